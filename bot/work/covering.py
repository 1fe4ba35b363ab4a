"""Coverage in words and as plain values: what of all that was told is in the story, and why not the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.story.coverage import Use, coverage
from bot.story.kept import Kept
from bot.story.shape import EVENT
from bot.work import versions
from bot.work.told import gather
from bot.work.tools import Tools
from memory import journal, questions
from memory.types import Narrator, Outcome
from prompts import message

_QUOTE = 80  # characters of a memory in a list


def uses(tools: Tools, kept: Kept) -> tuple[Use, ...]:
    """Each memory of the narrator and where the version uses it, or why not."""
    told = gather(tools, kept.story.narrator_id)
    shown = versions.as_it_stands(tools, kept, told)
    return coverage(
        shown.story,
        [*told.passages, *told.barred],
        {one.id for one in told.barred} - told.distress,
        _declined(tools, kept.story.narrator_id),
        kept.shape.arrange == EVENT,
        told.distress,
    )


def _declined(tools: Tools, narrator_id: str) -> set[str]:
    """Entries that answer a question by saying that they rather would not, or cannot remember."""
    refused = (Outcome.DECLINED, Outcome.CANNOT_REMEMBER, Outcome.SKIPPED)
    asked = {one.id for one in questions.list_questions(tools.store, narrator_id) if one.outcome in refused}
    return {one.id for one in journal.list_entries(tools.store, narrator_id) if one.question_id in asked}


def coverage_line(found: Sequence[Use], language: str) -> str:
    """How many memories are in the story; how many are not, for each reason."""
    used = sum(one.where is not None for one in found)
    counts = Counter(one.why for one in found if one.why)
    lines = [message("story-coverage", language, used=used, total=len(found))]
    lines += [
        message("story-unused-count", language, count=count, why=_why(why, language))
        for why, count in counts.most_common()
    ]
    return "\n".join(lines)


def coverage_text(tools: Tools, narrator: Narrator, found: Sequence[Use]) -> str:
    """`coverage_line`, and each memory that is not used with its words and the reason."""
    language = narrator.language
    texts = {one.id: one.text for one in journal.list_passages(tools.store, narrator.id)}
    rows = [
        message("story-unused", language, text=_short(texts[one.passage_id]), why=_full(one, language))
        for one in found
        if one.why
    ]
    return "\n".join([coverage_line(found, language), *rows])


def coverage_data(tools: Tools, narrator_id: str, found: Sequence[Use]) -> list[dict[str, Any]]:
    """A row for each memory, with the ref of its entry."""
    refs = {one.id: one.ref for one in journal.list_entries(tools.store, narrator_id)}
    return [{**vars(one), "ref": refs.get(one.entry_id)} for one in found]


def _full(one: Use, language: str) -> str:
    why = _why(str(one.why), language)
    return message("story-unused-detail", language, why=why, detail=one.detail) if one.detail else why


def _why(why: str, language: str) -> str:
    return message(f"story-unused-{why}", language)


def _short(text: str) -> str:
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"
