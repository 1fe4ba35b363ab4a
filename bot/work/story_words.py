"""What somebody wants of their story, in plain words behind /story. No model is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.story.shape import (
    AS_TOLD,
    CHILD,
    EVENT,
    FAMILY,
    HE,
    LIFE,
    LITERARY,
    NAME,
    ONESELF,
    SHE,
    THEMES,
    THEY,
    THIRD_PERSON,
)
from memory.numerals import chinese_value

Kind = Literal["tell", "arrange", "versions", "show", "changes", "back", "unused", "shape"]


@dataclass(frozen=True)
class Wish:
    """``version`` goes with ``show`` and ``back``; ``arrange`` and ``event`` with ``arrange``; ``changes``,
    fields of a `Shape` with their values, with ``shape``.
    """

    kind: Kind
    version: int = 0
    arrange: str = LIFE
    event: str = ""
    changes: tuple[tuple[str, str], ...] = ()


def _third(pronoun: str) -> Wish:
    return Wish("shape", changes=(("style", THIRD_PERSON), ("pronoun", pronoun)))


def _styled(style: str) -> Wish:
    return Wish("shape", changes=(("style", style),))


def _for(audience: str) -> Wish:
    return Wish("shape", changes=(("audience", audience),))


_CHILDREN = "(?:(?:the |my |our )?(?:grand)?children|a child|(?:the |my |our )?(?:grand)?kids?)"
_NUMBER = r"(?:version\s*|第\s*)?(?P<number>\d+|[一二两三四五六七八九十]+)\s*版?"
_BACK = re.compile(rf"(?:(?:go\s+)?back(?:\s+to)?\s+|回到|换回|恢复|找回){_NUMBER}", re.IGNORECASE)
_SHOW = re.compile(_NUMBER, re.IGNORECASE)
_SIMPLE = (
    (r"(?:the )?(?:(?:old|older|earlier|kept|all) )?versions?", Wish("versions")),
    ("(?:以前的?|旧的?|所有|历史)?版本", Wish("versions")),
    (r"(?:what(?:'s| is| has)? )?(?:changed|changes|new)", Wish("changes")),
    ("(?:有什么)?(?:变化|改动|不同|新的)", Wish("changes")),
    (r"(?:what (?:is|was) )?(?:left out|missing|not used|unused)", Wish("unused")),
    ("没写进去的?|没用上的?|漏了什么|遗漏", Wish("unused")),
    (r"(?:by )?(?:themes?|topics?|subjects?)|按?(?:主题|题目)", Wish("arrange", arrange=THEMES)),
    (r"(?:by |in )?(?:time|years?|life|order)|按?(?:时间|年代|顺序)", Wish("arrange", arrange=LIFE)),
    (
        r"(?:just )?(?:as (?:i )?(?:told|said)(?: it)?|in my (?:own )?words)|用?(?:我的)?原话",
        _styled(AS_TOLD),
    ),
    (
        r"(?:as|like) a (?:book|novel)|literary|in long(?:er)? sentences|像(?:书|小说)(?:一样)?|文学",
        _styled(LITERARY),
    ),
    (r"(?:in )?(?:the )?third person|(?:with|by) my name|第三人称|用我的名字", _third(NAME)),
    (r"(?:as|with) [\"“']?she[\"”']?|用[“\"]?她[”\"]?", _third(SHE)),
    (r"(?:as|with) [\"“']?he[\"”']?|用[“\"]?他[”\"]?", _third(HE)),
    (r"(?:as|with) [\"“']?they[\"”']?", _third(THEY)),
    (rf"for {_CHILDREN}|给(?:我的)?(?:孩子|小孩|孙子|孙女|孙辈|外孙)们?[看听]?", _for(CHILD)),
    (r"for (?:the |my |our )?family|给(?:我的)?家[里人]+[看听]?", _for(FAMILY)),
    (r"for (?:me|myself)|给我?自己[看听]?", _for(ONESELF)),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), wish) for pattern, wish in _SIMPLE)
_ABOUT = re.compile(r"^(?:only\s+)?(?:about|of)\s+|^(?:只讲|关于|讲讲|讲)\s*", re.IGNORECASE)


def read_wish(words: str) -> Wish:
    """What `words` ask for; words that are none of ours name an event."""
    said = " ".join(words.replace("’", "'").split()).strip(" .!?。！？")
    if not said:
        return Wish("tell")
    for pattern, wish in _PATTERNS:
        if pattern.fullmatch(said):
            return wish
    if match := _BACK.fullmatch(said):
        return Wish("back", version=_number(match["number"]))
    if match := _SHOW.fullmatch(said):
        return Wish("show", version=_number(match["number"]))
    return Wish("arrange", arrange=EVENT, event=_ABOUT.sub("", said)[:60])


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else chinese_value(said)
