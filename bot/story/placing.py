"""To which part of a life a passage belongs: by its date, its own words, or the question it answers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.story.words import content
from memory.dates import edtf_interval, event_date
from memory.types import Passage

EARLIEST, CHILDHOOD, SCHOOL, YOUTH, EARLY, MIDDLE, LATER, NOW, HOPES = (
    "earliest", "childhood", "school", "youth", "early-adulthood", "middle", "later", "now", "hopes",
)  # fmt: skip
PERIODS = (EARLIEST, CHILDHOOD, SCHOOL, YOUTH, EARLY, MIDDLE, LATER, NOW, HOPES)
# The last age of each period.
_AGES = ((3, EARLIEST), (12, CHILDHOOD), (19, YOUTH), (30, EARLY), (60, MIDDLE), (200, LATER))
_SCHOOL = re.compile(
    r"\b(?:at|to|from|in|of|started|left|finished) (?:primary |grammar |high |village |my |our "
    r"|the )*school\b|"
    r"\b(?:my|our|the) (?:teacher|classroom|headmaster|schoolteacher)\b|上学|学校|小学|中学|老师|同桌|课堂",
    re.IGNORECASE,
)
_CUES = (
    (EARLIEST, r"\b(?:my (?:first|earliest) memor(?:y|ies)|i was born|when i was (?:a baby|two|three)"
               r"|first thing i remember)\b"
               r"|最早的记忆|我(?:出生|生)(?:在|于)|刚记事|记事起"),
    (EARLY, r"\b(?:when we (?:got )?married|our wedding|my wedding|we (?:got )?married|i (?:got )?married"
            r"|my first job|i started work"
            r"|our first (?:flat|apartment|home|child|baby)|was conscripted|military service|at university"
            r"|at college)\b"
            r"|结婚|婚礼|第一份工作|参加工作|当兵|大学|新婚|谈恋爱"),
    (YOUTH, r"\b(?:as a teenager|in my teens|when i was (?:a )?teen\w*|apprentice\w*|first (?:love|kiss"
            r"|dance|boyfriend|girlfriend))\b"
            r"|年轻的时候|少年|学徒|初恋|插队|下乡|高中"),
    (CHILDHOOD, r"\b(?:as a (?:small |little |young )?(?:child|boy|girl|kid)|when i was (?:a )?(?:little"
                r"|small|young|child|boy|girl|kid)"
                r"|when we were (?:children|small|little|kids|young)|my childhood|growing up|i grew up"
                r"|we children)\b|小时候|童年|儿时|小的时候"),
    (MIDDLE, r"\b(?:raised (?:the|our|my) (?:children|kids)|when (?:the|our|my) (?:children"
             r"|kids) were (?:small|little|young)"
             r"|my career|i was promoted|our (?:son|daughter) was born|we bought (?:a|our|the) house)\b"
             r"|孩子小的时候|下岗|调到|厂里|单位"),
    (LATER, r"\b(?:retire\w*|grandchild\w*|granddaughter|grandson|great-grand\w+|widow\w*|after (?:he"
            r"|she) (?:died|passed))\b"
            r"|退休|孙子|孙女|外孙|老伴走了"),
    (NOW, r"\b(?:nowadays|these days|at my age|this (?:morning|week|afternoon|evening)|yesterday|today)\b"
          r"|如今|这几天|今天|昨天|这个星期|现在每天"),
    (HOPES, r"\b(?:i hope|my hope|i wish for|when i am gone|i would like my grandchildren)\b|我希望|但愿"
            r"|等我走了"),
)  # fmt: skip
_PATTERNS = tuple((period, re.compile(pattern, re.IGNORECASE)) for period, pattern in _CUES)
_THEMES = (
    (
        "food",
        r"\b(?:cook\w*|kitchen|bread|soup|dinner|supper|recipe|baked?|cake|meal)\b"
        "|做饭|厨房|饭菜|面条|饺子|馒头|汤",
    ),
    (
        "work",
        r"\b(?:work(?:ed|ing)?|job|factory|office|wage\w*|boss|shop|mill|mine)\b"
        "|工作|工厂|上班|工资|车间",
    ),
    (
        "love",
        r"\b(?:love|loved|wedding|married|husband|wife|kiss\w*|courting)\b"
        "|爱情|结婚|丈夫|妻子|老伴|恋爱",
    ),
    (
        "places",
        r"\b(?:house|street|village|town|city|garden|river|room|flat)\b"
        "|房子|院子|街|村|镇|城|河",
    ),
    (
        "people",
        r"\b(?:mother|father|sister|brother|grandmother|grandfather|friend|aunt|uncle|neighbou?r)s?\b"
        "|妈妈|爸爸|母亲|父亲|外婆|奶奶|爷爷|外公|姐|哥|弟|妹|朋友|邻居",
    ),
    ("beliefs", r"\b(?:church|god|pray\w*|faith|believe[ds]?|temple)\b|信仰|菩萨|教堂|拜佛|相信"),
    ("history", r"\b(?:war|soldiers?|revolution|strike|famine|flood)\b|战争|解放|文革|运动|饥荒|打仗"),
)  # fmt: skip
_THEME_PATTERNS = tuple((theme, re.compile(pattern, re.IGNORECASE)) for theme, pattern in _THEMES)


_NAMES_SELF = re.compile(r"\bmy name is\b|我(?:名字)?叫", re.IGNORECASE)
_INTRODUCES = re.compile(r"\bmy name is\b|\bi was born\b|我叫|我是?(?:出生|生)(?:在|于)", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Where a passage stands in a life. ``date`` is EDTF; ``sure`` where a date or cue says so."""

    period: str | None
    date: str | None = None

    @property
    def start(self) -> datetime.date | None:
        """The first day it may mean."""
        return edtf_interval(self.date)[0] if self.date else None


