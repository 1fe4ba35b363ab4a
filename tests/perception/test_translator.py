"""A local translation model is loaded from its folder and asked sentence by sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.errors import ModelUnavailable
from bot.perception.translator import LocalTranslator, folder_for
from bot.story.translation import translated
from tests.make_tiny_translator import PAIRS

TINY = Path(__file__).parents[1] / "models/tiny-en-es"


def test_a_marian_model_translates() -> None:
    """The tiny model says what it learnt by heart, in order, whichever sentences are asked together."""
    translate = LocalTranslator(str(TINY))
    assert translate.name == "tiny-en-es"
    assert translate(list(PAIRS), "en", "es") == list(PAIRS.values())
    assert translate([*list(PAIRS)[2:3], ""], "en", "es") == [list(PAIRS.values())[2], ""]


def test_the_gate_catches_what_the_model_gets_wrong() -> None:
    """Its wrong year leaves the told sentence; the rest stands."""
    found = translated(list(PAIRS), ["Tom", "Nils", "Porto"], "en", "es", LocalTranslator(str(TINY)))
    assert [one.told for one in found if one.text is None] == ["I married Tom in 1969."]
    assert "number" in next(one.fault for one in found if one.text is None)


def test_one_folder_a_pair(tmp_path: Path) -> None:
    """Settings may name many folders at once; a pair that has none, or another pair's, is not translated."""
    shutil.copytree(TINY, tmp_path / "opus-en-es")
    place = str(tmp_path / "opus-{source}-{target}")
    translate = LocalTranslator(place)
    assert translate(["My father mended nets."], "en", "es") == ["Mi padre remendaba redes."]
    with pytest.raises(ModelUnavailable, match=r"no model\.bin"):
        translate(["Hola."], "es", "en")
    with pytest.raises(ModelUnavailable, match="does not translate"):
        folder_for(str(tmp_path / "opus-en-es"), "en", "zh")


def test_a_broken_model_says_so(tmp_path: Path) -> None:
    """A folder whose files are no model raises ModelUnavailable."""
    folder = tmp_path / "broken-en-es"
    shutil.copytree(TINY, folder)
    (folder / "model.bin").write_bytes(b"nothing")
    with pytest.raises(ModelUnavailable, match="broken-en-es"):
        LocalTranslator(str(folder))(["One."], "en", "es")
    shutil.copy(TINY / "model.bin", folder)
    (folder / "shared_vocabulary.json").write_text("[", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="broken-en-es"):
        LocalTranslator(str(folder))(["One."], "en", "es")
