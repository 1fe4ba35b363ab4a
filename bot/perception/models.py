"""Which model does which part, and why. One lock and one lazy import a model; choosing is pure."""

from __future__ import annotations

import importlib.util
import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from bot.errors import HubUnreachable, ModelUnavailable
from bot.perception import hub
from bot.perception.emotion_hub import HubEmotion
from bot.perception.emotion_model import EmotionModel
from bot.perception.emotion_reader import EmotionReader
from bot.perception.restore import Restorer, load_restorer
from bot.settings import Settings

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
EMBEDDED, LEXICON = "embedded", "lexicon"  # what EMOTION may name beside a model at the hub
WHISPER, DRAFT, FACTS, MODEL, NONE = "whisper", "pocketsphinx", "photo-data", "model", "none"
_WHISPER_FILE, _HUB_FILE = "model.bin", "config.json"
_HUB_FILES = ("*.safetensors", "*.json", "*.txt", "*.jinja", "*.model")


@dataclass(frozen=True)
class Available:
    """What is on this machine: models that were found, and whether one that was found failed to load."""

    whisper: bool = False
    draft: bool = False
    captions: bool = False
    whisper_failed: bool = False
    captions_failed: bool = False


@dataclass(frozen=True)
class Choice:
    """The chosen backend, and why as a key under ``perception-why-``."""

    name: str
    why: str


def choose_transcriber(settings: Settings, available: Available) -> Choice:
    """``whisper``, ``pocketsphinx`` or ``none``. ``TRANSCRIBER=auto`` takes the best that is here."""
    wanted = settings.transcriber
    if wanted == "off":
        return Choice(NONE, "off")
    if wanted in ("auto", "whisper") and available.whisper and not available.whisper_failed:
        return Choice(WHISPER, "found")
    if wanted == "whisper":
        return Choice(NONE, "unloadable" if available.whisper_failed else "not-on-disk")
    if available.draft:
        if wanted == DRAFT:
            return Choice(DRAFT, "chosen")
        return Choice(DRAFT, "unloadable" if available.whisper_failed else "built-in-speech")
    return Choice(NONE, "none")


def choose_captioner(settings: Settings, available: Available) -> Choice:
    """``model`` or ``photo-data``, which needs none. ``CAPTIONER=facts`` or ``off`` asks for no model."""
    if settings.captioner in ("off", "facts"):
        return Choice(FACTS, "off")
    if available.captions_failed:
        return Choice(FACTS, "unloadable")
    return Choice(MODEL, "found") if available.captions else Choice(FACTS, "facts-only")


