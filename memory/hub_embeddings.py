"""Another embedding model than the embedded one: from the hub or a folder, through transformers.

How token vectors become one vector is read from the model's own sentence-transformers files:
pooling (``1_Pooling/config.json``: first token or mean), the longest text
(``sentence_bert_config.json``) and prompts for questions and texts
(``config_sentence_transformers.json``). Models that need more than that (a dense layer, several
vectors) are not served.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from memory.embeddings import Embedder
from memory.errors import EmbedderUnavailable

if TYPE_CHECKING:
    from memory.embeddings import Matrix

_BATCH = 32
_LONGEST = 512  # tokens, where the model does not say


class HubEmbedder(Embedder):
    """A transformers model as an embedder. Safe among threads (one call at a time)."""

    def __init__(self, name: str) -> None:
        """Load `name` (a hub's name or a folder). Raises EmbedderUnavailable."""
        self.name = name
        self._lock = Lock()
        try:
            from transformers import AutoModel, AutoTokenizer

            self._tokenizer: Any = AutoTokenizer.from_pretrained(name)
            self._model: Any = AutoModel.from_pretrained(name).eval()
        except (ImportError, OSError, ValueError) as error:
            raise EmbedderUnavailable(f"the embedding model {name} cannot be loaded: {error}") from error
        self._first_token = bool(_side_file(name, "1_Pooling/config.json").get("pooling_mode_cls_token"))
        named = _side_file(name, "sentence_bert_config.json").get("max_seq_length")
        self._longest = min(named or _LONGEST, self._tokenizer.model_max_length)
        prompts = _side_file(name, "config_sentence_transformers.json").get("prompts", {})
        self._asking = str(prompts.get("query", ""))
        self._telling = str(prompts.get("document", prompts.get("passage", "")))
        self.fingerprint = self._digest()

    def matrix(self, texts: Sequence[str]) -> Matrix:
        """`texts` as unit rows."""
        return self._embed([self._telling + text for text in texts])

    def query(self, text: str) -> Matrix:
        """One question as a unit vector, with the model's own prompt for questions."""
        found: Matrix = self._embed([self._asking + text])[0]
        return found

    def _embed(self, texts: list[str]) -> Matrix:
        import numpy as np

        rows = np.empty((len(texts), self._model.config.hidden_size), np.float32)
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        with self._lock:
            for at in range(0, len(order), _BATCH):
                batch = order[at : at + _BATCH]
                rows[batch] = self._batch([texts[index] for index in batch])
        return rows

    def _batch(self, texts: list[str]) -> Any:
        import torch

        inputs = self._tokenizer(
            texts, padding=True, truncation=True, max_length=self._longest, return_tensors="pt"
        )
        with torch.inference_mode():
            hidden = self._model(**inputs).last_hidden_state
            mask = inputs["attention_mask"].unsqueeze(-1)
            vectors = hidden[:, 0] if self._first_token else (hidden * mask).sum(1)
            return torch.nn.functional.normalize(vectors.float(), dim=-1).numpy()

    def _digest(self) -> str:
        """Changes with the weights: of each tensor its name, shape and first and last numbers."""
        digest = hashlib.sha256()
        for name, value in sorted(self._model.state_dict().items()):
            flat = value.detach().reshape(-1)
            ends = [float(flat[0]), float(flat[-1])] if flat.numel() else []
            digest.update(f"{name} {tuple(value.shape)} {ends}".encode())
        return digest.hexdigest()[:32]


def _side_file(name: str, path: str) -> dict[str, Any]:
    """A JSON file beside the model, or nothing where it has none."""
    from transformers.utils import cached_file

    found = cached_file(
        name,
        path,
        _raise_exceptions_for_missing_entries=False,
        _raise_exceptions_for_connection_errors=False,
        _raise_exceptions_for_gated_repo=False,
    )
    if found is None:
        return {}
    with open(found, encoding="utf-8") as handle:  # noqa: PTH123 - a path as the hub's client gives it
        data: dict[str, Any] = json.load(handle)
    return data
