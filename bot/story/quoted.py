"""What somebody says in quotation marks, which no writer may touch."""

from __future__ import annotations

import re
from collections.abc import Callable

_QUOTED = re.compile(r"(\"[^\"]*\"|“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》)")


def outside_quotes(text: str, change: Callable[[str], str]) -> str:
    """`text` with `change` done, in order, to each part that stands in no quotation marks."""
    parts = _QUOTED.split(text)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))
