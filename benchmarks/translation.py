"""How the gate on translations judges sentences that were translated well, and the same ones changed.

    python -m benchmarks.translation

The parallel texts are the bank of questions in English, Chinese and Spanish, written anew in each. A
translation as it stands should pass; one with a number or a name put in, or with its denial taken out or one
put in, should not. The messages to a person are parallel too, and no rule was made by them: of those the
check of denials alone is measured.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence

import prompts
from bot.story.translation import denies, translated

_ENDS = re.compile(r"(?<=[.?!:])\s+|(?<=[。？！：])|\n")
# A sentence that denies, of one that does not.
_DENIED = {"en": "It is not so: {}", "es": "No es así: {}", "zh": "不是这样：{}"}


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
        "denial changed": refused(lambda one: _otherwise(one, target)),
        "denials of messages alike": _alike(source, target),
    }


def _otherwise(text: str, language: str) -> str:
    """`text` without its denial, or with one."""
    if not denies(text, language):
        return _DENIED[language].format(text)
    return re.sub(prompts.rules("denials", language)["denies"], " ", text, flags=re.IGNORECASE)


def _alike(source: str, target: str) -> float:
    """The share of sentences in the messages that deny in both languages or in neither."""
    own, other = prompts.messages(source), prompts.messages(target)
    pairs = [
        pair
        for key in own.keys
        for pair in _sentences(
            *(one.format(key, dict.fromkeys(one.variables(key), 3)) for one in (own, other))
        )
    ]
    return sum(denies(a, source) == denies(b, target) for a, b in pairs) / len(pairs)


def _sentences(told: str, said: str) -> list[tuple[str, str]]:
    """The sentences of both, one for one; none where they are not as many."""
    both = [[part for part in _ENDS.split(one) if part.strip()] for one in (told, said)]
    return list(zip(*both, strict=True)) if len(both[0]) == len(both[1]) else []


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
