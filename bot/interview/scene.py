"""The scene just told: whom, where, what and when the narrator named, in their own words.

A follow-up may name nothing else. What cannot be told apart with confidence is left out, since a
wrong guess ("How do you feel when you think of Hamburg?") is worse than a plain question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import prompts
from bot.interview.cues import denies, is_chinese, is_spent, length, told
from bot.interview.lexicon import either, words
from bot.interview.scene_en import named_en
from bot.interview.scene_zh import named_zh

_LEAST_WORDS = 6
_BRIEF = 40  # words; in a longer story a death may be a matter of course
_QUOTE_EN = 100  # characters
_QUOTE_ZH = 36
_SELF = re.compile(r"\b(?:[Ii]|[Ww]e|me|us)\b|[我咱]")
# What is asked, or (kept) what is not: with the second way, speech without full stops is gone through once.
_ASKED = re.compile(r"[^.!?。！？…;；\n]*[?？]+|([^.!?。！？…;；\n]+)")
_MARKS = re.compile(r"[?？“”\"<>{}*_`#\n]")


@dataclass(frozen=True)
class Scene:
    """What was told last. ``names`` maps ``person``, ``place``, ``thing`` and ``time`` to the narrator's
    words, ready for a template, and ``quote`` (a moment that they lived through), ``loss`` (a death) and
    ``thought`` (any other) to clauses of theirs; ``told`` holds the aspects that are told already.
    """

    entry_id: str
    text: str
    names: tuple[tuple[str, str], ...]
    told: frozenset[str]

    @property
    def worth_following(self) -> bool:
        """True where enough was said to ask more about it."""
        enough = length(self.text) >= _LEAST_WORDS
        return (enough and not denies(self.text) and not is_spent(self.text)) or self.of_loss

    @property
    def of_loss(self) -> bool:
        """True where a death is what was told, and not only touched."""
        return any(kind == "loss" for kind, _ in self.names)


def read_scene(entry_id: str, text: str, language: str) -> Scene:
    """The scene in `text`, with names fit for templates in `language`.

    Where the narrator spoke in another script than the questions are in, only times and quotes
    are taken: a kinship word would stand foreign in the template. What is asked tells nothing.
    """
    text = _ASKED.sub(r"\1", text).strip()
    chinese = is_chinese(text)
    names = named_zh(text) if chinese else named_en(text)
    if chinese != (language == "zh"):
        names = {kind: name for kind, name in names.items() if kind == "time"}
    if language not in prompts.LANGUAGES:
        names = {}  # names are read in English and Chinese alone
    names |= _quotes(text, chinese)
    if length(text) > _BRIEF:
        names.pop("loss", None)
    clean = tuple((kind, name) for kind, name in sorted(names.items()) if not _MARKS.search(name))
    return Scene(entry_id, text, clean, told(text))


def _quotes(text: str, chinese: bool) -> dict[str, str]:
    """Whole clauses in the narrator's own words: of each kind the one that tells most, the later of
    equals.
    """
    best: dict[str, tuple[int, int, str]] = {}
    for place, sentence in enumerate(
        re.split(r"(?<=[.!?。！？；;])(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)\s*|\n+", text)
    ):
        if re.search(r"[?？]\s*$", sentence):
            continue
        clause = _whole_clause(sentence.strip(), chinese)
        if clause and not _MARKS.search(clause) and (kind := _kind(clause, sentence)):
            best[kind] = max(best.get(kind, (-1, -1, "")), (len(told(clause)), place, clause))
    return {kind: clause for kind, (_, _, clause) in best.items()}


def _kind(clause: str, sentence: str) -> str | None:
    """``loss``, ``quote`` or ``thought``; None where a clause tells nothing, or hides a death behind it."""
    if _loss().search(sentence):
        return "loss" if _loss().search(clause) else None
    if not told(clause) & {"event", "feeling"}:
        return None
    moment = "event" in told(clause) and _SELF.search(clause) and not _no_moment().search(clause)
    return "quote" if moment else "thought"


@prompts.remembered
def _loss() -> re.Pattern[str]:
    kin = "他|她|爸|妈|爹|娘|爷|奶|公|婆|父亲|母亲|老伴|丈夫|妻子|爱人|哥|姐|弟|妹|儿子|女儿"
    when = r"(?:[去前今昨那]年|早早|突然|已经|先|就|也|[\d一二三四五六七八九十]+[年岁月])*"
    gone = rf"(?:{kin}){when}走(?:了(?![\u4e00-\u9fff])|[的得](?:那年|那天|那晚|时候|早|突然|急))"
    dead = r"(?<![笑累吓气烦急渴热忙怕恨高兴])死(?:了|的|掉|后|前|在)"
    also = [prompts.rules("hard", one)["loss"] for one in prompts.languages()[len(prompts.LANGUAGES) :]]
    either_way = [rf"\b(?:{either('losses-en')})\b", either("losses-zh"), gone, dead]
    return re.compile("|".join([*either_way, *(rf"\b(?:{one})\b" for one in also)]), re.IGNORECASE)


@cache
def _no_moment() -> re.Pattern[str]:
    born = "我是?[^儿女孙弟妹，。]{0,12}(?:出生|生的)"
    return re.compile(
        rf"\b(?:{either('no-moment-en')})\b|n['’]t\b|{either('no-moment-zh')}|{born}", re.IGNORECASE
    )


def _whole_clause(sentence: str, chinese: bool) -> str | None:
    ends = ",，、;；—–:" if chinese else ",;—–:"
    limit = _QUOTE_ZH if chinese else _QUOTE_EN
    whole = re.sub(r"^(?:[Aa]nd|[Bb]ut|[Ss]o|[Oo]r) ", "", sentence.strip(" .!。！…,，;；:："))
    parts = re.split(f"(?<=[{ends}])", whole)
    clause = ""
    for part in parts:  # as many clauses from the start as fit
        if len(clause) + len(part) > limit:
            break
        clause += part
    clause = clause.strip(f" {ends}.!。！…")
    if len(clause) < (5 if chinese else 12) or (not chinese and len(clause.split()) < 3):
        return None
    return None if clause.split()[-1].lower() in words("weak-ends-en") else clause
