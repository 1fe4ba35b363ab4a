"""The default writer: a chapter from the narrator's own sentences, lightly edited, as a told life.

Each event is told once, in scenes under the narrator's own words; what the interviewer asked stays only
where the answer needs it. Nothing stands there that was not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.story.asked import asked_for
from bot.story.audience import suited
from bot.story.capitals import Cases, cases_of
from bot.story.markers import led
from bot.story.retold import merged
from bot.story.scenes import Scene, scenes
from bot.story.shape import ONESELF, Shape
from bot.story.styles import styled
from bot.story.tellable import is_tellable, leans_back, not_remembered
from bot.story.tellings import Telling, mass, weights_of
from bot.story.told import Utterance, by_entry, utterances
from bot.story.words import content
from memory.numerals import numbers_in
from memory.types import Narrator, Passage, Sentence

_PARAGRAPH = 6
_SHORT = 2
_ALIKE = 0.8
_AS_TOLD = Shape()


@dataclass(frozen=True)
class Drafted:
    """A drafted chapter's sentences; ``unchecked`` come from rough transcripts. ``left_out`` pairs the id of
    a passage with why a sentence of it is left out: ``elsewhere`` (told more fully) or ``hard`` (not for
    a child).
    """

    sentences: tuple[Sentence, ...]
    unchecked: tuple[Sentence, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


class Seen:
    """Sentences already used in this story, to leave out what was told twice; ``texts`` in their order."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._by_word: dict[str, list[tuple[frozenset[str], frozenset[int]]]] = {}

    def is_new(self, text: str) -> bool:
        """True the first time a sentence is told; near-duplicates share 80 % of their content words."""
        words, numbers = frozenset(content(text)), frozenset(one.value for one in numbers_in(text))
        alike = any(
            known_numbers == numbers and len(words & known) >= _ALIKE * len(words | known)
            for word in words
            for known, known_numbers in self._by_word.get(word, ())
        )
        if not alike:
            self.texts.append(text)
            for word in words:
                self._by_word.setdefault(word, []).append((words, numbers))
        return not alike


def own_words(
    passages: Sequence[Passage], seen: Seen, narrator: Narrator, shape: Shape = _AS_TOLD
) -> Drafted:
    """The told sentences of `passages`, which come in the order of a life."""
    checked = _chapter([one for one in passages if not one.draft], seen, narrator, shape)
    rough = _chapter([one for one in passages if one.draft], seen, narrator, _AS_TOLD)
    unchecked = tuple(one for one in rough.sentences if one.role == "told")
    return Drafted(checked.sentences, unchecked, (*checked.left_out, *rough.left_out))


def _chapter(passages: Sequence[Passage], seen: Seen, narrator: Narrator, shape: Shape) -> Drafted:
    cases = cases_of(passages)
    once = merged([one for entry in by_entry(passages) if (one := _telling(entry, cases, shape)).sentences])
    new, old = _unseen(once.tellings, seen)
    kept, hard = suited(new, shape.audience)
    left = [*_left((*once.left_out, *old), "elsewhere"), *_left(hard, "hard")]
    written = tuple(_numbered(scenes(kept), narrator, shape))
    return Drafted(written, (), tuple(left))


def _left(sentences: Iterable[Sentence], why: str) -> Iterator[tuple[str, str]]:
    for one in sentences:
        yield from ((cited.passage_id, why) for cited in one.citations)


def _telling(entry: Sequence[Passage], cases: Cases, shape: Shape) -> Telling:
    """What an answer gives to the story, and the question where that needs it."""
    said = utterances(entry, cases)
    told = [one.sentence for one in said if one.text and _belongs(one.text, shape)]
    asked = asked_for(said)
    if asked is None:
        told = list(_standing(told))
    else:
        cited = [one.citations for one in asked[1]]
        told = [*asked[1], *(one for one in told if one.citations not in cited)]
    return Telling(
        entry[0].entry_id,
        tuple(entry),
        tuple(led(told, entry[0])),
        asked[0] if asked else None,
        _announced(said),
    )


def _announced(said: Sequence[Utterance]) -> Sentence | None:
    """What an answer begins with to say what it is of: "So the explosion."."""
    first = said[0].sentence if said else None
    return first if first and not is_tellable(first.text) and len(said) > 2 else None


def _belongs(text: str, shape: Shape) -> bool:
    return is_tellable(text) or (shape.audience == ONESELF and not_remembered(text))


def _standing(told: Sequence[Sentence]) -> Sequence[Sentence]:
    """Without the head that says "she" of nobody named yet, unless that is most of the answer."""
    first = next((at for at, one in enumerate(told) if not leans_back(one.text)), len(told))
    lost = sum(len(one.text) for one in told[:first])
    return told[first:] if 2 * lost < sum(len(one.text) for one in told) else told


def _unseen(tellings: Sequence[Telling], seen: Seen) -> tuple[list[Telling], list[Sentence]]:
    """The tellings without sentences that the story has already, and those sentences."""
    kept: list[Telling] = []
    old: list[Sentence] = []
    for telling in tellings:
        new = [one for one in telling.sentences if not content(one.text) or seen.is_new(one.text)]
        old += [one for one in telling.sentences if one not in new]
        if any(content(one.text) for one in new) or (new and telling.asked):
            kept.append(replace(telling, sentences=tuple(new)))
    return kept, old


def _numbered(found: Sequence[Scene], narrator: Narrator, shape: Shape) -> Iterator[Sentence]:
    """Headings, questions and paragraphs in their order, numbered from 0."""
    number = 0
    for scene in found:
        if scene.heading is not None:
            yield replace(scene.heading, paragraph=number)
            number += 1
        for paragraph in styled(_paragraphs(scene), narrator, shape):
            yield from (replace(one, paragraph=number) for one in paragraph)
            number += 1


def _paragraphs(scene: Scene) -> list[list[Sentence]]:
    """An answer begins a paragraph or joins a short one; a question stands by itself before its answer."""
    done: list[list[Sentence]] = [[]]
    for telling in scene.tellings:
        if telling.asked is not None:
            done += [[telling.asked], []]
        elif done[-1] and not _continues(done[-1], telling):
            done.append([])
        for part in _parts(telling.sentences):
            if done[-1] and len(done[-1]) + len(part) > _PARAGRAPH:
                done.append([])
            done[-1] += part
    return [one for one in done if one]


def _continues(paragraph: Sequence[Sentence], telling: Telling) -> bool:
    """Whether a telling goes on in a paragraph: after a lone sentence, or a short one of the same things."""
    if len(paragraph) > _SHORT or paragraph[0].role != "told":
        return False
    return len(paragraph) == 1 or mass(weights_of(paragraph), weights_of(telling.sentences)) >= 2


def _parts(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """A long telling in paragraphs of like length."""
    count = -(-len(sentences) // _PARAGRAPH)
    size = -(-len(sentences) // count) if count else 1
    for at in range(0, len(sentences), size):
        yield sentences[at : at + size]
