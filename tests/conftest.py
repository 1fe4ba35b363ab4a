"""What every test shares: no outside world, no blocked event loop, a fresh store.

Hand-written fakes live beside the tests that use them, not here.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from blockbuster import blockbuster_ctx
from hypothesis import settings

from memory.store import Store, open_store
from memory.vault import load_vault

# Speed is measured by benchmarks: a busy machine fails no test, nor does what is loaded at first use.
# Examples are the same at each run, so that a change is judged by itself; `make fuzz` looks for new ones.
settings.register_profile("fuzz", deadline=None, print_blob=True)
settings.register_profile("lifestory", deadline=None, derandomize=True)
settings.load_profile("lifestory")

ROOT = Path(__file__).resolve().parent.parent
OLLAMA_PORT = 11434

# Set before anything imports a model library, and for the children that tests start.
os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false", ANONYMIZED_TELEMETRY="False")
# A developer's own settings must not reach a test.
for _variable in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_API_URL", "WEBHOOK_URL", "DATABASE_URL", "LLM", "EMBEDDER"):
    os.environ.pop(_variable, None)


class OutsideWorldReached(RuntimeError):
    """A test tried to reach a real service: a chat model, the hub, Telegram."""


def _stay_inside(event: str, args: tuple[Any, ...]) -> None:
    """Refuse connections that leave this machine, and a local Ollama.

    An audit hook sees them whichever library makes them, so no real model answers by accident.
    """
    if event == "socket.connect" and isinstance(args[1], tuple):
        host, port = args[1][0], args[1][1]
    elif event == "socket.getaddrinfo":
        host, port = args[0], args[1]
    else:
        return
    if not _is_local(host) or port == OLLAMA_PORT:
        raise OutsideWorldReached(f"a test tried to reach {host}:{port}")


def _is_local(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        address = ip_address(str(name).split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def pytest_configure() -> None:
    """Audit hooks cannot be removed, so this one is set once for the whole run."""
    sys.addaudithook(_stay_inside)


@pytest.fixture(autouse=True)
def _loop_is_never_blocked(request: pytest.FixtureRequest) -> Iterator[None]:
    """In an async test, a blocking call that `bot` makes on the event loop raises BlockingError."""
    if not inspect.iscoroutinefunction(getattr(request.node, "function", None)):
        yield
        return
    with blockbuster_ctx("bot"):
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty, migrated store in a fresh folder, its key kept apart from it."""
    home = tmp_path / "home"
    opened = open_store(
        f"sqlite:///{home / 'lifestory.db'}", load_vault(tmp_path / "keys" / "master.key"), home
    )
    yield opened
    opened.close()


@pytest.fixture
def shared_data() -> Callable[[str], Path]:
    """A function that gives a file of the measuring data, or skips the test where it is absent.

    The data lies in ``LIFESTORY_DATA``, or in ``../shared/data`` beside the checkout.
    """
    folder = Path(os.environ.get("LIFESTORY_DATA") or ROOT.parent / "shared" / "data")

    def find(name: str) -> Path:
        path = folder / name
        if not path.exists():
            pytest.skip(f"needs {name} of the measuring data; none in {folder} (set LIFESTORY_DATA)")
        return path

    return find
