"""For whom: what a child is not told, and how long a sentence may be for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.care.hard import hard_kinds, is_hard
from bot.story.shape import CHILD
from bot.story.tellable import leans_back, stands_alone, stands_alone_zh
from bot.story.tellings import Telling
from memory.sentences import CJK, language_of
from memory.types import Citation, Sentence

_JOINTS = re.compile(
    r",? (?:and|but|so) (?=(?:I|we|he|she|they|it|there|my|our|the|mother|father|grand\w+|[A-Z]\w+)\b)|; | — "
)
_JOINTS_ZH = re.compile("[；]|，(?=我|他|她|爸|妈|父|母|外|奶|爷|哥|姐|弟|妹)")
_LONG, _LONG_ZH = (
    14,
    24,
)  # words or characters that a sentence for a child has at most, where it can be parted
_UNSURE = re.compile(
    r"\b(?:think|believe|maybe|perhaps|probably|suppose|guess|if|because|said|told|asked)\b|好像|可能|也许|大概|说|因为"
)
_QUOTED = re.compile(r"[\"“”「」『』]")


def suited(tellings: Sequence[Telling], audience: str) -> tuple[list[Telling], list[Sentence]]:
    """The tellings as they are for this reader, and the sentences left out as too hard."""
    if audience != CHILD:
        return list(tellings), []
    kept: list[Telling] = []
    hard: list[Sentence] = []
    for telling in tellings:
        fine, left = _gentle(telling.sentences)
        hard += left
        short = tuple(part for one in fine for part in _parted(one))
        if short:
            kept.append(replace(telling, sentences=short))
    return kept, hard


def _too_hard(text: str) -> bool:
    """True for what a child is not told without somebody beside it."""
    return is_hard(text) or bool(hard_kinds(text) - {"loss"})


def _gentle(sentences: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Without hard sentences, and without those that go on from one ("He never came back.")."""
    fine: list[Sentence] = []
    hard: list[Sentence] = []
    for one in sentences:
        follows = (
            bool(hard) and bool(sentences) and hard[-1] is _before(one, sentences) and leans_back(one.text)
        )
        (hard if _too_hard(one.text) or follows else fine).append(one)
    # What is mostly hard is left out whole: the rest would only hint at it.
    return ([], list(sentences)) if len(hard) > len(fine) else (fine, hard)


def _before(one: Sentence, sentences: Sequence[Sentence]) -> Sentence | None:
    at = next(number for number, each in enumerate(sentences) if each is one)
    return sentences[at - 1] if at else None


def _parted(sentence: Sentence) -> Iterator[Sentence]:
    """A long sentence in two or more, each with the words that it is of; doubts and quotes stay whole."""
    wide = language_of(sentence.text) == "zh"
    length = len(re.findall(f"[{CJK}]", sentence.text)) if wide else len(sentence.text.split())
    whole = len(sentence.citations) != 1 or _UNSURE.search(sentence.text) or _QUOTED.search(sentence.text)
    match = None if whole or length <= (_LONG_ZH if wide else _LONG) else _joint(sentence.text, wide)
    if match is None:
        yield sentence
        return
    stop = "。" if wide else "."
    head, tail = sentence.text[: match.start()] + stop, sentence.text[match.end() :]
    yield replace(sentence, text=head, citations=_cited(sentence, head))
    tail = tail[0].upper() + tail[1:]
    yield from _parted(replace(sentence, text=tail, citations=_cited(sentence, tail)))


def _joint(text: str, wide: bool) -> re.Match[str] | None:
    alone = stands_alone_zh if wide else stands_alone
    for match in (_JOINTS_ZH if wide else _JOINTS).finditer(text):
        head, tail = text[: match.start()], text[match.end() :]
        if alone(head) and alone(tail) and (wide or min(len(head.split()), len(tail.split())) > 2):
            return match
    return None


def _cited(sentence: Sentence, part: str) -> tuple[Citation, ...]:
    """The words of the citation that a part is of, where they stand there as they are; else all of them."""
    (whole,) = sentence.citations
    said = part.rstrip(".。")
    at = whole.quote.casefold().find(said.casefold())
    if at < 0:
        return sentence.citations
    end = at + len(said)
    return (replace(whole, start=whole.start + at, end=whole.start + end, quote=whole.quote[at:end]),)
