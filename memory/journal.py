"""The journal: entries, their revisions, their media and what was perceived. The source of truth."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from memory.codec import passage_from, passage_to, perception_from, perception_to
from memory.errors import NotFound
from memory.store import Store, aware, dump, now
from memory.tables import entries, media, passages, perceptions, revisions
from memory.types import (
    Entry,
    EntryKind,
    EntryState,
    Media,
    MediaKind,
    Passage,
    Perception,
    PerceptionKind,
    Revision,
)
from memory.vault import Cipher


def entry_id(store: Store, narrator_id: str, ref: str) -> str:
    """The id of the entry that `ref` names: the same each time, so that a repeat adds nothing."""
    return store.vault.digest("entry", narrator_id, ref)


def add_entry(store: Store, entry: Entry, files: Sequence[Media] = ()) -> bool:
    """Keep an entry and its files' rows in one transaction. False if it was there already.

    `entry.id` must come from `entry_id`. Files of a known entry that are new (a late item of an
    album) are added to it.
    """
    try:
        with store.begin() as connection:
            connection.execute(insert(entries).values(**_entry_row(store, entry)))
            for one in files:
                connection.execute(insert(media).values(**_media_row(store, one)))
        return True
    except IntegrityError:
        with store.begin() as connection:
            known = set(connection.scalars(select(media.c.id).where(media.c.entry_id == entry.id)))
            fresh = [one for one in files if one.id not in known]
            for one in fresh:
                connection.execute(insert(media).values(**_media_row(store, one)))
            if fresh:
                connection.execute(
                    update(entries).where(entries.c.id == entry.id).values(state=EntryState.RECEIVED)
                )
        return bool(fresh)


def known_entries(store: Store, ids: Sequence[str]) -> set[str]:
    """Which of these entries are here."""
    with store.begin() as connection:
        return set(connection.scalars(select(entries.c.id).where(entries.c.id.in_(ids))))


def add_entries(store: Store, found: Sequence[Entry]) -> list[str]:
    """Keep many entries without files in one transaction; the ids of those that were new."""
    if not found:
        return []
    with store.begin() as connection:
        ids = [entry.id for entry in found]
        known = set(connection.scalars(select(entries.c.id).where(entries.c.id.in_(ids))))
        fresh = {entry.id: entry for entry in found if entry.id not in known}
        if fresh:
            connection.execute(insert(entries), [_entry_row(store, entry) for entry in fresh.values()])
    return list(fresh)


def get_entry(store: Store, entry_id: str) -> Entry:
    """The entry with its newest wording. Raises NotFound."""
    with store.begin() as connection:
        row = connection.execute(select(entries).where(entries.c.id == entry_id)).first()
    if row is None:
        raise NotFound(f"no entry {entry_id}")
    entry = _entry(store, row)
    words = wordings(store, entry_id)
    return replace(entry, text=words["text"], edited=True) if "text" in words else entry


def find_entry(store: Store, narrator_id: str, ref: str) -> Entry | None:
    """The entry that `ref` names, if there is one."""
    try:
        return get_entry(store, entry_id(store, narrator_id, ref))
    except NotFound:
        return None


def list_entries(
    store: Store,
    narrator_id: str,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    forgotten: bool = False,
) -> list[Entry]:
    """Entries in the order of telling, newest wording, `since` <= told < `until`."""
    query = select(entries).where(entries.c.narrator_id == narrator_id)
    if since is not None:
        query = query.where(entries.c.told_at >= since)
    if until is not None:
        query = query.where(entries.c.told_at < until)
    if not forgotten:
        query = query.where(entries.c.forgotten_at.is_(None))
    with store.begin() as connection:
        rows = connection.execute(query.order_by(entries.c.told_at, entries.c.serial)).all()
        texts = select(revisions).where(revisions.c.narrator_id == narrator_id, revisions.c.field == "text")
        newest = {row.entry_id: row for row in connection.execute(texts.order_by(revisions.c.number))}
    found = []
    for row in rows:
        entry = _entry(store, row)
        if entry.id in newest:
            entry = replace(entry, text=_revision(store, newest[entry.id]).text, edited=True)
        found.append(entry)
    return found


def entries_in_state(store: Store, *states: EntryState, narrator_id: str | None = None) -> list[str]:
    """Ids of entries in one of `states`, oldest first; forgotten ones left out."""
    query = select(entries.c.id).where(entries.c.state.in_(states), entries.c.forgotten_at.is_(None))
    if narrator_id is not None:
        query = query.where(entries.c.narrator_id == narrator_id)
    with store.begin() as connection:
        return list(connection.scalars(query.order_by(entries.c.serial)))


def count_entries(store: Store, narrator_id: str) -> dict[str, int]:
    """Numbers of entries by state (`EntryState` values), forgotten ones left out."""
    query = (
        select(entries.c.state, func.count())
        .where(entries.c.narrator_id == narrator_id, entries.c.forgotten_at.is_(None))
        .group_by(entries.c.state)
    )
    with store.begin() as connection:
        return {state: number for state, number in connection.execute(query)}


def set_state(store: Store, entry_id: str, state: EntryState, failure: str | None = None) -> None:
    """Note how far an entry has come; FAILED keeps its cause and counts the attempt."""
    entry = get_entry(store, entry_id)
    body = replace(entry, failure=failure, text=_first_text(store, entry))
    values: dict[str, Any] = {
        "state": state,
        "body": store.cipher(entry.narrator_id).seal(_entry_body(body), "entries", entry_id, "body"),
    }
    if state is EntryState.FAILED:
        values["attempts"] = entries.c.attempts + 1
    with store.begin() as connection:
        connection.execute(update(entries).where(entries.c.id == entry_id).values(**values))


def forget_entry(store: Store, entry_id: str, at: datetime | None) -> None:
    """Take an entry out of every reading (None brings it back). Its row stays for /undo.

    Its passages go in the same transaction; one that comes back is `EntryState.PERCEIVED` until it
    is cut again.
    """
    with store.begin() as connection:
        connection.execute(update(entries).where(entries.c.id == entry_id).values(forgotten_at=at))
        _uncut(connection, entry_id)


def delete_entry(store: Store, entry_id: str) -> None:
    """Remove an entry and its files for good."""
    for one in media_of(store, entry_id):
        media_path(store, one).unlink(missing_ok=True)
    with store.begin() as connection:
        connection.execute(delete(entries).where(entries.c.id == entry_id))


def revise(store: Store, entry_id: str, field: str, text: str, reason: str, first: str = "") -> None:
    """Add a newer wording of `field`. `first` is kept as number 0 where it is the first revision.

    The passages of the old wording go in the same transaction, so that no search finds it again,
    and an entry that was remembered is `EntryState.PERCEIVED` until it is cut again.
    """
    entry = get_entry(store, entry_id)
    known = [one for one in revisions_of(store, entry_id) if one.field == field]
    rows = [] if known else [(0, first, "first")]
    rows.append((len(known) or 1, text, reason))
    cipher = store.cipher(entry.narrator_id)
    with store.begin() as connection:
        for number, words, why in rows:
            connection.execute(
                insert(revisions).values(
                    narrator_id=entry.narrator_id,
                    entry_id=entry_id,
                    field=field,
                    number=number,
                    reason=why,
                    body=cipher.seal(words, "revisions", entry_id, field, str(number)),
                    created_at=now(),
                )
            )
        _uncut(connection, entry_id)


def revisions_of(store: Store, entry_id: str) -> list[Revision]:
    """Every wording of an entry that was ever replaced, and those that replaced them, in order."""
    query = select(revisions).where(revisions.c.entry_id == entry_id).order_by(revisions.c.serial)
    with store.begin() as connection:
        rows = connection.execute(query).all()
    return [_revision(store, row) for row in rows]


def wordings(store: Store, entry_id: str) -> dict[str, str]:
    """Field -> newest revised wording, for the fields that were revised."""
    return {one.field: one.text for one in revisions_of(store, entry_id)}


def media_id(store: Store, entry_id: str, name: str) -> str:
    """The id of the file that `name` names in an entry: the same each time."""
    return store.vault.digest("media", entry_id, name)


def add_made(store: Store, one: Media) -> None:
    """Keep the row of a picture that was made of another; one that is there already stays."""
    row = _media_row(store, one)
    with contextlib.suppress(IntegrityError), store.begin() as connection:
        connection.execute(insert(media).values(**row))


def remove_made(store: Store, one: Media) -> None:
    """Take a picture that was made of another away: its row, its file, what was seen in it, and what was made
    of it in turn. What was said of it stays for when it is made again.
    """
    for each in media_of(store, one.entry_id):
        if each.of == one.id:
            remove_made(store, each)
    with store.begin() as connection:
        connection.execute(delete(perceptions).where(perceptions.c.media_id == one.id))
        connection.execute(delete(media).where(media.c.id == one.id, media.c.entry_id == one.entry_id))
        _uncut(connection, one.entry_id)
    media_path(store, one).unlink(missing_ok=True)


def media_of(store: Store, entry_id: str) -> list[Media]:
    """The entry's files, in order; what was made of one follows it."""
    query = select(media).where(media.c.entry_id == entry_id).order_by(media.c.position, media.c.id)
    with store.begin() as connection:
        rows = connection.execute(query).all()
    return _in_order([_media(store, row) for row in rows])


