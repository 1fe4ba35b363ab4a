"""What the code imports and what `pyproject.toml` declares are the same."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.conftest import ROOT

OURS = {"bot", "memory", "prompts", "tests", "benchmarks", "training", "scripts"}
# Declared, though no line imports it.
SILENT = {
    "psycopg": "SQLAlchemy's driver for PostgreSQL",
    "tzdata": "zoneinfo's data where the system has none",
}
# Named where they are used, and done without where they are not there.
EXTRAS = {"langchain-openai", "spandrel"}
# Runs, or is read, and is not imported. scikit-image carries photographs to measure on.
TOOLS = {
    "import-linter",
    "mypy",
    "pytest-asyncio",
    "pytest-randomly",
    "pytest-timeout",
    "pytest-xdist",
    "ruff",
    "scikit-image",
    "types-pyyaml",
}


def imported(*folders: str) -> set[str]:
    """Top-level modules of others that are imported anywhere in `folders`, also inside functions."""
    found: set[str] = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        beside = {one.stem for one in path.parent.glob("*.py")}
        found |= _imports(path) - beside
    return found - OURS - sys.stdlib_module_names


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.split(".")[0] for name in names}


def canonical(name: str) -> str:
    """A package's name without version, extra or marker, as PyPI compares names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", name)[0]).lower()


def declared() -> tuple[set[str], set[str]]:
    """What the program needs, and what developing it adds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    needed = {canonical(one) for one in project["project"]["dependencies"]}
    return needed, {canonical(one) for one in project["dependency-groups"]["dev"]}


def packages(modules: set[str]) -> dict[str, set[str]]:
    """Module -> the installed packages that bring it."""
    known = packages_distributions()
    return {module: {canonical(one) for one in known.get(module, [module])} for module in modules}


def test_program_imports_only_what_it_declares():
    """Each module that the program imports belongs to a package that it declares."""
    needed, _ = declared()
    strangers = {
        module
        for module, names in packages(imported("bot", "memory", "prompts")).items()
        if not names & needed
    }
    # Chat models are extras: the doctor and the chat model's door name them, and do without.
    assert {one for one in strangers - EXTRAS if not one.startswith("langchain_")} == set()


def test_every_declared_package_is_used():
    """Each package that the program declares is imported by it, or has its reason here."""
    needed, _ = declared()
    used = set().union(*packages(imported("bot", "memory", "prompts")).values())
    assert needed - used == set(SILENT)


def test_every_developer_package_is_used():
    """Each package of the dev group is imported by tests, benchmarks or training, or is a tool."""
    _, dev = declared()
    used = set().union(*packages(imported("tests", "benchmarks", "training", "scripts")).values())
    assert dev - used - TOOLS - EXTRAS - {"pytest"} == set()


def test_locks_hold_every_declared_package_but_torch():
    """Each declared package stands in its lock file with a hash, torch aside."""
    needed, dev = declared()
    for name, wanted in (("requirements.lock", needed), ("requirements-dev.lock", needed | dev)):
        text = (ROOT / name).read_text()
        locked = set(re.findall(r"^([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==\S+.*\\$", text, re.MULTILINE))
        assert wanted - locked == {"torch"}, name


def test_both_locks_agree():
    """A package has the same versions in both lock files."""
    line = re.compile(r"^([a-z0-9-]+==\S+)", re.MULTILINE)
    program = set(line.findall((ROOT / "requirements.lock").read_text()))
    developer = set(line.findall((ROOT / "requirements-dev.lock").read_text()))
    assert program <= developer
