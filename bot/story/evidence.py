"""Whether the answer to a question was told: by whom, of whom, and how much of it.

A sentence with "I" or "my" tells of whoever says it, one with "you" of whoever hears it, and so does
a question that somebody else asks. What a question looks for is looked for twice: in what is told of
the person whom it is about, and in what is told of anybody else. `docs/decisions/answers.md` has the
figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from statistics import mean

from bot.story.facts import known_of, names
from bot.story.words import content, normal
from memory.asking import read_question
from memory.sentences import is_question, language_of, sentence_spans
from memory.types import Hit, Passage
from prompts import small_words

TOLD = 0.5  # the share of the words looked for that must stand in one memory
_NEAR = 0.5  # what a word counts that stands in a neighbour of the memory and not in itself
_BEST = 2  # memories that are compared; a single one may hold the words by chance

_ASKING = frozenset(
    str.split(
        "name time day week month year place person thing happen tell story much many often long type "
        "kind sort date"
    )
)
_ASKING_ZH = re.compile(
    "什么时候|什么地方|什么样|什么|哪里|哪儿|哪一年|哪年|哪个|哪|谁|怎么样|怎么|为什么|多少|多大|多久|几岁"
    "|几个|吗|呢|请问|告诉我|叫什么"
)
# Months stand in the day of telling, which recall looks at, and rarely in what is told.
_DATES = frozenset(
    str.split(
        "january february march april may june july august september october november december monday "
        "tuesday wednesday thursday friday saturday sunday"
    )
)
_DATE_TERMS = frozenset(normal(one) for one in _DATES)
# A name that is only called out ("Thanks, Ana!") says nothing about its bearer.
_CALLED_OUT = re.compile(
    r"\b(?:[Tt]hanks|[Tt]hank you|[Hh]ey|[Hh]i|[Hh]ello|[Ww]ow|[Cc]ongrats|[Yy]eah|[Ww]oohoo),?\s+[A-Z]\w+"
    r"|(?:^|[.!?,]\s*)[A-Z]\w+(?=\s*!)"
)
_ADDRESSED = re.compile(r"(?:^|[.!?,]\s*)[A-Z]\w+(?=\s*[,.!?])")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours)\b|[我咱]", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:you|your|yours|yourself)\b|[你您]", re.IGNORECASE)


@dataclass(frozen=True)
class Sought:
    """What a question looks for: content words and names, and ``person``, whom it is about where
    that is one of those who speak in the memories. ``narrator`` is the narrator's name.
    """

    words: tuple[str, ...]
    names: tuple[str, ...]
    person: str | None
    narrator: str

    def share(self, weights: dict[str, float]) -> float:
        """The share of the words that `weights` (word -> 0..1) holds."""
        return sum(weights.get(one, 0.0) for one in self.words) / len(self.words) if self.words else 0.0

    def of_whom(self, sentence: str, speaker: str) -> tuple[bool, bool]:
        """Whether a sentence of `speaker` tells of the person, and whether of somebody else."""
        if self.person is None:
            return True, False
        first, second = bool(_FIRST.search(sentence)), bool(_SECOND.search(sentence))
        if speaker == self.person:
            return first or not second, second
        asks = is_question(sentence)
        about = second or asks or self._names_person(sentence)
        return about, not asks and (first or not second)

    def _names_person(self, sentence: str) -> bool:
        spoken_of = _ADDRESSED.sub(" ", _CALLED_OUT.sub(" ", sentence))
        return bool(self.person) and _holds(spoken_of, str(self.person).split()[0])


@dataclass(frozen=True)
class Evidence:
    """``told`` is the most that one memory tells of what is looked for (0..1), of the person asked
    about; ``margin`` is how much more that is than what is told of others, over the best memories.
    """

    told: float
    margin: float

    @property
    def score(self) -> float:
        """0 and above where an answer is due."""
        return min(self.told - TOLD, self.margin)


def read(question: str, hits: Sequence[Hit], narrator: str) -> Sought:
    """What `question` looks for in `hits`, of the memories of `narrator`."""
    speakers = {_speaker(one, narrator) for hit in hits for one in (hit.passage, *hit.neighbours)}
    named = [one for one in speakers if one.strip() and _holds(question, one.split()[0])]
    # Of two people named either may have told it, so nobody's words count against an answer.
    person = read_question(question, narrator, named).about if len(named) < 2 else None
    own = {term for one in (*speakers, narrator) for term in content(one)}
    asked = [one for one in _asked_names(question) if normal(one) not in own]
    if not named and _spoken_to(question):
        person = narrator
    said = _ASKING_ZH.sub("，", _WORD.sub(_unless_in(small_words(question)), question))
    bare = [one for one in content(said) if one not in _ASKING | _DATE_TERMS | own]
    return Sought(tuple(dict.fromkeys(bare)), tuple(asked), person, narrator)


def _unless_in(small: frozenset[str]) -> Callable[[re.Match[str]], str]:
    return lambda word: " " if word[0].lower() in small else word[0]


def weigh(sought: Sought, hits: Sequence[Hit]) -> Evidence:
    """What the hits tell of what is looked for; a hit without its names tells nothing of it."""
    shares = [_shares(sought, hit) for hit in hits]
    if not shares:
        return Evidence(0.0, 0.0)
    mine, others = [one for one, _ in shares], [one for _, one in shares]
    return Evidence(max(mine), _mean_best(mine) - _mean_best(others))


def backs(sought: Sought, hit: Hit) -> bool:
    """Whether one hit alone tells enough to answer from."""
    if hit.passage.draft and not hit.passage.text.strip():
        return False
    return _shares(sought, hit)[0] >= TOLD


def _shares(sought: Sought, hit: Hit) -> tuple[float, float]:
    mine: dict[str, float] = {}
    others: dict[str, float] = {}
    for sentence, speaker, weight in _sentences(hit, sought.narrator):
        of_person, of_others = sought.of_whom(sentence, speaker)
        for word in content(sentence):
            if of_person:
                mine[word] = max(weight, mine.get(word, 0.0))
            if of_others:
                others[word] = max(weight, others.get(word, 0.0))
    return sought.share(mine) if _named(sought, hit) else 0.0, sought.share(others)


def _sentences(hit: Hit, narrator: str) -> Iterable[tuple[str, str, float]]:
    """Each sentence of a hit and its neighbours with its speaker and its weight."""
    if hit.passage.question:
        yield hit.passage.question, "", 1.0
    for one in (hit.passage, *hit.neighbours):
        near = one.entry_id != hit.passage.entry_id
        for start, end in sentence_spans(one.text):
            yield one.text[start:end], _speaker(one, narrator), _NEAR if near else 1.0


def _named(sought: Sought, hit: Hit) -> bool:
    """Whether every name asked for stands in the hit or beside it."""
    texts = [one.text for one in (hit.passage, *hit.neighbours)]
    said = known_of(_CALLED_OUT.sub(" ", " \n".join([*texts, hit.passage.question or ""]))).normal
    return all(normal(one) in said for one in sought.names)


def _asked_names(question: str) -> list[str]:
    """The names in a question; the first word has a capital whatever it is."""
    found = [one for one in names(question) if not re.match(rf"\W*{re.escape(one)}\b", question)]
    return [one for one in found if one.lower() not in _DATES]


def _spoken_to(question: str) -> bool:
    """Whether the narrator is meant: "I" where they ask, "you" where somebody asks them."""
    return bool(_FIRST.search(question) or _SECOND.search(question))


def _speaker(passage: Passage, narrator: str) -> str:
    return passage.speaker or narrator


def _holds(text: str, name: str) -> bool:
    """Whether a name stands in a text, as a word of its own where the script sets spaces."""
    if language_of(name) == "zh":
        return name in text
    return re.search(rf"\b{re.escape(name)}(?:['’]s?)?(?!\w)", text, re.IGNORECASE) is not None


def _mean_best(shares: Sequence[float]) -> float:
    return mean(nlargest(_BEST, shares))
