"""A picture to a caption: its own data and the text in it, and what a model sees where one can be loaded."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import prompts
from bot.errors import ModelUnavailable
from bot.perception.picture import LOOK_FILE
from bot.perception.sandbox import NORMAL, Job, Limits, private_folder, run
from bot.perception.wording import caption_line
from memory.types import Caption, CaptionFact

_log = logging.getLogger(__name__)
FACTS_MODEL = "photo-data"
_MOST_TOKENS = 64


@dataclass(frozen=True)
class FactsCaptioner:
    """Tells what is known of a picture. `see`, where given, adds what a model sees in it."""

    limits: Limits = NORMAL
    see: SeeingModel | None = None

    def caption(self, path: Path, language: str, made: tuple[CaptionFact, ...] | None = None) -> Caption:
        """See `Captioner`. `made` says how a picture was made here of another: it is no album page."""
        # What is written on a page was read with the page.
        options = {"album": made is None, "scan": not made}
        with private_folder() as folder:
            found = run(Job("picture", path, folder, self.limits, options))
            facts = [*self.seen(folder / LOOK_FILE, language), *(made or ()), *facts_of(found)]
            return self._signed(found, tuple(facts), language)

    def frame(self, path: Path, found: dict[str, Any], language: str) -> Caption:
        """A key frame's caption: `found` is the child's word on the picture at `path`."""
        facts = (*self.seen(path, language), *facts_of(found))
        return self._signed(found, facts, language, float(found["at"]))

    def seen(self, look: Path, language: str) -> tuple[CaptionFact, ...]:
        """What the model sees; nothing where there is none, or it fails: the data still stand."""
        if not self.see:
            return ()
        try:
            return (CaptionFact("model", self.see.describe(look, language)),)
        except (ModelUnavailable, RuntimeError, ValueError) as error:
            _log.warning("captioning with %s failed: %s", self.see.name, type(error).__name__)
            return ()

    def _signed(
        self, found: dict[str, Any], facts: tuple[CaptionFact, ...], language: str, at: float | None = None
    ) -> Caption:
        exif = found.get("exif", {})
        by_model = any(fact.source == "model" for fact in facts)
        return Caption(
            text=caption_line(facts, language, at),
            facts=facts,
            model=self.see.name if self.see and by_model else FACTS_MODEL,
            version=f"transformers {version('transformers')}" if by_model else f"pillow {version('pillow')}",
            taken_at=exif.get("taken_at"),
            place=found.get("place"),
            latitude=exif.get("latitude"),
            longitude=exif.get("longitude"),
            at_seconds=at,
            phash=found["phash"],
            moment=exif.get("moment"),
            width=found.get("width"),
            height=found.get("height"),
            sharpness=found.get("sharpness"),
            faces=found.get("faces", 0),
            looks=tuple(found.get("looks", ())),
        )


def facts_of(found: dict[str, Any]) -> tuple[CaptionFact, ...]:
    """The facts in the child's word on a picture."""
    exif = found.get("exif", {})
    photos, faces = found.get("photos"), found.get("faces")
    named = (
        ("album-page", str(photos) if photos else ""),
        # On a page each photograph has its own.
        ("faces", str(faces) if faces and not photos else ""),
        ("exif-date", exif.get("taken_at")),
        ("exif-place", found.get("place")),
        ("exif-camera", exif.get("camera")),
        ("text-in-picture", found.get("text")),
    )
    return tuple(CaptionFact(source, text) for source, text in named if text)


@dataclass(frozen=True)
class SeeingModel:
    """A transformers image-text-to-text model; `load` gives its processor and model."""

    name: str
    load: Callable[[], tuple[Any, Any]]
    _one: threading.Lock = field(default_factory=threading.Lock)

    def describe(self, look: Path, language: str) -> str:
        """One sentence on the picture at `look`, which our own child wrote. Raises ModelUnavailable."""
        import torch
        from PIL import Image

        processor, model = self.load()
        question = prompts.load("perception/caption", language).render()
        content = [{"type": "image"}, {"type": "text", "text": question}]
        chat = [{"role": "user", "content": content}]
        asked = processor.apply_chat_template(chat, add_generation_prompt=True)
        with self._one, Image.open(look) as picture, torch.inference_mode():
            inputs = processor(text=asked, images=[picture], return_tensors="pt")
            made = model.generate(**inputs, max_new_tokens=_MOST_TOKENS, do_sample=False)
        words = processor.batch_decode(made[:, inputs["input_ids"].shape[1] :], skip_special_tokens=True)[0]
        return one_sentence(words)


def one_sentence(words: str) -> str:
    """The first line of `words`, cut after its last whole sentence where the model was stopped.

    Raises ValueError where the model said nothing.
    """
    line = next((part.strip() for part in words.splitlines() if part.strip()), "")
    if not line:
        raise ValueError("the model said nothing")
    end = max(line.rfind(mark) for mark in ".。!！")
    return line[: end + 1] if end > 0 else line
