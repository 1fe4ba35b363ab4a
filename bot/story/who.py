"""Who does what: a doing told of one person and written of another, as far as code can see.

In each clause the person nearest before a word is taken for who does it. Where the same word was
told, and the person nearest before it there is surely somebody else, the sentence is refused. A
pronoun may stand for a name, "he" and "she" not for each other, and neither for "I" where the
sentence speaks of "me".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.story.clauses import clauses, sources_of
from bot.story.facts import names
from bot.story.thesaurus import look_up
from bot.story.words import normal, same_kin, tokens

_PRONOUNS = {"i": "I", "we": "we", "he": "he", "she": "she", "they": "they", "it": "it", "you": "you"}
_AUXILIARY = frozenset(
    str.split(
        "am is are was were be been being have has had do does did will would shall should can could may "
        "might must "
        "never not also then often always soon just still ever even only already once first at last now to "
        "i'd i'm i've i'll didn't don't wasn't weren't couldn't wouldn't hadn't can't used very quite so "
        "too both"
    )
)
_BE = re.compile(r"\b(?:am|is|are|was|were|be|been|being|got)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[.!?;:,—…\n“”\"]|\b(?:and|but|when|while|because|which|who|whom|that|if|as|until|before|after)\b", re.I
)
_ZH_WHO = re.compile(
    "^(?:我的?|咱)?(父亲|母亲|祖母|祖父|外祖母|外祖父|姐姐|妹妹|哥哥|弟弟|丈夫|妻子|师傅|老师|女儿|儿子|邻居)"
    "|^(我们|他们|她们|我|他|她)"
)


@dataclass(frozen=True)
class Doing:
    """A word, who stands nearest before it in its clause, and whether the clause may be passive."""

    word: str
    who: frozenset[str]
    passive: bool


def changed_doer(text: str, told: Sequence[str], narrator: str = "") -> str:
    """The word whose doer is another than was told, or ""."""
    known = [one for sentence in told for one in doings(sentence)]
    mine = re.search(r"\b(?:I|me|my|mine|we|us|our)\b", text) is not None
    own = normal(narrator.split()[0]) if narrator.strip() else ""
    for one in doings(text):
        same = [other for other in known if other.word == one.word]
        if same and all(_another(one, other, mine, own) for other in same):
            return one.word
    return _changed_chinese(text, told)


def doings(text: str) -> list[Doing]:
    """What is done in a text, a doing for the first word behind each person."""
    named = {word.lower() for word in names(text)}
    found = []
    for clause in _BREAK.split(text):
        words = tokens(clause)
        passive = _BE.search(clause) is not None
        who: set[str] = set()
        for word in words:
            person = _person(word, named)
            if person:
                who.add(person)
            elif who and word not in _AUXILIARY:
                found.append(Doing(normal(word), frozenset(who), passive))
                who = set()
    return found


def _person(word: str, named: Iterable[str]) -> str:
    bare = word.partition("'")[0]
    if bare in _PRONOUNS:
        return _PRONOUNS[bare]
    if word.endswith("'s"):
        return ""
    if word in named:
        return normal(word)
    entry = look_up(word)
    return normal(word) if entry is not None and entry.kind == "p" else ""


def _another(one: Doing, other: Doing, mine: bool, own: str) -> bool:
    """Whether the doer of `one` is surely not that of `other`."""
    if one.passive != other.passive or one.who & other.who:
        return False
    if "it" in one.who | other.who or "you" in one.who | other.who:
        return False
    written, told = one.who, other.who
    if "I" in told or "we" in told:
        stands_for = {"I", "we", own} if mine else {"I", "we", "he", "she", "they", own}
        return not written & stands_for
    if "I" in written:
        return True
    if "we" in written:
        return not told & {"they"} and not mine
    pronouns = {"he", "she", "they"}
    if written & pronouns and told & pronouns:
        return True
    return not (written & pronouns or told & pronouns)


def _changed_chinese(text: str, told: Sequence[str]) -> str:
    """The same for Chinese, by who stands first in a clause."""
    known = [same_kin(one) for one in told]
    mine = "我" in text
    for clause in clauses(same_kin(text)):
        who = _ZH_WHO.match(clause)
        if who is None:
            continue
        rest = clause[who.end() :]
        others = [found for one in sources_of(rest, known) if (found := _ZH_WHO.match(one))]
        if others and all(_differ(who[1] or who[2], one[1] or one[2], mine) for one in others):
            return rest
    return ""


def _differ(one: str, other: str, mine: bool) -> bool:
    """A pronoun may stand for a kin term, but "I" for nobody else; "she" for "I" where nothing is `mine`."""
    pronouns = {"他", "她", "他们", "她们", "我们"}
    if not mine and other == "我" and one in ("他", "她"):
        return False
    if one in pronouns or other in pronouns:
        return "我" in (one, other) and not pronouns & {one, other} & {"我们"}
    return one != other
