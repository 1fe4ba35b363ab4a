"""A simulated narrator: hidden memories, a character, and no idea of who is asking.

The rules, the same for whatever asks and told nothing but the question's text:

- *Relevance* of a memory to a question is the cosine of the product's embedder plus 0.3 times the share
  of the question's rare words that stand in the memory.
- *Context.* A question that is near to something already told brings that back, and with it what lies
  beside it in the life (temporal contiguity: Howard and Kahana 2002, "A distributed representation of
  temporal context"): a memory gains 0.25 times the question's relevance to a told neighbour one place
  away, half as much at two, a quarter at three.
- *Recall.* The memory comes to mind with a logistic chance in its score around `BAR` (0.52, steepness
  0.05), after noise that grows with forgetfulness. `BAR` was set so that the bank in its fixed order,
  asked of a fresh and average narrator, brings an answer three times in five, before any other way of
  asking was run. Nothing comes to mind: "I can't remember", "no", or, of a scene already told, "that was
  all".
- *How much.* Up to two more memories that came to mind are told with it: the likelier the more talkative
  and rested the narrator is, and where a memory is full of feeling and they are emotional; terse ones
  tell its first sentence only. What was told is not told again.
- *Wandering* ones sometimes tell another memory instead, any of those not yet told.
- *Guarded* ones have themes: a question near to one (cosine 0.28) is declined, and memories near to it
  (0.45) are never told.
- *Rest.* Every question tires a little, a fruitless one more, a repeated one (cosine 0.80 to an earlier
  one, or the same words) much; it is answered "you asked me that". The tired tell less, answer more
  slowly and pass questions over. A night between sittings restores them. Asked to stop for today they
  say yes when they are tired.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from benchmarks._lives import Persona
from bot.interview.cues import told as aspects
from memory.lexical import tokens
from memory.sentences import sentence_spans

Matrix = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Matrix]

BAR, STEEP = 0.52, 0.05
_WORDS = 0.3
_BESIDE = 0.25
_GUARDED, _WITHHELD = 0.28, 0.45
_AGAIN = 0.80
_TIRED = 0.35
_SAID = {
    "en": {
        "declined": ("I'd rather not talk about that.", "I don't want to speak of that."),
        "forgotten": ("I can't remember.", "I don't know any more."),
        "none": ("No, there was nothing of the kind.", "No, not really."),
        "all": ("That is all there was to it.", "I have told you what there was."),
        "again": ("You asked me that already.", "I told you that before, I think."),
        "skip": ("Next question, please.", "Let's skip this one."),
        "stop": ("Yes, let's stop for today.", "I'm tired. Good night."),
        "on": ("No, no, I can go on a little.", "One more will do."),
    },
    "zh": {
        "declined": ("我不想说这个。", "不提了。"),
        "forgotten": ("记不清了。", "想不起来了。"),
        "none": ("没有。", "没有这样的事。"),
        "all": ("就这些了。", "能说的都说了。"),
        "again": ("这个您问过了。", "我说过的呀。"),
        "skip": ("跳过吧。", "换一个吧。"),
        "stop": ("好，今天就到这里吧。", "我累了，休息吧。"),
        "on": ("不累，再问一个吧。", "还能说一会儿。"),
    },
}


@dataclass(frozen=True)
class Reply:
    """What was said, which memories were told in it (numbers, with the words used), after how many
    seconds, and whether it was a refusal.
    """

    text: str
    memories: tuple[tuple[int, str], ...] = ()
    seconds: float = 60.0
    declined: bool = False


@dataclass
class Simulated:
    """One persona in one interview. `embed` gives unit rows; `seed` settles all chance."""

    persona: Persona
    embed: Embed
    seed: int = 0
    energy: float = 1.0
    told: set[int] = field(default_factory=set)
    _asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        memories = self.persona.memories
        self._chance = np.random.default_rng([self.seed, len(memories)])
        self._rows = self.embed(memories)
        self._guards = self.embed(self.persona.guards) if self.persona.guards else None
        self._words = [frozenset(tokens(one)) for one in memories]
        spread = Counter(word for words in self._words for word in words)
        self._rare = {word: log(1 + len(memories) / count) for word, count in spread.items()}
        self._withheld = self._near_guards(self._rows, _WITHHELD)

    def rest(self) -> None:
        """A night's sleep."""
        self.energy = 1.0

    def offered_rest(self) -> Reply:
        """The answer to "shall we stop for today?"."""
        stops = self.energy < 2 * _TIRED
        return Reply(self._say("stop" if stops else "on"))

    def answer(self, question: str) -> Reply:
        """What this narrator says to `question`."""
        row = self.embed([question])
        reply = self._reply(question, row)
        self._asked.append(question)
        self._tire(reply)
        return reply

    def _reply(self, question: str, row: Matrix) -> Reply:
        seconds = 60.0 / max(0.1, self.energy)
        if self._asked_before(question, row):
            self.energy -= 0.12
            return Reply(self._say("again"), seconds=seconds)
        if self._near_guards(row, _GUARDED)[0]:
            return Reply(self._say("declined"), seconds=seconds, declined=True)
        if self._chance.random() < 2 * (_TIRED - self.energy):
            return Reply(self._say("skip"), seconds=seconds)
        relevance = self._relevance(question, row)
        chosen = self._come_to_mind(relevance)
        if not chosen:
            return Reply(self._say(self._nothing(relevance)), seconds=seconds)
        told = tuple((number, self._telling(number)) for number in chosen)
        self.told.update(chosen)
        return Reply(" ".join(words for _, words in told), told, seconds)

    def _relevance(self, question: str, row: Matrix) -> Matrix:
        cosines = self._rows @ row[0]
        asked = {word: self._rare[word] for word in tokens(question) if word in self._rare}
        whole = sum(asked.values()) or 1.0
        shares = [sum(asked[word] for word in asked if word in words) / whole for words in self._words]
        return np.asarray(cosines + _WORDS * np.asarray(shares), np.float32)

    def _come_to_mind(self, relevance: Matrix) -> list[int]:
        """Memories to tell now, the one first that the question brings back most."""
        traits = self.persona.traits
        noise = 0.02 + 0.06 * traits.get("forgetful", 0.0)
        scores = relevance + self._context(relevance) + self._chance.normal(0, noise, len(relevance))
        scores = scores - 0.05 * traits.get("forgetful", 0.0)
        left = [n for n in np.argsort(-scores).tolist() if n not in self.told and not self._withheld[n]]
        recalled = [n for n in left[:12] if self._chance.random() < _logistic(float(scores[n]))]
        if left and self._chance.random() < 0.25 * traits.get("wandering", 0.0):
            return [int(self._chance.choice(left))]
        return recalled[: 1 + self._more(recalled[0])] if recalled else []

    def _context(self, relevance: Matrix) -> Matrix:
        gain = np.zeros_like(relevance)
        for number in self.told:
            strength = _BESIDE * max(0.0, float(relevance[number]))
            for away in (-3, -2, -1, 1, 2, 3):
                at = number + away
                if 0 <= at < len(gain):
                    gain[at] = max(gain[at], strength * 0.5 ** (abs(away) - 1))
        return gain

    def _more(self, first: int) -> int:
        traits = self.persona.traits
        moved = "feeling" in aspects(self.persona.memories[first])
        chance = 0.15 + 0.5 * traits.get("talkative", 0.0) - 0.15 * traits.get("terse", 0.0)
        chance += 0.25 * traits.get("emotional", 0.0) * moved
        return int(self._chance.binomial(2, min(0.9, chance * max(0.0, self.energy))))

    def _telling(self, number: int) -> str:
        memory = self.persona.memories[number]
        if self._chance.random() >= self.persona.traits.get("terse", 0.0):
            return memory
        start, end = sentence_spans(memory)[0]
        return memory[start:end]

    def _nothing(self, relevance: Matrix) -> str:
        if self.told and max(float(relevance[n]) for n in self.told) >= 1.3 * BAR:
            return "all"
        return "forgotten" if self._chance.random() < 0.5 else "none"

    def _tire(self, reply: Reply) -> None:
        self.energy = max(0.0, self.energy - (0.015 if reply.memories else 0.05))

    def _asked_before(self, question: str, row: Matrix) -> bool:
        if not self._asked:
            return False
        return question in self._asked or float((self.embed(self._asked) @ row[0]).max()) >= _AGAIN

    def _near_guards(self, rows: Matrix, bar: float) -> NDArray[np.bool_]:
        if self._guards is None:
            return np.zeros(len(rows), bool)
        return np.asarray((rows @ self._guards.T).max(axis=1) >= bar)

    def _say(self, key: str) -> str:
        options = _SAID[self.persona.language][key]
        return options[int(self._chance.integers(len(options)))]


def _logistic(score: float) -> float:
    return 1 / (1 + exp(-max(-40.0, min(40.0, (score - BAR) / STEEP))))
