"""Videos to a transcript and the captions of key frames."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from bot.perception.frames import MOST, Sampled, key_frames
from bot.perception.perceive import Perceiver
from bot.perception.sandbox import Job, run
from bot.perception.stills import spread
from memory.types import Caption, MediaKind, Transcript, Trouble, Voice
from tests.perception.conftest import MEDIA

RATE = 48_000
COLOURS = ((200, 30, 30), (20, 60, 200), (240, 240, 60))


def make_video(path: Path, sound: Path | None, scenes: int = 3, seconds: float = 1.5) -> Path:
    """An MP4 of `scenes` plain colours, each `seconds` long, with the sound of a voice note."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        # Both streams must be known before the first packet is written.
        track = out.add_stream("aac", rate=RATE, layout="mono") if sound else None
        for number in range(int(scenes * seconds * 10)):
            shade = np.full((120, 160, 3), COLOURS[int(number / 10 / seconds) % 3], np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(shade, format="rgb24")))
        out.mux(stream.encode(None))
        if track and sound:
            resampler = av.AudioResampler(format="fltp", layout="mono", rate=RATE)
            with av.open(str(sound)) as source:
                for frame in source.decode(audio=0):
                    for part in resampler.resample(frame):
                        out.mux(track.encode(part))
            out.mux(track.encode(None))
    return path


def test_a_video_with_speech(hearing: Perceiver, tmp_path: Path) -> None:
    """The words are heard, and each scene is a caption with its time."""
    path = make_video(tmp_path / "v.mp4", MEDIA / "sea.ogg")
    transcript, voice, captions = hearing.perceive_media(path, MediaKind.VIDEO, "en")
    assert isinstance(transcript, Transcript)
    assert isinstance(voice, Voice)
    assert transcript.text == "I was born in a small town by the sea."
    assert isinstance(captions, tuple)
    times = [c.at_seconds for c in captions]
    assert times == [pytest.approx(t, abs=0.6) for t in (0, 1.5, 3.0)]
    assert captions[1].text == "A moment of the video, at 0:01."


def test_a_silent_video(bare: Perceiver, tmp_path: Path) -> None:
    """A video without a sound track gives captions alone."""
    [captions] = bare.perceive_media(make_video(tmp_path / "v.mp4", None), MediaKind.VIDEO, "en")
    assert isinstance(captions, tuple)
    assert all(isinstance(c, Caption) and c.phash for c in captions)


def test_a_video_in_a_language_that_nothing_here_hears(bare: Perceiver, tmp_path: Path) -> None:
    """The pictures are told all the same, in the narrator's language."""
    path = make_video(tmp_path / "v.mp4", MEDIA / "sea.ogg")
    trouble, captions = bare.perceive_media(path, MediaKind.VIDEO, "zh")
    assert trouble == Trouble("no-speech-model")
    assert isinstance(captions, tuple)
    assert "视频" in captions[0].text


def test_sound_in_a_video_container(hearing: Perceiver, tmp_path: Path) -> None:
    """An MP4 announced as sound gives no pictures."""
    path = make_video(tmp_path / "v.mp4", MEDIA / "sea.ogg")
    found, _ = hearing.perceive_media(path, MediaKind.AUDIO, "en")
    assert isinstance(found, Transcript)


def test_a_broken_video(bare: Perceiver, tmp_path: Path) -> None:
    """An MP4 cut off after its first bytes is broken, not an error."""
    (tmp_path / "v.mp4").write_bytes(make_video(tmp_path / "w.mp4", None).read_bytes()[:400])
    assert bare.perceive_media(tmp_path / "v.mp4", MediaKind.VIDEO, "en") == [Trouble("broken")]


def sampled(shades: Sequence[float], step: float = 0.5) -> Sampled:
    """Plain frames of these shades (0..1), `step` seconds apart."""
    pictures = np.stack([np.full((32, 32, 3), round(255 * shade), np.uint8) for shade in shades])
    return Sampled([number * step for number in range(len(shades))], pictures, [0.0] * len(shades))


