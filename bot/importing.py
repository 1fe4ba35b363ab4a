"""Reading conversations and diaries from lines of JSON into the journal, in batches, resumably."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from bot.arrivals import Arrival, Sender
from bot.conversation import Conversation
from bot.files import attachment
from bot.work import bulk
from bot.work.tools import Tools
from memory import journal
from memory.types import Entry, EntryKind, EntryState, Narrator

_BATCH = 256


@dataclass
class Imported:
    """What an import did. ``faults`` are (line number from 1, what is wrong with it)."""

    added: int = 0
    known: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Line:
    number: int
    arrival: Arrival


def parse_time(words: str) -> datetime:
    """An ISO 8601 time; UTC where it names no zone. Raises ValueError."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise ValueError("its time is not ISO 8601, such as 2026-03-01T10:00") from None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a time before the year 1 or after 9999") from None
    return moment


def is_readable(words: str) -> bool:
    """False for half a character (a lone surrogate), which no file or database can hold."""
    return words.isprintable() or not any("\ud800" <= letter <= "\udfff" for letter in words)


def import_lines(
    tools: Tools,
    conversation: Conversation,
    narrator: Narrator,
    file: Path,
    progress: Callable[[int], None],
) -> Imported:
    """Import lines of ``{"at","speaker","text","ref","file"}``. A second run adds nothing.

    Lines of a speaker other than the narrator are kept as that person's words. `progress` is
    called with the number of lines done since the last call.
    """
    result = Imported()
    for lines in _batches(_lines(narrator, file, result)):
        plain = [one.arrival for one in lines if not one.arrival.attachments]
        before = len(plain)
        fresh = journal.add_entries(tools.store, [_entry(tools, narrator, one) for one in plain])
        result.added += len(fresh)
        result.known += before - len(fresh)
        bulk.remember(tools, narrator, _unfinished(tools, narrator, plain))
        for one in (one for one in lines if one.arrival.attachments):
            _with_file(tools, conversation, narrator, one, result)
        progress(len(lines))
    return result


def _unfinished(tools: Tools, narrator: Narrator, arrivals: Sequence[Arrival]) -> list[Entry]:
    """Of these, the entries that are not yet remembered (an earlier run was stopped)."""
    open_ids = set(
        journal.entries_in_state(
            tools.store,
            EntryState.RECEIVED,
            EntryState.FETCHED,
            EntryState.PERCEIVED,
            narrator_id=narrator.id,
        )
    )
    wanted = dict.fromkeys(journal.entry_id(tools.store, narrator.id, one.ref) for one in arrivals)
    return [journal.get_entry(tools.store, one) for one in wanted if one in open_ids]


def _with_file(
    tools: Tools, conversation: Conversation, narrator: Narrator, line: _Line, result: Imported
) -> None:
    known = journal.find_entry(tools.store, narrator.id, line.arrival.ref)
    if known is not None and known.state is EntryState.REMEMBERED:
        result.known += 1
        return
    conversation.receive(line.arrival)
    result.added += known is None
    result.known += known is not None


def _entry(tools: Tools, narrator: Narrator, one: Arrival) -> Entry:
    return Entry(
        id=journal.entry_id(tools.store, narrator.id, one.ref),
        narrator_id=narrator.id,
        ref=one.ref,
        kind=one.kind,
        told_at=one.at,
        text=one.text,
        speaker=one.speaker,
    )


def _lines(narrator: Narrator, file: Path, result: Imported) -> Iterator[_Line]:
    alike: Counter[str] = Counter()
    # Read as bytes: a line in another encoding is that line's fault, and the next ones are still read.
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                data = json.loads(line.decode("utf-8-sig"))
                yield _Line(number, _arrival(narrator, data, file.parent, alike))
            except (ValueError, KeyError, TypeError, OSError) as error:
                result.faults.append((number, _short(error)))


def _arrival(narrator: Narrator, data: Any, folder: Path, alike: Counter[str]) -> Arrival:
    if not isinstance(data, dict):
        raise TypeError("it is not a JSON object")
    speaker, text, ref = (_words(data, name) for name in ("speaker", "text", "ref"))
    own = speaker.strip().casefold() in ("", "narrator", narrator.name.casefold())
    name = _words(data, "file")
    files = (attachment(folder / name),) if name else ()
    if not (text.strip() or files):
        raise ValueError("it has neither text nor file")
    return Arrival(
        sender=Sender(narrator.channel, narrator.chat, narrator.name),
        ref=ref or _own_ref(data, alike),
        at=parse_time(str(data["at"])),
        kind=files[0].kind if files else EntryKind.TEXT,
        text=text,
        attachments=files,
        speaker=None if own else speaker,
    )


def _own_ref(data: dict[str, Any], alike: Counter[str]) -> str:
    """A name for a line without one: from what it says, so that it is the same in a longer file and
    another in another file. Lines that say the same are counted.
    """
    said = json.dumps([data.get(name) for name in ("at", "speaker", "text", "file")])
    name = hashlib.sha256(said.encode()).hexdigest()[:32]
    alike[name] += 1
    return f"line:{name}:{alike[name]}"


def _words(data: dict[str, Any], name: str) -> str:
    """The words under `name`, a number as its digits, none where there is nothing. Raises ValueError."""
    value = data.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(f"{name} is not a text")
    if not is_readable(str(value)):
        raise ValueError(f"{name} holds half a character")
    return str(value)


def _short(error: Exception) -> str:
    """A reason without the line's own words."""
    if isinstance(error, KeyError):
        return f"it has no {error.args[0]}"
    if isinstance(error, OSError):
        return error.strerror or "its file cannot be read"
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    return "it is not JSON" if isinstance(error, json.JSONDecodeError) else str(error)[:80]


def _batches(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    while batch := list(islice(lines, _BATCH)):
        yield batch