def list_media(store: Store, narrator_id: str) -> list[Media]:
    """A narrator's files, in the order in which they came."""
    query = (
        select(media)
        .join(entries, entries.c.id == media.c.entry_id)
        .where(media.c.narrator_id == narrator_id)
        .order_by(entries.c.told_at, entries.c.serial, media.c.position, media.c.id)
    )
    with store.begin() as connection:
        rows = connection.execute(query).all()
    return _in_order([_media(store, row) for row in rows])


def _in_order(found: Sequence[Media]) -> list[Media]:
    """As they are, but what was made of a file behind it."""
    order = {one.id: number for number, one in enumerate(found)}

    def place(one: Media) -> tuple[int, bool, str, int]:
        return order.get(one.of or one.id, 0), one.of is not None, one.made or "", one.part

    return sorted(found, key=place)


def get_media(store: Store, media_id: str) -> Media:
    """One file's row. Raises NotFound."""
    with store.begin() as connection:
        row = connection.execute(select(media).where(media.c.id == media_id)).first()
    if row is None:
        raise NotFound(f"no media {media_id}")
    return _media(store, row)


def keep_file(store: Store, one: Media, source: Path) -> Media:
    """Seal `source` as the file of `one` and note its hash and size."""
    target = media_path(store, one)
    target.parent.mkdir(parents=True, exist_ok=True)
    sha256 = store.cipher(one.narrator_id).seal_file(source, target, "media", one.id)
    kept = replace(one, sha256=sha256, size=source.stat().st_size, fetched=True)
    save_media(store, kept)
    return kept


