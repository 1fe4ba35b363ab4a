"""Bars in the terminal, on standard error; silent where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

_LONG = 120.0  # seconds of sound from which a bar is worth drawing


@contextmanager
def bar(label: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A bar that the yielded function moves on by a number of steps."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(label, total=total)
        yield lambda steps: progress.advance(task, steps)


@contextmanager
def stages(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar for work that says (done, total)."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(label, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


@contextmanager
def listening(label: str = "Listening") -> Iterator[Callable[[float, float], None]]:
    """A bar for each long recording that is heard meanwhile, from (seconds heard, seconds in all)."""
    shown: list[Progress] = []

    def watch(done: float, total: float) -> None:
        if not shown and total >= _LONG and done < total and sys.stderr.isatty():
            shown.append(_sound_bar(label, total))
        if shown:
            shown[0].update(shown[0].task_ids[0], completed=done)
        if done >= total:
            _end(shown)

    try:
        yield watch
    finally:
        _end(shown)


def _sound_bar(label: str, total: float) -> Progress:
    from rich.console import Console
    from rich.progress import Progress, TimeRemainingColumn

    columns = (*Progress.get_default_columns()[:-1], TimeRemainingColumn())
    made = Progress(*columns, console=Console(stderr=True), transient=True)
    made.add_task(label, total=total)
    made.start()
    return made


def _end(shown: list[Progress]) -> None:
    while shown:
        shown.pop().stop()
