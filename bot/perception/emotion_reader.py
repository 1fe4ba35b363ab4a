"""Which classifier reads which text: the model that settings name, the embedded one, or the lists.

The embedded model has learnt English alone; words of feeling are counted in Chinese, and wherever
no model can be loaded.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

import prompts
from bot.errors import ModelUnavailable
from bot.perception.emotion import LexiconClassifier
from memory.types import Emotion

_log = logging.getLogger(__name__)


class ManyClassifier(Protocol):
    """An `EmotionClassifier` of many texts at once."""

    def classify_all(self, texts: Sequence[str]) -> list[Emotion]:
        """The feelings of `texts`, in their order. Raises ModelUnavailable."""
        ...


class EmotionReader:
    """Reads feelings, by a model where it can be loaded and knows the language."""

    def __init__(
        self,
        model: ManyClassifier | None,
        languages: frozenset[str] | None = None,
        own: Mapping[str, ManyClassifier] = MappingProxyType({}),
    ) -> None:
        """`languages` are those that `model` has learnt, None for all; `own` are models of one language each,
        which come before it. Without a model, words are counted.
        """
        self._model, self._languages, self._own = model, languages, own
        self.failures: dict[int, str] = {}

    @property
    def failure(self) -> str | None:
        """Why a model cannot be used, for the first that cannot."""
        return next(iter(self.failures.values()), None)

    def classify(self, text: str, language: str) -> Emotion:
        """See `EmotionClassifier`. Never raises."""
        return self.classify_all([text], language)[0]

    def classify_all(self, texts: Sequence[str], language: str) -> list[Emotion]:
        """The feelings of `texts`, in their order; `language` is the narrator's."""
        lexicon = LexiconClassifier()
        found: dict[int, Emotion] = {}
        readers = [self._reader(text, prompts.guess(text, language)) for text in texts]
        for model in dict.fromkeys(one for one in readers if one is not None):
            known = [row for row, one in enumerate(readers) if one is model]
            found |= zip(known, self._told(model, [texts[row] for row in known]), strict=False)
        return [found.get(row) or lexicon.classify(text, language) for row, text in enumerate(texts)]

    def _reader(self, text: str, language: str) -> ManyClassifier | None:
        """The model for `text`, which is in `language`; None: words are counted. What failed stays out."""
        if not any(sign.isalpha() for sign in text):
            return None
        knows = self._languages is None or language in self._languages
        fit = (self._own.get(language), self._model if knows else None)
        return next((one for one in fit if one is not None and id(one) not in self.failures), None)

    def _told(self, model: ManyClassifier, texts: Sequence[str]) -> list[Emotion]:
        try:
            return model.classify_all(texts)
        except ModelUnavailable as error:
            self.failures[id(model)] = str(error)
            _log.warning("feelings are read by counting words: %s", error)
            return []
