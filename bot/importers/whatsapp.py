"""WhatsApp's ``_chat.txt`` (iOS) and ``WhatsApp Chat with Tom.txt`` (Android), alone, in a folder or a zip.

There is no description of the form; it is known from exports. No message has a number, so each is named by
its minute, speaker and words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from bot.errors import AmbiguousDates
from bot.importers import names
from bot.importers.archive import Guarded, first_bytes, is_archive
from bot.importers.bundle import Bundle, filed, open_bundle
from bot.importers.members import ArchiveFault
from bot.importers.types import Alike, Fault, Format, Found, Left, Options, Record, inside
from bot.importers.whatsapp_lines import Head, Style, learnt, moment
from bot.importers.whatsapp_text import Told, file_named, parted, told
from bot.importers.words import decoded

_CHAT = "_chat.txt"
_LOOKED_AT = 1 << 14
_LONGEST = 1 << 20  # bytes of a line, letters of a message
_NUMBERED = re.compile(r"^\d{8}-")  # iOS numbers the files of each export anew


def recognises(path: Path) -> bool:
    """True for such a text, and for a folder or zip with one."""
    if path.is_file() and path.suffix.casefold() == ".txt":
        with path.open("rb") as file:
            return is_chat(file.read(_LOOKED_AT))
    if path.is_dir():
        texts = [one.name for one in path.glob("*.txt")]
        return _the_chat(texts) != "" and recognises(path / _the_chat(texts))
    if not is_archive(path):
        return False
    try:
        with open_bundle(path, path.parent) as bundle:
            name = _the_chat(bundle.names())
            if not name:
                return False
            with bundle.open(name) as source:
                return is_chat(first_bytes(source, _LOOKED_AT))
    except ArchiveFault:
        return False


def read(path: Path, options: Options) -> Iterator[Found]:
    """Every message. Raises AmbiguousDates where the file does not tell and `options` do not say."""
    alone = path.is_file() and not is_archive(path)
    try:
        with open_bundle(path.parent if alone else path, options.folder, (path.name,) if alone else ()) as it:
            yield from it.faults
            name = path.name if alone else _the_chat(it.names())
            if not name:
                yield Fault(path.name, "it holds no chat")
                return
            yield from _messages(_Chat(it, name, path.parent if alone else None, options))
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


@dataclass(frozen=True)
class _Chat:
    """A text in a bundle; ``folder`` is where its files lie if it lies on this disk by itself."""

    bundle: Bundle
    name: str
    folder: Path | None
    options: Options

    @property
    def place(self) -> str:
        """What the text is called in messages."""
        return names.shown(PurePosixPath(self.name).name)

    def lines(self) -> Iterator[str]:
        """The text's lines, without their ends."""
        with self.bundle.open(self.name) as source:
            for line in _lines(source):
                yield decoded(line)

    @contextmanager
    def file(self, name: str) -> Iterator[Path | None]:
        """A file beside the text; None where there is none. Raises ArchiveFault or ValueError."""
        if self.folder is None:
            beside = (PurePosixPath(self.name).parent / name).as_posix()
            with filed(self.bundle, beside, self.options) as path:
                yield path
        else:
            path = inside(self.folder, name)
            yield path if path.is_file() else None


@dataclass
class _Message:
    """A message as it stands: the line of its head, its head, and the lines that follow."""

    line: int
    head: Head
    more: list[str] = field(default_factory=list)
    size: int = 0

    def follow(self, line: str) -> None:
        """Add a line; of a message that is too long to be one, nothing more is kept."""
        self.size += len(line) + 1
        if self.is_too_long:
            self.more.clear()
        else:
            self.more.append(line)

    @property
    def is_too_long(self) -> bool:
        """Whether this is longer than any message can be."""
        return self.size > _LONGEST


def _messages(chat: _Chat) -> Iterator[Found]:
    style = learnt(chat.lines())
    if style.ios is None:
        yield Fault(chat.place, "no message begins in it")
        return
    order = chat.options.dates or style.order()
    if order is None:
        raise AmbiguousDates(
            f"nothing in {chat.place} tells whether 3/4 is the 3rd of April or March the 4th; "
            "say it with --dates dmy (the day first) or --dates mdy (the month first)"
        )
    alike = Alike("whatsapp")
    for one in _joined(chat, style):
        yield from _message(chat, one, order, alike, style.ios)


def _joined(chat: _Chat, style: Style) -> Iterator[_Message]:
    """Heads with the lines that follow them."""
    last: _Message | None = None
    for number, line in enumerate(chat.lines(), start=1):
        if head := style.head(line):
            if last:
                yield last
            last = _Message(number, head)
        elif last:
            last.follow(line)
    if last:
        yield last


def _message(chat: _Chat, one: _Message, order: str, alike: Alike, ios: bool) -> Iterator[Found]:
    place = f"{chat.place}, line {one.line}"
    said = parted(one.head.rest)
    if said is None:
        yield Left(place, "lines by WhatsApp itself")
        return
    try:
        clock = moment(one.head, order)
        if one.is_too_long:
            raise ValueError("it is too long to be a message")
        record = Record(place, "", clock.replace(tzinfo=chat.options.zone), speaker=said[0])
        words = "\n".join([said[1], *one.more])
        name, _ = file_named(words)
        wrong = names.trouble(name) if name else None
        with chat.file(name) if name and not wrong else nullcontext() as path:
            what = told(words, path is not None, ios)
            if what.file and wrong:
                yield Fault(place, wrong)
                what = replace(what, file="")
            yield _whole(record, what, path, alike)
    except (ArchiveFault, ValueError) as error:
        yield Fault(place, error.reason if isinstance(error, ArchiveFault) else str(error))


def _whole(record: Record, what: Told, path: Path | None, alike: Alike) -> Record | Left:
    """The record with what its words say."""
    if what.left:
        return Left(record.place, what.left)
    minute = record.at.strftime("%Y-%m-%dT%H:%M")
    return replace(
        record,
        ref=alike.ref(f"{minute}|{record.speaker}|{what.text or _NUMBERED.sub('', what.file)}"),
        text=what.text,
        kind=what.kind,
        files=(path,) if path and what.file else (),
        missing=(what.file,) if what.file and not path else (),
        extra=what.extra,
    )


def _the_chat(texts: list[str]) -> str:
    """Of an archive's files, the one that is the chat: by its name, or as the only text; "" for none."""
    plain = [PurePosixPath(one) for one in texts if one.casefold().endswith(".txt")]
    for found in (
        [one for one in plain if one.name == _CHAT],
        [one for one in plain if "whatsapp" in one.name.casefold()],
        plain,
    ):
        if len(found) == 1:
            return found[0].as_posix()
    return ""


def is_chat(head: bytes) -> bool:
    """True where a message begins with the first line, and one has a speaker."""
    style = Style()
    heads = [style.head(line) for line in decoded(head).split("\n") if line.strip()]
    return bool(heads and heads[0]) and any(one and parted(one.rest) for one in heads)


def _lines(source: Guarded) -> Iterator[bytes]:
    """Lines of a stream; one that is too long to be one comes in pieces."""
    rest = b""
    while chunk := source.read(1 << 16):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
        if len(rest) > _LONGEST:
            yield rest
            rest = b""
    if rest:
        yield rest


FORMAT = Format("whatsapp", recognises, read)
