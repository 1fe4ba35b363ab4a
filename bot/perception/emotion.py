"""The feeling in words, by counting words of feeling: a small honest default, never a diagnosis.

Valence in English is VADER's (Hutto & Gilbert 2014); everything else rests on our own short lists.
It knows no irony and no context. Labels are those of GoEmotions grouped by Ekman.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from memory.feelings import LABELS
from memory.types import Emotion

MODEL, VERSION = "lexicon", "1"
_SIGN = {"joy": 1.0, "anger": -1.0, "disgust": -1.0, "fear": -1.0, "sadness": -1.0, "surprise": 0.0}
_FOLDER = Path(__file__).parent / "lexicon"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_REACH = 3  # words before a word of feeling in which a "not" undoes it
_NEAR = 3  # signs before it in Chinese


@dataclass(frozen=True)
class Lexicon:
    """``exact`` and ``stems`` lead from a word or its beginning to labels; ``negation`` undoes them."""

    exact: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]
    negation: frozenset[str]

    def labels_of(self, word: str) -> tuple[str, ...]:
        """The labels that `word` speaks for."""
        found = list(self.exact.get(word, ()))
        for length in range(2, len(word) + 1):
            found += self.stems.get(word[:length], ())
        return tuple(dict.fromkeys(found))


class LexiconClassifier:
    """Counts words of feeling, in English or Chinese by the signs of the text itself."""

    def classify(self, text: str, language: str) -> Emotion:
        """See `EmotionClassifier`. Text without letters is neutral; `language` decides where signs do not."""
        signs, words = len(_CHINESE.findall(text)) * 2, len(_WORD.findall(text.lower()))
        chinese = signs > words or (signs == words and language.startswith("zh"))
        counts = _chinese(text) if chinese else _english(text)
        valence = _balance(counts) if chinese else _vader().polarity_scores(text)["compound"]
        return Emotion(round(float(valence), 3), scores(counts, valence), MODEL, VERSION)


def scores(counts: Mapping[str, int], valence: float) -> dict[str, float]:
    """Label scores: one word makes 0.55, each more halves what is missing to 1.

    Where no list has a word but the whole is clearly bright, joy holds; ``neutral`` is what is left.
    """
    found = {label: 1 - 0.45 * 0.5 ** (counts[label] - 1) for label in counts if counts[label]}
    if not found and valence >= 0.5:
        found["joy"] = valence
    strongest = max(found.values(), default=0.0)
    found["neutral"] = 1 - strongest
    return {label: round(found.get(label, 0.0), 3) for label in LABELS}


def _english(text: str) -> dict[str, int]:
    lexicon = _lexicon("en")
    words = _WORD.findall(text.lower().replace("’", "'"))
    counts: dict[str, int] = {}
    for index, word in enumerate(words):
        before = words[max(0, index - _REACH) : index]
        if any(w in lexicon.negation or w.endswith("n't") for w in before):
            continue
        for label in lexicon.labels_of(word):
            counts[label] = counts.get(label, 0) + 1
    return counts


def _chinese(text: str) -> dict[str, int]:
    lexicon = _lexicon("zh")
    counts: dict[str, int] = {}
    index = 0
    while index < len(text):
        word = _longest(lexicon.exact, text, index)
        if word and not _negated(lexicon, text, index):
            for label in lexicon.exact[word]:
                counts[label] = counts.get(label, 0) + 1
        index += len(word) or 1
    return counts


def _longest(words: Mapping[str, Any], text: str, index: int) -> str:
    return next((text[index : index + n] for n in (4, 3, 2, 1) if text[index : index + n] in words), "")


def _negated(lexicon: Lexicon, text: str, index: int) -> bool:
    # 不怎么高兴, 没有难过; a comma or full stop ends the reach.
    before = re.split(r"[，。！？；,.!?]", text[max(0, index - _NEAR) : index])[-1]
    return any(word in before for word in lexicon.negation)


def _balance(counts: Mapping[str, int]) -> float:
    """Bright against dark words: -1..1, nearer to 0 the fewer there are."""
    total = sum(_SIGN[label] * count for label, count in counts.items())
    felt = sum(count for label, count in counts.items() if _SIGN[label])
    return float(total / (felt + 1)) if felt else 0.0


@cache
def _lexicon(language: str) -> Lexicon:
    import yaml

    lists = yaml.safe_load((_FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    exact: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    negation = frozenset(lists.pop("negation").split())
    for label, words in lists.items():
        for word in words.split():
            kept = stems if word.endswith("*") else exact
            key = word.rstrip("*")
            kept[key] = (*kept.get(key, ()), label)
    return Lexicon(exact, stems, negation)


@cache
def _vader() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
