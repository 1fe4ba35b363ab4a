from __future__ import annotations

from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.settings import Settings
from memory.store import Store
from tests.conversation.fakes import FakeWork, press, said


@pytest.fixture
def work() -> FakeWork:
    return FakeWork()


@pytest.fixture
def conversation(store: Store, work: FakeWork, tmp_path: Path) -> Conversation:
    """A conversation with nobody yet."""
    settings = Settings(home=store.home, key_file=tmp_path / "master.key", cache_dir=tmp_path / "cache")
    return Conversation(store, settings, work)


@pytest.fixture
def ana(conversation: Conversation, work: FakeWork) -> Conversation:
    """A conversation in which Ana has agreed and was welcomed."""
    conversation.press(press("consent:yes"))
    said(conversation)
    work.jobs.clear()
    return conversation
