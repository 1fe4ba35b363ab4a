"""Texts a second and closeness of the embedded model, beside sentence-transformers in the same run.

``python -m benchmarks.embeddings [--texts FILE] [--count 1000] [--rounds 3] [--json]``

Both run the same weights on the same texts with the same number of threads, in turns, each
warmed up before. The rate is the best round's; one question is the median of 50 questions: those
of the file, or made-up ones of 5 to 14 words.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks._data import load
from memory.embeddings import MiniLM
from memory.export_onnx import FORMS, bundled_folder

_WORDS = "the summer we moved to a house by the sea my father kept bees and sang in the evening"

Encode = Callable[[list[str]], Any]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Embedding rate and closeness.")
    parser.add_argument("--texts", type=Path, help="a file of conversations; made-up sentences without")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    chosen = parser.parse_args()
    texts = (_texts(chosen.texts) if chosen.texts else made_up())[: chosen.count]
    questions = _questions(chosen.texts) if chosen.texts else made_up_questions()
    results = measure(
        systems(Path(tempfile.gettempdir()) / "lifestory-models"), texts, questions, chosen.rounds
    )
    for name, figures in results.items():
        print(f"{name:24}" + "  ".join(f"{key} {value:.4f}" for key, value in figures.items()))
    if chosen.json:
        print(json.dumps(results))


def measure(
    systems: dict[str, Encode], texts: Sequence[str], questions: Sequence[str], rounds: int
) -> dict[str, dict[str, float]]:
    """System -> texts a second, milliseconds for one question, and both against the first system."""
    best = dict.fromkeys(systems, 0.0)
    vectors = {}
    for encode in systems.values():
        encode(list(texts[:64]))
    for _ in range(rounds):
        for name, encode in systems.items():
            begin = time.perf_counter()
            vectors[name] = encode(list(texts))
            best[name] = max(best[name], len(texts) / (time.perf_counter() - begin))
    first = next(iter(systems))
    single = {name: _one(encode, questions) for name, encode in systems.items()}
    return {
        name: {
            "texts_per_second": round(best[name], 1),
            "times_first": round(best[name] / best[first], 3),
            "query_ms": round(single[name], 2),
            "query_times_first": round(single[first] / single[name], 2),
            "cosine_mean": round(float((vectors[name] * vectors[first]).sum(1).mean()), 6),
            "cosine_min": round(float((vectors[name] * vectors[first]).sum(1).min()), 6),
        }
        for name in systems
    }


def systems(cache: Path) -> dict[str, Encode]:
    """sentence-transformers, then each form of the embedded model, the default one first."""
    import torch
    from sentence_transformers import SentenceTransformer

    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    torch.set_num_threads(threads)
    reference = SentenceTransformer(str(bundled_folder()), device="cpu")
    found: dict[str, Encode] = {
        "sentence-transformers": lambda texts: reference.encode(texts, normalize_embeddings=True)
    }
    for form in FORMS:
        found[f"lifestory {form}"] = MiniLM(cache, form, threads).matrix
    return found


def _one(encode: Encode, questions: Sequence[str]) -> float:
    times = []
    for question in questions[:50]:
        begin = time.perf_counter()
        encode([question])
        times.append(1000 * (time.perf_counter() - begin))
    return median(times)


def _texts(file: Path) -> list[str]:
    return [line.text for one in load(file) for line in one.lines]


def _questions(file: Path) -> list[str]:
    return [asking.text for one in load(file) for asking in one.questions]


def made_up_questions() -> list[str]:
    """Questions of 5 to 14 words, the same ones each time."""
    chance = np.random.default_rng(8)
    return [
        "When did " + " ".join(chance.choice(_WORDS.split(), chance.integers(3, 12))) + "?" for _ in range(50)
    ]


def made_up() -> list[str]:
    """Sentences of 4 to 60 words, the same ones each time."""
    chance = np.random.default_rng(7)
    return [" ".join(chance.choice(_WORDS.split(), chance.integers(4, 60))) + "." for _ in range(2000)]


if __name__ == "__main__":
    main()
