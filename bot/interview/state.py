"""What a choice of question rests on, and what can be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.interview.agenda import Agenda
from bot.interview.evoking import Evokes
from bot.interview.scene import Scene
from memory.types import Outcome, Question
from prompts import Bank

UNPROMPTED = "told"  # the topic of a follow-up on a story that answers no question
# Kinds of questions that go on from what was told.
FOLLOWING = ("follow-up", "return", "date", "gap", "doubt")


@dataclass(frozen=True)
class Candidate:
    """A question that could be asked. ``names`` are the narrator's words in it; ``way`` is the manner of
    asking under which its success with this narrator is learned.
    """

    topic: str
    kind: str
    text: str
    seeks: str
    sub: str | None = None
    names: tuple[str, ...] = ()
    about_entry_id: str | None = None
    way: str = ""


@dataclass(frozen=True)
class Clause:
    """An unplanned sub-topic: a clause of the narrator's that no question has taken up. ``rare`` where
    nothing else that was told is near to it; ``person`` is who was named beside it, as a template takes
    it, and ``other`` the nearest clause told another time ("" for none).
    """

    entry_id: str
    text: str
    kind: str
    topic: str
    rare: bool = False
    person: str = ""
    other: str = ""


@dataclass(frozen=True)
class Dated:
    """A clause of the narrator's with the year that it is of."""

    year: int
    clause: str
    entry_id: str


@dataclass(frozen=True)
class State:
    """All that the choice rests on. ``nearness`` is each topic's, 0..1, to what was just told;
    ``answered_id`` is the question that the scene answers; ``strangers`` are people often named of
    whom it was not said who they are, and ``own_words`` what the narrator said last. ``liking`` is
    0..1 by topic, 0.5 where nothing is known. ``fruitful`` are the ids of questions that brought a story;
    ``clauses`` unplanned sub-topics, newest first; ``dated`` clauses with their years; ``doubts`` pairs of
    names that may be one person's; ``evokes`` gives the chances of a story by texts, None where nothing
    is known of them.
    """

    bank: Bank
    agenda: Agenda
    questions: tuple[Question, ...]
    engagement: int
    scene: Scene | None = None
    answered_id: str | None = None
    nearness: Mapping[str, float] = field(default_factory=dict)
    seed: int = 0
    strangers: tuple[str, ...] = ()
    own_words: str = ""
    liking: Mapping[str, float] = field(default_factory=dict)
    fruitful: frozenset[str] = frozenset()
    clauses: tuple[Clause, ...] = ()
    dated: tuple[Dated, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    birth_year: int | None = None
    evokes: Evokes | None = None

    def liked(self, topic: str) -> float:
        """-0.5..0.5: how gladly the narrator speaks of `topic`."""
        return self.liking.get(topic, 0.5) - 0.5

    @property
    def answered(self) -> int:
        """How many questions were answered."""
        return sum(one.outcome is Outcome.ANSWERED for one in self.questions)


def way_of(question: Question, bank: Bank) -> str:
    """The manner in which a question was asked, as `Candidate.way` has it."""
    if question.kind == "follow-up":
        return next((one.needs for one in bank.follow_ups if one.key == question.sub), "who-is")
    return question.kind
