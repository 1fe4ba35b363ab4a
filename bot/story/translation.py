"""A sentence in another language says the same, or the told one stands in its place.

A translation is never a new claim: its names, numbers, dates and denials are those of the sentence that it
translates, as far as code can read the two languages. Where they are not, or cannot be told, the translation
is not used. What can be read of a language stands in its ``rules``: ``numbers.yaml`` (words and values),
``names.yaml`` (names that have another form in it), ``denials.yaml`` (what denies, and what only looks so).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import prompts
from bot.care.harmful import harmful
from bot.story.facts import names
from memory import people_zh
from memory.numerals import chinese_value, numbers_in
from memory.people_reading import is_kin
from memory.sentences import CJK

_DIGITS = re.compile(r"\d[\d.,  ]*\d|\d")
_WORD = re.compile(rf"[^\W\d_{CJK}]+(?:['’-][^\W\d_{CJK}]+)*|[{CJK}]")
# A month is compared as a name; 个月 is a number of months, and 月亮 the moon.
_MONTH = re.compile("(?<![\\d十百])(?:(1[0-2]|[1-9])|(十[一二]?|[一二三四五六七八九]))月(?![亮光饼台])")
_MONTHS = [f"book-month-{number}" for number in range(1, 13)]
_FEWEST, _MOST, _SPARE = 0.3, 3.5, 6  # words of a translation beside those of the sentence, and so many more


class Translate(Protocol):
    """Texts of one language in another, one for one; ``name`` is what did it. Raises ModelUnavailable,
    StoryError.
    """

    @property
    def name(self) -> str: ...

    def __call__(self, texts: Sequence[str], source: str, target: str) -> list[str]: ...


@dataclass(frozen=True)
class Translated:
    """``text`` in the other language; None where the told sentence stands in its place, for ``fault``."""

    told: str
    text: str | None
    fault: str = ""


def translated(
    texts: Sequence[str], known: Iterable[str], source: str, target: str, translate: Translate
) -> list[Translated]:
    """Each of `texts` with its translation, where that stands. `known` are the names of those told of."""
    found = translate(texts, source, target)
    called = sorted(set(known), key=len, reverse=True)
    return [_judged(told, said, called, source, target) for told, said in zip(texts, found, strict=True)]


def _judged(told: str, said: str, known: Sequence[str], source: str, target: str) -> Translated:
    said = " ".join(said.split())
    for check in _CHECKS:
        if fault := check(told, said, known, source, target):
            return Translated(told, None, fault)
    return Translated(told, said)


def _length(told: str, said: str, _known: Sequence[str], _source: str, _target: str) -> str:
    before, after = _words(told), _words(said)
    fits = before * _FEWEST <= after <= before * _MOST + _SPARE
    return "" if said and fits else "nothing was translated, or far too much"


def _language(told: str, said: str, _known: Sequence[str], source: str, target: str) -> str:
    same = said.casefold() == told.casefold() and _words(told) > len(names(told)) + 2
    other = prompts.guess(said, target) != target
    return f"it is not in {target}" if same or (other and source != target) else ""


def _numbers(told: str, said: str, _known: Sequence[str], source: str, target: str) -> str:
    before, after = values_in(told, source), values_in(said, target)
    changed = sorted(before ^ after)
    return f"a number was changed: {', '.join(map(str, changed))}" if changed else ""


def _names(told: str, said: str, known: Sequence[str], source: str, target: str) -> str:
    forms = _forms(source, target)
    told, said = _marked(told), _marked(said)
    plain = _plain(said)
    capitals = names(told) if source in prompts.LANGUAGES else _inner(told)
    wanted = [*capitals, *(word for name in known if name in told for word in _own_words(name))]
    wanted += [*_months_in(told, source), *_chinese(told)]
    lost = [name for name in dict.fromkeys(wanted) if not _stands(name, plain, forms)]
    if lost:
        return f"a name was lost: {_listed(lost)}"
    back = {_plain(form) for word, either in forms.items() for form in either if _plain(word) in _plain(told)}
    mine = {_plain(word) for word in _WORD.findall(told)} | back
    said_names = [*_inner(said), *_months_in(said, target)]
    said_names += [one for one in _chinese(said) if one not in told]
    new = [
        name
        for name in dict.fromkeys(said_names)
        if _plain(name) not in mine and not _within(_plain(name), back)
    ]
    return f"a name is new: {_listed(new)}" if new else ""


def _chinese(text: str) -> list[str]:
    """The Chinese names of people and places in `text` that a rule is sure of."""
    return [one.name for one in people_zh.find(text) if not one.bare]


def _listed(found: Sequence[str]) -> str:
    return re.sub("[【】]", "", ", ".join(found))


def _denials(told: str, said: str, _known: Sequence[str], source: str, target: str) -> str:
    before, after = denies(told, source), denies(said, target)
    if before is None or after is None:
        return ""
    return "a denial was added or lost" if before != after else ""


def denies(text: str, language: str) -> bool | None:
    """Whether `text` denies something; None where the language has no rules to tell by."""
    rules = prompts.rules("denials", language)
    if not rules:
        return None
    rest = text.lower()
    for one in rules.get("only-looks", ()):
        rest = re.sub(one, " ", rest)
    return bool(re.search(rules["denies"], rest))


def _harm(told: str, said: str, _known: Sequence[str], _source: str, _target: str) -> str:
    return "it says what was not told" if harmful(said) and not harmful(told) else ""


_CHECKS: tuple[Callable[[str, str, Sequence[str], str, str], str], ...] = (
    _length,
    _language,
    _numbers,
    _names,
    _denials,
    _harm,
)


def values_in(text: str, language: str) -> set[int]:
    """The numbers of `text` above one, in digits or in the words of `language`."""
    if language in prompts.LANGUAGES:
        return {one.value for one in numbers_in(_MONTH.sub(" ", text)) if one.value > 1}
    digits = {int(re.sub(r"\D", "", one)) for one in _DIGITS.findall(text)}
    return {one for one in digits | set(_spoken(text, language)) if one > 1}


def _spoken(text: str, language: str) -> list[int]:
    """Numbers in words: neighbours are added (``treinta y dos``), or multiplied by a thousand."""
    rules = prompts.rules("numbers", language) or {"words": {}, "joins": []}
    worth: dict[str, int] = rules["words"]
    found: list[int] = []
    current: int | None = None
    for word in [*_WORD.findall(text.lower()), ""]:
        if word in worth:
            current = worth[word] if current is None else _with(current, worth[word])
        elif word not in rules["joins"] or current is None:
            found += [] if current is None else [current]
            current = None
    return found


def _with(current: int, value: int) -> int:
    return current * value if value == 1000 and current < value else current + value


@prompts.remembered
def _forms(source: str, target: str) -> dict[str, tuple[str, ...]]:
    """Names, months and weekdays that have another form in the other language, both ways."""
    there: dict[str, str] = (prompts.rules("names", target) or {}).get(source, {})
    back: dict[str, str] = (prompts.rules("names", source) or {}).get(target, {})
    pairs = [(word, form) for word, either in there.items() for form in either.split("|")]
    pairs += [(form, word) for word, either in back.items() for form in either.split("|")]
    keys = [*_MONTHS, *(f"conversation-weekday-{number}" for number in range(7))]
    pairs += [(prompts.message(one, source), prompts.message(one, target)) for one in keys]
    found: dict[str, tuple[str, ...]] = {}
    for word, form in pairs:
        found[_marked(word)] = (*found.get(_marked(word), ()), _marked(form))
    return found


def _marked(text: str) -> str:
    """`text` with Chinese months in one form that stands in no other: 【5月】 for 5月 and 五月."""
    return _MONTH.sub(lambda one: f"【{one[1] or chinese_value(one[2])}月】", text)


def _months_in(text: str, language: str) -> list[str]:
    """The months named in a marked text; of English none, whose capitals are names anyway (May, march)."""
    months = [] if language == "en" else [_marked(prompts.message(one, language)) for one in _MONTHS]
    words = _WORD.findall(text.lower())
    return [one for one in months if one in words or (not one.isalpha() and one in text)]


def _own_words(name: str) -> list[str]:
    """The words of a name that a translation must keep: none of "my mother", Otto of "Grandpa Otto"."""
    return [one for one in name.split() if not is_kin(one)]


def _stands(name: str, plain: str, forms: dict[str, tuple[str, ...]]) -> bool:
    bare = re.sub(r"['’]s?$", "", name)
    return any(_plain(one) in plain for one in (bare, *forms.get(bare, ()), *forms.get(bare.title(), ())))


def _within(name: str, forms: Iterable[str]) -> bool:
    return any(name in form.split() for form in forms)


def _inner(said: str) -> list[str]:
    """Capitalised words that do not open a sentence: those are names in languages that write few capitals."""
    found = _WORD.finditer(said)
    opens = re.compile(r"(?:^|[.!?…:;¡¿\"“«(—–-]\s*)$")
    return [one[0] for one in found if one[0][0].isupper() and not opens.search(said[: one.start()])]


def _plain(text: str) -> str:
    """Lower case, without accents."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))


def _words(text: str) -> int:
    wide = len(re.findall(f"[{CJK}]", text))
    return len(_WORD.findall(text)) - wide + round(wide / 1.6)
