"""How large each part is, and what all parts share in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from benchmarks._stock import MODELS, Stock, opened
from benchmarks._teller import StandIn, Teller
from bot.cli.progress import bar
from memory.embeddings import Embedder, load_embedder

Numbers = tuple[int, ...]


def _of(value: int | Numbers, meaning: str) -> int:
    """A field with a default and a line for ``--help``."""
    found: int = field(default=value, metadata={"help": meaning})  # type: ignore[assignment]
    return found


@dataclass(frozen=True)
class Scale:
    """The specification's numbers."""

    k: int = _of(10, "passages that a recall gives")
    queries: int = _of(200, "recalls timed, after 20 to warm up")
    known: int = _of(5000, "really embedded sentences of which passages are made")
    small: int = _of(1000, "recall, narrators: passages of the lesser narrator")
    large: int = _of(100_000, "recall, lexical: passages of the greater narrator")
    narrators: int = _of(1000, "narrators: how many")
    others: int = _of(20, "narrators: passages of each of the others")
    growth_passages: int = _of(1_000_000, "growth: passages in all")
    growth_narrators: int = _of(1000, "growth: narrators")
    cold: int = _of(2000, "growth: passages of the narrator first recalled")
    open_indexes: int = _of(32, "growth: OPEN_INDEXES of the process that serves")
    served: int = _of(300, "growth: recalls of random narrators")
    additions: int = _of(200, "lexical: passages added one at a time")
    texts: int = _of(1000, "embedding: texts")
    rounds: int = _of(3, "embedding: rounds, the best of which counts")
    messages: int = _of(10_000, "import: messages")


QUICK = Scale(
    queries=100,
    known=1000,
    large=5000,
    narrators=50,
    growth_passages=10_000,
    growth_narrators=50,
    cold=500,
    served=80,
    additions=50,
    texts=200,
    rounds=1,
    messages=1000,
)


@dataclass
class Run:
    """One run. ``work`` is a folder for what is built; `home` keeps a narrator for all parts that ask."""

    scale: Scale
    work: Path
    growth: Path
    _homes: dict[int, tuple[Path, str]] = field(default_factory=dict)

    @cached_property
    def real(self) -> Embedder:
        """The product's own embedder."""
        return load_embedder("embedded", MODELS)

    @cached_property
    def teller(self) -> Teller:
        """Who makes up every text."""
        return Teller(self.scale.known)

    @cached_property
    def stand_in(self) -> Embedder:
        """Vectors of the teller's passages; questions really embedded."""
        with bar("Embedding the known sentences", None):
            return StandIn(self.real, self.teller)

    @contextmanager
    def home(self, size: int) -> Iterator[tuple[Stock, str, Path]]:
        """A store with one narrator of `size` passages, the narrator's id, and the store's folder."""
        folder = self.work / f"one-{size}"
        with opened(folder, self.stand_in) as stock:
            if size not in self._homes:
                narrator = stock.narrator("Ruth")
                with bar(f"Building {size} passages", size) as advance:
                    stock.fill(narrator, self.teller.passages(size), advance)
                self._homes[size] = folder, narrator
            yield stock, self._homes[size][1], folder

    def questions(self) -> tuple[list[str], list[str]]:
        """To warm up with, and to time."""
        return self.teller.questions(20), self.teller.questions(self.scale.queries)


Part = Callable[[Run], dict[str, object]]
