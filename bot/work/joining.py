"""The feeling of an entry from all that is in it: words, the voice that says them, pictures beside."""

from __future__ import annotations

from bot.conversation.wording import Wording, words_in
from bot.perception.fusion import joined
from bot.work.tools import Tools
from memory import journal
from memory.types import Emotion, Entry, Perception, PerceptionKind, Voice


def feeling(tools: Tools, entry: Entry, language: str) -> Emotion | None:
    """What is read in an entry of the narrator's own; None where it has no words.

    A picture alone has no feeling: it shows what was there, and not how that was for anybody.
    """
    worded = words_in(tools.store, entry.id)
    text = "\n".join(part for part in (entry.text, *(one.text for one in worded)) if part)
    if not text or not entry.own:
        return None
    readings = journal.perceptions_of(tools.store, entry.id)
    seen = "\n".join(_seen(readings))
    texts = [text, seen] if seen else [text]
    words, *picture = tools.perceiver.classify_all(texts, language)
    voices = [one.value for one in readings if isinstance(one.value, Voice)]
    return joined(
        words,
        voices[0] if voices else None,
        _others(tools, entry) if voices else (),
        picture[0] if picture else None,
        rough=_is_rough(entry, worded),
    )


def _seen(readings: list[Perception]) -> list[str]:
    """What a model saw in the pictures; what a camera noted says nothing of feeling."""
    shots = [shot for one in readings if isinstance(one.value, tuple) for shot in one.value]
    return [fact.text for shot in shots for fact in shot.facts if fact.source == "model"]


def _others(tools: Tools, entry: Entry) -> list[Voice]:
    """How the narrator sounds elsewhere."""
    standing = {one.id for one in journal.list_entries(tools.store, entry.narrator_id) if one.own}
    found = journal.perceptions_of_narrator(tools.store, entry.narrator_id, PerceptionKind.VOICE)
    return [
        one.value
        for one in found
        if one.entry_id in standing and one.entry_id != entry.id and isinstance(one.value, Voice)
    ]


def _is_rough(entry: Entry, worded: list[Wording]) -> bool:
    """True where nothing but a draft of what was said is there."""
    return not entry.text and bool(worded) and all(one.draft for one in worded)
