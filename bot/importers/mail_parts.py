"""A letter as mail programs write it, taken apart: who, when, which words, which files. Nothing raises."""

from __future__ import annotations

import email.header
import email.utils
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message

from bot.importers.html_words import words_of
from bot.importers.mail_words import unfolded, written
from bot.importers.words import clean, decoded

_AUTOMATIC = re.compile(
    r"^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer[-_.]?daemon|postmaster|bounces?|notifications?|notify|alerts?|"
    r"newsletters?|news|marketing|billing|updates?|root|cron|www-data|info-?mail)(?:[-_.+].*)?$",
    re.IGNORECASE,
)
_BULK = re.compile(r"bulk|list|junk|auto", re.IGNORECASE)
_AWAY = re.compile(r"\b(?:spam|trash|bin|junk|drafts?)\b|垃圾|已删除|草稿", re.IGNORECASE)
_FIRST = datetime(1970, 1, 2, tzinfo=UTC)


def header(letter: Message, name: str) -> str:
    """A header in readable letters, whatever encoding it is in; empty where there is none."""
    raw = letter.get(name)
    if raw is None:
        return ""
    try:
        pieces = email.header.decode_header(raw)
    except (email.errors.HeaderParseError, ValueError, LookupError, AttributeError):
        pieces = [(str(raw), None)]
    return " ".join("".join(_piece(data, charset) for data, charset in pieces).split())


def _piece(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        data = (
            data.encode("ascii", "surrogateescape") if not _is_wide(data) else data.encode("utf-8", "replace")
        )
    return _in(data, charset)


def _is_wide(text: str) -> bool:
    return any(letter > "\x7f" and not "\udc80" <= letter <= "\udcff" for letter in text)


def _in(data: bytes, charset: str | None) -> str:
    """`data` in `charset`; what calls itself GB 2312 is often more than that."""
    named = (charset or "").casefold().strip("\"' ")
    named = "gb18030" if named in ("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936") else named
    if named in ("", "unknown-8bit", "us-ascii", "ascii", "default", "utf-8", "utf8"):
        return decoded(data)
    try:
        return clean(data.decode(named, "replace"))
    except (LookupError, ValueError):
        return decoded(data)


def people(letter: Message, name: str) -> list[tuple[str, str]]:
    """(name, address) of everybody in a header; addresses are small."""
    try:
        found = email.utils.getaddresses([header(letter, name)])
    except (ValueError, IndexError, TypeError):
        found = []
    return [(clean(who).strip("'\" "), where.casefold()) for who, where in found if "@" in where]


def sent_at(letter: Message, envelope: str) -> datetime | None:
    """When it was sent, by its own date, who carried it first, or the line before it; None if unknown."""
    carried = [header_of.rpartition(";")[2] for header_of in map(str, letter.get_all("Received") or [])]
    for words in (header(letter, "Date"), *reversed(carried), envelope.partition(" ")[2].strip()):
        at = _moment(words)
        if at is not None and _FIRST < at < datetime.now(UTC) + timedelta(days=2):
            return at
    return None


def _moment(words: str) -> datetime | None:
    parts = email.utils.parsedate_tz(words)
    if parts is None:
        return None
    try:
        return datetime.fromtimestamp(email.utils.mktime_tz(parts), UTC)
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def no_letter(letter: Message, own: bool) -> str | None:
    """Why it is no letter of a person; None where it may be one. To a list the narrator may have written."""
    if _AWAY.search(header(letter, "X-Gmail-Labels")) or header(letter, "X-Spam-Flag").casefold() == "yes":
        return "spam, thrown away or a draft"
    if header(letter, "Auto-Submitted").casefold() not in ("", "no") or letter.get("X-Autoreply"):
        return "sent by a machine"
    senders = [where.partition("@")[0] for _, where in people(letter, "From")]
    if letter.get_content_type() == "multipart/report" or any(map(_AUTOMATIC.match, senders)):
        return "sent by a machine"
    listed = (
        letter.get("List-Id") or letter.get("List-Unsubscribe") or _BULK.search(header(letter, "Precedence"))
    )
    return "to a mailing list" if listed and not own else None


def text_of(letter: Message) -> str:
    """What the writer wrote, without what was quoted, forwarded or signed; a text attached is no part of it.

    Some programs cut the words about a picture in two: all of them are taken.
    """
    own = [part for part in bodies(letter) if part.get_content_disposition() != "attachment"]
    plain = [_plain(part) for part in own if part.get_content_type() == "text/plain"]
    if any(words.strip() for words in plain):
        return written("\n\n".join(plain))
    pages = [words_of(_text(part)) for part in own if part.get_content_type() == "text/html"]
    return written("\n\n".join(pages))


def _plain(part: Message) -> str:
    words = _text(part)
    return unfolded(words) if str(part.get_param("format", "")).casefold() == "flowed" else words


def bodies(letter: Message) -> Iterator[Message]:
    """Its parts that are no containers; a letter within it is another's and is not looked into."""
    if letter.get_content_maintype() == "message":
        return
    inner = letter.get_payload()
    if isinstance(inner, list):
        for part in inner:
            if isinstance(part, Message):
                yield from bodies(part)
    else:
        yield letter


def file_name(part: Message) -> str:
    """The name of an attached file; empty where the part is none."""
    try:
        return clean(str(part.get_filename() or part.get_param("name") or "")).strip()
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def data_of(part: Message) -> bytes:
    """A part's bytes."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def is_cut(letter: Message) -> bool:
    """True where the letter ends before its last part does."""
    return any(
        isinstance(defect, CloseBoundaryNotFoundDefect) for part in letter.walk() for defect in part.defects
    )


def _text(part: Message) -> str:
    charset = part.get_content_charset()
    return _in(data_of(part), charset)
