"""Lines of ``{"at","speaker","text","ref","file"}``: the program's own way to bring a conversation in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.importers.bundle import Bundle
from bot.importers.types import Alike, Fault, Format, Found, Options, Record, inside, is_readable

_HEAD = 1 << 20
_LOOKED_AT = 20  # lines, of which one at least is an object
_LONGEST = 1 << 24  # bytes of a line; a longer one is no message


def recognises(bundle: Bundle) -> bool:
    """A file with a JSON object on one of its first lines."""
    if not bundle.alone:
        return False
    return any(map(_is_object, bundle.head(bundle.alone, _HEAD).split(b"\n")[:_LOOKED_AT]))


def read(path: Path, _options: Options) -> Iterator[Found]:
    """A record or a fault a line. No speaker, or ``narrator``, is the narrator."""
    alike = Alike("line")
    # Read as bytes: a line in another encoding is that line's fault, and the next ones are still read.
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(_lines(lines), start=1):
                if line.strip():
                    yield _read(line, f"{path.name}, line {number}", path.parent, alike)
    except OSError as error:
        yield Fault(path.name, _short(error))


def _read(line: bytes, place: str, folder: Path, alike: Alike) -> Record | Fault:
    try:
        return _record(json.loads(line.decode("utf-8-sig")), place, folder, alike)
    except (ValueError, KeyError, TypeError, OSError, RecursionError) as error:
        return Fault(place, _short(error))


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


def _record(data: Any, place: str, folder: Path, alike: Alike) -> Record:
    if not isinstance(data, dict):
        raise TypeError("it is not a JSON object")
    speaker, text, ref, name = (_words(data, key) for key in ("speaker", "text", "ref", "file"))
    if not (text.strip() or name):
        raise ValueError("it has neither text nor file")
    own = speaker.strip().casefold() in ("", "narrator")
    return Record(
        place=place,
        ref=ref or alike.ref(json.dumps([data.get(key) for key in ("at", "speaker", "text", "file")])),
        at=parse_time(str(data["at"])),
        text=text,
        speaker=None if own else speaker,
        own=True if own else None,
        files=(_file(folder, name),) if name else (),
    )


def _file(folder: Path, name: str) -> Path:
    found = inside(folder, name)
    found.stat()
    return found


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
    broken = isinstance(error, json.JSONDecodeError | RecursionError)
    return "it is not JSON" if broken else str(error)[:80]


def _lines(file: Any) -> Iterator[bytes]:
    """The lines of a file; one that is too long to be a message comes in pieces, each of which is a fault."""
    return iter(lambda: file.readline(_LONGEST), b"")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


FORMAT = Format("lines", recognises, read)
