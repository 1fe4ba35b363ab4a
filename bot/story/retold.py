"""One event told several times is told once: the fullest telling, with what only the others say.

Two tellings are of one event where they share 40 % of the shorter one's content words, by weight, and at
least four words' worth; two that name different years must share 60 %. Of the others a sentence stays
where less than 75 % of its words stand in what is kept, or a number, name or denial of it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.story.certainty import denies
from bot.story.facts import known_of_all, missing_names, missing_numbers
from bot.story.outline import Plan
from bot.story.tellings import Telling, mass, weights, weights_of
from bot.story.told import by_entry, told_in
from memory.types import Passage, Sentence

_SHARED, _SHARED_YEARS, _LEAST = 0.4, 0.6, 3.5
_HELD = 0.75


@dataclass(frozen=True)
class Merged:
    """Tellings without repetitions, and the sentences left out because they are told more fully."""

    tellings: tuple[Telling, ...]
    left_out: tuple[Sentence, ...] = ()


def merged(tellings: Sequence[Telling]) -> Merged:
    """Each event once, where its first telling stood."""
    kept: list[Telling] = []
    left: list[Sentence] = []
    for group in same_event([one.sentences for one in tellings]):
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
    for one in range(len(tellings)):
        for other in range(one):
            if group[one] != group[other] and _alike(words[one], words[other]):
                joined, into = group[one], group[other]
                group = [into if each == joined else each for each in group]
    found: dict[int, list[int]] = {}
    for at, name in enumerate(group):
        found.setdefault(name, []).append(at)
    return list(found.values())


def gathered(plans: Sequence[Plan], passages: Mapping[str, Passage]) -> tuple[Plan, ...]:
    """The plans with each repeated telling directly behind the fullest one, in whatever chapter that is."""
    entries = [
        (number, entry)
        for number, plan in enumerate(plans)
        for entry in by_entry(passages[one] for one in plan.passage_ids if one in passages)
    ]
    groups = same_event([told_in([one for one in entry if not one.draft]) for _, entry in entries])
    moved: dict[int, list[Passage]] = {number: [] for number in range(len(plans))}
    fullest = {
        at: max(group, key=lambda each: _fullness(entries[each][1])) for group in groups for at in group
    }
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


def _fullness(entry: Sequence[Passage]) -> float:
    return sum(weights_of(told_in(entry)).values())


def _alike(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    small, large = sorted((one, other), key=lambda each: sum(each.values()))
    shared = mass(small, large)
    years = [{word for word in each if len(word) == 4 and word.isdigit()} for each in (one, other)]
    apart = all(years) and not years[0] & years[1]
    return shared >= max(_LEAST, (_SHARED_YEARS if apart else _SHARED) * sum(small.values()))


def _one(told: Sequence[Telling]) -> tuple[Telling, list[Sentence]]:
    """The fullest telling, with what only the others say put where it belongs in it."""
    order = sorted(told, key=lambda one: -sum(weights_of(one.sentences).values()))
    lines = list(order[0].sentences)
    left: list[Sentence] = []
    for other in order[1:]:
        anchor: int | None = None
        for one in other.sentences:
            best = _nearest(one, lines)
            if best is not None and _held(one, lines, best):
                left.append(one)
                anchor = best
                continue
            anchor = len(lines) - 1 if anchor is None else anchor
            lines.insert(anchor + 1, one)
            anchor += 1
    passages = tuple(passage for one in order for passage in one.passages)
    return replace(order[0], passages=passages, sentences=tuple(lines)), left


def _nearest(one: Sentence, lines: Sequence[Sentence]) -> int | None:
    words = weights(one.text)
    scores = [mass(words, weights(line.text)) for line in lines]
    best = max(range(len(lines)), key=scores.__getitem__)
    return best if scores[best] > 0 else None


def _held(one: Sentence, lines: Sequence[Sentence], best: int) -> bool:
    """Whether a sentence says nothing that the lines do not say."""
    words = weights(one.text)
    near = lines[max(0, best - 2) : best + 3]
    if mass(words, weights_of(near)) < _HELD * sum(words.values()):
        return False
    known = known_of_all(line.text for line in lines)
    strange = missing_numbers(one.text, known) or missing_names(one.text, known)
    return not strange and denies(one.text) == any(denies(line) for line in _sharing(one, near))


def _sharing(one: Sentence, lines: Iterable[Sentence]) -> Iterator[str]:
    words = weights(one.text)
    return (line.text for line in lines if 2 * mass(words, weights(line.text)) >= sum(words.values()))
