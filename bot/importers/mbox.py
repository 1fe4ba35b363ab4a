"""E-mail: mbox files (also as Google Takeout packs them), and letters by themselves (``.eml``).

A file is read letter by letter (RFC 4155), and may be larger than memory. Words that a letter quotes are
another's and are cut away; letters of machines and mailing lists are left and counted.
"""

from __future__ import annotations

import email
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field
from email.message import Message
from io import BytesIO
from itertools import chain, pairwise
from pathlib import Path, PurePosixPath
from typing import Any

from bot.files import DOCUMENTS, MEDIA, PICTURES, ending
from bot.importers import mail_parts
from bot.importers.archive import Guarded, lines, written
from bot.importers.bundle import Bundle, open_bundle
from bot.importers.members import ArchiveFault, Member
from bot.importers.types import Fault, Format, Found, Left, Options, Record

_ENDINGS = (".mbox", ".mbx", ".eml")
# The line before a letter: "From " with an address and a year at its end. Not every program escapes what a
# person wrote so ("From Riga we came in 1944"): a letter's headers must follow.
_FROM = re.compile(rb"^From \S+.*\d{4}|^From \S+ *$")
_HEADER = re.compile(rb"^(?:>From |[!-9;-~]+[ \t]*:)")
_ESCAPED = re.compile(rb"^>+From ", re.MULTILINE)
_HEADERS = re.compile(
    rb"^(?:From|To|Date|Subject|Message-ID|Received|Return-Path|Delivered-To|MIME-Version):", re.I | re.M
)
_HEAD = 4096
_LONGEST = 64 << 20  # bytes of a letter
_DECORATION = 4096  # bytes; a smaller picture is a logo or a smiley
_KINDS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/heic": ".heic", "image/webp": ".webp",
    "audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/amr": ".amr", "audio/ogg": ".ogg", "audio/wav": ".wav",
    "video/mp4": ".mp4", "application/pdf": ".pdf",
}  # fmt: skip


def recognises(bundle: Bundle) -> bool:
    """An mbox, a letter, or a folder or zip that holds an mbox, or letters for the most part."""
    if bundle.alone:
        head = bundle.head(bundle.alone, _HEAD)
        return _starts_mbox(head) or (ending(bundle.alone) == ".eml" and bool(_HEADERS.search(head)))
    found = Counter(map(ending, bundle.members))
    boxes = (one for one in bundle.members if ending(one) != ".eml")
    return found[".eml"] * 2 > found.total() or any(_is_mail(bundle, one) for one in boxes)


def _is_mail(bundle: Bundle, name: str) -> bool:
    """By its ending; Thunderbird and Apple Mail call an mbox ``Inbox`` and ``mbox``."""
    return ending(name) in _ENDINGS or (not ending(name) and _starts_mbox(bundle.head(name, _HEAD)))


def read(path: Path, options: Options) -> Iterator[Found]:
    """A record a letter."""
    box = _Box(options)
    try:
        with open_bundle(path, options) as bundle:
            yield from bundle.faults
            for one in bundle.members.values():
                if one.name != bundle.alone and not _is_mail(bundle, one.name):
                    yield Left(one.place, "no e-mail")
                    continue
                try:
                    with bundle.open(one.name) as source:
                        yield from _letters(box, one, source)
                except ArchiveFault as fault:
                    yield Fault(fault.place, fault.reason)
    except ArchiveFault as fault:
        yield Fault(fault.place, fault.reason)


@dataclass
class _Box:
    options: Options
    seen: set[bytes] = field(default_factory=set)


@dataclass
class _Raw:
    """A letter as it stands in the file: the line before it, and its bytes (None where it is too long)."""

    envelope: str
    data: bytes | None


def _starts_mbox(head: bytes) -> bool:
    first, _, rest = head.lstrip(b"\r\n\xef\xbb\xbf").partition(b"\n")
    return bool(_FROM.match(first)) and bool(_HEADERS.search(rest))


