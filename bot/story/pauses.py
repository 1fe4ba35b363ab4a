"""Where sentences end in speech that was written down without stops: at the pauses that were made.

A recogniser often gives words and no punctuation. A pause of 0.6 s, or of 0.3 s before a word that opens
sentences, ends one where what was said so far can stand alone; other pauses of 0.3 s become commas.
Chinese is often written with spaces for stops, by people and by recognisers: a space is a pause too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.story.tellable import stands_alone, stands_alone_zh
from memory.sentences import CJK, language_of, sentence_spans
from memory.types import Passage

Span = tuple[int, int]
SHORT_S, LONG_S = 0.3, 0.6
"""Seconds: what parts clauses, and what parts sentences."""
_PLAIN = 14  # words, or as many pairs of Chinese characters, that a sentence may have without any comma
_LONGEST = 26  # the same, with commas
_FEWEST, _ENOUGH = 4, 8
_MARKS = re.compile(r"[,;:，；：、]")
_OPENS = re.compile(
    r"(?:(?:and |but |so |then )?(?:i|we|he|she|they|it|there)|my|our|then|one day|sometimes|later"
    r"|(?:that|this)(?:['’]s| was| is))\b",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"\b(?:when|after|before|if|as|while|because|until|since|although|though)\b", re.IGNORECASE
)
_JOINS = re.compile(
    r"(?:and|but|because|when|so|which|who|although|though|while|where|until)\b", re.IGNORECASE
)
_BINDS = re.compile(
    r"\b(?:a|an|the|my|our|his|her|their|your|its|of|to|in|on|at|with|for|from|by|and|or|but|very|was|were|is"
    r"|are|am|had|have|has|because|when|that|which|who|i|we|he|she|they|so|as|than|into|about)\s*$"
    r"|[和在跟把被给是与或从向到很就也都还]\s*$",
    re.IGNORECASE,
)
_ZH_OPENS = re.compile(
    "我|他|她|它|咱|爸|妈|父|母|外|奶|爷|哥|姐|弟|妹|老|后来|然后|那|这|有一|当时|从|到了|每|今|昨|第二|[一二]九|[12][890]"
)
_SCRAPS = re.compile(r"(?:up|down|over|with|without|by|from|to|of|for|like|as|or|which|who)\b", re.IGNORECASE)
_SOUNDS = re.compile(r"(?:[\s,]+(?:u+h*m*|e+r+m*|h+m+))+\s*$|[嗯呃啊]+\s*$", re.IGNORECASE)
_ZH_FEWEST, _ZH_ENOUGH = 5, 12
_ZH_GAP = re.compile(rf"(?<=[{CJK}])[ \u3000]+(?=[{CJK}\d])")


@dataclass(frozen=True)
class _Pause:
    """A silence before the character ``at``, in seconds; or a space in Chinese, which nobody ``heard``."""

    at: int
    seconds: float
    heard: bool = True


def told_spans(passage: Passage) -> list[Span]:
    """Start and end (characters) of each sentence of a passage, by its stops or else by its pauses."""
    return [
        part
        for start, end in sentence_spans(passage.text)
        for part in (_broken(passage, start, end) if _runs_on(passage.text[start:end]) else [(start, end)])
    ]


def said(passage: Passage, start: int, end: int) -> str:
    """The words of a span, with commas at the pauses of speech that has none."""
    text = passage.text[start:end]
    if _MARKS.search(text):
        return text
    wide = language_of(text) == "zh"
    for at in reversed(_commas(passage, start, end, wide)):
        head, tail = text[: at - start].rstrip(), text[at - start :]
        text = f"{head}，{tail}" if wide else f"{head}, {tail}"
    return text


def _runs_on(text: str) -> bool:
    """True where a sentence has more words than one has, for the commas in it."""
    wide = language_of(text) == "zh"
    length = len(re.findall(f"[{CJK}]", text)) / 2 if wide else len(text.split())
    if wide and len(_ZH_GAP.findall(text)) > 1 and length > _PLAIN / 2:
        return True
    most = _LONGEST if len(_MARKS.findall(text)) * _PLAIN >= length else _PLAIN
    return length > most


def _broken(passage: Passage, start: int, end: int) -> list[Span]:
    text = passage.text
    wide = language_of(text[start:end]) == "zh"
    pauses = _pauses(passage, start, end)
    found, begin = [], start
    for number, one in enumerate(pauses):
        # A scrap between two pauses goes with what was said before it.
        after = next((each.at for each in pauses[number + 1 :] if each.seconds >= LONG_S), end)
        if _ends_there(text[begin : one.at], text[one.at : after], one, wide):
            found.append((begin, begin + len(text[begin : one.at].rstrip())))
            begin = one.at
    return [*found, (begin, end)]


def _ends_there(before: str, after: str, pause: _Pause, wide: bool) -> bool:
    long = pause.seconds >= LONG_S
    if (
        _binds(before)
        or _SCRAPS.match(after)
        or (not long and not (_ZH_OPENS if wide else _OPENS).match(after))
    ):
        return False
    if wide:
        enough = _ZH_FEWEST if long else _ZH_ENOUGH
        return len(before.strip()) >= enough and stands_alone_zh(before) and stands_alone_zh(after)
    if not long and (len(before.split()) < _ENOUGH or _CLAUSES.search(before)):
        return False
    if min(len(before.split()), len(after.split())) < (2 if long else _FEWEST):
        return False
    return stands_alone(before.strip()) and stands_alone(after.strip())


def _commas(passage: Passage, start: int, end: int, wide: bool) -> list[int]:
    """Where commas go in a span: at its pauses, with enough words on either side."""
    found: list[int] = []
    for one in _pauses(passage, start, end):
        before, after = passage.text[found[-1] if found else start : one.at], passage.text[one.at : end]
        if _binds(before) or not (wide or one.seconds >= LONG_S or _JOINS.match(after)):
            continue
        sizes = [len(re.sub(r"\W", "", each)) if wide else len(each.split()) for each in (before, after)]
        if min(sizes) >= (2 if one.heard and (wide or one.seconds >= LONG_S) else _FEWEST):
            found.append(one.at)
    return found


def _binds(before: str) -> bool:
    """Whether a clause cannot end here: after "and", also where an um follows it."""
    return _BINDS.search(_SOUNDS.sub("", before)) is not None


def _pauses(passage: Passage, start: int, end: int) -> list[_Pause]:
    """The silences within a span, by the times of its words; a space in Chinese is a short one."""
    found = {one.at: one for one in _silences(passage) if start < one.at < end}
    for gap in _ZH_GAP.finditer(passage.text, start, end):
        found.setdefault(gap.end(), _Pause(gap.end(), SHORT_S, heard=False))
    return sorted(found.values(), key=lambda one: one.at)


def _silences(passage: Passage) -> Iterator[_Pause]:
    at, before = 0, None
    for word in passage.words:
        found = passage.text.find(word.text.strip(), at)
        if found < 0:
            continue
        if before is not None and word.start - before >= SHORT_S:
            yield _Pause(found, word.start - before)
        at, before = found + len(word.text.strip()), word.end


def touched(spans: Sequence[Span], start: int, end: int) -> Span:
    """From the first to the last of `spans` that characters `start`..`end` lie in; itself where none is."""
    inside = [one for one in spans if one[0] < end and one[1] > start]
    return (inside[0][0], inside[-1][1]) if inside else (start, end)
