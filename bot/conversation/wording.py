"""The wording of an entry that stands: what was heard or seen, or what the narrator made of it."""

from __future__ import annotations

from dataclasses import dataclass

from memory import journal
from memory.store import Store
from memory.types import Caption, DocumentText, Media, Perception, PerceptionKind, Transcript


@dataclass(frozen=True)
class Wording:
    """One wording. ``field`` is as in `Revision`; ``fixed`` is true once the narrator saw to it."""

    media: Media
    field: str
    text: str
    fixed: bool
    draft: bool


def wordings_of(store: Store, entry_id: str) -> list[Wording]:
    """What was heard and seen in an entry's files, in order; newest wording."""
    revised = journal.wordings(store, entry_id)
    readings = journal.perceptions_of(store, entry_id)
    found = []
    for media in journal.media_of(store, entry_id):
        for reading in readings:
            read = first_wording(reading) if reading.media_id == media.id else None
            if read is not None:
                field, text, draft = read
                fixed = field in revised
                found.append(Wording(media, field, revised.get(field, text), fixed, draft and not fixed))
    return found


def words_in(store: Store, entry_id: str) -> list[Wording]:
    """What was heard and written in an entry's files; what was seen in a picture is nobody's words."""
    return [one for one in wordings_of(store, entry_id) if not one.field.startswith("caption:")]


def heard_in(store: Store, entry_id: str) -> list[str]:
    """What was heard in an entry's recordings, in the newest wording."""
    return [one.text for one in wordings_of(store, entry_id) if one.field.startswith("transcript:")]


def first_wording(reading: Perception) -> tuple[str, str, bool] | None:
    """Field, text and whether it is a draft; None for a reading that has no words."""
    value = reading.value
    if isinstance(value, Transcript):
        return f"transcript:{reading.media_id}", value.text, value.draft
    if isinstance(value, DocumentText):
        return f"document:{reading.media_id}", "\n\n".join(value.pages), False
    if reading.kind is PerceptionKind.CAPTION and isinstance(value, tuple):
        return f"caption:{reading.media_id}", _captions(value), False
    return None


def _captions(captions: tuple[Caption, ...]) -> str:
    return "\n".join(one.text for one in captions if one.text)
