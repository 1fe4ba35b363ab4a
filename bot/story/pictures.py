"""Beside which paragraph of a chapter a picture stands: the one that tells what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.story.outline import Photo, belonging
from memory.dates import edtf_interval, event_date
from memory.types import Chapter, Passage


def beside(
    chapter: Chapter, photos: Sequence[Photo], passages: Mapping[str, Passage], about: Mapping[str, str]
) -> tuple[tuple[int, str], ...]:
    """Pairs of a paragraph and the picture that stands after it, for the pictures that have such a place.

    A picture stands with the words sent with it, else with an answer about it or what was told just before,
    else with what happened within a year of when it was taken. `about` says which entry an answer is about,
    by ids.
    """
    last: dict[str, int] = {}
    for one in chapter.sentences:
        for cited in one.citations:
            if cited.passage_id in passages and one.role == "told":
                last[passages[cited.passage_id].entry_id] = one.paragraph
    told = [one for one in passages.values() if one.entry_id in last]
    near = belonging(sorted(told, key=lambda one: one.told_at), photos, about)
    found = []
    for media_id, caption, entry_id, _ in photos:
        if media_id not in chapter.media_ids:
            continue
        place = last.get(entry_id, last.get(near.get(entry_id, "")))
        if place is None:
            place = _by_date(caption.taken_at, chapter, passages)
        if place is not None:
            found.append((place, media_id))
    return tuple(sorted(found, key=lambda pair: pair[0]))


def _by_date(taken_at: str | None, chapter: Chapter, passages: Mapping[str, Passage]) -> int | None:
    year = _year(taken_at)
    if year is None:
        return None
    near = []
    for one in chapter.sentences:
        for cited in one.citations:
            passage = passages.get(cited.passage_id)
            told = _year(event_date(passage)) if passage is not None else None
            if told is not None and abs(told - year) <= 1:
                near.append((abs(told - year), one.paragraph))
    return min(near)[1] if near else None


def _year(edtf: str | None) -> int | None:
    try:
        first, last = edtf_interval(edtf) if edtf else (None, None)
    except ValueError:
        return None
    return first.year if first is not None and last is not None and first.year == last.year else None
