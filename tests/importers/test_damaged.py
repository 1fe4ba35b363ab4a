"""Archives of every kind with bytes changed and ends missing, before every reader."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.errors import UsageError
from bot.importers.formats import FORMATS, recognised
from bot.importers.types import Options
from tests.importers.samples import dayone, mailbox, packed, picture, takeout

DIARY: dict[str, bytes | str] = {"2019-07-14.md": "We swam. ![[a.png]]", "a.png": picture(1)}


@pytest.mark.parametrize("seed", range(6))
def test_no_reader_raises_or_leaves_a_file_behind(tmp_path: Path, seed: int) -> None:
    """A damaged zip, tgz or mbox, whichever reader is asked, ends in records and faults."""
    chance = random.Random(seed)
    private = tmp_path / "private"
    private.mkdir()
    wholes = [packed(tmp_path / "a.zip", dayone()), packed(tmp_path / "b.tgz", takeout())]
    wholes += [packed(tmp_path / "c.zip", takeout()), packed(tmp_path / "d.zip", DIARY)]
    (tmp_path / "e.mbox").write_bytes(mailbox())
    for whole in (*wholes, tmp_path / "e.mbox"):
        data = bytearray(whole.read_bytes())
        for _ in range(chance.randrange(6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        damaged = tmp_path / f"damaged{whole.suffix}"
        damaged.write_bytes(data[: chance.randrange(len(data) // 3, len(data) + 1)])
        for one in FORMATS:
            recognised(damaged, [one])
            try:
                assert all(found.place for found in one.read(damaged, Options(private)))
            except UsageError:
                assert one.name in ("diary", "whatsapp")
            assert list(private.iterdir()) == []
