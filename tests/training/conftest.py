"""A tiny MiniLM with random weights, and feelings that a network of its size can learn."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from memory.export_onnx import bundled_folder
from training.examples import Example
from training.loop import Task

LABELS = ("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise")
_WORDS = ("furious", "disgusting", "afraid", "happy", "table", "sad", "surprised")


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Two threads on a busy machine wait for each other; seconds become minutes."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a BERT of MiniLM's width and six layers, with narrow insides and random weights."""
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("tiny")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=30522, hidden_size=384, num_hidden_layers=6, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    shutil.copy(bundled_folder() / "tokenizer.json", folder)
    return folder


def examples(count: int, seed: int = 0) -> list[Example]:
    """Texts in which one word tells the label."""
    chance = random.Random(seed)
    found = []
    for at in range(count):
        label = at % len(LABELS)
        words = ["we", "were", "there", _WORDS[label]]
        chance.shuffle(words)
        found.append(Example(" ".join(words), (label,)))
    return found


@pytest.fixture
def task(tiny: Path) -> Task:
    """A small task on the tiny network."""
    return Task(examples(56), examples(28, 1), len(LABELS), tiny)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder as ``lifestory train emotion --data`` wants it."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "labels.txt").write_text("\n".join(LABELS))
    for name, start, count in (("train", 0, 84), ("dev", 84, 21)):
        rows = [
            f"{one.text} number {start + at}, said [NAME] to her\t{one.labels[0]}\t{name}{at}"
            for at, one in enumerate(examples(count, start))
        ]
        (folder / f"{name}.tsv").write_text("\n".join(rows) + "\n")
    return folder
