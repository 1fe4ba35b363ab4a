"""How long until a message is safe: from its arrival to commit, confirmation and reaction.

``python -m benchmarks.acknowledge [--messages 200] [--voices 40] [--whisper FOLDER] [--json]``

The whole program runs as a process of its own against a Bot API server on loopback. First voice
notes are sent, so that its models are busy; then texts, ten a second in eight chats. Commit and
confirmation are measured together, as the moment at which the bot's next request confirms the
update: it does so only after the commit. The reaction is what the person sees.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tests.bot_api import BotApi

ROOT = Path(__file__).resolve().parent.parent
CHATS = range(901, 909)


@dataclass
class Times:
    """Monotonic seconds by update number, and by (chat, message number)."""

    arrived: dict[int, float] = field(default_factory=dict)
    sent: dict[tuple[int, int], float] = field(default_factory=dict)
    seen: dict[tuple[int, int], float] = field(default_factory=dict)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Acknowledgement latency under load.")
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--voices", type=int, default=40)
    parser.add_argument("--whisper", default=str(ROOT / "tests" / "models" / "tiny-whisper"))
    parser.add_argument("--json", action="store_true", help="the last line is one JSON object")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(Path(folder), chosen.messages, chosen.voices, chosen.whisper))
    for name, value in figures.items():
        print(f"{name:28}{value:10.3f}")
    if chosen.json:
        print(json.dumps(figures))


async def measure(folder: Path, messages: int, voices: int, whisper: str) -> dict[str, float]:
    """The figures, in seconds. ``busy_at_end`` is how many notes still waited for their transcript."""
    async with BotApi() as api:
        environ = {
            **os.environ,
            "LIFESTORY_HOME": str(folder / "data"),
            "LIFESTORY_KEY_FILE": str(folder / "master.key"),
            "LIFESTORY_LOG_LEVEL": "ERROR",
            "TELEGRAM_API_URL": api.url,
            "TELEGRAM_BOT_TOKEN": api.token,
            "WHISPER_MODEL": whisper,
            "WHISPER_NAMES": "false",
        }
        bot = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environ, cwd=ROOT)
        try:
            await _agree(api)
            times = await _talk(api, messages, voices)
            waiting = voices - _transcribed(api)
        finally:
            bot.terminate()
            await bot.wait()
    confirmed = [api.world.confirmed[number] - at for number, at in times.arrived.items()]
    reacted = [times.seen[key] - at for key, at in times.sent.items()]
    return {**_spread("confirmed", confirmed), **_spread("reaction", reacted), "busy_at_end": waiting}


async def _agree(api: BotApi) -> None:
    for chat in CHATS:
        api.person(chat).say("/start")
    for chat in CHATS:
        await _until(api, chat, 1)
        api.person(chat).press(api.shown(chat)[0]["message_id"], "consent:yes")
    for chat in CHATS:
        await _until(api, chat, 3)


async def _until(api: BotApi, chat: int, count: int) -> None:
    await api.until(lambda: len(api.shown(chat)) >= count, 120)


async def _talk(api: BotApi, messages: int, voices: int) -> Times:
    note = (ROOT / "tests" / "media" / "sea.ogg").read_bytes()
    for number in range(voices):
        api.person(CHATS[number % len(CHATS)]).voice(note)
    await api.until(lambda: not api.world.updates, 60)
    times = Times()
    watching = asyncio.create_task(_watch(api, times))
    for number in range(messages):
        chat = CHATS[number % len(CHATS)]
        moment = time.monotonic()
        message = api.person(chat).say(f"This is sentence number {number} of what I remember.")
        times.arrived[api.world.updates[-1]["update_id"]] = moment
        times.sent[chat, message["message_id"]] = moment
        await asyncio.sleep(0.1)
    await api.until(lambda: not api.world.updates and times.sent.keys() <= times.seen.keys(), 120)
    watching.cancel()
    return times


async def _watch(api: BotApi, times: Times) -> None:
    while True:
        for key in api.world.reactions.keys() - times.seen.keys():
            times.seen[key] = time.monotonic()
        await asyncio.sleep(0.002)


def _transcribed(api: BotApi) -> int:
    return sum("small town by the sea" in text for chat in CHATS for text in api.texts(chat))


def _spread(name: str, seconds: list[float]) -> dict[str, float]:
    p95 = quantiles(seconds, n=20)[18]
    return {f"{name}_median": median(seconds), f"{name}_p95": p95, f"{name}_max": max(seconds)}


if __name__ == "__main__":
    main()
