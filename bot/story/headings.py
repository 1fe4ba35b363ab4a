"""A scene's heading: a telling phrase of the narrator's own, word for word; none where no phrase is good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.story.noun_phrases import Phrase, noun_phrases
from bot.story.selection import Candidate, ranked
from bot.story.spans import cite
from bot.story.words import content
from memory.sentences import language_of
from memory.types import Passage, Sentence

_GOOD = 0.42  # the worth from which a phrase may stand over a scene
_KIN = frozenset(
    content(
        "mother father grandmother grandfather sister brother aunt uncle cousin husband wife son daughter"
    )
)
WEIGHTS: Mapping[str, float] = {"theme": 0.6, "feeling": 0.4}


@dataclass(frozen=True)
class _Found:
    """A phrase in a passage."""

    phrase: Phrase
    passage: Passage
    start: int


def heading(
    scene: Sequence[Sentence],
    elsewhere: Counter[str],
    passages: Mapping[str, Passage],
    taken: Collection[str] = (),
    announced: Sequence[Sentence] = (),
) -> Sentence | None:
    """The heading of a scene; `elsewhere` counts the scenes of the chapter that each word stands in.

    `taken` are the headings above it, `announced` what the narrator began with ("So the explosion."), which
    is the best heading there is. What a scene speaks of more than others do is its theme; a
    phrase of three words or more shows something; and the first words are not said twice in a row.
    """
    for one in announced:
        if phrases := _phrases(one, passages):
            return _sentence(phrases[0])
    counts = Counter(word for one in scene for word in set(content(one.text)))
    found: dict[str, _Found] = {}
    candidates = []
    for at, one in enumerate(scene):
        for each in _phrases(one, passages):
            name = each.phrase.text
            if name not in found and not _begins(one, name, at):
                found[name] = each
                candidates.append(Candidate(name, name, _shows(each.phrase), _theme(name, counts, elsewhere)))
    best = ranked(candidates, 1, taken=list(taken), weights=WEIGHTS)
    if not best or best[0].worth < _GOOD or best[0].novelty < 0.7:
        return None
    return _sentence(found[best[0].candidate.id])


def _sentence(found: _Found) -> Sentence:
    text = found.phrase.text
    start = found.start
    return Sentence(
        text[0].upper() + text[1:], (cite(found.passage, start, start + len(text)),), role="heading"
    )


def _phrases(sentence: Sentence, passages: Mapping[str, Passage]) -> list[_Found]:
    """The phrases of the words that a sentence cites, where they are in the sentence as well."""
    found = []
    for cited in sentence.citations:
        for one in noun_phrases(cited.quote):
            if one.text.casefold() in sentence.text.casefold():
                found.append(_Found(one, passages[cited.passage_id], cited.start + one.start))
    return found


def _begins(sentence: Sentence, phrase: str, at: int) -> bool:
    """True for the words that the scene itself begins with."""
    return at == 0 and sentence.text.casefold().startswith(phrase.casefold())


def _theme(phrase: str, counts: Counter[str], elsewhere: Counter[str]) -> float:
    words = [word for word in content(phrase)]
    if not words or all(word in _KIN for word in words):
        return 0.0
    values = [
        (0.2 if word in _KIN else min(1.0, 0.45 + 0.25 * (counts[word] - 1))) / max(1, elsewhere[word])
        for word in words
    ]
    return max(values) if language_of(phrase) == "zh" else (max(values) + sum(values) / len(values)) / 2


def _shows(phrase: Phrase) -> float:
    """How much a phrase lets one see: words beyond "the house", up to five; none for "his cap"."""
    if phrase.text.split()[0].lower() in ("his", "her", "their"):
        return 0.0
    if language_of(phrase.text) == "zh":
        return min(1.0, sum(letter in phrase.text for letter in "的《") * 0.5 + len(phrase.text) / 12)
    said = len([word for word in phrase.text.split() if len(word) > 2])
    return {1: 0.0, 2: 0.3, 3: 0.9, 4: 1.0, 5: 0.9}.get(said, 0.6)
