"""Scenes: the runs of tellings that are of one time, one place, or one thing, each under a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.story.headings import heading
from bot.story.tellings import Telling, mass, weights_of
from bot.story.words import content
from memory.types import Passage, Sentence

_CHAPTER = 9  # sentences from which a chapter has headings
_SCENE = 3  # sentences from which a scene has one
_LONG = 14  # sentences after which a scene ends at the next answer
_SHARED = 2.4  # weight of the words in common from which two tellings are of one scene


@dataclass(frozen=True)
class Scene:
    """Tellings that belong together, and the narrator's words that stand over them."""

    tellings: tuple[Telling, ...]
    heading: Sentence | None = None

    @property
    def sentences(self) -> list[Sentence]:
        """Its sentences, in order."""
        return [one for telling in self.tellings for one in telling.sentences]


def scenes(tellings: Sequence[Telling]) -> list[Scene]:
    """The scenes of a chapter in order, with headings where it is long enough to need any."""
    groups: list[list[Telling]] = []
    for one in tellings:
        if groups and _goes_on(groups[-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    found = [Scene(tuple(group)) for group in groups]
    long_enough = sum(len(one.sentences) for one in found) >= _CHAPTER and len(found) > 1
    return _headed(found) if long_enough else found


def _goes_on(group: Sequence[Telling], one: Telling) -> bool:
    """Whether a telling is of the scene before it: it shares a date, or words that are not everybody's."""
    length = sum(len(each.sentences) for each in group)
    if length >= _LONG or one.announced is not None:
        return False
    if length < _SCENE - 1 or len(one.sentences) < (_SCENE if one.asked else _SCENE - 1):
        return True
    last = weights_of(sentence for each in group[-2:] for sentence in each.sentences)
    here = weights_of(one.sentences)
    return mass(here, last) >= _SHARED


def _headed(found: Sequence[Scene]) -> list[Scene]:
    """The scenes under headings; none at all where a scene would stand under the heading of another."""
    elsewhere = Counter(
        word for one in found for word in {word for each in one.sentences for word in content(each.text)}
    )
    taken: list[str] = []
    done: list[Scene] = []
    for scene in found:
        announced = [one.announced for one in scene.tellings if one.announced is not None]
        title = None
        if len(scene.sentences) >= _SCENE - 1:
            title = heading(scene.sentences, elsewhere, _passages(scene), taken, announced[:1])
        if title is None and taken:
            return list(found)
        taken += [title.text] if title is not None else []
        done.append(Scene(scene.tellings, title))
    return done


def _passages(scene: Scene) -> Mapping[str, Passage]:
    return {passage.id: passage for telling in scene.tellings for passage in telling.passages}
