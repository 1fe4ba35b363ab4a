"""Files by what is in them, whatever they are called."""

from __future__ import annotations

import hashlib
from pathlib import Path


def file_ref(path: Path) -> str:
    """A name for a file from its bytes: a copy under another name is the same. Raises OSError."""
    with path.open("rb") as file:
        return f"file:{hashlib.file_digest(file, 'sha256').hexdigest()[:32]}"


def bytes_ref(data: bytes) -> str:
    """The same for bytes that are already read."""
    return f"file:{hashlib.sha256(data).hexdigest()[:32]}"
