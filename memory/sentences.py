"""Where sentences begin and end, in English and Chinese, and which of the two a text is in."""

from __future__ import annotations

import re

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
_CJK_CHARACTER = re.compile(f"[{CJK}]")
_LATIN_WORD = re.compile(r"[^\W\d_]+", re.ASCII)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[。！？…]+[”’」』）\"]*|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:mr|mrs|ms|dr|st|prof|rev|sr|jr|vs|no|mt|gen|col|capt|lt|sgt|jan|feb|mar|apr|aug|sept?|oct"
    r"|nov|dec|e\.g|i\.e|a\.m|p\.m|[a-z])\.$",
    re.IGNORECASE,
)


def language_of(text: str) -> str:
    """``zh`` where Chinese characters outnumber half the Latin words, else ``en``."""
    return "zh" if 2 * len(_CJK_CHARACTER.findall(text)) > len(_LATIN_WORD.findall(text)) else "en"


def is_question(text: str) -> bool:
    """True where `text` ends by asking something."""
    return text.rstrip().endswith(("?", "？"))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end (characters) of each sentence, without the space around it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _goes_on(text, start, match):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """True where the stop belongs to an abbreviation, or the next word is not a beginning."""
    if "\n" in match.group() or match.group()[0] in "。！？":
        return False
    following = text[match.end() :].lstrip()[:1]
    if match.group().startswith(("…", "..")):
        return following.islower() or bool(_CJK_CHARACTER.match(following))
    if match.group() != ".":
        return following.islower()
    # "I" and times of day end sentences more often than they shorten words.
    short = _ABBREVIATION.search(text[start : match.end()])
    if short is None:
        return following.islower()
    ends = short.group().strip(' ("“').lower() in ("i.", "a.m.", "p.m.") and not following.islower()
    return bool(following) and not ends


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if piece.strip():
        spans.append((start + lead, start + len(piece.rstrip())))
