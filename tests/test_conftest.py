"""The nets under the other tests hold."""

from __future__ import annotations

import asyncio
import socket
import urllib.request

import pytest
from blockbuster import BlockingError

from bot.settings import load_settings
from memory import narrators
from memory.store import Store
from tests.conftest import OutsideWorldReached


async def test_blocking_call_in_bot_fails_an_async_test(tmp_path):
    """Reading a file from `bot` on the event loop raises BlockingError."""
    env_file = tmp_path / ".env"
    env_file.write_text("LIFESTORY_LANGUAGE=zh\n")
    with pytest.raises(BlockingError):
        load_settings({}, env_file=env_file)


async def test_same_call_in_a_thread_passes(tmp_path):
    """The same read through a thread does not block the loop."""
    env_file = tmp_path / ".env"
    env_file.write_text("LIFESTORY_LANGUAGE=zh\n")
    settings = await asyncio.to_thread(load_settings, {}, None, env_file)
    assert settings.language == "zh"


@pytest.mark.parametrize("address", ["https://api.openai.com/v1", "http://203.0.113.7/"])
def test_the_outside_world_cannot_be_reached(address):
    """A name or an address outside this machine is refused before a packet leaves."""
    with pytest.raises(OutsideWorldReached):
        urllib.request.urlopen(address, timeout=5)


def test_this_machine_can_be_reached():
    """An emulator on the loopback address works."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()


def test_a_local_ollama_cannot_be_reached():
    """The usual port of a local chat model is refused as well."""
    with pytest.raises(OutsideWorldReached):
        socket.create_connection(("127.0.0.1", 11434), timeout=5)


def test_store_is_empty_and_keeps_its_key_elsewhere(store: Store):
    """The store fixture has no narrators, and no key file in its data folder."""
    assert narrators.all_narrators(store) == []
    assert not list(store.home.rglob("*.key"))
