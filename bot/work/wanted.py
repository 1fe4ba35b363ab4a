"""Questions that the story raises: what a held chapter lacks, and how a told cause came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.interview.causes import Candidate, cause_questions
from bot.interview.checks import faults
from bot.story.missing import missing_questions
from bot.work import versions
from bot.work.told import Told, gather
from bot.work.tools import Tools
from memory import off_limits
from memory.store import now
from memory.types import Narrator, Outcome, Question
from prompts import message

KIND = "story"
_BETWEEN = 5  # questions between two that the story raises


def in_turn(
    tools: Tools, narrator: Narrator, asked: Sequence[Question], found: Question | None, *, resting: bool
) -> Question | None:
    """A question of the story's in place of `found`, where there is one and it is its turn.

    A scene that is being followed up is not left for it, and who is `resting` is not asked at all.
    """
    follows = found is not None and found.kind == "follow-up"
    recent = len(asked) < _BETWEEN or any(one.kind == KIND for one in asked[-_BETWEEN:])
    if resting or follows or (recent and found is not None):
        return found
    wanted = _next(tools, narrator, asked)
    return found if wanted is None else wanted


def held_questions(tools: Tools, told: Told) -> Iterator[Candidate]:
    """What the sentences lacked that the gate cut from a held chapter, asked of the words that they cited."""
    kept = versions.newest(tools, told.narrator.id)
    if kept is None:
        return
    entries = {one.id: one.entry_id for one in told.passages}
    passages = {one.id: one for one in told.passages}
    language = told.narrator.language
    for chapter in versions.as_it_stands(tools, kept, told).story.chapters:
        why = message("story-why-held", language, title=chapter.title)
        lost = chapter.cut if chapter.held else ()
        for passage_id, text in missing_questions(lost, passages, language, most=len(lost)):
            yield Candidate(entries[passage_id], text, why)


def _next(tools: Tools, narrator: Narrator, asked: Sequence[Question]) -> Question | None:
    """The first that may be put: never asked, nothing that was declined or is left out."""
    told = gather(tools, narrator.id)
    phrases = off_limits.phrases(tools.store, narrator.id, tools.graphs.of(narrator.id))
    closed = {one.about_entry_id for one in asked if one.outcome is Outcome.DECLINED}
    known = {one.text for one in asked}
    said = "\n".join(one.text for one in told.passages if one.own)
    for one in (*held_questions(tools, told), *cause_questions(narrator, told.passages, asked)):
        shut = one.entry_id in closed or one.text in known or off_limits.touches(one.text, phrases)
        if not shut and not faults(one.text, language=narrator.language, own_words=said):
            return _question(narrator, one)
    return None


def _question(narrator: Narrator, one: Candidate) -> Question:
    return Question("", narrator.id, KIND, KIND, one.text, now(), about_entry_id=one.entry_id, why=one.why)
