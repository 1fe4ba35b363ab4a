"""An entry's way: fetch, perceive, remember, present. Each step can be repeated without harm."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from bot.care.nearness import is_near
from bot.conversation import care
from bot.conversation.say import say
from bot.conversation.wording import heard_in
from bot.errors import FileTooLarge
from bot.perception.sandbox import private_folder
from bot.perception.sniff import sniff
from bot.work import albums, archives, asked, asking, given, joining, made, showing
from bot.work.heard import Heard
from bot.work.tools import Tools
from bot.work.types import EntrySteps
from bot.work.vocabulary import names_told
from memory import journal, narrators
from memory.cutting import cut_entry
from memory.store import now
from memory.types import (
    Caption,
    CaptionFact,
    DocumentText,
    Emotion,
    Entry,
    EntryKind,
    EntryState,
    Felt,
    Media,
    MediaKind,
    Narrator,
    Perception,
    PerceptionKind,
    Transcript,
    Trouble,
    Voice,
)
from prompts import message

log = logging.getLogger(__name__)

_KIND_OF = {
    Transcript: PerceptionKind.TRANSCRIPT,
    DocumentText: PerceptionKind.DOCUMENT,
    Emotion: PerceptionKind.EMOTION,
    Voice: PerceptionKind.VOICE,
    Trouble: PerceptionKind.TROUBLE,
    tuple: PerceptionKind.CAPTION,
}
Reading = Transcript | tuple[Caption, ...] | DocumentText | Emotion | Felt | Voice | Trouble
_MADE = ("album-photo", "restored")  # facts of a picture that was made here
_SOUNDING = (MediaKind.AUDIO, MediaKind.VIDEO)


def entry_steps(tools: Tools) -> EntrySteps:
    """The four steps and what is done when one of them gives up."""
    return EntrySteps(
        fetch=partial(fetch, tools),
        perceive=partial(perceive, tools),
        remember=partial(remember, tools),
        present=partial(present, tools),
        failed=partial(failed, tools),
    )


def fetch(tools: Tools, entry_id: str) -> None:
    """Bring the entry's files here, sealed. Raises ChannelUnreachable where one cannot be had now."""
    entry = journal.get_entry(tools.store, entry_id)
    narrator = narrators.get(tools.store, entry.narrator_id)
    missing = [one for one in journal.media_of(tools.store, entry_id) if not one.fetched]
    showing.show_progress(tools, narrator, entry)
    for one in missing:
        if _has_trouble(tools, one):
            continue
        try:
            path = tools.fetch(narrator, one)
        except FileTooLarge as error:
            _too_large(tools, entry, one, error)
            continue
        try:
            journal.keep_file(tools.store, one, path)
        finally:
            path.unlink(missing_ok=True)
    _advance(tools, entry, EntryState.RECEIVED, EntryState.FETCHED)


def perceive(tools: Tools, entry_id: str, again: bool = False) -> None:
    """Read what is in the entry's files and the feeling in its words; `again` reads files anew."""
    entry = journal.get_entry(tools.store, entry_id)
    narrator = narrators.get(tools.store, entry.narrator_id)
    known = {one.media_id for one in journal.perceptions_of(tools.store, entry_id) if one.media_id}
    cut: set[str] = set()  # album pages whose photographs were read with them
    for one in journal.media_of(tools.store, entry_id):
        if one.made is None and one.fetched and (again or one.id not in known):
            cut |= _perceive_file(tools, narrator, entry, one)
    for one in journal.media_of(tools.store, entry_id):
        if one.made and one.fetched and one.of not in cut and (again or one.id not in known):
            _perceive_file(tools, narrator, entry, one)
    _heed(tools, narrator, entry)
    _place_of(tools, entry, narrator.language)
    _feeling(tools, entry, narrator.language)
    _advance(tools, entry, EntryState.FETCHED, EntryState.PERCEIVED)


def remember(tools: Tools, entry_id: str) -> None:
    """Cut the entry's standing words into passages and put them into the indexes."""
    entry = journal.get_entry(tools.store, entry_id)
    tools.recall.remove(entry.narrator_id, entry_id)
    passages = cut_entry(tools.store, entry.narrator_id, entry_id)
    if passages:
        tools.recall.add(entry.narrator_id, passages)
    if entry.forgotten_at is None:
        journal.set_state(tools.store, entry_id, EntryState.REMEMBERED)


def present(tools: Tools, entry_id: str) -> None:
    """Show what was heard or seen, and ask the next question."""
    entry = journal.get_entry(tools.store, entry_id)
    narrator = narrators.get(tools.store, entry.narrator_id)
    if entry.forgotten_at is not None or not showing.is_spoken_about(narrator, entry):
        return
    if archives.offer(tools, narrator, entry):
        return
    showing.show(tools, narrator, entry)
    if not asked.answer_note(tools, narrator, entry):
        asking.ask_after(tools, narrator, entry)


def failed(tools: Tools, entry_id: str, cause: str) -> None:
    """A step gave up: the entry keeps its cause, the narrator gets one kind sentence."""
    journal.set_state(tools.store, entry_id, EntryState.FAILED, cause)
    log.error("entry %s failed: %s", entry_id, cause)
    entry = journal.get_entry(tools.store, entry_id)
    narrator = narrators.get(tools.store, entry.narrator_id)
    if showing.is_spoken_about(narrator, entry):
        showing.show_failure(tools, narrator, entry)


