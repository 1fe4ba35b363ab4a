"""The noun phrases of a sentence, as they stand: what a scene may be called by.

English parts of speech come from lemminflect's word list; a word that may be noun or verb counts as a noun
only where no clause goes on behind it. Chinese has no word list here: phrases with 的, places, and titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memory.numerals import WORDS
from memory.sentences import CJK, language_of

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_OPENERS = frozenset(["the", "my", "our", "a", "an", "his", "her", "their"])
_NUMBERS = frozenset([*WORDS, "both"]) - {"zero", "one"}
_PREPOSITIONS = frozenset(
    [
        "of",
        "by",
        "in",
        "on",
        "with",
        "under",
        "from",
        "for",
        "at",
        "to",
        "behind",
        "beside",
        "near",
        "over",
        "without",
        "across",
    ]
)
_CLOSERS = _PREPOSITIONS | frozenset(
    str.split("and or but that which who when where because so as until while")
)
_NEVER = frozenset(
    str.split(
        "be am is are was were been being do did does have had has not no never very so too also "
        "just even still "
        "only then there here this that these those it i you he she we they me him us them who what "
        "which when "
        "where why how all any some each every other another such let same own few more most much many "
        "less least "
        "today yesterday tomorrow now upstairs downstairs outside inside home away abroad together alone"
    )
)
# Heads that name nothing: "the first time", "a lot", "the whole way".
_EMPTY = frozenset(
    str.split(
        "way time times day days year years month months week weeks hour hours minute thing things "
        "lot lots kind "
        "sort bit end side part place fact case moment while morning evening night afternoon one "
        "ones number "
        "something anything everything nothing somebody someone everybody everyone course people "
        "person rest "
        "first last whole half age life name words word reason matter idea bed top front back left "
        "right middle "
        "spring summer autumn fall winter"
    )
)
_KIN = frozenset(str.split("mother father grandmother grandfather aunt uncle sister brother cousin"))
_MOST = 6  # words in a heading


@dataclass(frozen=True)
class Phrase:
    """A noun phrase: its text as it stands, the character where it starts, and its words."""

    text: str
    start: int
    words: int


def noun_phrases(sentence: str) -> list[Phrase]:
    """The phrases of a sentence, each with its longer form ("the house", "the house by the harbour")."""
    if language_of(sentence) == "zh":
        return list(_chinese(sentence))
    tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(sentence)]
    found = []
    for at in range(len(tokens)):
        if (end := _noun_group(tokens, at)) is None:
            continue
        found.append(_phrase(sentence, tokens, at, end))
        longer = _longer(tokens, end)
        if longer is not None:
            found.append(_phrase(sentence, tokens, at, longer))
    return [one for one in found if 2 <= one.words <= _MOST]


Tokens = list[tuple[str, int, int]]


def _phrase(sentence: str, tokens: Tokens, start: int, end: int) -> Phrase:
    return Phrase(sentence[tokens[start][1] : tokens[end - 1][2]], tokens[start][1], end - start)


def _noun_group(tokens: Tokens, at: int) -> int | None:
    """Where the group that opens at `at` ends; None where none does, or its head names nothing."""
    word = tokens[at][0]
    opens = word.lower() in _OPENERS or word.lower() in _NUMBERS
    owner = word[0].isupper() and word.endswith(("'s", "’s")) and word[:-2].lower() not in _NEVER
    kin = word in _KIN and at + 1 < len(tokens) and tokens[at + 1][0].endswith(("'s", "’s"))
    if not (opens or owner or kin) or (at and tokens[at - 1][0].lower() in _OPENERS):
        return None
    end = at + 1
    while end < len(tokens) and _belongs(tokens, at, end):
        end += 1
    head = tokens[end - 1][0].lower()
    good = (
        end > at + 1
        and head not in _EMPTY
        and head not in WORDS
        and _is_noun(head)
        and not head.endswith(("'s", "’s"))
    )
    return end if good else None


def _belongs(tokens: Tokens, start: int, at: int) -> bool:
    word = tokens[at][0]
    low = word.lower()
    if not word[0].isalpha() or low in _NEVER or low in _CLOSERS or low in _OPENERS:
        return False
    if word[0].isupper():
        return True
    kinds = _kinds(low)
    if "VERB" in kinds or "AUX" in kinds:
        nouns_before = any(_only_noun(tokens[each][0]) for each in range(start + 1, at))
        if not kinds & {"NOUN", "ADJ"} or (nouns_before and not _closes(tokens, at + 1)):
            return False
        if nouns_before and "VERB" in kinds and low.endswith("s"):
            return False
    return bool(kinds & {"NOUN", "ADJ"}) or not kinds


def _only_noun(word: str) -> bool:
    return _is_noun(word) and "ADJ" not in _kinds(word.lower())


def _closes(tokens: Tokens, at: int) -> bool:
    """Whether a phrase may end before token `at`."""
    if at >= len(tokens):
        return True
    word = tokens[at][0].lower()
    return not word[0].isalpha() or word in ("and", "or", "but", "of")


def _longer(tokens: Tokens, end: int) -> int | None:
    """The end of "by the harbour" behind the group, where there is such."""
    if end + 1 >= len(tokens) or tokens[end][0].lower() not in _PREPOSITIONS - {"to", "at", "for", "with"}:
        return None
    at = end + 1
    if tokens[at][0][0].isupper() and not tokens[at][0].endswith(("'s", "’s")):
        while at < len(tokens) and tokens[at][0][0].isupper():
            at += 1
        return at
    found = _noun_group(tokens, at)
    if found is not None or tokens[end][0].lower() != "of":
        return found
    return at + 1 if _is_noun(tokens[at][0]) and "VERB" not in _kinds(tokens[at][0].lower()) else None


def _is_noun(word: str) -> bool:
    kinds = _kinds(word.lower())
    return word[0].isupper() or not kinds or "NOUN" in kinds


@lru_cache(maxsize=8192)
def _kinds(word: str) -> frozenset[str]:
    from lemminflect import getAllLemmas

    return frozenset(getAllLemmas(word.removesuffix("'s").removesuffix("’s")))


_ZH_BREAK = re.compile(r"[，。！？；：、,.!?;:“”\s…]+")
_ZH_STOPS = (
    "是很都就也在有最没不给把被从到像来去说要会能才还再着了过吗呢吧啊我你他她它们这那和跟与或因所但可以为"
)
_ZH_OF = re.compile(
    f"(?:^|(?<=[{_ZH_STOPS}]))(?P<whose>[{CJK}]{{1,5}}?)的(?P<what>[{CJK}]{{2,4}}?)(?=$|[里上下{_ZH_STOPS}])"
)
_ZH_EMPTY = frozenset(
    [
        "时候",
        "事情",
        "日子",
        "样子",
        "意思",
        "地方",
        "东西",
        "人家",
        "时间",
        "那天",
        "那年",
        "家里",
        "女儿",
        "儿子",
    ]
)
_ZH_PLACE = re.compile(
    f"(?:在|到|去|从|于|叫|住)(?P<place>[{CJK}]{{1,5}}(?:路|街|巷|弄|村|镇|桥|厂|寺|庙|山|湖|河|江|院|站|公园|学校))"
)
_ZH_TITLE = re.compile("《[^》]{1,12}》")
_ZH_THAT = re.compile(
    f"(?P<what>那[一]?[只条件把张块盏座辆本封碗顶双根棵艘口台架][{CJK}]{{1,3}}?)(?=$|[{_ZH_STOPS}])"
)
_ZH_FROM = re.compile(f"[{_ZH_STOPS}一]")


def _shows(match: re.Match[str]) -> bool:
    return (
        "年" not in match["whose"]
        and match["whose"] not in ("自己", "大家", "别人")
        and match["what"] not in _ZH_EMPTY
    )


def _chinese(sentence: str) -> Iterator[Phrase]:
    at = 0
    for piece in [*_ZH_BREAK.finditer(sentence), None]:
        end = piece.start() if piece else len(sentence)
        clause = sentence[at:end]
        for pattern, group in ((_ZH_PLACE, "place"), (_ZH_THAT, "what"), (_ZH_TITLE, 0)):
            for match in pattern.finditer(clause):
                yield Phrase(match[group], at + match.start(group), len(match[group]) // 2)
        for match in _ZH_OF.finditer(clause):
            if not _ZH_FROM.search(match["whose"]) and not _ZH_FROM.search(match["what"]) and _shows(match):
                yield Phrase(match[0], at + match.start(), len(match[0]) // 2)
        at = piece.end() if piece else end
