"""How often the gate's entailment part is right: balanced accuracy on claims that people have judged.

Run ``python -m benchmarks.grounding FILE.jsonl [FILE.jsonl ...] [--nli MODEL] [--json]``; lines are
``{"source", "claim", "label"}`` with 1 for supported. ``balanced_accuracy`` is a fraction: the mean of
the share of supported claims kept and of the others refused, for the default, or with the model of
entailment where one is named; over several files it is the mean of theirs. Beside it stand its parts.
``--fabrications`` runs ``benchmarks.fabrications`` instead. Source of the files here: Laban et al.
2023, "LLMs as Factual Reasoners" (SummEdits; on its samsum part people reach 0.894, QAFactEval 0.662,
SummaC 0.531, word overlap 0.569).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import fabrications
from bot.story import entailment
from bot.story.facts import known_of, missing_names, missing_numbers, support
from bot.story.verify import SUPPORT, SUPPORTED, Entails, Evidence, entailed, judge


@dataclass(frozen=True)
class Score:
    """Fractions; ``kept`` is over the supported, ``refused`` over the unsupported claims."""

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


Accepts = Callable[[Claim], bool]


def read(path: Path) -> list[Claim]:
    """The claims of one file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Claim(row["source"], row["claim"], int(row["label"]) == 1) for row in rows]


def score(check: str, claims: Sequence[Claim], accepts: Accepts) -> Score:
    """How a yes-or-no check does on `claims`."""
    kept = _rate(accepts(one) for one in claims if one.supported)
    refused = _rate(not accepts(one) for one in claims if not one.supported)
    return Score(check, len(claims), round((kept + refused) / 2, 4), round(kept, 4), round(refused, 4))


def checks(entails: Entails | None) -> Mapping[str, Accepts]:
    """The default first (with a model where there is one), then its parts and the whole gate."""
    found: dict[str, Accepts] = {}
    if entails is not None:
        found["entailment with the model"] = lambda claim: _stands(
            entailed(claim.text, _whole(claim), entails).label
        )
        found["the model alone"] = lambda claim: entails(claim.text, [claim.source])
    found["entailment"] = lambda claim: _stands(entailed(claim.text, _whole(claim)).label)
    found["names and numbers"] = _names_and_numbers
    found["things and opposites"] = _things
    found["share of words"] = lambda claim: support(claim.text, known_of(claim.source))[0] >= SUPPORT
    found["the whole gate"] = lambda claim: _stands(judge(claim.text, _whole(claim)).label)
    return found


def report(files: Sequence[Path], entails: Entails | None = None) -> dict[str, object]:
    """The scores of every file and check; the first check is the one that counts."""
    found = {}
    for path in files:
        claims = read(path)
        scores = [score(name, claims, accepts) for name, accepts in checks(entails).items()]
        found[path.name] = {**asdict(scores[0]), "checks": [asdict(one) for one in scores]}
    mean = sum(float(one["balanced_accuracy"]) for one in found.values()) / max(len(found), 1)
    return {"balanced_accuracy": round(mean, 4), "files": found}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each file and check."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if "--fabrications" in given:
        return fabrications.main([one for one in given if one != "--fabrications"])
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--nli", metavar="MODEL", help="folder or hub name of a model of entailment")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(given)
    found = report(options.files, _model(options.nli))
    if options.json:
        json.dump(found, sys.stdout, indent=1)
        return 0
    _print(found)
    return 0


def _print(found: Mapping[str, object]) -> None:
    files = found["files"]
    assert isinstance(files, dict)
    for name, scores in files.items():
        for one in scores["checks"]:
            print(
                f"{name}: {one['check']}: balanced accuracy {one['balanced_accuracy']:.3f}"
                f" ({one['kept']:.1%} of the supported kept, {one['refused']:.1%} of the others refused;"
                f" {one['claims']} claims)"
            )


def _model(name: str | None) -> Entails | None:
    if name is None:
        return None
    from bot.perception.entailment import load

    return load(name)


def _whole(claim: Claim) -> Evidence:
    return Evidence([claim.source], [claim.source])


def _names_and_numbers(claim: Claim) -> bool:
    known = known_of(claim.source)
    return not missing_names(claim.text, known) and not missing_numbers(claim.text, known)


def _things(claim: Claim) -> bool:
    sources = [claim.source]
    return not entailment.missing_things(claim.text, sources) and not entailment.opposites(
        claim.text, sources
    )


def _stands(label: str) -> bool:
    return label == SUPPORTED


def _rate(outcomes: Iterable[bool]) -> float:
    values = list(outcomes)
    return sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    sys.exit(main())
