"""What helps who cannot remember: what they told already, a photograph of that time, or what the world
was talking of then.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.interview.refusals import refused
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
    """What was told already, a year's events and a photograph, in turns; now and then."""
    period = forgotten_period(state)
    if period is None or any(one.kind == "help" for one in state.questions[-_BETWEEN:]):
        return
    event = _event(state, period)
    photo = message("interview-help-photo", state.bank.language)
    ways = [("told", _told(state)), ("year", event), ("photo", photo)]
    done = sum(one.kind == "help" for one in state.questions) % len(ways)
    for sub, text in ways[done:] + ways[:done]:
        if text and text not in {one.text for one in state.questions}:
            yield Candidate(UNPROMPTED, "help", text, "event", f"help-{sub}", (), None, "help")
            return


def _told(state: State) -> str | None:
    """The newest clause that no question took up."""
    clause = next((one.text for one in state.clauses if not refused(one.text, state.questions)), None)
    return message("interview-help-told", state.bank.language, clause=clause) if clause else None


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
