"""Makes the gate's table of English word relations from WordNet 3.0.

Run ``python -m training.thesaurus FOLDER`` where FOLDER holds WordNet's ``data.*``, ``index.*`` and
``*.exc`` files (Debian's package wordnet-base puts them into /usr/share/wordnet). It writes
``bot/story/wordnet.txt.gz``; the same files give the same bytes. A line is ``word, meanings, wider
meanings, opposites, flag`` with tabs between: meanings are numbers of synsets behind a letter for the
part of speech, wider ones those up to three steps above a noun or a verb, opposites are words. The flag
is ``t`` where the word's usual meaning is a thing, living being or place, ``n`` where only its usual
meaning as a noun is one, ``p`` where it is a person, ``f`` where it is a feeling. An irregular form has
the line ``form, =word``. Source: Fellbaum 1998, "WordNet: An Electronic Lexical Database".
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "bot" / "story" / "wordnet.txt.gz"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
# WordNet's files of nouns for what can be seen or touched, by number (lexnames(5WN)).
TANGIBLE = {"03", "05", "06", "08", "13", "15", "17", "19", "20", "21", "27"}
PEOPLE = {"18"}
FEELINGS = {"12", "37"}
STEPS = 3
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SAME = {"&", "+", "^", "\\"}  # similar to, derived from, see also, pertains to
Key = tuple[str, str]


@dataclass
class Synset:
    """Words of one meaning, its file, meanings above it, those related to it, and opposites by word."""

    words: list[str]
    file: str
    above: list[Key] = field(default_factory=list)
    related: list[tuple[int, Key]] = field(default_factory=list)
    opposites: list[tuple[int, Key, int]] = field(default_factory=list)


def main(arguments: Sequence[str]) -> int:
    """Write the table; prints its size."""
    folder = Path(arguments[0])
    lines = sorted(table(folder))
    known = {line.split("\t")[0] for line in lines}
    lines += sorted(f"{form}\t={word}" for form, word in forms(folder).items() if word in known)
    data = gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0)
    OUT.write_bytes(data)
    print(f"{len(lines)} words, {len(data)} bytes")
    return 0


def table(folder: Path) -> Iterator[str]:
    """The lines of the table."""
    synsets = {key: one for name, part in PARTS.items() for key, one in _read(folder / f"data.{name}", part)}
    number = {key: f"{key[0]}{at:x}" for at, key in enumerate(synsets)}
    senses, counts = _index(folder)
    for word, keys in senses.items():
        flag = _flag(word, keys, counts, synsets)
        if not (_WORD.fullmatch(word) and (flag == "t" or _usual(word, keys, counts))):
            continue
        own = {key for key in keys if key in synsets}
        same = own | {key for one in own for key in _related(word, synsets[one])}
        wide = {key for one in own for key in _above(one, synsets)} - same
        against = sorted({other for one in own for other in _opposites(word, synsets[one], synsets)})
        fields = [word, _numbers(same, number), _numbers(wide, number), ",".join(against)]
        yield "\t".join([*fields, flag])


def forms(folder: Path) -> dict[str, str]:
    """Irregular form -> its word, from WordNet's lists of exceptions; verbs count before nouns."""
    found: dict[str, str] = {}
    for name in ("verb", "noun", "adj", "adv"):
        for line in (folder / f"{name}.exc").read_text(encoding="utf-8").splitlines():
            form, word, *_ = line.split()
            if _WORD.fullmatch(form) and form != word:
                found.setdefault(form, word)
    return found


def _read(path: Path, part: str) -> Iterator[tuple[Key, Synset]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        head = line.split("|")[0].split()
        count = int(head[3], 16)
        words = [re.sub(r"\(.*\)", "", head[4 + 2 * at]).lower() for at in range(count)]
        one = Synset(words, head[1])
        at = 4 + 2 * count
        for place in range(at + 1, at + 1 + 4 * int(head[at]), 4):
            symbol, offset, other, ends = head[place : place + 4]
            key = ("a" if other == "s" else other, offset)
            if symbol in ("@", "@i"):
                one.above.append(key)
            elif symbol == "!":
                one.opposites.append((int(ends[:2], 16), key, int(ends[2:], 16)))
            elif symbol in _SAME:
                one.related.append((int(ends[:2], 16), key))
        yield (part, head[0]), one


def _index(folder: Path) -> tuple[dict[str, list[Key]], dict[tuple[str, str], int]]:
    """Word -> its meanings, the commonest first, and how often a word was counted as each part of speech."""
    senses: dict[str, list[Key]] = defaultdict(list)
    counts: dict[tuple[str, str], int] = {}
    for name, part in PARTS.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                word, *rest = line.split()
                many = int(rest[1])
                senses[word] += [(part, offset) for offset in rest[-many:]]
                counts[word, part] = int(rest[-many - 1])
    return senses, counts


def _usual(word: str, keys: Sequence[Key], counts: dict[tuple[str, str], int]) -> bool:
    return any(counts.get((word, part), 0) > 0 or part in "va" for part, _ in keys)


def _flag(
    word: str, keys: Sequence[Key], counts: dict[tuple[str, str], int], synsets: dict[Key, Synset]
) -> str:
    """What the word is by its first meaning in its commonest part of speech; nouns win a tie."""
    order = sorted(keys, key=lambda key: (-counts.get((word, key[0]), 0), key[0] != "n"))
    first = order[0]
    noun = next((key for key in order if key[0] == "n"), None)
    rest = sum(counts.get((word, part), 0) for part in "var")
    if noun is not None and synsets[noun].file in TANGIBLE | PEOPLE:
        flag = "t" if synsets[noun].file in TANGIBLE else "p"
        if counts[word, "n"] >= rest:
            return flag
        if flag == "t" and counts[word, "n"]:
            return "n"
    near = [first, *(key for key in _related(word, synsets[first]) if first[0] == "a")]
    return "f" if any(synsets[key].file in FEELINGS for key in near) else ""


def _related(word: str, one: Synset) -> list[Key]:
    return [key for source, key in one.related if source == 0 or one.words[source - 1] == word]


def _above(key: Key, synsets: dict[Key, Synset]) -> set[Key]:
    found: set[Key] = set()
    edge = {key}
    for _ in range(STEPS):
        edge = {above for one in edge for above in synsets[one].above}
        found |= edge
    return found


def _opposites(word: str, one: Synset, synsets: dict[Key, Synset]) -> list[str]:
    return [
        synsets[key].words[target - 1]
        for source, key, target in one.opposites
        if one.words[source - 1] == word
    ]


def _numbers(keys: set[Key], number: dict[Key, str]) -> str:
    return ",".join(sorted(number[key] for key in keys))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
