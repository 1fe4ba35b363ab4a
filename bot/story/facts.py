"""The names, numbers, dates, hedges and denials of a sentence, as the gate compares them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from bot.story.words import chinese_pieces, content, is_stop, normal, same_kin, tokens
from memory.numerals import numbers_in
from memory.sentences import CJK, sentence_spans

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CALENDAR = frozenset(
    str.split(
        "january february march april june july august september october november december monday tuesday "
        "wednesday "
        "thursday friday saturday sunday"
    )
)
_OPENERS = frozenset(
    str.split(
        "years days weeks months nobody none often mostly usually luckily sadly happily thankfully "
        "suddenly early late next "
        "besides despite instead perhaps certainly surely indeed gradually slowly quickly somehow everything"
    )
)
_HEDGE = re.compile(
    r"\b(?:i think|i believe|i guess|i suppose|maybe|perhaps|probably|possibly|might|may have"
    r"|must have been|not sure|i'm not certain"
    r"|if i remember|as far as i (?:remember|know)|around|about|roughly|approximately|or so|it seems|seemed"
    r"|supposedly|they say"
    r"|people said|apparently|almost|nearly)\b|好像|可能|也许|大概|大约|应该是|左右|差不多|似乎|据说|听说"
    r"|不太确定|记不清|说不定|兴许",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:i think|i believe|i guess|i suppose|maybe|perhaps|probably|possibly|might|may have"
    r"|must have been|not sure|i'm not certain"
    r"|if i remember|as far as i (?:remember|know)|supposedly|they say|people said|apparently)\b"
    r"|好像|可能|也许|大概|应该是|似乎|据说|听说|不太确定|记不清|说不定|兴许",
    re.IGNORECASE,
)
_ABOUT_NUMBER = re.compile(
    r"\b(?:around|about|roughly|approximately|almost|nearly)\s+(?:the\s+)?(?:\d|['’]\d|(?:early|mid|late)"
    r"|[a-z]+(?:ty|teen|ties|een)\b"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a hundred)|\bor so\b|大约|左右|差不多",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor|nowhere|without|cannot|hardly|barely|refused|denied"
    r"|unable|failed)\b|n['’]t\b"
    r"|没|不|无|未|别|非(?!常)",
    re.IGNORECASE,
)
# Chinese words that hold a 不 or 没 and deny nothing.
_NO_DENIAL = re.compile(
    r"^\s*(?:no|nope|不是|没有)\s*[,，、]|\b(?:not only|no doubt|why not|no longer than)\b|不过|不但|不仅"
    r"|不久|不管|不论|差不多|不少|不错|不断|不停|不得了|了不起"
    "|不好意思|忍不住|说不定|舍不得|不由得|对不起|来不及|没关系|没错|没过多久",
    re.IGNORECASE,
)


def names(sentence: str) -> list[str]:
    """Capitalised words that name somebody; the first word only where nothing else explains it."""
    found = []
    starts = {start for start, _ in sentence_spans(sentence)}
    for match in _WORD.finditer(sentence):
        word = match.group()
        if not word[0].isupper() or word.lower() in ("i", "i'm", "i'd", "i've", "i'll", "ok", "tv"):
            continue
        if word.replace("’", "'").lower() in ("i'm", "i'd", "i've", "i'll"):
            continue
        opens = match.start() in starts or re.search(r"[\"“‘:]\s*$", sentence[: match.start()])
        if opens and (is_stop(word) or word.lower() in _OPENERS or word.lower().endswith("ly")):
            continue
        found.append(word)
    return found


@dataclass(frozen=True)
class Known:
    """What sources say, taken apart: words as they stand and in normal form, numbers, Chinese characters."""

    words: frozenset[str]
    normal: frozenset[str]
    numbers: frozenset[int]
    characters: frozenset[str]

    def __or__(self, other: Known) -> Known:
        return Known(
            self.words | other.words,
            self.normal | other.normal,
            self.numbers | other.numbers,
            self.characters | other.characters,
        )


# Sentences of one passage are judged one after the other.
@lru_cache(maxsize=64)
def known_of(text: str) -> Known:
    """What one text says."""
    words = tokens(text)
    return Known(
        frozenset(words),
        frozenset([*map(normal, words), *content(text)]),
        frozenset(number.value for number in numbers_in(text)),
        frozenset(re.findall(f"[{CJK}]", same_kin(text))),
    )


def known_of_all(texts: Iterable[str]) -> Known:
    """What several texts say together."""
    return reduce(or_, map(known_of, texts), known_of(""))


def missing_names(sentence: str, known: Known) -> list[str]:
    """Names in `sentence` that the sources never say, in either script."""
    latin = [name for name in names(sentence) if normal(name) not in known.normal]
    return [*latin, *_strange_chinese(sentence, known)]


def missing_numbers(sentence: str, known: Known) -> list[str]:
    """Numbers, years, decades, months and weekdays in `sentence` that the sources never say."""
    missing = [str(number.value) for number in numbers_in(sentence) if number.value not in known.numbers]
    days = [word for word in tokens(sentence) if word in _CALENDAR]
    return missing + [word for word in days if not {word, word[:3]} & known.words]


def lost_hedge(sentence: str, quote: str) -> bool:
    """True where what was told with doubt ("I think", "around 1970") is written as certain."""
    if _DOUBT.search(quote) and not _HEDGE.search(sentence):
        return True
    return bool(_ABOUT_NUMBER.search(quote) and numbers_in(sentence) and not _HEDGE.search(sentence))


def denies(text: str) -> bool:
    """Whether a text denies anything; an answer's leading "No," does not count."""
    return bool(_DENIAL.search(_NO_DENIAL.sub(" ", text)))


def support(sentence: str, known: Known) -> tuple[float, int]:
    """The share of a sentence's content words that the sources say, and how many it has.

    The share is 1 where there are none.
    """
    wanted = content(sentence)
    said = known.normal | known.characters  # 结了婚 has the single characters of 结婚
    share = sum(word in said for word in wanted) / len(wanted) if wanted else 1.0
    return share, len(wanted)


def _strange_chinese(sentence: str, known: Known) -> list[str]:
    """Runs of two or more characters of which the sources have none: names and places nobody said."""
    if not known.characters:
        return []
    masked = [
        "".join(c if c not in known.characters else " " for c in piece) for piece in chinese_pieces(sentence)
    ]
    return [run for piece in masked for run in re.findall(f"[{CJK}]+", piece) if len(run) > 1]
