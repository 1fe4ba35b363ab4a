"""Citations: quotes found in passages, and where they are heard in the sound."""

from __future__ import annotations

import re

from memory.types import Citation, Passage

_LOOSE = str.maketrans("‘’“”–—，", "''\"\"--,")


def cite(passage: Passage, start: int, end: int) -> Citation:
    """The citation of characters `start`..`end` of a passage, with its seconds where words have times."""
    start_s, end_s = seconds(passage, start, end)
    return Citation(passage.id, start, end, passage.text[start:end], start_s, end_s)


def find_quote(passage: Passage, quote: str) -> tuple[int, int] | None:
    """Where `quote` stands in the passage; quotation marks, case and space may differ."""
    at = passage.text.find(quote)
    if at >= 0 and quote:
        return at, at + len(quote)
    words = quote.translate(_LOOSE).split()
    if not words:
        return None
    pattern = r"\s+".join(re.escape(word) for word in words)
    match = re.search(pattern, passage.text.translate(_LOOSE), re.IGNORECASE)
    return (match.start(), match.end()) if match else None


def seconds(passage: Passage, start: int, end: int) -> tuple[float | None, float | None]:
    """The seconds of sound in which characters `start`..`end` are spoken; the passage's own without words."""
    if not passage.words:
        return passage.start_s, passage.end_s
    spoken = []
    at = 0
    for word in passage.words:
        found = passage.text.find(word.text.strip(), at)
        if found < 0:
            continue
        at = found + len(word.text.strip())
        if found < end and at > start:
            spoken.append(word)
    if not spoken:
        return passage.start_s, passage.end_s
    return spoken[0].start, spoken[-1].end
