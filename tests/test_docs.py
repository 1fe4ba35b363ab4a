"""What the documents point at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import cli
from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path):
    """Each relative link or picture of a page is a file of the project."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_readme_lists_every_command():
    """The README's table names each command of the command line."""
    listed = set(re.findall(r"`([a-z]+)", (ROOT / "README.md").read_text()))
    command = cli if hasattr(cli, "commands") else get_command(cli)
    assert set(command.commands) <= listed


def test_make_targets_of_the_readme_exist():
    """Each `make` target that the documents name is in the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^|`|&& |-u lifestory )make ([a-z]+)\b", page.read_text(), re.M)
    }
    assert named
    assert named <= targets


def test_metric_commands_exist():
    """Each benchmark that a page names is a file."""
    for page in PAGES:
        for name in re.findall(r"python -m benchmarks\.([a-z_]+)", page.read_text()):
            assert (ROOT / "benchmarks" / f"{name}.py").exists(), f"{page.name}: {name}"
