"""Dates that hang on other things told: "the summer after the flood", "two years later", 第二年.

Nothing is guessed: the event must be told elsewhere with a date that is known to a year, in all its
tellings. What is found so is about then: it bears ``~``, or ``%`` where the event's own date is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memory.dates import edtf_interval
from memory.dates_common import DateMention
from memory.numerals import chinese_value, english_words
from memory.told_events import Known, Read, date_named, dated_by_term, read_sentences
from memory.types import Passage

_SEASONS = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "春": 21,
    "夏": 22,
    "秋": 23,
    "冬": 24,
}
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_UNIT = r"(?P<unit>spring|summer|autumn|fall|winter|year)"
_COUNT = r"(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_EVENT = (
    r"(?P<event>(?:(?:the|my|our|his|her|their|that)\s+)?[^\s,.;:!?]+(?:\s+[^\s,.;:!?]+){0,4}?)"
    r"(?=\s*(?:[,.;:!?]|$)|\s+(?:we|I|he|she|they|my|our|and|when|there|it)\b)"
)
_NUMBER_ZH = r"(?P<count>[一二两三四五六七八九十]|\d{1,2})"
_NTH_ZH = r"(?P<nth>[二三四五六七八九十]|\d{1,2})"
_EVENT_ZH = r"(?P<event>[^\s，。；！？、]{2,10}?)"
_WHEN_ZH = r"(?:以后|之后|后)?的?"
# Most sentences hang on nothing, and are passed over at once.
_HINT = re.compile(
    r"\b(?:years?|spring|summer|autumn|fall|winter)\s+(?:after|before|of|later)\b|\b(?:next|following|same)\s"
    r"|[一二两三四五六七八九十\d那同前]年",
    re.IGNORECASE,
)
# By an event that is told elsewhere.
_BY_EVENT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:the|that|in the)\s+(?:very\s+)?(?:next\s+)?{_UNIT}\s+(?P<side>after|before|of)\s+{_EVENT}",
        rf"\b{_COUNT}\s+years?\s+(?P<side>after|before)\s+{_EVENT}",
        rf"{_EVENT_ZH}{_WHEN_ZH}第{_NTH_ZH}年(?:的?(?P<unit>[春夏秋冬])天?)?",
        rf"{_EVENT_ZH}(?:的)?(?P<side>那一?年|前一年)(?:的?(?P<unit>[春夏秋冬])天?)?",
        rf"{_EVENT_ZH}(?:以后|之后|后)(?:过了|又过了)?{_NUMBER_ZH}年",
    )
)
# By the date that was said just before.
_BY_LAST = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_COUNT}\s+years?\s+later\b",
        rf"\b(?:the|that)\s+(?P<next>next|following|same)\s+{_UNIT}\b",
        rf"(?<![第\d一二两三四五六七八九十]){_NUMBER_ZH}年(?:以后|之后|后)",
        rf"过了{_NUMBER_ZH}年(?![多来])",
        r"第(?P<nth>二)年(?:的?(?P<unit>[春夏秋冬])天?)?",
        r"(?P<side>那一?年|同年)的?(?P<unit>[春夏秋冬])天?",
    )
)


@dataclass(frozen=True)
class _Anchor:
    """The year and, where known, the month that a date is counted from; ``doubt`` as EDTF marks it."""

    year: int
    month: int | None
    doubt: bool


def told_dates(
    passages: Sequence[Passage], read: Sequence[Read] | None = None
) -> dict[str, list[DateMention]]:
    """Passage id -> the dates in it that hang on other things told, in order. Others have no entry.

    `read` are the sentences of `passages`, where these were read already.
    """
    sentences = read_sentences(passages) if read is None else read
    if not any(_HINT.search(one.text) for one in sentences if not one.dates):
        return {}
    known = dated_by_term(sentences)
    found: dict[str, list[DateMention]] = {}
    entry_id, last = "", None
    for one in sentences:
        last = last if one.passage.entry_id == entry_id else None
        entry_id = one.passage.entry_id
        mention = _mention(one, known, last)
        if mention is not None:
            found.setdefault(one.passage.id, []).append(mention)
        said = [each.edtf for each in one.dates] + ([mention.edtf] if mention else [])
        last = _anchor(said[-1]) if said else last
    return found


def _mention(one: Read, known: Known, last: _Anchor | None) -> DateMention | None:
    """The date of a sentence that says none itself, where it hangs on something."""
    if one.dates or _HINT.search(one.text) is None:
        return None
    found = next(_inferred(one.text, one.passage.entry_id, known, last), None)
    if found is None:
        return None
    edtf, match = found
    return DateMention(edtf, one.start + match.start(), one.start + match.end(), match.group())


def _inferred(
    sentence: str, entry_id: str, known: Known, last: _Anchor | None
) -> Iterator[tuple[str, re.Match[str]]]:
    for pattern in _BY_EVENT:
        for match in pattern.finditer(sentence):
            event = date_named(match["event"], known, entry_id)
            anchor = _anchor(event.date) if event else None
            if anchor is not None:
                yield _counted(anchor, match), match
    if last is not None:
        for pattern in _BY_LAST:
            for match in pattern.finditer(sentence):
                yield _counted(last, match), match


def _anchor(edtf: str) -> _Anchor | None:
    """What can be counted from: a date within one year."""
    try:
        first, end = edtf_interval(edtf)
    except ValueError:
        return None
    if first.year != end.year:
        return None
    month = first.month if (end - first).days < 100 else None
    return _Anchor(first.year, month, edtf[-1] in "?%" or (month is None and edtf[-1] == "~"))


def _counted(anchor: _Anchor, match: re.Match[str]) -> str:
    """The EDTF date that a match means, counted from its anchor."""
    parts = match.groupdict()
    unit, side = (parts.get("unit") or "year").lower(), parts.get("side") or parts.get("next") or "after"
    season = _SEASONS.get(unit)
    mark = "%" if anchor.doubt else "~"
    years = _years(parts, side)
    if season is None:
        return f"{anchor.year + years:04d}{mark}"
    if parts.get("nth") or parts.get("count"):
        return f"{anchor.year + years:04d}-{season}{mark}"
    return f"{_season_year(anchor, season, side):04d}-{season}{mark}"


def _years(parts: dict[str, str | None], side: str) -> int:
    """How many years on, or back."""
    if nth := parts.get("nth"):
        return _value(nth) - 1
    if side in ("of", "same", "那年", "那一年", "同年"):
        return 0
    count = _value(parts.get("count") or "one")
    return -count if side in ("before", "前一年") else count


def _season_year(anchor: _Anchor, season: int, side: str) -> int:
    """The year of the season after, before or of the anchor. Where its month is unknown, the next
    year's is meant by "after": the one of its own year would be "that summer".
    """
    if side in ("of", "same", "那年", "那一年", "同年"):
        return anchor.year
    later = anchor.month is None or _FIRST_MONTH[season] <= anchor.month
    earlier = anchor.month is None or _FIRST_MONTH[season] >= anchor.month
    if side == "before" or side == "前一年":
        return anchor.year - 1 if earlier else anchor.year
    return anchor.year + 1 if later or side in ("next", "following") else anchor.year


def _value(said: str) -> int:
    if said.isdigit():
        return int(said)
    if said.isascii():
        return 1 if said.lower() in ("a", "an") else english_words(said.lower())[0]
    return chinese_value(said)
