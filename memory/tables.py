"""The journal's tables (SQLAlchemy Core). Words are in ``body`` columns, always sealed.

Clear columns hold ids, states, times and keyed digests alone. Everything of a narrator hangs on
``narrators.id`` and goes with it.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

metadata = MetaData()

_Serial = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware time, kept and compared in UTC. SQLite drops a zone without a word, and so any other
    zone's time would be kept hours off.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None or value.tzinfo is None:
            return value
        return value.astimezone(UTC)


def _time(name: str, nullable: bool = False) -> Column[object]:
    return Column(name, Moment(), nullable=nullable)


def _of_narrator(index: bool = True) -> Column[str]:
    return Column(
        "narrator_id",
        String(32),
        ForeignKey("narrators.id", ondelete="CASCADE"),
        nullable=False,
        index=index,
    )


def _of_entry() -> Column[str]:
    return Column(
        "entry_id", String(32), ForeignKey("entries.id", ondelete="CASCADE"), nullable=False, index=True
    )


narrators = Table(
    "narrators",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("chat_digest", String(32), nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    _time("created_at"),
    _time("consented_at", nullable=True),
    _time("paused_at", nullable=True),
    _time("unreachable_at", nullable=True),
    UniqueConstraint("channel", "chat_digest"),
)

entries = Table(
    "entries",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    _of_narrator(index=False),
    Column("kind", String(16), nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("attempts", Integer, nullable=False, default=0),
    _time("told_at"),
    _time("received_at"),
    _time("forgotten_at", nullable=True),
    Column("question_id", String(32), nullable=True),
    Column("body", LargeBinary, nullable=False),
    Index("entries_by_time", "narrator_id", "told_at", "serial"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=True),
    _of_narrator(),
    _of_entry(),
    Column("field", String(48), nullable=False),
    Column("number", Integer, nullable=False),
    Column("reason", String(16), nullable=False),
    Column("body", LargeBinary, nullable=False),
    _time("created_at"),
    UniqueConstraint("entry_id", "field", "number"),
)

media = Table(
    "media",
    metadata,
    Column("id", String(32), primary_key=True),
    _of_narrator(),
    _of_entry(),
    Column("position", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("size", BigInteger, nullable=True),
    Column("duration", Float, nullable=True),
    Column("fetched", Integer, nullable=False, default=0),
    Column("body", LargeBinary, nullable=False),
)

perceptions = Table(
    "perceptions",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    _of_narrator(),
    _of_entry(),
    Column("media_id", String(32), nullable=True),
    Column("kind", String(16), nullable=False),
    Column("model", String(128), nullable=False),
    Column("version", String(128), nullable=False),
    Column("body", LargeBinary, nullable=False),
    _time("created_at"),
)

passages = Table(
    "passages",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    _of_narrator(index=False),
    _of_entry(),
    _time("told_at"),
    Column("body", LargeBinary, nullable=False),
    Index("passages_by_time", "narrator_id", "told_at", "serial"),
)

questions = Table(
    "questions",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    _of_narrator(),
    Column("topic", String(96), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("outcome", String(16), nullable=False),
    _time("asked_at"),
    Column("body", LargeBinary, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String(32), primary_key=True),
    _of_narrator(),
    Column("version", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    _time("created_at"),
    UniqueConstraint("narrator_id", "version"),
)

stages = Table(
    "stages",
    metadata,
    Column("story_id", String(32), primary_key=True),
    Column("stage", String(96), primary_key=True),
    _of_narrator(),
    Column("body", LargeBinary, nullable=False),
    _time("created_at"),
)

# Chapters that a narrator has let go, by the keyed digest of every word in them.
approvals = Table(
    "approvals",
    metadata,
    Column("digest", String(32), primary_key=True),
    _of_narrator(),
    _time("created_at"),
)

recaps = Table(
    "recaps",
    metadata,
    _of_narrator(),
    Column("period", String(16), nullable=False),
    Column("body", LargeBinary, nullable=False),
    _time("created_at"),
    UniqueConstraint("narrator_id", "period"),
)

# What a narrator decided of two names: one person or two. A pair has one row; the newest word stands.
people = Table(
    "people",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    _of_narrator(),
    Column("verdict", String(8), nullable=False),
    Column("body", LargeBinary, nullable=False),
    _time("created_at"),
)

# What a narrator wants left out of questions, stories and recaps.
off_limits = Table(
    "off_limits",
    metadata,
    Column("id", String(32), primary_key=True),
    _of_narrator(),
    Column("body", LargeBinary, nullable=False),
    _time("created_at"),
)

# Thumbs: `subject` is a question's id or a recap's name, `thumb` is 1 or -1. The newest press stands.
reactions = Table(
    "reactions",
    metadata,
    Column("id", String(32), primary_key=True),
    _of_narrator(),
    Column("kind", String(16), nullable=False),
    Column("subject", String(48), nullable=False),
    Column("thumb", Integer, nullable=False),
    _time("reacted_at"),
)

# A time set aside for telling. `ended_for` is ``time``, ``enough``, ``care`` or nothing while it lasts.
sittings = Table(
    "sittings",
    metadata,
    Column("id", String(32), primary_key=True),
    _of_narrator(),
    Column("minutes", Integer, nullable=False),
    Column("ended_for", String(16), nullable=True),
    _time("started_at"),
    _time("ended_at", nullable=True),
)

# A link by which others may put questions to a narrator. Its token is found by a keyed digest.
links = Table(
    "links",
    metadata,
    Column("id", String(32), primary_key=True),
    _of_narrator(),
    Column("body", LargeBinary, nullable=False),
    _time("created_at"),
    _time("expires_at"),
    _time("closed_at", nullable=True),
)

# Somebody who opened a link and may now write a question. `asker` is a keyed digest of their chat.
visits = Table(
    "visits",
    metadata,
    Column("asker", String(32), primary_key=True),
    _of_narrator(),
    Column("link_id", String(32), ForeignKey("links.id", ondelete="CASCADE"), nullable=False),
    Column("state", String(16), nullable=False),
    _time("opened_at"),
)

# Questions that others put: ``waiting``, ``asked`` or ``withdrawn``.
asks = Table(
    "asks",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    _of_narrator(),
    Column("asker", String(32), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("question_id", String(32), nullable=True),
    Column("body", LargeBinary, nullable=False),
    _time("created_at"),
)

dialogues = Table(
    "dialogues",
    metadata,
    Column("narrator_id", String(32), ForeignKey("narrators.id", ondelete="CASCADE"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=True),
    Column("channel", String(16), nullable=False),
    Column("update_id", BigInteger, nullable=True),
    Column("chat_digest", String(32), nullable=False),
    Column("album", String(32), nullable=True),
    Column("state", String(16), nullable=False, index=True),
    Column("error", String(96), nullable=True),
    Column("body", LargeBinary, nullable=True),
    _time("received_at"),
    UniqueConstraint("channel", "update_id"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=True),
    Column("key", String(96), nullable=False, unique=True),
    Column("channel", String(16), nullable=False),
    Column("chat_digest", String(32), nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", String(96), nullable=True),
    Column("forget", Integer, nullable=False, default=0),
    Column("body", LargeBinary, nullable=True),
    _time("due_at"),
    _time("created_at"),
    Index("outbox_by_chat", "channel", "chat_digest", "state", "serial"),
)

# What stands in a chat: one row for each part of a sent message, so that it can be edited and a
# reply to it understood. `maker` is the outbox row that sent it; an empty `ref` was written before
# the request and means: perhaps it stands.
sent = Table(
    "sent",
    metadata,
    Column("serial", _Serial, primary_key=True, autoincrement=True),
    Column("key", String(96), nullable=False),
    Column("part", Integer, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("chat_digest", String(32), nullable=False),
    Column("maker", BigInteger, nullable=False),
    Column("ref", String(32), nullable=False),
    Column("media", Integer, nullable=False, default=0),
    Column("subject", String(48), nullable=True),
    _time("sent_at"),
    UniqueConstraint("key", "part"),
    Index("sent_by_ref", "channel", "chat_digest", "ref"),
)

leases = Table(
    "leases",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("owner", String(64), nullable=False),
    _time("expires_at"),
)
