"""Start-up time and resident memory of the bot: ``python -m benchmarks.startup [--json]``.

Starts `lifestory run` against a Bot API server on loopback with a fresh data folder, waits for the
first successful poll, has one message told (so that the embedding model is loaded), lets the bot
rest, and reads its resident memory. Also times `lifestory --help`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bot_api import BotApi

PERSON = 7001
REST = 5.0  # seconds of idling before the memory is read


def help_seconds(runs: int = 5) -> float:
    """The median time of `lifestory --help`, in seconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "bot", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return sorted(times)[runs // 2]


async def run_bot(home: Path) -> dict[str, float]:
    """Seconds to the first poll and to the first remembered message; resident MiB at rest."""
    async with BotApi() as api:
        environ = {
            **os.environ,
            "TELEGRAM_API_URL": api.url,
            "TELEGRAM_BOT_TOKEN": api.token,
            "LIFESTORY_HOME": str(home / "data"),
            "LIFESTORY_KEY_FILE": str(home / "master.key"),
            "HF_HUB_OFFLINE": "1",
        }
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environ, stdout=asyncio.subprocess.DEVNULL
        )
        try:
            await api.until(lambda: api.calls("getUpdates"), 60)
            polled = time.perf_counter() - began
            person = api.person(PERSON)
            person.say("/start")
            await api.until(lambda: api.shown(PERSON), 30)
            person.press(api.shown(PERSON)[0]["message_id"], "consent:yes")
            await api.until(lambda: len(api.shown(PERSON)) >= 3, 60)
            sent = time.perf_counter()
            person.say("We lived by the harbour, and my grandmother baked bread every Friday.")
            await api.until(lambda: len(api.shown(PERSON)) >= 4, 60)
            answered = time.perf_counter() - sent
            await asyncio.sleep(REST)
            resident = _resident_mib(process.pid)
        finally:
            process.terminate()
            await process.wait()
    return {"first_poll_s": polled, "message_to_question_s": answered, "idle_resident_mib": resident}


def _resident_mib(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(run_bot(Path(folder)))
    figures["help_s"] = help_seconds()
    if as_json:
        print(json.dumps(figures))
        return
    print(f"first poll after         {figures['first_poll_s']:6.2f} s")
    print(f"message to next question {figures['message_to_question_s']:6.2f} s")
    print(f"idle resident memory     {figures['idle_resident_mib']:6.0f} MiB (at most 400 wanted)")
    print(f"lifestory --help         {figures['help_s']:6.2f} s (under 0.3 wanted)")


if __name__ == "__main__":
    main()
