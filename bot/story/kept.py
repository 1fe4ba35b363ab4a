"""A kept version of a story: with what it could be written from, so that it can be seen to age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.story.codec import story_from, story_to
from bot.story.shape import Shape
from bot.story.usage import Usage, usage_from
from memory.types import Story


@dataclass(frozen=True)
class Kept:
    """``told`` is a digest of all that it was written for. ``sources`` are the passages that it could be
    written from, passage id -> entry id; ``sections`` a model's finished sections by name;
    ``back_to`` the version that it brought back, ``usage`` what writing it took of a chat model.
    """

    story: Story
    told: str
    shape: Shape
    sources: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    back_to: int | None = None
    usage: Usage = field(default_factory=Usage)


def kept_to(kept: Kept) -> dict[str, Any]:
    """A kept version as JSON."""
    return {
        "told": kept.told,
        "story": story_to(kept.story),
        "shape": asdict(kept.shape),
        "sources": dict(kept.sources),
        "sections": dict(kept.sections),
        "back_to": kept.back_to,
        "usage": kept.usage.as_dict(),
    }


def kept_from(data: Mapping[str, Any]) -> Kept:
    """The version that `kept_to` wrote; one from before versions aged has no sources."""
    return Kept(
        story=story_from(data["story"]),
        told=data["told"],
        shape=Shape(**data.get("shape", {})),
        sources=data.get("sources", {}),
        sections=data.get("sections", {}),
        back_to=data.get("back_to"),
        usage=usage_from(data.get("usage")),
    )
