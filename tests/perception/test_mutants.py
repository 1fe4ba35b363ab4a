"""Damaged and hostile files: read in part, or said kindly to be unreadable, and never more than that.

A seeded sample is read here; `benchmarks.mutants` reads five hundred and measures seconds and memory.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.perception.perceive import Perceiver
from bot.perception.sniff import sniff_bytes
from memory.types import Caption, DocumentText, MediaKind, Transcript, Trouble
from prompts import LANGUAGES, message
from tests.mutants import WAYS, mutants, whole_files
from tests.perception.conftest import MakeSettings

_SAMPLE, _SEED = 32, 11


def readable(reading: object) -> bool:
    """True for what perception may give: words, captions, pages, or a trouble that can be said kindly."""
    if isinstance(reading, Trouble):
        return all(message(f"perception-trouble-{reading.reason}", language) for language in LANGUAGES)
    if isinstance(reading, tuple):
        return bool(reading) and all(isinstance(one, Caption) for one in reading)
    return isinstance(reading, Transcript | DocumentText)


def test_mutants_become_readings_or_troubles(make_settings: MakeSettings, tmp_path: Path) -> None:
    """Whatever is announced and whatever is in the file, the door gives readings and raises nothing."""
    # Words are heard by nothing here: what is tried is the opening of files, not the hearing.
    perceiver = Perceiver(make_settings(TRANSCRIBER="off"))
    kept = []
    for one in mutants(_SAMPLE, _SEED, tmp_path):
        kept.append((one, one.path.rename(tmp_path / f"kept-{one.path.name}")))
        one.path.touch()
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda pair: perceiver.perceive_media(pair[1], pair[0].said, "en"), kept)
        for (mutant, _), readings in zip(kept, found, strict=True):
            assert readings, mutant
            assert all(readable(one) for one in readings), mutant


def test_mutants_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    """The same seed makes the same files, another seed others; every way of changing them is taken."""

    def sums(seed: int) -> list[str]:
        return [hashlib.sha256(one.path.read_bytes()).hexdigest() for one in mutants(60, seed, tmp_path)]

    assert sums(1) == sums(1)
    assert len(set(sums(1)) & set(sums(2))) < 5
    assert {one.how for one in mutants(60, 1, tmp_path)} == set(WAYS)


@pytest.mark.parametrize("name", sorted(whole_files()))
def test_what_mutants_are_made_of_is_whole(name: str) -> None:
    """Each kind of file is known by its first bytes before anything is changed in it."""
    kinds = {
        **dict.fromkeys(("jpg", "png", "tiff", "webp", "gif", "heic"), MediaKind.IMAGE),
        **dict.fromkeys(("ogg", "mp3", "flac", "wav"), MediaKind.AUDIO),
        **dict.fromkeys(("mp4", "webm"), MediaKind.VIDEO),
        **dict.fromkeys(("txt", "gb.txt", "utf16.txt"), MediaKind.TEXT),
        "m4a": MediaKind.AUDIO,
        "pdf": MediaKind.PDF,
    }
    assert sniff_bytes(whole_files()[name][:4096]).kind is kinds[name]
