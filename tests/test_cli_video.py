"""``lifestory video``: from a file and from an entry."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import LifestoryError, UsageError
from tests.perception.conftest import MEDIA, TINY_WHISPER
from tests.perception.test_video import make_video
from tests.program import command_line


@pytest.fixture(scope="module")
def lifestory(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """The command line on a data folder of its own."""
    return command_line(tmp_path_factory.mktemp("video"))


def test_a_file_and_an_entry_have_their_subtitles(lifestory: Callable[..., str], tmp_path: Path) -> None:
    """A file's subtitles are what is heard in it, an entry's what was shown to the narrator."""
    film = make_video(tmp_path / "film.mp4", MEDIA / "sea.ogg", scenes=2)
    # The tiny Whisper never learnt what to do with names told beforehand: it would guess at random.
    whisper = {"WHISPER_MODEL": str(TINY_WHISPER), "WHISPER_NAMES": "no"}
    (made,) = json.loads(lifestory("video", str(film), "--out", str(tmp_path / "a"), "--json", **whisper))
    words = "I was born in a small town by the sea."
    assert made["subtitles"][0]["lines"] == [words]
    added = json.loads(lifestory("add", "-n", "Ann", "--file", str(film), "--json", **whisper))
    told = lifestory("video", added["entry"], "--out", str(tmp_path / "b"))
    assert [Path(line).name for line in told.splitlines()][:2] == [
        f"{added['entry']}.{end}" for end in ("srt", "vtt")
    ]
    assert f"“{words}”" in added["shown"][0]
    subtitles = (tmp_path / "b" / f"{added['entry']}.srt").read_text()
    assert " ".join(subtitles.splitlines()[2:]).split() == words.split()


def test_what_is_no_video_is_said_so(lifestory: Callable[..., str], tmp_path: Path) -> None:
    """A name that is nothing is wrong use; an entry of words alone, and a broken file, fail."""
    with pytest.raises(UsageError):
        lifestory("video", "no-such-thing")
    added = json.loads(lifestory("add", "-n", "Ann", "We lived by the sea.", "--json"))
    with pytest.raises(LifestoryError, match="no video"):
        lifestory("video", added["entry"])
    (tmp_path / "broken.mp4").write_bytes(bytes(range(256)) * 9)
    with pytest.raises(LifestoryError, match="unsupported"):
        lifestory("video", str(tmp_path / "broken.mp4"))
