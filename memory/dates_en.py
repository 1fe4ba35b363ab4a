"""Rules for dates in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from memory.dates_common import Found, Told, checked_day, days_ago, months_ago, past_season, week_ago, years
from memory.numerals import WORDS, decades_in, english_words

_MONTHS = str.split("january february march april may june july august september october november december")
_MONTH = r"(?P<month>" + "|".join(f"{name}|{name[:3]}\\b\\.?" for name in _MONTHS) + r"|sept\.?)"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?![\d,]*\d|s\b)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_SMALL = "|".join(sorted(WORDS, key=len, reverse=True))
_NUMBER = rf"(?P<number>\d+|(?:{_SMALL}|hundred)(?:[\s-]+(?:{_SMALL}))*|a few|a couple of|several|some|an?)"
_ABOUT = r"(?:about |around |only |just |maybe |nearly |almost )?"
_THINGS = (
    r"(?!\s*(?:people|men|women|children|dollars|pounds|euros|km|kilomet|miles|met(?:er|re)s|feet|kilos?"
    r"|grams|students"
    r"|workers|years|days|hours|words|pages|%|percent))"
)
BORN = re.compile(
    r"\bI\s*(?:was|am|'m|’m)\s+(?:actually\s+|also\s+)?born\b(?P<when>[^.!?;\n]*)",
    re.IGNORECASE,
)
AGES = re.compile(
    rf"\bI\s*(?:am|'m|’m|(?:have )?(?:just )?turned)\s+(?:now\s+)?(?P<age>\d{{2,3}}"
    rf"|(?:{_SMALL})(?:-(?:{_SMALL}))?)"
    r"(?:\s+years\s+old|\s+now\b|\s*[,.!]|$)",
    re.IGNORECASE,
)
_TENS = str.split("twenties thirties forties fifties sixties seventies eighties nineties")
# No rule finds anything without one of these: most sentences bear no date, and are passed over at once.
_HINT = re.compile(
    r"\d|yesterday|last |today|tonight|this |ago\b|\bI was|\baged|the age|I turned|in my|teen|ties\b|hundred"
    r"|thousand|eighteen|nineteen|twenty|年代",
    re.IGNORECASE,
)
Rule = Callable[[re.Match[str], Told], str | None]


def find(text: str, told: Told, day_first: bool = True) -> Iterator[Found]:
    """Every date that a rule finds; they may overlap. `day_first` reads 12/3/1962 as 12 March."""
    if _HINT.search(text) is None:
        return
    for pattern, rule, vague in _RULES:
        for match in pattern.finditer(text):
            edtf = rule(match, told)
            if edtf is not None:
                yield Found(edtf, match.start(), match.end(), vague)
    for number in decades_in(text):
        yield Found(f"{number.value // 10}X", *_widened(text, number.start, number.end))
    yield from _spelled_years(text, told)
    yield from _slashed(text, day_first)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    head = re.search(
        r"\b(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?:nineteen[\s-]+)?$", text[:start], re.IGNORECASE
    )
    return (head.start() if head else start), end


def _spelled_years(text: str, told: Told) -> Iterator[Found]:
    pattern = (
        rf"\b(?:eighteen|nineteen|twenty|two thousand)(?:[\s-]+(?:and |hundred |oh |{_SMALL}))*"
        rf"(?:[\s-]*(?:{_SMALL}|hundred))?\b"
    )
    for match in re.finditer(pattern, text, re.IGNORECASE):
        values = english_words(match.group())
        if len(values) == 1 and 1850 <= values[0] <= told.day.year:
            yield Found(f"{values[0]:04d}", match.start(), match.end())


def _slashed(text: str, day_first: bool) -> Iterator[Found]:
    for match in re.finditer(r"\b(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)\b", text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (first, second) if second <= 12 and (day_first or first > 12) else (second, first)
        sure = match[2] == "." or first > 12 or second > 12 or first == second
        edtf = checked_day(year, month, day) if sure else f"{year:04d}"
        if edtf is not None:
            yield Found(edtf, match.start(), match.end())


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name[:3].lower()))


def _full(match: re.Match[str], _: Told) -> str | None:
    return checked_day(int(match["year"]), _month(match["month"]), int(match["day"]))


def _month_year(match: re.Match[str], _: Told) -> str:
    return f"{match['year']}-{_month(match['month']):02d}"


def _season_year(match: re.Match[str], _: Told) -> str:
    return f"{match['year']}-{_SEASONS[match['season'].lower()]}"


def _year(match: re.Match[str], told: Told) -> str | None:
    return match["year"] if int(match["year"]) <= told.day.year + 1 else None


def _span(match: re.Match[str], _: Told) -> str | None:
    low, high = int(match["year"]), int(match["until"])
    high = high if high > 99 else low // 100 * 100 + high
    return years(low, high) if low < high else None


def _ago(match: re.Match[str], told: Told) -> str | None:
    said = match["number"].lower()
    if said in ("a few", "several", "some"):
        return None
    number = {"a": 1, "an": 1, "a couple of": 2}.get(said) or _value(said)
    if number is None or number > 115:
        return None
    match match["unit"].lower():
        case "day":
            return days_ago(told, number)
        case "week":
            return days_ago(told, 7 * number)
        case "month":
            return months_ago(told, number)
        case unit:
            return f"{told.day.year - number * (10 if unit == 'decade' else 1):04d}"


def _value(said: str) -> int | None:
    values = [int(said)] if said.isdigit() else english_words(said)
    return values[0] if len(values) == 1 else None


def _at_age(match: re.Match[str], told: Told) -> str | None:
    age = _value(match["number"].lower())
    if told.birth_year is None or age is None or age > 115 or told.birth_year + age > told.day.year:
        return None
    return f"{told.birth_year + age:04d}"


def _in_age_decade(match: re.Match[str], told: Told) -> str | None:
    tens = 2 + _TENS.index(match["tens"].lower())
    return (
        None
        if told.birth_year is None
        else years(told.birth_year + 10 * tens, told.birth_year + 10 * tens + 9)
    )


def _teens(_: re.Match[str], told: Told) -> str | None:
    return None if told.birth_year is None else years(told.birth_year + 13, told.birth_year + 19)


def _last(match: re.Match[str], told: Told) -> str:
    what = match["what"].lower()
    if what in _SEASONS:
        return past_season(told, _SEASONS[what])
    if what == "year":
        return f"{told.day.year - 1:04d}"
    return months_ago(told, 1) if what == "month" else week_ago(told)


def _rule(pattern: str, rule: Rule, vague: bool = False) -> tuple[re.Pattern[str], Rule, bool]:
    return re.compile(pattern, re.IGNORECASE), rule, vague


_RULES = (
    _rule(r"\b(?P<year>(?:18|19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b",
          lambda m, _: checked_day(int(m["year"]), int(m["m"]), int(m["d"]))),
    _rule(rf"\b(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", _full),
    _rule(rf"\b{_MONTH}\s+(?:the\s+)?{_DAY},?\s+{_YEAR}", _full),
    _rule(rf"\b{_MONTH},?\s+(?:of\s+|in\s+)?{_YEAR}", _month_year),
    _rule(rf"\b(?:the\s+)?{_SEASON},?\s+(?:of\s+|in\s+)?{_YEAR}", _season_year),
    _rule(rf"\bChristmas(?:\s+day)?\s+(?:of\s+|in\s+)?{_YEAR}", lambda m, _: f"{m['year']}-12-25"),
    _rule(rf"\bNew Year['’]s Eve\s+(?:of\s+|in\s+)?{_YEAR}", lambda m, _: f"{m['year']}-12-31"),
    _rule(rf"\b(?:between\s+|from\s+)?{_YEAR}(?:\s*[-–]\s*|\s+(?:and|to|until|till)\s+)(?P<until>(?:19"
          rf"|20)\d\d|\d\d(?!\d))\b", _span),
    _rule(rf"(?<![\d$€£#.,-]){_YEAR}{_THINGS}", _year),
    _rule(r"(?<!\w)[’'](?P<short>\d\d)\b(?!s)", lambda m, _: f"19{m['short']}"),
    _rule(r"\b(?:the )?day before yesterday\b", lambda _, told: days_ago(told, 2)),
    _rule(r"\b(?:yesterday|last night)\b", lambda _, told: days_ago(told, 1)),
    _rule(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", lambda _, told: days_ago(told, 0)),
    _rule(r"\blast (?P<what>spring|summer|autumn|fall|winter|year|month|week)\b", _last),
    _rule(r"\bthis year\b", lambda _, told: f"{told.day.year:04d}"),
    _rule(r"\bthis month\b", lambda _, told: months_ago(told, 0)),
    _rule(rf"\b{_ABOUT}{_NUMBER}\s+(?P<unit>year|decade)s? ago\b", _ago, vague=True),
    _rule(rf"\b{_NUMBER}\s+(?P<unit>day|week|month)s? ago\b", _ago),
    _rule(rf"\bI was (?:still |only |just |about |around |maybe )*{_NUMBER}(?:\s+years\s+old"
          rf"|\s+years\s+of\s+age)?"
          r"(?!\s+(?:months|weeks|days|of\b|hours|minutes|miles|km|metres"
          r"|kilos))(?![\w-])", _at_age, vague=True),
    _rule(rf"\b(?:at the age of|aged|when I turned)\s+(?:about "
          rf"|around )?{_NUMBER}(?![\w-])", _at_age, vague=True),
    _rule(r"\bin my (?:early |mid |late |mid-)?(?P<tens>twenties|thirties|forties|fifties|sixties"
          r"|seventies|eighties|nineties)\b",
          _in_age_decade, vague=True),
    _rule(r"\b(?:as a teenager|when I was a teenager|in my teens)\b", _teens, vague=True),
)  # fmt: skip
