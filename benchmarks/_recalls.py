"""How long one recall takes: by the narrator's size, and by how many narrators there are."""

from __future__ import annotations

from functools import partial

from benchmarks._beside import Ask, exact, langchain_chroma
from benchmarks._figures import Figures, in_turns
from benchmarks._scale import Run
from benchmarks._stock import Stock, opened
from bot.cli.progress import bar


def recall(run: Run) -> dict[str, object]:
    """A lesser and a greater narrator, each beside LangChain with Chroma and exact search."""
    return {str(size): _beside(run, size) for size in (run.scale.small, run.scale.large)}


def narrators(run: Run) -> dict[str, object]:
    """The same narrator alone and among many, asked in turns; thirty-one others are open beside."""
    size, k = run.scale.small, run.scale.k
    with run.home(size) as (alone, narrator, _), opened(run.work / "many", run.stand_in) as among:
        same = among.narrator("Ruth")
        among.fill(same, run.teller.passages(size), lambda _: None)
        _add_others(run, among)
        systems: dict[str, Ask] = {
            "alone": partial(alone.recall.search, narrator, k=k),
            "among": partial(among.recall.search, same, k=k),
        }
        found = _timed(run, systems)
    ratios = {
        f"ratio_{name}": round(found["among"][f"{name}_ms"] / found["alone"][f"{name}_ms"], 3)
        for name in ("p50", "p95")
    }
    return {"1": found["alone"], str(run.scale.narrators): found["among"], **ratios}


def _add_others(run: Run, stock: Stock) -> None:
    """All other narrators. Those of the last are open afterwards, as many as there may be."""
    count = run.scale.narrators - 1
    with bar(f"Building {count} other narrators", count) as advance:
        for number in range(count):
            other = stock.narrator(f"Other {number}")
            stock.fill(other, run.teller.passages(run.scale.others), lambda _: None)
            if number >= count - 31:
                stock.recall.search(other, "Where was the harbour?", run.scale.k)
            advance(1)


def _beside(run: Run, size: int) -> dict[str, Figures]:
    k, owners = run.scale.k, min(1000, max(1, size // run.scale.k))
    texts = run.teller.passages(size)
    with (
        run.home(size) as (stock, narrator, _),
        bar(f"Building LangChain and Chroma, {size} rows", size) as advance,
        langchain_chroma(texts, run.stand_in, owners, k, advance) as chroma,
    ):
        systems: dict[str, Ask] = {
            "lifestory": partial(stock.recall.search, narrator, k=k),
            "langchain+chroma": chroma,
            "numpy": exact(texts, run.stand_in, k),
            "query embedding alone": run.real.query,
        }
        return _timed(run, systems)


def _timed(run: Run, systems: dict[str, Ask]) -> dict[str, Figures]:
    warming, questions = run.questions()
    in_turns(systems, warming)
    return in_turns(systems, questions)
