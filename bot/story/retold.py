"""One event told several times is told once: the fullest telling, with what only the others say.

Two tellings are of one event where they share 40 % of the shorter one's content words, by weight, and at
least four words' worth (30 % in Chinese, where a word is any two characters together); two that name
different years must share 60 %. Of the others a sentence stays
where less than 75 % (60 %) of its words stand in what is kept, or a number, name or denial of it does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.story.certainty import denies
from bot.story.facts import known_of_all, missing_names
from bot.story.outline import Plan
from bot.story.tellable import leans_back
from bot.story.tellings import Telling, mass, weights, weights_of
from bot.story.told import by_entry, told_in
from memory.sentences import language_of
from memory.types import Passage, Sentence

_SHARED, _SHARED_ZH, _SHARED_YEARS, _LEAST = 0.4, 0.3, 0.6, 4.0
_FEWEST = 3  # words: the heaviest three do not reach what two tellings must share
_HELD, _HELD_ZH = 0.75, 0.6
_ZH_NUMERALS = re.compile("[零〇一二三四五六七八九十百]{2,}年?")
_FULLER = 1.8  # times as much is told: below that the first telling is the one that is kept whole


@dataclass(frozen=True)
class Merged:
    """Tellings without repetitions, and the sentences left out because they are told more fully."""

    tellings: tuple[Telling, ...]
    left_out: tuple[Sentence, ...] = ()


def merged(tellings: Sequence[Telling]) -> Merged:
    """Each event once, where its first telling stood."""
    kept: list[Telling] = []
    left: list[Sentence] = []
    # An answer that stands under its question stays with it.
    for group in same_event([() if one.asked else one.sentences for one in tellings]):
        told = [tellings[at] for at in group]
        if len(told) == 1:
            kept.append(told[0])
            continue
        whole, repeated = _one(told)
        kept.append(whole)
        left += repeated
    return Merged(tuple(kept), tuple(left))


def same_event(tellings: Sequence[Sequence[Sentence]]) -> list[list[int]]:
    """The tellings (by number) that are of one event, in the order of each one's first."""
    words = [weights_of(one) for one in tellings]
    group = list(range(len(tellings)))
    for one, other in _sharing_words(words):
        # Each is held against a group's first telling alone: chains would make one event of many.
        alone, first = group[one] == one, group[other] == other
        if alone and first and _alike(words[one], words[other]):
            group[one] = other
    found: dict[int, list[int]] = {}
    for at, name in enumerate(group):
        found.setdefault(name, []).append(at)
    return list(found.values())


def _sharing_words(words: Sequence[Mapping[str, float]]) -> Iterator[tuple[int, int]]:
    """The pairs, in order, that have enough words in common to be looked at; few of all pairs have."""
    by_word: dict[str, list[int]] = {}
    for at, one in enumerate(words):
        shared = Counter(other for word in one for other in by_word.get(word, ()))
        yield from ((at, other) for other in sorted(shared) if shared[other] >= _FEWEST)
        for word in one:
            by_word.setdefault(word, []).append(at)


def gathered(plans: Sequence[Plan], passages: Mapping[str, Passage]) -> tuple[Plan, ...]:
    """The plans with each repeated telling directly behind the fullest one, in whatever chapter that is."""
    entries = [
        (number, entry)
        for number, plan in enumerate(plans)
        for entry in by_entry(passages[one] for one in plan.passage_ids if one in passages)
    ]
    groups = same_event([told_in([one for one in entry if not one.draft]) for _, entry in entries])
    moved: dict[int, list[Passage]] = {number: [] for number in range(len(plans))}
    sizes = [_fullness(entry) for _, entry in entries]
    told_at = [entry[0].told_at for _, entry in entries]
    fullest = {at: _fullest(group, sizes, told_at) for group in groups for at in group}
    follows: dict[int, list[int]] = {}
    for at, first in fullest.items():
        if at != first:
            follows.setdefault(first, []).append(at)
    for at, (number, entry) in enumerate(entries):
        if fullest[at] == at:
            moved[number] += entry
            for other in follows.get(at, ()):
                moved[number] += entries[other][1]
    kept = (replace(plan, passage_ids=tuple(one.id for one in moved[at])) for at, plan in enumerate(plans))
    return tuple(plan for plan in kept if plan.passage_ids or plan.media_ids)


