"""People, places and dates named in what was told, and the timeline of a life.

By rules, and careful ones: a name that no rule is sure of is left out of the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from memory.dates import DateMention, edtf_interval, find_birth_year, find_dates
from memory.dates_told import told_dates
from memory.people_en import find as find_en
from memory.people_zh import find as find_zh
from memory.sentences import is_question, sentence_spans
from memory.types import Caption, Mention, Passage, TimelineEvent

_DIARY = frozenset(["today", "tonight", "今天", "今晚", "今早", "今日"]) | {
    "this morning",
    "this evening",
    "this afternoon",
}
_LONGEST = 240

Picture = tuple[str, Caption, str]
"""Media id, caption, entry id."""


def find_mentions(passage: Passage, birth_year: int | None = None) -> list[Mention]:
    """Who, where and when a passage names, in order. A date's ``name`` is its EDTF form."""
    found = [*find_en(passage.text), *find_zh(passage.text)]
    mentions = [Mention(one.kind, one.name, passage.id, one.start, one.end, one.relation) for one in found]
    for when in find_dates(passage.text, passage.told_at, birth_year=birth_year):
        mentions.append(Mention("date", when.edtf, passage.id, when.start, when.end))
    return sorted(mentions, key=lambda one: (one.start, one.end))


def timeline(passages: Sequence[Passage], pictures: Iterable[Picture]) -> list[TimelineEvent]:
    """What happened when, earliest first: dated sentences of the narrator's own, and dated pictures.

    ``source`` is ``told`` or ``picture``. Rough transcripts and other people's words are left out.
    """
    birth_year = find_birth_year(passages)
    told = told_dates(passages)
    found = [
        event for one in passages if _counts(one) for event in _told(one, birth_year, told.get(one.id, ()))
    ]
    found += [event for picture in pictures if (event := _shown(picture, passages)) is not None]
    unique = {(event.date, event.text): event for event in reversed(found)}
    return sorted(reversed(unique.values()), key=lambda event: _when(event.date))


def _counts(passage: Passage) -> bool:
    return passage.own and not passage.draft and not passage.field.startswith("document:")


def _told(passage: Passage, birth_year: int | None, inferred: Sequence[DateMention]) -> list[TimelineEvent]:
    events = []
    for start, end in sentence_spans(passage.text):
        sentence = passage.text[start:end]
        dates = find_dates(sentence, passage.told_at, birth_year=birth_year)
        dates = [one for one in dates if one.text.lower() not in _DIARY]
        dates = dates or [one for one in inferred if start <= one.start < end]
        if dates and len(sentence) <= _LONGEST and not is_question(sentence):
            best = min(dates, key=lambda one: _length(one.edtf))
            events.append(TimelineEvent(best.edtf, sentence, passage.id, passage.entry_id, "told"))
    return events


def _shown(picture: Picture, passages: Sequence[Passage]) -> TimelineEvent | None:
    media_id, caption, entry_id = picture
    if caption.taken_at is None:
        return None
    try:
        edtf_interval(caption.taken_at)
    except ValueError:
        return None
    of_entry = [one for one in passages if one.entry_id == entry_id]
    own = [one for one in of_entry if one.field == f"caption:{media_id}"]
    passage_id = next((one.id for one in (*own, *of_entry)), "")
    return TimelineEvent(caption.taken_at, caption.text, passage_id, entry_id, "picture")


def _when(edtf: str) -> tuple[date, date]:
    return edtf_interval(edtf)


def _length(edtf: str) -> int:
    first, last = edtf_interval(edtf)
    return (last - first).days + (1 if edtf.endswith(("~", "%")) else 0)
