"""Envelope encryption: one data key a narrator, wrapped by a master key kept apart from the data.

AES-256-GCM throughout, a fresh 96-bit nonce each time, stored as ``nonce + ciphertext``. The
associated data binds a sealed value to its place (narrator, table, row, column), so that a value
moved elsewhere does not open.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from memory.errors import KeyUnusable

_NONCE = 12
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Cipher:
    """Seals and opens with one key. ``owner`` is bound into everything it seals."""

    key: bytes = field(repr=False)
    owner: str

    def seal(self, value: str | bytes, *place: str) -> bytes:
        """`value` sealed to `place` (table, row, column)."""
        plain = value.encode() if isinstance(value, str) else value
        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self.key).encrypt(nonce, plain, self._bound(place))

    def open(self, sealed: bytes, *place: str) -> bytes:
        """What was sealed to `place`. Raises KeyUnusable for another key, place or changed bytes."""
        try:
            return AESGCM(self.key).decrypt(sealed[:_NONCE], sealed[_NONCE:], self._bound(place))
        except (InvalidTag, ValueError):  # ValueError: too short to hold a nonce
            raise KeyUnusable("sealed with another key, or changed since") from None

    def text(self, sealed: bytes, *place: str) -> str:
        """What was sealed to `place`, as text."""
        return self.open(sealed, *place).decode()

    def seal_file(self, source: Path, target: Path, *place: str) -> str:
        """Seal a file in chunks of 1 MiB; returns the SHA-256 of the clear bytes, as hex.

        Each chunk's associated data bears its number and whether it is the last, so that chunks
        cannot be dropped or put in another order.
        """
        with source.open("rb") as clear:
            return self._seal_stream(clear, target, place)

    def seal_bytes(self, data: bytes, target: Path, *place: str) -> str:
        """The same as `seal_file` for bytes in memory: they never lie on the disk in clear."""
        return self._seal_stream(io.BytesIO(data), target, place)

    def _seal_stream(self, clear: BinaryIO, target: Path, place: tuple[str, ...]) -> str:
        digest = hashlib.sha256()
        partial = target.with_suffix(".part")
        with partial.open("wb") as out:
            for number, (chunk, last) in enumerate(_chunks(clear, _CHUNK)):
                digest.update(chunk)
                sealed = self.seal(chunk, *place, str(number), "last" if last else "more")
                out.write(len(sealed).to_bytes(4, "big") + sealed)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(target)
        return digest.hexdigest()

    def open_file(self, source: Path, *place: str) -> bytes:
        """The clear bytes of a file that `seal_file` wrote."""
        return b"".join(self.open_chunks(source, *place))

    def open_chunks(self, source: Path, *place: str) -> Iterator[bytes]:
        """The same a chunk at a time, so that a large file is never in memory whole."""
        size, number = source.stat().st_size, 0
        with source.open("rb") as sealed:
            while head := sealed.read(4):
                chunk = sealed.read(int.from_bytes(head, "big"))
                last = "last" if sealed.tell() >= size else "more"
                yield self.open(chunk, *place, str(number), last)
                number += 1
        if not number:
            raise KeyUnusable("the sealed file is empty")

    def derive(self, purpose: str, length: int = 32) -> bytes:
        """A key of its own for `purpose`, derived by HKDF-SHA256."""
        return HKDF(SHA256(), length, salt=None, info=f"{self.owner}/{purpose}".encode()).derive(self.key)

    def _bound(self, place: tuple[str, ...]) -> bytes:
        return "\x1f".join((self.owner, *place)).encode()


@dataclass(frozen=True)
class Vault:
    """The master key and what follows from it."""

    master: bytes = field(repr=False)

    @property
    def system(self) -> Cipher:
        """Seals what belongs to no narrator yet: raw updates, outgoing messages."""
        return Cipher(Cipher(self.master, "master").derive("system"), "system")

    def new_key(self, narrator_id: str) -> bytes:
        """A fresh data key for a narrator, wrapped by the master key."""
        return self._wrapping(narrator_id).seal(secrets.token_bytes(32), "key")

    def cipher(self, narrator_id: str, wrapped: bytes) -> Cipher:
        """The cipher of a narrator. Raises KeyUnusable where the master key is another."""
        return Cipher(self._wrapping(narrator_id).open(wrapped, "key"), narrator_id)

    def digest(self, *parts: str) -> str:
        """A keyed name for a value that must be looked up but not read: HMAC-SHA256, 32 hex digits."""
        key = Cipher(self.master, "master").derive("digest")
        return hmac.new(key, "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()[:32]

    def _wrapping(self, narrator_id: str) -> Cipher:
        return Cipher(self.master, f"wrap/{narrator_id}")


def load_vault(key_file: Path) -> Vault:
    """The vault of the key in `key_file`, made (mode 0600) if there is none. Raises KeyUnusable."""
    if not key_file.exists():
        _make_key(key_file)
    try:
        key = base64.b64decode(key_file.read_text().strip(), validate=True)
    except (ValueError, OSError) as error:
        raise KeyUnusable(f"the master key in {key_file} cannot be read") from error
    if len(key) != 32:
        raise KeyUnusable(f"the master key in {key_file} is not 32 bytes")
    return Vault(key)


def _make_key(key_file: Path) -> None:
    key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = key_file.with_name(f".{key_file.name}.{secrets.token_hex(4)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(base64.b64encode(secrets.token_bytes(32)) + b"\n")
        os.fsync(out.fileno())
    try:
        os.link(temporary, key_file)  # another process may have been first: its key stands
    except FileExistsError:
        pass
    finally:
        temporary.unlink()


def _chunks(clear: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    chunk = clear.read(size)
    while True:
        following = clear.read(size) if chunk else b""
        yield chunk, not following
        if not following:
            return
        chunk = following
