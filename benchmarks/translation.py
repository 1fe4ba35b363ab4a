"""How the gate on translations judges sentences that were translated well, and the same ones changed.

    python -m benchmarks.translation

The parallel texts are the bank of questions in English, Chinese and Spanish, written anew in each. A
translation as it stands should pass; one with a number or a name put in, or with its denial taken out or one
put in, should not.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence

import prompts
from bot.story.translation import translated

_NOT = {"en": "not", "es": "no", "zh": "没"}


class Given:
    """Hands over the translations that it was given."""

    name = "the bank"

    def __init__(self, said: Sequence[str]) -> None:
        self._said = list(said)

    def __call__(self, texts: Sequence[str], source: str, target: str) -> list[str]:  # noqa: ARG002 - a protocol
        """The translations, one for one."""
        return self._said


def measured(source: str, target: str) -> dict[str, float]:
    """Shares of the bank's sentences: that stand as translated, and that are refused once changed."""
    told, said = prompts.questions(source).texts, prompts.questions(target).texts
    denies = prompts.rules("denials", target)["denies"]

    def refused(change: Callable[[str], str | None]) -> float:
        rows = [(one, change(other)) for one, other in zip(told, said, strict=True)]
        kept = [(one, other) for one, other in rows if other is not None]
        found = translated([a for a, _ in kept], [], source, target, Given([b for _, b in kept]))
        return sum(one.text is None for one in found) / len(found)

    end = r"([.?!。？！])$"
    return {
        "sentences": len(told),
        "stand": 1 - refused(lambda one: one),
        "number put in": refused(lambda one: re.sub(end, r" 1962\1", one)),
        "name put in": refused(lambda one: re.sub(end, r" Carmen\1", one)),
        "denial changed": refused(
            lambda one: (
                re.sub(denies, " ", one, flags=re.IGNORECASE)
                if re.search(denies, one.lower())
                else re.sub(end, rf" {_NOT[target]}\1", one)
            )
        ),
    }


def main() -> None:
    """Print the figures of each pair."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    pairs = [("en", "es"), ("es", "en"), ("en", "zh"), ("zh", "en")]
    found = {f"{source} to {target}": measured(source, target) for source, target in pairs}
    if as_json:
        print(json.dumps(found))
        return
    for pair, figures in found.items():
        shares = ", ".join(f"{name} {value:.1%}" for name, value in figures.items() if name != "sentences")
        print(f"{pair} ({figures['sentences']} sentences): {shares}")


if __name__ == "__main__":
    main()