def _perceive_file(tools: Tools, narrator: Narrator, entry: Entry, one: Media) -> set[str]:
    """Keep what is in a file; its id where it is an album page, whose photographs are then kept anew."""
    cut: set[str] = set()
    with private_folder() as folder:
        path = folder / f"file{archives.ending_of(one)}"
        journal.copy_file(tools.store, one, path)
        readings: list[Reading] = [Trouble(archives.REASON)]
        if archives.chat_format(path) is None:
            one = _sniffed(tools, one, path)
            readings = _read(tools, narrator, entry, one, path)
        known = [
            each.value for each in journal.perceptions_of(tools.store, entry.id) if each.media_id == one.id
        ]
        if _poorer(readings, known):
            log.info("media %s: what was read before is better and stays", one.id)
            return cut
        # Before the page's own reading is kept: a page that was read is not cut again.
        if any(albums.photos_on(shot) for each in readings if isinstance(each, tuple) for shot in each):
            albums.keep_photos(tools, one, path, narrator.language)
            cut.add(one.id)
    journal.clear_perceptions(tools.store, one.id, *PerceptionKind)
    journal.save_perceptions(tools.store, entry, [_perception(entry, one.id, value) for value in readings])
    return cut


def _read(tools: Tools, narrator: Narrator, entry: Entry, one: Media, path: Path) -> list[Reading]:
    """What is in a file: a recording is heard with the names that this narrator told of."""
    if one.kind in _SOUNDING:
        names, heard = names_told(tools, narrator), Heard(tools, narrator, entry)
        return list(
            tools.perceiver.perceive_media(path, one.kind, narrator.language, names=names, progress=heard)
        )
    if one.made:
        return list(made.read(tools, one, path, narrator.language, _made(tools, one)))
    read = tools.perceiver.perceive_media(path, one.kind, narrator.language, () if one.whole else None)
    if not given.is_given(entry):
        return list(read)
    place = tools.perceiver.place_name
    return [
        given.with_given(each, entry, narrator.language, place) if isinstance(each, tuple) else each
        for each in read
    ]


def _sniffed(tools: Tools, one: Media, path: Path) -> Media:
    """What the bytes say, where the channel took a picture for some file: HEIC often comes as one."""
    kind = sniff(path).kind
    if kind is not MediaKind.IMAGE or one.kind is kind:
        return one
    found = replace(one, kind=kind)
    journal.save_media(tools.store, found)
    return found


def _made(tools: Tools, one: Media) -> tuple[CaptionFact, ...]:
    """How a picture was made here of another."""
    known = (each for each in journal.perceptions_of(tools.store, one.entry_id) if each.media_id == one.id)
    shots = [shot for each in known if isinstance(each.value, tuple) for shot in each.value]
    return tuple(fact for shot in shots for fact in shot.facts if fact.source in _MADE)


def _heed(tools: Tools, narrator: Narrator, entry: Entry) -> None:
    """Somebody in distress is answered before anything else is done: what was heard as what was written.

    What was written was answered when it came, where a pattern knew it; here all of it is listened to again.
    """
    said = [one for one in (entry.text, *heard_in(tools.store, entry.id)) if one]
    if said and entry.own and showing.is_spoken_about(narrator, entry):
        near = partial(is_near, embedder=tools.recall.embedder)
        care.heed(tools.store, tools.settings, narrator, "\n".join(said), entry.ref, entry.told_at, near)


def _poorer(now: Sequence[Reading], before: Sequence[Reading]) -> bool:
    """True where the models that are here now read less in a file than was read in it before."""
    return any(now_has < before_had for now_has, before_had in zip(_worth(now), _worth(before), strict=True))


def _worth(readings: Sequence[Reading]) -> tuple[bool, bool, bool]:
    """Whether a file could be read, was heard well, was seen by a model."""
    heard = any(isinstance(one, Transcript) and one.text and not one.draft for one in readings)
    shots = [shot for one in readings if isinstance(one, tuple) for shot in one]
    seen = any(fact.source == "model" for shot in shots for fact in shot.facts)
    return any(not isinstance(one, Trouble) for one in readings), heard, seen


def _perception(entry: Entry, media_id: str | None, value: Reading) -> Perception:
    return Perception(uuid4().hex, entry.id, media_id, _KIND_OF[type(value)], value, now())


def _feeling(tools: Tools, entry: Entry, language: str) -> None:
    emotion = joining.feeling(tools, entry, language)
    if emotion is not None:
        journal.save_perceptions(tools.store, entry, [_perception(entry, None, emotion)])


def _place_of(tools: Tools, entry: Entry, language: str) -> None:
    """A location is kept with the name of its place, where no better words came with it."""
    if entry.kind is not EntryKind.LOCATION or entry.text:
        return
    latitude, longitude = entry.extra.get("latitude"), entry.extra.get("longitude")
    if latitude is None or longitude is None:
        return
    place = tools.perceiver.place_name(float(latitude), float(longitude))
    where = place or message(
        "conversation-location", language, latitude=f"{latitude:.4f}", longitude=f"{longitude:.4f}"
    )
    journal.revise(tools.store, entry.id, "text", where, "place", first="")


def _too_large(tools: Tools, entry: Entry, one: Media, error: FileTooLarge) -> None:
    trouble = _perception(entry, one.id, Trouble("too-large"))
    journal.save_perceptions(tools.store, entry, [trouble])
    narrator = narrators.get(tools.store, entry.narrator_id)
    text = message("conversation-too-large", narrator.language, limit=error.limit // (1024 * 1024))
    say(tools.store, narrator, f"large:{one.id}", text, reply_to=entry.ref)


def _has_trouble(tools: Tools, one: Media) -> bool:
    readings = journal.perceptions_of(tools.store, one.entry_id)
    return any(reading.media_id == one.id for reading in readings)


def _advance(tools: Tools, entry: Entry, before: EntryState, after: EntryState) -> None:
    """Move on, but never back: an entry remembered before stays where it is."""
    if entry.state in (before, EntryState.FAILED):
        journal.set_state(tools.store, entry.id, after)