def test_at_most_six_key_frames() -> None:
    """Of many scenes of a short video those that last longest are kept, in order of time."""
    begins = [4.0 * number for number in range(1, 9)]
    kept = key_frames(sampled([0.5] * 100), begins)
    assert len(kept) == MOST
    assert kept == sorted(kept)
    assert kept[-1] >= begins[-1]  # the last scene lasts to the end, longer than any


def test_a_still_scene_is_one_key_frame() -> None:
    """Frames that hardly differ are told once; a slow fade is noticed in the end."""
    assert len(key_frames(sampled([0.5 + 0.001 * i for i in range(20)]), [])) == 1
    assert len(key_frames(sampled([0.02 * i for i in range(40)]), [])) > 1
    assert key_frames(Sampled([], np.zeros((0, 32, 32, 3), np.uint8), []), []) == []


def test_the_sharpest_frame_of_a_scene_is_kept() -> None:
    """Within the first three seconds of a scene the frame with most edges is its key frame."""
    seen = sampled([0.5] * 20)
    seen.sharpness[4] = 90.0  # at 2.0 s
    seen.sharpness[15] = 99.0  # too late to stand for the beginning
    assert key_frames(seen, []) == [2.0]


def test_stills_for_a_contact_sheet(tmp_path: Path) -> None:
    """Pictures come at the seconds asked for and between them, as wide as asked for, with the changes."""
    path = make_video(tmp_path / "v.mp4", None)
    options = {"at": [0.0, 2.0, 99.0], "width": 80, "most": 3}
    found = run(Job("stills", path, tmp_path, options=options))
    assert [one["at"] for one in found["stills"]] == [0.0, 2.0, pytest.approx(3.2, abs=0.2)]
    assert [one["at"] for one in found["changes"]] == [pytest.approx(at, abs=0.15) for at in (1.5, 3.0)]
    with Image.open(tmp_path / found["stills"][1]["file"]) as still:
        assert still.size == (80, 60)
        assert still.getpixel((40, 30)) == pytest.approx(COLOURS[1], abs=25)


def test_a_video_is_looked_through_once_for_all(tmp_path: Path) -> None:
    """Key frames, changes of scene, sound and the pictures of a contact sheet come of one job."""
    path = make_video(tmp_path / "v.mp4", MEDIA / "sea.ogg")
    found = run(Job("watch", path, tmp_path, options={"width": 80, "most": 5}))
    assert found["duration"] > 1
    assert len(found["changes"]) == 2
    keys, stills = ([one["at"] for one in found[name]] for name in ("frames", "stills"))
    assert len(keys) == 3
    assert set(keys) <= set(stills)
    assert all((tmp_path / one["file"]).exists() for name in ("frames", "stills") for one in found[name])


def test_a_track_without_sound_takes_no_picture_away(tmp_path: Path) -> None:
    """A video whose track of sound is empty is seen all the same."""
    with av.open(str(tmp_path / "v.mkv"), "w") as out:
        stream = out.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        out.add_stream("aac", rate=RATE, layout="mono")
        for _ in range(20):
            shade = np.full((120, 160, 3), COLOURS[0], np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(shade, format="rgb24")))
        out.mux(stream.encode(None))
    found = run(Job("video", tmp_path / "v.mkv", tmp_path, options={"scan": False}))
    assert (found["duration"], len(found["frames"])) == (0.0, 1)


def test_stills_are_spread() -> None:
    """Gaps between given seconds are filled, widest first; a short video is not filled with likenesses."""
    assert spread([0.0, 10.0], 100.0, 3) == [0.0, 10.0, 55.0]
    assert spread([0.0], 60.0, 4) == [0.0, 15.0, 30.0, 45.0]
    assert spread([0.0], 1.5, 6) == [0.0]
