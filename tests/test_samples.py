"""The sample narrator: what the demonstration rests on."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from memory.types import EntryKind

SAMPLES = Path(__file__).parent.parent / "samples"


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SAMPLES / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def items() -> list[dict[str, Any]]:
    return lines("narrator.jsonl")


def test_lines_are_whole(items: list[dict[str, Any]]) -> None:
    """Every line has its keys, a kind that the journal knows, a name of its own, and a file that is there."""
    for item in items:
        assert {"at", "kind", "text", "file", "ref"} <= set(item)
        EntryKind(item["kind"])
        assert item["file"] is None or (SAMPLES / item["file"]).is_file()
        assert (item["file"] is None) == (item["kind"] == "text")
    refs = [item["ref"] for item in items]
    assert len(refs) == len(set(refs))


def test_replies_answer_earlier_lines(items: list[dict[str, Any]]) -> None:
    """A reply names a line that came before it."""
    seen: set[str] = set()
    for item in items:
        assert item.get("reply_to") in seen | {None}
        seen.add(item["ref"])


def test_there_is_enough_of_everything(items: list[dict[str, Any]]) -> None:
    """There are about 25 lines: at least 8 voice notes, 6 pictures, one film and a few Chinese texts."""
    kinds = [item["kind"] for item in items]
    assert len(items) >= 25
    assert kinds.count("voice") >= 8
    assert kinds.count("photo") == 6
    assert kinds.count("video") == 1
    assert sum(item.get("language") == "zh" for item in items) >= 3


def test_spoken_words_are_known(items: list[dict[str, Any]]) -> None:
    """Everything that is spoken is also written, so that it can be corrected."""
    assert all(item["spoken"] for item in items if item["kind"] in ("voice", "video"))


def test_last_week_is_full(items: list[dict[str, Any]]) -> None:
    """Lines come in order of time, and eight of them fall in the last week."""
    times = [datetime.fromisoformat(item["at"]) for item in items]
    assert times == sorted(times)
    assert all(time.tzinfo is not None for time in times)
    last = times[-1].isocalendar()[:2]
    assert sum(time.isocalendar()[:2] == last for time in times) == 8


def test_samples_are_small() -> None:
    """The whole folder is under 3 MB and the film under 500 kB."""
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 3_000_000
    assert (SAMPLES / "media" / "sunday.mp4").stat().st_size < 500_000


def test_pictures_say_when_where_and_with_what(items: list[dict[str, Any]]) -> None:
    """Each picture's EXIF holds a date, a place and a camera."""
    for item in items:
        if item["kind"] == "photo":
            with Image.open(SAMPLES / item["file"]) as picture:
                exif = picture.getexif()
            assert exif[0x010F]
            assert datetime.strptime(exif.get_ifd(0x8769)[0x9003], "%Y:%m:%d %H:%M:%S").year >= 1971
            assert {1, 2, 3, 4} <= set(exif.get_ifd(0x8825))


def test_media_hold_what_their_names_say(items: list[dict[str, Any]]) -> None:
    """Voice notes are Opus of a few seconds; the film has H.264 pictures and AAC sound."""
    import av

    for item in items:
        if item["kind"] in ("voice", "video"):
            with av.open(str(SAMPLES / item["file"])) as media:
                codecs = {stream.type: stream.codec_context.name for stream in media.streams}
                assert 5 < (media.duration or 0) / 1_000_000 < 30
            expected = {"audio": "opus"} if item["kind"] == "voice" else {"video": "h264", "audio": "aac"}
            assert codecs == expected


def test_there_is_an_answer_for_every_turn() -> None:
    """The script answers more questions than the demonstration lets her answer, and refuses one."""
    kinds = [answer["kind"] for answer in lines("answers.jsonl")]
    assert kinds.count("decline") == 1
    assert kinds.count("text") >= 6
