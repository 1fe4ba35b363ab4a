"""What is asked of the bot in plain words and tells nothing: "Why do you ask me this?", "Show me my story".

They are no memories. The words are each language's own (``rules/requests.yaml``); a message counts only where
it says nothing else, so that a greeting out of a story stays in it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import prompts

_LONGEST = 120  # characters; whoever writes more has told something


@dataclass(frozen=True)
class Request:
    """What is wanted, by its name in ``requests.yaml``; of ``language`` also which one, as a code."""

    kind: str
    language: str = ""


def read_request(text: str) -> Request | None:
    """What the whole of `text` asks of the bot, or None. In any language that is spoken here."""
    if len(text) > _LONGEST:
        return None
    for code in prompts.may_be(text):
        plain = _plain(text, spaced=prompts.language(code).spaced)
        for kind, pattern in _patterns(code) if plain else ():
            found = pattern.fullmatch(plain)
            if found and (request := _request(kind, found)):
                return request
    return None


def _request(kind: str, found: re.Match[str]) -> Request | None:
    """None where somebody is to speak in no language: "speak up"."""
    if kind != "language":
        return Request(kind)
    words = next((one for one in found.groupdict().values() if one), "")
    code = prompts.find_language(words)
    return Request(kind, code) if code else None


def _plain(text: str, *, spaced: bool) -> str:
    """Small letters, straight apostrophes, no marks; no spaces where a language has none."""
    low = unicodedata.normalize("NFC", text).casefold().replace("’", "'").replace("‘", "'")
    words = re.sub(r"[^\w']+", " ", low).strip()
    return words if spaced else words.replace(" ", "")


@prompts.remembered
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = prompts.rules("requests", language)
    if data is None:
        return ()
    parts: dict[str, str] = data["parts"]
    kinds = [kind for kind in data if kind not in ("parts", "examples")]
    return tuple((kind, re.compile(_led(data[kind], parts))) for kind in kinds)


def _led(phrases: list[str], parts: dict[str, str]) -> str:
    inner = "|".join(phrase.format(**parts) for phrase in phrases)
    return f"{parts['lead']}(?:{inner}){parts['end']}"
