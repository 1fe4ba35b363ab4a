"""The scene just told: whom, where, what and when the narrator named, in their own words.

A follow-up may name nothing else. What cannot be told apart with confidence is left out, since a
wrong guess ("How do you feel when you think of Hamburg?") is worse than a plain question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.interview.cues import is_chinese, length, told
from bot.interview.lexicon import words
from bot.interview.scene_en import named_en
from bot.interview.scene_zh import named_zh

_LEAST_WORDS = 6
_QUOTE_EN = 100  # characters
_QUOTE_ZH = 36
_MARKS = re.compile(r"[?？“”\"<>{}*_`#\n]")


@dataclass(frozen=True)
class Scene:
    """What was told last. ``names`` maps ``person``, ``place``, ``thing``, ``time`` and ``quote`` to
    the narrator's words, ready for a template; ``told`` holds the aspects that it tells already.
    """

    entry_id: str
    text: str
    names: tuple[tuple[str, str], ...]
    told: frozenset[str]

    @property
    def worth_following(self) -> bool:
        """True where enough was said to ask more about it."""
        return length(self.text) >= _LEAST_WORDS


def read_scene(entry_id: str, text: str, language: str) -> Scene:
    """The scene in `text`, with names fit for templates in `language` (``en`` or ``zh``).

    Where the narrator spoke in another script than the questions are in, only times and quotes
    are taken: a kinship word would stand foreign in the template.
    """
    chinese = is_chinese(text)
    names = named_zh(text) if chinese else named_en(text)
    if chinese != (language == "zh"):
        names = {kind: name for kind, name in names.items() if kind == "time"}
    quote = _quote(text, chinese)
    if quote:
        names["quote"] = quote
    clean = tuple((kind, name) for kind, name in sorted(names.items()) if not _MARKS.search(name))
    return Scene(entry_id, text, clean, told(text))


def _quote(text: str, chinese: bool) -> str | None:
    """A whole clause in the narrator's own words; the one that tells most, the later of equals."""
    best: tuple[int, int, str] | None = None
    for place, sentence in enumerate(
        re.split(r"(?<=[.!?。！？；;])(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)\s*|\n+", text)
    ):
        if re.search(r"[?？]\s*$", sentence):
            continue
        clause = _whole_clause(sentence.strip(), chinese)
        if clause and not _MARKS.search(clause):
            aspects = told(clause)
            if aspects & {"event", "feeling"}:
                best = max(best or (-1, -1, ""), (len(aspects), place, clause))
    return best[2] if best else None


def _whole_clause(sentence: str, chinese: bool) -> str | None:
    ends = ",，、;；—–:" if chinese else ",;—–:"
    limit = _QUOTE_ZH if chinese else _QUOTE_EN
    whole = re.sub(r"^(?:[Aa]nd|[Bb]ut|[Ss]o|[Oo]r) ", "", sentence.strip(" .!。！…,，;；:："))
    parts = re.split(f"(?<=[{ends}])", whole)
    clause = ""
    for part in parts:  # as many clauses from the start as fit
        if len(clause) + len(part) > limit:
            break
        clause += part
    clause = clause.strip(f" {ends}.!。！…")
    if len(clause) < (5 if chinese else 12) or (not chinese and len(clause.split()) < 3):
        return None
    return None if clause.split()[-1].lower() in words("weak-ends-en") else clause
