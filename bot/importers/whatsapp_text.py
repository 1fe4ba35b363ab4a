"""What one message of a WhatsApp export says: words, a file, a place, or nothing that a person said.

What WhatsApp itself writes begins with a mark of direction on iOS, in any language; Android writes plain
phrases, of which those of its larger languages are known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from bot.importers.places import point
from bot.importers.words import clean
from memory.types import EntryKind

_MARK = "\u200e"
_MARKS = "\u200e\u200f\u202a\u202c\ufeff"
_IOS_FILE = re.compile(r"\u200e?<[^<>:：\n]{2,40}[:：] ?([^<>\n]+\.\w{1,5})>\s*$")
_ANDROID_FILE = re.compile(r"([^\n]+\.\w{1,5}) \([^()\n]{2,40}\)\s*(?:\n|$)")
_OWN_NAME = re.compile(r"(?:(?:IMG|VID|AUD|PTT|DOC|STK)-\d{8}-WA\d+|\d{8}-[A-Z]+-[\d-]+)\.\w{1,5}")
_TITLE = 300  # letters of a document's title
_PAGES = re.compile(r"[^\n]+ • [^\n]*$")
_MAP = re.compile(
    r"(?:\u200e?[^\n:]{2,40}: )?https?://maps\.google\.com/\?q=(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)\s*$"
)
_ADDED = re.compile(r"\u200e<[^<>\n]{3,60}>$")
_EDITED = {
    "<This message was edited>",
    "<Diese Nachricht wurde bearbeitet.>",
    "<Se editó este mensaje.>",
    "<Ce message a été modifié>",
    "<Questo messaggio è stato modificato>",
    "<Mensagem editada>",
    "<Dit bericht is bewerkt>",
    "<此消息已编辑>",
    "<此訊息已編輯>",
}
_OMITTED = {
    "<Media omitted>",
    "<Medien ausgeschlossen>",
    "<Multimedia omitido>",
    "<Archivo omitido>",
    "<Médias omis>",
    "<Media omessi>",
    "<Mídia oculta>",
    "<Arquivo de mídia oculto>",
    "<Media weggelaten>",
    "<Без медиафайлов>",
    "<Medya dahil edilmedi>",
    "<媒体文件已忽略>",
    "<省略多媒体文件>",
    "<忽略多媒體檔>",
    "<Media tidak disertakan>",
    "<pominięto multimedia>",
}
_DELETED = {
    "this message was deleted",
    "you deleted this message",
    "diese nachricht wurde gelöscht",
    "du hast diese nachricht gelöscht",
    "se eliminó este mensaje",
    "eliminaste este mensaje",
    "ce message a été supprimé",
    "vous avez supprimé ce message",
    "questo messaggio è stato eliminato",
    "hai eliminato questo messaggio",
    "mensagem apagada",
    "você apagou esta mensagem",
    "dit bericht is verwijderd",
    "u hebt dit bericht verwijderd",
    "данное сообщение удалено",
    "вы удалили данное сообщение",
    "bu mesaj silindi",
    "bu mesajı sildiniz",
    "此消息已删除",
    "您已删除此消息",
    "此訊息已刪除",
    "你已刪除此訊息",
}


@dataclass(frozen=True)
class Told:
    """Words, kind and file of a message; ``left`` says why there is nothing of a person in it."""

    text: str = ""
    kind: EntryKind | None = None
    file: str = ""
    left: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def parted(rest: str) -> tuple[str, str] | None:
    """Speaker and words of a message's first line; None of what WhatsApp says itself."""
    name, colon, words = rest.partition(":")
    name = "".join(letter for letter in name if letter not in _MARKS).strip().lstrip("~").strip()
    if not colon or not name or len(name) > 80 or any(mark in name for mark in '"“„«「'):
        return None
    return clean(name), words.removeprefix(" ")


def told(words: str, is_there: bool | None = None, ios: bool = False) -> Told:
    """What `words` say. `is_there` tells whether the file that `file_named` found lies in the archive."""
    words = words.strip(" \n\r\t")
    name, caption = file_named(words)
    by_whatsapp = words.startswith(_MARK) or words.endswith(">")
    if name and (is_there or by_whatsapp or _OWN_NAME.fullmatch(name) or name.casefold().endswith(".vcf")):
        return _file(name, _plain(caption))
    if place := _MAP.match(words):
        where = point(float(place[1]), float(place[2]))
        return Told(kind=EntryKind.LOCATION, extra=where) if where else Told(left="places that are nowhere")
    if ios and words.startswith(_MARK):
        return Told(left="lines by WhatsApp itself")
    first, _, rest = words.partition("\n")
    if first.strip(_MARKS + " ") in _OMITTED:
        return Told(_plain(rest)) if rest.strip() else Told(left="files that were not exported")
    text = _plain(_ADDED.sub("", _as_sent(words)))
    if text.rstrip(".").casefold() in _DELETED:
        return Told(left="deleted messages")
    return Told(text) if text and text != "null" else Told(left="messages without words")


def file_named(words: str) -> tuple[str, str]:
    """The name of the file that a message brings, and the words beside it; no name where it brings none."""
    if found := _IOS_FILE.search(words):
        before = words[: found.start()].strip(_MARKS + " \n")
        is_title = len(before) < _TITLE and _PAGES.fullmatch(before)
        return _name(found[1]), "" if is_title else before
    if found := _ANDROID_FILE.match(words.lstrip(_MARKS)):
        return _name(found[1]), words.lstrip(_MARKS)[found.end() :]
    return "", words


def _file(name: str, caption: str) -> Told:
    path = PurePosixPath(name)
    if path.stem.startswith("STK-") or "-STICKER-" in name:
        return Told(caption) if caption else Told(left="stickers")
    if path.suffix.casefold() == ".vcf":
        return Told(re.sub(r"^\d{8}-", "", path.stem), EntryKind.CONTACT)
    return Told(caption, file=name)


def _as_sent(words: str) -> str:
    """Without what is added to a message that was edited."""
    return next((words.removesuffix(phrase) for phrase in _EDITED if words.endswith(phrase)), words)


def _name(name: str) -> str:
    return name.strip(_MARKS + " ")


def _plain(words: str) -> str:
    return clean("".join(letter for letter in words if letter not in _MARKS)).strip()
