"""What the gate catches of true sentences made untrue, and what it refuses of honest ones.

Run ``python -m benchmarks.fabrications [--json] [--show KIND]``. True sentences are those that the
default writer makes of told lives (`_told`), each citing its words. `_fabrications` and
`_fabrications_zh` change them, kind by kind; untouched ones, rewordings by rule and pairs written by
hand (`_paraphrases`) must stand. At most 250 sentences a kind and language, chosen with a fixed seed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from random import Random

from benchmarks import _fabrications, _fabrications_zh, _paraphrases
from benchmarks._told import AT, Told, lives
from bot.story.spans import cite
from bot.story.verify import SUPPORTED, verify
from memory.sentences import language_of
from memory.types import Narrator, Passage, Sentence

MOST = 250
SEED = 20


@dataclass(frozen=True)
class Rate:
    """How many sentences of one kind were judged, and the share of them judged rightly (0..1)."""

    kind: str
    language: str
    honest: bool
    sentences: int
    right: float


@dataclass(frozen=True)
class Case:
    """A sentence to judge. ``honest`` ones should stand."""

    kind: str
    language: str
    honest: bool
    told: Told


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rates."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", metavar="KIND", help="print what was judged wrongly of one kind")
    options = parser.parse_args(arguments)
    made = list(cases(lives()))
    if options.show:
        _show([one for one in made if one.kind == options.show])
        return 0
    report = judged(made)
    if options.json:
        json.dump(report, sys.stdout, indent=1)
    else:
        _print(report)
    return 0


def judged(made: Sequence[Case]) -> dict[str, object]:
    """Rates a kind and over all; milliseconds a sentence."""
    groups: dict[tuple[str, str, bool], list[bool]] = {}
    began = time.perf_counter()
    for one in made:
        groups.setdefault((one.kind, one.language, one.honest), []).append(right(one))
    spent = 1000 * (time.perf_counter() - began) / max(len(made), 1)
    rates = [Rate(*key, len(found), _mean(found)) for key, found in groups.items()]
    false = [one for key, found in groups.items() if not key[2] for one in found]
    true = [one for key, found in groups.items() if key[2] for one in found]
    return {
        "fabrications": len(false),
        "caught": _mean(false),
        "honest": len(true),
        "rejected": round(1 - _mean(true), 4),
        "milliseconds_a_sentence": round(spent, 2),
        "kinds": [asdict(one) for one in rates],
    }


def right(case: Case) -> bool:
    """Whether the gate judges the case as it should."""
    label = verify(case.told.sentence, case.told.passages, case.told.narrator).label
    return (label == SUPPORTED) is case.honest


def cases(told: Sequence[Told]) -> Iterator[Case]:
    """All cases: English lives with their rules, Chinese ones with theirs, and the pairs by hand."""
    for language, false in (("en", _fabrications.ENGLISH), ("zh", _fabrications_zh.CHINESE)):
        own = [one for one in told if one.language == language]
        yield from (Case("untouched", language, True, one) for one in _some(own))
        yield from _made(own, false, False)
        yield from _made(own, _paraphrases.ENGLISH if language == "en" else {}, True)
    for number, (said, reworded) in enumerate(_paraphrases.BY_HAND):
        yield Case("by hand", language_of(said), True, _pair(number, said, reworded))


def _made(told: Sequence[Told], changes: Mapping[str, _fabrications.Change], honest: bool) -> Iterator[Case]:
    for kind, change in changes.items():
        random = Random(f"{SEED} {kind}")
        found = [(one, change(one, random)) for one in told]
        changed = [other for one, other in found if other is not None and other != one]
        yield from (Case(kind, one.language, honest, one) for one in _some(changed))


def _some(told: Sequence[Told]) -> list[Told]:
    return list(told) if len(told) <= MOST else Random(SEED).sample(list(told), MOST)


def _pair(number: int, said: str, reworded: str) -> Told:
    language = language_of(said)
    narrator = Narrator("by-hand", "Maria" if language == "en" else "美兰", "test", "1", language)
    passage = Passage(f"p{number}", narrator.id, f"e{number}", said, "text", 0, len(said), AT)
    sentence = Sentence(reworded, (cite(passage, 0, len(said)),))
    return Told(sentence, {passage.id: passage}, narrator, language, "by hand")


def _mean(found: Sequence[bool]) -> float:
    return round(sum(found) / len(found), 4) if found else 0.0


def _print(report: Mapping[str, object]) -> None:
    kinds = report["kinds"]
    assert isinstance(kinds, list)
    for one in kinds:
        verb = "kept" if one["honest"] else "caught"
        print(f"{one['language']} {one['kind']}: {one['right']:.1%} of {one['sentences']} {verb}")
    print(
        f"{report['caught']:.1%} of {report['fabrications']} fabrications caught,"
        f" {report['rejected']:.1%} of {report['honest']} honest sentences rejected,"
        f" {report['milliseconds_a_sentence']} ms a sentence"
    )


def _show(made: Sequence[Case]) -> None:
    for one in made:
        if not right(one):
            verdict = verify(one.told.sentence, one.told.passages, one.told.narrator)
            cited = " / ".join(citation.quote for citation in one.told.sentence.citations)
            print(f"{verdict.label} ({verdict.reason})\n   {one.told.sentence.text}\n   {cited}")


if __name__ == "__main__":
    sys.exit(main())
