"""A question for this week, for those who want one: at most once a week, when they mostly tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.conversation import care
from bot.conversation.say import say, say_question
from bot.conversation.zones import zone_of
from bot.interview.preferences import hour_for
from bot.work import asking
from bot.work.aloud import ask_aloud
from bot.work.learnt import learnt_of_days
from bot.work.tools import Tools
from memory import narrators, questions, sittings
from memory.store import Store
from memory.types import Narrator
from prompts import message

_LATEST = timedelta(days=2)  # a question that was missed for longer waits for the next week
_HOUR = 18  # where nothing is learnt


def due_questions(
    everyone: Iterable[Narrator], moment: datetime, hour_of: Callable[[Narrator, str], int]
) -> list[tuple[Narrator, str]]:
    """Narrators whose weekly question is due at `moment` (aware) and was not sent, with its ISO week.

    `hour_of` says at which hour for a narrator and a week, where they did not choose one.
    """
    found = []
    for one in everyone:
        if not one.weekly.on or one.consented_at is None or one.paused_at or one.unreachable_at:
            continue
        local = moment.astimezone(zone_of(one.timezone))
        day = local.date() - timedelta(days=(local.weekday() - one.weekly.weekday) % 7)
        year, number, _ = day.isocalendar()
        week = f"{year}-W{number:02d}"
        if one.weekly.sent >= week:
            continue
        if local.date() - day > _LATEST:
            continue
        hour = one.weekly.hour if one.weekly.hour is not None else hour_of(one, week)
        due = datetime(day.year, day.month, day.day, hour, tzinfo=local.tzinfo).astimezone(UTC)
        if due <= moment <= due + _LATEST and due > one.consented_at:
            found.append((one, week))
    return found


def usual_hour(store: Store, narrator: Narrator, week: str) -> int:
    """The hour that is tried this week: mostly when they tell. The same for the whole week, as long as
    nothing new was told.
    """
    if not narrator.learning.on:
        return _HOUR
    return hour_for(learnt_of_days(store, narrator), f"{narrator.id}:{week}")


def send_weekly(tools: Tools, narrator_id: str, week: str) -> None:
    """The job: the question that waits, or a new one, once for each narrator and week."""
    narrator = narrators.get(tools.store, narrator_id)
    if narrator.weekly.sent >= week or narrator.paused_at or narrator.unreachable_at:
        return
    quiet = care.resting(tools.store, narrator_id)
    if not quiet and sittings.current(tools.store, narrator_id) is None:  # else it would disturb
        waiting = questions.open_question(tools.store, narrator_id)
        question = waiting or asking.choose(tools, narrator, f"weekly:{week}")
        if question is not None:
            intro = message("conversation-weekly-question", narrator.language)
            say(tools.store, narrator, f"weekly:{narrator_id}:{week}", intro)
            again = f"weekly:{week}" if waiting else ""
            say_question(tools.store, narrator, question, again=again)
            ask_aloud(tools, narrator, question, again)
    fresh = narrators.get(tools.store, narrator_id)
    narrators.save(tools.store, replace(fresh, weekly=replace(fresh.weekly, sent=week)))
