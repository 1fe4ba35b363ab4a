"""Envelope encryption: what opens, and what must not."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from memory.errors import KeyUnusable
from memory.vault import Cipher, Vault, load_vault

VAULT = Vault(bytes(range(32)))
CIPHER = Cipher(bytes(32), "narrator")
places = st.lists(
    st.text(min_size=1, max_size=8).filter(lambda one: "\x1f" not in one), min_size=1, max_size=4
)
MIB = 1 << 20


@given(st.text(), places)
def test_opens_in_its_place(text: str, place: list[str]) -> None:
    """What was sealed to a place opens there, whatever it says."""
    assert CIPHER.text(CIPHER.seal(text, *place), *place) == text


@given(st.binary(), places, places)
def test_another_place(data: bytes, place: list[str], other: list[str]) -> None:
    """A sealed value does not open in another table, row or column."""
    assume(place != other)
    with pytest.raises(KeyUnusable):
        CIPHER.open(CIPHER.seal(data, *place), *other)


@given(st.binary(max_size=64), st.data())
def test_changed_bytes(data: bytes, draw: st.DataObject) -> None:
    """A sealed value of which one bit was changed, or the end is missing, does not open."""
    sealed = bytearray(CIPHER.seal(data, "t"))
    at = draw.draw(st.integers(0, len(sealed) - 1))
    cut = bytes(sealed[:at])
    sealed[at] ^= 1 << draw.draw(st.integers(0, 7))
    for wrong in (bytes(sealed), cut):
        with pytest.raises(KeyUnusable):
            CIPHER.open(wrong, "t")


def test_another_narrator() -> None:
    """One narrator's cipher does not open another's words, even with the same key."""
    sealed = CIPHER.seal("words", "t")
    for other in (Cipher(bytes(32), "other"), Cipher(bytes(31) + b"1", "narrator")):
        with pytest.raises(KeyUnusable):
            other.open(sealed, "t")


def test_fresh_nonce() -> None:
    """The same words sealed twice differ, so that nobody sees that they are the same."""
    assert len({CIPHER.seal("words", "t")[:12] for _ in range(100)}) == 100


def test_wrapped_key() -> None:
    """A narrator's key opens with the master key and their id, and with no other of the two."""
    wrapped = VAULT.new_key("n1")
    assert VAULT.cipher("n1", wrapped).key == VAULT.cipher("n1", wrapped).key
    for vault, narrator in ((VAULT, "n2"), (Vault(bytes(32)), "n1")):
        with pytest.raises(KeyUnusable):
            vault.cipher(narrator, wrapped)


def test_keys_are_apart() -> None:
    """Each narrator has a key of their own, and what is derived for one purpose serves no other."""
    keys = {VAULT.cipher(name, VAULT.new_key(name)).key for name in "abc"}
    assert len(keys) == 3
    assert CIPHER.derive("rotation") == CIPHER.derive("rotation") != CIPHER.derive("shuffle")
    assert VAULT.master not in keys


@given(st.lists(st.text(max_size=5).filter(lambda one: "\x1f" not in one), min_size=1, max_size=3))
def test_digest(parts: list[str]) -> None:
    """A digest is the same each time, 32 hex digits, and another with another master key."""
    found = VAULT.digest(*parts)
    assert found == VAULT.digest(*parts) != Vault(bytes(32)).digest(*parts)
    assert len(found) == 32
    assert int(found, 16) >= 0


def test_digest_keeps_parts_apart() -> None:
    """("ab", "c") and ("a", "bc") have different digests."""
    assert VAULT.digest("ab", "c") != VAULT.digest("a", "bc")


@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB + 7])
def test_file(tmp_path: Path, size: int) -> None:
    """A file of any size opens to the same bytes, and its hash is that of the clear bytes."""
    import hashlib

    clear, sealed = tmp_path / "clear", tmp_path / "sealed"
    data = os.urandom(size)
    clear.write_bytes(data)
    assert CIPHER.seal_file(clear, sealed, "media", "m1") == hashlib.sha256(data).hexdigest()
    assert CIPHER.open_file(sealed, "media", "m1") == data
    assert sorted(one.name for one in tmp_path.iterdir()) == ["clear", "sealed"]
    with pytest.raises(KeyUnusable):
        CIPHER.open_file(sealed, "media", "m2")


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(3)), st.integers(0, 3))
def test_chunks_out_of_order_or_missing(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], length: int
) -> None:
    """A sealed file whose chunks were moved, dropped at the end or all taken away does not open."""
    assume(order[:length] != [0, 1, 2])
    folder = tmp_path_factory.mktemp("chunks")
    clear, sealed = folder / "clear", folder / "sealed"
    clear.write_bytes(os.urandom(2 * MIB + 5))
    CIPHER.seal_file(clear, sealed, "media", "m1")
    chunks = _chunks(sealed.read_bytes())
    assert len(chunks) == 3
    sealed.write_bytes(b"".join(chunks[number] for number in order[:length]))
    with pytest.raises(KeyUnusable):
        CIPHER.open_file(sealed, "media", "m1")


def test_chunk_cut_in_the_middle(tmp_path: Path) -> None:
    """A sealed file that ends within a chunk does not open."""
    clear, sealed = tmp_path / "clear", tmp_path / "sealed"
    clear.write_bytes(b"voice")
    CIPHER.seal_file(clear, sealed, "media", "m1")
    data = sealed.read_bytes()
    for length in range(len(data)):
        sealed.write_bytes(data[:length])
        with pytest.raises(KeyUnusable):
            CIPHER.open_file(sealed, "media", "m1")


def test_key_file(tmp_path: Path) -> None:
    """The key file is made once, readable by its owner alone, and read again afterwards."""
    path = tmp_path / "keys" / "master.key"
    first = load_vault(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_vault(path).master == first.master
    assert [one.name for one in path.parent.iterdir()] == ["master.key"]


def test_key_file_made_at_once_by_many(tmp_path: Path) -> None:
    """Threads that start together on a fresh machine all get the same key."""
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(load_vault(tmp_path / "k").master)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize("content", [b"", b"not base64!", b"AAAA", b"\xff\xfe"])
def test_key_file_that_is_no_key(tmp_path: Path, content: bytes) -> None:
    """A key file that is empty, short or no base64 is refused and left as it is."""
    path = tmp_path / "master.key"
    path.write_bytes(content)
    with pytest.raises(KeyUnusable):
        load_vault(path)
    assert path.read_bytes() == content


def test_no_key_in_its_repr() -> None:
    """Neither a vault nor a cipher shows its key when it is printed."""
    assert "key" not in repr(CIPHER)
    assert "master" not in repr(VAULT)


def _chunks(data: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(data):
        size = 4 + int.from_bytes(data[at : at + 4], "big")
        found.append(data[at : at + size])
        at += size
    return found
