"""Telegram's HTML subset, refused as Telegram refuses it. https://core.telegram.org/bots/api#html-style"""

from __future__ import annotations

import html
import re

_TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "code", "pre",
    "blockquote", "tg-emoji",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)?([^>]*)>|<")


class Refused(Exception):
    """A request that Telegram answers with an error: its code, its words and its parameters."""

    def __init__(self, code: int, words: str, **parameters: int) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.parameters = parameters


def plain(text: str) -> str:
    """The words without their tags. Raises Refused as Telegram would."""
    stack: list[str] = []
    for found in _TAG.finditer(text):
        offset = len(text[: found.start()].encode())
        closing, name = found.group(1), (found.group(2) or "").lower()
        if name not in _TAGS and not (closing and not name):
            raise _cannot(f'Unsupported start tag "{name}" at byte offset {offset}')
        if not closing:
            stack.append(name)
        elif not stack:
            raise _cannot(f"Unexpected end tag at byte offset {offset}")
        elif name and stack.pop() != name:
            raise _cannot(f"Unmatched end tag at byte offset {offset}, found </{name}>")
    if stack:
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{stack[-1]}"')
    return html.unescape(_TAG.sub("", text))


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _cannot(why: str) -> Refused:
    return Refused(400, f"Bad Request: can't parse entities: {why}")
