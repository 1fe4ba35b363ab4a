"""Videos to a transcript and the captions of key frames."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from bot.perception.frames import choose
from bot.perception.perceive import Perceiver
from memory.types import Caption, MediaKind, Transcript, Trouble
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
    transcript, captions = hearing.perceive_media(path, MediaKind.VIDEO, "en")
    assert isinstance(transcript, Transcript)
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
    """An MP4 announced as sound gives a transcript alone."""
    path = make_video(tmp_path / "v.mp4", MEDIA / "sea.ogg")
    [found] = hearing.perceive_media(path, MediaKind.AUDIO, "en")
    assert isinstance(found, Transcript)


def test_a_broken_video(bare: Perceiver, tmp_path: Path) -> None:
    """An MP4 cut off after its first bytes is broken, not an error."""
    (tmp_path / "v.mp4").write_bytes(make_video(tmp_path / "w.mp4", None).read_bytes()[:400])
    assert bare.perceive_media(tmp_path / "v.mp4", MediaKind.VIDEO, "en") == [Trouble("broken")]


def test_at_most_six_key_frames() -> None:
    """Of many scenes the six with the greatest changes are kept, in order of time."""
    shades = [0.0, 0.9, 0.1, 0.85, 0.15, 0.8, 0.2, 0.75, 0.25]
    chosen = choose([np.full((32, 32, 3), shade, np.float32) for shade in shades])
    assert chosen == [0, 1, 2, 3, 4, 5]


def test_a_still_scene_is_one_key_frame() -> None:
    """Frames that hardly differ are told once; a slow fade is noticed in the end."""
    still = [np.full((32, 32, 3), 0.5 + 0.001 * i, np.float32) for i in range(20)]
    fade = [np.full((32, 32, 3), 0.02 * i, np.float32) for i in range(20)]
    assert choose(still) == [0]
    assert len(choose(fade)) > 1
    assert choose([]) == []
