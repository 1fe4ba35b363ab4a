"""People, places, things and times named in Chinese."""

from __future__ import annotations

import re
from functools import cache

from bot.interview.lexicon import either

_SHORT = {
    "妈": "妈妈",
    "爸": "爸爸",
    "娘": "母亲",
    "爹": "父亲",
    "哥": "哥哥",
    "姐": "姐姐",
    "弟": "弟弟",
    "妹": "妹妹",
}
# Whose kin it is not: his, her, theirs; or nobody's: 没有.
_OWN = r"(?<![他她它你您们的])(?<!没有)(?<!别人)(?<!人家)(?<!孩子)(?<!没)"


def named_zh(text: str) -> dict[str, str]:
    """The last person, place, thing and time named in `text`, each as a template can take it.

    我 becomes 您; a short kinship word (我妈) is said in full (您妈妈); all else is verbatim.
    """
    place = next((name for pattern in _places() if (name := _last(pattern, text))), None)
    found = {
        "person": _person(text),
        "place": place,
        "thing": _last(re.compile(f"({either('things-zh')})"), text),
        "time": _last(_times(), text),
    }
    return {kind: name for kind, name in found.items() if name}


def _last(pattern: re.Pattern[str], text: str) -> str | None:
    matches = list(pattern.finditer(text))
    return matches[-1][1] if matches else None


def _person(text: str) -> str | None:
    kin = list(_kin().finditer(text))
    if kin:
        return f"您{kin[-1][1] or kin[-1][2] or _SHORT[kin[-1][3]]}"
    titled = _last(_titled(), text)
    if titled:
        return titled
    mine = _last(re.compile(f"我的({either('others-zh')})"), text)
    if mine:
        return f"您的{mine}"
    other = _last(
        re.compile(rf"(?<!没有)(?<!没)(?:一个|一位|那个|那位|有个|有位)({either('others-zh')})"), text
    )
    return f"那位{other}" if other else None


@cache
def _kin() -> re.Pattern[str]:
    short = "".join(_SHORT)
    kin = either("kin-zh")
    return re.compile(rf"(?:我|我们|我家)的?({kin})|{_OWN}({kin})|我([{short}])(?![{short}])")


@cache
def _titled() -> re.Pattern[str]:
    lead = r"(?:^|[^\u4e00-\u9fff]|[是叫跟和找有位个给向问见])"
    return re.compile(rf"{lead}((?:{either('surnames-zh')})(?:{either('titles-zh')}))")


@cache
def _places() -> tuple[re.Pattern[str], ...]:
    kind = "村|镇|县|胡同|弄堂|公社|大学|中学|小学|码头|火车站|医院|农场|工厂|厂"
    name = r"(?!了)[\u4e00-\u9fff]{1,4}(?<![的了着在是我他她们和一个这那不])"
    return (
        re.compile(rf"(?:在|到|去|从|回|住)({name}(?:{kind}))"),
        re.compile(f"({either('cities-zh')})"),
        re.compile(f"(?:在|到|去|从|回)了?({either('spots-zh')})"),
    )


@cache
def _times() -> re.Pattern[str]:
    return re.compile(
        r"((?:1[89]|20)\d\d年(?:的?(?:春天|夏天|秋天|冬天|春节))?(?![出所]?生)"
        r"|我?(?:[一二三四五六七八九十]{1,3}|\d{1,2})岁(?:那年|的时候|时)|[二三四五六七八九]十年代[初末]?"
        r"|那年(?:春天|夏天|秋天|冬天|春节)|文革(?:的时候|那几年)|抗战(?:的时候|那几年)"
        r"|解放(?:前|后|那年)|改革开放(?:以后|那几年)?|逢年过节|大年三十)"
    )
