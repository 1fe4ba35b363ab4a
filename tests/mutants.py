"""Damaged and hostile media, made from whole ones by a seed: what a reader of files must survive.

``python -m tests.mutants DIR [--count N] [--seed N]`` writes them. Seventeen kinds of file are made here and
changed in ten ways; the numbers that say how large or how fast something is are also set to extremes where
each format keeps them.
"""

from __future__ import annotations

import argparse
import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import av
import numpy as np
from PIL import Image

from memory.types import MediaKind

MEDIA = Path(__file__).parent / "media"
_EXTREMES = (0, 1, 7, 255, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
_GROWN = 4  # times its length that a file grows to at most: long recordings are another matter
_WORDS = "My grandmother baked bread every Sunday. 我的祖母每个星期天都烤面包。\n"

Random = np.random.Generator


@dataclass(frozen=True)
class Mutant:
    """A file, what it was made from (``png``), how it was changed, and as what it is announced."""

    path: Path
    base: str
    how: str
    said: MediaKind


def mutants(count: int, seed: int, folder: Path) -> Iterator[Mutant]:
    """`count` files in `folder`; the same for the same seed. Each exists until the next one is asked for."""
    bases = whole_files()
    names = sorted(bases)
    for number in range(count):
        random = np.random.default_rng([seed, number])
        base = names[number % len(names)]
        how = str(random.choice(sorted(WAYS)))
        data = WAYS[how](bytearray(bases[base]), base, random)[: _GROWN * len(bases[base])]
        ending = str(random.choice(names)) if random.random() < 0.3 else base
        path = folder / f"{number:04}.{ending}"
        path.write_bytes(data)
        kinds = list(MediaKind)
        said = kinds[random.integers(len(kinds))]
        yield Mutant(path, base, how, said)
        path.unlink()


@cache
def whole_files() -> dict[str, bytes]:
    """Kind -> a small file that can be read."""
    return {**_pictures(), **_recordings(), **_films(), **_documents()}


def _picture(width: int = 96, height: int = 64) -> Image.Image:
    across = np.linspace(0, 255, width, dtype=np.uint8)
    grey = np.tile(across, (height, 1))
    return Image.fromarray(np.dstack([grey, grey[::-1], np.full_like(grey, 90)]))


def _pictures() -> dict[str, bytes]:
    import pillow_heif

    pillow_heif.register_heif_opener()
    picture, exif = _picture(), Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9003] = 6, "Camera", "1968:07:04 12:00:00"
    found = {}
    for ending, form, options in (
        ("jpg", "JPEG", {"exif": exif}),
        ("png", "PNG", {}),
        ("tiff", "TIFF", {"compression": "tiff_lzw"}),
        ("webp", "WEBP", {"exif": exif}),
        ("gif", "GIF", {"save_all": True, "append_images": [picture.rotate(180)]}),
        ("heic", "HEIF", {"exif": exif.tobytes()}),
    ):
        out = io.BytesIO()
        picture.save(out, form, **options)
        found[ending] = out.getvalue()
    return found


def _recordings() -> dict[str, bytes]:
    ogg = (MEDIA / "sea.ogg").read_bytes()
    found = {"ogg": ogg}
    for ending, form, codec in (
        ("mp3", "mp3", "libmp3lame"),
        ("flac", "flac", "flac"),
        ("wav", "wav", "pcm_s16le"),
        ("m4a", "ipod", "aac"),
    ):
        found[ending] = _film(form, {"audio": codec})
    return found


def _films() -> dict[str, bytes]:
    return {
        "mp4": _film("mp4", {"video": "libx264", "audio": "aac"}),
        "webm": _film("webm", {"video": "libvpx", "audio": "libopus"}),
    }


