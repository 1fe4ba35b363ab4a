"""JSON exports in which a value is of another kind than their programs write, each value in turn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.importers import dayone, takeout, telegram_json
from bot.importers.formats import recognised
from bot.importers.types import Format, Options
from tests.importers import samples

KINDS = (None, True, -1, 1e300, 10**30, float("nan"), "", "x", [], [1], [["x"]], [{"a": 1}], {}, {"a": 1})
ALBUM = "Takeout/Google Photos/Our garden/metadata.json"
SIDE = "Takeout/Google Photos/Photos from 2004/IMG_1.png.supplemental-metadata.json"
TELEGRAM = {
    "name": "Tom",
    "type": "personal_chat",
    "id": 42,
    "messages": [
        {
            "id": 1,
            "type": "message",
            "date": "2019-05-01T12:00:00",
            "date_unixtime": "1556704801",
            "edited": "2019-05-02T12:00:00",
            "from": "Ruth",
            "from_id": "user7",
            "reply_to_message_id": 7,
            "forwarded_from": "Ann",
            "text": ["We ", {"type": "bold", "text": "swam"}, "."],
            "text_entities": [{"type": "plain", "text": "We "}, {"type": "bold", "text": "swam"}],
            "photo": "photos/aa.png",
            "file": "files/a.ogg",
            "media_type": "voice_message",
            "mime_type": "audio/ogg",
            "location_information": {"latitude": 55.27, "longitude": 37.66},
            "contact_information": {"first_name": "Ann", "last_name": "", "phone_number": "1"},
            "poll": {"question": "When?", "answers": [{"text": "Now", "voters": 1, "chosen": True}]},
        }
    ],
}
EXPORTS: dict[str, tuple[Format, dict[str, bytes | str], str]] = {
    "dayone": (dayone.FORMAT, samples.dayone(), "Journal.json"),
    "takeout picture": (takeout.FORMAT, samples.takeout(), SIDE),
    "takeout album": (takeout.FORMAT, samples.takeout(), ALBUM),
    "telegram": (
        telegram_json.FORMAT,
        {"result.json": json.dumps(TELEGRAM), "photos/aa.png": samples.picture(1)},
        "result.json",
    ),
}


def variants(value: Any) -> Iterator[Any]:
    """`value` with one thing in it, or itself, in turn of every other kind or gone."""
    yield from KINDS
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        for other in variants(value[key]):
            changed = value.copy()
            changed[key] = other
            yield changed
        without = value.copy()
        del without[key]
        yield without


@pytest.mark.parametrize("export", EXPORTS)
def test_no_value_of_another_kind_stops_an_import(tmp_path: Path, export: str) -> None:
    """Each ends in records and faults with their places; what stands beside it is read."""
    one, files, name = EXPORTS[export]
    packed = samples.packed(tmp_path / "in", files)
    private = tmp_path / "private"
    private.mkdir()
    for changed in variants(json.loads(files[name])):
        (packed / name).write_text(json.dumps(changed), encoding="utf-8")
        recognised(packed, [one])
        assert all(found.place for found in samples.read(one, packed, Options(private)))


def test_what_is_written_inside_a_text_may_be_anything(tmp_path: Path) -> None:
    """Day One's own form of a text is JSON in a JSON."""
    packed = samples.packed(tmp_path / "in", samples.dayone())
    journal = json.loads((packed / "Journal.json").read_bytes())
    rich = json.loads(journal["entries"][1]["richText"])
    for changed in variants(rich):
        journal["entries"][1]["richText"] = json.dumps(changed)
        (packed / "Journal.json").write_text(json.dumps(journal), encoding="utf-8")
        found = samples.records(samples.read(dayone.FORMAT, packed, Options(tmp_path)))
        assert any("We swam" in one.text for one in found)
