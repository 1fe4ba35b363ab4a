"""A narrator's indexes on the disk, numbered: the newest whole one serves, the next is built beside it.

``index/<narrator>/000007`` is whole, ``000008.part`` is being built. It becomes whole by one rename,
so that a process killed at any moment leaves the old index serving or the new one, never neither.
Each says in ``recipe.json`` what it was made with. Holds no words.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

LAYOUT = "2"  # raise it when vectors are kept in another way
_RECIPE = "recipe.json"
_PART = ".part"
_BUILDING, _OPENING = "building", "opening"


@dataclass(frozen=True)
class Recipe:
    """What an index is of: the embedder, how vectors are kept, and how passages were cut.

    Windows (what stands before and after a passage) are summed when asking; nothing kept hangs on
    them, so they are not in it.
    """

    embedder: str
    fingerprint: str
    layout: str
    segmentation: str

    def same_vectors(self, other: Recipe) -> bool:
        """Whether the same text has the same vector in both."""
        return (self.embedder, self.fingerprint) == (other.embedder, other.fingerprint)


class Generations:
    """The numbered indexes of one narrator, in `folder`. Safe among processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def newest(self) -> Path | None:
        """The whole index that serves."""
        names = [one for one in self._names() if one.isdigit()]
        return self.folder / max(names) if names else None

    def first(self, recipe: Recipe) -> Path:
        """The whole index that serves; where there is none, an empty one of `recipe`."""
        with self._locked(_OPENING):  # not `building`: a search must not wait for one that builds
            known = self.newest()
            return known if known is not None else self.finish(self.part(recipe))

    def started(self, recipe: Recipe) -> bool:
        """Whether an index of `recipe` was begun and is not whole."""
        return any(read_recipe(one) == recipe for one in self._parts())

    def part(self, recipe: Recipe) -> Path:
        """The index being built: the one begun before, if it is of `recipe`. Others are removed."""
        self._drop_remains_of_older_programs()
        for one in self._parts():
            if read_recipe(one) == recipe:
                return one
            shutil.rmtree(one)
        newest = self.newest()
        number = int(newest.name) + 1 if newest is not None else 1
        made = self.folder / f"{number:06d}{_PART}"
        made.mkdir(parents=True, mode=0o700)
        write_whole(made / _RECIPE, asdict(recipe))
        return made

    def finish(self, part: Path) -> Path:
        """Make the built index the one that serves: one rename."""
        whole = part.with_suffix("")
        part.rename(whole)
        _sync(self.folder)
        return whole

    def sweep(self) -> None:
        """Remove what a newer index has replaced and nobody has open."""
        newest = self.newest()
        for name in self._names():
            if newest is not None and name.isdigit() and name < newest.name:
                held = _held(self.folder / name, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if held is not None:
                    shutil.rmtree(self.folder / name)
                    os.close(held)

    @contextmanager
    def building(self) -> Iterator[None]:
        """One at a time builds or removes; others wait."""
        with self._locked(_BUILDING):
            yield

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / name).open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def remove(self) -> None:
        """Remove every index. Whoever is building one stops at their next batch and is waited for."""
        if not self.folder.is_dir():
            return
        for one in self._parts():
            (one / _RECIPE).unlink(missing_ok=True)
        with self.building():
            shutil.rmtree(self.folder, ignore_errors=True)

    def _parts(self) -> list[Path]:
        return [self.folder / one for one in self._names() if one.endswith(_PART)]

    def _names(self) -> list[str]:
        return sorted(os.listdir(self.folder)) if self.folder.is_dir() else []  # noqa: PTH208 - asked at every search

    def _drop_remains_of_older_programs(self) -> None:
        """Before indexes were numbered, one lay in the folder itself."""
        if (self.folder / "chroma.sqlite3").exists():
            for one in self.folder.iterdir():
                if one.name == "chroma.sqlite3" or "-" in one.name:
                    shutil.rmtree(one) if one.is_dir() else one.unlink()


def hold(index: Path) -> int | None:
    """Keep an index from being swept while it is open; the handle to give to `os.close`, or None
    where it has just been removed.
    """
    return _held(index, fcntl.LOCK_SH)


def read_recipe(index: Path) -> Recipe | None:
    """What an index is of; None where that cannot be read."""
    try:
        return Recipe(**json.loads((index / _RECIPE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_whole(path: Path, data: object) -> None:
    """Write JSON so that a killed process leaves the old file or the new one."""
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as handle:
        json.dump(data, handle)
        handle.flush()
        os.fsync(handle.fileno())
    beside.replace(path)
    _sync(path.parent)


def _held(index: Path, how: int) -> int | None:
    try:
        handle = os.open(index / _RECIPE, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, how)
    except OSError:
        os.close(handle)
        return None
    if not (index / _RECIPE).exists():  # removed while we waited
        os.close(handle)
        return None
    return handle


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
