"""The command line on odd input: broken files, broken lines, odd questions, places that cannot be used."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.program import Run, made, program


@pytest.fixture(scope="module")
def lifestory(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The program on a data folder of its own."""
    return program(tmp_path_factory.mktemp("odd"))


def test_broken_files_are_kept_with_a_kind_line(lifestory: Run, tmp_path: Path) -> None:
    """Empty, cut and disguised files are kept, answered kindly, and exported as they came."""
    with zipfile.ZipFile(tmp_path / "zip.jpg", "w") as archive:
        archive.writestr("a.txt", "hello")
    (tmp_path / "empty.ogg").write_bytes(b"")
    (tmp_path / "cut.jpg").write_bytes((ROOT / "samples/media/garden.jpg").read_bytes()[:300])
    (tmp_path / "noise.mp4").write_bytes(bytes(range(256)) * 9)
    names = ("zip.jpg", "empty.ogg", "cut.jpg", "noise.mp4")
    for name in names:
        done = lifestory("add", "--narrator", "Bo", "--file", str(tmp_path / name))
        assert "kept it as it came" in done.stdout
        assert "Traceback" not in done.stderr
    lifestory("export", "--narrator", "Bo", "--out", str(tmp_path / "life.zip"))
    with zipfile.ZipFile(tmp_path / "life.zip") as archive:
        for name in names:
            assert archive.read(f"media/{name}") == (tmp_path / name).read_bytes()


def test_a_broken_line_stops_no_import(lifestory: Run, tmp_path: Path) -> None:
    """Lines that cannot be read are named by number; the others stand."""
    lines = [
        b'{"at": "2026-01-01", "text": "half \\ud800", "ref": "a"}',
        b'{"at": "0001-01-01T00:00:00+14:00", "text": "too early", "ref": "b"}',
        b'{"at": "2026-01-01", "text": "We lived in K\xf6ln", "ref": "c"}',
        b'{"at": "2026-01-01", "text": "x", "speaker": ["Karl"]}',
        b'{"at": "2026-01-01", "file": "gone.ogg"}',
        b"[1]",
        b'{"at": "2026-01-01", "text": "We kept bees behind the mill.", "speaker": 7, "ref": 8}',
    ]
    file = tmp_path / "lines.jsonl"
    file.write_bytes(b"\n".join(lines))
    done = lifestory("import", "--narrator", "Lin", str(file), "--not-me", "--json", code=1)
    faults = made(done)["faults"]
    assert [one["place"] for one in faults] == [f"lines.jsonl, line {n}" for n in range(1, 7)]
    assert not any("Error" in one["fault"] for one in faults)
    (hit,) = made(lifestory("recall", "--narrator", "Lin", "bees", "--json"))
    assert (hit["speaker"], hit["ref"]) == ("7", "8")


def test_lines_without_a_ref_are_told_apart_by_what_they_say(lifestory: Run, tmp_path: Path) -> None:
    """Two files without refs are both added whole; a second run of either adds nothing."""
    for name, words in (("one", "We moved to Riga."), ("two", "We moved back again.")):
        line = json.dumps({"at": "2026-01-01", "text": words})
        (tmp_path / name).write_text(f"{line}\n{line}\n", encoding="utf-8")
        assert made(lifestory("import", "--narrator", "Ro", str(tmp_path / name), "--json"))["added"] == 2
        assert made(lifestory("import", "--narrator", "Ro", str(tmp_path / name), "--json"))["known"] == 2


@pytest.mark.parametrize("question", ["", " ", "😀", '"AND NOT (', "flood " * 1700])
def test_odd_questions_are_answered(lifestory: Run, question: str) -> None:
    """Nothing, a smile, operators and ten thousand characters are questions like any other."""
    lifestory("add", "--narrator", "Od", "--ref", "one", "The flood took our kitchen table.")
    assert isinstance(made(lifestory("recall", "--narrator", "Od", question, "--json")), list)
    assert made(lifestory("ask", "--narrator", "Od", question, "--json"))["told"] in (True, False)


@pytest.mark.parametrize("week", ["2026-W54", "2026-47", "9999-W52", "0001-W01", "soon"])
def test_a_week_that_is_none_is_wrong_use(lifestory: Run, week: str) -> None:
    """A week outside its year or the calendar exits with 2 and one line."""
    lifestory("add", "--narrator", "Od", "--ref", "one", "The flood took our kitchen table.")
    done = lifestory("recap", "--narrator", "Od", "--week", week, code=2)
    assert done.stderr.count("\n") == 1


def test_places_that_cannot_be_used_are_named_in_one_line(lifestory: Run, tmp_path: Path) -> None:
    """A folder that cannot be made and a database that cannot be opened fail with one line, no traceback."""
    (tmp_path / "file").write_bytes(b"not a database, but long enough to be looked at")
    lifestory("add", "--narrator", "Od", "--ref", "one", "The flood took our kitchen table.")
    out = str(tmp_path / "file" / "x")
    for words, setting in (
        (("--home", out, "narrators"), {}),
        (("export", "--narrator", "Od", "--out", out), {}),
        (("book", "--narrator", "Od", "--format", "md", "--out", out), {}),
        (("narrators",), {"DATABASE_URL": f"sqlite:///{tmp_path / 'file'}"}),
        (("narrators",), {"DATABASE_URL": "postgresql://me:secret@127.0.0.1:1/none"}),
        (("narrators",), {"DATABASE_URL": "nonsense"}),
    ):
        done = lifestory(*words, code=1, **setting)
        assert done.stderr.count("\n") == 1, done.stderr
        assert "secret" not in done.stderr


def test_a_narrator_has_a_name(lifestory: Run) -> None:
    """An empty name makes nobody."""
    lifestory("add", "--narrator", " ", "hello", code=2)


def test_a_chinese_narrator_is_answered_in_chinese(tmp_path: Path) -> None:
    """For a Chinese narrator no command about their life prints a Latin letter but file names and reasons."""
    run = program(tmp_path, LIFESTORY_LANGUAGE="zh")
    run("add", "-n", "王芳", "--at", "2026-11-17", "我的外婆叫陈桂英，1950年她每天早上给我煮粥。")
    question = run("interview", "-n", "王芳").stdout
    run("interview", "-n", "王芳", "--answer", "小时候我最喜欢在河边看船。")
    said = [question]
    for words in (
        ("recall", "-n", "王芳", "巴黎铁塔"),
        ("ask", "-n", "王芳", "你的外婆叫什么名字？"),
        ("ask", "-n", "王芳", "你在巴西开什么车？"),
        ("interview", "-n", "王芳"),
        ("story", "-n", "王芳"),
        ("timeline", "-n", "王芳"),
        ("recap", "-n", "王芳", "--week", "2026-W47"),
        ("recap", "-n", "王芳", "--week", "2020-W02"),
    ):
        said.append(run(*words).stdout)
    run("book", "-n", "王芳", "--out", str(tmp_path / "out"), "--format", "md")
    said.append((tmp_path / "out" / "book.md").read_text(encoding="utf-8"))
    run("export", "-n", "王芳", "--out", str(tmp_path / "life.zip"))
    with zipfile.ZipFile(tmp_path / "life.zip") as archive:
        said.append(archive.read("journal.md").decode())
        assert "保存的全部内容" in archive.read("README.txt").decode()
    for text in said:
        assert text.strip()
        assert not re.search("[A-Za-z]", text), text
