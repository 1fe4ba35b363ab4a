"""The one-method protocols of perception. Their values are in `memory.types`.

All are synchronous and may take seconds to minutes: call them from a thread or a job.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from memory.types import Caption, Emotion, Transcript


class Transcriber(Protocol):
    """Hears speech."""

    def transcribe(self, path: Path, language: str | None) -> Transcript:
        """Words of the sound at `path`; `language` is the narrator's, a hint where the model detects it.

        Raises PerceptionError (the file) and ModelUnavailable (no model for this).
        """
        ...


class Captioner(Protocol):
    """Sees pictures."""

    def caption(self, path: Path, language: str) -> Caption:
        """What is seen in and known of the picture at `path`, told in `language`.

        Raises PerceptionError.
        """
        ...


class EmotionClassifier(Protocol):
    """Reads the feeling in words."""

    def classify(self, text: str, language: str) -> Emotion:
        """Valence (-1..1) and label scores (0..1) of `text`. Never a diagnosis."""
        ...
