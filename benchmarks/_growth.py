"""A store that has grown: how fast it is built, what it takes, how it serves."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks._figures import Figures, mib_of, timed
from benchmarks._fresh import fresh
from benchmarks._scale import Run
from benchmarks._stock import Stock, opened
from bot.cli.progress import bar


def growth(run: Run) -> dict[str, object]:
    """Build, then serve from processes of their own."""
    with opened(run.growth, run.stand_in, run.scale.open_indexes) as stock:
        ids, built = _built(run, stock)
    home = run.growth / "home"
    disk = {"journal_mib": _journal_mib(home), "index_mib": mib_of(home / "index")}
    return {"build": built, "disk": disk, "serve": _served(run, ids), "cold": _cold(run, ids)}


def _built(run: Run, stock: Stock) -> tuple[list[str], Figures]:
    """Narrators' ids, and passages a second by stage. The first one has more than the others."""
    scale, stages = run.scale, stock.stages
    sizes = _sizes(scale.growth_passages, scale.growth_narrators, scale.cold)
    ids = []
    with bar(f"Building {sum(sizes)} passages", sum(sizes)) as advance:
        for number, size in enumerate(sizes):
            with timed(stages, "texts_s"):
                texts = run.teller.passages(size)
            ids.append(stock.narrator(f"Narrator {number}"))
            stock.fill(ids[-1], texts, advance)
    rates = {
        f"{name}_per_second": round(sum(sizes) / stages[f"{name}_s"], 1)
        for name in ("texts", "journal", "index")
    }
    seconds = {name: round(value, 1) for name, value in stages.items()}
    both = sum(sizes) / (stages["journal_s"] + stages["index_s"])
    return ids, {"passages": sum(sizes), "per_second": round(both, 1), **rates, **seconds}


def _served(run: Run, ids: list[str]) -> Figures:
    """Random narrators, first as many different ones as may be open, then whoever comes."""
    chance = random.Random(9)
    first = chance.sample(ids, min(run.scale.open_indexes, len(ids)))
    asked = [*first, *chance.choices(ids, k=max(0, run.scale.served - len(first)))]
    with bar(f"Recalling {len(asked)} times in a new process", None):
        return fresh(
            "serve",
            folder=str(run.growth),
            narrators=asked,
            questions=run.teller.questions(len(asked)),
            open_indexes=run.scale.open_indexes,
            k=run.scale.k,
        )


def _cold(run: Run, ids: list[str]) -> dict[str, Figures]:
    """The first narrator's first recall: with the model to load, and after another's has loaded it."""
    questions = run.teller.questions(3)
    return {
        name: fresh(
            "cold",
            folder=str(run.growth),
            narrator=ids[0],
            questions=questions,
            before=before,
            k=run.scale.k,
        )
        for name, before in (("model to load", ""), ("model loaded", ids[1]))
    }


def _sizes(passages: int, narrators: int, first: int) -> list[int]:
    """The first narrator's passages and the others' equal shares of the rest."""
    share, over = divmod(passages - first, narrators - 1)
    return [first, *(share + (number < over) for number in range(narrators - 1))]


def _journal_mib(home: Path) -> float:
    return round(sum(one.stat().st_size for one in home.glob("lifestory.db*")) / 2**20, 1)
