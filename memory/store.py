"""The open journal: engine, vault and data folder, which every function of `memory` takes first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from memory import tables
from memory.errors import NotFound, StoreUnusable
from memory.vault import Cipher, Vault

_PATIENCE = 30  # seconds for a lock
_WRITES = ("INSERT", "UPDATE", "DELETE")

_MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True)
class Store:
    """Where everything is kept. Safe to share among threads.

    ``watchers`` are told the channel of every new outgoing message, in the thread that puts it.
    """

    engine: Engine
    vault: Vault
    home: Path
    watchers: list[Callable[[str], None]] = field(default_factory=list, repr=False)
    _ciphers: dict[str, Cipher] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def media_dir(self) -> Path:
        """Sealed media, a folder a narrator."""
        return self.home / "media"

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction: committed at the end, rolled back on an error."""
        with self.engine.begin() as connection:
            yield connection

    def cipher(self, narrator_id: str) -> Cipher:
        """The narrator's cipher. Raises NotFound once the narrator is erased."""
        with self._lock:
            if narrator_id in self._ciphers:
                return self._ciphers[narrator_id]
        column = tables.narrators.c.wrapped_key
        with self.begin() as connection:
            wrapped = connection.scalar(select(column).where(tables.narrators.c.id == narrator_id))
        if wrapped is None:
            raise NotFound(f"no narrator {narrator_id}")
        cipher = self.vault.cipher(narrator_id, wrapped)
        with self._lock:
            self._ciphers[narrator_id] = cipher
        return cipher

    def forget_cipher(self, narrator_id: str) -> None:
        """Drop a narrator's key from this process."""
        with self._lock:
            self._ciphers.pop(narrator_id, None)

    def close(self) -> None:
        """Release the database."""
        self.engine.dispose()


def open_store(url: str, vault: Vault, home: Path) -> Store:
    """The store at `url`, brought to the newest schema. `home` is made if it is not there.

    Raises StoreUnusable.
    """
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    home.chmod(0o700)
    try:
        engine = make_engine(url)
        migrate(engine)
    except (SQLAlchemyError, ImportError) as error:
        # The address may hold a password, and the error the address.
        raise StoreUnusable(f"the database cannot be opened ({type(error).__name__})") from None
    return Store(engine, vault, home)


def make_engine(url: str) -> Engine:
    """An engine; for SQLite with WAL, full sync, foreign keys, secure delete and a patient lock."""
    if not url.startswith("sqlite"):
        return create_engine(_psycopg(url), pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _PATIENCE, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
            f"busy_timeout={_PATIENCE * 1000}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "before_cursor_execute")
    def _write(_connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if not cursor.connection.in_transaction and statement.lstrip()[:6].upper() in _WRITES:
            _seize(cursor.connection)

    return engine


def _seize(connection: sqlite3.Connection) -> None:
    """Take SQLite's write lock, asking every millisecond or two.

    Its own wait grows to 100 ms a time and whoever comes later may be first: beside busy work a
    new message was then kept two seconds late.
    """
    deadline = monotonic() + _PATIENCE
    connection.execute("PRAGMA busy_timeout=2").close()
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE").close()
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or monotonic() > deadline:
                    raise OperationalError("BEGIN IMMEDIATE", None, error) from error
    finally:
        connection.execute(f"PRAGMA busy_timeout={_PATIENCE * 1000}").close()


def migrate(engine: Engine) -> None:
    """Bring the schema to its newest revision (Alembic). One process at a time does so."""
    if _current(engine) == newest_revision():
        return  # without importing Alembic, at every start but the first
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("BEGIN IMMEDIATE"))  # a second process waits here, then finds it done
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def revisions(engine: Engine) -> tuple[str | None, str]:
    """The schema's revision in the database (None in an empty one), and the newest there is."""
    return _current(engine), newest_revision()


def newest_revision() -> str:
    """The newest migration; each file's name begins with its number, which is its revision."""
    return max(path.name.split("_")[0] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def _current(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        current: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return current


def checkpoint(store: Store, vacuum: bool = True) -> bool:
    """Rewrite the database (`vacuum`), write the log back and truncate it; what was deleted is gone
    from the files afterwards. False where somebody was reading, so that the log still stands.
    """
    if store.engine.dialect.name != "sqlite":
        return False
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if vacuum:
            connection.execute(text("VACUUM"))
        blocked: int = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
    return not blocked


def now() -> datetime:
    """The present, aware, in UTC."""
    return datetime.now(UTC)


def aware(moment: datetime) -> datetime:
    """`moment` in UTC; SQLite gives it back without a zone."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def dump(value: Any) -> str:
    """Compact JSON for a sealed body."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"cannot keep a {type(value).__name__}")


def _psycopg(url: str) -> str:
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url