def save_media(store: Store, one: Media) -> None:
    """Keep what is known of a file."""
    row = _media_row(store, one)
    with store.begin() as connection:
        connection.execute(update(media).where(media.c.id == one.id).values(**row))


def read_file(store: Store, one: Media) -> bytes:
    """The clear bytes of a kept file. Raises NotFound where it was never fetched."""
    path = media_path(store, one)
    if not path.exists():
        raise NotFound(f"no file for media {one.id}")
    return store.cipher(one.narrator_id).open_file(path, "media", one.id)


def copy_file(store: Store, one: Media, target: Path) -> None:
    """Write the clear bytes of a kept file to `target`, a piece at a time. Raises NotFound."""
    path = media_path(store, one)
    if not path.exists():
        raise NotFound(f"no file for media {one.id}")
    with target.open("wb") as out:
        for chunk in store.cipher(one.narrator_id).open_chunks(path, "media", one.id):
            out.write(chunk)


def media_path(store: Store, one: Media) -> Path:
    """Where the sealed file lies."""
    return store.media_dir / one.narrator_id / one.id


def save_perceptions(store: Store, entry: Entry, found: Iterable[Perception]) -> None:
    """Replace what was perceived of the same file and kind by `found`."""
    cipher = store.cipher(entry.narrator_id)
    with store.begin() as connection:
        for one in found:
            connection.execute(
                delete(perceptions).where(
                    perceptions.c.entry_id == entry.id,
                    perceptions.c.media_id.is_not_distinct_from(one.media_id),
                    perceptions.c.kind == one.kind,
                )
            )
            row = _perception_row(cipher, entry.narrator_id, one)
            connection.execute(insert(perceptions).values(**row))


def clear_perceptions(store: Store, media_id: str, *kinds: PerceptionKind) -> None:
    """Drop readings of a file, before it is read anew."""
    with store.begin() as connection:
        connection.execute(
            delete(perceptions).where(perceptions.c.media_id == media_id, perceptions.c.kind.in_(kinds))
        )


