"""The recap of a week, a month, a year, or of this day in earlier years: in the narrator's own words.

A caption of under 200 words, a picture, the arc of feeling. Nothing that a recap has said lately is said
again, so no two are alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.errors import StoryError
from bot.story.chat import ask, json_lines, numbered, sentence_from
from bot.story.own_words import Seen
from bot.story.period import Period
from bot.story.placing import theme_of
from bot.story.plot import feeling_plot
from bot.story.recap_text import day_text, earlier_text, quiet_text, told_text
from bot.story.revise import checked, revised
from bot.story.selection import Candidate, Choice, explained, ranked
from bot.story.tellable import leans_back
from bot.story.told import told_sentences
from bot.story.verify import Entails
from bot.story.words import content
from memory.feelings import strength, uncertainty
from memory.sentences import CJK, language_of
from memory.types import Emotion, Narrator, Passage, Sentence
from prompts import load

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

MOST_WORDS, MOST_CHARACTERS = 200, 400
_FRAME = 60  # words (or twice as many characters) kept free for the words around the narrator's own
_MEMORIES = {"week": 10, "month": 8, "year": 8, "day": 4}
_FULL = 24  # content words; more make a memory no fuller
_EARLIER = 2  # memories of before that a quiet week or month brings back


@dataclass(frozen=True)
class Past:
    """What the last recaps said, as `plain` sentences, and how many recaps there ever were."""

    sentences: frozenset[str] = frozenset()
    recaps: int = 0


@dataclass(frozen=True)
class Recap:
    """``sentences`` cite what was told; ``entries`` are the memories that they are of, ``arms`` their themes
    and people, ``why`` what each memory was chosen for, ``felt`` the memories in the plot, the least certain
    reading first. ``picture`` is a media id, ``plot`` a PNG, or None where no feeling was heard. ``question``
    is not in ``text``: it is sent by itself, so that it can be answered.
    """

    key: str
    text: str
    sentences: tuple[Sentence, ...]
    picture: str | None = None
    plot: bytes | None = None
    question: str | None = None
    entries: tuple[str, ...] = ()
    arms: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    quiet: bool = False
    felt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Material:
    """What may be told of: `passages` without what must stay out, feelings by entry id with the time told,
    names of the people in each entry, and what a recap was received like by arm (0 to 1).
    """

    passages: Sequence[Passage]
    feelings: Mapping[str, tuple[datetime, Emotion]] = field(default_factory=dict)
    people: Mapping[str, Sequence[str]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)


def make_recap(
    *,
    narrator: Narrator,
    period: Period,
    material: Material,
    past: Past | None = None,
    photo: str | None = None,
    next_question: str | None = None,
    model: BaseChatModel | None = None,
    entails: Entails | None = None,
) -> Recap:
    """The recap of `period`. Where nothing new was told it is quiet, and brings back something of before.

    `entails` is the gate's model of entailment, asked of what `model` writes.
    """
    past = past or Past()
    own = [one for one in material.passages if _may_be_told(one)]
    told = [one for one in own if _belongs(one, period)]
    sentences, why = _sentences(told, period.kind, narrator, material, past, model, entails)
    quiet = not sentences
    if quiet and not told and period.kind in ("week", "month"):
        before = [one for one in own if one.told_at < period.since]
        sentences, why = _sentences(before, "earlier", narrator, material, past, None)
    drawn = {entry: pair for entry, pair in material.feelings.items() if period.holds(pair[0])}
    felt = list(drawn.values())
    entries = tuple(dict.fromkeys(one.entry_id for one in _cited(sentences, own)))
    return Recap(
        key=period.key,
        text=_text(sentences, period, past, quiet, photo is not None, own, narrator.language, bool(told)),
        sentences=sentences,
        picture=photo,
        plot=feeling_plot(felt, period, narrator.language) if felt and period.kind != "day" else None,
        question=next_question,
        entries=entries,
        arms=tuple(dict.fromkeys(arm for one in _cited(sentences, own) for arm in _arms([one], material))),
        why=tuple(why[one] for one in entries),
        quiet=quiet,
        felt=tuple(sorted(drawn, key=lambda entry: -uncertainty(drawn[entry][1].labels))),
    )


def length(text: str) -> int:
    """Words, or Chinese characters where those are more."""
    return max(len(text.split()), len(re.findall(f"[{CJK}]", text)))


def _text(
    sentences: Sequence[Sentence],
    period: Period,
    past: Past,
    quiet: bool,
    pictured: bool,
    own: Sequence[Passage],
    language: str,
    told: bool,
) -> str:
    if not sentences:
        return quiet_text(
            period, past.recaps, "picture" if pictured else "said" if told else "quiet", language
        )
    cited = _cited(sentences, own)
    if period.kind == "day":
        return day_text(sentences, cited, period, language)
    if quiet:
        return earlier_text(sentences, period, cited[0].told_at, past.recaps, language)
    return told_text(sentences, period, past.recaps, language)


def _cited(sentences: Sequence[Sentence], own: Sequence[Passage]) -> list[Passage]:
    """The first passage that each sentence rests on."""
    by_id = {one.id: one for one in own}
    return [by_id[one.citations[0].passage_id] for one in sentences]


def _may_be_told(passage: Passage) -> bool:
    return passage.own and not passage.draft and passage.field.split(":")[0] in ("text", "transcript")


def _belongs(passage: Passage, period: Period) -> bool:
    if period.kind != "day":
        return period.holds(passage.told_at)
    return period.is_anniversary(passage.told_at) or _happened_on(passage, period)


def _happened_on(passage: Passage, period: Period) -> bool:
    """True where the passage is dated to this day of the calendar in an earlier year (EDTF)."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)[~?%]?", passage.event_date or "")
    day = period.since
    if match is None:
        return False
    year, *of_year = (int(part) for part in match.groups())
    return of_year == [day.month, day.day] and year < day.year


