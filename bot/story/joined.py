"""The literary style: paragraphs run on, and short sentences that belong together are one.

Two sentences become one by a semicolon, or by "and" where the same person goes on; what they say stays
as it was told, and the new one cites the words of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.story.certainty import denies
from bot.story.tellable import is_tellable
from memory.sentences import CJK, language_of
from memory.types import Sentence

_PARAGRAPH = 9
_SHORT, _BOTH = 9, 18  # words of a sentence that may be joined, and of what it makes
_SHORT_ZH, _SCRAP_ZH = 14, 9
_SAME = ("I", "we", "he", "she", "they")
_GOES_ON = re.compile(r"(?:he|she|they|it|we|I|his|her|their|my|our|nobody|everybody)\b")
_LEAD = re.compile(r"^(?:and|so|but) (?=then\b|after\b|one day\b|in \d)", re.IGNORECASE)
_ZH_SUBJECT = re.compile("我|他|她|它|爸|妈|父|母|外|奶|爷|哥|姐|弟|妹|那|这|后来|因为|所以|但")
_MARKED = re.compile(r"[\"“”‘「」『』;；:：?？!！…]|\bI think\b|\bmaybe\b", re.IGNORECASE)


def flowing(paragraphs: Sequence[Sequence[Sentence]]) -> list[list[Sentence]]:
    """The paragraphs of a scene run together, with their short sentences joined."""
    runs: list[list[Sentence]] = []
    for paragraph in paragraphs:
        told = all(one.role == "told" for one in paragraph)
        goes_on = told and bool(runs) and all(one.role == "told" for one in runs[-1])
        if goes_on and len(runs[-1]) + len(paragraph) <= _PARAGRAPH:
            runs[-1] += paragraph
        else:
            runs.append(list(paragraph))
    return [_joined(one) for one in runs]


def _joined(sentences: Sequence[Sentence]) -> list[Sentence]:
    done: list[Sentence] = []
    free = False  # two joins in a row would make a string of them
    for one in sentences:
        text = None
        if done and free and one.role == done[-1].role == "told":
            text = _together(done[-1].text, one.text)
        if text is None:
            done.append(replace(one, text=_without_lead(one.text)))
            free = True
            continue
        before = done[-1]
        done[-1] = replace(before, text=text, citations=(*before.citations, *one.citations))
        free = False
    return done


def _together(before: str, after: str) -> str | None:
    """Both sentences as one; None where they are better apart."""
    if _MARKED.search(before) or _MARKED.search(after) or not is_tellable(before):
        return None
    if language_of(before) == language_of(after) == "zh":
        return _together_zh(before, after)
    first, second = before.split(), after.split()
    if max(len(first), len(second)) > _SHORT or len(first) + len(second) > _BOTH:
        return None
    head, subject = before.rstrip("."), second[0]
    plain = not any(map(denies, (before, after))) and "," not in after and " and " not in before
    if (
        plain
        and first[0] == subject
        and subject.lower() in [one.lower() for one in _SAME]
        and len(second) > 2
    ):
        return f"{head} and {' '.join(second[1:])}"
    lowered = after if subject == "I" else after[0].lower() + after[1:]
    return f"{head}; {lowered}" if _GOES_ON.match(lowered) else None


def _together_zh(before: str, after: str) -> str | None:
    lengths = [len(re.findall(f"[{CJK}\\d]", one)) for one in (before, after)]
    head = before.rstrip("。")
    if lengths[1] <= _SCRAP_ZH and not _ZH_SUBJECT.match(after) and lengths[0] <= 2 * _SHORT_ZH:
        return f"{head}，{after}"
    return f"{head}；{after}" if max(lengths) <= _SHORT_ZH else None


def _without_lead(text: str) -> str:
    """ "And then we left." as "Then we left."."""
    rest = _LEAD.sub("", text)
    return rest[0].upper() + rest[1:]
