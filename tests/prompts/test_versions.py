"""Every wording of a prompt has a number."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import prompts
from prompts.errors import BadPrompt
from prompts.template import read_template

KNOWN = Path(__file__).with_name("versions.json")


def digest(text: str) -> str:
    """Stands for a wording."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_a_changed_wording_has_a_new_version() -> None:
    """A prompt's text is the one that its version was given to: raise the version, then note its digest."""
    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    now = {
        f"{language}/{name}": {"version": one.version, "digest": digest(one.text)}
        for language in prompts.LANGUAGES
        for name in prompts.templates(language)
        for one in [prompts.load(name, language)]
    }
    assert now == known


def test_the_versions_of_a_prompt_agree_among_languages() -> None:
    """What changes in one language changes in all."""
    for name in prompts.templates("en"):
        assert len({prompts.load(name, language).version for language in prompts.LANGUAGES}) == 1, name


def test_a_file_without_a_version_is_refused() -> None:
    """The first line says the version and is not sent."""
    assert read_template("t", "<!-- version 7 -->\nBe kind.\n").version == 7
    assert read_template("t", "<!-- version 7 -->\nBe kind.\n").text == "Be kind."
    with pytest.raises(BadPrompt):
        read_template("t", "Be kind.")
