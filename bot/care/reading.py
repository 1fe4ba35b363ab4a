"""Whether somebody speaks of harming themselves, or of being harmed, by code and before any model.

Each sentence is read by itself, with the times that are named beside it. In doubt it is heard as now:
an answer too many costs a moment, one too few may cost a life. The patterns stand in each language's
``rules/care.yaml``; a text is read with those of every language whose letters it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import prompts
from bot.care.simplified import simplified
from memory.kept import Kept

_LISTS = (
    *("now", "past", "veiled", "grave", "wish", "other", "abuse", "advice"),
    *("idioms", "denied", "gone", "lately", "glad"),
)
_SENTENCE = re.compile(r"[^.!?;…\n。！？；]+[.!?;…\n。！？；]*")
_QUOTED = re.compile(r"[“\"「『]([^”\"」』]{2,200})[”\"」』]")
_NEVER = "(?!)"
_NEAR = 40  # characters around a quotation in which its speaker is looked for


class Concern(StrEnum):
    """What is heard, the gravest first. ``ECHO`` is a wish for death long past, or one not said outright;
    ``OTHER`` somebody else's, now; ``ABUSE`` violence or neglect that goes on.
    """

    CRISIS = "crisis"
    ABUSE = "abuse"
    OTHER = "other"
    ECHO = "echo"
    ADVICE = "advice"


DISTRESS = frozenset({Concern.CRISIS, Concern.ABUSE, Concern.OTHER, Concern.ECHO})


@dataclass(frozen=True)
class _Words:
    """One language's patterns, compiled.

    ``story`` are verbs of a story, told in the past and no wish of today; ``mine`` what makes of "I" a "my",
    ``spoken_to`` what makes of it the one spoken to, and ``she`` stands for whoever is quoted. Where verbs
    have no past and questions need no mark (``tenseless``), the time words alone tell.
    """

    lists: dict[str, re.Pattern[str]]
    third: re.Pattern[str]
    first: re.Pattern[str]
    says: re.Pattern[str]
    story: re.Pattern[str]
    mine: re.Pattern[str]
    spoken_to: tuple[str, ...]
    she: str
    tenseless: bool

    def has(self, name: str, text: str) -> bool:
        return self.lists[name].search(text) is not None


def concern_of(text: str) -> Concern | None:
    """The gravest concern in `text`, or None. In any language that is spoken here, mixed as they come.

    A text is read once, at 1 to 5 ms; questions, recaps and stories ask again of the same memories.
    """
    return _CONCERNS(text)


def _gravest(text: str) -> Concern | None:
    found = {one for part, language in _by_script(_plain(text)) for one in _read(part, _words(language))}
    return next((one for one in Concern if one in found), None)


_CONCERNS = Kept(_gravest, most=50_000)


def _plain(text: str) -> str:
    """Lower case, simple quotation marks and characters, no invisible letters."""
    text = re.sub("[\u200b-\u200f\u2060\ufeff]", "", simplified(text)).lower()
    text = text.replace("’", "'").replace("‘", "'").replace("…", ".")
    text = re.sub(r"\bsui?c[iu]?[dc]e\b|\bsu[iy]s[iy]de\b|\bsucide\b", "suicide", text)
    return re.sub(r"[ \t]+", " ", text).strip()


def _by_script(text: str) -> Iterator[tuple[str, str]]:
    """The text for each language whose letters it has; one without spaces is read without them."""
    for language in prompts.may_be(text):
        if prompts.language(language).spaced:
            yield text, language
        else:
            yield re.sub(r"(?<=[^a-z]) (?=[^a-z])", "", text).replace(",", "，"), language


def _read(text: str, words: _Words) -> Iterator[Concern]:
    text = _without_others_words(text, words)
    distant = words.has("gone", text)
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip(" .!?;\n。！？；—-\"“”'")
        asked = bool(re.search("[?？]", match[0])) or words.tenseless
        if sentence:
            yield from _in_sentence(sentence, words, distant, asked)


def _in_sentence(sentence: str, words: _Words, distant: bool, asked: bool) -> Iterator[Concern]:
    clean = words.lists["idioms"].sub(" # ", sentence)
    bare = words.lists["denied"].sub(" # ", clean)
    of_self = _of_self(bare, words, distant)
    if of_self is not None:
        yield of_self
    elif words.has("other", bare) and not (words.has("gone", bare) or distant):
        yield Concern.OTHER
    if words.has("abuse", clean) and not words.has("gone", clean):
        yield Concern.ABUSE
    if asked and words.has("advice", clean):
        yield Concern.ADVICE


def _of_self(sentence: str, words: _Words, distant: bool) -> Concern | None:
    past = _mine(words.lists["past"], sentence, words)
    now = _mine(words.lists["now"], sentence, words)
    if past and not (now and not words.tenseless and not _overlap(past, now)):
        return Concern.ECHO if _is_long_gone(sentence, words, distant) else Concern.CRISIS
    if now:
        gone = words.tenseless and _is_long_gone(sentence, words, words.has("gone", sentence))
        return Concern.ECHO if gone else Concern.CRISIS
    veiled = _mine(words.lists["veiled"], sentence, words) or _in_the_net(sentence, words, distant)
    return Concern.ECHO if veiled else None


def _in_the_net(sentence: str, words: _Words, distant: bool) -> bool:
    """A grave word and a wish, where nobody else and no time gone is spoken of."""
    if words.third.search(sentence) or distant or words.has("gone", sentence) or words.story.search(sentence):
        return False
    spoken_by_one = words.tenseless or words.first.search(sentence)
    return bool(spoken_by_one) and words.has("grave", sentence) and words.has("wish", sentence)


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _mine(pattern: re.Pattern[str], sentence: str, words: _Words) -> re.Match[str] | None:
    """The first match that the narrator says of themself."""
    return next((one for one in pattern.finditer(sentence) if not _is_others(one, sentence, words)), None)


def _is_others(match: re.Match[str], sentence: str, words: _Words) -> bool:
    """True where the clause before the match is about somebody else and "I" stands in neither."""
    if words.first.search(match[0]):
        return words.tenseless and _reported(sentence[: match.start()], words)
    clause = re.split("[,，:：]", sentence[: match.start()])[-1]
    subjects = [(one.end(), True) for one in words.third.finditer(clause)]
    ours = (one for one in words.first.finditer(clause) if _stands_alone(one, clause, words))
    subjects += [(one.end(), False) for one in ours]
    return max(subjects, default=(0, False))[1]


def _stands_alone(match: re.Match[str], clause: str, words: _Words) -> bool:
    """False for "I" as a "my" (我舅舅) and after a word that makes it the one spoken to (跟我说)."""
    spoken_to = clause[: match.start()].endswith(words.spoken_to)
    return not spoken_to and not words.mine.match(clause, match.start())


def _reported(before: str, words: _Words) -> bool:
    said = f"(?:{words.third.pattern})[^，。]{{0,6}}(?:{words.says.pattern})[^，。]{{0,2}}$"
    return re.search(said, before) is not None


def _is_long_gone(sentence: str, words: _Words, distant: bool) -> bool:
    if not (distant or words.has("gone", sentence)):
        return False
    return not any(
        words.has("lately", clause) and not words.has("glad", clause)
        for clause in re.split("[,，;；]", sentence)
    )


def _without_others_words(text: str, words: _Words) -> str:
    """The text without what somebody else is quoted as saying, unless they say it these days."""

    def heard(match: re.Match[str]) -> str:
        near = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
        spoken = [part for part in near if words.says.search(part)]
        if not spoken or any(_first_says(part, words) for part in spoken):
            return match[1]
        theirs = words.first.sub(words.she, match[1])
        return theirs if words.has("other", f"{near[0]}{match[1]}") else " # "

    return _QUOTED.sub(heard, text)


def _first_says(part: str, words: _Words) -> bool:
    """True where it is "I" who says it, and nobody named between."""
    verb = words.says.search(part)
    before = part[: verb.start()] if verb else ""
    third, first = ([one.end() for one in named.finditer(before)] for named in (words.third, words.first))
    return max(first, default=-1) > max(third, default=-1)


@prompts.remembered
def _words(language: str) -> _Words:
    data = prompts.rules("care", language)
    parts: dict[str, str] = {}
    for name, part in data["parts"].items():
        parts[name] = re.sub(r"\|\s+", "|", part.format(**parts))
    lists = {name: _either(data[name], parts) for name in _LISTS}
    named = (data.get(name, _NEVER).format(**parts) for name in ("third", "first", "says", "story", "mine"))
    third, first, says, story, mine = map(re.compile, named)
    spoken_to, tenseless = tuple(data.get("spoken-to", ())), data.get("tenseless", False)
    return _Words(lists, third, first, says, story, mine, spoken_to, data["she"], tenseless)


def _either(patterns: list[str], parts: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one.format(**parts)})" for one in patterns))
