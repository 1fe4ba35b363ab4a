"""WhatsApp's ``_chat.txt`` (iOS) and ``WhatsApp Chat with Tom.txt`` (Android), alone, in a folder or a zip.

There is no description of the form; it is known from exports. No message has a number, so each is named by
its minute, speaker and words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from bot.errors import AmbiguousDates
from bot.files import ending
from bot.importers import names
from bot.importers.archive import lines
from bot.importers.bundle import Bundle, open_bundle
from bot.importers.members import ArchiveFault
from bot.importers.types import Alike, Fault, Format, Found, Left, Options, Record
from bot.importers.whatsapp_lines import Head, Style, learnt, moment
from bot.importers.whatsapp_text import Told, file_named, parted, told
from bot.importers.words import decoded

_CHAT = "_chat.txt"
_LOOKED_AT = 1 << 14
_LONGEST = 1 << 20  # bytes of a line, letters of a message
_NUMBERED = re.compile(r"^\d{8}-")  # iOS numbers the files of each export anew


def recognises(bundle: Bundle) -> bool:
    """True for such a text, and for a folder or zip with one."""
    name = _the_chat(bundle)
    return ending(name) == ".txt" and is_chat(bundle.head(name, _LOOKED_AT))


def read(path: Path, options: Options) -> Iterator[Found]:
    """Every message. Raises AmbiguousDates where the file does not tell and `options` do not say."""
    try:
        with open_bundle(path, options) as bundle:
            yield from bundle.faults
            if name := _the_chat(bundle):
                yield from _messages(_Chat(bundle, name))
            else:
                yield Fault(names.shown(path.name), "it holds no chat")
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


@dataclass(frozen=True)
class _Chat:
    """A text in a bundle."""

    bundle: Bundle
    name: str

    @property
    def place(self) -> str:
        """What the text is called in messages."""
        return names.shown(PurePosixPath(self.name).name)

    def lines(self) -> Iterator[str]:
        """The text's lines, without their ends."""
        with self.bundle.open(self.name) as source:
            for line in lines(source, _LONGEST):
                yield decoded(line).removesuffix("\n")

    def file(self, name: str) -> AbstractContextManager[Path | None]:
        """A file beside the text; None where there is none. Raises ArchiveFault."""
        return self.bundle.file((PurePosixPath(self.name).parent / name).as_posix())


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
    order = chat.bundle.options.dates or style.order()
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
            last = _Message(number, head, size=len(head.rest))
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
        record = Record(place, "", clock.replace(tzinfo=chat.bundle.options.zone), speaker=said[0])
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


def _the_chat(bundle: Bundle) -> str:
    """The name of the text that is the chat: by its name, or as the only one; "" for none.

    Of a folder only what lies at its top, as it may hold anything else too.
    """
    if bundle.alone:
        return bundle.alone
    plain = [one.path for one in bundle.members.values() if ending(one.name) == ".txt"]
    plain = [one for one in plain if len(one.parts) == 1 or not bundle.root]
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


FORMAT = Format("whatsapp", recognises, read)
