"""What is left of a zip whose end is missing: its members by their own headers (APPNOTE 4.3.7).

The list of members stands at a zip's end, so a download that stopped has none; each member's own header
still stands before its bytes.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

_HEADER = struct.Struct("<4s5H3L2H")
_MAGIC = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_DESCRIBED = 0x08
_WIDE = 0xFFFFFFFF
_CHUNK = 1 << 16
_BOMB = 64 << 30  # bytes; nothing that people keep is so large


@dataclass(frozen=True)
class Rest:
    """A member: ``start`` is where its bytes begin; ``compress_size`` how many are there, at most."""

    filename: str
    flag_bits: int
    method: int
    start: int
    compress_size: int
    file_size: int
    crc: int | None
    date_time: tuple[int, int, int, int, int, int]


def rest_of(path: Path) -> Iterator[Rest]:
    """The members as far as they can be followed; the last one may be cut off."""
    end = path.stat().st_size
    at = 0
    with path.open("rb") as file:
        while (one := _header(file, at)) is not None:
            if one.flag_bits & _DESCRIBED:
                one = _measured(file, one)
            yield one
            if one.start + one.compress_size >= end or (one.method == _STORED and one.crc is None):
                return
            at = one.start + one.compress_size
            if one.flag_bits & _DESCRIBED:
                at = _after_descriptor(file, at)


def open_rest(path: Path, member: Rest) -> RestStream:
    """The member's bytes. Reading raises EOFError where they are cut off, zlib.error where broken."""
    if member.method not in (_STORED, _DEFLATED):
        raise NotImplementedError
    return RestStream(path, member)


class RestStream:
    """A stored or deflated stretch of a file, whose check sum is looked at when it ends."""

    def __init__(self, path: Path, member: Rest) -> None:
        self._file = path.open("rb")
        self._file.seek(member.start)
        self._left = member.compress_size
        self._member = member
        self._inflate = zlib.decompressobj(-15) if member.method == _DEFLATED else None
        self._crc = 0

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def read1(self, size: int = _CHUNK) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        data = self._next(size)
        self._crc = zlib.crc32(data, self._crc)
        if not data and self._member.crc not in (None, self._crc):
            raise ValueError("wrong check sum")
        return data

    def _next(self, most: int) -> bytes:
        if self._inflate is None:
            return self._packed(most)
        while not self._inflate.eof:
            packed = self._inflate.unconsumed_tail or self._packed(_CHUNK)
            if not packed:
                raise EOFError
            if data := self._inflate.decompress(packed, most):
                return data
        return b""

    def _packed(self, most: int) -> bytes:
        data = self._file.read(min(most, self._left))
        self._left -= len(data)
        if not data and self._left:
            raise EOFError
        return data


def _header(file: IO[bytes], at: int) -> Rest | None:
    file.seek(at)
    head = file.read(_HEADER.size)
    if len(head) < _HEADER.size or head[:4] != _MAGIC:
        return None
    _, _, flags, method, clock, day, crc, packed, size, name_length, extra_length = _HEADER.unpack(head)
    name = file.read(name_length)
    extra = file.read(extra_length)
    if len(extra) < extra_length:
        return None
    if _WIDE in (packed, size):
        size, packed = _wide(extra, size, packed)
    words = name.decode("utf-8" if flags & 0x800 else "cp437", "replace")
    start = at + _HEADER.size + name_length + extra_length
    known = None if flags & _DESCRIBED else crc
    return Rest(words, flags, method, start, packed, size, known, _date_time(day, clock))


def _date_time(day: int, clock: int) -> tuple[int, int, int, int, int, int]:
    """The time of MS-DOS: years since 1980, two seconds at a time."""
    date = (day >> 9) + 1980, day >> 5 & 15, day & 31
    return *date, clock >> 11, clock >> 5 & 63, (clock & 31) * 2


def _wide(extra: bytes, size: int, packed: int) -> tuple[int, int]:
    """The two sizes of a large member (zip 64)."""
    while len(extra) >= 4:
        tag, length = struct.unpack_from("<2H", extra)
        if tag == 1 and length >= 16 and len(extra) >= 20:
            size, packed = struct.unpack_from("<2Q", extra, 4)
            return size, packed
        extra = extra[4 + length :]
    return size, packed


def _measured(file: IO[bytes], member: Rest) -> Rest:
    """A member whose sizes stand after it: followed to the end of its deflated stream.

    A stored one cannot be followed so; all the rest of the file is its own.
    """
    file.seek(member.start)
    inflate = zlib.decompressobj(-15)
    packed = size = 0
    try:
        while member.method == _DEFLATED and not inflate.eof and (chunk := file.read(_CHUNK)):
            packed += len(chunk)
            while chunk:
                size += len(inflate.decompress(chunk, _CHUNK))
                chunk = inflate.unconsumed_tail if size < _BOMB else b""
    except zlib.error:
        pass  # reading it will say so
    packed -= len(inflate.unused_data)
    if not inflate.eof:
        file.seek(0, io.SEEK_END)
        packed = file.tell() - member.start
    return replace(member, compress_size=packed, file_size=size)


def _after_descriptor(file: IO[bytes], at: int) -> int:
    """Where the next header stands: a descriptor has 12 to 24 bytes, its mark being optional."""
    file.seek(at)
    following = file.read(28)
    found = following.find(_MAGIC, 12)
    return at + found if found >= 0 else at + len(following)
