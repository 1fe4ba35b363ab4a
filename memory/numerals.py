"""Numbers in running text: digits, English number words, Chinese numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONES = str.split(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
WORDS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_SHORT_SCALES = {"k": 1000, "mln": 1_000_000}
_DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990,
}  # fmt: skip
_ANY = "|".join(sorted([*WORDS, *_SCALES], key=len, reverse=True))
_ENGLISH = re.compile(rf"\b(?:{_ANY})(?:(?:\s+and\s+|[\s-]+)(?:{_ANY}))*\b", re.IGNORECASE)
_DIGITS = re.compile(
    r"(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\s+(hundred|thousand|million)\b|\s?(k|mln)\b)?", re.IGNORECASE
)
_SHORT_DECADE = re.compile(r"(?<!\d)[’']?([1-9]0)[’']?s\b")
_SHORT_YEAR = re.compile(r"(?<!\w)[’'](\d\d)\b(?!s)")
ZH_DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
             "八": 8, "九": 9}  # fmt: skip
_ZH_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_CHINESE = re.compile(f"[{''.join(ZH_DIGITS)}{''.join(_ZH_SCALES)}]+")
# Two neighbouring digits say "seven or eight": 七八, 十七八, 七八百. Before 年 two alone are a year: 六七年.
_ABOUT = re.compile(
    f"(.*[{''.join(_ZH_SCALES)}])?(一二|一两|两三|二三|三四|三五|四五|五六|六七|七八|八九)([{''.join(_ZH_SCALES)}].*)?"
)
_ZH_DECADE = re.compile(r"(?<!\d)([二三四五六七八九]十|[2-9]0)年代")


@dataclass(frozen=True)
class Number:
    """A number and the characters ``start``..``end`` where it stands."""

    value: int
    start: int
    end: int


def numbers_in(text: str) -> list[Number]:
    """All numbers of `text` in order. "one" and 一 alone count for nothing: they are rarely numbers."""
    found = [*_digit_numbers(text), *_english_numbers(text), *_chinese_numbers(text)]
    return sorted(found, key=lambda number: number.start)


def english_words(words: str) -> list[int]:
    """``nineteen sixty-two`` is [1962]; ``two thousand and five`` is [2005]; ``two three`` is [2, 3]."""
    values: list[int] = []
    current: int | None = None
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _SCALES:
            current = _scaled(current or 1, _SCALES[word])
        elif word in WORDS:
            if current is not None and not _joins(current, WORDS[word]):
                values.append(current)
                current = None
            current = _joined(current, WORDS[word])
    return values if current is None else [*values, current]


def chinese_value(words: str) -> int:
    """``一九六二`` is 1962 and ``一百二十三`` is 123."""
    if not any(mark in _ZH_SCALES for mark in words):
        return int("".join(str(ZH_DIGITS[mark]) for mark in words))
    total = section = digit = 0
    for mark in words:
        if mark in ZH_DIGITS:
            digit = ZH_DIGITS[mark]
        elif (scale := _ZH_SCALES[mark]) >= 10_000:
            total, section, digit = (total + section + digit) * scale, 0, 0
        else:
            section, digit = section + (digit or 1) * scale, 0
    return total + section + digit


def decades_in(text: str) -> list[Number]:
    """``the sixties``, ``the 60s`` and 六十年代 as 1960."""
    pattern = re.compile(rf"\b({'|'.join(_DECADES)})\b", re.IGNORECASE)
    found = [Number(_DECADES[m[1].lower()], m.start(), m.end()) for m in pattern.finditer(text)]
    found += [Number(1900 + int(m[1]), m.start(), m.end()) for m in _SHORT_DECADE.finditer(text)]
    for m in _ZH_DECADE.finditer(text):
        value = int(m[1]) if m[1].isdigit() else chinese_value(m[1])
        found.append(Number(1900 + value, m.start(), m.end()))
    return found


def _digit_numbers(text: str) -> list[Number]:
    decades = decades_in(text)
    short = [Number(1900 + int(m[1]), m.start(), m.end()) for m in _SHORT_YEAR.finditer(text)]
    taken = [(one.start, one.end) for one in (*decades, *short)]
    plain = [
        Number(int(m[1].replace(",", "")) * _scale(m[2] or m[3] or ""), m.start(), m.end())
        for m in _DIGITS.finditer(text)
        if not any(start <= m.start() < end for start, end in taken)
    ]
    return [*decades, *short, *plain]


def _english_numbers(text: str) -> list[Number]:
    found = []
    for match in _ENGLISH.finditer(text):
        after_digits = re.search(r"\d\s+$", text[: match.start()])
        if match.group().lower() != "one" and not (after_digits and match.group().lower() in _SCALES):
            found += [Number(value, match.start(), match.end()) for value in english_words(match.group())]
    ordinal = re.compile(
        rf"\b(?:(twenty|thirty)-)?({'|'.join([*_ORDINALS, 'first', 'second'])})\b", re.IGNORECASE
    )
    for match in ordinal.finditer(text):
        last = {"first": 1, "second": 2, **_ORDINALS}[match[2].lower()]
        if match[1]:
            found.append(Number(WORDS[match[1].lower()] + last, match.start(), match.end()))
        elif last > 2:
            found.append(Number(last, match.start(), match.end()))
    return found


def _chinese_numbers(text: str) -> list[Number]:
    decades = [one.start for one in decades_in(text)]
    return [
        Number(value, match.start(), match.end())
        for match in _CHINESE.finditer(text)
        # 一 and 万/千/百 alone are mostly parts of words (一起, 万一, 千万).
        if match.group() not in ("一", "百", "千", "万", "亿", "万一", "千万")
        and match.start() not in decades
        for value in _chinese_values(match.group(), text[match.end() : match.end() + 2])
    ]


def _chinese_values(words: str, after: str) -> list[int]:
    """The one value of `words`, or the two of "seven or eight"; `after` are the signs behind them."""
    about = _ABOUT.fullmatch(words)
    year = after[:1] == "年" and after not in ("年级", "年前")
    if about is None or (words == about[2] and year and "两" not in words):
        return [chinese_value(words)]
    both = [chinese_value(f"{about[1] or ''}{digit}{about[3] or ''}") for digit in about[2]]
    return [one for one in both if one > 1]


def _scale(word: str) -> int:
    return _SCALES.get(word.lower()) or _SHORT_SCALES.get(word.lower(), 1)


def _scaled(current: int, scale: int) -> int:
    below = current % 1000 if scale == 1000 else current % 100
    return current * scale if scale > 100 or below == current else current - below + below * scale


def _joins(current: int, value: int) -> bool:
    """Whether `value` goes on with `current`: sixty + two, nineteen + sixty-two, hundred + five."""
    if current >= 100:
        return current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and 0 < value < 10)
    if 20 <= current < 100 and current % 10 == 0 and 0 < value < 10:
        return True
    return 13 <= current <= 20 and value >= 10


def _joined(current: int | None, value: int) -> int:
    if current is None:
        return value
    year = 13 <= current <= 20 and value >= 10
    return current * 100 + value if year else current + value
