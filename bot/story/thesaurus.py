"""Which English words mean the same, something wider, or the opposite: WordNet, by a table beside this.

``training/thesaurus.py`` makes the table and says how it is laid out.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("wordnet.txt.gz")
_ENDINGS = (
    ("ies", "y"), ("ves", "f"), ("s", ""), ("es", ""), ("ied", "y"), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ly", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word's meanings and those wider than them, by number; its opposites; and what it is.

    ``kind`` is ``t`` for what can be seen or touched, ``n`` where only the noun is that, ``p`` for a
    person, ``f`` for a feeling, or empty.
    """

    same: frozenset[str]
    wider: frozenset[str]
    opposites: frozenset[str]
    kind: str


@lru_cache(maxsize=1 << 14)
def look_up(word: str) -> Word | None:
    """What WordNet says of a word in any form, or None. Case does not matter."""
    table = _table()
    found = [table[one] for one in bases(word) if one in table]
    return _read(found[0]) if found else None


def bases(word: str) -> Iterator[str]:
    """The forms under which a word may stand in the table: as it is, irregular, without its ending."""
    bare = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    line = _table().get(bare, "")
    yield line[1:] if line.startswith("=") else bare
    for ending, other in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) > 1:
            stem = bare[: -len(ending)]
            yield stem + other
            if not other and len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


def _read(line: str) -> Word:
    same, wider, opposites, flag = [*line.split("\t"), "", "", ""][:4]
    return Word(_set(same), _set(wider), _set(opposites), flag)


def _set(field: str) -> frozenset[str]:
    return frozenset(field.split(",")) if field else frozenset()


@cache
def _table() -> dict[str, str]:
    lines = gzip.decompress(_TABLE.read_bytes()).decode().splitlines()
    return dict(line.split("\t", 1) for line in lines)
