"""Files that wait to be sent, sealed until then: a book or an export lies nowhere in clear."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from memory.store import Store


def keep(store: Store, narrator_id: str, data: bytes) -> str:
    """Seal `data` until it is sent; returns the path to put into an `OutMessage`."""
    folder = store.home / "outgoing" / narrator_id
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{uuid4().hex}.sealed"
    store.vault.system.seal_bytes(data, target, "outgoing", target.stem)
    return str(target)


def read(store: Store, path: str) -> bytes:
    """The clear bytes of a waiting file (or of a plain one that was never sealed)."""
    found = Path(path)
    if found.suffix != ".sealed":
        return found.read_bytes()
    return store.vault.system.open_file(found, "outgoing", found.stem)


def remove(path: str) -> None:
    """Take a sent file away; one that is already gone is fine."""
    Path(path).unlink(missing_ok=True)