def place(passage: Passage, birth_year: int | None, inferred: str | None = None) -> Place:
    """The period that a passage's own date or words name; None where they name none.

    `inferred` is its date by other things told, for one that bears none itself.
    """
    found = _dated(passage, birth_year) or inferred
    cue = next((period for period, pattern in _PATTERNS if pattern.search(passage.text)), None)
    if found is not None:
        return Place(_period(found, passage, birth_year) or (cue if cue != NOW else None), found)
    if cue is None and _SCHOOL.search(passage.text):
        cue = SCHOOL
    return Place(cue)


def introduces(passage: Passage) -> bool:
    """True where somebody says who they are or where their life began, which is how a life opens."""
    return _INTRODUCES.search(passage.text) is not None


def names_self(passage: Passage) -> bool:
    """True where somebody says their name: before anything else."""
    return _NAMES_SELF.search(passage.text) is not None


def names_event(entry: Sequence[Passage], event: str) -> bool:
    """Whether an answer speaks of an event: every word of the event's name that says anything is in it."""
    wanted = set(content(event))
    said = {word for one in entry for word in content(one.text)}
    return bool(wanted) and wanted <= said


def theme_of(passage: Passage) -> str:
    """The theme with the most words in a passage; ``everyday`` where none has any."""
    counts = [(len(pattern.findall(passage.text)), theme) for theme, pattern in _THEME_PATTERNS]
    best = max(counts, key=lambda one: one[0])
    return best[1] if best[0] else "everyday"


def _dated(passage: Passage, birth_year: int | None) -> str | None:
    found = event_date(passage, birth_year)
    try:
        if found is not None:
            edtf_interval(found)
    except ValueError:
        return None
    return found


def _period(edtf: str, passage: Passage, birth_year: int | None) -> str | None:
    """The period of a dated passage: within a year of telling is now; otherwise by age."""
    first, last = edtf_interval(edtf)
    if last.year >= passage.told_at.year - 1 and first.year >= passage.told_at.year - 1:
        return NOW
    if birth_year is None:
        return None
    middle = (max(first.year, birth_year) + min(last.year, passage.told_at.year)) // 2
    if last.year < birth_year:
        return EARLIEST
    age = middle - birth_year
    if 5 <= age <= 18 and _SCHOOL.search(passage.text):
        return SCHOOL
    return next(period for limit, period in _AGES if age <= limit)
