"""A telling: what one answer gives to a story, with the words that say what it is of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.story.words import content
from memory.numerals import Number, numbers_in
from memory.types import Passage, Sentence

# Words of every life: two tellings that share only these are not of one event.
_COMMON = frozenset(
    content(
        "mother father grandmother grandfather sister brother parents children boy girl man woman people "
        "family house home school room kitchen street village town work day night morning evening week year "
        "summer winter spring autumn born lived love good big small little first last next long"
    )
) | frozenset(
    str.split(
        "母亲 父亲 妈妈 爸爸 祖母 祖父 外祖母 外祖父 奶奶 爷爷 外婆 姐姐 哥哥 弟弟 妹妹 孩子 小时 学校 上学 "
        "房子 老师 每天 早上 晚上 那年 出生 工作"
    )
)


_ZH_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万")


@dataclass(frozen=True)
class Telling:
    """The tellable sentences of one entry, in order. ``asked`` is the question, where they need it;
    ``announced`` the scrap that it began with, which may say what it is of.
    """

    entry_id: str
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    asked: Sentence | None = None
    announced: Sentence | None = None

    @property
    def question(self) -> str | None:
        """The question that it answers."""
        return self.passages[0].question


@lru_cache(maxsize=8192)
def weights(text: str) -> Mapping[str, float]:
    """The content words and numbers of a text, each with how much it says of an event."""
    words = (word for word in content(text) if not set(word) <= _ZH_NUMERALS)
    found = {word: 0.4 if word in _COMMON else 1.0 for word in words}
    for one in numbers_in(text):
        name = _name(text, one)
        found[name] = 1.5 if len(name) == 4 else 0.8
    return found


def _name(text: str, number: Number) -> str:
    """A number as it is compared: 1958 and 五八年 are one year."""
    if number.value < 100 and text[number.end : number.end + 1] == "年" and number.value > 19:
        return str(1900 + number.value)
    return str(number.value)


def weights_of(sentences: Iterable[Sentence]) -> dict[str, float]:
    """The words of several sentences."""
    found: dict[str, float] = {}
    for one in sentences:
        found |= weights(one.text)
    return found


def mass(words: Iterable[str], of: Mapping[str, float]) -> float:
    """How much the words among `of` weigh together."""
    return sum(of[word] for word in words if word in of)