def _sentences(
    own: Sequence[Passage],
    kind: str,
    narrator: Narrator,
    material: Material,
    past: Past,
    model: BaseChatModel | None,
    entails: Entails | None = None,
) -> tuple[tuple[Sentence, ...], dict[str, str]]:
    """What is told, and for each entry that may be told what it was chosen for."""
    fresh = _fresh(own, past)
    choices = _choices(fresh, material, _MEMORIES.get(kind, _EARLIER))
    if not choices:
        return (), {}
    why = {one.candidate.id: explained(one, narrator.language) for one in choices}
    by_id = {one.id: one for one in own}
    mine = sorted((one for one in own if one.entry_id in why), key=_told)
    written = _by_model(mine, narrator, model) if model is not None else ()
    written = tuple(one for one in written if plain(one.text) not in past.sentences)
    judged = checked(written, by_id, narrator, entails)
    kept, _ = revised(judged, by_id, narrator, model, entails) if judged else ((), ())
    if not kept:
        ours = _own_words(fresh, list(why))
        kept, _ = revised(checked(ours, by_id, narrator), by_id, narrator, None)
    return tuple(_within(kept, narrator.language)), why


def _fresh(own: Sequence[Passage], past: Past) -> dict[str, list[Sentence]]:
    """Each entry's tellable sentences that no recap has said lately and that are not told twice here."""
    seen, found = Seen(), dict[str, list[Sentence]]()
    for passage in sorted(own, key=_told):
        for one in told_sentences(passage):
            if plain(one.text) not in past.sentences and seen.is_new(one.text):
                found.setdefault(passage.entry_id, []).append(one)
    return found


def _choices(fresh: Mapping[str, Sequence[Sentence]], material: Material, count: int) -> list[Choice]:
    """The entries to tell: strong in feeling, full, liked, and unlike each other (`selection.ranked`)."""
    by_entry: dict[str, list[Passage]] = {}
    for one in material.passages:
        by_entry.setdefault(one.entry_id, []).append(one)
    candidates = []
    for entry, told in fresh.items():
        text = " ".join(one.text for one in told)
        felt = strength(material.feelings[entry][1]) if entry in material.feelings else 0.0
        known = [material.weights[arm] for arm in _arms(by_entry[entry], material) if arm in material.weights]
        liked = sum(known) / len(known) if known else 0.5
        candidates.append(Candidate(entry, text, felt, min(len(content(text)), _FULL) / _FULL, liked))
    return ranked(candidates, count)


def _arms(passages: Sequence[Passage], material: Material) -> tuple[str, ...]:
    longest = max(passages, key=lambda one: len(one.text))
    people = material.people.get(longest.entry_id, ())
    return (f"theme:{theme_of(longest)}", *(f"person:{name}" for name in people))


def _own_words(fresh: Mapping[str, Sequence[Sentence]], picked: Sequence[str]) -> list[Sentence]:
    """Each memory's fullest sentence first, then the next ones, until there is enough; in the order told."""
    ranked = [sorted(fresh[entry], key=lambda one: -_weight(one.text)) for entry in picked]
    rounds = [told[turn] for turn in range(3) for told in ranked if turn < len(told)]
    room, taken = _room(language_of(rounds[0].text)), set[int]()
    for one in rounds:
        if length(one.text) <= room:
            room -= length(one.text)
            taken.add(id(one))
    return [one for entry in fresh for one in _standing(fresh[entry], taken)]


def _standing(told: Sequence[Sentence], taken: set[int]) -> list[Sentence]:
    """Those taken, without one that says "she" where the sentence before it, which names her, is not told."""
    kept: list[Sentence] = []
    for last, one in pairwise((None, *told)):
        leans = one is not None and leans_back(one.text)
        if one is not None and id(one) in taken and not (leans and (last is None or last not in kept)):
            kept.append(one)
    return kept


def plain(text: str) -> str:
    """A sentence's letters alone: by them it is known again."""
    return re.sub(r"\W+", "", text).casefold()


def _weight(text: str) -> float:
    """Content words, but no credit for length beyond a plain sentence."""
    return min(len(content(text)), 12) - max(0, length(text) - 40) / 10


def _by_model(own: Sequence[Passage], narrator: Narrator, model: BaseChatModel) -> tuple[Sentence, ...]:
    try:
        return ask(
            model,
            load("recap/draft", narrator.language).render(),
            numbered(own),
            lambda answer: tuple(sentence_from(one, own) for one in json_lines(answer)),
        )
    except StoryError:
        return ()


def _room(language: str) -> int:
    return MOST_CHARACTERS - 2 * _FRAME if language == "zh" else MOST_WORDS - _FRAME


def _within(sentences: Sequence[Sentence], language: str) -> list[Sentence]:
    room = _room(language)
    kept = []
    for one in sentences:
        room -= length(one.text)
        if room < 0:
            break
        kept.append(replace(one, paragraph=0))
    return kept


def _told(passage: Passage) -> tuple[datetime, str, int]:
    return passage.told_at, passage.field, passage.start
