"""Reading folders, zips and tars that others made, and some that mean harm."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.importers.archive import is_archive, open_archive, read_bytes, unpacked
from bot.importers.bundle import open_bundle
from bot.importers.containers import Folder
from bot.importers.members import LIMITS, ArchiveFault, Limits, Member
from bot.importers.types import Options

NOISE = os.urandom(5000)
SMALL = Limits(members=5, total=1 << 20, member=1 << 19, ratio=50, small=1000)


def _zip(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def _read(path: Path, limits: Limits = LIMITS) -> tuple[dict[str, bytes], list[str]]:
    """Every member's bytes by its name, and the faults as ``place: reason``."""
    read: dict[str, bytes] = {}
    faults: list[str] = []
    with open_archive(path, limits) as archive:
        for one in archive.members():
            try:
                if isinstance(one, ArchiveFault):
                    raise one
                read[one.name] = read_bytes(archive, one)
            except ArchiveFault as fault:
                faults.append(str(fault))
    return read, faults


@pytest.mark.parametrize("kind", ["folder", "zip", "tar", "tgz"])
def test_the_same_files_are_read_from_a_folder_a_zip_and_a_tar(tmp_path: Path, kind: str) -> None:
    """An export gives the same names and bytes in whichever way it is packed."""
    files = {"a.txt": b"first", "photos/b.jpg": NOISE, "旅行/三.txt": "三".encode()}
    path = tmp_path / f"export.{kind}"
    if kind == "zip":
        _zip(path, files)
    elif kind == "folder":
        for name, data in files.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(data)
    else:
        with tarfile.open(path, "w:gz" if kind == "tgz" else "w") as out:
            for name, data in files.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                out.addfile(info, io.BytesIO(data))
    assert _read(path) == (files, [])
    assert is_archive(path) == (kind in ("zip", "tar", "tgz"))


def test_names_that_lead_out_of_the_archive_are_refused_by_name(tmp_path: Path) -> None:
    """A member called ``../``, a place on a disk or nothing is named and left; the others are read."""
    path = tmp_path / "x.zip"
    _zip(
        path,
        {"../evil.txt": b"1", "/etc/evil": b"2", "C:\\evil": b"3", "a\\..\\..\\b": b"4", "good.txt": b"5"},
    )
    read, faults = _read(path)
    assert read == {"good.txt": b"5"}
    assert [fault.partition(": ")[0] for fault in faults] == [
        "x.zip/../evil.txt",
        "x.zip//etc/evil",
        "x.zip/C:/evil",
        "x.zip/a/../../b",
    ]
    assert {fault.partition(": ")[2] for fault in faults} == {
        "its name leads out of the archive",
        "its name is a place on a disk",
    }
    assert [one.name for one in tmp_path.iterdir()] == ["x.zip"]


def test_a_member_is_unpacked_in_a_folder_of_its_own_and_deleted_after_use(tmp_path: Path) -> None:
    """One member at a time lies in the private folder, under a safe name, and none after it was used."""
    folder = tmp_path / "private"
    folder.mkdir()
    odd = "deep/a|b:..\n" + "x" * 200 + "好.ogg"
    path = _zip(tmp_path / "x.zip", {"one.jpg": b"1" * 100, "other/one.jpg": b"2", odd: b"3"})
    unpacked_as = []
    with open_archive(path) as archive:
        for one in archive.members():
            assert isinstance(one, Member)
            with unpacked(archive, one, folder) as file:
                assert [inner for inner in folder.rglob("*") if inner.is_file()] == [file]
                unpacked_as.append(file.name)
            assert list(folder.iterdir()) == []
    assert unpacked_as == ["one.jpg", "one.jpg", "a_b_.._" + "x" * 113 + ".ogg"]


