"""What an archive says of a picture beside what the picture says itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.work.given import is_given, with_given
from memory.types import Caption, CaptionFact, Entry, EntryKind


def entry(**extra: Any) -> Entry:
    """An imported picture."""
    return Entry("e", "n", "file:1", EntryKind.PHOTO, datetime(2019, 7, 14, tzinfo=UTC), extra=extra)


def shot(taken: str | None) -> Caption:
    """What a picture's own data say."""
    facts = (CaptionFact("exif-date", taken),) if taken else ()
    return Caption("", facts, "photo-data", "1", taken_at=taken)


@pytest.mark.parametrize(
    ("archive", "said", "own", "stands"),
    [
        ("takeout", "2004-07-06", None, "2004-07-06"),
        ("takeout", "2004-07-06", "2004-07-07", "2004-07-07"),
        ("takeout", "1962-07-06", "2019-05-01", "1962-07-06"),
        ("takeout", "2019-05-01", "2004-07-06", "2019-05-01"),
        ("folder", "1962?", "2019-05-01", "1962?"),
        ("folder", "195X", "2000-01-01?", "195X"),
        ("folder", "2019-05-01", "2004-07-06", "2004-07-06"),
        ("folder", "2019-05-01", "2019-05-03", "2019-05-03"),
        ("folder", None, "2019-05-03", "2019-05-03"),
    ],
)
def test_the_better_date_stands(archive: str, said: str | None, own: str | None, stands: str) -> None:
    """People put dates right in Google Photos; a name tells when a scan was taken; else the camera knows."""
    (seen,) = with_given([shot(own)], entry(imported=archive, taken_at=said), "en", lambda *_: None)
    assert seen.taken_at == stands
    assert {one.source: one.text for one in seen.facts} == {"exif-date": stands}
    assert stands[:3] in seen.text


def test_a_place_and_people_are_told() -> None:
    """Where the picture has no place of its own the archive's is named, and its people by name."""
    told = entry(imported="takeout", latitude=55.27, longitude=37.66, people=["Olga", "Ivan"])
    assert is_given(told)
    (seen,) = with_given([shot(None)], told, "en", lambda *_: "Chekhov, Russia")
    assert (seen.latitude, seen.longitude, seen.place) == (55.27, 37.66, "Chekhov, Russia")
    assert "Olga, Ivan" in seen.text
    assert "Chekhov" in seen.text
    (zh,) = with_given([shot(None)], told, "zh", lambda *_: None)
    assert "画面里有：Olga, Ivan。" in zh.text


def test_where_an_entry_was_written_is_not_where_its_pictures_were_taken() -> None:
    """A diary's place is of the page; nothing is said of a picture where the archive says nothing."""
    assert not is_given(entry(imported="dayone", latitude=1.0, longitude=1.0))
    assert not is_given(entry(imported="folder"))
    assert not is_given(entry())
