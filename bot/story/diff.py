"""What changed between two versions of a story, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.story.words import content
from memory.types import Sentence, Story

NEW, GONE, CHANGED, MOVED = "new", "gone", "changed", "moved"
_ALIKE = 0.5  # the share of content words that two wordings of one sentence have in common


@dataclass(frozen=True)
class Change:
    """One sentence that is ``new``, ``gone``, ``changed`` or ``moved``.

    ``chapter`` is the title where it stands now, or stood where it is gone. ``before`` is the earlier
    wording of a changed one, and the earlier chapter of a moved one.
    """

    kind: str
    chapter: str
    text: str
    before: str | None = None


@dataclass(frozen=True)
class _Line:
    key: str
    title: str
    sentence: Sentence
    at: int

    @property
    def passages(self) -> set[str]:
        return {one.passage_id for one in self.sentence.citations}


def diff(before: Story, after: Story) -> tuple[Change, ...]:
    """The changes in the order of the new version; what is gone stands last, in the old order."""
    old, new = _lines(before), _lines(after)
    same = dict(_paired_by_text(old, new))
    left = [one for one in old if one.at not in same.values()]
    reworded = dict(_paired_by_words(left, [one for one in new if one.at not in same]))
    found = []
    for one in new:
        if one.at in same:
            was = old[same[one.at]]
            if was.key != one.key:
                found.append(Change(MOVED, one.title, one.sentence.text, was.title))
        elif one.at in reworded:
            found.append(Change(CHANGED, one.title, one.sentence.text, old[reworded[one.at]].sentence.text))
        else:
            found.append(Change(NEW, one.title, one.sentence.text))
    used = {*same.values(), *reworded.values()}
    found += [Change(GONE, one.title, one.sentence.text) for one in old if one.at not in used]
    return tuple(found)


def _lines(story: Story) -> list[_Line]:
    rows = ((one.key, one.title, sentence) for one in story.chapters for sentence in one.sentences)
    return [_Line(*row, at) for at, row in enumerate(rows)]


def _paired_by_text(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """New number -> old number of the same words, those of the same chapter first."""
    waiting: dict[str, list[_Line]] = {}
    for one in old:
        waiting.setdefault(one.sentence.text, []).append(one)
    for one in new:
        known = waiting.get(one.sentence.text, [])
        was = next((each for each in known if each.key == one.key), known[0] if known else None)
        if was is not None:
            known.remove(was)
            yield one.at, was.at


def _paired_by_words(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """New number -> old number of an earlier wording: in the same chapter or from the same words told."""
    words = {id(one): frozenset(content(one.sentence.text)) for one in (*old, *new)}
    free = list(old)
    for one in new:
        related = [was for was in free if was.key == one.key or was.passages & one.passages]
        near = [(_alike(words[id(one)], words[id(was)]), -was.at, was) for was in related]
        best = max(near, key=lambda each: each[:2], default=None)
        if best is not None and best[0] >= _ALIKE:
            free.remove(best[2])
            yield one.at, best[2].at


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))
