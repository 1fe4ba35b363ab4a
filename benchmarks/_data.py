"""Conversations with questions and the entries that answer them, as benchmarks read them.

A file holds ``{"conversations": [{"narrator", "language", "entries": [{"ref", "at", "speaker",
"text", "caption"?}], "questions": [{"text", "category", "evidence": [ref]}]}]}``.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Line:
    """One entry. ``text`` has the picture's caption behind what was said."""

    ref: str
    at: str
    speaker: str
    text: str


@dataclass(frozen=True)
class Asking:
    """A question and the refs of the entries that answer it."""

    text: str
    category: str
    evidence: frozenset[str]


@dataclass(frozen=True)
class Conversation:
    """A narrator's memories and what is asked of them."""

    name: str
    language: str
    lines: tuple[Line, ...]
    questions: tuple[Asking, ...]

    @property
    def teller(self) -> str:
        """Whose words count as the narrator's own: who says most, the first of them in a tie."""
        return Counter(one.speaker for one in self.lines).most_common(1)[0][0]


def load(path: Path) -> list[Conversation]:
    """The conversations of a file. Questions without evidence are left out: nothing could be found."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return [_conversation(one) for one in data["conversations"]]


def _conversation(data: dict[str, Any]) -> Conversation:
    questions = tuple(
        Asking(one["text"], one["category"], frozenset(one["evidence"])) for one in data["questions"]
    )
    return Conversation(
        name=str(data["narrator"]),
        language=data["language"],
        lines=tuple(_line(one) for one in data["entries"]),
        questions=tuple(one for one in questions if one.evidence),
    )


def _line(data: dict[str, Any]) -> Line:
    words = [data["text"], data.get("caption")]
    return Line(data["ref"], data["at"], str(data["speaker"]), "\n".join(word for word in words if word))
