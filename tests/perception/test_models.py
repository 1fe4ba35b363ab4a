"""Which model does which part, and why."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest

import prompts
from bot.errors import HubUnreachable, ModelUnavailable
from bot.perception import hub
from bot.perception.models import (
    Available,
    Choice,
    Lazy,
    Models,
    choose_captioner,
    choose_transcriber,
    pull,
)
from bot.perception.parts import parts
from tests.perception.conftest import TINY_WHISPER, MakeSettings

ALL = Available(whisper=True, draft=True, captions=True)


@pytest.mark.parametrize(
    ("wanted", "available", "choice"),
    [
        ("auto", ALL, Choice("whisper", "found")),
        ("auto", Available(draft=True), Choice("pocketsphinx", "built-in-speech")),
        ("auto", Available(True, True, whisper_failed=True), Choice("pocketsphinx", "unloadable")),
        ("auto", Available(), Choice("none", "none")),
        ("whisper", ALL, Choice("whisper", "found")),
        ("whisper", Available(draft=True), Choice("none", "not-on-disk")),
        ("pocketsphinx", ALL, Choice("pocketsphinx", "chosen")),
        ("off", ALL, Choice("none", "off")),
    ],
)
def test_choose_transcriber(
    wanted: str, available: Available, choice: Choice, make_settings: MakeSettings
) -> None:
    """The best that is here is taken, unless the settings say otherwise."""
    assert choose_transcriber(make_settings(TRANSCRIBER=wanted), available) == choice


@pytest.mark.parametrize(
    ("wanted", "available", "choice"),
    [
        ("auto", ALL, Choice("model", "found")),
        ("auto", Available(), Choice("photo-data", "facts-only")),
        ("auto", Available(captions=True, captions_failed=True), Choice("photo-data", "unloadable")),
        ("off", ALL, Choice("photo-data", "off")),
    ],
)
def test_choose_captioner(
    wanted: str, available: Available, choice: Choice, make_settings: MakeSettings
) -> None:
    """A photo's data are told whatever else is here."""
    assert choose_captioner(make_settings(CAPTIONER=wanted), available) == choice


def test_a_model_is_loaded_once() -> None:
    """Ten threads that ask at once share one load."""
    loads: list[int] = []
    lazy = Lazy(lambda: loads.append(1) or "model")
    threads = [threading.Thread(target=lazy.get) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (lazy.get(), len(loads)) == ("model", 1)


def test_a_failure_is_remembered() -> None:
    """A model that failed is not tried again, and its failure has a name."""
    loads: list[int] = []

    def load() -> str:
        loads.append(1)
        raise RuntimeError("no such file")

    lazy = Lazy(load)
    for _ in range(3):
        with pytest.raises(ModelUnavailable, match="no such file"):
            lazy.get()
    assert len(loads) == 1


def test_a_folder_is_a_model(make_settings: MakeSettings) -> None:
    """Settings may name a folder in place of a name at the hub."""
    settings = make_settings(WHISPER_MODEL=str(TINY_WHISPER))
    assert Models(settings).whisper_folder() == TINY_WHISPER


def test_nothing_is_found_in_an_empty_home(make_settings: MakeSettings) -> None:
    """A name at the hub that was never fetched is not on disk, which is known without a network."""
    found = Models(make_settings(WHISPER_MODEL="nobody/no-such-whisper"))
    assert found.whisper_folder() is None
    assert not found.available().whisper


@pytest.mark.parametrize(
    ("name", "repo"),
    [
        ("small", "Systran/faster-whisper-small"),
        ("turbo", "mobiuslabsgmbh/faster-whisper-large-v3-turbo"),
        ("someone/their-whisper", "someone/their-whisper"),
    ],
)
def test_whisper_repo(name: str, repo: str) -> None:
    """Sizes have their names at the hub, other names stay as they are."""
    assert hub.whisper_repo(name) == repo


def test_pull_offline(make_settings: MakeSettings) -> None:
    """Fetching with the hub switched off fails at once, by name."""
    settings = make_settings(WHISPER_MODEL="nobody/no-such-whisper")
    with pytest.raises(HubUnreachable, match="nobody/no-such-whisper"):
        pull(settings, lambda *_: None)


def test_a_hub_that_does_not_answer() -> None:
    """An address where nobody listens is given up at once, by name."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = server.getsockname()[1]
    with pytest.raises(HubUnreachable, match="does not answer"):
        hub.knock(f"http://127.0.0.1:{closed}")


def test_pull_does_not_fetch_what_is_here(make_settings: MakeSettings, tmp_path: Path) -> None:
    """Models that are folders already are left as they are."""
    captions = tmp_path / "captions"
    captions.mkdir()
    (captions / "config.json").write_text("{}", encoding="utf-8")
    settings = make_settings(WHISPER_MODEL=str(TINY_WHISPER), CAPTION_MODEL=str(captions))
    told: list[tuple[str, int, int]] = []
    assert pull(settings, lambda *step: told.append(step)) == (TINY_WHISPER, captions)
    assert told == []


def test_progress_is_told_in_bytes() -> None:
    """The hub's progress bars draw nothing and tell name, done and total."""
    told: list[tuple[str, int, int]] = []
    bar = hub._bar("small", lambda *step: told.append(step))
    with bar(total=100, unit="B", unit_scale=True) as shown:
        shown.update(40)
        shown.update(60)
    with bar(total=3) as files:
        files.update(1)
    assert told == [("small", 40, 100), ("small", 100, 100)]


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_parts(language: str, make_settings: MakeSettings) -> None:
    """Eight parts are listed in each language, each with its reason; speakers are not told apart."""
    found = parts(Models(make_settings(WHISPER_MODEL=str(TINY_WHISPER))), language)
    assert len(found) == 8
    assert found[0].loaded_from == str(TINY_WHISPER)
    assert all(part.part and part.used and part.why for part in found)
    assert found[1].used == "-"


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_every_trouble_has_its_words(language: str) -> None:
    """Each reason for which a file is not read is told kindly in each language."""
    reasons = ("broken", "too-large-picture", "too-long", "unsupported", "timed-out", "no-speech-model")
    for reason in reasons:
        assert prompts.message(f"perception-trouble-{reason}", language)
