"""The feeling in words by a model that settings name: any text classifier of the transformers library.

Its own labels are read as Ekman's by their names; those of GoEmotions are grouped as its authors did
(Demszky et al. 2020). A long text is read in windows, and its scores are the mean over them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from bot.errors import ModelUnavailable
from bot.perception.emotion_model import levelled, valence_of
from memory.feelings import LABELS
from memory.types import Emotion

_GROUPS = {
    "anger": "angry annoyance disapproval 愤怒 生气",
    "disgust": "厌恶 讨厌",
    "fear": "nervousness anxiety scared 恐惧 害怕",
    "joy": "happy happiness love optimism admiration amusement approval caring desire excitement gratitude "
    "pride relief like 高兴 快乐 喜悦 开心 喜欢 喜好",
    "neutral": "none others other 中性 平静 无情绪",
    "sadness": "sad disappointment embarrassment grief remorse 悲伤 伤心 难过",
    "surprise": "surprised realization confusion curiosity 惊讶 惊奇",
}
_EKMAN = {name: label for label, names in _GROUPS.items() for name in (label, *names.split())}
_WINDOW = 128  # tokens


class HubEmotion:
    """A classifier from a folder; loaded when first asked, one text at a time."""

    def __init__(self, name: str, folder: Path | None) -> None:
        """`name` is what settings call it; `folder` None means that it is not on this machine."""
        self._name, self._folder = name, folder
        self._lock = Lock()
        self._parts: tuple[Any, Any, list[str | None]] | None = None

    def classify_all(self, texts: Sequence[str]) -> list[Emotion]:
        """The feelings of `texts`, in their order. Raises ModelUnavailable."""
        with self._lock:
            self._parts = self._parts or self._loaded()
            try:
                return [self._one(text, *self._parts) for text in texts]
            except (
                IndexError,
                RuntimeError,
                TypeError,
                ValueError,
            ) as error:  # its parts may not fit together
                raise ModelUnavailable(f"{self._name}: {type(error).__name__}: {error}"[:200]) from error

    def _one(self, text: str, tokenizer: Any, model: Any, groups: list[str | None]) -> Emotion:
        several = model.config.problem_type == "multi_label_classification"
        told = _scores(text, tokenizer, model, several)
        found = dict.fromkeys(LABELS, 0.0)
        for group, score in zip(groups, told, strict=True):
            if group:  # of several alike the strongest counts; shares of one whole add up
                found[group] = max(found[group], score) if several else found[group] + score
        felt = levelled([found[label] for label in LABELS], [0.5] * len(LABELS))
        labels = {label: round(one, 3) for label, one in zip(LABELS, felt, strict=True)}
        return Emotion(valence_of(found), labels, Path(self._name).name, "1")

    def _loaded(self) -> tuple[Any, Any, list[str | None]]:
        if self._folder is None:
            raise ModelUnavailable(f"{self._name} is not on this machine")
        try:
            from transformers import AutoModelForSequenceClassification, AutoTokenizer

            tokenizer = AutoTokenizer.from_pretrained(str(self._folder), local_files_only=True)
            model = AutoModelForSequenceClassification.from_pretrained(
                str(self._folder), local_files_only=True
            )
        except Exception as error:  # a model's folder may hold anything, and so may its loader raise
            raise ModelUnavailable(f"{type(error).__name__}: {error}"[:200]) from error
        names = [model.config.id2label[row].lower() for row in range(model.config.num_labels)]
        groups = [_EKMAN.get(name) for name in names]
        if not any(groups):
            raise ModelUnavailable(f"{self._name} has no label that is a feeling")
        return tokenizer, model.eval(), groups


def _scores(text: str, tokenizer: Any, model: Any, several: bool) -> list[float]:
    """The model's own scores (0..1) by label: the mean over windows, each as heavy as it is long.

    Raises ValueError where they are no numbers.
    """
    import torch

    found = tokenizer([text], truncation=True, max_length=_WINDOW, return_overflowing_tokens=True)
    total, weight = torch.zeros(model.config.num_labels), 0
    for row, ids in enumerate(found["input_ids"]):
        inputs = {
            name: torch.tensor([found[name][row]]) for name in tokenizer.model_input_names if name in found
        }
        with torch.inference_mode():
            logits = model(**inputs).logits[0].float()
        total += len(ids) * (torch.sigmoid(logits) if several else logits.softmax(0))
        weight += len(ids)
    if not torch.isfinite(total).all():
        raise ValueError("its scores are no numbers")
    mean: list[float] = (total / weight).tolist()
    return mean