def test_links_and_devices_are_not_followed(tmp_path: Path) -> None:
    """A link in a folder, a zip or a tar is named, and what it points to is not read."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "out").symlink_to(tmp_path, target_is_directory=True)
    linked = zipfile.ZipInfo("link")
    linked.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as out:
        out.writestr(linked, "/etc/passwd")
    with tarfile.open(tmp_path / "x.tar", "w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"link{kind!r}")
            info.type = kind
            info.linkname = "/etc/passwd"
            tar.addfile(info)
    for path, count in ((folder, 2), (tmp_path / "x.zip", 1), (tmp_path / "x.tar", 3)):
        read, faults = _read(path)
        assert read == {}
        assert len(faults) == count
        assert all("it is a link" in fault for fault in faults)


def test_a_member_that_unpacks_to_too_much_is_named_as_a_bomb(tmp_path: Path) -> None:
    """The ratio, the size of a member, the size of all and their number each end in a clear fault."""
    bomb = _zip(tmp_path / "bomb.zip", {"zeros": bytes(200_000), "note.txt": b"kept"})
    assert _read(bomb, SMALL) == (
        {"note.txt": b"kept"},
        ["bomb.zip/zeros: it unpacks to over 50 times its size, as a bomb does"],
    )
    large = _zip(tmp_path / "large.zip", {"a": os.urandom(600_000), "b": b"kept"}, zipfile.ZIP_STORED)
    assert _read(large, SMALL)[0] == {"b": b"kept"}
    whole = {f"{n}": os.urandom(500_000) for n in range(3)}
    read, faults = _read(_zip(tmp_path / "whole.zip", whole), SMALL)
    assert (list(read), faults) == (["0", "1"], ["whole.zip: it unpacks to over 0 GB"])
    read, faults = _read(_zip(tmp_path / "many.zip", {f"{n}": b"x" for n in range(9)}), SMALL)
    assert (len(read), faults) == (5, ["many.zip: it holds over 5 members"])
    with tarfile.open(tmp_path / "bomb.tgz", "w:gz") as out:
        info = tarfile.TarInfo("zeros")
        info.size = 400_000
        out.addfile(info, io.BytesIO(bytes(info.size)))
    assert _read(tmp_path / "bomb.tgz", SMALL) == (
        {},
        ["bomb.tgz: it unpacks to over 50 times its size, as a bomb does"],
    )


def test_members_that_lie_over_each_other_are_a_bomb(tmp_path: Path) -> None:
    """A zip whose list names one stretch of bytes many times (Fifield, 2019) ends where that is seen."""
    path = _zip(tmp_path / "x.zip", {"a": NOISE}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[start:end]
    many = b"".join(entry[:-1] + bytes([65 + n]) for n in range(20))
    tail = bytearray(data[end:])
    tail[8:12] = (20).to_bytes(2, "little") * 2
    tail[12:16] = len(many).to_bytes(4, "little")
    path.write_bytes(data[:start] + many + tail)
    _, faults = _read(path)
    assert faults[-1] == "x.zip: its members lie over each other, as in a bomb"


def test_a_locked_a_broken_and_a_double_member_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    """A password, a wrong check sum, an unknown packing and a second name are each a fault of that member."""
    path = tmp_path / "x.zip"
    _zip(path, {"locked": b"1111", "broken": b"2222", "odd": b"3333", "good": b"4", "goob": b"5"}, 0)
    data = bytearray(path.read_bytes().replace(b"goob", b"good"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    data[data.index(b"2222")] = ord("9")
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        third = data.index(mark, data.index(mark, data.index(mark) + 1) + 1)
        data[third + offset] = 97
    path.write_bytes(data)
    read, faults = _read(path)
    assert read == {"good": b"4"}
    assert faults == [
        "x.zip/locked: it is locked with a password",
        "x.zip/broken: it is broken or cut off",
        "x.zip/odd: it is packed in a way that is not known here",
        "x.zip/good: a second member of the same name",
    ]


@pytest.mark.parametrize("streamed", [False, True])
def test_a_zip_that_is_cut_off_gives_what_came_before(tmp_path: Path, streamed: bool) -> None:
    """Without its end a zip is read by its members' own headers, also where sizes stand after them."""
    files = {f"{n}.bin": os.urandom(20_000) for n in range(6)}
    whole = io.BytesIO()
    sink = _Unseekable(whole) if streamed else whole
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as out:  # type: ignore[arg-type]
        for name, data in files.items():
            out.writestr(name, data)
    path = tmp_path / "x.zip"
    path.write_bytes(whole.getvalue()[:70_000])
    read, faults = _read(path)
    assert read == {name: files[name] for name in ("0.bin", "1.bin", "2.bin")}
    assert faults == [
        "x.zip: its end is missing; read as far as it goes",
        "x.zip/3.bin: it is broken or cut off",
    ]