class Lazy(Generic[_T]):
    """A model that is loaded once, when it is first needed. A failure is remembered too."""

    def __init__(self, load: Callable[[], _T]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._value: _T | None = None
        self.failure: str | None = None
        self.loads = 0  # how often loading was begun

    def get(self) -> _T:
        """The loaded model. Raises ModelUnavailable, at once where it failed before."""
        with self._lock:
            if self.failure:
                raise ModelUnavailable(self.failure)
            if self._value is None:
                self._value = self._loaded()
            return self._value

    def _loaded(self) -> _T:
        self.loads += 1
        try:
            return self._load()
        except Exception as error:  # a model's folder may hold anything, and so may its loader raise
            self.failure = f"{type(error).__name__}: {error}"[:200]
            _log.warning("a model cannot be loaded: %s", self.failure)
            raise ModelUnavailable(self.failure) from error


class Models:
    """The models of perception, found on disk once and loaded when first needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.whisper: Lazy[Any] = Lazy(self._load_whisper)
        self.captions: Lazy[tuple[Any, Any]] = Lazy(self._load_captions)
        self.restorer: Lazy[Restorer] = Lazy(self._load_restorer)
        self._finding = threading.Lock()
        self._found: dict[str, Path | None] = {}

    def available(self) -> Available:
        """What is here, without loading anything."""
        return Available(
            whisper=self.whisper_folder() is not None,
            draft=importlib.util.find_spec("pocketsphinx") is not None,
            captions=self.caption_folder() is not None,
            whisper_failed=self.whisper.failure is not None,
            captions_failed=self.captions.failure is not None,
        )

    def whisper_folder(self) -> Path | None:
        """Where the chosen Whisper lies, or None."""
        return self._folder(hub.whisper_repo(self.settings.whisper_model), _WHISPER_FILE)

    def caption_folder(self) -> Path | None:
        """Where the chosen caption model lies, or None."""
        return self._folder(self.settings.caption_model, _HUB_FILE)

    def emotion_folder(self, language: str = "en") -> Path | None:
        """Where the model for feelings in `language` that settings name lies; None for the embedded one."""
        name = self.settings.emotion_zh if language == "zh" else None
        name = name or self.settings.emotion
        return None if name in (EMBEDDED, LEXICON) else self._folder(name, _HUB_FILE)

    def emotion_reader(self) -> EmotionReader:
        """The reader of feelings that settings name; nothing is loaded yet."""
        name = self.settings.emotion
        chinese = self._chinese_reader()
        if name == LEXICON:
            return EmotionReader(None, own=chinese)
        if name == EMBEDDED:
            return EmotionReader(EmotionModel(self.settings.cache_dir), frozenset({"en"}), chinese)
        return EmotionReader(HubEmotion(name, self.emotion_folder()), own=chinese)

    def _chinese_reader(self) -> dict[str, HubEmotion]:
        """The model of Chinese alone, where settings name one: English is then read as without it."""
        name = self.settings.emotion_zh
        return {"zh": HubEmotion(name, self.emotion_folder("zh"))} if name else {}

    def _folder(self, name: str, needed: str) -> Path | None:
        with self._finding:
            if name not in self._found:
                self._found[name] = hub.on_disk(name, needed, self.settings)
            return self._found[name]

    def _load_whisper(self) -> Any:
        from faster_whisper import WhisperModel

        folder = _there(self.whisper_folder())
        _check_tokenizer(folder)
        return WhisperModel(
            str(folder),
            device="auto",
            compute_type=self.settings.whisper_compute_type,
            # One processor is left free, so that whoever writes meanwhile is answered at once.
            cpu_threads=max(1, (os.cpu_count() or 2) - 1),
            local_files_only=True,
        )

    def _load_restorer(self) -> Restorer:
        weights = self.settings.restorer
        if weights is None:
            raise ModelUnavailable("RESTORER names no weights")
        return load_restorer(weights)

    def _load_captions(self) -> tuple[Any, Any]:
        import torch
        from transformers import AutoModelForImageTextToText, AutoProcessor

        folder = str(_there(self.caption_folder()))
        processor = AutoProcessor.from_pretrained(folder, local_files_only=True)
        # Models are kept in bfloat16, which most processors compute slowly.
        model = AutoModelForImageTextToText.from_pretrained(
            folder, local_files_only=True, dtype=torch.float32
        )
        return processor, model.eval()


def _there(folder: Path | None) -> Path:
    if folder is None:
        raise ModelUnavailable("not on this machine")
    return folder


def _check_tokenizer(folder: Path) -> None:
    # Without it faster-whisper would go to the hub for one, and wait.
    if not (folder / "tokenizer.json").is_file():
        raise ModelUnavailable("tokenizer.json is missing beside model.bin")


def pull(settings: Settings, progress: hub.Progress) -> tuple[Path, ...]:
    """Fetch the chosen models of speech, captions and feeling; their folders. Not again what is on disk.

    Raises HubUnreachable.
    """
    whisper = hub.whisper_repo(settings.whisper_model)
    wanted = (
        (whisper, _WHISPER_FILE, ("*.bin", "*.json", "*.txt")),
        (settings.caption_model, _HUB_FILE, _HUB_FILES),
        *(
            (name, _HUB_FILE, _HUB_FILES)
            for name in (settings.emotion, settings.emotion_zh)
            if name not in (None, EMBEDDED, LEXICON)
        ),
    )
    folders = []
    for name, needed, patterns in wanted:
        found = hub.on_disk(name, needed, settings)
        if found is None and Path(name).expanduser().is_absolute():
            raise HubUnreachable(f"{name} is no model's folder")
        folders.append(found or hub.fetch(name, settings, progress, patterns))
    return tuple(folders)
