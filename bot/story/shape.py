"""How a narrator wants their story: arranged by what, in which style, for whom."""

from __future__ import annotations

from dataclasses import dataclass

LIFE, THEMES, EVENT = "life", "themes", "event"
ARRANGEMENTS = (LIFE, THEMES, EVENT)
AS_TOLD, LITERARY, THIRD_PERSON = "as-told", "literary", "third-person"
STYLES = (AS_TOLD, LITERARY, THIRD_PERSON)
FAMILY, ONESELF, CHILD = "family", "oneself", "child"
AUDIENCES = (FAMILY, ONESELF, CHILD)
SHE, HE, THEY, NAME = "she", "he", "they", "name"
PRONOUNS = (SHE, HE, THEY, NAME)


@dataclass(frozen=True)
class Shape:
    """``arrange`` is one of `ARRANGEMENTS`; ``event`` names the single event, in the asker's words.

    ``style`` is one of `STYLES`: each sentence as it was told, sentences and paragraphs joined, or "she"
    for "I". ``audience`` is one of `AUDIENCES`: for oneself what was not remembered stays in; for a child
    sentences are short and hard memories left out. ``pronoun``, one of `PRONOUNS`, is what the third
    person calls the narrator; ``name`` says the name each time.
    """

    arrange: str = LIFE
    event: str = ""
    style: str = AS_TOLD
    audience: str = FAMILY
    pronoun: str = NAME

    @property
    def words(self) -> str:
        """Differs where the story does."""
        return "\x1f".join((self.arrange, self.event.casefold(), self.style, self.audience, self.pronoun))
