"""A short conversation with the real bot: a person at the tests' Bot API server, on loopback."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.bot_api import BotApi  # noqa: E402  (the tests are no installed package)

WHO = 1948
NAME = "Rosa"
PROGRAM_LANGUAGE = "sv"  # her telephone's: the bot guesses her time zone from it, and speaks English
PATIENCE = 120.0  # seconds
QUIET = 4.0  # seconds without a change after which the bot has said all it wants to say
# A developer's own settings must not reach the picture.
_OWN = (
    "WEBHOOK_URL",
    "DATABASE_URL",
    "LLM",
    "EMBEDDER",
    "CAPTIONER",
    "LIFESTORY_LANGUAGE",
    "LIFESTORY_HEALTH_PORT",
)

Json = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """A message as it finally stands. ``screen`` counts from 0; ``pressed`` is the button pressed under it.

    ``message`` is the Bot API's own object; ``reactions`` are the bot's, as emoji.
    """

    message: Json
    own: bool
    screen: int = 0
    reactions: tuple[str, ...] = ()
    pressed: str | None = None


@dataclass(frozen=True)
class Told:
    """What she tells: a voice note, its length in whole seconds, its right words, and a written answer."""

    sound: bytes
    seconds: int
    spoken: str
    answer: str


def sample() -> Told:
    """The sample narrator's words on the harbour and the ice."""
    folder = ROOT / "samples"
    lines = map(json.loads, (folder / "narrator.jsonl").read_text(encoding="utf-8").splitlines())
    spoken = {line["file"]: line["spoken"] for line in lines if line["kind"] == "voice"}
    return Told(
        sound=(folder / "media" / "harbour.ogg").read_bytes(),
        seconds=14,
        spoken=spoken["media/harbour.ogg"],
        answer=spoken["media/ice.ogg"],
    )


class Walk:
    """The person's side of the conversation."""

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._person = api.person(WHO, PROGRAM_LANGUAGE)
        self._person.sender["first_name"] = NAME
        self._pressed: dict[int, str] = {}
        self._turned: list[int] = []

    async def say(self, text: str, answer: str, reply_to: int | None = None) -> None:
        """Write `text` and wait until the bot has said something with `answer`, and all after it."""
        self._person.say(text, reply_to)
        await self._hears(answer)

    async def voice(self, sound: bytes, seconds: int, answer: str) -> None:
        """Send a voice note of so many seconds and wait in the same way."""
        self._person.voice(sound, seconds)
        await self._hears(answer)

    async def press(self, part: str, label: str, answer: str) -> None:
        """Press the button with `label` under the newest message that holds `part`."""
        message = self._newest(part)
        rows = message["reply_markup"]["inline_keyboard"]
        button = next(one for row in rows for one in row if label in one["text"])
        self._pressed[message["message_id"]] = button["text"]
        self._person.press(message["message_id"], button["callback_data"])
        await self._hears(answer)

    def turn(self, part: str) -> None:
        """What comes after the newest message that holds `part` stands on the next screen."""
        self._turned.append(self.number(part))

    def number(self, part: str) -> int:
        """The number of the newest message of the bot that holds `part`."""
        return int(self._newest(part)["message_id"])

    def lines(self) -> list[Line]:
        """Everything in the chat, in order, as it stands now."""
        world = self._api.world
        return [
            Line(
                message=message,
                own=message["from"]["id"] == WHO,
                screen=sum(number > last for last in self._turned),
                reactions=tuple(world.reactions.get((WHO, number), ())),
                pressed=self._pressed.get(number),
            )
            for (_, number), message in sorted(world.messages.items())
        ]

    def _newest(self, part: str) -> Json:
        return [one for one in self._api.shown(WHO) if part in one.get("text", "")][-1]

    async def _hears(self, part: str) -> None:
        await self._api.until(lambda: any(part in text for text in self._api.texts(WHO)), PATIENCE)
        before = None
        while before != (now := self.lines()):
            before = now
            await asyncio.sleep(QUIET)


async def conversation(home: Path, told: Told) -> tuple[list[Line], dict[str, bytes]]:
    """Start the bot with its data in `home`, talk with it, stop it.

    Returns the chat and the files sent in it, by file id. Raises TimeoutError if the bot falls silent.
    """
    environ = {name: value for name, value in os.environ.items() if name not in _OWN}
    environ |= {
        "LIFESTORY_HOME": str(home / "data"),
        "LIFESTORY_KEY_FILE": str(home / "master.key"),
        "TRANSCRIBER": "pocketsphinx",
        "HF_HUB_OFFLINE": "1",
    }
    async with BotApi() as api:
        environ |= {"TELEGRAM_API_URL": api.url, "TELEGRAM_BOT_TOKEN": api.token}
        bot = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environ, cwd=ROOT)
        try:
            walk = Walk(api)
            await _talk(walk, told)
            return walk.lines(), dict(api.world.files)
        finally:
            bot.terminate()
            await bot.wait()


async def _talk(walk: Walk, told: Told) -> None:
    await walk.say("/start", "Until you say yes")
    await walk.press("Until you say yes", "Yes", "very first thing")
    await walk.voice(told.sound, told.seconds, "what I think I heard")
    walk.turn("what I think I heard")
    await walk.press("what I think I heard", "Fix it", "the way it should be")
    await walk.say(told.spoken, "I will use your wording", reply_to=walk.number("the way it should be"))
    await walk.say(told.answer, "your brother Nils")
    await walk.say("/ask Where did my father mend nets?", "Voice note")
