"""What is wrong with a question, by code. No model may waive it."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.interview.cues import is_chinese
from bot.interview.kin import CHINESE_PRESUMED, ENGLISH_PRESUMED

LONGEST = 280
_MARKS = re.compile(r"[?？]")
_MARKUP = re.compile(r"[*_`#<>\[\]{}|\\\n\r\t]")
_ALWAYS_FINE = frozenset(
    "I I'm I'd I'll I've You Your What Which Who Whom Whose When Where Why How Was Were Is Are Did Do Does Can Could "
    "Would Will Have Has Had If In On At The A An And Or But So Of To Tell Take Think Looking Let Before After With "
    "From For That This There These Those Then As By Once Thank Thanks It Perhaps Maybe Please And Any Anyone Someone "
    "Something Anything Back Even Not No One During While Since Of".split()
)
_PRESUMED_ZH = re.compile("(?:您|你)的?(" + "|".join(sorted(CHINESE_PRESUMED, key=len, reverse=True)) + ")")
# "your wife", but also "your late wife"; not "your own", "your first memory".
_PRESUMED_EN = re.compile(
    r"\byour (?:[a-z]+ ){0,2}?("
    + "|".join(sorted(map(re.escape, ENGLISH_PRESUMED), key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)


def faults(
    text: str,
    *,
    language: str,
    own_words: str = "",
    bank_wording: str = "",
    is_twin: Callable[[str], bool] | None = None,
) -> list[str]:
    """Why `text` may not be asked; empty where it may.

    `own_words` is what the narrator said; `bank_wording` the question that it stands for, whose
    words are allowed too; `is_twin` says whether such a question was asked before.
    """
    found = []
    if not text.strip():
        return ["empty"]
    if len(text) > LONGEST:
        found.append("too long")
    if len(_MARKS.findall(text)) != 1:
        found.append("not one question mark")
    if _MARKUP.search(text):
        found.append("markup or line breaks")
    if is_chinese(text) != (language == "zh"):
        found.append("wrong language")
    found += premises(text, f"{own_words}\n{bank_wording}")
    if is_twin and is_twin(text):
        found.append("asked before")
    return found


def premises(text: str, stated: str) -> list[str]:
    """People, names, quotations and numbers in `text` that stand nowhere in `stated`."""
    low = stated.lower()
    found = [f"presumes {m[1]}" for m in _PRESUMED_EN.finditer(text) if not _said(m[1].lower(), low)]
    found += [f"presumes {m[1]}" for m in _PRESUMED_ZH.finditer(text) if not _said_zh(m[1], stated)]
    found += [f"number {number}" for number in re.findall(r"\d+", text) if number not in stated]
    found += [
        f"name {name}" for name in _names(text) if not re.search(rf"\b{re.escape(name.lower())}\b", low)
    ]
    quotes = re.findall(r"[“\"「]([^”\"」]+)[”\"」]", text)
    found += [f"misquotes {quote}" for quote in quotes if quote.strip(" .,。，").lower() not in low]
    return found


def _said(word: str, low: str) -> bool:
    words = ENGLISH_PRESUMED[word] | {word}
    return any(re.search(rf"\b{re.escape(one)}\b", low) for one in words)


def _said_zh(word: str, stated: str) -> bool:
    return any(one in stated for one in CHINESE_PRESUMED[word] | {word})


def _names(text: str) -> list[str]:
    """Capitalised words that are no common opener of a sentence."""
    words = re.finditer(r"(?P<lead>^|[.!:;“\"] ?|)\b(?P<word>[A-Z][\w’'-]*)", text)
    return [
        re.sub(r"['’]s$", "", match["word"])
        for match in words
        if match["word"].replace("’", "'") not in _ALWAYS_FINE and not (match["lead"] or match.start() == 0)
    ]
