"""A narrator's journal as plain JSON values, for an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from memory import (
    asks,
    journal,
    narrators,
    off_limits,
    people_kept,
    questions,
    reactions,
    sittings,
    stories,
    tables,
)
from memory.codec import perception_to
from memory.store import Store, now
from memory.types import Entry, Media, Narrator, Perception, Question, Revision


@dataclass(frozen=True)
class Told:
    """An entry with all that is kept of it. ``asked`` is the question that it answers."""

    entry: Entry
    revisions: tuple[Revision, ...]
    media: tuple[Media, ...]
    perceptions: tuple[Perception, ...]
    asked: Question | None

    def wording(self, field: str, otherwise: str) -> str:
        """The newest wording of a field."""
        return next((one.text for one in reversed(self.revisions) if one.field == field), otherwise)


@dataclass(frozen=True)
class Everything:
    """All that is kept of a narrator."""

    narrator: Narrator
    told: tuple[Told, ...]
    questions: tuple[Question, ...]
    stories: tuple[dict[str, Any], ...]
    recaps: Mapping[str, dict[str, Any]]
    decisions: tuple[people_kept.Kept, ...] = ()
    off_limits: tuple[off_limits.OffLimits, ...] = ()
    reactions: tuple[reactions.Reaction, ...] = ()
    sittings: tuple[sittings.Sitting, ...] = ()
    asks: tuple[asks.Ask, ...] = ()


def gather(store: Store, narrator_id: str) -> Everything:
    """Read all that is kept of a narrator; entries in the order of telling. Raises NotFound."""
    narrator = narrators.get(store, narrator_id)
    asked = questions.list_questions(store, narrator_id)
    by_id = {one.id: one for one in asked}
    told = [
        Told(
            one,
            tuple(journal.revisions_of(store, one.id)),
            tuple(journal.media_of(store, one.id)),
            tuple(journal.perceptions_of(store, one.id)),
            by_id.get(one.question_id or ""),
        )
        for one in journal.list_entries(store, narrator_id, forgotten=True)
    ]
    known = {one.id for one in journal.list_passages(store, narrator_id)}
    written = tuple(_standing(one, known) for one in reversed(stories.all_stories(store, narrator_id)))
    decided = tuple(people_kept.kept(store, narrator_id))
    return Everything(
        narrator,
        tuple(told),
        tuple(asked),
        written,
        _recaps(store, narrator_id),
        decided,
        tuple(off_limits.kept(store, narrator_id)),
        tuple(reactions.reactions_of(store, narrator_id)),
        tuple(sittings.sittings_of(store, narrator_id)),
        tuple(asks.asks_of(store, narrator_id)),
    )


def as_json(everything: Everything, files: Mapping[str, str]) -> dict[str, Any]:
    """`everything` as JSON values. `files` gives each kept file's path in the export, by media id."""
    answers: dict[str, list[str]] = {}
    for one in everything.told:
        if one.entry.question_id:
            answers.setdefault(one.entry.question_id, []).append(one.entry.id)
    return {
        "format": 1,
        "exported_at": now(),
        "narrator": asdict(everything.narrator),
        "entries": [_entry(one, files) for one in everything.told],
        "questions": [asdict(one) | {"answers": answers.get(one.id, [])} for one in everything.questions],
        "recaps": dict(everything.recaps),
        "people": [
            {"names": one.names, "verdict": one.verdict, "at": one.created_at} for one in everything.decisions
        ],
        "off_limits": [{"words": one.words, "at": one.created_at} for one in everything.off_limits],
        "reactions": [asdict(one) for one in everything.reactions],
        "sittings": [_without(asdict(one), "id", "narrator_id") for one in everything.sittings],
        "questions_from_others": [
            _without(asdict(one), "id", "narrator_id", "asker") for one in everything.asks
        ],
    }


def _entry(told: Told, files: Mapping[str, str]) -> dict[str, Any]:
    entry = asdict(told.entry)
    del entry["narrator_id"]
    return entry | {
        "question": told.asked.text if told.asked else told.entry.asked,
        "revisions": [_without(asdict(one), "entry_id") for one in told.revisions],
        "files": [_file(one, files.get(one.id)) for one in told.media],
        "perceptions": [_perception(one) for one in told.perceptions],
    }


def _file(media: Media, path: str | None) -> dict[str, Any]:
    data = _without(asdict(media), "entry_id")
    for name in ("narrator_id", "fetched", "remote_id"):
        del data[name]
    return data | {"path": path}


def _perception(one: Perception) -> dict[str, Any]:
    """With the model's name and version within the value, as it was made."""
    return {
        "kind": one.kind,
        "media_id": one.media_id,
        "made_at": one.created_at,
        "value": perception_to(one.value),
    }


def _without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def _standing(body: dict[str, Any], known: set[str]) -> dict[str, Any]:
    """A kept story without what rests on words that were taken back or put right since, and without
    what only the writing of the next one needs.
    """
    story = body.get("story", body)
    chapters = [
        {
            **chapter,
            **{
                name: [one for one in chapter[name] if _rests(one, known)]
                for name in ("sentences", "unchecked", "cut")
                if name in chapter
            },
        }
        for chapter in story.get("chapters", ())
    ]
    shown = {**story, "chapters": chapters} if chapters else story
    kept = {name: value for name, value in body.items() if name not in ("sections", "sources")}
    return {**kept, "story": shown} if "story" in body else shown


def _rests(sentence: dict[str, Any], known: set[str]) -> bool:
    return all(one["passage_id"] in known for one in sentence.get("citations", ()))


def _recaps(store: Store, narrator_id: str) -> dict[str, dict[str, Any]]:
    periods = select(tables.recaps.c.period).where(tables.recaps.c.narrator_id == narrator_id)
    with store.begin() as connection:
        found = list(connection.scalars(periods.order_by(tables.recaps.c.period)))
    return {period: stories.load_recap(store, narrator_id, period) or {} for period in found}
