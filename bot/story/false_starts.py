"""False starts: what was begun, broken off and said again is written once, as it was meant.

A repair has the form of Levelt (1983): what is taken back, an editing term ("I mean", 不对), and the words
that stand in its place, which begin with a word, a number or a name like the one they replace.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from memory.numerals import ZH_DIGITS, numbers_in
from memory.sentences import CJK

_NUMBER = (
    r"(?:nineteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve)\b"
)
_TERM = re.compile(
    r"\s*[,–—…-]*\s*\b(?:no[,\s]+(?=wait|sorry|I mean|not)|wait[,\s]+|sorry[,\s]+)*"
    r"(?:I mean|I meant|or rather|no,? wait|no,? sorry|sorry, no|what am I saying)\b\s*[,–—…-]*\s*"
    # "cold, no, freezing" is a way of speaking; of a number or a name only one is meant.
    rf"|\s*[,–—]+\s*no\s*[,–—]+\s*(?=(?:(?:in|on|at|with|around|about)\s+)?(?:[\d’']|{_NUMBER}|(?-i:[A-HJ-Z]\w)))",
    re.IGNORECASE,
)
_TERM_ZH = re.compile("[，、…]*(?:啊?不对不对|啊?不对|不是不是|我说错了|说错了|我是说)[，、…]+")
_FUNCTION = (
    r"(?:I|we|he|she|they|it|you|there|the|a|an|my|our|his|her|their|in|on|at|to|of|with|for|from|by|when|because"
    r"|that)"
)
_STUTTER = re.compile(
    r"\b(I|the|a|an|we|he|she|it|and|to|my|our|his|in|on|at|of|for|with|from|by|or|as|they|but|was|were|is|so"
    r"|because|when|where|which|who|what|there)\b(?:\s*(?:,|-|–|—|\.\.+|…)?\s+\1\b)+",
    re.IGNORECASE,
)
# "we went to, we went to the market": the second time counts.
_TWICE = re.compile(
    rf"\b(?P<said>{_FUNCTION}(?:\s+[\w'’]+){{1,3}}?)(?:\s*[,–—…]+\s*|\s*\.\.\.\s*|\s+)(?P=said)\b",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(
    r"\b(?P<part>\w{1,8})[-–—]+\s+(?P<rest>(?:\w+\s+){0,2}?)(?P<whole>(?P=part)\w+)", re.IGNORECASE
)
_TWICE_ZH = re.compile(
    "(我们|他们|她们|后来|然后|就是|那时候|那个时候|因为|所以|但是|可是|有一次|有一年|当时|我爸爸?|我妈妈?)[，、…]*(?:\\1[，、…]*)+"
)
_SMALL = frozenset(
    ["was", "were", "is", "are", "am", "had", "have", "has", "did", "do", "be", "and", "the", "a", "to", "it"]
)
_REACH = 7  # words (or Chinese characters) back, at most, to where a repair begins


def without_false_starts(text: str) -> str:
    """`text` with each repair in place of what it repairs; what is in no such form stays."""
    text = _CUT_OFF.sub(lambda match: match["rest"] + match["whole"], text)
    text = _STUTTER.sub(r"\1", text)
    text = _TWICE.sub(lambda match: match["said"], text)
    text = _repaired(text, _TERM, _words)
    if re.search(f"[{CJK}]", text):
        text = _TWICE_ZH.sub(r"\1", text)
        text = _repaired(text, _TERM_ZH, _characters)
    return text


Unit = tuple[str, int, int]


def _repaired(text: str, term: re.Pattern[str], units: Callable[[str], list[Unit]]) -> str:
    at = 0
    while (match := term.search(text, at)) is not None:
        start = _taken_back(text[: match.start()], text[match.end() :], units)
        if start is None:
            at = match.end()
            continue
        head = text[:start]
        text = head + text[match.end() :]
        at = len(head)
    return text


def _taken_back(before: str, after: str, units: Callable[[str], list[Unit]]) -> int | None:
    """Where in `before` the words begin that the first of `after` stand in for."""
    said, again = units(before)[-_REACH:], units(after)[:3]
    for offset, (word, _, _) in enumerate(again):
        for at in range(len(said) - 1, offset - 1, -1):
            if _kind(said[at][0]) == _kind(word) and (offset == 0 or word.lower() not in _SMALL):
                return said[at - offset][1]
    return None


def _kind(word: str) -> str:
    """What a word may be replaced by: the same word; a number by a number, a name by a name."""
    if numbers_in(word) or word in ZH_DIGITS or word in "十百千":
        return "#"
    return "Name" if word[0].isupper() and word != "I" else word.casefold()


def _words(text: str) -> list[Unit]:
    return [(match[0], match.start(), match.end()) for match in re.finditer(r"[\w'’]+", text)]


def _characters(text: str) -> list[Unit]:
    return [
        (match[0], match.start(), match.end())
        for match in re.finditer(r"[零〇一二三四五六七八九十百千\d]+|\w", text)
    ]
