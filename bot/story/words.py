"""Words of a sentence as the gate and the writers compare them."""

from __future__ import annotations

import re
from functools import lru_cache

from memory.lexical import stem
from memory.sentences import CJK

_LATIN = re.compile(rf"[^\W\d_{CJK}]+(?:['’-][^\W\d_{CJK}]+)*")
_RUN = re.compile(f"[{CJK}]+")
_STOP = frozenset(
    str.split(
        "a about above after again all almost also although always am an and another any anyone anything "
        "are around as "
        "at away back be became because become been before being both but by came can come could did "
        "didn't do does "
        "doing don't down during each either else ever every everyone everything few for from get gets "
        "getting got "
        "had has have having he her here hers herself him himself his how however i i'd i'll i'm i've if "
        "in into is "
        "it it's its itself just know least let like little lot lots made make many may me might mine more "
        "most much "
        "must my myself near need neither never no nor not nothing now of off often on once one only onto "
        "or other "
        "others our ours ourselves out over own perhaps put quite rather really said same say see seem "
        "seemed shall "
        "she should since so some someone something sometimes soon still such take than that that's the "
        "their theirs "
        "them themselves then there there's these they thing things this those though through till time to "
        "together "
        "too took toward towards under until up upon us used very want was wasn't way we well went were "
        "weren't what "
        "when where whether which while who whole whom whose why will with within without would yes yet "
        "you your yours "
        "later eventually afterwards meanwhile finally today dear old new go goes going gone remember "
        "recall told tell"
    )
)
# What Chinese sentences are held together by; none of it tells anything by itself.
_STOP_ZH = re.compile(
    "后来|然后|那时候|那时|当时|那个|这个|那些|这些|因为|所以|但是|可是|不过|而且|还有|还是|就是|于是|以后"
    "|以前|之后|之前|时候"
    "|我们|他们|她们|你们|自己|大家|什么|怎么|一个|一些|一起|一直|已经|经常|常常|总是|非常|特别|记得|知道"
    "|觉得|现在|如果|虽然"
    "|[的了是在我你他她它那这有和就也都吗呢吧啊哦呀哈很不没又还被把给让对从到向跟与而或个些着过得地里上下中来去说会能要想只才"
    "再最更太好多少大小家人年月日号岁天一]"
)
_SAME = (
    ("mother", "mum", "mom", "mam", "mummy", "mama"),
    ("father", "dad", "daddy", "papa"),
    ("grandmother", "grandma", "granny", "nan", "nana", "gran"),
    ("grandfather", "grandpa", "granddad"),
    ("children", "child", "kid"),
    ("begin", "began", "begun", "start"),
    ("marry", "marri", "marriage", "wed", "wedding"),
)
_SAME_ZH = (
    ("母亲", "妈妈", "妈"),
    ("父亲", "爸爸", "爸"),
    ("祖母", "奶奶"),
    ("祖父", "爷爷"),
    ("外祖母", "外婆", "姥姥"),
    ("外祖父", "外公", "姥爷"),
    ("丈夫", "老公", "先生", "爱人"),
    ("妻子", "老婆", "太太"),
)
# Each group is one verb or noun; its first word stands for all of them.
_FORMS = (
    "buy bought/bring brought/teach taught/catch caught/think thought/fight fought/sing sang sung/"
    "swim swam swum/run ran/write wrote written/drive drove driven/ride rode ridden/"
    "speak spoke spoken/break broke broken/wear wore worn/tear tore torn/fall fell fallen/"
    "grow grew grown/know knew known/throw threw thrown/fly flew flown/draw drew drawn/eat ate eaten/"
    "give gave given/sleep slept/keep kept/leave left/feel felt/lose lost/meet met/sit sat/"
    "stand stood/hold held/find found/build built/send sent/spend spent/sell sold/tell told/pay paid/"
    "hear heard/lie lay lain/choose chose chosen/steal stole stolen/win won/die dead death/"
    "bear born bore/foot feet/man men/woman women/tooth teeth/life lives/wife wives/live living/"
    "work worked working worker/drink drank/wake woke woken/freeze froze frozen/hide hid hidden/"
    "bite bit bitten/shake shook shaken/lead led/read reading/see saw seen/become became/"
    "begin began begun/blow blew blown/forget forgot forgotten"
)
_IRREGULAR = {word: group.split()[0] for group in _FORMS.split("/") for word in group.split()}
_ALIAS = {word: group[0] for group in _SAME for word in group}


def tokens(text: str) -> list[str]:
    """Latin words in lower case, as they stand."""
    return [match.group().lower().replace("’", "'") for match in _LATIN.finditer(text)]


@lru_cache(maxsize=4096)
def normal(word: str) -> str:
    """A word without endings, irregular forms and kin terms brought together."""
    bare = word.lower().replace("’", "'").removesuffix("'s")
    root = _IRREGULAR.get(bare) or stem(bare)
    return _ALIAS.get(bare) or _ALIAS.get(root) or _IRREGULAR.get(root) or root


def is_stop(word: str) -> bool:
    """True for words that say nothing by themselves."""
    return word.lower().replace("’", "'") in _STOP


def content(text: str) -> list[str]:
    """The words that carry the meaning, brought to normal forms; Chinese as pairs of characters."""
    found = [
        normal(part)
        for word in tokens(text)
        if not is_stop(word)
        for part in word.split("-")
        if len(part) > 1
    ]
    return [*found, *chinese(text)]


def chinese(text: str) -> list[str]:
    """Pairs of Chinese characters within what is left when function words are taken out."""
    pairs: list[str] = []
    for run in _RUN.findall(_same_kin(text)):
        for piece in _STOP_ZH.split(run):
            pairs += [piece] if len(piece) == 1 else [piece[at : at + 2] for at in range(len(piece) - 1)]
    return [pair for pair in pairs if pair]


def same_kin(text: str) -> str:
    """Chinese kin terms of one meaning brought to one word."""
    return _same_kin(text)


def chinese_pieces(text: str) -> list[str]:
    """Runs of Chinese characters between function words."""
    return [piece for run in _RUN.findall(_same_kin(text)) for piece in _STOP_ZH.split(run) if piece]


def _same_kin(text: str) -> str:
    for group in _SAME_ZH:
        for word in sorted(group[1:], key=len, reverse=True):
            text = text.replace(word, group[0])
    return text
