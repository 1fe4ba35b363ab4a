"""The second hearing: new words of distress are heard, plain ones seldom taken for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.care.nearness import WEIGHTS, is_near
from bot.care.reading import DISTRESS, concern_of
from memory.embeddings import BUNDLED, Embedder, load_embedder
from tests.memory.making import WordEmbedder

HERE = Path(__file__).parent
LIVES = HERE.parent.parent / "benchmarks" / "lives_en.jsonl"


@pytest.fixture(scope="module")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    return load_embedder(BUNDLED, tmp_path_factory.getbasetemp() / "models")


def test_sentences_that_nothing_was_made_with_are_heard(embedder: Embedder) -> None:
    """Of new wishes it hears seven that no pattern hears; it takes two of thirty plain ones at most."""
    rows = [line.split("\t") for line in (HERE / "fresh-en.tsv").read_text(encoding="utf-8").splitlines()]
    unheard = [text for label, text in rows if label == "crisis" and concern_of(text) not in DISTRESS]
    plain = [text for label, text in rows if label == "none"]
    assert sum(is_near(text, embedder) for text in unheard) >= 7
    assert sum(is_near(text, embedder) for text in plain) <= 2


def test_told_lives_are_left_in_peace(embedder: Embedder) -> None:
    """In 190 told memories nothing is taken for distress."""
    texts = [json.loads(line)["text"] for line in LIVES.read_text(encoding="utf-8").splitlines()]
    assert [text for text in texts if is_near(text, embedder)] == []


def test_one_sentence_of_a_long_text_is_enough(embedder: Embedder) -> None:
    """It is heard between plain sentences."""
    plain = "We had tea in the garden. The roses are late this year. "
    assert is_near(f"{plain}I wish the Lord would take me tonight. {plain}", embedder)
    assert not is_near(plain, embedder)


def test_other_embedders_and_languages_have_no_weights(embedder: Embedder) -> None:
    """Where there are none nothing is heard, and nothing breaks."""
    assert not is_near("I wish the Lord would take me tonight.", WordEmbedder())
    assert not is_near("我今天去买菜了。", embedder)
    assert json.loads(WEIGHTS.read_text(encoding="utf-8"))["embedder"] == embedder.fingerprint
