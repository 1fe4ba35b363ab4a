"""How a story is told, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """``as-told`` keeps each spoken sentence; ``literary`` joins them; ``third-person`` says "she" for "I"."""

    AS_TOLD = "as-told"
    LITERARY = "literary"
    THIRD_PERSON = "third-person"


class Audience(StrEnum):
    """``oneself`` keeps what was not remembered; ``child`` has short sentences and no hard memories."""

    FAMILY = "family"
    ONESELF = "oneself"
    CHILD = "child"


class Pronoun(StrEnum):
    """What the narrator is called in the third person; ``name`` says the name each time."""

    SHE = "she"
    HE = "he"
    THEY = "they"
    NAME = "name"


@dataclass(frozen=True)
class Manner:
    """The narrator's choice of style, reader and, for the third person, pronoun."""

    style: Style = Style.AS_TOLD
    audience: Audience = Audience.FAMILY
    pronoun: Pronoun = Pronoun.NAME
