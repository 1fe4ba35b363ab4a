"""Changes of scene found, and the memory that a long video takes: ``python -m benchmarks.video``.

Films are made by a script (`benchmarks._films`): cuts, fades through black, dissolves, and pans, zooms, a
shaken camera, flashes and a light being dimmed, which are no changes. Thresholds were chosen on the seeds 0
to 15; the seeds measured by default are others. ``--photos DIR`` films photographs in place of procedural
pictures in every second film. Beside the bot's own detector stand PySceneDetect's, where it is installed
(``pip install scenedetect opencv-python-headless``). A change counts as found where it is told at most half
a second from it. ``--long`` measures the child's memory and seconds on videos of 2 and 20 minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import av

from benchmarks._films import HEIGHT, JOINS, RATE, WIDTH, Film, Picture, film, photographs, picture, shots
from benchmarks._peaks import peaks
from bot.perception.sandbox import NORMAL, Job, private_folder, run
from bot.perception.video import time_for

_NEAR = 0.5  # seconds
_SECONDS = 120  # of the film that long ones repeat
Detect = Callable[[Path], Sequence[float]]


@dataclass
class Tally:
    """What a detector found of each kind of change, what it missed, and what was none."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: int = 0
    seconds: float = 0.0

    def add(self, made: Film, told: Sequence[float]) -> None:
        """Count one film. Each told change may stand for one true one."""
        left = list(told)
        for join in made.joins:
            near = [at for at in left if join.start - _NEAR <= at <= join.end + _NEAR]
            (self.found if near else self.missed)[join.kind] += 1
            if near:
                left.remove(near[0])
        self.false += len(left)

    def row(self) -> dict[str, float]:
        """Precision, recall, F1, recall by kind."""
        hit, missed = self.found.total(), self.missed.total()
        precision, recall = hit / max(1, hit + self.false), hit / max(1, hit + missed)
        kinds = {kind: self.found[kind] / max(1, self.found[kind] + self.missed[kind]) for kind in JOINS}
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return {"precision": precision, "recall": recall, "f1": f1, **kinds, "seconds": self.seconds}


def own(path: Path) -> list[float]:
    """As the bot finds them: in the child, from the file."""
    with private_folder() as folder:
        found = run(Job("stills", path, folder, NORMAL, {"at": [], "most": 1, "width": 64}))
    return [one["at"] for one in found["changes"]]


def detectors() -> dict[str, Detect]:
    """The bot's own, and PySceneDetect's where they are installed."""
    found: dict[str, Detect] = {"lifestory": own}
    if find_spec("scenedetect"):
        from scenedetect import AdaptiveDetector, ContentDetector, ThresholdDetector

        found["PySceneDetect content"] = lambda path: _pyscenedetect(path, ContentDetector())
        found["PySceneDetect adaptive"] = lambda path: _pyscenedetect(path, AdaptiveDetector())
        found["PySceneDetect adaptive + threshold"] = lambda path: _pyscenedetect(
            path, AdaptiveDetector(), ThresholdDetector()
        )
    return found


def _pyscenedetect(path: Path, *chosen: object) -> list[float]:
    from scenedetect import SceneManager, open_video

    manager = SceneManager()
    for one in chosen:
        manager.add_detector(one)
    manager.detect_scenes(open_video(str(path)))
    return [begin.seconds for begin, _ in manager.get_scene_list()[1:]]


def scenes(seeds: range, photos: Sequence[Picture]) -> dict[str, dict[str, float]]:
    """A row a detector, each over the same films."""
    known = detectors()
    tallies = {name: Tally() for name in known}
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            path = Path(folder) / f"{seed}.mp4"
            made = film(path, seed, photos=photos if seed % 2 else ())
            for name, detect in known.items():
                begun = time.perf_counter()
                tallies[name].add(made, detect(path))
                tallies[name].seconds += time.perf_counter() - begun
            path.unlink()
    return {name: tally.row() for name, tally in tallies.items()}


