"""Speed and growth of memory: recall, many narrators, a million passages, words, embedding, import.

``python -m benchmarks.memory [--quick] [--only PART,PART] [--dir FOLDER] [--json]``

recall     one recall (question embedded, both searches, fusion, passages decrypted) of a lesser and
           a greater narrator, beside LangChain with Chroma and beside exact search in NumPy, which
           see the same vectors. Chroma's one collection has as many rows as the narrator, shared
           by up to 1,000 narrators with 10 rows or more, and is asked for one of them.
narrators  the same for a narrator alone and among many: the ratio.
growth     many passages on disk: build rate, disk, and from new processes the memory and the first
           recall. ``--dir`` keeps the folder, which must be empty.
lexical    one passage added until it is found; what stands in clear on disk; the rebuild.
embedding  `benchmarks.embeddings` on made-up sentences.
import     the function of `lifestory import` in a new process, with its memory on the way.

All but `embedding` and `import` are built with made-up vectors: see `benchmarks._teller`. The page
cache is as it is. `--quick` does everything small.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import embeddings
from benchmarks._fresh import fresh
from benchmarks._growth import growth
from benchmarks._lexical import lexical
from benchmarks._recalls import narrators, recall
from benchmarks._scale import QUICK, Part, Run, Scale
from benchmarks._stock import MODELS
from bot.cli.progress import bar


def embedding(run: Run) -> dict[str, object]:
    """The product's form beside sentence-transformers."""
    systems = embeddings.systems(MODELS)
    wanted = dict(list(systems.items())[:2])  # the reference and the form that is the default
    texts, questions = embeddings.made_up()[: run.scale.texts], embeddings.made_up_questions()
    return dict(embeddings.measure(wanted, texts, questions, run.scale.rounds))


def take_in(run: Run) -> dict[str, object]:
    """Messages a second, and resident memory on the way."""
    count, began = run.scale.messages, datetime(2001, 3, 4, 18, tzinfo=UTC)
    file = run.work / "lines.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(run.teller.passages(count)):
            at = began + timedelta(minutes=47 * number)
            lines.write(json.dumps({"at": at.isoformat(), "speaker": "narrator", "text": text}) + "\n")
    marks = [count // 4, count // 2, count]
    with bar(f"Importing {count} messages in a new process", None):
        return dict(fresh("import", folder=str(run.work / "import"), file=str(file), marks=marks))


PARTS: dict[str, Part] = {
    "recall": recall,
    "narrators": narrators,
    "growth": growth,
    "lexical": lexical,
    "embedding": embedding,
    "import": take_in,
}


def main() -> None:
    """Measure and print."""
    parser = _parser()
    chosen = parser.parse_args()
    parts = chosen.only.split(",") if chosen.only else list(PARTS)
    if unknown := set(parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}")
    if chosen.dir and chosen.dir.exists() and any(chosen.dir.iterdir()):
        parser.error(f"{chosen.dir} is not empty")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run = Run(_scale(chosen), work, chosen.dir or work / "growth")
        results = {}
        for part in parts:
            results[part] = PARTS[part](run)
            _show(part, results[part])
    if chosen.json:
        print(json.dumps(results))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", metavar="PARTS", help=f"of {', '.join(PARTS)}, divided by commas")
    parser.add_argument("--quick", action="store_true", help="all parts small, in about two minutes")
    parser.add_argument("--dir", type=Path, help="an empty folder for growth; a temporary one without")
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    for one in fields(Scale):
        meaning = f"{one.metadata['help']} ({one.default})"
        parser.add_argument(f"--{one.name.replace('_', '-')}", type=int, metavar="N", help=meaning)
    return parser


def _scale(chosen: argparse.Namespace) -> Scale:
    given = {one.name: getattr(chosen, one.name) for one in fields(Scale)}
    return replace(QUICK if chosen.quick else Scale(), **{k: v for k, v in given.items() if v is not None})


def _show(name: str, value: object, depth: int = 0) -> None:
    """A group of figures a line, nested ones below."""
    flat = value if isinstance(value, dict) else {}
    plain = {key: one for key, one in flat.items() if not isinstance(one, dict)}
    print("  " * depth + f"{name}: " + "  ".join(f"{key} {one}" for key, one in plain.items()))
    for key, one in flat.items():
        if isinstance(one, dict):
            _show(key, one, depth + 1)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
