"""The words that the writer of a letter wrote: what was quoted, forwarded or signed below is cut away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_QUOTED = re.compile(r"^\s{0,3}>")
# "On Sun, 14 July 2019, Anna <a@b.c> wrote:", over one to four lines, as programs put it in their languages.
_WROTE = re.compile(
    r"^(?:.{0,3}(?:(?:On|Am|Le|El|Il(?: giorno)?|Op|Em|Den|Dnia|W dniu)\b|在|于).{6,300}?"
    r"(?:wrote|schrieb.{0,120}|a écrit|escribió|ha scritto|schreef.{0,120}|escreveu|skrev.{0,120}|"
    r"napisał\(?a?\)?|写道)"
    r"|.{4,300}?(?:于\s?\d{4}.{4,60}写道|пишет|писал\(?а?\)?|写道|さんは書きました)"
    r"|(?:[^\W\d]{1,12}\.?,?\s)?\d{1,2}.{4,60}\d{4}.{0,60}<[^<>\s]+@[^<>\s]+>)\s*[:：]\s*$"
)
_SENTENCE = tuple(".!?。！？")
_DATED = re.compile(r"\d|@")
_BELOW = re.compile(
    r"^\s*(?:[-_=*]{2,}\s*(?:Original[ -]?(?:Message|Appointment)|Ursprüngliche Nachricht|Message d'origine|"
    r"Mensaje original|Messaggio originale|Oorspronkelijk bericht|Исходное сообщение|原始邮件|原始郵件|"
    r"邮件原件|回复的原邮件|转发的邮件|转发邮件信息|原邮件|Forwarded message|Weitergeleitete Nachricht|"
    r"Message transféré|Forwarded by.*|Replied Message|Пересылаемое сообщение)\s*[-_=*]{0,}"
    r"|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:|"
    r"Début du message (?:réexpédié|transféré) ?:|开始转发的邮件[:：])",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^\s*\*?(?:From|Sent|To|Cc|Date|Subject|Von|Gesendet|An|Betreff|De|Envoyé|À|Objet|Enviado|Para|Asunto|Da|"
    r"Inviato|A|Oggetto|发件人|发送时间|发送日期|收件人|抄送|主题|日期|寄件者|寄件日期|收件者|主旨|От|Кому|Тема|Дата)\s*\*?\s*[:：]\s*\*?\S",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^-- ?$")
_SENT_FROM = re.compile(
    r"^\s*(?:Sent from (?:my|Mail for|Outlook|Yahoo|Samsung).{0,60}|Get Outlook for .{0,40}|"
    r"Von meinem .{0,40} gesendet|Gesendet von .{0,40}|Envoyé de(?:puis)? mon .{0,40}|"
    r"Enviado desde mi .{0,40}|Inviato da .{0,40}|发自我的\s?.{0,30}|从我的.{0,20}发送|"
    r"发自.{0,20}(?:手机|邮箱).{0,20}|Отправлено (?:с|из) .{0,40})\s*$",
    re.IGNORECASE,
)


def written(text: str) -> str:
    """What the writer wrote in a letter's plain text."""
    lines = text.replace("\xa0", " ").split("\n")
    kept = [line.rstrip() for line in _kept(lines) if not _SENT_FROM.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def unfolded(text: str) -> str:
    """The paragraphs of a text whose lines were broken for sending (RFC 3676): a space at the end goes on."""
    lines: list[list[str]] = []
    going_on = False
    for line in text.split("\n"):
        plain = line.removeprefix(" ")
        quoted = bool(_QUOTED.match(plain))
        if going_on and not quoted:
            lines[-1].append(plain)
        else:
            lines.append([plain])
        going_on = line.endswith(" ") and line != "-- " and not quoted
    return "\n".join("".join(pieces) for pieces in lines)


def _kept(lines: Sequence[str]) -> Iterator[str]:
    """The lines that are the writer's. Answers between quoted lines are; all below a header is not."""
    number = 0
    while number < len(lines):
        line = lines[number]
        if _BELOW.match(line) or _SIGNED.match(line) or _is_header(lines[number : number + 8]):
            return
        if _QUOTED.match(line):
            number += 1
            continue
        if length := _head_length(lines[number : number + 4]):
            number += length
            if not _quote_follows(lines, number):
                return
            continue
        yield line
        number += 1


def _head_length(lines: Sequence[str]) -> int:
    """How many lines say who wrote what is quoted below; 0 where none does."""
    for length in range(1, len(lines) + 1):
        if not lines[length - 1].strip():
            return 0
        said = " ".join(line.strip() for line in lines[:length])
        if _WROTE.match(said) and _DATED.search(said):
            return length
        if lines[length - 1].rstrip().endswith(_SENTENCE):
            return 0
    return 0


def _quote_follows(lines: Sequence[str], number: int) -> bool:
    first = next((line for line in lines[number : number + 20] if line.strip()), "")
    return bool(_QUOTED.match(first))


def _is_header(lines: Sequence[str]) -> bool:
    """True where lines like those at the head of a letter follow each other, as Outlook quotes."""
    rows = [line for line in lines if line.strip()][:4]
    return (
        len(rows) > 2 and bool(_HEADER.match(rows[0])) and sum(bool(_HEADER.match(row)) for row in rows) > 2
    )
