"""Make the sample narrator's media from ``samples/narrator.jsonl``. Run it again at any time.

    python scripts/make_samples.py

Words are in the JSON lines and written by hand; this makes what they name under ``samples/media``:
voice notes spoken by espeak-ng, pictures drawn by ``sample_pictures``, one short film. Needs espeak-ng.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

sys.path.insert(0, str(Path(__file__).parent))

from sample_media import speech, write_film, write_voice
from sample_pictures import PICTURES

SAMPLES = Path(__file__).parent.parent / "samples"
VOICE = "en-us+f2"  # of espeak-ng's women's voices the one that recognisers hear best
SPEED = 150  # words a minute: an elderly person who takes her time
LIMIT = 3_000_000


@dataclass(frozen=True)
class Shot:
    """What a picture's EXIF says: when (local time), where (degrees), and with what."""

    taken: str
    latitude: float
    longitude: float
    make: str
    model: str


SHOTS = {
    "harbour": Shot("2009:07:18 14:22:07", 58.2745, 11.4358, "Canon", "Canon PowerShot A480"),
    "kitchen": Shot("1998:04:12 10:05:00", 58.2751, 11.4375, "OLYMPUS", "C-900Z"),
    "bicycle": Shot("2012:05:06 16:40:31", 57.6979, 11.9570, "NIKON", "COOLPIX S3300"),
    "bakery": Shot("2004:09:02 08:15:44", 57.6971, 11.9557, "SONY", "DSC-P73"),
    "garland": Shot("1971:06:12 15:30:00", 58.2757, 11.4402, "EPSON", "Perfection V600 scan"),
    "garden": Shot("2025:08:17 18:03:12", 57.6789, 11.9412, "Fairphone", "FP5"),
}


def main() -> None:
    """Make every file that the sample lines name, and check the size of it all."""
    lines = (SAMPLES / "narrator.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    (SAMPLES / "media").mkdir(exist_ok=True)
    for item in items:
        if item["file"] is not None:
            _make(item, SAMPLES / item["file"])
    total = sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file())
    print(f"{total / 1e6:.2f} MB in all")
    if total > LIMIT:
        raise SystemExit("the samples are over their limit")


def _make(item: dict[str, Any], path: Path) -> None:
    match item["kind"]:
        case "voice":
            write_voice(path, speech(item["spoken"], VOICE, SPEED))
        case "video":
            write_film(path, speech(item["spoken"], VOICE, SPEED), PICTURES["kitchen"]())
        case "photo":
            _write_photo(path, PICTURES[path.stem](), SHOTS[path.stem])
        case kind:
            raise SystemExit(f"{item['ref']}: no file can be made for {kind}")
    print(f"{path.name:16} {path.stat().st_size / 1000:6.0f} kB")


def _write_photo(path: Path, picture: Image.Image, shot: Shot) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = shot.make, shot.model
    exif[0x0112] = 1
    exif[0x0132] = shot.taken
    exif.get_ifd(0x8769).update({0x9003: shot.taken, 0x9004: shot.taken})
    exif.get_ifd(0x8825).update(
        {
            1: "N" if shot.latitude >= 0 else "S",
            2: _degrees(shot.latitude),
            3: "E" if shot.longitude >= 0 else "W",
            4: _degrees(shot.longitude),
        }
    )
    picture.save(path, "JPEG", quality=84, optimize=True, progressive=True, exif=exif)


def _degrees(value: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    """Degrees, minutes and seconds as EXIF's fractions."""
    seconds = round(abs(value) * 3600 * 100)
    whole, rest = divmod(seconds, 360_000)
    minutes, hundredths = divmod(rest, 6_000)
    return IFDRational(whole, 1), IFDRational(minutes, 1), IFDRational(hundredths, 100)


if __name__ == "__main__":
    main()
