"""How often telling is taken for a question to the bot, and how many questions are heard as such.

``python -m benchmarks.requests FILE [FILE ...] [--json]``: FILE holds conversations with questions about
them, as ``benchmarks.recall`` takes it. What was told must be heard as telling, whole entry by whole entry. A
question, sent as a message of its own, is heard as one where it names somebody or something of the narrator's
own and ends as a question; other words are kept like any.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks._data import load
from memory.looking_back import looking_back
from memory.requests import read_request


def figures(told: Sequence[str], asked: Sequence[str]) -> dict[str, int]:
    """Counts: entries, and those taken for a request or question; questions, and those heard."""
    return {
        "entries": len(told),
        "misread": sum(bool(looking_back(one) or read_request(one)) for one in told),
        "questions": len(asked),
        "heard": sum(bool(looking_back(one)) for one in asked),
    }


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description="Count what is heard as a question to the bot.")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    found = {}
    for path in chosen.files:
        conversations = load(path)
        told = [line.text for one in conversations for line in one.lines]
        found[path.name] = figures(told, [asked.text for one in conversations for asked in one.questions])
    if chosen.json:
        print(json.dumps(found))
        return
    for name, counted in found.items():
        print(f"{name}: {counted['misread']} of {counted['entries']} entries misread")
        print(f"{name}: {counted['heard']} of {counted['questions']} questions heard as questions")


if __name__ == "__main__":
    main()
