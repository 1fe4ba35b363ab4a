"""What is wrong with a question, by code. No model may waive it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from bot.care.harmful import harmful
from bot.interview.cues import is_chinese
from bot.interview.lexicon import either, synonyms, words

LONGEST = 280
_MARKS = re.compile(r"[?？]")
_MARKUP = re.compile(r"[*_`#<>\[\]{}|\\\n\r\t]")
_QUOTED = re.compile("“[^”]*”")


def faults(
    text: str,
    *,
    language: str,
    own_words: str = "",
    bank_wording: str = "",
    is_twin: Callable[[str], bool] | None = None,
    is_shut: Callable[[str], bool] | None = None,
) -> list[str]:
    """Why `text` may not be asked; empty where it may.

    `own_words` is what the narrator said; `bank_wording` the question that it stands for, whose
    words are allowed too; `is_twin` says whether such a question was asked before, `is_shut` whether
    it touches what the narrator wants left out.
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
    found += [*premises(text, f"{own_words}\n{bank_wording}"), *manner(text)]
    if is_twin and is_twin(text):
        found.append("asked before")
    if harm := harmful(text, f"{own_words}\n{bank_wording}"):
        found.append(harm)
    if is_shut and is_shut(text):
        found.append("off limits")
    return found


def manner(text: str) -> list[str]:
    """Whether `text` leads, or speaks like a profession. What it quotes of the narrator may do both."""
    ours = _QUOTED.sub("", text).replace("’", "'")
    return [name for name, pattern in _manners().items() if pattern.search(ours)]


@cache
def _manners() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{either(f'{name}-en')})\b|{either(f'{name}-zh')}", re.IGNORECASE)
        for name in ("leading", "jargon")
    }


def premises(text: str, stated: str) -> list[str]:
    """People, names, quotations and numbers in `text` that stand nowhere in `stated`."""
    low = stated.lower()
    found = [f"presumes {m[1]}" for m in _presumed_en().finditer(text) if not _said(m[1].lower(), low)]
    found += [f"presumes {m[1]}" for m in _presumed_zh().finditer(text) if not _said_zh(m[1], stated)]
    found += [f"number {number}" for number in re.findall(r"\d+", text) if number not in stated]
    found += [f"name {name}" for name in _names(text) if not _holds(name.lower(), low)]
    quotes = re.findall(r"[“\"「]([^”\"」]+)[”\"」]", text)
    found += [f"misquotes {quote}" for quote in quotes if quote.strip(" .,。，").lower() not in low]
    return found


def _said(word: str, low: str) -> bool:
    return any(_holds(one, low) for one in _groups_en()[word])


def _said_zh(word: str, stated: str) -> bool:
    return any(one in stated for one in synonyms("presumed-zh")[word])


def _holds(word: str, low: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", low) is not None


def _names(text: str) -> list[str]:
    """Capitalised words inside a sentence that are no common opener."""
    found = re.finditer(r"(?P<lead>^|[.!:;“\"] ?|)\b(?P<word>[A-Z][\w’'-]*)", text)
    inside = [match["word"] for match in found if not match["lead"] and match.start() > 0]
    return [re.sub(r"['’]s$", "", one) for one in inside if one.replace("’", "'") not in words("openers-en")]


@cache
def _groups_en() -> dict[str, frozenset[str]]:
    return synonyms("presumed-en") | synonyms("kin-en")


@cache
def _presumed_en() -> re.Pattern[str]:
    # "your wife" and "your late wife"; not "your first memory".
    one = "|".join(sorted(map(re.escape, _groups_en()), key=len, reverse=True))
    return re.compile(rf"\byour (?:[a-z]+ ){{0,2}}?({one})\b", re.IGNORECASE)


@cache
def _presumed_zh() -> re.Pattern[str]:
    one = "|".join(sorted(synonyms("presumed-zh"), key=len, reverse=True))
    return re.compile(f"[您你]的?({one})")
