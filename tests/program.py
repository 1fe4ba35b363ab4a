"""The program on a data folder of its own: as a child process, or in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from bot.cli import cli
from tests.conftest import ROOT

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environ(folder: Path, **settings: str) -> dict[str, str]:
    """Settings for a program whose data and key lie in `folder`; the hub is out of reach."""
    return {
        **os.environ,
        "LIFESTORY_HOME": str(folder / "data"),
        "LIFESTORY_KEY_FILE": str(folder / "master.key"),
        "HF_HUB_OFFLINE": "1",
        **settings,
    }


def program(folder: Path, **always: str) -> Run:
    """A function that runs ``lifestory`` with words and settings and checks its exit code."""

    def run(*words: str, code: int = 0, **settings: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=environ(folder, **{**always, **settings}),
        )
        assert done.returncode == code, done.stderr
        return done

    return run


def made(done: subprocess.CompletedProcess[str]) -> Any:
    """The one JSON value that a command printed; anything else on standard output is an error."""
    return json.loads(done.stdout)


def command_line(folder: Path) -> Callable[..., str]:
    """A function that runs ``lifestory`` in this process, on a data folder in `folder`, and gives what it
    prints; its errors are raised, and settings are named.
    """
    always = {
        "LIFESTORY_HOME": str(folder / "home"),
        "LIFESTORY_KEY_FILE": str(folder / "key"),
        "LIFESTORY_CACHE_DIR": str(folder / "cache"),
    }

    def call(*words: str, **settings: str) -> str:
        done = CliRunner().invoke(cli, [*words], env=always | settings)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.stdout

    return call