def test_names_are_read_in_the_encoding_they_were_written_in(tmp_path: Path) -> None:
    """UTF-8 without its flag, GBK and code page 437 are told apart."""
    path = tmp_path / "x.zip"
    written = {
        "日记.txt".encode("gbk"): "日记.txt",
        "журнал.txt".encode(): "журнал.txt",
        b"caf\x82.txt": "café.txt",
    }
    places = {raw: bytes([65 + number]) * len(raw) for number, raw in enumerate(written)}
    _zip(path, {place.decode(): b"x" for place in places.values()})
    data = path.read_bytes()
    for raw, place in places.items():
        data = data.replace(place, raw)
    path.write_bytes(data)
    with zipfile.ZipFile(path) as check:
        assert not any(one.flag_bits & 0x800 for one in check.infolist())
    assert list(_read(path)[0]) == list(written.values())


def test_what_is_no_archive_is_a_fault_that_names_it(tmp_path: Path) -> None:
    """A text called ``.zip`` and an empty ``.tgz`` raise one fault each, with their names."""
    for name in ("a.zip", "b.tgz", "c.tar"):
        (tmp_path / name).write_bytes(b"hello" * (name != "b.tgz"))
        with pytest.raises(ArchiveFault, match=name), open_archive(tmp_path / name):
            pass


def test_a_bundle_leaves_out_what_systems_leave_behind(tmp_path: Path) -> None:
    """Hidden files, resource forks and thumbnails are no part of an export."""
    names = ["__MACOSX/._a.txt", ".hidden", "a/.DS_Store", "a/Thumbs.db", "a/b.txt"]
    path = _zip(tmp_path / "x.zip", dict.fromkeys(names, b"x"))
    with open_bundle(path, Options(tmp_path)) as bundle, bundle.file("./a/b.txt") as file:
        assert list(bundle.members) == ["a/b.txt"]
        assert file is not None
        assert file.read_bytes() == b"x"
        with bundle.file("nothing") as none:
            assert none is None


_WHOLE = io.BytesIO()
with zipfile.ZipFile(_WHOLE, "w", zipfile.ZIP_DEFLATED) as _out:
    for _n in range(4):
        _out.writestr(f"f{_n}", bytes([_n]) * 300 + zlib.compress(bytes([_n])))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(_WHOLE.getvalue()) - 1), st.integers(0, 255)), max_size=8),
    st.integers(0, len(_WHOLE.getvalue())),
)
def test_no_damage_to_a_zip_raises_anything_but_a_fault(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], end: int
) -> None:
    """Whatever bytes of a zip are changed or missing, its members are read or named."""
    data = bytearray(_WHOLE.getvalue())
    for at, value in changes:
        data[at] = value
    path = tmp_path_factory.getbasetemp() / "damaged.zip"
    path.write_bytes(data[:end])
    try:
        read, _ = _read(path)
    except ArchiveFault:
        return
    assert sum(map(len, read.values())) < 1 << 20


class _Unseekable(io.RawIOBase):
    """A pipe: sizes are then written after the members, as programs do that stream."""

    def __init__(self, sink: io.BytesIO) -> None:
        super().__init__()
        self._sink = sink

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return self._sink.write(data)  # type: ignore[arg-type]


def test_a_folder_that_may_not_be_opened_is_named(tmp_path: Path) -> None:
    """What is gone, or somebody else's, ends in a fault and not in the end of the import."""
    [found] = Folder(tmp_path / "gone", ()).members()
    assert isinstance(found, ArchiveFault)
    assert found.reason == "it is gone, or may not be opened"


def test_folders_in_a_zip_of_windows_are_folders(tmp_path: Path) -> None:
    """A backslash stands between names there; what leads out by it is refused all the same."""
    path = _zip(tmp_path / "x.zip", {"photos\\a.jpg": b"x", "empty\\": b"", "..\\..\\b.jpg": b"x"})
    read, faults = _read(path)
    assert list(read) == ["photos/a.jpg"]
    assert len(faults) == 1
