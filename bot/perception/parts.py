"""The list behind ``lifestory models``: each part, what was wanted, what is used, and why."""

from __future__ import annotations

from dataclasses import dataclass

import prompts
from bot.errors import ModelUnavailable
from bot.perception import models, scan
from bot.perception.emotion import MODEL as LEXICON_MODEL
from bot.perception.emotion_model import MODEL as EMOTION_MODEL
from bot.perception.models import Models
from bot.perception.restore import sha256_of
from bot.perception.transcribe import DRAFT_MODEL
from bot.settings import Settings


@dataclass(frozen=True)
class Part:
    """One line of the list. ``loaded_from`` is a folder or package, or None where nothing is loaded."""

    part: str
    wanted: str
    used: str
    why: str
    loaded_from: str | None = None


def parts(found: Models, language: str) -> tuple[Part, ...]:
    """Speech, speakers, captions, text in pictures, restoring, emotion, embeddings, the chat model."""
    settings = found.settings
    return (
        _speech(found, language),
        Part(_name("speakers", language), "-", "-", _why("one-speaker", language)),
        _captions(found, language),
        _scan(language),
        _restorer(settings, language),
        _emotion(found, language),
        *_emotion_zh(found, language),
        Part(_name("embeddings", language), settings.embedder, settings.embedder, _why("chosen", language)),
        _chat(settings, language),
    )


def _speech(found: Models, language: str) -> Part:
    choice = models.choose_transcriber(found.settings, found.available())
    wanted = found.settings.whisper_model
    used = {models.WHISPER: f"faster-whisper {wanted}", models.DRAFT: DRAFT_MODEL}.get(choice.name, "-")
    source = {models.WHISPER: str(found.whisper_folder()), models.DRAFT: "pocketsphinx"}.get(choice.name)
    return Part(_name("speech", language), wanted, used, _why(choice.why, language, wanted), source)


def _captions(found: Models, language: str) -> Part:
    choice = models.choose_captioner(found.settings, found.available())
    wanted = found.settings.caption_model
    seeing = choice.name == models.MODEL
    source = str(found.caption_folder()) if seeing else None
    used = wanted if seeing else models.FACTS
    return Part(_name("captions", language), wanted, used, _why(choice.why, language, wanted), source)


def _emotion(found: Models, language: str) -> Part:
    wanted, name = found.settings.emotion, _name("emotion", language)
    if wanted == models.EMBEDDED:
        return Part(name, wanted, f"{EMOTION_MODEL}, {LEXICON_MODEL}", _why("emotion-model", language))
    folder = found.emotion_folder()
    if folder:
        return Part(name, wanted, wanted, _why("found", language), str(folder))
    why = "lexicon" if wanted == models.LEXICON else "not-on-disk"
    return Part(name, wanted, LEXICON_MODEL, _why(why, language, wanted))


def _emotion_zh(found: Models, language: str) -> list[Part]:
    """The model of feeling in Chinese alone, where settings name one."""
    wanted = found.settings.emotion_zh
    if wanted is None:
        return []
    folder = found.emotion_folder("zh")
    name, why = _name("emotion-zh", language), _why("found" if folder else "not-on-disk", language, wanted)
    return [Part(name, wanted, wanted if folder else LEXICON_MODEL, why, str(folder) if folder else None)]


def _scan(language: str) -> Part:
    languages = ", ".join(scan.installed())
    if not languages:
        return Part(_name("scan", language), "tesseract", "-", _why("no-tesseract", language))
    why = prompts.message("perception-why-tesseract", language, languages=languages)
    return Part(_name("scan", language), "tesseract", "tesseract", why)


def _restorer(settings: Settings, language: str) -> Part:
    name, weights = _name("restorer", language), settings.restorer
    if weights is None:
        return Part(name, "-", "-", _why("no-restorer", language))
    try:
        sha256 = sha256_of(weights)
    except ModelUnavailable:
        return Part(name, weights.name, "-", _why("unloadable", language, weights.name))
    why = prompts.message("perception-why-restorer", language, sha256=sha256)
    return Part(name, weights.name, weights.stem, why, str(weights))


def _chat(settings: Settings, language: str) -> Part:
    why = "chosen" if settings.llm else "no-chat"
    return Part(_name("chat", language), settings.llm or "-", settings.llm or "-", _why(why, language))


def _name(part: str, language: str) -> str:
    return prompts.message(f"perception-part-{part}", language)


def _why(key: str, language: str, name: str = "") -> str:
    key = f"perception-why-{key}"
    values = {"name": name} if "name" in prompts.messages(language).variables(key) else {}
    return prompts.message(key, language, **values)
