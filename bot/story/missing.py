"""What to ask a narrator whose chapter lost sentences at the gate: one question a told passage. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.story.verify import REASONS
from memory.sentences import CJK
from memory.types import Passage, Sentence
from prompts import message

MOST = 3
"""Questions for one chapter; more would be an examination."""
_LONGEST, _LONGEST_ZH = 80, 30  # characters of what was told that a question repeats
_ENDS = " \t\n.,;:!?…—–-，。；：！？、"


def missing_questions(
    cut: Sequence[Sentence], passages: Mapping[str, Passage], language: str, most: int = MOST
) -> list[tuple[str, str]]:
    """(passage's id, question) for what was cut: when, who, how it felt, whether it is sure, or more of it.

    A question repeats the narrator's own words and takes nothing from the sentence that was cut, which
    may be untrue. Others' words and rough drafts raise none, and no passage raises two.
    """
    found: dict[str, str] = {}
    for sentence in cut:
        for citation in sentence.citations:
            passage = passages.get(citation.passage_id)
            told = _shortened(passage.text[citation.start : citation.end]) if passage else ""
            if passage is None or not told or not passage.own or passage.draft or passage.id in found:
                continue
            key = f"story-missing-{_kind(sentence)}"
            found[passage.id] = message(key, language, told=told)
            break
    return list(found.items())[:most]


def _kind(sentence: Sentence) -> str:
    reason = sentence.verdict.reason if sentence.verdict else ""
    return next((kind for start, kind in REASONS.items() if reason.startswith(start)), "more")


def _shortened(text: str) -> str:
    """The beginning of what was told, ended at a word and without a question mark of its own."""
    bare = " ".join(re.sub('[?？“”"]', "", text).split()).strip(_ENDS)
    if re.search(f"[{CJK}]", bare):
        return bare if len(bare) <= _LONGEST_ZH else bare[:_LONGEST_ZH].rstrip(_ENDS) + "……"
    if len(bare) <= _LONGEST:
        return bare
    return bare[:_LONGEST].rpartition(" ")[0].rstrip(_ENDS) + " …"
