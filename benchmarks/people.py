"""How well people and places are found, and how well the names of one person are joined.

Run ``python -m benchmarks.people [--part dev|held|fresh] [--json]``. The sample in ``tests/memory/named`` was
annotated by reading; its README says how. A name counts as found where its kind is right and its words
are the same but for a title, a "my" or a possessive. For aliases every two found mentions of a
narrator's people are a pair: are they one person? ``held`` was never looked at while rules were made, and
``fresh`` was drawn and annotated when they were done.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from time import perf_counter

from memory.graph import build
from memory.people_reading import read
from memory.types import Passage

SAMPLE = Path(__file__).parents[1] / "tests" / "memory" / "named"
PARTS = ("dev", "held", "fresh")
_MARK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<kind>[pl]) (?P<key>\w+)\)")
_KINDS = {"p": "person", "l": "place"}
_LEAD = re.compile(
    r"^(?:(?:my|our|the|mr|mrs|miss|ms|dr|doctor|doktor|sir|captain|professor|governor|president|herr|frau"
    r"|saint|uncle|aunt|auntie|grandma|avó|father|brother|sister|我的?)\b\.?\s*|我)+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Marked:
    """A name at characters ``start``..``end`` of passage number ``passage``; ``key`` says who or where."""

    passage: int
    kind: str
    words: str
    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Life:
    """The passages of one narrator with what a reader marked in them."""

    language: str
    name: str
    passages: tuple[Passage, ...]
    marked: tuple[Marked, ...]


@dataclass(frozen=True)
class Score:
    """Precision and recall in 0..1 of ``what`` in ``part``; ``right`` of ``found`` and of ``marked``."""

    part: str
    what: str
    language: str
    precision: float
    recall: float
    right: int
    found: int
    marked: int


def lives(part: str) -> list[Life]:
    """The narrators of one part of the sample; language ``en``, ``zh`` or ``book``."""
    blocks = (SAMPLE / f"{part}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return [_life(block.splitlines()) for block in blocks]


def find(life: Life) -> list[Marked]:
    """What the program marks in a life."""
    graph = build([read(one) for one in life.passages])
    number = {one.id: at for at, one in enumerate(life.passages)}
    return [
        Marked(
            number[one.passage_id],
            graph.nodes[one.node].kind,
            life.passages[number[one.passage_id]].text[one.start : one.end],
            one.start,
            one.end,
            str(one.node),
        )
        for one in graph.sightings
    ]


def measure(part: str) -> list[Score]:
    """People, places and pairs, for each language."""
    scores = []
    for language in ("en", "book", "en+book", "zh"):
        chosen = [one for one in lives(part) if one.language in language.split("+")]
        if not any(one.marked for one in chosen):
            continue
        matched = [(life, *_match(life.marked, find(life))) for life in chosen]
        for kind in ("person", "place"):
            right = sum(gold.kind == kind for _, pairs, _ in matched for gold, _ in pairs)
            found = right + sum(one.kind == kind for _, _, wrong in matched for one in wrong)
            marked = sum(one.kind == kind for life in chosen for one in life.marked)
            scores.append(_score(part, kind, language, right, found, marked))
        if language in ("en", "zh"):
            scores.append(_aliases(part, language, [pairs for _, pairs, _ in matched]))
    return scores


def faults(part: str) -> Iterator[str]:
    """What was missed (-) and what was marked wrongly (+), for whoever improves the rules."""
    for life in lives(part):
        found = find(life)
        pairs, wrong = _match(life.marked, found)
        met = {gold for gold, _ in pairs}
        for sign, some in (("-", [one for one in life.marked if one not in met]), ("+", wrong)):
            for one in some:
                yield f"{sign} {one.kind} {one.words!r} in {life.passages[one.passage].text!r}"
        for (gold, one), (other_gold, other) in combinations(_people(pairs), 2):
            if (gold.key == other_gold.key) != (one.key == other.key):
                sign = "not joined" if gold.key == other_gold.key else "wrongly joined"
                yield f"{life.name}: {sign}: {gold.words} / {other_gold.words}"


def timed(passages: int = 10_000) -> dict[str, float]:
    """Seconds of one core to read so many passages, to put the graph together, and for one passage more."""
    names = ["Ana", "Tom Hill", "Rosa", "Karl", "Ines", "my sister", "Uncle Bob", "Mrs. Jones"]
    told = [
        f"I went to Porto with {names[at % 8]} in the summer and we told {names[at % 7]} about the boat, the "
        f"harbour and the long road home. Then {names[at % 5]} and I danced until dark, and no one saw."
        for at in range(passages)
    ]
    began = perf_counter()
    readings = [read(_passage(str(at), text)) for at, text in enumerate(told)]
    were_read = perf_counter()
    build(readings)
    built = perf_counter()
    build([*readings, read(_passage("last", "I met Vera in Leeds."))])
    seconds = {"read": were_read - began, "built": built - were_read, "one_more": perf_counter() - built}
    return {name: round(value, 2) for name, value in seconds.items()}


def _life(lines: Sequence[str]) -> Life:
    language, name = lines[0].removeprefix("# ").split()
    passages, marked = [], []
    for number, line in enumerate(lines[1:]):
        text = ""
        rest = 0
        for match in _MARK.finditer(line):
            text += line[rest : match.start()]
            start = len(text)
            text += match["words"]
            kind = _KINDS[match["kind"]]
            marked.append(Marked(number, kind, match["words"], start, len(text), match["key"]))
            rest = match.end()
        text += line[rest:]
        passages.append(_passage(f"{name}-{number}", text))
    return Life(language, name, tuple(passages), tuple(marked))


def _passage(name: str, text: str) -> Passage:
    return Passage(name, "n", name, text, "text", 0, len(text), datetime(2026, 3, 12, tzinfo=UTC))


def _match(
    marked: Sequence[Marked], found: Sequence[Marked]
) -> tuple[list[tuple[Marked, Marked]], list[Marked]]:
    """Pairs of what was marked and what was found for it, and what was found for nothing."""
    left = list(found)
    pairs = []
    for gold in marked:
        one = next((one for one in left if _same(gold, one)), None)
        if one is not None:
            left.remove(one)
            pairs.append((gold, one))
    return pairs, left


def _same(gold: Marked, found: Marked) -> bool:
    overlap = gold.passage == found.passage and gold.start < found.end and found.start < gold.end
    return overlap and gold.kind == found.kind and _bare(gold.words) == _bare(found.words)


def _bare(words: str) -> str:
    return (_LEAD.sub("", re.sub(r"['’]s?$", "", words)) or words).strip()


def _people(pairs: Sequence[tuple[Marked, Marked]]) -> list[tuple[Marked, Marked]]:
    return [pair for pair in pairs if pair[0].kind == "person"]


def _aliases(part: str, language: str, matched: Sequence[Sequence[tuple[Marked, Marked]]]) -> Score:
    right = found = marked = 0
    for pairs in matched:
        for (gold, one), (other_gold, other) in combinations(_people(pairs), 2):
            same, joined = gold.key == other_gold.key, one.key == other.key
            right, found, marked = right + (same and joined), found + joined, marked + same
    return _score(part, "same person", language, right, found, marked)


def _score(part: str, what: str, language: str, right: int, found: int, marked: int) -> Score:
    precision, recall = right / max(found, 1), right / max(marked, 1)
    return Score(part, what, language, round(precision, 3), round(recall, 3), right, found, marked)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--part", choices=PARTS, help="one part of the sample; all by default")
    parser.add_argument("--faults", action="store_true", help="print what went wrong in dev")
    parser.add_argument("--timed", action="store_true", help="only the seconds for 10,000 passages")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    arguments = parser.parse_args()
    if arguments.timed:
        print(json.dumps(timed()))
        return
    if arguments.faults:
        print("\n".join(faults("dev")))
    scores = [one for part in ([arguments.part] if arguments.part else PARTS) for one in measure(part)]
    for one in scores:
        figures = f"precision {one.precision:.3f}  recall {one.recall:.3f}"
        counts = f"{one.right} right of {one.found} found, {one.marked} marked"
        print(f"{one.part:5} {one.language:8} {one.what:12} {figures}  ({counts})", file=sys.stderr)
    if arguments.json:
        print(json.dumps([asdict(one) for one in scores]))


if __name__ == "__main__":
    main()
