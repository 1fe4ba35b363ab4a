"""The weekly recap: the week in the narrator's words, one picture, a plot of its feeling, one question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import StoryError
from bot.story.chat import ask, json_lines, numbered, sentence_from
from bot.story.own_words import Seen, told_sentences
from bot.story.plot import week_plot
from bot.story.revise import checked, revised
from bot.story.words import content
from memory.sentences import CJK, language_of
from memory.types import Emotion, Narrator, Passage, Sentence
from prompts import load, message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

MOST_WORDS, MOST_CHARACTERS = 200, 400
_FRAME = 60  # words (or twice as many characters) kept free for the words around the narrator's own


@dataclass(frozen=True)
class Recap:
    """A week's recap. ``sentences`` cite what was told; ``picture`` is a media id.

    ``plot`` is a PNG, or None where no feeling was heard. ``question`` is not in ``text``: it is
    sent by itself, so that it can be answered.
    """

    week: str
    text: str
    sentences: tuple[Sentence, ...]
    picture: str | None
    plot: bytes | None
    question: str | None


def weekly_recap(
    *,
    narrator: Narrator,
    week: str,
    passages: Sequence[Passage],
    emotions: Sequence[tuple[datetime, Emotion]] = (),
    photo: str | None = None,
    next_question: str | None = None,
    model: BaseChatModel | None = None,
) -> Recap:
    """The recap of ISO week `week` ("2026-W47"); what lies outside the week is left out."""
    first, last = iso_week_bounds(week, narrator.timezone)
    own = [one for one in passages if first <= one.told_at < last and one.own and not one.draft]
    own = sorted((one for one in own if one.field.split(":")[0] in ("text", "transcript")), key=_told)
    felt = [(moment, one) for moment, one in emotions if first <= moment < last]
    sentences = _sentences(own, narrator, model)
    return Recap(
        week=week,
        text=_text(sentences, photo, narrator.language),
        sentences=sentences,
        picture=photo,
        plot=week_plot(felt, first, narrator.language) if felt else None,
        question=next_question,
    )


def iso_week_bounds(week: str, timezone: str) -> tuple[datetime, datetime]:
    """Monday 0:00 and the next Monday 0:00 where the narrator lives. Raises ValueError."""
    year, mark, number = week.partition("-W")
    if not mark or not year.isdigit() or not number.isdigit():
        raise ValueError(f"not an ISO week such as 2026-W47: {week!r}")
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    monday = date.fromisocalendar(int(year), int(number), 1)
    if not MINYEAR < monday.year < MAXYEAR:
        raise ValueError(f"too near the end of the calendar: {week!r}")
    start = datetime.combine(monday, time(), zone)
    return start, datetime.combine(monday + timedelta(days=7), time(), zone)


def length(text: str) -> int:
    """Words, or Chinese characters where those are more."""
    return max(len(text.split()), len(re.findall(f"[{CJK}]", text)))


def _told(passage: Passage) -> tuple[datetime, str, int]:
    return passage.told_at, passage.field, passage.start


def _sentences(
    own: Sequence[Passage], narrator: Narrator, model: BaseChatModel | None
) -> tuple[Sentence, ...]:
    if not own:
        return ()
    by_id = {one.id: one for one in own}
    written = _by_model(own, narrator, model) if model is not None else ()
    kept, _ = revised(checked(written, by_id, narrator), by_id, narrator, model)
    if not kept:
        kept, _ = revised(checked(_own_words(own), by_id, narrator), by_id, narrator, None)
    return tuple(_within(kept, narrator.language))


def _by_model(own: Sequence[Passage], narrator: Narrator, model: BaseChatModel) -> tuple[Sentence, ...]:
    try:
        return ask(
            model,
            load("recap/draft", narrator.language).render(),
            numbered(own),
            lambda answer: tuple(sentence_from(one, own) for one in json_lines(answer)),
        )
    except StoryError:
        return ()


def _own_words(own: Sequence[Passage]) -> list[Sentence]:
    """Each answer's fullest sentence first, then the next ones, until there is enough; in the order told."""
    seen = Seen()
    entries: dict[str, list[tuple[int, Sentence]]] = {}
    for at, (entry, one) in enumerate(
        (passage.entry_id, one) for passage in own for one in told_sentences(passage)
    ):
        if seen.is_new(one.text):
            entries.setdefault(entry, []).append((at, one))
    ranked = [sorted(told, key=lambda pair: -_weight(pair[1].text)) for told in entries.values()]
    rounds = [told[turn] for turn in range(3) for told in ranked if turn < len(told)]
    room, chosen = _room(language_of(own[0].text)), []
    for at, one in rounds:
        if length(one.text) <= room:
            room -= length(one.text)
            chosen.append((at, one))
    return [one for _, one in sorted(chosen, key=lambda pair: pair[0])]


def _weight(text: str) -> float:
    """Content words, but no credit for length beyond a plain sentence."""
    return min(len(content(text)), 12) - max(0, length(text) - 40) / 10


def _room(language: str) -> int:
    return MOST_CHARACTERS - 2 * _FRAME if language == "zh" else MOST_WORDS - _FRAME


def _within(sentences: Sequence[Sentence], language: str) -> list[Sentence]:
    room = _room(language)
    kept = []
    for one in sentences:
        room -= length(one.text)
        if room < 0:
            break
        kept.append(replace(one, paragraph=0))
    return kept


def _text(sentences: Sequence[Sentence], photo: str | None, language: str) -> str:
    if not sentences:
        return message("story-recap-quiet" if photo is None else "story-recap-picture-only", language)
    told = sentences[0].text
    for last, one in pairwise(sentences):
        wide = language_of(last.text) == language_of(one.text) == "zh"
        told += ("" if wide else " ") + one.text
    return message("story-recap-intro", language) + "\n\n" + told
