"""The third person: "I am" as "she is", 我 as 她; what stands in quotation marks is never touched.

The narrator is named once in a paragraph, and again in a sentence that speaks of another "she"; verbs
agree. Only pronouns, names and endings change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.story.quoted import outside_quotes
from bot.story.shape import HE, NAME, SHE, THEY
from bot.story.third_person_en import in_english
from memory.sentences import language_of
from memory.types import Sentence

_ZH_PRONOUNS = {SHE: "她", HE: "他"}
_ZH_KIN = re.compile("爸|妈|父|母|外|奶|爷|哥|姐|弟|妹|女儿|儿子|家|先生|丈夫|太太|老|厨房|房间")
_ZH_I = re.compile("我们|咱们|咱|(?<![自忘])我(?!行我素)")


@dataclass(frozen=True)
class Called:
    """What the narrator is called. ``named`` where the name is still to be said in this paragraph."""

    name: str
    pronoun: str
    named: bool


def about(name: str, pronoun: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of one paragraph, told of the narrator `name`; headings and questions stay."""
    done = []
    named = True
    for one in sentences:
        if one.role not in ("told", "marker"):
            done.append(one)
            continue
        wide = language_of(one.text) == "zh"
        change = _in_chinese if wide else _english
        called = _called(name, pronoun, one.text, wide, named)
        text = _outside_quotes(one.text, called, change)
        named = named and text == one.text
        done.append(replace(one, text=text))
    return done


def _called(name: str, pronoun: str, text: str, wide: bool, named: bool) -> Called:
    """What the narrator is called in one sentence: not by name where it says the name itself."""
    short = name if wide else (name.split() or [name])[0]
    if pronoun != NAME and (short in text or (wide and language_of(name) != "zh")):
        named = False
    return Called(short, pronoun, named)


Change = Callable[[str, Called], str]


def _outside_quotes(text: str, called: Called, change: Change) -> str:
    """`change` done to each part that nobody says; the name is said in the first that needs it."""

    def changed(part: str) -> str:
        nonlocal called
        new = change(part, called)
        called = replace(called, named=called.named and new == part)
        return new

    told = outside_quotes(text, changed)
    return told[:1].upper() + told[1:]


def _english(text: str, called: Called) -> str:
    return in_english(text, called.name, called.pronoun, called.named or called.pronoun == NAME)


def _in_chinese(text: str, called: Called) -> str:
    pronoun = _ZH_PRONOUNS.get(called.pronoun, called.name)
    chinese = language_of(called.name) == "zh"
    others = called.pronoun in _ZH_PRONOUNS and pronoun in text and chinese and called.name not in text
    said = not (called.named or others or called.pronoun in (NAME, THEY))

    def change(match: re.Match[str]) -> str:
        nonlocal said
        if match[0] != "我":
            return "他们"
        word = pronoun if said else called.name
        said = True
        if word != called.name:
            return word
        of = "的" if _ZH_KIN.match(text, match.end()) else ""
        return f"{word}{of}" if chinese else f" {word}{of} "

    return _ZH_I.sub(change, text)