def _fullest(group: Sequence[int], sizes: Sequence[float], told_at: Sequence[datetime]) -> int:
    """The first telling, unless another tells much more."""
    first = min(group, key=lambda one: told_at[one])
    most = max(group, key=lambda one: sizes[one])
    return most if sizes[most] > _FULLER * sizes[first] else first


def _fullness(entry: Sequence[Passage]) -> float:
    return sum(weights_of(told_in(entry)).values())


def _alike(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    small, large = sorted((one, other), key=lambda each: sum(each.values()))
    shared = mass(small, large)
    years = [{word for word in each if len(word) == 4 and word.isdigit()} for each in (one, other)]
    apart = all(years) and not years[0] & years[1]
    least = _SHARED_YEARS if apart else _SHARED_ZH if _is_chinese(small) else _SHARED
    return shared >= max(_LEAST, least * sum(small.values()))


def _is_chinese(words: Iterable[str]) -> bool:
    return language_of(" ".join(words)) == "zh"


def _one(told: Sequence[Telling]) -> tuple[Telling, list[Sentence]]:
    """The fullest telling, with what only the others say put where it belongs in it."""
    sizes = [sum(weights_of(one.sentences).values()) for one in told]
    first = _fullest(range(len(told)), sizes, [one.passages[0].told_at for one in told])
    order = [told[first], *(one for at, one in enumerate(told) if at != first)]
    lines = list(order[0].sentences)
    left = [one for other in order[1:] for one in _added(other.sentences, lines)]
    passages = tuple(passage for one in order for passage in one.passages)
    return replace(order[0], passages=passages, sentences=tuple(lines)), left


def _added(told: Sequence[Sentence], lines: list[Sentence]) -> list[Sentence]:
    """Put into `lines` what only `told` says; returns what they said already."""
    left: list[Sentence] = []
    anchor: int | None = None
    for one in told:
        best = _nearest(one, lines)
        if best is not None and _held(one, lines, best):
            left.append(one)
            anchor = best
            continue
        # "Her mother had made it": beside what it goes on from; what stands by itself comes last.
        if anchor is None or not _goes_on(one.text):
            anchor = len(lines) - 1
        lines.insert(anchor + 1, one)
        anchor += 1
    return left


def _goes_on(text: str) -> bool:
    return (
        leans_back(text)
        or re.match(r"(?:his|its|it|that|and|but)\b|那|这|可是|但", text, re.IGNORECASE) is not None
    )


def _nearest(one: Sentence, lines: Sequence[Sentence]) -> int | None:
    words = weights(one.text)
    scores = [mass(words, weights(line.text)) for line in lines]
    best = max(range(len(lines)), key=scores.__getitem__)
    return best if scores[best] > 0 else None


def _held(one: Sentence, lines: Sequence[Sentence], best: int) -> bool:
    """Whether a sentence says nothing that the lines do not say."""
    words = weights(one.text)
    near = lines[max(0, best - 2) : best + 3]
    least = _HELD_ZH if language_of(one.text) == "zh" else _HELD
    if len(words) < 2 or mass(words, weights_of(near)) < least * sum(words.values()):
        return False
    told = weights_of(lines)
    if any(word.isdigit() and word not in told for word in words):
        return False
    # 五八 of 五八年 is a number and was compared as one.
    if missing_names(_ZH_NUMERALS.sub("", one.text), known_of_all(line.text for line in lines)):
        return False
    return denies(one.text) == any(denies(line) for line in _sharing(one, near))


def _sharing(one: Sentence, lines: Iterable[Sentence]) -> Iterator[str]:
    words = weights(one.text)
    return (line.text for line in lines if 2 * mass(words, weights(line.text)) >= sum(words.values()))
