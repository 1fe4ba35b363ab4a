"""Macro-F1 of the emotion classifiers on GoEmotions grouped by Ekman, and their speed.

``python -m benchmarks.emotion FILE.tsv [--json]``; the file has text, comma-separated label numbers and id
by row, and ``labels.txt`` lies beside it. A label counts as given where its score reaches `HOLDS`.
``--speed`` reads every text with as many threads as there are processors, without torch. ``--valence``
says how often texts of joy alone are brighter than texts of dark feelings alone.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.perception.emotion_model import EmotionModel
from bot.perception.emotion_reader import EmotionReader
from memory.feelings import HOLDS
from memory.types import Emotion
from training.examples import read_examples, read_labels

Row = tuple[str, frozenset[str]]


def rows_of(path: Path) -> list[Row]:
    """Texts and their labels by name."""
    names = read_labels(path.parent)
    rows = read_examples(path, names)
    return [(one.text, frozenset(names[label] for label in one.labels)) for one in rows]


def f1_by_label(rows: Sequence[Row], emotions: Sequence[Emotion]) -> dict[str, float]:
    """F1 of each label that a text bears (0..1); `emotions` are what was read in the `rows`."""
    counts: dict[str, list[int]] = {}
    for (_, wanted), emotion in zip(rows, emotions, strict=True):
        given = {label for label, score in emotion.labels.items() if score >= HOLDS}
        for label in emotion.labels:
            hit, false, missed = counts.setdefault(label, [0, 0, 0])
            counts[label] = [
                hit + (label in given and label in wanted),
                false + (label in given and label not in wanted),
                missed + (label not in given and label in wanted),
            ]
    return {label: 2 * h / (2 * h + f + m) for label, (h, f, m) in counts.items() if h + m}


def valence_order(rows: Sequence[Row], emotions: Sequence[Emotion]) -> float:
    """How often a text of joy alone has a higher valence than one of dark feelings alone (0..1)."""
    dark = {"anger", "disgust", "fear", "sadness"}
    bright = [one.valence for (_, wanted), one in zip(rows, emotions, strict=True) if wanted == {"joy"}]
    low = [one.valence for (_, wanted), one in zip(rows, emotions, strict=True) if wanted <= dark]
    ranked = sorted([(one, 1) for one in bright] + [(one, 0) for one in low])
    below = wins = 0
    for _, is_bright in ranked:
        wins += below * is_bright
        below += 1 - is_bright
    return wins / (len(bright) * len(low))


def measured(rows: Sequence[Row], reader: EmotionReader) -> dict[str, Any]:
    """Figures of one reader; the first text is read apart, so that loading does not count."""
    texts = [text for text, _ in rows]
    reader.classify(texts[0], "en")
    started = time.perf_counter()
    emotions = reader.classify_all(texts, "en")
    seconds = time.perf_counter() - started
    found = f1_by_label(rows, emotions)
    return {
        "macro_f1": sum(found.values()) / len(found),
        "by_label": found,
        "texts_a_second": len(texts) / seconds,
        "valence_order": valence_order(rows, emotions),
        "torch": "torch" in sys.modules,
    }


def main() -> None:
    """Print F1 by label and their mean, for the trained model and for the lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--speed", action="store_true", help="texts a second too")
    parser.add_argument("--valence", action="store_true", help="the order of valences too")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    rows = rows_of(chosen.file)
    with tempfile.TemporaryDirectory() as cache:
        model = EmotionReader(EmotionModel(Path(cache)), frozenset({"en"}))
        found = {"trained": measured(rows, model), "lexicon": measured(rows, EmotionReader(None))}
    if chosen.json:
        print(json.dumps({**found["trained"], "lexicon": found["lexicon"]}))
        return
    for name, figures in found.items():
        _show(name, figures, chosen.speed, chosen.valence)


def _show(name: str, figures: dict[str, Any], speed: bool, valence: bool) -> None:
    print(name)
    for label, value in sorted(figures["by_label"].items()):
        print(f"  {label:10} {value:.3f}")
    print(f"  {'macro':10} {figures['macro_f1']:.3f}")
    if speed:
        loaded = "with" if figures["torch"] else "without"
        print(
            f"  {figures['texts_a_second']:.0f} texts a second on {os.cpu_count()} processors, {loaded} torch"
        )
    if valence:
        print(f"  brighter is brighter in {figures['valence_order']:.1%} of pairs")


if __name__ == "__main__":
    main()
