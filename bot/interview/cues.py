"""What of a scene is told: time, place, person, event, outcome, feeling, by cue words.

Cue words miss things and find too much; they only steer what is asked next and are never shown
as fact. All languages are looked for in every text, since narrators mix them.
"""

from __future__ import annotations

import re

import prompts
from bot.interview.lexicon import either, synonyms
from memory.kept import Kept

_SAID_NO, _HAD_NONE, _SPENT_MOST = 25, 12, 12  # words; whoever says more has told something all the same
_NO = re.compile(
    r"\W*(?:(?:well|oh|ah|um|hm+)\W+)*"
    r"(?:no|nope|none|nothing|nobody|not (?:really|that|at all|much)|never(?! forget))\b"
    r"|\W*(?:[嗯哦唉哎啊]\W*)*(?:我们?|家里)?(?:[都也可])?(?:从来)?(?:没(?![想过多久])|哪里?有|谈不上|不是)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\W*(?:i|we|there) (?:never had|had no|had none|didn['’]t have|was no|were no|wasn['’]t|weren['’]t)\b",
    re.IGNORECASE,
)

_SPENT = re.compile(
    r"\W*(?:(?:well|oh|ah|but|yes|no|sorry|i think)\W+)*(?:"
    r"i(?:['’]ve| have) (?:(?:already|just|only) )*(?:told|answered) you"
    r"|i(?:['’]ve| have)? (?:already|just) (?:told|said|answered|mentioned)"
    r"|you(?:['’]ve| have)? (?:(?:already|just) )?asked|(?:as|like) i (?:said|told)"
    r"|(?:that|there|it)(?:['’]s| is| was) (?:(?:about|really) )?(?:all|everything|nothing (?:more|else))"
    r"(?= (?:there (?:is|was)|to (?:it|tell|say)|(?:that )?i (?:know|remember|have|can|recall))|\W*$)"
    r"|we(?:['’]ve| have) (?:already )?(?:been|gone) (?:over|through) (?:this|that|it))\b"
    r"|\W*(?:[嗯哦唉哎啊噢]\W*)*(?:这个|那个|这事|那事|这|那|刚才|前面|上次|上回|早)?(?:我|您|你|咱们)?"
    r"(?:都|已经|早就|刚才|不是)*(?:[问说讲答聊提]过|跟[您你]讲过|跟[您你]说过)(?=[了的啦呀嘛吗。！，]|$)"
    r"|\W*(?:大概|差不多)?也?就(?:是)?(?:这些|这样|这么多)|\W*(?:我)?[能该想可]说的(?:我)?[都全]说|\W*没(?:有)?(?:别的|更多的?|什么(?:可|好)[说讲]的?)(?=了|\W|$)",
    re.IGNORECASE,
)


def told(text: str) -> frozenset[str]:
    """Which of time, place, person, event, outcome and feeling `text` tells of."""
    return _KEPT_TOLD(text)


def denies(text: str) -> bool:
    """True where `text` begins by saying that there was no such thing and says little more."""
    most = _SAID_NO if _NO.match(text) else _HAD_NONE if _NONE.match(text) else 0
    return length(text) <= most


def is_spent(text: str) -> bool:
    """True where `text` says no more than that it was asked or told before, or that this was all."""
    return bool(_SPENT.match(text)) and length(text) <= _SPENT_MOST


def is_chinese(text: str) -> bool:
    """True where at least three in ten letters are Chinese characters."""
    letters = sum(character.isalpha() for character in text)
    han = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return han > 0 and han * 10 >= letters * 3


def length(text: str) -> int:
    """How long `text` is, in English words; 1.6 Chinese characters count as a word."""
    han = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return len(re.findall(r"[A-Za-z0-9À-ɏ]+(?:['’][a-z]+)?", text)) + round(han / 1.6)


def _told(text: str) -> frozenset[str]:
    return frozenset(aspect for aspect, pattern in _cues().items() if pattern.search(text))


_KEPT_TOLD = Kept(_told)


@prompts.remembered
def _cues() -> dict[str, re.Pattern[str]]:
    number, kin = either("numbers-en"), "|".join(synonyms("kin-en"))
    time = (
        rf"\b(?:1[89]\d\d|20[0-2]\d)\b|\b(?:in|last|since|of|early|late) (?:{either('months-en')})\b"
        r"|\b(?:spring|summer|autumn|winter|christmas|easter)\b"
        rf"|\bwhen i was (?:a|an|about|only|just|still|{number}|\d|young|small|little|in)"
        rf"|\b(?:{number}|\d+)(?:-| )years?(?:-| )old\b|\byears? (?:ago|later|before|after)\b"
        r"|\b(?:that|one) (?:day|night|morning|evening|year|week)\b|\b(?:during|before|after) the war\b"
        r"|\b(?:fifties|sixties|seventies|eighties|nineties|'?\d0s)\b|(?:1[89]|20)\d\d ?年"
        r"|[一二三四五六七八九十两\d]+岁|[一二三四五六七八九十\d]月"
    )
    patterns = {
        "time": f"{time}|{either('time-zh')}",
        "place": rf"\b(?:{either('spots-en')})s?\b|\b(?:in|near|outside) (?-i:[A-Z][a-z]+)"
        r"|\b(?:went|came|moved|left|back|sailed|flew|drove|rode|walked|travelled|traveled|fled|returned)"
        r" (?:back )?(?:to|for|from) (?-i:[A-Z][a-z]+)"
        rf"|在[^，。！？]{{1,8}}(?:里|上|边|下|旁|前|后|外|中)|{either('place-zh')}|{either('cities-zh')}",
        "person": rf"\b(?:{kin}|he|she|they|(?:{number}|all|both|most) of us)\b"
        rf"|\b(?:mr|mrs|miss|uncle|aunt|doctor)\.? (?-i:[A-Z])"
        rf"|{either('person-zh')}",
        "event": rf"\b(?:{either('deeds-en')})\b|{either('event-zh')}",
        "outcome": rf"\b(?:{either('outcomes-en')})\b|[.;,] (?:and )?so (?:we|i|he|she|they|it|that) "
        rf"|{either('outcomes-zh')}",
        "feeling": rf"\b(?:{either('feelings-en')})\b|{either('feeling-zh')}",
    }
    for language in prompts.languages()[len(prompts.LANGUAGES) :]:
        for aspect, pattern in (prompts.rules("cues", language) or {}).items():
            patterns[aspect] += f"|{pattern}"
    return {aspect: re.compile(pattern, re.IGNORECASE) for aspect, pattern in patterns.items()}
