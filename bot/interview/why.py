"""Why a question was chosen, in a sentence for the narrator that is true of the choice."""

from __future__ import annotations

from bot.interview.agenda import Coverage
from bot.interview.state import Candidate, State
from bot.interview.strangers import WHO_IS
from prompts import message

_LIKED = 0.2
_TIRED = 2


def reason(chosen: Candidate, state: State) -> str:
    """One localised sentence. It quotes nothing but names that stand in the question."""
    language = state.bank.language
    if chosen.sub == WHO_IS:
        return message("interview-why-who-is", language, name=chosen.names[0])
    if chosen.kind == "follow-up":
        return message(_of_follow_up(chosen), language)
    if chosen.kind in ("return", "date", "gap", "doubt", "help"):
        return message(f"interview-why-{chosen.kind}", language)
    coverage = state.agenda.of(chosen.topic)
    if coverage is None:
        return message("interview-why-told", language)
    if chosen.kind == "sub":
        topic, open_part = coverage.title, message(f"interview-seeks-{chosen.seeks}", language)
        return message("interview-why-sub", language, topic=topic, part=open_part)
    return _of_opener(coverage, state)


def _of_follow_up(chosen: Candidate) -> str:
    return "interview-why-loss" if (chosen.sub or "").startswith("loss") else "interview-why-told"


def _of_opener(coverage: Coverage, state: State) -> str:
    language, topic = state.bank.language, coverage.topic
    if not state.questions:
        return message("interview-why-first", language)
    if state.liked(topic.key) >= _LIKED:
        return message("interview-why-liked", language, topic=topic.title)
    if state.engagement <= _TIRED and topic.ease == 1:
        return message("interview-why-light", language)
    period = message(f"interview-period-{topic.period}", language)
    peers = [one for one in state.agenda.topics if one.topic.period == topic.period]
    if any(one.told or one.opened for one in peers):
        return message("interview-why-topic", language, topic=topic.title, period=period)
    return message("interview-why-period", language, period=period)
