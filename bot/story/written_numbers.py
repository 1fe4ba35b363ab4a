"""Spoken numbers and dates written as in a book: 1962, twenty-five, the fourth of May, 1962年10月3号.

English follows the Chicago manual (numbers below a hundred in words, with their hyphen; years in figures),
Chinese GB/T 15835-2011 (calendar years, and the months and days that follow them, in figures). The values
stay what they were.
"""

from __future__ import annotations

import re

from memory.numerals import ZH_DIGITS, chinese_value, english_words

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TWO_DIGITS = rf"(?:(?:{_TENS})(?:[\s-]+(?:{_ONES}))?|{_TEENS})"
_GAP = r"[\s-]+(?:u+h*m*[\s,]+)?"
_YEAR = re.compile(
    rf"\b(seventeen|eighteen|nineteen|twenty){_GAP}({_TWO_DIGITS}|(?:oh|o"
    rf"|nought)[\s-]+(?:{_ONES}))\b(?!\s+per)",
    re.IGNORECASE,
)
_BEFORE_YEAR = (
    "in|since|until|till|by|of|from|year|spring|summer|autumn|fall|winter|early|late|january|february|march"
    "|april|may|june|july|august|september|october|november|december"
)
_SINCE_2000 = re.compile(
    rf"\b((?:{_BEFORE_YEAR})\s+)two thousand(?:\s+and)?(?:\s+({_TWO_DIGITS}|{_ONES}))?\b"
    r"(?!\s+(?:people|of|men|women|times|years))",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    rf"\b({_TENS})\s+({_ONES}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.I
)
_CALENDAR = re.compile(
    r"\b(january|february|april|june|july|august|september|october|november|december|monday|tuesday"
    r"|wednesday"
    r"|thursday|friday|saturday|sunday)(s?)\b"
)
# "may" and "march" are verbs too: months only after such words, or before a year.
_MONTH = re.compile(
    r"(?:(?<=\bof )|(?<=\bin )|(?<=\blast )|(?<=\bnext )|(?<=\bearly )|(?<=\blate )"
    r"|(?<=\bsince ))(may|march)\b"
    r"|\b(may|march)(?=\s+(?:the\s+)?\d)"
)
_I = re.compile(r"\bi(?=\b(?![.]\w))")
_ZH_NUMERAL = "零〇○一二三四五六七八九"
_ZH_YEAR = re.compile(
    f"(?<![{_ZH_NUMERAL}十百千万])([一二][{_ZH_NUMERAL}]{{3}})年(?:([一二三四五六七八九十]{{1,2}})月(?:([一二三四五六七八九十]{{1,3}})([日号]))?)?"
)


def written(text: str) -> str:
    """`text` with its numbers, dates and calendar names as a book writes them."""
    text = _YEAR.sub(_year, text)
    text = _SINCE_2000.sub(_since_2000, text)
    text = _COMPOUND.sub(r"\1-\2", text)
    text = _CALENDAR.sub(lambda match: match[0].capitalize(), text)
    text = _MONTH.sub(lambda match: match[0].capitalize(), text)
    return _ZH_YEAR.sub(_chinese_date, _I.sub("I", text))


def _year(match: re.Match[str]) -> str:
    century = english_words(match[1])[0]
    rest = re.sub(r"^(?:oh|o|nought)\b", "", match[2], flags=re.IGNORECASE)
    (value,) = english_words(rest.replace("-", " "))[:1]
    return str(100 * century + value)


def _since_2000(match: re.Match[str]) -> str:
    rest = english_words((match[2] or "").replace("-", " "))
    return f"{match[1]}{2000 + (rest[0] if rest else 0)}"


def _chinese_date(match: re.Match[str]) -> str:
    year, month, day, unit = match.groups()
    value = int("".join(str(ZH_DIGITS[mark]) for mark in year))
    if not 1000 <= value <= 2999:
        return match[0]
    parts = [f"{value}年", f"{chinese_value(month)}月" if month else ""]
    return "".join([*parts, f"{chinese_value(day)}{unit}" if day else ""])
