"""A voice of the VITS family (Kim et al. 2021, arXiv:2106.06103; MMS's voices are such) out of a folder."""

from __future__ import annotations

import io
import json
import threading
import wave
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.errors import ModelUnavailable
from memory.sentences import sentence_spans

_PAUSE = 0.25  # seconds between two sentences
_LONGEST = 400  # characters of one sentence; longer ones are cut, for the model's memory grows with them


def is_voice(folder: Path) -> bool:
    """Whether a VITS model lies in `folder`."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(config, dict) and config.get("model_type") == "vits"


@dataclass(frozen=True)
class Voice:
    """A loaded model and its tokenizer. Safe among threads: one text is spoken at a time."""

    model: Any
    tokenizer: Any
    _one: threading.Lock = field(default_factory=threading.Lock)

    def wav(self, text: str) -> bytes | None:
        """`text` spoken, sentence by sentence, as WAV; None where the voice lacks one of its letters or
        figures, which it would leave out without a word (MMS's voices know no figures).

        The same text sounds the same each time.
        """
        import numpy as np

        if not self._knows(text):
            return None

        rate = int(self.model.config.sampling_rate)
        with self._one:
            said = [one for part in _parts(text) if (one := self._say(part)) is not None]
        if not said:
            return None
        pause = np.zeros(int(_PAUSE * rate), np.float32)
        whole = np.concatenate([piece for one in said for piece in (one, pause)][:-1])
        return _wav(whole, rate)

    def _knows(self, text: str) -> bool:
        signs = self.tokenizer.get_vocab()
        return all(one in signs or one.lower() in signs for one in text if one.isalnum())

    def _say(self, sentence: str) -> Any:
        import torch

        tokens = self.tokenizer(sentence, return_tensors="pt")
        if tokens["input_ids"].shape[1] < 2:  # blanks alone
            return None
        with torch.random.fork_rng(devices=[]), torch.no_grad():
            torch.manual_seed(0)
            return self.model(**tokens).waveform[0].float().numpy()


@lru_cache(maxsize=4)
def load(folder: Path) -> Voice:
    """The voice in `folder`, loaded once. Raises ModelUnavailable."""
    from transformers import VitsModel, VitsTokenizer

    try:
        tokenizer = VitsTokenizer.from_pretrained(str(folder), local_files_only=True)
        if tokenizer.is_uroman or tokenizer.phonemize:
            # Both need programs that are not here; without them the voice would say something else.
            raise ModelUnavailable("this voice needs uroman or phonemizer to read its text")
        model = VitsModel.from_pretrained(str(folder), local_files_only=True)
    except (OSError, ValueError, RuntimeError, TypeError, KeyError) as error:
        raise ModelUnavailable(f"no voice can be loaded: {type(error).__name__}") from error
    return Voice(model.eval(), tokenizer)


def _parts(text: str) -> Sequence[str]:
    whole = [text[start:end] for start, end in sentence_spans(text)]
    return [one[at : at + _LONGEST] for one in whole for at in range(0, len(one), _LONGEST)]


def _wav(samples: Any, rate: int) -> bytes:
    import numpy as np

    written = io.BytesIO()
    with wave.open(written, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return written.getvalue()
