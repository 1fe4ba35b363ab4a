"""Small files that grow huge or slow when they are opened, within or just over the limits of the reader."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
from PIL import Image

from memory.types import MediaKind
from tests.mutants import Mutant, whole_files

_SIDE = 7_000  # 49 megapixels: one million below the limit


def bombs(folder: Path) -> Iterator[Mutant]:
    """Each in `folder` until the next one is asked for."""
    for name, make in _BOMBS.items():
        path = folder / name
        path.write_bytes(make())
        yield Mutant(path, name.rpartition(".")[2], name.rpartition(".")[0], MediaKind.OTHER)
        path.unlink()


def _picture(form: str, mode: str = "RGB", side: int = _SIDE, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (side, side)).save(out, form, **options)
    return out.getvalue()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png_with(kind: bytes) -> bytes:
    """A small picture with 300 MB of zeros packed into a chunk of text or colours."""
    whole = whole_files()["png"]
    return whole[:33] + _chunk(kind, b"name\0\0" + zlib.compress(bytes(300_000_000))) + whole[33:]


def _many_scans() -> bytes:
    """A progressive JPEG whose last scan comes four hundred times."""
    whole = _picture("JPEG", side=6_000, progressive=True)
    begin, end = whole.rfind(b"\xff\xda"), whole.rfind(b"\xff\xd9")
    return whole[:begin] + whole[begin:end] * 400 + whole[end:]


def _animation() -> bytes:
    frames = [Image.new("P", (2_000, 2_000), number % 255) for number in range(300)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def _pdf(words: bytes, pages: bytes = b"[3 0 R]", count: int = 1) -> bytes:
    """One page that shows the packed `words`."""
    packed = zlib.compress(words, 1)
    page = b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>>>/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids%s/Count %d>>" % (pages, count),
        page,
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(b"%d 0 obj%sendobj\n" % pair for pair in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"


def _wav(rate: int, channels: int, size: int) -> bytes:
    head = struct.pack("<IHHIIHH", 16, 1, channels, rate, rate * channels * 2, channels * 2, 16)
    data = os.urandom(size)
    return (
        b"RIFF" + struct.pack("<I", 36 + size) + b"WAVEfmt " + head + b"data" + struct.pack("<I", size) + data
    )


def _film(form: str, codec: str, size: tuple[int, int], rate: int, frames: int) -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format=form) as container:
        stream = container.add_stream(codec, rate=rate)
        (stream.width, stream.height), stream.pix_fmt = size, "yuv420p"
        black = av.VideoFrame.from_ndarray(np.zeros((size[1], size[0], 3), np.uint8), format="rgb24")
        for _ in range(frames):
            container.mux(stream.encode(black))
        container.mux(stream.encode(None))
    return out.getvalue()


_BOMBS: dict[str, Callable[[], bytes]] = {
    "49 megapixels.png": lambda: _picture("PNG"),
    "49 megapixels, transparent.png": lambda: _picture("PNG", "RGBA"),
    "49 megapixels, 16 bits.png": lambda: _picture("PNG", "I;16"),
    "49 megapixels.jpg": lambda: _picture("JPEG"),
    "49 megapixels, CMYK.jpg": lambda: _picture("JPEG", "CMYK"),
    "49 megapixels.gif": lambda: _picture("GIF", "P"),
    "49 megapixels, floats.tiff": lambda: _picture("TIFF", "F", compression="tiff_deflate"),
    "49 megapixels.webp": lambda: _picture("WEBP", lossless=True, method=0),
    "121 megapixels.png": lambda: _picture("PNG", side=11_000),
    "400 scans.jpg": _many_scans,
    "300 frames.gif": _animation,
    "packed text.png": lambda: _png_with(b"zTXt"),
    "packed colours.png": lambda: _png_with(b"iCCP"),
    "600 MB of words.pdf": lambda: _pdf(b"(a)Tj " * 100_000_000),
    "a million words.pdf": lambda: _pdf(b"BT /F1 12 Tf " + b"1 0 0 1 3 4 Tm (a) Tj " * 1_000_000 + b" ET"),
    "pages that hold themselves.pdf": lambda: _pdf(b"", b"[2 0 R]"),
    "100,000 pages.pdf": lambda: _pdf(b"BT ET", b"[" + b"3 0 R " * 100_000 + b"]", 100_000),
    "brackets.pdf": lambda: _pdf(b"[" * 5_000_000),
    "one sample a second.wav": lambda: _wav(1, 1, 7_000),
    "64 channels.wav": lambda: _wav(16_000, 64, 2_000_000),
    "700,000 samples a second.wav": lambda: _wav(700_000, 1, 2_000_000),
    "8K.mp4": lambda: _film("mp4", "libx264", (7680, 4320), 25, 30),
    "two hours of one picture.webm": lambda: _film("webm", "libvpx", (64, 64), 1, 7_000),
    "8 million lines.txt": lambda: b"\n" * 8_000_000,
    "one line.txt": lambda: b"a" * 8_000_000,
    "no charset.txt": lambda: bytes(range(128, 256)) * 40_000,
}
