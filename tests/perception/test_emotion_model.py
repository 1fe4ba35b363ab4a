"""The trained reader of feelings, its graph, and what takes its place."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.errors import ModelUnavailable
from bot.perception.emotion import MODEL
from bot.perception.emotion_export import ADAPTER, export, file_name, merged, read_adapter
from bot.perception.emotion_model import EmotionModel, levelled, valence_of
from bot.perception.emotion_reader import EmotionReader
from bot.perception.models import Models
from memory.feelings import HOLDS
from memory.types import Emotion
from tests.conftest import ROOT
from tests.perception.conftest import MakeSettings


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    export(read_adapter(), folder)
    return folder


@pytest.fixture(scope="module")
def model(cache: Path) -> EmotionModel:
    return EmotionModel(cache, threads=1)


class Refusing:
    """A model that cannot be loaded, and counts how often it was tried."""

    tried = 0

    def classify_all(self, texts: Sequence[str]) -> list[Emotion]:
        self.tried += 1
        raise ModelUnavailable("no")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("We laughed all evening, it was wonderful.", "joy"),
        ("He died last winter and I miss him so much.", "sadness"),
        ("How dare he speak to me like that!", "anger"),
        ("I was terrified and could not move.", "fear"),
        ("It smelled disgusting, it made me sick.", "disgust"),
        ("Wow, I never expected that!", "surprise"),
        ("The train leaves at nine.", "neutral"),
    ],
)
def test_plain_feelings(model: EmotionModel, text: str, label: str) -> None:
    """Each feeling is read where it is plain."""
    labels = model.classify(text, "en").labels
    assert max(labels, key=lambda name: labels[name]) == label
    assert labels[label] >= HOLDS


def test_valence(model: EmotionModel) -> None:
    """What is glad lies above zero, what is sad below."""
    glad, sad = model.classify_all(["I love it, thank you!", "I cried all night, I was so sad."])
    assert 1 >= glad.valence > 0.3
    assert -1 <= sad.valence < -0.3


def test_a_long_text_is_the_mean_of_its_windows(model: EmotionModel) -> None:
    """Both feelings of a text with two long halves are in its scores, each weaker than alone."""
    glad = "We laughed and danced all night long, it was wonderful, and I was happy. " * 3
    sad = "Then my brother died, I cried for weeks, and I was lonely and sad. " * 3
    bright, dark, both = (one.labels["joy"] for one in model.classify_all([glad, sad, glad + sad]))
    assert dark < both < bright


def test_speech_without_full_stops_is_read_to_its_end(model: EmotionModel) -> None:
    """What a rough recogniser hears is one long sentence; its end counts as its beginning does."""
    plain, sad = (
        "we walked to the river and sat on the stones " * 8,
        "i cried for days and was so lonely and sad " * 8,
    )
    first, last, without = (
        one.labels["sadness"] for one in model.classify_all([sad + plain, plain + sad, plain])
    )
    assert last == pytest.approx(first, abs=0.15)
    assert last > without + 0.2


def test_texts_alone_and_together_are_read_alike(model: EmotionModel) -> None:
    """A text's scores do not hang on what else is read, nor on there being no words in it."""
    texts = ["We went home.", "", "😂", "Thank you so much!"]
    assert model.classify_all(texts) == [model.classify(text, "en") for text in texts]


def test_the_adapter_is_pinned_and_small(tmp_path: Path) -> None:
    """The shipped weights are under 3 MB, and other bytes in their place are refused."""
    assert ADAPTER.stat().st_size < 3_000_000
    other = tmp_path / "other.safetensors"
    other.write_bytes(ADAPTER.read_bytes()[:-1] + b"\x00")
    with pytest.raises(ValueError, match="expected"):
        read_adapter(other)


def test_merging_adds_the_product_of_the_two_matrices() -> None:
    """W becomes W + scale * B A; an adapter for a matrix that is not there is refused."""
    base = {"x.weight": np.ones((2, 3), np.float32)}
    at = "body.encoder.base_model.model.x"
    parts = {
        f"{at}.lora_A.default.weight": np.array([[1, 0, 2]], np.float32),
        f"{at}.lora_B.default.weight": np.array([[1], [3]], np.float32),
    }
    adapter = replace(read_adapter(), weights=parts, scale=0.5)
    assert merged(base, adapter)["x.weight"].tolist() == [[1.5, 1, 2], [2.5, 1, 4]]
    with pytest.raises(ValueError, match=r"no x\.weight"):
        merged({}, adapter)


def test_scores_are_levelled() -> None:
    """A score at its threshold becomes one half; where none reaches it, the nearest does."""
    assert levelled([0.3, 0.1], [0.3, 0.4]) == pytest.approx([0.5, 0.125])
    assert levelled([1.0, 0.0], [0.3, 0.4]) == pytest.approx([1.0, 0.0])
    assert levelled([0.1, 0.2], [0.4, 0.4]) == pytest.approx([0.125, 0.5])


def test_valence_is_joy_less_the_darkest() -> None:
    """Surprise and neutral do not count."""
    scores = {
        "anger": 0.1,
        "disgust": 0.0,
        "fear": 0.4,
        "joy": 0.7,
        "neutral": 0.9,
        "sadness": 0.2,
        "surprise": 0.8,
    }
    assert valence_of(scores) == 0.3


def test_torch_is_not_needed(cache: Path) -> None:
    """Reading a feeling imports neither torch nor transformers."""
    code = (
        "import sys; from pathlib import Path; from bot.perception.emotion_model import EmotionModel; "
        f"EmotionModel(Path({str(cache)!r}), threads=1).classify('I am glad.', 'en'); "
        "print('torch' in sys.modules, 'transformers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_graph_is_made_once_where_it_is_missing(tmp_path: Path) -> None:
    """A child process writes it into the cache, under a name of what is in it."""
    EmotionModel(tmp_path, threads=1).classify("I am glad.", "en")
    assert [path.name for path in tmp_path.iterdir()] == [file_name(read_adapter(), "int8")]


def test_chinese_and_signs_are_left_to_the_lists(model: EmotionModel) -> None:
    """The model that has learnt English reads English; lists read the rest."""
    reader = EmotionReader(model, frozenset({"en"}))
    found = reader.classify_all(["I am so glad!", "我高兴极了。", "..."], "en")
    assert [one.model == MODEL for one in found] == [False, True, True]


def test_a_model_that_cannot_be_loaded_is_tried_once() -> None:
    """Words are counted then, and the failure is remembered."""
    refusing = Refusing()
    reader = EmotionReader(refusing)
    assert [reader.classify("I was so happy.", "en").model for _ in range(2)] == [MODEL, MODEL]
    assert (refusing.tried, reader.failure) == (1, "no")


def test_settings_choose(make_settings: MakeSettings, tmp_path: Path) -> None:
    """EMOTION=lexicon counts words, and so does a model's name that is not on this machine."""
    for name in ("lexicon", str(tmp_path / "nowhere")):
        reader = Models(make_settings(EMOTION=name)).emotion_reader()
        assert reader.classify("I was so happy.", "en").model == MODEL
