"""The main job, end to end: the real program, the real Telegram client, a Bot API server on loopback."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bot_api import BotApi
from tests.bot_api.person import Person
from tests.conftest import ROOT

WHO = 4711223344
SAID = "I was born in a small town by the sea."


@dataclass
class Chat:
    """A person, the server, and the data folder of the bot that serves it."""

    api: BotApi
    person: Person
    home: Path
    log: Path

    def clear(self) -> bytes:
        """Everything that lies in the data folder and the log, as it lies there."""
        files = [path for path in self.home.rglob("*") if path.is_file()]
        return b"".join(path.read_bytes() for path in (*files, self.log))

    def last(self, part: str) -> int:
        """The number of the newest message of the bot that holds `part`."""
        return max(
            m["message_id"] for m in self.api.shown(WHO) if part in str(m.get("text", m.get("caption", "")))
        )

    async def hears(self, part: str, seconds: float = 60) -> None:
        """Wait until the bot has said something with `part`."""
        try:
            await self.api.until(lambda: any(part in words for words in self.api.texts(WHO)), seconds)
        except TimeoutError:
            raise AssertionError(f"never said {part!r}, but {self.api.texts(WHO)}") from None

    def press(self, part: str, label: str) -> None:
        """Press the button `label` under the newest message that holds `part`."""
        message = self.api.world.messages[WHO, self.last(part)]
        buttons = [one for line in message["reply_markup"]["inline_keyboard"] for one in line]
        data = next(one["callback_data"] for one in buttons if label in one["text"])
        self.person.press(message["message_id"], data)


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    """The bot, started as a program and stopped by SIGTERM."""
    environ = {
        **os.environ,
        "LIFESTORY_HOME": str(tmp_path / "data"),
        "LIFESTORY_KEY_FILE": str(tmp_path / "master.key"),
        "WHISPER_MODEL": str(ROOT / "tests" / "models" / "tiny-whisper"),
        "WHISPER_NAMES": "false",
    }
    async with BotApi() as api:
        environ |= {"TELEGRAM_API_URL": api.url, "TELEGRAM_BOT_TOKEN": api.token}
        log = tmp_path / "log"
        with log.open("wb") as out:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=environ, cwd=ROOT, stdout=out, stderr=out
            )
        try:
            yield Chat(api, api.person(WHO), tmp_path / "data", log)
        finally:
            process.terminate()
            assert await asyncio.wait_for(process.wait(), 20) == 0


async def _agree(chat: Chat) -> None:
    chat.person.say("/start")
    await chat.hears("Until you say yes")
    chat.press("Until you say yes", "Yes")
    await chat.hears("There is no hurry")
    await chat.api.until(lambda: len(chat.api.shown(WHO)) >= 3, 60)


@pytest.mark.timeout(240)
async def test_a_life_is_told_and_becomes_a_book(chat: Chat) -> None:
    """Voice, photo and text go in; a cited story and a book come out; erasing ends it."""
    await _agree(chat)
    voice = next((ROOT / "tests" / "media").glob("*sea*.ogg"))
    note = chat.person.voice(voice.read_bytes())
    await chat.hears(SAID)
    assert chat.api.world.reactions[WHO, note["message_id"]]
    chat.press(SAID, "Right")
    chat.person.say("In 1966 I began to work at the bakery of old Holm, at four in the morning.")
    chat.person.photo((ROOT / "samples" / "media" / "bakery.jpg").read_bytes(), "The bakery")
    await chat.hears("I see:")

    chat.person.say("/ask When did I begin to work at the bakery?")
    await chat.hears("1966")
    chat.person.say("/story")
    await chat.hears("a draft for your own eyes")
    story = "\n".join(chat.api.texts(WHO))
    assert "I was born in a small town by the sea.¹" in story
    assert "Voice note" in story
    chat.person.say("/book")
    await chat.api.until(lambda: len(chat.api.calls("sendDocument")) == 3, 90)
    assert WHO in {chat_id for chat_id, _ in chat.api.world.actions}  # seen to be at work

    chat.person.say("/delete_my_data")
    await chat.hears("type DELETE")
    chat.person.say("DELETE")
    await chat.hears("Everything of yours has been deleted")
    assert str(WHO).encode() not in chat.clear()
    assert b"bakery" not in chat.clear()


@pytest.mark.timeout(180)
async def test_nothing_lies_in_clear(chat: Chat) -> None:
    """Words sent, heard, seen in a picture and in file names are not in the data folder or the log."""
    await _agree(chat)
    chat.person.say("Our boat was called Zanzibar.")
    chat.person.document(b"The recipe takes saffronmilk.", "hidden-recipe.txt", "text/plain")
    await chat.hears("saffronmilk")
    voice = next((ROOT / "tests" / "media").glob("*sea*.ogg"))
    chat.person.voice(voice.read_bytes())
    await chat.hears(SAID)
    chat.person.photo((ROOT / "samples" / "media" / "bakery.jpg").read_bytes())
    await chat.hears("FRESH ROLLS")
    chat.person.say("/search boat")
    await chat.hears("This is what I found")
    left = chat.clear().lower()
    for word in (
        b"zanzibar",
        b"saffronmilk",
        b"hidden-recipe",
        b"town by the sea",
        b"fresh rolls",
        str(WHO).encode(),
    ):
        assert word not in left


@pytest.mark.timeout(120)
async def test_who_declines_leaves_nothing_behind(chat: Chat) -> None:
    """What was sent before consent waits sealed and is gone after a no."""
    chat.person.say("Something only for those who asked first, codeword zanzibar.")
    await chat.hears("Until you say yes")
    chat.press("Until you say yes", "No")
    await chat.hears("I have kept nothing")
    await asyncio.sleep(1)
    assert b"zanzibar" not in chat.clear()
    assert not list((chat.home / "media").rglob("*"))
