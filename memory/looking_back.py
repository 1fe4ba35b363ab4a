"""Questions that a narrator puts to the bot about what they told ("When did I tell you about the flood?").

They are no memories. Pure; English and Chinese, and further languages by their ``rules/looking-back.yaml``. A
sentence counts only where it names the telling itself, so that a question out of a story ("When did he come
home?") stays in it; or where it is all that is said and asks for a fact, of the narrator's own or of somebody
by name ("Where did we live?", "Who was Jaan?").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import prompts
from memory.sentences import sentence_spans

_GREETING = r"(?:(?:hello|hi|hey|please|so|well|now|oh|and|um|okay|sorry|by the way)[,:]?\s+)*"
_WONDER = (
    r"(?:(?:tell me(?: again)?|remind me|(?:can|could|would) you (?:please )?(?:tell|remind) me"
    r"|do you (?:still )?(?:remember|know)|i(?:['’]d| would) like to (?:know|hear)"
    r"|i (?:want to know|wonder|forgot|forget|don['’]t (?:remember|know)))[,:]?\s+)"
)
_BEFORE = r"(?: (?:ever|already|just|once|first|last))*"
_TOLD = (
    r"(?:(?:tell|told) you|(?:say|said|mention(?:ed)?|talk(?:ed)?|speak|spoke|spoken)(?: (?:to|with) you)?)"
    r"(?: (?:anything|something|all))? (?:about|of|on|that|(?=i\b))"
)
_SUBJECT = r"\s*(?P<subject>\S.*)"

_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_GREETING}{_WONDER}?(?:when|where|what|which \w+|how|why|how often)(?: else)? (?:did|have|had) i"
        rf"{_BEFORE} {_TOLD}{_SUBJECT}",
        rf"{_GREETING}{_WONDER}(?:what|when|where|how|why)(?: else)? i(?:['’]ve| have| had)?"
        rf"{_BEFORE} {_TOLD}{_SUBJECT}",
        rf"{_GREETING}(?:play|find|read|show|give|let me hear|i(?:['’]d| would) like to hear|i want to hear)"
        r"(?: me)?(?: again| back)* (?:what|the (?:\w+ )?(?:part|story|note|memory|recording|bit|place)"
        rf"(?: where| in which| when)?) i(?:['’]ve| have| had)?{_BEFORE} {_TOLD}{_SUBJECT}",
        r"(?:请问|那个|嗯|你(?:还)?记得|您(?:还)?记得|你知道|告诉我|我想知道|我忘了|我不记得|[，,\s])*"
        r"我(?:是)?(?:在)?(?:什么时候|什麼時候|啥时候|哪天|哪一天|哪年|哪里|哪裡|怎么|怎麼)"
        r"(?:第一次)?(?:跟|和|对|對|给|給|向)?(?:你|您)?(?:们|們)?(?:说|說|讲|講|提|聊|谈|談)"
        r"(?:起过|起過|到过|到過|过|過|起|到|了)?(?:关于|關於|有关)?(?P<subject>.*)",
        r"(?:请问|告诉我|我想知道|你(?:还)?记得|[，,\s])*(?:关于|關於|说到|說到|有关)(?P<subject>.+?)[，,\s]*"
        r"我(?:都|以前|之前|曾经|到底)?(?:跟|和|对|對)?(?:你|您)?(?:说|說|讲|講|提|聊|谈|談)"
        r"(?:过|過|了|起过)?(?:些|一些)?(?:什么|什麼|啥|哪些).*",
        r"(?:请问|告诉我|我想知道|你(?:还)?记得|[，,\s])*我(?:都|以前|之前|曾经|到底)?(?:跟|和|对|對)?(?:你|您)?"
        r"(?:说|說|讲|講|提|聊|谈|談)(?:过|過|起过|起|到)?(?:些|一些)?(?:什么|什麼|哪些)(?:关于|關於|有关)"
        r"(?P<subject>.*)",
        r"(?:请|麻烦(?:你|您)|帮我|给我|我想|再|[，,\s])*(?:放|播|播放|找|念|听|聽)(?:一下|一遍|一次|出来|给我听|给我)*"
        r"我(?:说|說|讲|講|谈|談)(?:过|過|起|到)?(?:的)?(?P<subject>.*?)(?:的)?(?:那段|那一段|录音|錄音|话|話|故事).*",
    )
)
# As easily the beginning of a story as a question: asked only where nothing else is said with it.
_EITHER = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_GREETING}(?:have|had|did) i{_BEFORE} {_TOLD}{_SUBJECT}",
        r"(?:请问|[，,\s])*我(?:有没有|有沒有|是不是|是否)(?:跟|和|对|對)?(?:你|您)?(?:说|說|讲|講|提|聊|谈|談)"
        r"(?:起过|起過|到过|到過|过|過|起|到)(?:关于|關於)?(?P<subject>.*)",
    )
)
# A fact, where nothing else is said and it ends as a question; but not what people ask themselves.
_FACTS = (
    (
        re.compile(
            rf"{_GREETING}{_WONDER}?(?:who|whom|whose|where|when|what|which|how (?:old|many|long|often))"
            r"(?:(?:\s+(?!(?:i|we)\b)[\w'’+-]+){0,4}\s+(?:is|was|were|are|did|does|has|have|had)|['’]s)\b.{3,}",
            re.IGNORECASE | re.DOTALL,
        ),
        re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s)\b|(?<=\w )(?!I\b)[A-Z]\w+"),
        re.compile(
            r"\b(?:you|your|yours|yourself|can|could|shall|should|will|would|may|might|must|else|begin|start)\b"
            r"|\b(?:was|were|am|are) (?:i|we)(?: (?:to|saying|thinking|talking|doing|supposed)\b|\W*$)"
            r"|\bdid (?:i|we) (?:really )?(?:know|care|do wrong|do to)\b|\bdo (?:i|we)\b",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(r".*(?:谁|誰|哪|什么|什麼|几|幾|多少|多大|怎么|怎麼).*", re.DOTALL),
        re.compile(r"我|咱|^(?![这那谁此])[^你您他她它]{1,5}(?:是谁|是什么人|叫什么)"),
        re.compile(r"你|您|能|会|會|该|該|可以|怎么办|怎麼辦|好|开始|開始|为什么|為什麼|吧"),
    ),
)
_FACT_LONGEST = 100  # characters
_ENDS = " \t\n.?!…,;:。？！，；、\"'“”"
_TRAILING = re.compile(
    r"(?:\s+(?:again|please|before|yet|to you|the other day|last time|thank you|thanks))+$"
    r"|(?:这件事|那件事|这事|的事情|的事|的|吗|嗎|呢|来着|了|啊|呀)+$",
    re.IGNORECASE,
)
_GRUNT = re.compile(
    r"\W*(?:(?:hello|hi|hey|um+|uh+|well|so|okay|please|thank you|thanks|嗯|喂|你好|谢谢)\W*)*"
)


@dataclass(frozen=True)
class LookingBack:
    """Characters ``start``..``end`` of a text ask what was told; ``subject`` is what it is about, the whole
    question where it names nothing.
    """

    start: int
    end: int
    subject: str


def looking_back(text: str) -> list[LookingBack]:
    """The questions in `text` about what was told, in order."""
    spans = sentence_spans(text)
    found = [one for span in spans if (one := _asked(text, *span, (*_ASKS, *_further("asks"))))]
    if found:
        return found
    telling = [span for span in spans if not _is_grunt(text[slice(*span)])]
    if len(telling) != 1:
        return []
    either = (*_EITHER, *_further("either"))
    return [one for span in telling if (one := _asked(text, *span, either) or _fact(text, *span))]


def told_beside(text: str, asked: list[LookingBack]) -> bool:
    """Whether `text` tells something beside the questions `asked` in it."""
    return any(not _is_grunt(text[start:end]) for start, end in _rest(text, asked))


def _rest(text: str, asked: list[LookingBack]) -> Iterator[tuple[int, int]]:
    taken = {(one.start, one.end) for one in asked}
    return (span for span in sentence_spans(text) if span not in taken)


def _fact(text: str, start: int, end: int) -> LookingBack | None:
    """A question for a fact; its subject is the whole of it."""
    sentence = text[start:end].strip()
    if len(sentence) > _FACT_LONGEST or not sentence.endswith(("?", "？")):
        return None
    for asks, own, oneself in (*_FACTS, *_further_facts()):
        if asks.fullmatch(sentence) and own.search(sentence) and not oneself.search(sentence):
            return LookingBack(start, end, sentence.strip(_ENDS))
    return None


def _asked(text: str, start: int, end: int, patterns: tuple[re.Pattern[str], ...]) -> LookingBack | None:
    sentence = text[start:end].strip(_ENDS)
    for pattern in patterns:
        match = pattern.fullmatch(sentence)
        if match:
            subject = (match["subject"] or "").strip(_ENDS)
            for trailing in (_TRAILING, *_further("trailing")):
                subject = trailing.sub("", subject).strip(_ENDS)
            return LookingBack(start, end, subject or sentence)
    return None


def _is_grunt(sentence: str) -> bool:
    return any(one.fullmatch(sentence) for one in (_GRUNT, *_further("grunts")))


@prompts.remembered
def _further(name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns that further languages add."""
    every = [prompts.rules("looking-back", one) for one in prompts.languages()]
    return tuple(
        _compiled(one, name, phrase) for one in every if one for phrase in _phrases(one.get(name, []))
    )


@prompts.remembered
def _further_facts() -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    every = [prompts.rules("looking-back", one) for one in prompts.languages()]
    return tuple(
        (
            _compiled(one, "facts", one["facts"]["asks"]),
            re.compile(one["facts"]["own"]),
            re.compile(one["facts"]["oneself"], re.IGNORECASE),
        )
        for one in every
        if one and "facts" in one
    )


def _phrases(written: str | list[str]) -> list[str]:
    return [written] if isinstance(written, str) else written


def _compiled(rules: dict[str, Any], name: str, phrase: str) -> re.Pattern[str]:
    if name == "grunts":
        phrase = rf"\W*(?:(?:{phrase})\W*)*"
    return re.compile(phrase.replace("{lead}", rules["lead"]), re.IGNORECASE | re.DOTALL)
