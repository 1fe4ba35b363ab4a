"""Markdown as a person reads it: the words without the marks, the files it shows, what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

from bot.importers.types import Record

# Each of these is bounded, so that no text takes longer than its length.
# Obsidian's ![[file|width]], and ![words](place "title").
_EMBED = re.compile(
    r"!\[\[([^\[\]|#\n]{1,500})(?:[|#][^\[\]\n]{0,200})?\]\]"
    r"|!\[[^\[\]\n]{0,500}\]\([ \t]{0,4}"
    r"<?([^()\n>]{1,1000}(?:\([^()\n>]{0,100}\)[^()\n>\"]{0,200})?)>?[ \t]{0,4}\)"
)
_TITLE = re.compile(r'[ \t]{1,4}"[^"\n]{0,300}"$')
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~<=:&$%^\"'/,;?@])")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,1000})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)")
_WIKI = re.compile(r"(?<!!)\[\[(?:[^\[\]|\n]{0,500}\|)?([^\[\]|\n]{1,500})\]\]")
_BOLD = re.compile(r"(\*\*|__|~~|==)(?=\S)(.{1,1000}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$")
_QUOTE = re.compile(r"^ {0,3}>[ ]?(.*)$")
_CALLOUT = re.compile(r"^\[!(\w+)\][+-]?\s*(.*)$")
_RULE = re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$")
_TASK = re.compile(r"^(\s*[-*+] )\[[ xX]\] ")
_COMMENT = re.compile(r"<!--.{0,2000}?-->|%%.{0,2000}?%%", re.DOTALL)
_ENTITY = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}
# Stand for an escaped letter while marks are taken away; private use, which no text of a person holds.
_HIDDEN = 0xF0000
# Whose words a quotation holds, which a file does not say.
_QUOTED = "“…”"


@dataclass(frozen=True)
class Plain:
    """``text`` are the writer's words; ``quotes`` what was quoted (``>``); ``files`` in their order."""

    text: str
    quotes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def plain(markdown: str) -> Plain:
    """`markdown` without its marks. What a link shows is kept, and where it leads is not."""
    hidden = _ESCAPED.sub(lambda found: chr(_HIDDEN + ord(found[1])), markdown.replace("\r\n", "\n"))
    files: list[str] = []

    def taken(found: re.Match[str]) -> str:
        files.append(unquote(_TITLE.sub("", found[1] or found[2]).strip()))
        return ""

    text = _EMBED.sub(taken, _COMMENT.sub("", hidden))
    own, quotes = _parted(text.split("\n"))
    return Plain(_said(own), tuple(words for one in quotes if (words := _said(one))), tuple(files))


def quotations(told: Plain, place: str, ref: str, at: datetime) -> Iterator[Record]:
    """What was quoted, as another's words, beside the record that is called `ref`."""
    for number, quote in enumerate(told.quotes, start=1):
        yield Record(place, f"{ref}:quote:{number}", at, quote, speaker=_QUOTED, own=False)


def _parted(lines: list[str]) -> tuple[list[str], list[list[str]]]:
    """The writer's lines, and those of each quotation. A callout other than a quote is the writer's."""
    own: list[str] = []
    quotes: list[list[str]] = []
    inside: list[str] | None = None
    for line in lines:
        found = _QUOTE.match(line)
        if not found:
            inside = None
            own.append(line)
            continue
        words = found[1]
        if inside is None:
            callout = _CALLOUT.match(words)
            inside = own if callout and callout[1].casefold() not in ("quote", "cite") else []
            words = callout[2] if callout else words
            if inside is not own:
                quotes.append(inside)
        inside.append(words)
    return own, quotes


def _said(lines: list[str]) -> str:
    text = "\n".join(_line(line) for line in lines if not _RULE.match(line))
    for mark, letter in _ENTITY.items():
        text = text.replace(mark, letter)
    text = "".join(chr(ord(one) - _HIDDEN) if _HIDDEN < ord(one) < _HIDDEN + 128 else one for one in text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _line(line: str) -> str:
    line = line.rstrip()
    if found := _HEADING.match(line):
        line = found[1].rstrip("#").rstrip()
    line = _TASK.sub(r"\1", line)
    line = _WIKI.sub(r"\1", _LINK.sub(r"\1", line))
    line = _BOLD.sub(r"\2", line)
    return _ITALIC.sub(r"\2", line)
