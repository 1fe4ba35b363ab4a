"""How often the gate is right: balanced accuracy on SummEdits (claims edited so that some no longer hold).

Run ``python -m benchmarks.grounding FILE.jsonl [FILE.jsonl ...] [--json]``; lines are ``{"source", "claim",
"label"}`` with 1 for supported. Beside the gate stands its last check alone (the share of a claim's content
words found in the source) at the threshold in use. Source: Laban et al. 2023, "LLMs as Factual Reasoners"
(people 89.4 and word overlap 56.9 on its samsum part).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.story.facts import known_of, support
from bot.story.verify import SUPPORT, SUPPORTED, judge


@dataclass(frozen=True)
class Score:
    """Rates are in percent; ``kept`` is over the supported, ``refused`` over the unsupported claims."""

    check: str
    claims: int
    balanced_accuracy: float
    kept: float
    refused: float


@dataclass(frozen=True)
class Claim:
    """A claim, the text that should support it, and whether people say that it does."""

    source: str
    text: str
    supported: bool


def read(path: Path) -> list[Claim]:
    """The claims of one file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Claim(row["source"], row["claim"], row["label"] == 1) for row in rows]


def score(check: str, claims: Sequence[Claim], accepts: Callable[[Claim], bool]) -> Score:
    """How a yes-or-no check does on `claims`."""
    kept = _rate(accepts(one) for one in claims if one.supported)
    refused = _rate(not accepts(one) for one in claims if not one.supported)
    return Score(check, len(claims), round((kept + refused) / 2, 1), round(kept, 1), round(refused, 1))


def gate(claim: Claim) -> bool:
    """What the gate says where a whole text is cited."""
    return judge(claim.text, [claim.source]).label == SUPPORTED


def words_alone(claim: Claim) -> bool:
    """The gate's last check alone."""
    return support(claim.text, known_of(claim.source))[0] >= SUPPORT


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each file and check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    found = {path.name: _scores(read(path)) for path in options.files}
    if options.json:
        json.dump(
            {name: [asdict(one) for one in scores] for name, scores in found.items()}, sys.stdout, indent=1
        )
        return 0
    for name, scores in found.items():
        for one in scores:
            print(
                f"{name}: {one.check}: balanced accuracy {one.balanced_accuracy}"
                f" ({one.kept} % of the supported kept, {one.refused} % of the others refused;"
                f" {one.claims} claims)"
            )
    return 0


def _scores(claims: Sequence[Claim]) -> list[Score]:
    return [score("gate", claims, gate), score("content words alone", claims, words_alone)]


def _rate(outcomes: Iterable[bool]) -> float:
    values = list(outcomes)
    return 100 * sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    sys.exit(main())