def perceptions_of(store: Store, entry_id: str) -> list[Perception]:
    """What was perceived of an entry, in order."""
    query = select(perceptions).where(perceptions.c.entry_id == entry_id).order_by(perceptions.c.serial)
    with store.begin() as connection:
        rows = connection.execute(query).all()
    return [_perception(store, row) for row in rows]


def perceptions_of_narrator(store: Store, narrator_id: str, *kinds: PerceptionKind) -> list[Perception]:
    """Every reading of these kinds, in the order they were made."""
    query = select(perceptions).where(perceptions.c.narrator_id == narrator_id, perceptions.c.kind.in_(kinds))
    with store.begin() as connection:
        rows = connection.execute(query.order_by(perceptions.c.serial)).all()
    return [_perception(store, row) for row in rows]


def replace_passages(
    store: Store, narrator_id: str, entry_id: str, found: Sequence[Passage], revisions_seen: int | None = None
) -> bool:
    """Keep `found` as the passages of an entry, in place of those it had.

    False, and nothing is changed, where the entry is forgotten or has by now another number of
    revisions than `revisions_seen`: `found` is then of words that no longer stand.
    """
    cipher = store.cipher(narrator_id)
    reworded = select(func.count()).where(revisions.c.entry_id == entry_id)
    with store.begin() as connection:
        # An update first: it keeps others from rewording or forgetting until this is committed.
        mine = update(entries).where(entries.c.id == entry_id, entries.c.forgotten_at.is_(None))
        stands = connection.execute(mine.values(attempts=entries.c.attempts)).rowcount
        seen = connection.scalar(reworded)
        if (found and not stands) or revisions_seen not in (None, seen):
            return False
        connection.execute(delete(passages).where(passages.c.entry_id == entry_id))
        if found:
            connection.execute(insert(passages), [_passage_row(cipher, one) for one in found])
    return True


def remember_many(
    store: Store, narrator_id: str, found: Mapping[str, Sequence[Passage]], feelings: Sequence[Perception]
) -> None:
    """Keep the passages and feelings of many new entries and mark these as remembered, in one transaction."""
    cipher = store.cipher(narrator_id)
    rows = [_passage_row(cipher, one) for cut in found.values() for one in cut]
    with store.begin() as connection:
        connection.execute(delete(passages).where(passages.c.entry_id.in_(list(found))))
        connection.execute(
            delete(perceptions).where(
                perceptions.c.entry_id.in_(list(found)), perceptions.c.kind == PerceptionKind.EMOTION
            )
        )
        if rows:
            connection.execute(insert(passages), rows)
        if feelings:
            connection.execute(
                insert(perceptions), [_perception_row(cipher, narrator_id, one) for one in feelings]
            )
        connection.execute(
            update(entries).where(entries.c.id.in_(list(found))).values(state=EntryState.REMEMBERED)
        )


def list_passages(
    store: Store, narrator_id: str, *, entry_id: str | None = None, ids: Sequence[str] | None = None
) -> list[Passage]:
    """A narrator's passages in the order of telling: all, those of an entry, or those with `ids`."""
    query = select(passages).where(passages.c.narrator_id == narrator_id)
    if entry_id is not None:
        query = query.where(passages.c.entry_id == entry_id)
    if ids is not None:
        query = query.where(passages.c.id.in_(ids))
    with store.begin() as connection:
        rows = connection.execute(query.order_by(passages.c.told_at, passages.c.serial)).all()
    cipher = store.cipher(narrator_id)
    return [passage_from(json.loads(cipher.text(row.body, "passages", row.id, "body"))) for row in rows]


def _uncut(connection: Connection, entry_id: str) -> None:
    connection.execute(delete(passages).where(passages.c.entry_id == entry_id))
    cut_before = (entries.c.id == entry_id, entries.c.state == EntryState.REMEMBERED)
    connection.execute(update(entries).where(*cut_before).values(state=EntryState.PERCEIVED))


