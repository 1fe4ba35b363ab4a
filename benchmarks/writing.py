"""How the default writer writes, beside the plain log of what was told, for three sample narrators.

Run ``python -m benchmarks.writing [--json]``. For each narrator, style
and the log: words a sentence; readability (Flesch reading ease, 1948, for English; characters a sentence is
all there is for Chinese); the share of the text's content words that the narrator said; the distance of its
vocabulary from theirs (Jensen-Shannon divergence in bits, 0 the same, 1 nothing in common); pairs of
sentences that share 60 % of the shorter one's content words; and what the gate cut.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from math import log2

from benchmarks._golden import Life, sample_lives, story_of
from bot.story.shape import CHILD, STYLES, Shape
from bot.story.words import content
from memory.sentences import CJK, sentence_spans

_ALIKE = 0.6


@dataclass(frozen=True)
class Row:
    """Figures of one text. Shares are in percent; ``flesch`` is None where there is no English."""

    narrator: str
    text: str
    sentences: int
    length: float
    flesch: float | None
    own_words: float
    distance: float
    repeated: int
    cut: int


def rows() -> list[Row]:
    """The log, each style, and the child's version, for each narrator."""
    found = []
    for life in sample_lives():
        found.append(_row(life, "log", _sentences(life.log), 0))
        shapes = [Shape(style=style, pronoun=life.pronoun) for style in STYLES]
        for shape in [*shapes, Shape(audience=CHILD)]:
            story = story_of(life, shape)
            told = [one.text for chapter in story.chapters for one in chapter.sentences if one.role == "told"]
            cut = sum(len(chapter.cut) for chapter in story.chapters)
            name = shape.style if shape.audience != CHILD else "for a child"
            found.append(_row(life, name, told, cut))
    return found


def flesch(sentences: Sequence[str]) -> float | None:
    """Reading ease of the English words (Flesch 1948): 60 to 70 is plain, 90 and more very easy."""
    words = [word for one in sentences for word in re.findall(r"[A-Za-z]+(?:['’][a-z]+)?", one)]
    spoken = [one for one in sentences if re.search(r"[A-Za-z]{2}", one)]
    if len(words) < 100:
        return None
    syllables = sum(map(_syllables, words))
    return round(206.835 - 1.015 * len(words) / len(spoken) - 84.6 * syllables / len(words), 1)


def distance(one: Counter[str], other: Counter[str]) -> float:
    """Jensen-Shannon divergence of two distributions of words, in bits (Lin 1991)."""
    shares = [{word: count / counts.total() for word, count in counts.items()} for counts in (one, other)]
    middle = {word: sum(share.get(word, 0.0) for share in shares) / 2 for word in {*shares[0], *shares[1]}}
    return sum(0.5 * p * log2(p / middle[word]) for share in shares for word, p in share.items())


def repeats(sentences: Sequence[str]) -> int:
    """Pairs of sentences that share 60 % of the shorter one's content words (four or more)."""
    told = [words for one in sentences if len(words := frozenset(content(one))) > 3]
    return sum(len(one & other) >= _ALIKE * min(len(one), len(other)) for one, other in combinations(told, 2))


def _row(life: Life, name: str, sentences: Sequence[str], cut: int) -> Row:
    said = Counter(content(life.log))
    written = Counter(word for one in sentences for word in content(one))
    own = sum(count for word, count in written.items() if word in said)
    lengths = [len(re.findall(f"[{CJK}]|[A-Za-z']+|\\d+", one)) for one in sentences]
    return Row(
        life.narrator.id,
        name,
        len(sentences),
        round(sum(lengths) / len(lengths), 1),
        flesch(sentences),
        round(100 * own / written.total(), 1),
        round(distance(said, written), 3),
        repeats(sentences),
        cut,
    )


def _sentences(log: str) -> list[str]:
    return [log[start:end] for start, end in sentence_spans(log)]


def _syllables(word: str) -> int:
    """By runs of vowels, without a silent e."""
    bare = re.sub(r"(?:[^laeiouy]es|[^aeiouydt]ed|[^l]e)$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each text."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    found = rows()
    if options.json:
        json.dump([asdict(one) for one in found], sys.stdout, indent=1)
        return 0
    for one in found:
        ease = "" if one.flesch is None else f", Flesch {one.flesch}"
        print(
            f"{one.narrator}, {one.text}: {one.sentences} sentences of {one.length} words{ease}; "
            f"{one.own_words} % own words, distance {one.distance}; {one.repeated} repeated, {one.cut} cut"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
