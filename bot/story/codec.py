"""Stories, chapters, sentences and plans as plain JSON values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.story.outline import Plan
from memory.types import Chapter, Citation, Sentence, Story, Verdict


def story_to(story: Story) -> dict[str, Any]:
    """A story as JSON."""
    return {
        **asdict(story),
        "chapters": [chapter_to(one) for one in story.chapters],
        "created_at": story.created_at.isoformat(),
        "notes": list(story.notes),
    }


def story_from(data: Mapping[str, Any]) -> Story:
    """The story that `story_to` wrote."""
    return Story(
        **{
            **data,
            "chapters": tuple(chapter_from(one) for one in data["chapters"]),
            "created_at": datetime.fromisoformat(data["created_at"]),
            "notes": tuple(data["notes"]),
        }
    )


def chapter_to(chapter: Chapter) -> dict[str, Any]:
    """A chapter as JSON."""
    rows = {name: [sentence_to(one) for one in getattr(chapter, name)] for name in _SENTENCES}
    pairs = {name: [list(one) for one in getattr(chapter, name)] for name in ("beside", "left")}
    return {**asdict(chapter), **rows, **pairs, "media_ids": list(chapter.media_ids)}


def chapter_from(data: Mapping[str, Any]) -> Chapter:
    """The chapter that `chapter_to` wrote."""
    rows = {name: tuple(sentence_from(one) for one in data[name]) for name in _SENTENCES}
    beside = tuple((int(paragraph), str(media)) for paragraph, media in data.get("beside", ()))
    left = tuple((str(passage), str(why)) for passage, why in data.get("left", ()))
    pairs = {"beside": beside, "left": left}
    return Chapter(**{**data, **rows, **pairs, "media_ids": tuple(data["media_ids"])})


def sentence_to(sentence: Sentence) -> dict[str, Any]:
    """A sentence as JSON."""
    return {**asdict(sentence), "citations": [asdict(one) for one in sentence.citations]}


def sentence_from(data: Mapping[str, Any]) -> Sentence:
    """The sentence that `sentence_to` wrote."""
    verdict = Verdict(**data["verdict"]) if data["verdict"] else None
    citations = tuple(Citation(**one) for one in data["citations"])
    return Sentence(**{**data, "citations": citations, "verdict": verdict})


def plan_to(plan: Plan) -> dict[str, Any]:
    """A planned chapter as JSON."""
    return {**asdict(plan), "passage_ids": list(plan.passage_ids), "media_ids": list(plan.media_ids)}


def plan_from(data: Mapping[str, Any]) -> Plan:
    """The plan that `plan_to` wrote."""
    lists = {"passage_ids": tuple(data["passage_ids"]), "media_ids": tuple(data["media_ids"])}
    return Plan(**{**data, **lists})


_SENTENCES = ("sentences", "unchecked", "cut")
