"""One list of a large JSON file, object by object, in the memory of one object.

A broken object is told as such and the next one is read; a file that is cut off gives what came before.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, Protocol

_CHUNK = 1 << 16
_MOST = 32 << 20  # characters of one object
_MARK = re.compile(r'["{}\[\]]')
_STRING_END = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


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


def objects(source: Source, key: str) -> Iterator[dict[str, Any] | Broken]:
    """The objects of the first list called `key`, whatever stands around it.

    Yields a Broken for each that is not JSON; it is ``last`` where nothing can be read after it.
    Errors of `source` pass through.
    """
    text = _Text(source)
    if not text.skip_to(re.compile(rf'"{re.escape(key)}"\s*:\s*\[')):
        yield Broken(0, f"it has no list of {key}", last=True)
        return
    number = 0
    while text.skip_to(re.compile(r"[{\]]"), keep=True) and text.head() == "{":
        number += 1
        words = text.balanced()
        if words is None:
            yield Broken(number, "it is cut off or too long", last=True)
            return
        yield _object(words, number)
    if text.head() != "]":
        yield Broken(number + 1, "the file is cut off", last=True)


def _object(words: str, number: int) -> dict[str, Any] | Broken:
    try:
        found = json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return Broken(number, "it is not JSON")
    return found if isinstance(found, dict) else Broken(number, "it is not a JSON object")


class _Text:
    """Decoded text that grows as it is needed; what was read is let go."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._text = ""
        self._ended = False

    def head(self) -> str:
        """The next character; none at the end."""
        return self._text[:1]

    def skip_to(self, pattern: re.Pattern[str], keep: bool = False) -> bool:
        """Go to after the next match, or to its beginning. False where there is none."""
        while not (found := pattern.search(self._text)):
            # A match may begin at the end of what is there.
            self._text = self._text[-4096:]
            if not self._more():
                self._text = ""
                return False
        self._text = self._text[found.start() if keep else found.end() :]
        return True

    def balanced(self) -> str | None:
        """The object that begins here, to its last brace. None where the text ends before."""
        depth = at = 0
        while at < _MOST:
            mark = _MARK.search(self._text, at)
            if mark is None:
                at = len(self._text)
            elif mark.group() == '"':
                end = self._string_end(mark.end())
                if end is None:
                    return None
                at = end
                continue
            else:
                depth += 1 if mark.group() in "{[" else -1
                at = mark.end()
                if depth == 0:
                    words, self._text = self._text[:at], self._text[at:]
                    return words
            if mark is None and not self._more():
                return None
        return None

    def _string_end(self, start: int) -> int | None:
        while not (found := _STRING_END.match(self._text, start)):
            if len(self._text) > _MOST or not self._more():
                return None
        return found.end()

    def _more(self) -> bool:
        if self._ended:
            return False
        data = self._source.read(_CHUNK)
        self._ended = not data
        self._text += self._decoder.decode(data, final=self._ended)
        return not self._ended