def _letters(box: _Box, member: Member, source: Guarded) -> Iterator[Found]:
    for number, raw in enumerate(_split(source), start=1):
        place = f"{member.place}, message {number}"
        if raw.data is None:
            yield Fault(place, f"it is over {_LONGEST >> 20} MB")
            continue
        try:
            letter = email.message_from_bytes(raw.data)
            yield from _letter(box, place, letter, raw)
        except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
            # The standard library's parser trips over some broken letters in ways it does not say.
            yield Fault(place, "it is no letter that can be read")


def _split(source: Guarded) -> Iterator[_Raw]:
    """The letters of an mbox; a file that does not begin with ``From `` is one letter."""
    envelope, size, blank = "", 0, True
    held: list[bytes] = []
    started = False
    for line, following in pairwise(chain(lines(source, _LONGEST), (b"",))):
        if blank and _FROM.match(line) and _HEADER.match(following):
            if started or size:
                yield _whole(envelope, held, size)
            envelope, held, size, started = line.decode("latin-1").strip()[5:], [], 0, True
        else:
            size += len(line)
            if size <= _LONGEST:
                held.append(line)
        blank = not line.strip()
    if started or size:
        yield _whole(envelope, held, size)


def _whole(envelope: str, held: list[bytes], size: int) -> _Raw:
    if size > _LONGEST:
        return _Raw(envelope, None)
    data = b"".join(held)
    return _Raw(envelope, _ESCAPED.sub(lambda found: found[0][1:], data) if envelope else data)


def _letter(box: _Box, place: str, letter: Message, raw: _Raw) -> Iterator[Found]:
    senders = mail_parts.people(letter, "From") or mail_parts.people(letter, "Sender")
    at = mail_parts.sent_at(letter, raw.envelope)
    if not senders or at is None:
        yield Fault(place, "it does not say when it was sent, or by whom")
        return
    name, address = senders[0]
    own = box.options.is_me(address, name)
    if reason := mail_parts.no_letter(letter, own):
        yield Left(place, reason)
        return
    key = _key(letter, raw)
    if key in box.seen:
        yield Left(place, "the same letter again")
        return
    box.seen.add(key)
    text = mail_parts.text_of(letter)
    cut = mail_parts.is_cut(letter)
    if cut:
        yield Fault(place, "it is cut off; its words are kept, its files are not")
    with ExitStack() as stack:
        files = [] if cut else [stack.enter_context(one) for one in _files(box.options, letter)]
        if not (text or files):
            yield Left(place, "no words of its own")
            return
        yield Record(
            place=place,
            ref=f"mail:{key.hex()}",
            at=at,
            text=text,
            speaker=name or address,
            speaker_id=address,
            files=tuple(files),
            reply_to=_reply(letter),
            extra=_extra(letter),
        )


def _key(letter: Message, raw: _Raw) -> bytes:
    """16 bytes that are the same for every copy of a letter: of its Message-ID, else of the whole."""
    ident = "".join(str(letter.get("Message-ID") or "").split())
    said = ident.encode(errors="surrogateescape") if ident else raw.data or b""
    return hashlib.sha256(said).digest()[:16]


def _reply(letter: Message) -> str | None:
    ident = "".join(str(letter.get("In-Reply-To") or "").split())
    digest = hashlib.sha256(ident.encode(errors="surrogateescape")).hexdigest()[:32]
    return f"mail:{digest}" if ident else None


def _extra(letter: Message) -> dict[str, Any]:
    found = {
        "subject": mail_parts.header(letter, "Subject"),
        "to": [name or where for name, where in mail_parts.people(letter, "To")][:20],
    }
    return {name: value for name, value in found.items() if value}


def _files(options: Options, letter: Message) -> Iterator[AbstractContextManager[Path]]:
    """The letter's pictures, sounds, videos and PDFs."""
    for part in mail_parts.bodies(letter):
        name, kind = mail_parts.file_name(part), part.get_content_type()
        suffix = ending(name) if ending(name) in MEDIA | DOCUMENTS else _KINDS.get(kind, "")
        if not suffix or kind.startswith("text/"):
            continue
        data = mail_parts.data_of(part)
        if data and not (suffix in PICTURES and len(data) < _DECORATION):
            full = f"{PurePosixPath(name).stem or 'file'}{suffix}"
            yield nullcontext(Path(full)) if options.peek else written(options.folder, full, BytesIO(data))


FORMAT = Format("mbox", recognises, read)
