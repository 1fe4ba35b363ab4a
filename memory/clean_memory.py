"""Memory that comes empty: what a library writes to disk unfilled must not be what somebody told.

Chroma's graph (hnswlib) takes memory for a hundred or a thousand rows and writes all of it, the
rows that are not there yet too. Whatever the process had freed before then stands in the file:
pages of another database, ids, words. With ``M_PERTURB`` glibc overwrites memory when it is freed
and when it is handed out (mallopt(3)); at 255 what is handed out is zeros. On two cores neither
embedding nor adding to Chroma gets measurably slower by it.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from functools import cache
from typing import Any

log = logging.getLogger(__name__)

_M_PERTURB = -6
_ZEROS = 255  # the complement is what fresh memory is filled with


@cache
def hand_out_zeros() -> bool:
    """Have this process's memory overwritten when freed; False, and a line in the log, without glibc."""
    libc = _glibc()
    if libc is not None and libc.mallopt(_M_PERTURB, _ZEROS) == 1:
        return True
    log.warning("this system's memory cannot be emptied: index files may hold scraps of what was in memory")
    return False


def give_back() -> None:
    """Give freed memory back to the system, which glibc otherwise keeps in pieces: some milliseconds."""
    libc = _glibc()
    if libc is not None:
        libc.malloc_trim(0)


@cache
def _glibc() -> Any:
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    return libc if hasattr(libc, "gnu_get_libc_version") else None
