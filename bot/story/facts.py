"""The names, numbers and dates of a sentence, as the gate compares them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from bot.story.words import chinese_pieces, content, is_stop, normal, same_kin, tokens
from memory.numerals import WORDS, numbers_in
from memory.sentences import CJK, sentence_spans

_WORD = re.compile(rf"[^\W\d_{CJK}]+(?:['’-][^\W\d_{CJK}]+)*")
_CALENDAR = frozenset(
    str.split(
        "january february april june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday summer winter autumn morning afternoon evening noon "
        "midnight dawn"
    )
)
# Words that are dates only with a capital, or only with "the" or "in" before them.
_AMBIGUOUS = re.compile(
    r"(?<![.!?] )(?<!^)\b(March|May)\b|\b(?:in|the|that|last|this|each|every|early|late|of|next) (spring|"
    r"fall)\b(?! of (?!1|2))"
)
_ZH_DATES = re.compile(
    "[春夏秋冬](?=天|季|里|末|初)|(?:星期|礼拜|周)[一二三四五六日天]|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|半夜"
)
_ZH_IN = re.compile(f"[在到去从]([{CJK}])[里边上旁口]")
_SAME_DATES = {"fall": "autumn", "evening": "night", "礼拜": "星期", "周": "星期"}
_OPENERS = frozenset(
    str.split(
        "years days weeks months nobody none often mostly usually luckily sadly happily thankfully "
        "suddenly early late next "
        "besides despite instead perhaps certainly surely indeed gradually slowly quickly somehow everything"
    )
)
_NO_NAMES = _OPENERS | WORDS.keys()


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
        if opens and (is_stop(word) or word.lower() in _NO_NAMES or word.lower().endswith("ly")):
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
    if len(latin) > 1 and "".join(name[0] for name in latin).lower() in known.words:
        latin = []  # "Los Angeles" where LA was said
    return [*latin, *_strange_chinese(sentence, known)]


def missing_numbers(sentence: str, known: Known) -> list[str]:
    """Numbers, months, weekdays, seasons and times of day in `sentence` that the sources never say."""
    missing = [str(number.value) for number in numbers_in(sentence) if number.value not in known.numbers]
    return missing + [word for word in _date_words(sentence) if not _said(word, known)]


def _date_words(sentence: str) -> list[str]:
    found = [word for word in map(_singular, tokens(sentence)) if word in _CALENDAR]
    found += [(match[1] or match[2]).lower() for match in _AMBIGUOUS.finditer(sentence)]
    return found + _ZH_DATES.findall(sentence)


def _said(word: str, known: Known) -> bool:
    if not word.isascii():
        return set(re.sub("^(?:星期|礼拜|周)", "", word)) <= known.characters
    forms = {word, word[:3], f"{word}s", f"{word}'s", _SAME_DATES.get(word, word)}
    return bool(forms & known.words)


def _singular(word: str) -> str:
    return word.removesuffix("'s").removesuffix("s") if word.removesuffix("s") in _CALENDAR else word


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
    strange = [run for piece in masked for run in re.findall(f"[{CJK}]+", piece) if len(run) > 1]
    places = [match[1] for match in _ZH_IN.finditer(sentence) if match[1] not in known.characters]
    return strange + places
