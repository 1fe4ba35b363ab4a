"""Two people over the Bot API: one tells, the other puts a question in by a link."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.run import run_telegram
from bot.settings import Settings, load_settings
from memory import asks, journal, narrators, questions
from tests.bot_api import TOKEN, BotApi
from tests.program import environ

ANA, BEN = 471122334455, 815122334455


@pytest.fixture
def settings(api: BotApi, tmp_path: Path) -> Settings:
    """Settings for the server, with a data folder of its own."""
    return load_settings(environ(tmp_path, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=api.url))


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[App]:
    """The real conversation behind the channel, with work done at once."""
    stop = asyncio.Event()
    app_of = open_app(settings)
    app = await asyncio.to_thread(app_of.__enter__)
    pace = Pace(chat_gap=0.0, all_gap=0.0)
    running = run_telegram(
        settings, app.store, app.conversation, {}.get, stop=stop, echo=lambda _: None, pace=pace
    )
    task = asyncio.create_task(running)
    try:
        yield app
    finally:
        stop.set()
        async with asyncio.timeout(15):
            await task
        await asyncio.to_thread(app_of.__exit__, None, None, None)


async def hears(api: BotApi, chat: int, part: str) -> str:
    """Wait until somebody was told something with `part`; the newest such text."""
    try:
        await api.until(lambda: any(part in one for one in api.texts(chat)), 60)
    except TimeoutError:
        raise AssertionError(f"{chat} never heard {part!r}, but {api.texts(chat)}") from None
    return [one for one in api.texts(chat) if part in one][-1]


def press(api: BotApi, chat: int, part: str, label: str) -> None:
    """Press the button `label` under the newest message that holds `part`."""
    message = max(
        (one for one in api.shown(chat) if part in str(one.get("text"))), key=lambda one: one["message_id"]
    )
    buttons = [one for line in message["reply_markup"]["inline_keyboard"] for one in line]
    data = next(one["callback_data"] for one in buttons if label in one["text"])
    api.person(chat).press(message["message_id"], data)


@pytest.mark.timeout(180)
async def test_a_relative_asks_and_the_narrator_answers(api: BotApi, settings: Settings) -> None:
    """By the link a question goes in; it is put as theirs and answered; the asker becomes no narrator,
    sees no word of what was told, and the answer is the narrator's own.
    """
    ana, ben = api.person(ANA), api.person(BEN)
    async with serving(settings) as app:
        ana.say("/start")
        await hears(api, ANA, "Until you say yes")
        press(api, ANA, "Until you say yes", "Yes")
        await hears(api, ANA, "There is no hurry")
        await api.until(lambda: len(api.texts(ANA)) == 3, 60)
        ana.say("I was born in a house by the lake, and the ferry woke me every morning at six.")
        await api.until(lambda: len(api.texts(ANA)) == 4, 60)

        ana.say("/invite")
        link = (await hears(api, ANA, "https://t.me/")).split("https://t.me/")[1].split()[0]
        assert link.startswith("lifestory_test_bot?start=q_")
        ben.say(f"/start {link.split('start=')[1]}")
        hello = await hears(api, BEN, "may put a question in")
        assert "Person 471122334455" in hello
        press(api, BEN, "may put a question in", "with my name")
        await hears(api, BEN, "one question")
        ben.voice()
        await hears(api, BEN, "in words")
        ben.say("Why did you leave the lake?")
        await hears(api, BEN, "I keep your question")

        ana.say("/skip")
        asked = await hears(api, ANA, "Person 815122334455 asks: Why did you leave the lake?")
        message = next(one for one in api.shown(ANA) if one.get("text") == asked)
        ana.say("We left because the ferry stopped.", reply_to=message["message_id"])
        who = await asyncio.to_thread(narrators.find_by_chat, app.store, "telegram", str(ANA))
        assert who is not None

        def answered() -> bool:
            entries = journal.list_entries(app.store, who.id)
            return any(one.text.startswith("We left") and one.question_id for one in entries)

        for _ in range(300):
            if await asyncio.to_thread(answered):
                break
            await asyncio.sleep(0.1)
        assert await asyncio.to_thread(answered)
        entries = await asyncio.to_thread(journal.list_entries, app.store, who.id)
        assert all(one.own for one in entries)
        assert not any("Why did you leave" in one.text for one in entries)
        assert await asyncio.to_thread(narrators.find_by_chat, app.store, "telegram", str(BEN)) is None
        heard = " ".join(api.texts(BEN))
        assert "ferry" not in heard
        assert "born" not in heard

        press(api, ANA, "https://t.me/", "Close the link")
        await asyncio.sleep(0.5)
        ben.say(f"/start {link.split('start=')[1]}")
        await hears(api, BEN, "does not work any more")
        left = await asyncio.to_thread(asks.asks_of, app.store, who.id)
        assert [one.state for one in left] == ["asked"]
        waits = await asyncio.to_thread(questions.open_question, app.store, who.id)
        assert waits is None or waits.kind != "relative"
        data = [path for path in settings.home.rglob("*") if path.is_file()]
        clear = b"".join([await asyncio.to_thread(path.read_bytes) for path in data])
        assert link.split("q_")[1].encode() not in clear
        assert b"leave the lake" not in clear
        assert b"Person 815122334455" not in clear
        assert str(BEN).encode() not in clear
