"""The feeling in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.emotion import f1_by_label, rows_of
from bot.perception.emotion import FELT, LABELS, LexiconClassifier
from memory.types import Emotion

DEV = Path(__file__).parents[3] / "shared" / "data" / "emotion" / "dev.tsv"


class Always:
    """Gives one label to everything."""

    def __init__(self, label: str) -> None:
        self.label = label

    def classify(self, text: str, language: str) -> Emotion:
        """The one label."""
        return Emotion(0.0, {label: float(label == self.label) for label in LABELS}, "always", "1")


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("We laughed all evening, it was wonderful.", "en", "joy"),
        ("I cried at the funeral, I was so lonely.", "en", "sadness"),
        ("I was terrified of the dark cellar.", "en", "fear"),
        ("He was furious and shouted.", "en", "anger"),
        ("It was a revolting, filthy place.", "en", "disgust"),
        ("Suddenly there he stood, I was astonished.", "en", "surprise"),
        ("The train left at nine.", "en", "neutral"),
        ("那天全家团圆，我高兴极了。", "zh", "joy"),
        ("奶奶去世的时候我哭了很久，很难过。", "zh", "sadness"),
        ("打雷的晚上我害怕得发抖。", "zh", "fear"),
        ("火车九点开。", "zh", "neutral"),
    ],
)
def test_plain_feelings(text: str, language: str, label: str) -> None:
    """Plain words of feeling give their label, in both languages."""
    labels = LexiconClassifier().classify(text, language).labels
    assert max(labels, key=lambda name: labels[name]) == label


@pytest.mark.parametrize(
    ("bright", "dark"),
    [("I was happy there.", "I was miserable there."), ("我很幸福。", "我很痛苦。")],
)
def test_valence(bright: str, dark: str) -> None:
    """Bright words lie above zero, dark ones below, within -1 and 1."""
    classify = LexiconClassifier().classify
    assert 0 < classify(bright, "en").valence <= 1
    assert -1 <= classify(dark, "en").valence < 0


@pytest.mark.parametrize(("text", "label"), [("I was not afraid.", "fear"), ("我不怎么高兴。", "joy")])
def test_negation(text: str, label: str) -> None:
    """A feeling that is denied is not counted."""
    assert LexiconClassifier().classify(text, "en").labels[label] < FELT


def test_all_labels_are_scored() -> None:
    """Every label has a score in 0..1, also for no text at all."""
    found = LexiconClassifier().classify("", "en")
    assert set(found.labels) == set(LABELS)
    assert found.labels["neutral"] == 1.0
    assert found.valence == 0.0


def test_f1_counts_hits_and_misses() -> None:
    """A classifier that always says joy is right in half of two rows: F1 two thirds."""
    rows = [("a", frozenset({"joy"})), ("b", frozenset({"fear"}))]
    found = f1_by_label(rows, Always("joy"))
    assert found["joy"] == pytest.approx(2 / 3)
    assert found["fear"] == 0.0


@pytest.mark.skipif(not DEV.is_file(), reason="the emotion data are not here")
def test_it_is_better_than_guessing() -> None:
    """On real comments its macro-F1 is far above that of always saying neutral."""
    rows = rows_of(DEV)[:1500]
    mean = [sum(f1_by_label(rows, c).values()) / 7 for c in (LexiconClassifier(), Always("neutral"))]
    assert mean[0] > 0.4 > 0.15 > mean[1]
