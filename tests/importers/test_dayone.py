"""Journals of Day One."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.importers.dayone import FORMAT
from bot.importers.formats import recognised
from bot.importers.types import Fault, Options
from tests.importers.samples import dayone, others, packed, read, records

SAMPLE = Path(os.environ.get("LIFESTORY_DATA", "/nowhere")) / "imports/dayone/Journal.json"


@pytest.mark.parametrize("kind", ["folder", "export.zip"])
def test_entries_come_with_their_words_files_and_place(tmp_path: Path, kind: str) -> None:
    """Marks are gone, files stand in the order of the text, the zone is the entry's own, gaps are named."""
    path = packed(tmp_path / kind, dayone())
    private = tmp_path / "private"
    private.mkdir()
    assert recognised(path, [FORMAT])
    found = read(FORMAT, path, Options(private))
    sea, quote, rain, new = records(found)
    assert sea.text == "The sea\n\nWe swam at 7.30 - it was cold!"
    assert [one.suffix for one in sea.files] == [".png", ".m4a", ".pdf", ".png"]
    assert sea.at.isoformat() == "2019-07-15T06:30:00+08:00"
    assert (sea.ref, sea.own, sea.edited) == (f"dayone:{'A' * 32}", True, True)
    assert sea.extra == {
        "journal": "Journal",
        "place": "Beach, Qingdao, China",
        "latitude": 36.05,
        "longitude": 120.35,
        "weather": "Clear",
        "tags": ["sea"],
        "starred": True,
        "modified": "2019-07-15T08:00:00Z",
    }
    assert (quote.text, quote.own, quote.speaker) == ("Not all those who wander are lost.", False, "“…”")
    assert (rain.text, rain.files, rain.missing) == ("Rain * all day.", (), ("photos/99",))
    assert rain.at == datetime(2019, 7, 16, 10, tzinfo=UTC)
    assert rain.extra == {"journal": "Journal"}
    assert (new.text, new.extra) == ("New year.", {"journal": "Travel"})
    assert others(found) == []
    assert list(private.iterdir()) == []


@pytest.mark.skipif(not SAMPLE.exists(), reason="needs LIFESTORY_DATA")
def test_a_real_journal_is_read_whole() -> None:
    """Of eleven entries nine have words; the two without are left out and named."""
    found = read(FORMAT, SAMPLE, Options(Path("/nowhere")))
    assert len(records(found)) == 9
    assert others(found) == [f"Journal.json, entry {n}: neither text nor file" for n in (9, 10)]
    assert records(found)[3].text == "Hello Again\nThis is my second diary."


def test_a_journal_alone_looks_at_nothing_but_its_own_folders(tmp_path: Path) -> None:
    """``Journal.json`` by itself brings its photos, and no other journal that lies beside it."""
    path = packed(tmp_path / "export", dayone())
    assert [one.ref[-1] for one in records(read(FORMAT, path / "Travel.json", Options(tmp_path)))] == ["C"]
    assert len(records(read(FORMAT, path / "Journal.json", Options(tmp_path)))[0].files) == 4


def test_a_broken_entry_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    """No uuid, no date, no JSON: each is a fault with its number, and holds none of its words."""
    entries = [
        '{"uuid": "1", "creationDate": "2020-01-01T00:00:00Z", "text": "first"}',
        '{"creationDate": "2020-01-01T00:00:00Z", "text": "secret"}',
        '{"uuid": "3", "creationDate": "yesterday", "text": "secret"}',
        '{"uuid": "4", "creationDate": "2020-01-01T00:00:00Z", "text": secret}',
        '{"uuid": "5", "creationDate": "2020-01-01T00:00:00Z", "text": ["secret"]}',
        '{"uuid": "6", "creationDate": "2020-01-01T00:00:00Z", "text": "last \\ud800"}',
    ]
    path = tmp_path / "J.json"
    path.write_text(f'{{"entries": [{",".join(entries)}]}}', encoding="utf-8")
    found = read(FORMAT, path, Options(tmp_path))
    assert [(one.ref, one.text) for one in records(found)] == [("dayone:1", "first"), ("dayone:6", "last")]
    assert [line.partition(": ")[0] for line in others(found)] == [f"J.json, entry {n}" for n in (2, 3, 4, 5)]
    assert "secret" not in str(others(found))


@pytest.mark.parametrize("kind", ["folder", "export.zip"])
def test_a_journal_that_is_cut_off_gives_what_came_before(tmp_path: Path, kind: str) -> None:
    """A file that ends in the middle of an entry gives the entries before it and names where it ends."""
    entries = [
        {"uuid": f"{n}", "creationDate": "2020-01-01T00:00:00Z", "text": os.urandom(600).hex()}
        for n in range(300)
    ]
    whole = json.dumps({"metadata": {}, "entries": entries})
    if kind == "folder":
        path = packed(tmp_path / kind, {"Journal.json": whole[: len(whole) // 2]})
    else:
        path = packed(tmp_path / kind, {"Journal.json": whole})
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = read(FORMAT, path, Options(tmp_path))
    assert 100 < len(records(found)) < 151
    assert [one.text for one in records(found)] == [entry["text"] for entry in entries[: len(records(found))]]
    assert "Journal.json" in others(found)[-1]


_ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)
_NAMES = (
    "uuid",
    "creationDate",
    "text",
    "richText",
    "photos",
    "audios",
    "location",
    "tags",
    "timeZone",
    "weather",
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(_NAMES), _ANY), max_size=4), st.integers(0, 400), st.text())
def test_no_journal_raises(
    tmp_path_factory: pytest.TempPathFactory, entries: list[dict[str, Any]], end: int, text: str
) -> None:
    """Whatever stands under the names of an entry, and wherever it ends, something is told of it."""
    path = tmp_path_factory.getbasetemp() / "any.json"
    whole = {"uuid": "whole", "creationDate": "2020-01-01T00:00:00Z", "text": text}
    words = json.dumps({"entries": [{**whole, **one} for one in entries]})
    path.write_text(words[:end] if end < 350 else words, encoding="utf-8")
    for one in read(FORMAT, path, Options(path.parent)):
        assert one.place
        assert not isinstance(one, Fault) or one.reason
