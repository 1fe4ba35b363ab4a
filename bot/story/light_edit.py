"""The light edit: fillers and false starts out, numbers written well, a capital and a stop put in.

Nothing else is added: the words that remain are the narrator's, in their order.
"""

from __future__ import annotations

import re

from bot.story.false_starts import without_false_starts
from bot.story.quoted import outside_quotes
from bot.story.written_numbers import written
from memory.sentences import CJK, language_of

_SOUNDS = r"(?:u+m+|u+h+m*|e+r+m*|h+m+|m+h+m+|m{2,})"
_ASIDES = (
    r"(?:you know|you see|I mean|how (?:shall|should|can|do) I (?:say|put) (?:it|this)"
    r"|let me (?:see|think)|what do you call it)"
)
_OPENERS = (
    r"(?:well|oh|ah|okay|ok|alright|all right|right|so|yeah|yes|yep|no|nope"
    r"|now|anyway|anyhow|listen|look|like)"
)
_SOUND = re.compile(rf"[,\s]*\b{_SOUNDS}\b(?:\s*(?:,|\.\.+|…))?", re.IGNORECASE)
_ASIDE = re.compile(rf",\s*{_ASIDES}\s*,", re.IGNORECASE)
_ASIDE_LAST = re.compile(rf",\s*{_ASIDES}\s*(?=[.!?…]|$)", re.IGNORECASE)
_FIRST = re.compile(rf"^\s*(?:{_OPENERS}|{_ASIDES}|{_SOUNDS})\s*(?:,|\.\.+|…|—)\s*", re.IGNORECASE)
_BEFORE_SUBJECT = r"(?=(?:I|we|my|our|the|he|she|his|her|they|it|there|when|in|that|you know)\b)"
# Speech without commas: the same words where no clause hangs on them.
_FIRST_BARE = re.compile(
    rf"^\s*(?:(?:well|oh|ah|yeah|yes|okay|ok|all right|alright)\s+)+{_BEFORE_SUBJECT}", re.IGNORECASE
)
_ASIDE_TWICE = re.compile(r"\b(\w+)\s+you know\s+(?=\1\b)", re.IGNORECASE)
_ASIDE_BARE = re.compile(
    r"(?<!\bdo )(?<!\bdid )(?<!\bdon't )(?<!\bas )(?<!\bif )(?<!\bthat )(?<!\bwhat )"
    r"(?<!\bwould )(?<!\blet )(?<!\bto )(?<!\bshould )"
    r"\byou know\s+(?!that\b|what\b|how\b|who\b|where\b|why\b|when\b|if\b|him\b|her\b|them\b|it\b"
    r"|about\b|my\b"
    r"|the\b|of\b|me\b|us\b)",
    re.IGNORECASE,
)
_ZH_SOUND = re.compile(
    r"[嗯呃唔额]+(?:[，、…]+|\.\.+|(?=[。！？]|$))|(?<=[，。、…！？\s])[嗯呃唔]+|^[嗯呃唔]+"
)
_ZH_ASIDE = re.compile(
    r"(?:^|(?<=[，、。…！？\s]))(?:那个|这个|就是说|怎么说呢|你知道吧?|你知道吗|您知道|你看|然后呢|反正就是"
    r"|哎呀?|唉|哦|噢|啊)(?:[，、…]+|那个[，、]+)|^那个(?=[我他她])"
)
_ZH_FIRST = re.compile(r"^(?:是的|是啊|对的?|对啊|好的?|好吧|不是|没有|有的|有啊)[，、…]+")
_ZH_STUTTER = re.compile(r"(我|他|她|就|那|在)\1+")
_ANSWER = re.compile(
    r"^\s*(yes|no|yeah|yep|nope|never|not really|of course|sure"
    r"|是的|对|有的|有|没有|不是|会|不会)\s*[,，、。.]\s*",
    re.IGNORECASE,
)
_ENDS = '.!?…。！？”"’」』)）'


def lightly_edited(sentence: str) -> str:
    """`sentence` without um, uh, 那个 and false starts, with a capital and a stop; "" if nothing is left."""
    return _ended(_opened(_without_fillers(sentence)))


def lightly_edited_answer(sentence: str) -> str:
    """As `lightly_edited`, but a "yes" or "no" at the head stays: the question stands before it."""
    head = _ANSWER.match(sentence)
    rest = _opened(_without_fillers(sentence[head.end() :])) if head else ""
    if head is None or not rest:
        return lightly_edited(sentence)
    joint = "，" if re.search(f"[{CJK}]", head[1]) else ", "
    return _ended(head[1][0].upper() + head[1][1:] + joint + _lowered(rest, sentence))


def _lowered(rest: str, sentence: str) -> str:
    """The rest of an answer with the capital that it was told with, not the one of a sentence's head."""
    return rest if rest[:1] == "I" or rest[:2] in sentence else rest[0].lower() + rest[1:]


def _without_fillers(sentence: str) -> str:
    text = _without_chinese(sentence) if re.search(f"[{CJK}]", sentence) else sentence
    return outside_quotes(_without_english(text), written)


def _opened(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip().lstrip(",;:，；、。. …-–—").rstrip(" ,;:，；、-–—")
    text = re.sub(r"\s+([,.!?;:])", r"\1", text)
    if not re.search(r"\w", text):
        return ""
    return text[0].upper() + text[1:]


def _ended(text: str) -> str:
    if not text:
        return ""
    if text[-1] in _ENDS:
        return text
    return text + ("。" if language_of(text) == "zh" else ".")


def _without_english(text: str) -> str:
    text = _SOUND.sub("", text) if _SOUND.search(text) else text
    text = _ASIDE.sub("", text)
    text = _ASIDE_LAST.sub("", text)
    text = _ASIDE_TWICE.sub(r"\1, ", text)
    text = _ASIDE_BARE.sub("", text)
    text = without_false_starts(text.lstrip(" ,…"))
    while (shorter := _FIRST.sub("", text)) != text:
        text = shorter
    return _FIRST_BARE.sub("", text)


def _without_chinese(text: str) -> str:
    before = None
    while before != text:
        before = text
        text = _ZH_FIRST.sub("", _ZH_ASIDE.sub("", _ZH_SOUND.sub("", text)))
    return _ZH_STUTTER.sub(r"\1", text)
