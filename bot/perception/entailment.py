"""A model of entailment (NLI) that settings name: does a sentence follow from what was told?

Any sequence classification model of transformers whose labels say which one is entailment, such as
those trained on MultiNLI or XNLI. A long source is looked at in windows, since such models were made
for single sentences: a sentence follows where it does from any window (SummaC: Laban et al. 2022), and
a text of several sentences where each of them does.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.errors import ModelUnavailable
from memory.sentences import sentence_spans

LEAST = 0.5
"""The probability of entailment from which a sentence counts as following."""
_WINDOWS = (1, 3)  # sentences
_WHOLE = 1200  # characters: up to here the source is also read whole
_LONGEST = 512  # tokens, where the tokenizer does not say


class Entailment:
    """Whether a text follows from any of its sources. Safe among threads (one call at a time)."""

    def __init__(self, name: str, tokenizer: Any, model: Any, label: int) -> None:
        """`label` is the number of the model's output for entailment."""
        self.name = name
        self._tokenizer, self._model, self._label = tokenizer, model, label
        self._lock = threading.Lock()

    def __call__(self, text: str, sources: Sequence[str]) -> bool:
        """True where every sentence of `text` follows from a window of a source."""
        windows = list(dict.fromkeys(window for source in sources for window in _windows(source)))
        if not windows:
            return False
        said = [text[start:end] for start, end in sentence_spans(text)] or [text]
        return all(max(self.probabilities(windows, one)) >= LEAST for one in said)

    def probabilities(self, premises: Sequence[str], hypothesis: str) -> list[float]:
        """The probability, for each premise, that `hypothesis` follows from it."""
        import torch

        longest = min(getattr(self._tokenizer, "model_max_length", _LONGEST) or _LONGEST, _LONGEST)
        with self._lock, torch.inference_mode():
            batch = self._tokenizer(
                list(premises),
                [hypothesis] * len(premises),
                truncation="only_first",
                max_length=longest,
                padding=True,
                return_tensors="pt",
            )
            scores = self._model(**batch).logits.softmax(-1)[:, self._label]
        found: list[float] = scores.tolist()
        return found


def load(name: str) -> Entailment:
    """The model `name` (a folder or a hub's name). Raises ModelUnavailable."""
    try:
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        tokenizer = AutoTokenizer.from_pretrained(name)
        model = AutoModelForSequenceClassification.from_pretrained(name).eval()
    except (ImportError, OSError, ValueError) as error:
        raise ModelUnavailable(f"the model of entailment {name} cannot be loaded: {error}") from error
    return Entailment(name, tokenizer, model, entailment_label(model.config.id2label))


def entailment_label(labels: Mapping[int, str]) -> int:
    """Which of a model's labels is entailment. Raises ModelUnavailable where none says so."""
    for number, label in labels.items():
        bare = label.lower().replace("_", "").replace("-", "").replace(" ", "")
        if bare.startswith(("entail", "support", "consistent")):
            return int(number)
    raise ModelUnavailable(f"none of the labels {sorted(labels.values())} is entailment")


def _windows(source: str) -> Iterator[str]:
    """The source whole where it is short, and runs of one and of three of its sentences."""
    if len(source) <= _WHOLE:
        yield source
    spans = sentence_spans(source)
    for size in _WINDOWS:
        for at in range(max(len(spans) - size + 1, 0)):
            yield source[spans[at][0] : spans[at + size - 1][1]]
