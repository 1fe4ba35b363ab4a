"""Which JSON stands beside which picture in a Google Takeout, by their names.

Google does not say how it names them; the rules are those that readers of many exports found:
``NAME.JSON`` is ``IMG.jpg`` + ``.supplemental-metadata`` (until 2024 nothing) cut to 46 letters, with a
picture's ``(1)`` moved to the end; an edited picture has the JSON of its original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

_SUPPLEMENT = ".supplemental-metadata"
_NUMBER = re.compile(r"\((\d+)\)")
_AT_END = re.compile(r"\((\d+)\)$")
_CUT = range(46, 52)  # letters or bytes of a JSON's name that was cut, with its ending
_EDITED = (
    "-edited",
    "-effects",
    "-smile",
    "-mix",
    "-bearbeitet",
    "-modifié",
    "-modificato",
    "-editado",
    "-ha editado",
    "-editat",
    "-bewerkt",
    "-edytowane",
    "-編集済み",
    "-已编辑",
    "-已編輯",
)

T = TypeVar("T")
Key = tuple[str, str]


def key_of(json_name: str) -> Key:
    """What a JSON is found by: its name without the ending, and its number."""
    stem = json_name.casefold().removesuffix(".json")
    number = _AT_END.search(stem)
    return (stem[: number.start()], number[1]) if number else (stem, "")


def beside(name: str, sides: Mapping[Key, T]) -> T | None:
    """The one of `sides` (of the same folder) that belongs to the picture `name`; None where none does."""
    folded = name.casefold()
    original = original_of(folded)
    for one in (folded, original) if original else (folded,):
        for key in _keys(one):
            if key in sides:
                return sides[key]
    return None


def original_of(name: str) -> str | None:
    """The name of the picture that `name` is an edited version of; None where it is none."""
    path = PurePosixPath(name)
    number = _AT_END.search(path.stem)
    stem = path.stem[: number.start()] if number else path.stem
    for mark in _EDITED:
        if stem.casefold().endswith(mark) and len(stem) > len(mark):
            return f"{stem[: -len(mark)]}{number[0] if number else ''}{path.suffix}"
    return None


def _keys(name: str) -> Iterator[Key]:
    """The likeliest first: a number before or after, the supplement whole, cut or missing."""
    number = _NUMBER.search(name)
    bare = name[: number.start()] + name[number.end() :] if number else name
    for one, count in ((bare, number[1]), (name, "")) if number else ((name, ""),):
        full = one + _SUPPLEMENT
        yield from ((full[:end], count) for end in range(len(full), len(one) - 1, -1))
        yield from ((one[:end], count) for end in range(len(one) - 1, 0, -1) if _is_cut(one[:end]))
    yield PurePosixPath(bare).stem, number[1] if number else ""


def _is_cut(stem: str) -> bool:
    json_name = f"{stem}.json"
    return len(json_name) in _CUT or len(json_name.encode()) in _CUT
