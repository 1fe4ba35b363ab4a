"""People, places, things and times named in English."""

from __future__ import annotations

import re
from functools import cache

from bot.interview.lexicon import either, synonyms, words

_CAPITAL = r"[A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+){0,2}"
_BIRTH = re.compile(r"\bborn\b[^.;!?]*$")
_TENS = r"(?:twenty|thirty|forty|fifty|sixty)(?:-\w+)?"


def named_en(text: str) -> dict[str, str]:
    """The last person, place, thing and time named in `text`, each as a template can take it.

    ``my`` becomes ``your``; everything else is verbatim.
    """
    found = {
        "person": _person(text),
        "place": _place(text),
        "thing": _last(_things(), text),
        "time": _time(text),
    }
    return {kind: name for kind, name in found.items() if name}


def _last(pattern: re.Pattern[str], text: str) -> str | None:
    matches = list(pattern.finditer(text))
    return matches[-1][1] if matches else None


def _time(text: str) -> str | None:
    """The last time named; not that of a birth, of which nobody remembers more."""
    times = [m[1] for m in _times().finditer(text) if not _BIRTH.search(text[: m.start()])]
    return times[-1] if times else None


def _person(text: str) -> str | None:
    kin = [_kin_name(match) for match in _kin().finditer(text)]
    if kin:
        return kin[-1]
    for pattern in _people():
        names = [m[1] for m in pattern.finditer(text) if " " in m[1] or _is_name(m[1])]
        if names:
            return names[-1]
    return None


def _kin_name(match: re.Match[str]) -> str:
    return f"your {match[1]} {match[2]}" if match[2] and _is_name(match[2]) else f"your {match[1]}"


def _place(text: str) -> str | None:
    for lead, pattern in _places():
        names = [m[1] for m in pattern.finditer(text) if all(map(_is_name, re.split(r"[ -]", m[1])))]
        if names:
            return lead + names[-1]
    return None


def _is_name(word: str) -> bool:
    return word not in words("not-names-en")


@cache
def _kin() -> re.Pattern[str]:
    kin = "|".join(sorted(set(synonyms("kin-en")) - {"family"}, key=len, reverse=True))
    return re.compile(
        r"(?<!never had )(?<!no )(?<!without )(?<!never knew )(?<!never met )"
        rf"\b[Mm]y ((?:(?:{either('kin-adjectives-en')}) )*(?:{kin}))\b(?!-)(?: ([A-Z][a-z]+)\b)?"
    )


@cache
def _people() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"\b((?:{either('styles-en')}) [A-Z][a-z]+)\b"),
        re.compile(
            r"\b(?:called|named|friend|neighbou?r|teacher|brother|sister|cousin|girl|boy|man|woman|colleague"
            r"|boss) (?:was |is )?(?:called |named )?([A-Z][a-z]{2,})\b"
            rf"(?! (?:{either('landmarks-en')})\b)"
        ),
        re.compile(
            r"\b([A-Z][a-z]{2,}) (?:and I|said|told me|asked|laughed|smiled|cried|shouted|whispered|sang)\b"
        ),
    )


@cache
def _places() -> tuple[tuple[str, re.Pattern[str]], ...]:
    settled = r"(?:[Ii]n|[Nn]ear|[Oo]utside|lived at|moved to|born in|arrived in|came from)"
    area = "(?:village|town|city|port|island|valley|harbour|harbor)"
    return (
        ("the ", re.compile(rf"\b[Tt]he (?:little |small |old )?({area} of {_CAPITAL})")),
        ("", re.compile(rf"\b({_CAPITAL} (?:{either('landmarks-en')}))\b")),
        ("", re.compile(rf"\b{settled} ({_CAPITAL})\b(?!['’]s)")),
    )


@cache
def _things() -> re.Pattern[str]:
    lead = "my|the|a|an|his|her|our|their|this|that|one|old|new|little|big|red|green|blue|black|white|brown"
    return re.compile(rf"\b(?:{lead}|wooden|silver|golden|broken) ({either('things-en')})\b")


@cache
def _times() -> re.Pattern[str]:
    number = rf"(?:\d{{1,2}}|{_TENS}|{either('numbers-en')})"
    return re.compile(
        r"\b((?:in )?the (?:spring|summer|autumn|fall|winter) of (?:19|20)\d\d|in (?:19|20)\d\d"
        rf"|when I was (?:about |only |just |barely )?{number}(?: years old)?\b(?! (?:of|at|with|to))"
        r"|(?:during|before|after|just after|right after) the war"
        r"|in the (?:early |late )?(?:(?:fif|six|seven|eigh|nine|thir|for)ties|(?:19)?\d0s)"
        r"|that (?:summer|winter|spring|autumn|Christmas|Easter))\b"
    )