def _film(form: str, codecs: dict[str, str]) -> bytes:
    """A second and a half of pictures, and of the sound of a voice note."""
    out = io.BytesIO()
    with av.open(out, "w", format=form) as container:
        tracks = {}
        if "video" in codecs:
            tracks["video"] = container.add_stream(codecs["video"], rate=10)
            tracks["video"].width, tracks["video"].height, tracks["video"].pix_fmt = 96, 64, "yuv420p"
        rate = 48_000 if codecs["audio"] == "libopus" else 16_000
        track = container.add_stream(codecs["audio"], rate=rate, layout="mono")
        for number in range(15 if "video" in codecs else 0):
            turned = np.asarray(_picture().rotate(10 * number + 90 * (number > 7)))
            container.mux(tracks["video"].encode(av.VideoFrame.from_ndarray(turned, format="rgb24")))
        if "video" in codecs:
            container.mux(tracks["video"].encode(None))
        with av.open(str(MEDIA / "sea.ogg")) as source:
            resampler = av.AudioResampler(format=track.format, layout="mono", rate=rate)
            queue = av.AudioFifo()
            for frame in source.decode(audio=0):
                for part in resampler.resample(frame):
                    part.pts = None
                    queue.write(part)
        while chunk := queue.read(track.codec_context.frame_size or 1024, partial=True):
            container.mux(track.encode(chunk))
        container.mux(track.encode(None))
    return out.getvalue()


def _documents() -> dict[str, bytes]:
    return {
        "pdf": _pdf(),
        "txt": (_WORDS * 20).encode(),
        "gb.txt": (_WORDS * 20).encode("gb18030"),
        "utf16.txt": (_WORDS * 20).encode("utf-16"),
    }


def _pdf() -> bytes:
    """Two pages of words in compressed streams, written by hand."""
    words = zlib.compress(b"BT /F1 12 Tf 40 700 Td (My grandmother baked bread every Sunday.) Tj ET")
    page = b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>>>/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(words), words)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
        page,
        stream,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        page,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + tail


