"""The command line, as a program: what it prints and how it exits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

Run = Callable[..., "subprocess.CompletedProcess[str]"]
TELLING = [
    "I was born in 1948 in a yellow house by the harbour in Lysekil.",
    "My grandmother Hilda baked cardamom buns every Friday, and the whole stair smelled of them.",
    "In 1966 I began to work at the bakery of old Holm, at four in the morning.",
]


@pytest.fixture(scope="module")
def lifestory(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The program on a data folder of its own, with no model to be had."""
    folder = tmp_path_factory.mktemp("lifestory")

    def run(*words: str, code: int = 0, given: str = "") -> subprocess.CompletedProcess[str]:
        environ = {
            **os.environ,
            "LIFESTORY_HOME": str(folder / "data"),
            "LIFESTORY_KEY_FILE": str(folder / "master.key"),
            "HF_HUB_OFFLINE": "1",
        }
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words],
            input=given,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=environ,
        )
        assert done.returncode == code, done.stderr
        return done

    return run


def _tell(run: Run, name: str, folder: Path) -> None:
    """Have a narrator of this name tell three things, with the refs r0, r1 and r2."""
    file = folder / f"{name}.jsonl"
    lines = [{"at": f"2026-03-0{n + 1}", "ref": f"r{n}", "text": words} for n, words in enumerate(TELLING)]
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    run("import", "--narrator", name, str(file))


