"""What to ask next: a pure function from the state of an interview to candidates, best first.

A good interviewer stays with the scene while it is warm, then finishes the topic, goes back to what
was told before or opens another topic: easy ones first, with some change of theme, nearer to what was
just said, and lighter ones where the narrator is tired.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from random import Random

from bot.interview.agenda import Coverage
from bot.interview.following import both_sorts, follow_ups
from bot.interview.helping import helps
from bot.interview.returning import returns
from bot.interview.state import UNPROMPTED, Candidate, State
from bot.interview.strangers import ONE_OR_TWO, WHO_IS, one_or_two, who_is
from bot.interview.utility import utility
from bot.interview.years import on_years, two_dates

_SUBS_IN_A_ROW = 2
_TIRED = 2
_EMBEDDED = 64
_DOUBTS_APART = 8  # other questions from one doubt to the next


def candidates(state: State) -> list[Candidate]:
    """Everything that may be asked now, the best first. The same state gives the same list."""
    random = Random(f"{state.seed}:{len(state.questions)}")  # noqa: S311 - variety, not secrecy
    going_on = [*follow_ups(state), *returns(state), *on_years(state), *helps(state)]
    every = [*going_on, *_strangers(state), *_doubts(state), *_openers(state), *_subs_now(state)]
    evoked = _evoked(every, state)
    scored = [(utility(one, state, evoked.get(one.text)) + 0.2 * random.random(), one) for one in every]
    return both_sorts([one for _, one in sorted(scored, key=lambda pair: -pair[0])], state)


def _evoked(every: Sequence[Candidate], state: State) -> dict[str, float]:
    """The chance of a story by text. The bank's own are embedded once a process; of those that are new
    each time the first `_EMBEDDED`, so that a question does not wait for hundreds.
    """
    if state.evokes is None:
        return {}
    known = [one.text for one in every if one.kind in ("opener", "sub")]
    named_only = (WHO_IS, ONE_OR_TWO)  # a bare name says little to vectors
    fresh = [one.text for one in every if one.kind not in ("opener", "sub") and one.sub not in named_only]
    texts = list(dict.fromkeys([*known, *fresh[:_EMBEDDED]]))
    return dict(zip(texts, state.evokes(texts), strict=True))


def _subs_now(state: State) -> Iterator[Candidate]:
    """What stayed untold in topics opened earlier; of the topic in hand not many in a row."""
    last = state.questions[-1] if state.questions else None
    in_a_row = sum(1 for _ in takewhile(lambda q: q.kind == "sub", reversed(state.questions)))
    for coverage in state.agenda.topics:
        if last is None or last.topic != coverage.topic.key or in_a_row < _SUBS_IN_A_ROW:
            yield from _subs(coverage)


def _subs(coverage: Coverage) -> Iterator[Candidate]:
    """Sub-questions of a topic whose opener was answered with a story; first those for what is missing."""
    if coverage.closed or not coverage.opened:
        return
    left = [one for one in coverage.topic.subs if one.key not in coverage.asked]
    for sub in [one for one in left if coverage.wants(one.seeks)] or left:
        yield Candidate(coverage.topic.key, "sub", sub.text, sub.seeks, sub.key, way="sub")


def _strangers(state: State) -> Iterator[Candidate]:
    """Who somebody is, before another topic is opened; not of a narrator who is tired of questions."""
    if state.engagement <= _TIRED:
        return
    for name, text in who_is(state.strangers, state.own_words, state.questions, state.bank.language):
        yield Candidate(UNPROMPTED, "follow-up", text, "person", WHO_IS, (name,), way="who-is")


def _doubts(state: State) -> Iterator[Candidate]:
    """What only the narrator can settle: two dates for one event, two names for one person."""
    if state.engagement <= _TIRED or any(one.kind == "doubt" for one in state.questions[-_DOUBTS_APART:]):
        return
    yield from two_dates(state)
    for names, text in one_or_two(state.doubts, state.questions, state.bank.language):
        yield Candidate(UNPROMPTED, "doubt", text, "person", ONE_OR_TWO, names, way="doubt")


def _openers(state: State) -> Iterator[Candidate]:
    for coverage in state.agenda.topics:
        if not coverage.closed and "ask" not in coverage.asked:
            topic = coverage.topic
            yield Candidate(topic.key, "opener", topic.opener, "event", way="opener")
