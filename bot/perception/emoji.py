"""Emoji as words: a model that read books and pages alone has none in its vocabulary."""

from __future__ import annotations

import re
import unicodedata

_EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]")
_HIDDEN = re.compile("[\u200d\ufe0f\U0001f3fb-\U0001f3ff]")  # joiners, variants, colours of skin


def spelled(text: str) -> str:
    """`text` with each emoji as its Unicode name; the same one in a row is told once."""
    if not _EMOJI.search(text):
        return text
    bare = _HIDDEN.sub("", text)
    once = re.sub(f"({_EMOJI.pattern})\\1+", r"\1", bare)
    return _EMOJI.sub(lambda found: f" {unicodedata.name(found.group(), '').lower()} ", once)
