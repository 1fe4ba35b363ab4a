"""Which format an archive is in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import UsageError
from bot.importers.formats import FORMATS, find_format
from tests.conftest import ROOT


def test_the_bot_starts_without_the_formats() -> None:
    """Reading them takes longer than a start may: they are imported where an archive is at hand."""
    code = "import sys, bot.archives, bot.importing; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.strip("[]\n ").replace("'", "").split(", "))
    assert "bot.importers.survey" in loaded
    assert not loaded & {"bot.importers.formats", *(one.read.__module__ for one in FORMATS)}


def test_a_format_is_found_by_its_name(tmp_path: Path) -> None:
    """What is named is taken at its word; a name that is none is answered with those that there are."""
    assert [find_format(tmp_path, one.name) for one in FORMATS] == list(FORMATS)
    with pytest.raises(UsageError, match=r"no format diaries; there are telegram, .*, folder"):
        find_format(tmp_path, "diaries")


def test_what_is_in_no_format_is_said(tmp_path: Path) -> None:
    """An empty folder is none of them."""
    with pytest.raises(UsageError, match="in no format known here"):
        find_format(tmp_path)
