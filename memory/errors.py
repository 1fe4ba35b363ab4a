"""The error tree of memory.

::

    MemoryError_
    ├── KeyUnusable       the master key is missing, short, or not the one that sealed this
    ├── NotFound          no such narrator, entry or story
    └── EraseIncomplete   something of an erased narrator could still be read
"""

from __future__ import annotations


class MemoryError_(Exception):
    """Anything `memory` raises on purpose."""


class KeyUnusable(MemoryError_):
    """The master key is missing, short, or not the one that sealed this."""


class NotFound(MemoryError_):
    """No such narrator, entry or story."""


class EraseIncomplete(MemoryError_):
    """Something of an erased narrator could still be read."""
