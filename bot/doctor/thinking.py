"""The models: hearing, seeing, finding again, and the chat model. None is loaded, none is fetched."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from bot.doctor.check import Check, failed, passed
from bot.errors import ConfigurationError
from bot.settings import Settings
from prompts import message

# LangChain names a provider's package after it; these are named otherwise.
_PACKAGES = {"azure_openai": "langchain_openai", "google_genai": "langchain_google_genai"}


def checks(settings: Settings) -> list[Check]:
    """What each model's place is filled with."""
    from bot.perception.models import Models, choose_captioner, choose_transcriber

    found = Models(settings)
    available = found.available()
    return [
        hearing(settings, choose_transcriber(settings, available).name),
        seeing(settings, choose_captioner(settings, available).name),
        embedder(settings),
        chat(settings),
    ]


def hearing(settings: Settings, chosen: str) -> Check:
    """Whether voice notes are heard well, roughly, or not at all. `chosen` as in `choose_transcriber`."""
    language = settings.language
    if chosen == "whisper":
        return passed("hearing", language, f"faster-whisper {settings.whisper_model}")
    if settings.transcriber in ("off", chosen):  # it was asked for
        return passed("hearing", language, settings.transcriber)
    return failed(
        "hearing", language, chosen, "hearing-draft" if chosen == "pocketsphinx" else "hearing-none"
    )


def seeing(settings: Settings, chosen: str) -> Check:
    """Whether photos are described by a model. `chosen` as in `choose_captioner`."""
    language = settings.language
    if chosen == "model":
        return passed("seeing", language, settings.caption_model)
    if settings.captioner in ("off", "facts"):
        return passed("seeing", language, settings.captioner)
    return failed("seeing", language, message("doctor-absent-model", language, name=settings.caption_model))


def embedder(settings: Settings) -> Check:
    """Whether the model that finds memories again is here."""
    from bot.perception import hub
    from memory.export_onnx import FORMS, file_name

    language, name = settings.language, settings.embedder
    if name == "embedded":
        path = settings.cache_dir / file_name(FORMS[0])
        if path.exists():
            return passed("embedder", language, str(path))
        return failed("embedder", language, message("doctor-not-made-yet", language, path=str(path)))
    folder: Path | None = hub.on_disk(name, "config.json", settings)
    if folder is None:
        found = message("doctor-absent-model", language, name=name)
        return failed("embedder", language, found, "embedder-absent", needed=settings.hf_hub_offline)
    return passed("embedder", language, str(folder))


def chat(settings: Settings) -> Check:
    """Whether a chat model is chosen, its package is here, and it can be set up. None is called."""
    language = settings.language
    if not settings.llm:
        return passed("chat", language, message("doctor-chat-none", language))
    provider, _, model = settings.llm.partition(":")
    package = _PACKAGES.get(provider, f"langchain_{provider}")
    if not model:
        return failed("chat", language, settings.llm, "chat-form")
    if importlib.util.find_spec(package) is None:
        found = message("doctor-absent-package", language, name=package.replace("_", "-"))
        return failed("chat", language, found)
    # To set up a Hugging Face pipeline is to load it.
    if provider != "huggingface" and not _can_be_set_up(settings):
        return failed("chat", language, settings.llm, "chat-key")
    return passed("chat", language, settings.llm)


def _can_be_set_up(settings: Settings) -> bool:
    from bot.story.model import load_model

    try:
        return load_model(settings.llm, settings.llm_timeout) is not None
    except ConfigurationError:
        return False
