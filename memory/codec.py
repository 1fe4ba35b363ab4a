"""Perceptions and passages as plain JSON values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from memory.types import (
    Caption,
    CaptionFact,
    DocumentText,
    Emotion,
    EntryKind,
    Felt,
    Part,
    Passage,
    PerceptionKind,
    Segment,
    Transcript,
    Trouble,
    Voice,
    Word,
)

Value = Transcript | tuple[Caption, ...] | DocumentText | Emotion | Felt | Voice | Trouble


def perception_to(value: Value) -> Any:
    """A perception's value as JSON."""
    return [asdict(one) for one in value] if isinstance(value, tuple) else asdict(value)


def perception_from(kind: PerceptionKind, data: Any) -> Value:
    """The value that `perception_to` wrote."""
    match kind:
        case PerceptionKind.TRANSCRIPT:
            segments = tuple(_segment(one) for one in data.pop("segments"))
            return Transcript(segments=segments, **data)
        case PerceptionKind.CAPTION:
            return tuple(_caption(one) for one in data)
        case PerceptionKind.DOCUMENT:
            return DocumentText(tuple(data["pages"]), data["model"], data["version"])
        case PerceptionKind.EMOTION:
            parts = tuple(Part(**one) for one in data.pop("parts", ()))
            return Emotion(**data, parts=parts)
        case PerceptionKind.FELT:
            return Felt(**{**data, "labels": tuple(data["labels"])})
        case PerceptionKind.VOICE:
            return Voice(**data)
        case PerceptionKind.TROUBLE:
            return Trouble(**data)


def passage_to(passage: Passage) -> dict[str, Any]:
    """A passage as JSON; empty fields are left out, words are triples."""
    data = {key: value for key, value in asdict(passage).items() if value not in (None, ())}
    data["told_at"] = passage.told_at.isoformat()
    if passage.words:
        data["words"] = [(one.text, one.start, one.end) for one in passage.words]
    return data


def passage_from(data: Mapping[str, Any]) -> Passage:
    """The passage that `passage_to` wrote."""
    words = tuple(Word(*one) for one in data.get("words", ()))
    rest = {key: value for key, value in data.items() if key not in ("words", "told_at", "kind")}
    return Passage(
        words=words,
        told_at=datetime.fromisoformat(data["told_at"]),
        kind=EntryKind(data["kind"]),
        **rest,
    )


def _segment(data: Mapping[str, Any]) -> Segment:
    words = tuple(Word(**one) for one in data["words"])
    return Segment(data["text"], data["start"], data["end"], words, data.get("language"))


def _caption(data: Mapping[str, Any]) -> Caption:
    facts = tuple(CaptionFact(**one) for one in data["facts"])
    return Caption(**{**data, "facts": facts, "looks": tuple(data.get("looks", ()))})
