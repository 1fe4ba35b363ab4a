"""Which classifier reads which text: the model that settings name, the embedded one, or the lists.

The embedded model has learnt English alone; words of feeling are counted in Chinese, and wherever
no model can be loaded.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Protocol

from bot.errors import ModelUnavailable
from bot.perception.emotion import LexiconClassifier
from memory.sentences import language_of
from memory.types import Emotion

_log = logging.getLogger(__name__)


class ManyClassifier(Protocol):
    """An `EmotionClassifier` of many texts at once."""

    def classify_all(self, texts: Sequence[str]) -> list[Emotion]:
        """The feelings of `texts`, in their order. Raises ModelUnavailable."""
        ...


class EmotionReader:
    """Reads feelings, by `model` where it can be loaded and knows the language."""

    def __init__(self, model: ManyClassifier | None, languages: frozenset[str] | None = None) -> None:
        """`languages` are those that `model` has learnt, None for all. Without a model, words are counted."""
        self._model, self._languages = model, languages
        self.failure: str | None = None

    def classify(self, text: str, language: str) -> Emotion:
        """See `EmotionClassifier`. Never raises."""
        return self.classify_all([text], language)[0]

    def classify_all(self, texts: Sequence[str], language: str) -> list[Emotion]:
        """The feelings of `texts`, in their order; `language` is the narrator's."""
        lexicon = LexiconClassifier()
        found: dict[int, Emotion] = {}
        known = [row for row, text in enumerate(texts) if self._knows(text)]
        if known:
            found = dict(zip(known, self._told([texts[row] for row in known]), strict=False))
        return [found.get(row) or lexicon.classify(text, language) for row, text in enumerate(texts)]

    def _knows(self, text: str) -> bool:
        if self._model is None or self.failure or not any(sign.isalpha() for sign in text):
            return False
        return self._languages is None or language_of(text) in self._languages

    def _told(self, texts: Sequence[str]) -> list[Emotion]:
        assert self._model is not None
        try:
            return self._model.classify_all(texts)
        except ModelUnavailable as error:
            self.failure = str(error)
            _log.warning("feelings are read by counting words: %s", self.failure)
            return []