def _flips(data: bytearray, _base: str, random: Random) -> bytearray:
    """Bits turned over, from one to one in two hundred bytes."""
    for at in random.integers(0, len(data) * 8, random.integers(1, 2 + len(data) // 200)):
        data[at // 8] ^= 1 << at % 8
    return data


def _early_flips(data: bytearray, _base: str, random: Random) -> bytearray:
    """Bits turned over where headers lie."""
    for at in random.integers(0, min(len(data), 200) * 8, random.integers(1, 12)):
        data[at // 8] ^= 1 << at % 8
    return data


def _burst(data: bytearray, _base: str, random: Random) -> bytearray:
    """A stretch replaced by noise, zeros or ones."""
    length = int(random.integers(1, max(2, len(data) // 3)))
    at = int(random.integers(0, len(data) - length + 1))
    fill = [random.bytes(length), bytes(length), b"\xff" * length][random.integers(3)]
    data[at : at + length] = fill
    return data


def _cut_off(data: bytearray, _base: str, random: Random) -> bytearray:
    """The end is missing, or the beginning."""
    at = int(random.integers(0, len(data)))
    return data[:at] if random.random() < 0.8 else data[at:]


def _foreign_header(data: bytearray, _base: str, random: Random) -> bytearray:
    """The first bytes of another kind of file."""
    other = _another(random)
    length = int(random.choice([4, 8, 12, 16, 64, 512]))
    return bytearray(other[:length]) + data[length:]


def _spliced(data: bytearray, _base: str, random: Random) -> bytearray:
    """A piece of another file in the middle."""
    other = _another(random)
    begin, end = sorted(random.integers(0, len(other), 2))
    at = int(random.integers(0, len(data)))
    return data[:at] + other[begin:end] + data[at:]


def _repeated(data: bytearray, _base: str, random: Random) -> bytearray:
    """A piece said again and again."""
    begin, end = sorted(int(at) for at in random.integers(0, len(data), 2))
    piece = data[begin : end + 1]
    times = int(min(random.integers(2, 400), _GROWN * len(data) // len(piece)))
    return data[:end] + piece * times + data[end:]


def _shuffled(data: bytearray, _base: str, random: Random) -> bytearray:
    """Blocks in another order."""
    size = max(1, len(data) // int(random.integers(2, 12)))
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    return bytearray(b"".join(bytes(blocks[at]) for at in random.permutation(len(blocks))))


def _numbers(data: bytearray, _base: str, random: Random) -> bytearray:
    """Extreme numbers of 16 or 32 bits written over the first kilobyte."""
    for _ in range(random.integers(1, 4)):
        value = int(random.choice(_EXTREMES))
        width = int(random.choice([2, 4]))
        order = str(random.choice([">", "<"]))
        at = int(random.integers(0, max(1, min(len(data), 1024) - width)))
        data[at : at + width] = struct.pack(order + ("H" if width == 2 else "I"), value % 256**width)
    return data


def _extreme(data: bytearray, base: str, random: Random) -> bytearray:
    """The size, rate, count or length that this kind of file keeps, set to an extreme."""
    places = _PLACES.get(base.split(".")[-1], ())
    if not places:
        return _numbers(data, base, random)
    mark, offset, form = places[random.integers(len(places))]
    at = data.find(mark) + offset
    width = struct.calcsize(form)
    if data.find(mark) < 0 or at + width > len(data):
        return _numbers(data, base, random)
    data[at : at + width] = struct.pack(form, int(random.choice(_EXTREMES)) % 256**width)
    if base == "png":  # or the changed header would be refused for its sum alone
        data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    return data


# Kind -> (mark, bytes from its start, form) of the numbers that say how large or how fast it is.
_PLACES: dict[str, tuple[tuple[bytes, int, str], ...]] = {
    "png": ((b"IHDR", 4, ">I"), (b"IHDR", 8, ">I"), (b"IHDR", 12, ">B"), (b"IDAT", -4, ">I")),
    "jpg": ((b"\xff\xc0", 5, ">H"), (b"\xff\xc0", 7, ">H"), (b"\xff\xc0", 9, ">B"), (b"Exif", 10, ">I")),
    "gif": ((b"GIF8", 6, "<H"), (b"GIF8", 8, "<H"), (b"\x2c", 5, "<H"), (b"\x2c", 7, "<H")),
    "webp": ((b"VP8X", 12, "<H"), (b"VP8X", 15, "<H"), (b"VP8 ", 14, "<H"), (b"RIFF", 4, "<I")),
    "tiff": ((b"\x00\x01\x03\x00", 8, "<I"), (b"\x01\x01\x03\x00", 8, "<I"), (b"II*\x00", 4, "<I")),
    "heic": ((b"ispe", 8, ">I"), (b"ispe", 12, ">I"), (b"iloc", 4, ">I"), (b"hvcC", -4, ">I")),
    "wav": ((b"fmt ", 10, "<H"), (b"fmt ", 12, "<I"), (b"fmt ", 22, "<H"), (b"data", 4, "<I")),
    "flac": ((b"fLaC", 18, ">H"), (b"fLaC", 20, ">I"), (b"fLaC", 8, ">I"), (b"fLaC", 22, ">I")),
    "ogg": ((b"OpusHead", 9, "<B"), (b"OpusHead", 12, "<I"), (b"OggS", 6, "<I"), (b"OggS", 26, "<B")),
    "mp3": ((b"\xff\xfb", 2, ">B"), (b"Xing", 8, ">I"), (b"ID3", 6, ">I"), (b"Info", 8, ">I")),
    "m4a": (
        (b"mvhd", 16, ">I"),
        (b"mvhd", 20, ">I"),
        (b"mp4a", 20, ">H"),
        (b"mdhd", 16, ">I"),
        (b"stsz", 12, ">I"),
    ),
    "mp4": (
        (b"avc1", 28, ">H"),
        (b"avc1", 30, ">H"),
        (b"mvhd", 16, ">I"),
        (b"mdhd", 16, ">I"),
        (b"stts", 8, ">I"),
    ),
    "webm": ((b"\xb0", 1, ">H"), (b"\xba", 1, ">H"), (b"\x2a\xd7\xb1", 4, ">I"), (b"\xe3", 1, ">H")),
    "pdf": ((b"/Length ", 8, ">H"), (b"/Count ", 7, ">B"), (b"startxref\n", 10, ">H")),
}

WAYS: dict[str, Callable[[bytearray, str, Random], bytearray]] = {
    "bit flips": _flips,
    "flips in the header": _early_flips,
    "burst": _burst,
    "cut off": _cut_off,
    "foreign header": _foreign_header,
    "spliced": _spliced,
    "repeated": _repeated,
    "shuffled": _shuffled,
    "extreme numbers": _numbers,
    "extreme size or rate": _extreme,
}


def _another(random: Random) -> bytes:
    every = whole_files()
    return every[sorted(every)[random.integers(len(every))]]


def main() -> None:
    """Write them into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for one in mutants(chosen.count, chosen.seed, chosen.out):
        kept = one.path.with_name(f"{one.path.stem}-{one.base}-{one.how.replace(' ', '-')}{one.path.suffix}")
        kept.write_bytes(one.path.read_bytes())


if __name__ == "__main__":
    main()
