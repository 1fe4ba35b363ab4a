"""The same on PostgreSQL. Skipped, with the reason, where no PostgreSQL is installed."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from bot.errors import LeaseHeld
from bot.work.durable import Durable
from bot.work.types import Retry
from memory import journal
from memory.privacy import ErasureProof, erase
from memory.store import Store, open_store
from memory.types import EntryState
from memory.vault import load_vault
from tests.conftest import ROOT
from tests.memory.people import fill, make_narrator
from tests.program import made, program
from tests.work.fakes import Steps, make_entry, make_settings


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    """A fresh PostgreSQL server of its own, for this file alone."""
    programs = {name: _program(name) for name in ("initdb", "pg_ctl")}
    # PostgreSQL refuses to run as root.
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if user and not shutil.which("runuser"):
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder, socket.socket() as free:
        Path(folder).chmod(0o777)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        data = f"{folder}/data"
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        control = [*user, programs["pg_ctl"], "-D", data, "-w", "-l", f"{folder}/log"]
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
        subprocess.run([*user, programs["initdb"], "-D", data, "-A", "trust", "-U", "postgres"], **quiet)  # type: ignore[call-overload]
        subprocess.run([*control, "-o", options, "start"], **quiet)  # type: ignore[call-overload]
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **quiet)  # type: ignore[call-overload]


@pytest.fixture
def shop(database_url: str, tmp_path: Path) -> Iterator[Store]:
    home = tmp_path / "home"
    opened = open_store(database_url, load_vault(tmp_path / "master.key"), home)
    yield opened
    opened.close()


def test_work_and_erasure(shop: Store, database_url: str, tmp_path: Path) -> None:
    """Entries are done in order, a second process is refused, and a narrator can erase themself."""
    gone, stays = make_narrator(shop), make_narrator(shop, "Bob", "4712")
    made, kept = fill(shop, gone, tmp_path), fill(shop, stays, tmp_path, "-b")
    extra = [make_entry(shop, gone, f"more {number}") for number in range(3)]
    steps, proofs = Steps(shop), list[ErasureProof]()
    jobs = {"erase": lambda one: proofs.append(erase(shop, one))}
    settings = make_settings(shop, database_url=database_url)
    work = Durable(shop, settings, steps.all(), jobs, retry=Retry(1), poll=0.02)
    work.start()
    try:
        assert work.wait(60)
        with pytest.raises(LeaseHeld):
            Durable(shop, settings, steps.all(), jobs).start()
        done = [whose for name, whose in steps.done if name == "present"]
        mine = [made["text"], made["voice"], made["photo"], *extra]
        assert [one for one in done if one in mine] == mine
        work.job("erase", f"erase:{gone.id}", gone.id)
        assert work.wait(60)
    finally:
        work.stop()
    (proof,) = proofs
    assert (proof.rows["entries"], proof.rows["workflow_status"]) == (6, 6)
    assert len(proof.unchecked) == 1
    assert journal.list_entries(shop, gone.id) == []
    assert journal.get_entry(shop, kept["text"]).state is EntryState.REMEMBERED


def _program(name: str) -> str:
    found = shutil.which(name) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None
    )
    if found is None:
        pytest.skip("no PostgreSQL is installed here")
    return found


def test_the_command_line(database_url: str, tmp_path: Path) -> None:
    """Adding, importing, recall, interview, story, export and erasure work with DATABASE_URL."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("create database another")  # its own: each has one master key
    run = program(tmp_path, DATABASE_URL=database_url.removesuffix("postgres") + "another")
    told = "In 1966 I began to work at the bakery of old Holm, at four in the morning."
    run("add", "-n", "Pia", "--ref", "a", told)
    run("add", "-n", "Pia", "--ref", "v", "--file", str(ROOT / "tests" / "media" / "sea.ogg"))
    lines = [{"at": "2026-03-01", "ref": f"l{n}", "text": f"Plums, basket {n}."} for n in range(300)]
    (tmp_path / "lines").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert made(run("import", "-n", "Pia", str(tmp_path / "lines"), "--json"))["added"] == 300
    assert made(run("import", "-n", "Pia", str(tmp_path / "lines"), "--json"))["known"] == 300
    assert made(run("recall", "-n", "Pia", "Who baked with Holm?", "--json"))[0]["ref"] == "a"
    assert made(run("interview", "-n", "Pia", "--json"))["question"]
    assert "old Holm" in run("story", "-n", "Pia").stdout
    run("recap", "-n", "Pia", "--week", "2026-W09")
    run("reindex", "-n", "Pia")
    run("export", "-n", "Pia", "--out", str(tmp_path / "life.zip"))
    (row,) = [one for one in made(run("narrators", "--json")) if one["name"] == "Pia"]
    assert (row["entries"], row["failed"], row["pending"]) == (302, 0, 0)
    run("erase", "-n", "Pia", "--yes")
    assert "Pia" not in {one["name"] for one in made(run("narrators", "--json"))}
