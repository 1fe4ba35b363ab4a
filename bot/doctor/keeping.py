"""What is kept: the key, the database, and what could not be finished. Ids and causes, never words."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.doctor.check import Check, failed, passed
from bot.settings import Settings
from memory import inbox, journal
from memory.errors import RecordError
from memory.store import Store, make_engine, open_store, revisions
from memory.types import EntryState
from memory.vault import load_vault
from prompts import message

_SHOWN = 10


def checks(settings: Settings, store: Store | None) -> list[Check]:
    """Key and database, and the store's unfinished work where it can be opened unchanged."""
    language = settings.language
    shape = schema(settings)
    base = [key(language, settings), database(language, settings, shape)]
    if store is not None:
        return [*base, *unfinished(language, store)]
    if shape is None or shape[0] != shape[1] or not base[0].ok:
        return base
    try:
        with _opened(settings) as own:
            return [*base, *unfinished(language, own)]
    except RecordError:
        other = failed("key", language, str(settings.key_file), "key-other", needed=True)
        return [other, base[1]]


def key(language: str, settings: Settings) -> Check:
    """Whether the key is there, can be read, is its owner's alone, and lies apart from the data."""
    path = settings.key_file
    if not path.exists():
        if _made(settings):
            return failed("key", language, str(path), "key-lost", needed=True)
        return passed("key", language, message("doctor-not-made-yet", language, path=str(path)), needed=True)
    try:
        load_vault(path)
    except RecordError:
        return failed("key", language, str(path), "key-unusable", needed=True)
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        return failed("key", language, f"{path} ({mode:04o})", "key-open")
    if path.resolve().is_relative_to(settings.home.resolve()):
        return failed("key", language, str(path), "key-inside")
    return passed("key", language, f"{path} ({mode:04o})", needed=True)


def schema(settings: Settings) -> tuple[str | None, str | None] | None:
    """The database's revision and the newest one; None where it is not there or does not answer."""
    if not _made(settings):
        return None
    try:
        engine = make_engine(settings.sql_url)
        try:
            return revisions(engine)
        finally:
            engine.dispose()
    except (SQLAlchemyError, ImportError):
        return None


def database(language: str, settings: Settings, shape: tuple[str | None, str | None] | None) -> Check:
    """Whether the database answers, and in which shape it is. An address is shown without its password."""
    address = make_url(settings.sql_url).render_as_string(hide_password=True)
    if shape is None and _made(settings):
        return failed("database", language, address, needed=True)
    if shape is None:
        return passed(
            "database", language, message("doctor-not-made-yet", language, path=address), needed=True
        )
    how = "found" if shape[0] == shape[1] else "older"
    found = message(f"doctor-database-{how}", language, address=address, revision=shape[0] or "-")
    return passed("database", language, found, needed=True)


def unfinished(language: str, store: Store) -> list[Check]:
    """Entries that failed, with their causes, and updates that were set aside."""
    return [failures(language, store), set_aside(language, inbox.counts(store).get("quarantined", 0))]


def failures(language: str, store: Store) -> Check:
    """Entries that failed, by id, each with its cause."""
    ids = journal.entries_in_state(store, EntryState.FAILED)
    if not ids:
        return passed("failures", language, "0")
    causes = [f"{one} ({journal.get_entry(store, one).failure or '?'})" for one in ids[:_SHOWN]]
    more = [f"+ {len(ids) - _SHOWN}"] if len(ids) > _SHOWN else []
    return failed("failures", language, f"{len(ids)}: " + ", ".join(causes + more))


def set_aside(language: str, number: int) -> Check:
    """Updates that could not be read and wait for a newer version."""
    found = str(number)
    return failed("quarantine", language, found) if number else passed("quarantine", language, found)


def _made(settings: Settings) -> bool:
    """True where there is a database to look at; looking must not make one."""
    url = make_url(settings.sql_url)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


@contextmanager
def _opened(settings: Settings) -> Iterator[Store]:
    store = open_store(settings.sql_url, load_vault(settings.key_file), settings.home)
    try:
        yield store
    finally:
        store.close()
