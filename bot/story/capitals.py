"""Names in speech that was written down without capitals, by how the narrator's other words write them.

After Lita et al. (2003), "tRuEcasIng", with the narrator's own punctuated words as the only corpus.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from memory.sentences import sentence_spans
from memory.types import Passage

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
Cases = Mapping[str, str]
"""A word in lower case -> as the narrator's words write it."""


def cases_of(passages: Iterable[Passage]) -> Cases:
    """The words that stand with a capital within sentences, and oftener with one than without."""
    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for passage in passages:
        if not _has_capitals(passage.text):
            continue
        heads = {start for start, _ in sentence_spans(passage.text)}
        for match in _WORD.finditer(passage.text):
            word = match[0]
            if word[0].islower():
                lower[word] += 1
            elif match.start() not in heads and passage.text[: match.start()].rstrip()[-1:] not in "\"“‘:'(":
                upper[word] += 1
    return {
        word.lower(): word
        for word, count in upper.items()
        if count > lower[word.lower()] and word != "I" and len(word) > 1
    }


def capitalised(text: str, cases: Cases) -> str:
    """`text` with names as they are written elsewhere, where it has no capitals of its own."""
    if _has_capitals(text):
        return text
    return _WORD.sub(lambda match: cases.get(match[0], match[0]), text)


def _has_capitals(text: str) -> bool:
    """Whether a text uses capitals, other than for "I"."""
    return any(
        word[0].isupper() and len(word) > 1 and not word.startswith(("I'", "I’"))
        for word in _WORD.findall(text)
    )
