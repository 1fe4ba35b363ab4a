"""Two names, one person's or two people's: asked in the interview, it is decided as by /people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.interview.strangers import ONE_OR_TWO
from memory import people_kept
from memory.people_doubts import Doubt
from memory.people_kept import Kept
from memory.store import Store
from memory.types import Button, Narrator, Question
from prompts import message

_LABELS = {"same": "conversation-button-one-person", "apart": "conversation-button-two-people"}


def choice(row_id: str, language: str) -> tuple[Button, ...]:
    """One person, or two: the buttons that decide on the pair kept under `row_id`."""
    return tuple(
        Button(message(label, language), f"{verdict}:{row_id}") for verdict, label in _LABELS.items()
    )


def note_asked(
    store: Store, narrator: Narrator, question: Question, open_doubts: Callable[[], Sequence[Doubt]]
) -> None:
    """Keep that the pair in `question` was asked about, so that it is not asked about elsewhere.

    The doubts are looked for where the question is of this kind alone: few are.
    """
    if question.sub != ONE_OR_TWO:
        return
    for doubt in open_doubts():
        names = (doubt.one.name, doubt.other.name)
        if all(name in question.text for name in names):
            people_kept.decide(store, narrator.id, "asked", doubt.keys, names)
            return


def asked_in(store: Store, narrator: Narrator, question: Question) -> Kept | None:
    """The pair that `question` asks about, with what was decided; None where it asks about none."""
    if question.sub != ONE_OR_TWO:
        return None
    kept = people_kept.kept(store, narrator.id)
    return next((one for one in reversed(kept) if all(name in question.text for name in one.names)), None)


def note_answer(store: Store, narrator: Narrator, question: Question, words: str) -> None:
    """Decide by a reply that says no more than what a button says; any other leaves the pair open."""
    said = words.strip(" .!。！").casefold()
    pair = asked_in(store, narrator, question)
    if pair is None:
        return
    for verdict, label in _LABELS.items():
        if said == message(label, narrator.language).casefold():
            people_kept.answer(store, narrator.id, pair.id, verdict)
