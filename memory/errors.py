"""The error tree of memory.

::

    RecordError
    ├── KeyUnusable       the master key is missing, short, or not the one that sealed this
    ├── StoreUnusable     the database cannot be opened
    ├── NotFound          no such narrator, entry or story
    ├── EmbedderUnavailable the embedding model cannot be loaded here
    └── EraseIncomplete   something of an erased narrator could still be read
"""

from __future__ import annotations


class RecordError(Exception):
    """Anything `memory` raises on purpose."""


class KeyUnusable(RecordError):
    """The master key is missing, short, or not the one that sealed this."""


class StoreUnusable(RecordError):
    """The database cannot be opened: its address is wrong, it is away, or it is none of ours."""


class NotFound(RecordError):
    """No such narrator, entry or story."""


class EraseIncomplete(RecordError):
    """Something of an erased narrator could still be read."""


class EmbedderUnavailable(RecordError):
    """The embedding model cannot be loaded here."""
