"""Dates of life events in what was told, as EDTF (ISO 8601-2), and what they span.

``1962`` is a year, ``196X`` a decade, ``1962-22`` a summer, ``1970~`` about, ``1962?`` perhaps,
``1962%`` both, ``1970/1975`` from and to. Ages become dates only where the birth year is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from memory.dates_common import DateMention, Found, Told, last_day, marked, years
from memory.dates_en import AGES as AGES_EN
from memory.dates_en import BORN as BORN_EN
from memory.dates_en import find as find_en
from memory.dates_zh import AGES as AGES_ZH
from memory.dates_zh import BORN as BORN_ZH
from memory.dates_zh import find as find_zh
from memory.numerals import chinese_value, english_words
from memory.sentences import language_of, sentence_spans
from memory.types import Passage

__all__ = [
    "DateMention",
    "Span",
    "days_meant",
    "edtf_interval",
    "event_date",
    "find_birth_year",
    "find_dates",
    "touch",
    "years",
]

Span = tuple[date, date]
"""First and last day."""

_PLAIN = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?[~?%]?")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_OLDEST = 115


def find_dates(
    text: str, told_at: datetime, language: str = "en", birth_year: int | None = None
) -> list[DateMention]:
    """Every date in `text`, in order, with its EDTF form and the characters where it stands.

    `told_at` resolves "yesterday" and "last summer", `birth_year` "when I was seven". Both
    languages are read in any text; `language` settles what only looks the same in both.
    """
    told = Told(told_at.date(), birth_year)
    found: list[DateMention] = []
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        chosen = _longest([*find_zh(sentence, told), *find_en(sentence, told, day_first=language != "zh")])
        for one in chosen:
            edtf = marked(one, sentence)
            found.append(DateMention(edtf, start + one.start, start + one.end, sentence[one.start : one.end]))
    return found


def days_meant(words: str, asked_at: datetime, birth_year: int | None = None) -> Span | None:
    """The days that all dates in `words` cover together, or an EDTF interval; None where no time is named.

    "last summer" hangs on `asked_at`, "when I was seven" on `birth_year`.
    """
    try:
        return edtf_interval(words.strip())
    except ValueError:
        found = find_dates(words, asked_at, language_of(words), birth_year)
    spans = [edtf_interval(one.edtf) for one in found]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def event_date(passage: Passage, birth_year: int | None = None) -> str | None:
    """When what a passage tells happened: its stored date, or else the first one said in it."""
    if passage.event_date is not None:
        return passage.event_date
    found = find_dates(passage.text, passage.told_at, birth_year=birth_year)
    return found[0].edtf if found else None


def find_birth_year(passages: Iterable[Passage]) -> int | None:
    """The narrator's year of birth, from their own words; from a stated age only if never said."""
    own = [one for one in passages if one.own and not one.draft]
    for passage in own:
        for pattern in (BORN_EN, BORN_ZH):
            for match in pattern.finditer(passage.text):
                said = next(part for part in match.groups() if part is not None)
                dates = find_dates(said, passage.told_at)
                born = next((one for one in dates if re.match(r"\d{4}", one.edtf)), None)
                if born is not None and _plausible(int(born.edtf[:4]), passage.told_at):
                    return int(born.edtf[:4])
    return _from_age(own)


def edtf_interval(edtf: str) -> Span:
    """The first and last day that an EDTF date may mean. Raises ValueError.

    Open ends ("1960/..") are `date.min` and `date.max`. A winter is its December, as in the
    ``edtf`` package.
    """
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        first = date.min if start in ("", "..") else edtf_interval(start)[0]
        return first, date.max if end in ("", "..") else edtf_interval(end)[1]
    found = _PLAIN.fullmatch(edtf)
    if found is None:
        raise ValueError(f"not an EDTF date: {edtf!r}")
    low, high = int(found["year"].replace("X", "0")), int(found["year"].replace("X", "9"))
    if found["month"] is None:
        return date(low, 1, 1), date(high, 12, 31)
    month = int(found["month"])
    first_month, last_month = _SEASON_MONTHS.get(month, (month, month))
    if found["day"] is not None:
        return date(low, month, int(found["day"])), date(high, month, int(found["day"]))
    return date(low, first_month, 1), date(high, last_month, last_day(high, last_month))


def touch(one: Span, other: Span) -> bool:
    """Whether two spans have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def _longest(found: Sequence[Found]) -> list[Found]:
    """Without those that overlap a longer one, in order."""
    chosen: list[Found] = []
    for one in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(one.end <= other.start or one.start >= other.end for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda each: each.start)


def _plausible(year: int, told_at: datetime) -> bool:
    return told_at.year - _OLDEST <= year <= told_at.year - 5


def _from_age(own: Sequence[Passage]) -> int | None:
    for passage in own:
        for pattern in (AGES_EN, AGES_ZH):
            match = pattern.search(passage.text)
            if match is None:
                continue
            age = _age(match.group("age"))
            # Half of all birthdays are still to come; half a year back is right more often than not.
            if age is not None and 18 <= age <= _OLDEST:
                return (passage.told_at - timedelta(days=183)).year - age
    return None


def _age(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    if re.fullmatch(r"[a-zA-Z\s-]+", words):
        values = english_words(words)
        return values[0] if len(values) == 1 else None
    return chinese_value(words)
