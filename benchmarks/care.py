"""How often distress is heard, and how often something else is taken for it.

``python -m benchmarks.care [--texts FILE.jsonl ...] [--json]``. The labelled sentences stand in
``tests/care``: the patterns and the second hearing were made with ``en`` and ``zh``; ``fresh-en`` was written
afterwards. ``--texts`` takes files of lines with a ``text`` (autobiographies, say) in which nobody is in
distress, and counts the alarms in them. Of English, ``second`` figures count the second hearing too.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from bot.care.nearness import is_near
from bot.care.reading import DISTRESS, Concern, concern_of
from memory.embeddings import BUNDLED, load_embedder

HERE = Path(__file__).parent.parent / "tests" / "care"
Row = tuple[str, str]


def rows_of(path: Path) -> list[Row]:
    """Label and sentence by line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(label, text) for label, text in (line.split("\t") for line in lines if line.strip())]


def figures(rows: Sequence[Row]) -> dict[str, float]:
    """Shares from 0 to 1: of wishes to die that are answered, and answered as of now; of plain sentences
    that are taken for distress, and for a wish of now; of each other concern that is heard as what it is.
    """
    heard = [(label, concern_of(text)) for label, text in rows]
    wishes = [found for label, found in heard if label == "crisis"]
    plain = [found for label, found in heard if label == "none"]
    found = {
        "wishes": len(wishes),
        "answered": _share(one in DISTRESS for one in wishes),
        "answered_as_now": _share(one is Concern.CRISIS for one in wishes),
        "plain": len(plain),
        "false_alarms": _share(one in DISTRESS for one in plain),
        "false_alarms_as_now": _share(one is Concern.CRISIS for one in plain),
    }
    for concern in (Concern.ECHO, Concern.OTHER, Concern.ABUSE, Concern.ADVICE):
        told = [got for label, got in heard if label == concern]
        found[concern.value] = _share(one is concern for one in told)
    return found


def second(rows: Sequence[Row], near: Callable[[str], bool]) -> dict[str, float]:
    """The shares answered where what no pattern heard anything in is listened to once more."""
    heard = [(label, concern_of(text) in DISTRESS or near(text)) for label, text in rows]
    return {
        "second_answered": _share(found for label, found in heard if label == "crisis"),
        "second_false_alarms": _share(found for label, found in heard if label == "none"),
    }


def alarms_in(texts: Sequence[str], near: Callable[[str], bool]) -> dict[str, float]:
    """How many of `texts` are taken for distress, by patterns and then by `near`; seconds a text."""
    start = time.perf_counter()
    alarms = [concern_of(text) in DISTRESS for text in texts]
    seconds = (time.perf_counter() - start) / len(texts)
    more = sum(not alarm and near(text) for text, alarm in zip(texts, alarms, strict=True))
    return {"texts": len(texts), "alarms": sum(alarms), "second_alarms": more, "seconds_each": seconds}


def _share(flags: Iterable[bool]) -> float:
    known = list(flags)
    return sum(known) / len(known) if known else 0.0


def main() -> None:
    """Print the figures by set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    embedder = load_embedder(BUNDLED, Path(tempfile.gettempdir()) / "lifestory-models")
    near = partial(is_near, embedder=embedder)
    found = {path.stem: figures(rows_of(path)) for path in sorted(HERE.glob("*.tsv"))}
    for name in ("en", "fresh-en"):
        found[name] |= second(rows_of(HERE / f"{name}.tsv"), near)
    for path in arguments.texts:
        lines = path.read_text(encoding="utf-8").splitlines()
        found[path.stem] = alarms_in([json.loads(line)["text"] for line in lines if line.strip()], near)
    if arguments.json:
        print(json.dumps(found))
        return
    for name, each in found.items():
        print(name, " ".join(f"{key}={value:.3f}".rstrip("0").rstrip(".") for key, value in each.items()))


if __name__ == "__main__":
    main()