def long_films(minutes: Sequence[int]) -> Iterator[dict[str, float]]:
    """The child's peak memory and seconds on films of so many minutes (even), in 720p with sound."""
    with tempfile.TemporaryDirectory() as name:
        short = Path(name) / "short.mp4"
        _filmed(short, _SECONDS)
        for one in minutes:
            path = Path(name) / f"{one}.mp4"
            _again(short, path, 60 * one // _SECONDS)
            with private_folder() as folder, peaks(os.getpid()) as high:
                begun = time.perf_counter()
                limits = time_for(path, NORMAL)
                found = run(Job("video", path, folder, limits))
                seconds = time.perf_counter() - begun
            yield {
                "minutes": one,
                "megabytes": round(path.stat().st_size / 1e6, 1),
                "seconds": round(seconds, 1),
                "allowed_s": round(limits.seconds, 1),
                "peak_mib": round(high.one, 1),
                "with_tesseract_mib": round(high.together, 1),
                "frames": len(found["frames"]),
                "changes": len(found["changes"]),
            }
            path.unlink()


def _filmed(path: Path, seconds: int) -> None:
    """A film of scenes of 20 seconds in 1280 x 720 with a quiet tone, as a phone sends it."""
    import numpy as np

    random = np.random.default_rng(seconds)
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "crf": "32", "g": "50"})
        stream.width, stream.height, stream.pix_fmt = 4 * WIDTH, 4 * HEIGHT, "yuv420p"
        sound = out.add_stream("aac", rate=48_000, layout="mono")
        for begin in range(0, seconds, 20):
            scene = picture(random)
            parts = list(shots(scene, RATE, "pan", "steady", random))
            for second in range(20):
                for frame in parts[:: 1 if second % 2 else -1]:
                    small = av.VideoFrame.from_ndarray(frame.astype(np.uint8), format="rgb24")
                    whole = small.reformat(width=4 * WIDTH, height=4 * HEIGHT, format="yuv420p")
                    out.mux(stream.encode(whole))
                at = (begin + second) * 48_000
                tone = np.sin(np.arange(at, at + 48_000) * 0.03).astype(np.float32)[None] * 0.1
                _encode(out, sound, tone, at)
        out.mux(stream.encode(None))
        out.mux(sound.encode(None))


def _again(source: Path, path: Path, times: int) -> None:
    """What is in `source`, `times` one after another, without encoding it again."""
    with av.open(str(path), "w") as out:
        tracks = {}
        for number in range(times):
            with av.open(str(source)) as opened:
                for one in opened.streams:
                    if one.index not in tracks:
                        tracks[one.index] = out.add_stream_from_template(one)
                for packet in opened.demux():
                    if packet.dts is None:
                        continue
                    later = round((_SECONDS + 1) * number / packet.time_base)  # codecs end a little later
                    packet.pts, packet.dts = packet.pts + later, packet.dts + later
                    packet.stream = tracks[packet.stream.index]
                    out.mux(packet)


def _encode(out: av.container.OutputContainer, sound: object, tone: object, at: int) -> None:
    import numpy as np

    for part in np.array_split(np.asarray(tone), 48, axis=1):
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(part), format="fltp", layout="mono")
        frame.sample_rate, frame.pts = 48_000, at
        at += part.shape[1]
        out.mux(sound.encode(frame))  # type: ignore[attr-defined]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1000, help="of the first film")
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if chosen.long:
        for row in long_films((2, 20)):
            print(
                json.dumps(row) if chosen.json else "  ".join(f"{key} {value}" for key, value in row.items())
            )
        return
    photos = photographs(chosen.photos) if chosen.photos else ()
    rows = scenes(range(chosen.seed, chosen.seed + chosen.films), photos)
    if chosen.json:
        print(json.dumps(rows))
        return
    print(f"{chosen.films} films of 8 scenes")
    for name, row in rows.items():
        print(f"{name:36}" + "  ".join(f"{key} {value:.3f}" for key, value in row.items()))


if __name__ == "__main__":
    main()
