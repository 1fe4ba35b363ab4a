"""Long texts in parts that Telegram takes, cut at sentence ends, each part's HTML valid. Pure.

Telegram counts UTF-16 code units after the tags are taken out.
https://core.telegram.org/bots/api#sendmessage
"""

from __future__ import annotations

import html as markup
import re
import unicodedata
from dataclasses import dataclass

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

_TAG = re.compile(
    r"<(/?)(b|strong|i|em|u|ins|s|strike|del|span|tg-spoiler|a|code|pre|blockquote|tg-emoji)(\s[^<>]*)?>",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|[。！？…][」』”’）]*|\n+")


@dataclass(frozen=True)
class _Run:
    """Words under the same tags; ``tags`` are opening tags, outermost first."""

    start: int
    end: int
    tags: tuple[str, ...]


def split(text: str, html: bool = False, first: int = TEXT_LIMIT, rest: int = TEXT_LIMIT) -> list[str]:
    """`text` in parts: the first of at most `first` UTF-16 units, the others of at most `rest`.

    Only white space at the cuts is lost. A text that fits comes back as it is.
    """
    words = plain(text) if html else text
    if units(words) <= first:
        return [text]
    runs = _runs(text) if html else []
    parts = []
    for start, end in _spans(words, first, rest):
        parts.append(_render(words, runs, start, end) if html else words[start:end])
    return parts


def plain(html: str) -> str:
    """The words of a formatted text."""
    ends = [0, *(tag.end() for tag in _TAG.finditer(html))]
    starts = [*(tag.start() for tag in _TAG.finditer(html)), len(html)]
    return "".join(markup.unescape(html[end:start]) for end, start in zip(ends, starts, strict=True))


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


def _spans(words: str, first: int, rest: int) -> list[tuple[int, int]]:
    spans, at, limit = [], 0, first
    while at < len(words):
        end = _cut(words, at, limit)
        start, stop = at, end
        while start < stop and words[start].isspace():
            start += 1
        while stop > start and words[stop - 1].isspace():
            stop -= 1
        if start < stop:
            spans.append((start, stop))
            limit = rest
        at = end
    return spans


def _cut(words: str, at: int, limit: int) -> int:
    end, used = at, 0
    while end < len(words) and (used := used + (2 if ord(words[end]) > 0xFFFF else 1)) <= limit:
        end += 1
    if end == len(words):
        return end
    # A very early sentence end would leave a very short part: then a gap between words is better.
    found = [match.end() for match in _SENTENCE_END.finditer(words, at, end)]
    if found and found[-1] - at > (end - at) // 8:
        return found[-1]
    gap = max(words.rfind(" ", at, end), words.rfind("\n", at, end))
    return gap + 1 if gap > at else _between_letters(words, at, end)


def _between_letters(words: str, at: int, end: int) -> int:
    """The last place before `end` that does not tear a letter from its marks or an emoji apart."""
    place = end
    while place > at + 1 and (_joins(words[place]) or words[place - 1] == "\u200d"):
        place -= 1
    return place if place > at + 1 else end


def _joins(letter: str) -> bool:
    return (
        letter in "\u200d\ufe0e\ufe0f\u20e3"
        or 0x1F3FB <= ord(letter) <= 0x1F3FF
        or unicodedata.combining(letter) > 0
    )


def _runs(text: str) -> list[_Run]:
    runs: list[_Run] = []
    tags: list[tuple[str, str]] = []
    at = length = 0
    for tag in [*_TAG.finditer(text), None]:
        words = markup.unescape(text[at : tag.start() if tag else len(text)])
        if words:
            runs.append(_Run(length, length + len(words), tuple(opening for _, opening in tags)))
            length += len(words)
        if tag is None:
            break
        at, name = tag.end(), tag.group(2).lower()
        if not tag.group(1):
            tags.append((name, tag.group(0)))
        elif any(open_name == name for open_name, _ in tags):
            while tags.pop()[0] != name:
                continue
    return runs


def _render(words: str, runs: list[_Run], start: int, end: int) -> str:
    out: list[str] = []
    opened: tuple[str, ...] = ()
    for run in runs:
        low, high = max(run.start, start), min(run.end, end)
        if low >= high:
            continue
        out += _change(opened, run.tags)
        opened = run.tags
        out.append(markup.escape(words[low:high], quote=False))
    return "".join([*out, *_change(opened, ())])


def _change(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    closing = [f"</{_name(tag)}>" for tag in reversed(before[same:])]
    return [*closing, *after[same:]]


def _name(tag: str) -> str:
    return re.split(r"[\s>]", tag[1:], maxsplit=1)[0]
