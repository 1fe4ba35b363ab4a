"""What helps who cannot remember: a photograph of that time, or what the world was talking of then."""

from __future__ import annotations

from collections.abc import Iterator

from bot.interview.state import UNPROMPTED, Candidate, State
from memory.types import Outcome
from prompts import message, rules

_BETWEEN = 8  # questions from one help to the next
_AGES = {
    "childhood": (5, 12), "school": (8, 15), "youth": (15, 20), "early-adulthood": (20, 32),
    "middle": (32, 55), "later": (55, 75),
}  # fmt: skip


def forgotten_period(state: State) -> str | None:
    """The period of the last question where it was not remembered."""
    last = state.questions[-1] if state.questions else None
    if last is None or last.outcome is not Outcome.CANNOT_REMEMBER:
        return None
    topic = state.bank.by_key.get(last.topic)
    return topic.period if topic else None


def helps(state: State) -> Iterator[Candidate]:
    """A photograph and a year's events, in turns; now and then, and not of the tired."""
    period = forgotten_period(state)
    if period is None or any(one.kind == "help" for one in state.questions[-_BETWEEN:]):
        return
    event = _event(state, period)
    photo = message("interview-help-photo", state.bank.language)
    ways = [("year", event), ("photo", photo)]
    done = sum(one.kind == "help" for one in state.questions)
    for sub, text in ways[done % 2 :] + ways[: done % 2]:
        if text and text not in {one.text for one in state.questions}:
            yield Candidate(UNPROMPTED, "help", text, "event", f"help-{sub}", (), None, "help")
            return


def _event(state: State, period: str) -> str | None:
    ages = _AGES.get(period)
    if state.birth_year is None or ages is None:
        return None
    events: dict[int, str] = rules("events", state.bank.language) or {}
    lived = [y for y in events if state.birth_year + ages[0] <= y <= state.birth_year + ages[1]]
    if not lived:
        return None
    year = lived[len(state.questions) % len(lived)]
    return message("interview-help-year", state.bank.language, year=str(year), event=events[year])
