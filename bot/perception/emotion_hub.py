"""The feeling in words by a model that settings name: any text classifier of the transformers library.

Its own labels are read as Ekman's by their names; those of GoEmotions are grouped as its authors did
(Demszky et al. 2020).
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
_LONGEST = 128  # tokens


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
            return [self._one(text, *self._parts) for text in texts]

    def _one(self, text: str, tokenizer: Any, model: Any, groups: list[str | None]) -> Emotion:
        import torch

        inputs = tokenizer(text, return_tensors="pt", truncation=True, max_length=_LONGEST)
        with torch.inference_mode():
            logits = model(**inputs).logits[0]
        several = model.config.problem_type == "multi_label_classification"
        told = (torch.sigmoid(logits) if several else logits.softmax(0)).tolist()
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
