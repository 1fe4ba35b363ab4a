"""How much of a story is written anew after one change: model calls against what changed.

    python -m benchmarks.story --json
    python -m benchmarks.story --memories 60 300 1000

A made-up life is told through the product; a scripted model writes it, so that the calls are those
of a real one and nothing leaves the machine. Then one memory comes, is put right, or is taken back,
at several places of the life, and the story is asked for again each time. ``full_calls`` is what writing
everything anew would take. The model cites truly, so no call is for a revision.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks._echo import Echo
from benchmarks._stock import settings_in
from bot.app import App, open_app
from bot.importing import import_file
from bot.work import steps, stories
from bot.work.tools import Tools
from memory import journal, narrators
from memory.types import Narrator

_TRIES = 8
_PLACES = str.split("mill harbour bakery station church bridge market school forge orchard quarry lighthouse")
_DOINGS = str.split("painted mended sold bought carried built found lost cleaned counted")
_THINGS = str.split("boats nets baskets candles ladders carpets bells wheels barrels kites saddles lanterns")
_START = datetime(2026, 1, 1, 9, tzinfo=UTC)
Change = Callable[[App, Tools, str, int], None]


def main() -> None:
    """Print one row a size of life."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--memories", type=int, nargs="+", default=[60, 300])
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    rows = [measure(count) for count in chosen.memories]
    for row in rows:
        print(json.dumps(row) if chosen.json else _readable(row))


def measure(count: int) -> dict[str, Any]:
    """Calls and characters sent for a life of `count` memories: at first, and after each kind of change."""
    with _told(count) as (app, narrator_id):
        model = Echo()
        settings = app.tools.settings.model_copy(update={"llm": "openai:echo"})
        tools = replace(app.tools, model=lambda: model, settings=settings)
        stories.current_story(tools, narrator_id)
        row: dict[str, Any] = {
            "memories": count,
            "full_calls": model.calls,
            "full_characters": model.characters,
        }
        stories.current_story(tools, narrator_id)
        row["calls_nothing_changed"] = model.calls - row["full_calls"]
        for name, change in (("new", _new), ("fixed", _fixed), ("taken_back", _taken_back)):
            row |= _after(name, change, app, tools, narrator_id, model)
    return row


def _after(
    name: str, change: Change, app: App, tools: Tools, narrator_id: str, model: Echo
) -> dict[str, float]:
    calls, characters = [], []
    for number in range(_TRIES):
        change(app, tools, narrator_id, number)
        before = (model.calls, model.characters)
        stories.current_story(tools, narrator_id)
        calls.append(model.calls - before[0])
        characters.append(model.characters - before[1])
    return {
        f"calls_one_{name}": round(mean(calls), 2),
        f"most_calls_one_{name}": max(calls),
        f"characters_one_{name}": round(mean(characters)),
    }


@contextmanager
def _told(count: int) -> Iterator[tuple[App, str]]:
    """The product, in which a life of `count` memories was told out of order."""
    with tempfile.TemporaryDirectory() as name, open_app(settings_in(Path(name))) as app:
        who = narrators.create(app.store, Narrator("", "Ada", "benchmark", "1"))
        _tell(app, who, ["I was born in 1940 in Ghent.", *_life(count - 1)], 0)
        yield app, who.id


def _life(count: int, seed: int = 7) -> list[str]:
    chance = random.Random(seed)
    years = [1941 + number * 75 // max(1, count) for number in range(count)]
    chance.shuffle(years)
    return [_memory(year, chance) for year in years]


def _memory(year: int, chance: random.Random) -> str:
    place, doing, thing = chance.choice(_PLACES), chance.choice(_DOINGS), chance.choice(_THINGS)
    number = chance.randint(20, 9999)
    return f"In {year} we {doing} {number} {thing} beside the old {place}."


def _tell(app: App, who: Narrator, texts: list[str], first: int) -> None:
    rows = [
        {"ref": f"m{first + at}", "at": (_START + timedelta(hours=first + at)).isoformat(), "text": words}
        for at, words in enumerate(texts)
    ]
    with tempfile.TemporaryDirectory() as name:
        lines = Path(name) / "lines.jsonl"
        lines.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        import_file(app.tools, app.work, who, lines)


def _new(app: App, _tools: Tools, narrator_id: str, number: int) -> None:
    who = narrators.get(app.store, narrator_id)
    _tell(app, who, _life(1, seed=100 + number), 10_000 + number)


def _fixed(app: App, tools: Tools, narrator_id: str, number: int) -> None:
    entry = journal.list_entries(app.store, narrator_id)[3 + 5 * number]
    journal.revise(app.store, entry.id, "text", entry.text.replace("old", "new"), "fix", first=entry.text)
    steps.remember(tools, entry.id)


def _taken_back(app: App, tools: Tools, narrator_id: str, number: int) -> None:
    entry = journal.list_entries(app.store, narrator_id)[4 + 5 * number]
    journal.forget_entry(app.store, entry.id, datetime.now(UTC))
    steps.remember(tools, entry.id)


def _readable(row: dict[str, Any]) -> str:
    return "\n".join(f"{name:28} {value}" for name, value in row.items())


if __name__ == "__main__":
    main()
