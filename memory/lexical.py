"""Words found by their letters: an Okapi BM25 index in memory that grows and shrinks a passage at a time.

Nothing of it is written to disk. Inverse document frequency and mean length are taken when asking,
so adding or removing a passage touches its own words alone. Source: Robertson and Zaragoza 2009,
"The Probabilistic Relevance Framework: BM25 and Beyond", with the idf that cannot be negative.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]
    Rows = NDArray[np.int64]

_K1, _B = 1.2, 0.75  # the source's usual values
_MOST = 0xFFFF  # a word counts up to here in one passage

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0002ffff"
_CJK_LETTER = re.compile(f"[{_CJK}]")
_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+(?:['’][^\W\d_{_CJK}]+)?")
_COMMON = (
    "a an and are as at be been but by can could did do does for from had has have he her hers him his how "
    "i if in into is it its may me might my no nor not of on or our ours shall she should so than that the "
    "their them then there these they this those to too us was we were what when where which who whom whose "
    "why will with would you your yours"
)
_STOP = frozenset(_COMMON.split())
_STOP_CJK = frozenset("的了是在我你他她它们这那有和就也都吗呢吧啊哦呀哈很")


def tokens(text: str) -> list[str]:
    """`text` as index terms: English words without their endings, Chinese as characters and pairs."""
    found: list[str] = []
    for match in _TOKEN.finditer(text.casefold()):
        word = match.group()
        if _is_cjk(word[0]):
            found.extend(one for one in word if one not in _STOP_CJK)
            found.extend(word[at : at + 2] for at in range(len(word) - 1))
        elif (word := word.replace("’", "'").partition("'")[0]) not in _STOP:
            found.append(stem(word))
    return found


@lru_cache(1 << 15)
def stem(word: str) -> str:
    """An English word without its common endings (plural, -ing, -ed, -ly), so that forms meet.

    Light on purpose: Harman 1991 ("How effective is suffixing?") found little gain beyond this.
    """
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and any(letter in "aeiouy" for letter in rest):
            word = _undouble(rest)
            break
    if word.endswith("i") and len(word) > 3:
        return word[:-1] + "y"
    return word.removesuffix("e") if len(word) > 3 else word


def _undouble(word: str) -> str:
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "lsz" else word


def _is_cjk(letter: str) -> bool:
    return letter >= "\u3040" and _CJK_LETTER.match(letter) is not None


class Postings:
    """Which rows hold which words, and how often. Rows are numbered as they are added.

    Not safe among threads: its owner holds a lock. A removed row keeps its postings until the
    whole is built anew; the owner leaves it out of what it asks for.
    """

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = {}
        self._counts: dict[str, array[int]] = {}
        self._lengths = array("f")

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, words: Sequence[str]) -> int:
        """Add a row with these terms; gives its number."""
        row = len(self._lengths)
        self._lengths.append(len(words))
        for word, count in Counter(words).items():
            if word not in self._rows:
                self._rows[word], self._counts[word] = array("I"), array("H")
            self._rows[word].append(row)
            self._counts[word].append(min(count, _MOST))
        return row

    def lengths(self) -> Numbers:
        """Terms in each row: (rows,)."""
        import numpy as np

        return np.array(self._lengths, np.float32)

    def find(self, word: str) -> tuple[Rows, Numbers]:
        """The rows that hold `word`, and how often each does."""
        import numpy as np

        if word not in self._rows:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        return np.array(self._rows[word], np.int64), np.array(self._counts[word], np.float32)


def bm25(counts: Numbers, lengths: Numbers, total: int, mean: float) -> Numbers:
    """What a word adds to the scores of the documents that hold it, from its `counts` in them and
    their `lengths`; `total` is the number of all documents and `mean` their mean length.
    """
    import numpy as np

    idf = np.log1p((total - len(counts) + 0.5) / (len(counts) + 0.5))
    norm = _K1 * (1 - _B + _B * lengths / max(mean, 1.0))
    found: Numbers = idf * counts * (_K1 + 1) / (counts + norm)
    return found