@pytest.fixture(scope="module")
def rosa(lifestory: Run, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The program with Rosa, who has told three things; no test adds to what she told."""
    _tell(lifestory, "Rosa", tmp_path_factory.mktemp("rosa"))
    return lifestory


def _json(done: subprocess.CompletedProcess[str]) -> Any:
    return json.loads(done.stdout.splitlines()[-1])


def test_help_imports_nothing_heavy() -> None:
    """`--help` loads no model library, no database and no web framework."""
    code = "import sys, bot.cli; print(sorted(sys.modules))"
    names = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    for heavy in (
        "torch",
        "sqlalchemy",
        "chromadb",
        "telegram",
        "dbos",
        "numpy",
        "pydantic",
        "langchain_core",
    ):
        assert f"'{heavy}'" not in names.stdout


def test_wrong_use_exits_with_2(lifestory: Run) -> None:
    """A missing text, an unknown command and an unknown format are wrong use."""
    lifestory("add", "--narrator", "Rosa", code=2)
    lifestory("dance", code=2)
    lifestory("erase", "--narrator", "Rosa", code=2)


def test_an_unknown_narrator_exits_with_1(lifestory: Run) -> None:
    """Asking about somebody who is not here fails with one line."""
    done = lifestory("recall", "--narrator", "Nobody", "what", code=1)
    assert done.stderr.count("\n") == 1
    assert "Nobody" in done.stderr


def test_adding_the_same_ref_twice_adds_once(rosa: Run) -> None:
    """A second add with the same ref is known already, and the narrator has three entries."""
    done = rosa("add", "--narrator", "Rosa", "--ref", "r0", "--json", TELLING[0])
    assert _json(done)["added"] is False
    people = _json(rosa("narrators", "--json"))
    her = next(one for one in people if one["name"] == "Rosa")
    assert (her["entries"], her["failed"], her["pending"]) == (3, 0, 0)


def test_recall_says_why(rosa: Run) -> None:
    """The right memory is first, with its ref and the reasons it was found."""
    hits = _json(rosa("recall", "--narrator", "rosa", "Who baked buns?", "-k", "2", "--json"))
    assert hits[0]["ref"] == "r1"
    assert hits[0]["why"]


def test_ask_answers_with_a_citation_or_says_never_told(rosa: Run) -> None:
    """What was told is answered with its source; what was not told is not invented."""
    told = _json(rosa("ask", "--narrator", "Rosa", "When did you begin to work at the bakery?", "--json"))
    assert told["told"] is True
    assert "1966" in told["answer"]
    assert told["citations"][0]["ref"] == "r2"
    never = _json(rosa("ask", "--narrator", "Rosa", "Which car did your husband drive in Brazil?", "--json"))
    assert never["told"] is False
    assert never["citations"] == []


def test_the_interview_asks_takes_an_answer_and_asks_another(lifestory: Run) -> None:
    """A question waits until it is answered; the answer is an entry; the next one differs."""
    first = _json(lifestory("interview", "--narrator", "Ida", "--json"))
    assert _json(lifestory("interview", "--narrator", "Ida", "--json"))["id"] == first["id"]
    answer = "My mother Ingrid taught me to look at the sky before the clock."
    second = _json(lifestory("interview", "--narrator", "Ida", "--answer", answer, "--json"))
    assert second["entry"]
    assert second["question"] != first["question"]


def test_every_sentence_of_the_story_is_cited(rosa: Run) -> None:
    """The story is in the narrator's words, each sentence with a quote that stands in its passage."""
    story = _json(rosa("story", "--narrator", "Rosa", "--json"))
    sentences = [one for chapter in story["chapters"] for one in chapter["sentences"]]
    assert sentences
    for one in sentences:
        assert one["citations"]
        for citation in one["citations"]:
            assert citation["ref"] in {"r0", "r1", "r2"}
            assert citation["quote"] in TELLING[int(citation["ref"][1])]


def test_the_timeline_can_be_asked_for_a_time(rosa: Run) -> None:
    """`timeline --when` takes EDTF and words, gives only what may have happened then, and refuses no time."""
    whole = _json(rosa("timeline", "--narrator", "Rosa", "--json"))
    assert [one["date"] for one in whole] == ["1948", "1966"]
    for when in ("196X", "1960/1970", "when I was eighteen", "the sixties"):
        assert [one["date"] for one in _json(rosa("timeline", "-n", "Rosa", "--when", when, "--json"))] == [
            "1966"
        ]
    assert _json(rosa("timeline", "-n", "Rosa", "--when", "1975", "--json")) == []
    assert "nothing" in rosa("timeline", "-n", "Rosa", "--when", "1975").stdout
    assert "no time" in rosa("timeline", "-n", "Rosa", "--when", "soup", code=2).stderr


def test_the_book_is_written_in_every_format(rosa: Run, tmp_path: Path) -> None:
    """`book` writes HTML, EPUB, PDF and Markdown of the right kinds."""
    rosa("book", "--narrator", "Rosa", "--out", str(tmp_path / "out"))
    assert (tmp_path / "out" / "book.pdf").read_bytes().startswith(b"%PDF")
    assert zipfile.is_zipfile(tmp_path / "out" / "book.epub")
    assert "cardamom" in (tmp_path / "out" / "book.html").read_text()
    assert "cardamom" in (tmp_path / "out" / "book.md").read_text()


def test_a_second_import_adds_nothing(lifestory: Run, tmp_path: Path) -> None:
    """An import keeps speakers apart, names bad lines, and the second run adds nothing."""
    lines = [
        {
            "at": "2026-01-01T10:00:00",
            "speaker": "Karin",
            "text": "We moved to Gothenburg in 1971.",
            "ref": "a",
        },
        {"at": "2026-01-01T10:01:00", "speaker": "Karl", "text": "You hated the tram there.", "ref": "b"},
    ]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    assert _json(lifestory("import", "--narrator", "Karin", str(file), "--json"))["added"] == 2
    again = _json(lifestory("import", "--narrator", "Karin", str(file), "--json"))
    assert (again["added"], again["known"]) == (0, 2)
    hits = _json(lifestory("recall", "--narrator", "Karin", "tram", "--json"))
    assert hits[0]["speaker"] == "Karl"
    file.write_text('{"at": "yesterday", "text": "x", "ref": "c"}\nnot json\n', encoding="utf-8")
    done = lifestory("import", "--narrator", "Karin", str(file), "--json", code=1)
    assert [fault["place"] for fault in _json(done)["faults"]] == [f"{file.name}, line {n}" for n in (1, 2)]


def test_export_holds_everything_and_erase_leaves_nothing(lifestory: Run, tmp_path: Path) -> None:
    """The zip holds the words; after erase no file of the data folder names the narrator's key."""
    _tell(lifestory, "Eva", tmp_path)
    archive = tmp_path / "life.zip"
    lifestory("export", "--narrator", "Eva", "--out", str(archive))
    with zipfile.ZipFile(archive) as zipped:
        words = "".join(
            zipped.read(name).decode() for name in zipped.namelist() if name.endswith((".md", ".json"))
        )
    assert all(one in words for one in TELLING)
    proof = _json(lifestory("erase", "--narrator", "Eva", "--yes", "--json"))
    assert proof["bytes_read"] > 0
    assert "Eva" not in {one["name"] for one in _json(lifestory("narrators", "--json"))}


def test_reindex_finds_the_same(rosa: Run) -> None:
    """After a rebuild from the journal the same question brings the same memories."""
    before = _json(rosa("recall", "--narrator", "Rosa", "harbour", "--json"))
    rosa("reindex", "--narrator", "Rosa")
    after = _json(rosa("recall", "--narrator", "Rosa", "harbour", "--json"))
    assert [one["passage"] for one in after] == [one["passage"] for one in before]


def test_chat_speaks_in_a_pipe(lifestory: Run) -> None:
    """The terminal conversation works without a terminal: consent, telling, leaving."""
    done = lifestory("chat", "--name", "Rosalind", given="yes\nI was born by the sea.\n/help\n/quit\n")
    assert "Rosalind" in done.stdout
    assert "/delete_my_data" in done.stdout
    people = {one["name"]: one["entries"] for one in _json(lifestory("narrators", "--json"))}
    assert people["Rosalind"] == 1


def test_run_without_a_token_says_so_and_chats(lifestory: Run) -> None:
    """Without a token, `run` says so in one line and opens the conversation here."""
    done = lifestory("run", given="/quit\n")
    assert "TELEGRAM_BOT_TOKEN" in done.stdout.splitlines()[0]


def test_people_are_listed_joined_and_parted(lifestory: Run) -> None:
    """``--merge`` and ``--split`` hold; a name that nobody has is refused in one line."""
    for words in ("My aunt wept.", "I met Polly in Leeds."):
        lifestory("add", "-n", "Vera", words)

    def names(*more: str) -> list[list[str]]:
        found = _json(lifestory("people", "-n", "Vera", *more, "--json"))
        return sorted([one["name"], *one["aliases"]] for one in found)

    assert names() == [["Polly"], ["my aunt"]]
    assert names("--merge", "my aunt", "polly") == names() == [["Polly", "my aunt"]]
    assert names("--split", "Polly", "my aunt") == names() == [["Polly"], ["my aunt"]]
    assert names("--places") == [["Leeds"]]
    assert (
        "nobody called 'Zoe'" in lifestory("people", "-n", "Vera", "--merge", "Zoe", "Polly", code=1).stderr
    )