def _entry_row(store: Store, entry: Entry) -> dict[str, Any]:
    cipher = store.cipher(entry.narrator_id)
    return {
        "id": entry.id,
        "narrator_id": entry.narrator_id,
        "kind": entry.kind,
        "state": entry.state,
        "attempts": 0,
        "told_at": entry.told_at,
        "received_at": now(),
        "forgotten_at": entry.forgotten_at,
        "question_id": entry.question_id,
        "body": cipher.seal(_entry_body(entry), "entries", entry.id, "body"),
    }


def _entry_body(entry: Entry) -> str:
    return dump(
        {
            "ref": entry.ref,
            "text": entry.text,
            "speaker": entry.speaker,
            "origin": entry.origin,
            "failure": entry.failure,
            "about": entry.about_entry_id,
            "extra": entry.extra,
        }
    )


def _entry(store: Store, row: Row[Any]) -> Entry:
    sealed = store.cipher(row.narrator_id).text(row.body, "entries", row.id, "body")
    body: Mapping[str, Any] = json.loads(sealed)
    return Entry(
        id=row.id,
        narrator_id=row.narrator_id,
        ref=body["ref"],
        kind=EntryKind(row.kind),
        told_at=aware(row.told_at),
        text=body["text"],
        speaker=body["speaker"],
        origin=body["origin"],
        state=EntryState(row.state),
        failure=body["failure"],
        question_id=row.question_id,
        about_entry_id=body["about"],
        forgotten_at=aware(row.forgotten_at) if row.forgotten_at else None,
        extra=body["extra"],
    )


def _first_text(store: Store, entry: Entry) -> str:
    if not entry.edited:
        return entry.text
    return next(one.text for one in revisions_of(store, entry.id) if one.field == "text")


def _revision(store: Store, row: Row[Any]) -> Revision:
    place = ("revisions", row.entry_id, row.field, str(row.number))
    text = store.cipher(row.narrator_id).text(row.body, *place)
    return Revision(row.entry_id, row.field, row.number, text, row.reason, aware(row.created_at))


def _media_row(store: Store, one: Media) -> dict[str, Any]:
    body = {
        "file_name": one.file_name,
        "mime": one.mime,
        "sha256": one.sha256,
        "remote_id": one.remote_id,
        "of": one.of,
        "made": one.made,
        "part": one.part,
        "whole": one.whole,
    }
    return {
        "id": one.id,
        "narrator_id": one.narrator_id,
        "entry_id": one.entry_id,
        "position": one.position,
        "kind": one.kind,
        "size": one.size,
        "duration": one.duration,
        "fetched": int(one.fetched),
        "body": store.cipher(one.narrator_id).seal(dump(body), "media", one.id, "body"),
    }


def _media(store: Store, row: Row[Any]) -> Media:
    body = json.loads(store.cipher(row.narrator_id).text(row.body, "media", row.id, "body"))
    return Media(
        id=row.id,
        entry_id=row.entry_id,
        narrator_id=row.narrator_id,
        position=row.position,
        kind=MediaKind(row.kind),
        size=row.size,
        duration=row.duration,
        fetched=bool(row.fetched),
        **body,
    )


def _perception(store: Store, row: Row[Any]) -> Perception:
    sealed = store.cipher(row.narrator_id).text(row.body, "perceptions", row.id, "body")
    kind = PerceptionKind(row.kind)
    value = perception_from(kind, json.loads(sealed))
    return Perception(row.id, row.entry_id, row.media_id, kind, value, aware(row.created_at))


def _passage_row(cipher: Cipher, one: Passage) -> dict[str, Any]:
    return {
        "id": one.id,
        "narrator_id": one.narrator_id,
        "entry_id": one.entry_id,
        "told_at": one.told_at,
        "body": cipher.seal(dump(passage_to(one)), "passages", one.id, "body"),
    }


def _perception_row(cipher: Cipher, narrator_id: str, one: Perception) -> dict[str, Any]:
    model, version = _model_of(one)
    return {
        "id": one.id,
        "narrator_id": narrator_id,
        "entry_id": one.entry_id,
        "media_id": one.media_id,
        "kind": one.kind,
        "model": model,
        "version": version,
        "body": cipher.seal(dump(perception_to(one.value)), "perceptions", one.id, "body"),
        "created_at": one.created_at,
    }


def _model_of(one: Perception) -> tuple[str, str]:
    value = one.value[0] if isinstance(one.value, tuple) and one.value else one.value
    return ("none", "") if isinstance(value, tuple) else (value.model[:128], value.version[:128])
