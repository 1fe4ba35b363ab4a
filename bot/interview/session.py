"""The plan of a session: what would be asked, in order, from what is told so far."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.interview.plan import candidates
from bot.interview.state import Candidate, State
from memory.types import Question

EASY_FIRST = 3
_NEVER = datetime(1, 1, 1, tzinfo=UTC)  # nothing in a plan was asked yet
SIZE = 18  # questions; 15 to 20 fill a sitting


def plan(state: State, size: int = SIZE) -> tuple[Candidate, ...]:
    """`size` questions, easy openers first, then by utility, each as if those before it had been asked.

    Pure: made again from the state after each memory, it is another plan.
    """
    chosen: list[Candidate] = []
    while len(chosen) < size:
        later = replace(state, questions=(*state.questions, *map(_as_asked, chosen)))
        used = {one.text for one in chosen} | {one.text for one in state.questions}
        quoted = {name for one in chosen for name in one.names}
        left = [c for c in candidates(later) if c.text not in used and not quoted & set(c.names)]
        if len(chosen) < EASY_FIRST:
            easy = [one for one in left if one.kind == "opener" and state.bank.topic(one.topic).ease == 1]
            left = easy or left
        if not left:
            break
        chosen.append(left[0])
    return tuple(chosen)


def _as_asked(one: Candidate) -> Question:
    return Question(f"plan:{one.text}", "", one.topic, one.kind, one.text, _NEVER, sub=one.sub)
