"""The light edit: fillers out, a capital at the head, a stop at the end. Nothing else is touched."""

from __future__ import annotations

import re

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
_STUTTER = re.compile(
    r"\b(I|the|a|we|he|she|it|and|to|my|in|of|they|but|was)\b(?:\s*(?:,|-|–|—|\.\.+|…)?\s+\1\b)+",
    re.IGNORECASE,
)
_ZH_SOUND = re.compile(
    r"[嗯呃唔额]+(?:[，、…]+|\.\.+|(?=[。！？]|$))|(?<=[，。、…！？\s])[嗯呃唔]+|^[嗯呃唔]+"
)
_ZH_ASIDE = re.compile(
    r"(?:^|(?<=[，、。…！？\s]))(?:那个|这个|就是说|怎么说呢|你知道吧?|你知道吗|您知道|你看|然后呢|反正就是"
    r"|哎呀?|唉|哦|噢|啊)(?:[，、…]+|那个[，、]+)"
)
_ZH_FIRST = re.compile(r"^(?:是的|是啊|对的?|对啊|好的?|好吧|不是|没有|有的|有啊)[，、…]+")
_ZH_STUTTER = re.compile(r"(我|他|她|就|那|在){2,}")
_ENDS = '.!?…。！？”"’」』)）'


def lightly_edited(sentence: str) -> str:
    """`sentence` without um, uh, 那个 and the like, with a capital and a full stop; "" if nothing is left."""
    text = _without_chinese(sentence) if re.search(f"[{CJK}]", sentence) else sentence
    text = _without_english(text)
    text = re.sub(r"\s+", " ", text).strip().lstrip(",;:，；、。. …-–—").rstrip(" ,;:，；、-–—")
    text = re.sub(r"\s+([,.!?;:])", r"\1", text)
    if not re.search(r"\w", text):
        return ""
    text = text[0].upper() + text[1:]
    if text[-1] in _ENDS:
        return text
    return text + ("。" if language_of(text) == "zh" else ".")


def _without_english(text: str) -> str:
    text = _SOUND.sub("", text) if _SOUND.search(text) else text
    text = _ASIDE.sub("", text)
    text = _ASIDE_LAST.sub("", text)
    text = _STUTTER.sub(r"\1", text)
    text = text.lstrip(" ,…")
    while (shorter := _FIRST.sub("", text)) != text:
        text = shorter
    return text


def _without_chinese(text: str) -> str:
    before = None
    while before != text:
        before = text
        text = _ZH_FIRST.sub("", _ZH_ASIDE.sub("", _ZH_SOUND.sub("", text)))
    return _ZH_STUTTER.sub(r"\1", text)
