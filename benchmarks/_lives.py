"""The hidden memories and the characters of the simulated narrators."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from memory.sentences import sentence_spans

TRAITS = ("talkative", "terse", "wandering", "guarded", "forgetful", "emotional")
_HERE = Path(__file__).parent
_LONGEST = 60  # words of one memory; longer paragraphs are cut between sentences
_LEAST = 8
_MOST = 200  # memories of one persona, from the beginning of its part


@dataclass(frozen=True)
class Persona:
    """Whose life it is, its memories in the order of the life, six traits (0..1), and what a guarded
    one will not speak of, as plain descriptions.
    """

    name: str
    memories: tuple[str, ...]
    traits: dict[str, float]
    guards: tuple[str, ...] = ()
    language: str = "en"


def personas(folder: Path | None = None) -> list[Persona]:
    """The eight English personas. `folder` holds franklin.jsonl and keller.jsonl (default: ``lives/``
    in LIFESTORY_DATA). Raises FileNotFoundError where they are not there.
    """
    lives = folder or Path(os.environ.get("LIFESTORY_DATA", "../shared/data")) / "lives"
    return [_persona(name, lives, _HERE) for name in _CAST]


def chinese_persona() -> Persona:
    """One Chinese life of few memories, to be read by eye; not counted."""
    rows = _rows(_HERE / "lives_zh.jsonl")
    return Persona("liuhe", tuple(text for _, text in rows), {"talkative": 0.5, "emotional": 0.5}, (), "zh")


# Part of a life: file, chapters as a pattern, traits, themes not spoken of.
_CAST: dict[str, tuple[str, str, dict[str, float], tuple[str, ...]]] = {
    "franklin-youth": ("franklin.jsonl", r"chapter-[1-5]", {"talkative": 0.8, "wandering": 0.5}, ()),
    "franklin-printer": (
        "franklin.jsonl",
        r"chapter-(?:[6-9]|1[01])",
        {"guarded": 0.9, "terse": 0.4},
        ("debts and money that was owed", "courtship and marriage"),
    ),
    "franklin-public": (
        "franklin.jsonl",
        r"chapter-1[2-9]",
        {"wandering": 0.9, "talkative": 0.4, "forgetful": 0.3},
        (),
    ),
    "keller-child": ("keller.jsonl", r"chapter-1-(?:\d|1[0-3])", {"emotional": 0.9, "talkative": 0.3}, ()),
    "keller-college": (
        "keller.jsonl",
        r"chapter-1-(?:1[4-9]|2\d)",
        {"forgetful": 0.8, "emotional": 0.4},
        ("being accused or found at fault", "examinations at college"),
    ),
    "edith": ("lives_en.jsonl", "edith", {"talkative": 0.6, "emotional": 0.6, "forgetful": 0.3}, ()),
    "tomas": (
        "lives_en.jsonl",
        "tomas",
        {"terse": 0.9, "guarded": 0.7},
        ("military service and the war", "the death of a child or a wife"),
    ),
    "meera": (
        "lives_en.jsonl",
        "meera",
        {"guarded": 0.4, "wandering": 0.4, "forgetful": 0.6},
        ("the loss of a child",),
    ),
}


def _persona(name: str, lives: Path, here: Path) -> Persona:
    file, chapters, traits, guards = _CAST[name]
    path = (here if file.startswith("lives_") else lives) / file
    wanted = re.compile(chapters)
    told = [text for chapter, text in _rows(path) if wanted.fullmatch(chapter)]
    memories = [piece for text in told for piece in _pieces(text)]
    return Persona(name, tuple(memories[:_MOST]), traits, guards)


def _rows(path: Path) -> list[tuple[str, str]]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [(row["chapter"], row["text"]) for row in rows]


def _pieces(text: str) -> Iterator[str]:
    """Runs of whole sentences of at most `_LONGEST` words."""
    piece: list[str] = []
    for start, end in sentence_spans(text):
        sentence = text[start:end].split()
        if piece and len(piece) + len(sentence) > _LONGEST:
            yield from _kept(piece)
            piece = []
        piece += sentence
    yield from _kept(piece)


def _kept(words: list[str]) -> Iterator[str]:
    if len(words) >= _LEAST:
        yield " ".join(words)
