"""Lists in a large JSON file, object by object, in the memory of one object.

A broken object is told as such and the next one is read; a file that is cut off gives what came before.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, Protocol

_CHUNK = 1 << 18
_MOST = 32 << 20  # characters of one object
_BEFORE = 4096  # characters that are looked back on
_MARK = re.compile(r'["{}\[\]]')
_INSIDE = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)  # of a string, up to its end
_ITEM = re.compile(r"[{\]]")
# Telegram Desktop writes control characters as \x0B, which JSON does not know.
_ESCAPE = re.compile(r"\\(?:x([01][0-9A-Fa-f])|(.))", re.DOTALL)
_DECODER = json.JSONDecoder(strict=False)


class Source(Protocol):
    """Bytes, as of a file."""

    def read(self, size: int = -1, /) -> bytes:
        """The next ones; none at the end."""


class Broken(ValueError):
    """Object `number` (from 1) of the list, or the file after it, is not JSON."""

    def __init__(self, number: int, reason: str, last: bool = False) -> None:
        super().__init__(reason)
        self.number = number
        self.last = last


Items = Iterator[dict[str, Any] | Broken]


def objects(source: Source, key: str) -> Items:
    """The objects of the first list called `key`, whatever stands around it.

    Yields a Broken for each that is not JSON; it is ``last`` where nothing can be read after it.
    Errors of `source` pass through.
    """
    for _, items in lists(source, key):
        yield from items
        return
    yield Broken(0, f"it has no list of {key}", last=True)


def lists(source: Source, key: str) -> Iterator[tuple[str, Items]]:
    """Every list called `key`, as what stands before it (at most 4096 characters) and its objects.

    The objects must be read before the next list is asked for.
    """
    text = _Text(source)
    start = re.compile(rf'"{re.escape(key)}"\s*:\s*\[')
    while text.skip_to(start):
        yield text.before, _items(text)


def _items(text: _Text) -> Items:
    number = 0
    while text.skip_to(_ITEM, keep=True) and text.head() == "{":
        number += 1
        found = text.value(number)
        yield found
        if isinstance(found, Broken) and found.last:
            return
    if text.head() != "]":
        yield Broken(number + 1, "the file is cut off", last=True)


def _mended(words: str) -> str:
    return _ESCAPE.sub(lambda one: f"\\u00{one[1]}" if one[1] else one[0], words)


class _Text:
    """Decoded text that grows as it is needed; what was read is let go.

    ``before`` is what was skipped last.
    """

    def __init__(self, source: Source) -> None:
        self.before = ""
        self._source = source
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._text = ""
        self._at = 0
        self._ended = False

    def head(self) -> str:
        """The next character; none at the end."""
        return self._text[self._at : self._at + 1]

    def skip_to(self, pattern: re.Pattern[str], keep: bool = False) -> bool:
        """Go to after the next match, or to its beginning. False where there is none."""
        while not (found := pattern.search(self._text, self._at)):
            # A match may begin at the end of what is there.
            self._at = max(self._at, len(self._text) - _BEFORE)
            if not self._more():
                self._at = len(self._text)
                return False
        self.before = self._text[max(self._at, found.start() - _BEFORE) : found.start()]
        self._at = found.start() if keep else found.end()
        return True

    def value(self, number: int) -> dict[str, Any] | Broken:
        """The object that begins here. It is Broken where it is not JSON."""
        try:
            found, self._at = _DECODER.raw_decode(self._text, self._at)
            return found if isinstance(found, dict) else Broken(number, "it is not a JSON object")
        except (ValueError, RecursionError):
            words = self._balanced()  # it is broken, or not all of it is there yet
        if words is None:
            return Broken(number, "it is cut off or too long", last=True)
        for each in (words, _mended(words)):
            try:
                return dict(_DECODER.decode(each))
            except (ValueError, RecursionError):
                continue
        return Broken(number, "it is not JSON")

    def _balanced(self) -> str | None:
        """The object that begins here, to its last brace. None where the text ends before."""
        self._text, self._at = self._text[self._at :], 0
        depth = at = 0
        while at < _MOST:
            mark = _MARK.search(self._text, at)
            if mark is None:
                at = len(self._text)
                if not self._more():
                    return None
            elif mark.group() == '"':
                end = self._string_end(mark.end())
                if end is None:
                    return None
                at = end
            else:
                depth += 1 if mark.group() in "{[" else -1
                at = mark.end()
                if depth == 0:
                    self._at = at
                    return self._text[:at]
        return None

    def _string_end(self, start: int) -> int | None:
        """Where the string that began before `start` has ended. None where it does not."""
        while len(self._text) < _MOST:
            found = _INSIDE.match(self._text, start)
            start = found.end() if found else start
            if self._text[start : start + 1] == '"':
                return start + 1
            if not self._more():
                return None
        return None

    def _more(self) -> bool:
        if self._ended:
            return False
        data = self._source.read(max(_CHUNK, len(self._text) // 2))
        self._ended = not data
        self._text = self._text[self._at :] + self._decoder.decode(data, final=self._ended)
        self._at = 0
        return not self._ended
