"""Rules for dates in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from memory.dates_common import Found, Told, checked_day, days_ago, months_ago, past_season, week_ago, years
from memory.numerals import ZH_DIGITS, chinese_value

_DIGIT = "".join(ZH_DIGITS)
_NUMBER = rf"[{_DIGIT}十百]+|\d+"
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_NOT_A_LENGTH = r"(?![前后来多以间级代])"
BORN = re.compile(
    r"(?:我|本人)(?:自己)?(?:是|生于|出生于|出生在"
    r"|在)?(?P<when>(?:[\d一二三四五六七八九〇零○十]{2,4})年[^，。！？；\n]{0,12}?)"
    r"(?:出?生|来到这个世界)"
    r"|(?:我|本人)(?:出?生于|出生在|生在|是生于)(?P<then>[\d一二三四五六七八九〇零○十]{2,4}年)"
)
# "结婚那年我二十二岁" is an age of then.
AGES = re.compile(
    rf"(?<!那年)(?<!那时)(?<!时候)(?<!当时)(?<!年，)我(?:今年|现在)?(?:已经|都)?(?P<age>{_NUMBER})岁(?:了|，|。|$)"
)
# No rule finds anything without one of these.
_HINT = re.compile(r"[年月天昨今周星礼岁到至]|\d[—-]")
Rule = Callable[[re.Match[str], Told], str | None]


def find(text: str, told: Told) -> Iterator[Found]:
    """Every date that a rule finds; they may overlap."""
    if _HINT.search(text) is None:
        return
    for pattern, rule, vague in _RULES:
        for match in pattern.finditer(text):
            edtf = rule(match, told)
            if edtf is not None:
                yield Found(edtf, match.start(), match.end(), vague)


def _year_of(said: str) -> int:
    value = _value(said)
    return value + 1900 if value < 100 else value


def _value(said: str) -> int:
    return int(said) if said.isdigit() else chinese_value(said)


def _year(match: re.Match[str], told: Told) -> str | None:
    year = _year_of(match["year"])
    return f"{year:04d}" if year <= told.day.year + 1 else None


def _month(match: re.Match[str], _: Told) -> str | None:
    month = _value(match["month"])
    return f"{_year_of(match['year']):04d}-{month:02d}" if 1 <= month <= 12 else None


def _day(match: re.Match[str], _: Told) -> str | None:
    return checked_day(_year_of(match["year"]), _value(match["month"]), _value(match["day"]))


def _season(match: re.Match[str], _: Told) -> str:
    return f"{_year_of(match['year']):04d}-{_SEASONS[match['season']]}"


def _decade(match: re.Match[str], _: Told) -> str:
    return f"{1900 + _value(match['tens']):04d}"[:3] + "X"


def _span(match: re.Match[str], _: Told) -> str | None:
    low, high = _year_of(match["year"]), _year_of(match["until"])
    return years(low, high) if low < high else None


def _republic(match: re.Match[str], _: Told) -> str:
    return f"{1911 + (1 if match['number'] == '元' else _value(match['number'])):04d}"


def _ago(match: re.Match[str], told: Told) -> str | None:
    number = _value(match["number"])
    if number > 115:
        return None
    match match["unit"]:
        case "天":
            return days_ago(told, number)
        case "年":
            return f"{told.day.year - number:04d}"
        case unit:
            return months_ago(told, number) if "月" in unit else days_ago(told, 7 * number)


def _at_age(match: re.Match[str], told: Told) -> str | None:
    age = _value(match["number"])
    if told.birth_year is None or age > 115 or told.birth_year + age > told.day.year:
        return None
    return f"{told.birth_year + age:04d}"


def _age_decade(match: re.Match[str], told: Told) -> str | None:
    low = _value(match["number"])
    return None if told.birth_year is None else years(told.birth_year + low, told.birth_year + low + 9)


def _past_year(match: re.Match[str], told: Told) -> str:
    year = told.day.year - {"今": 0, "去": 1, "前": 2}[match["which"]]
    season = match["season"]
    return f"{year:04d}-{_SEASONS[season]}" if season else f"{year:04d}"


def _rule(pattern: str, rule: Rule, vague: bool = False) -> tuple[re.Pattern[str], Rule, bool]:
    return re.compile(pattern), rule, vague


_FULL_YEAR = rf"(?<!\d)(?P<year>(?:18|19|20)\d\d|[一二][{_DIGIT}]{{3}})\s*年"
_SHORT_YEAR = (
    rf"(?<![\d{_DIGIT}第十过了有住干约待])(?P<year>[4-9]\d|[四五六七八九][{_DIGIT}])年{_NOT_A_LENGTH}"
)
_RULES = (
    _rule(rf"{_FULL_YEAR}(?P<month>{_NUMBER})月(?P<day>{_NUMBER})[日号]", _day),
    _rule(rf"{_FULL_YEAR}(?P<month>{_NUMBER})月(?!{_NUMBER}[日号])", _month),
    _rule(rf"{_FULL_YEAR}的?(?P<season>[春夏秋冬])(?:天|季|日)?", _season),
    _rule(rf"{_FULL_YEAR}(?![代])", _year),
    _rule(rf"{_SHORT_YEAR}的?(?P<season>[春夏秋冬])(?:天|季)?", _season),
    _rule(_SHORT_YEAR, _year),
    _rule(rf"从?{_FULL_YEAR.replace('年', '年?')}(?:到|至|—|-)(?P<until>(?:19|20)\d\d"
          rf"|[一二][{_DIGIT}]{{3}})\s*年", _span),
    _rule(r"(?:上个?世纪|二十世纪|20世纪|十九)?(?:19)?(?P<tens>[二三四五六七八九]十"
          r"|[2-9]0)年代[初中末]?期?", _decade),
    _rule(rf"民国(?P<number>元|{_NUMBER})年", _republic),
    _rule(r"大前天", lambda _, told: days_ago(told, 3)),
    _rule(r"前天", lambda _, told: days_ago(told, 2)),
    _rule(r"昨[天晚日]", lambda _, told: days_ago(told, 1)),
    _rule(r"今[天晚早日]", lambda _, told: days_ago(told, 0)),
    _rule(r"(?P<which>[今去前])年的?(?P<season>[春夏秋冬])?天?", _past_year),
    _rule(r"上个?(?:周|星期|礼拜)", lambda _, told: week_ago(told)),
    _rule(r"上个月", lambda _, told: months_ago(told, 1)),
    _rule(r"上个(?P<season>[春夏秋冬])天", lambda m, told: past_season(told, _SEASONS[m["season"]])),
    _rule(rf"(?P<number>{_NUMBER})(?P<unit>年)(?:以|之)?前", _ago, vague=True),
    _rule(rf"(?P<number>{_NUMBER})(?P<unit>天|个月|个?星期|周)(?:以|之)?前", _ago),
    _rule(rf"我(?:才|刚|只有|大概|大约|刚满|满|已经|那时|那年"
          rf"|当时)*(?P<number>{_NUMBER})岁(?!数)", _at_age, vague=True),
    _rule(rf"(?:^|(?<=[，。；、\s]))(?P<number>{_NUMBER})岁(?=那年|时|的时候)", _at_age, vague=True),
    _rule(r"我?(?P<number>[二三四五六七八九]十|[2-9]0)(?:多|来|几)岁", _age_decade, vague=True),
)  # fmt: skip
