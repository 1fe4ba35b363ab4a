"""The bot is killed at twenty moments while forty voice notes arrive: none is lost, none doubled."""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.bot_api import BotApi
from tests.conftest import ROOT

CHATS = range(71, 79)
NOTES = 40
KILLS = 20
SEED = 20


@dataclass
class Bot:
    """The program, started again after each kill."""

    environ: dict[str, str]
    log: Path
    process: asyncio.subprocess.Process | None = None
    begin: int = 0

    def listens(self) -> bool:
        """True once the newest process has said that it listens."""
        return b"@lifestory_test_bot" in self.log.read_bytes()[self.begin :]

    async def start(self) -> None:
        """Start it; its logs are kept."""
        self.begin = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=self.environ, cwd=ROOT, stdout=log, stderr=log
            )

    async def kill(self) -> None:
        """SIGKILL: no time to say goodbye."""
        assert self.process is not None
        assert self.process.returncode is None, "the bot had ended by itself"
        self.process.kill()
        await self.process.wait()

    async def stop(self) -> int:
        """SIGTERM; the exit status."""
        assert self.process is not None
        self.process.terminate()
        return await self.process.wait()

    async def ask(self, *command: str) -> Any:
        """The answer of another command of the program, as JSON."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *command,
            "--json",
            env=self.environ,
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        answer, _ = await process.communicate()
        return json.loads(answer)


def shown_entries(api: BotApi) -> Counter[str]:
    """How often each entry is shown with its buttons (right, fix it, forget it)."""
    found: Counter[str] = Counter()
    for chat in CHATS:
        for message in api.shown(chat):
            lines = message.get("reply_markup", {}).get("inline_keyboard", [])
            data = [button["callback_data"] for line in lines for button in line]
            found.update({part.split(":")[1] for part in data if part.startswith("right:")})
    return found


def asked(api: BotApi, chat: int) -> bool:
    """True once somebody was invited, welcomed and asked the first question."""
    return len(api.shown(chat)) >= 3


async def agree(api: BotApi) -> None:
    """Everybody starts and says yes."""
    for chat in CHATS:
        api.person(chat).say("/start")
    for chat in CHATS:
        await api.until(partial(api.shown, chat), 60)
        api.person(chat).press(api.shown(chat)[0]["message_id"], "consent:yes")
    for chat in CHATS:
        await api.until(partial(asked, api, chat), 60)


async def talk(api: BotApi, dice: random.Random) -> None:
    """Forty voice notes, at uneven intervals, from everybody in turn."""
    note = (ROOT / "tests" / "media" / "sea.ogg").read_bytes()
    for number in range(NOTES):
        api.person(CHATS[number % len(CHATS)]).voice(note)
        await asyncio.sleep(dice.uniform(0.0, 4.0))


@pytest.mark.timeout(900)
async def test_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    """Forty notes are forty entries, each with one reply, after twenty kills."""
    dice = random.Random(SEED)
    async with BotApi() as api:
        environ = {
            **os.environ,
            "LIFESTORY_HOME": str(tmp_path / "data"),
            "LIFESTORY_KEY_FILE": str(tmp_path / "master.key"),
            "TELEGRAM_API_URL": api.url,
            "TELEGRAM_BOT_TOKEN": api.token,
            "WHISPER_MODEL": str(ROOT / "tests" / "models" / "tiny-whisper"),
            "WHISPER_NAMES": "false",
        }
        bot = Bot(environ, tmp_path / "bot.log")
        await bot.start()
        await agree(api)
        talking = asyncio.create_task(talk(api, dice))
        for number in range(KILLS):
            if number % 4:  # every fourth kill may meet it while it starts
                await api.until(bot.listens, 60)
            await asyncio.sleep(dice.uniform(0.0, 3.0))
            await bot.kill()
            await bot.start()
        await talking
        await api.until(lambda: not api.world.updates, 60)
        await api.until(lambda: len(shown_entries(api)) == NOTES, 240)
        assert await bot.stop() == 0
        narrators = await bot.ask("narrators")
    assert sum(narrator["entries"] for narrator in narrators) == NOTES
    assert sum(narrator["failed"] + narrator["pending"] for narrator in narrators) == 0
    assert set(shown_entries(api).values()) == {1}
