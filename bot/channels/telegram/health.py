"""Whether updates still come: a file, and a port where one is wanted."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LIMIT = 60.0  # seconds without a successful poll
FILE = "health.json"
_EVERY = 2.0


class Pulse:
    """When the last poll succeeded, in seconds since the epoch."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self.last: float | None = None

    def beat(self) -> None:
        """A poll succeeded just now."""
        self.last = self._clock()


@dataclass(frozen=True)
class Health:
    """``age`` is the seconds since the last successful poll; None where there was none."""

    ok: bool
    age: float | None


def health(last: float | None, now: float) -> Health:
    """Well where the last successful poll is less than a minute old."""
    age = None if last is None else max(0.0, now - last)
    return Health(age is not None and age < LIMIT, age)


def read_health(home: Path, now: float) -> Health:
    """What the health file says at `now` (seconds since the epoch); ill where there is none."""
    try:
        last = json.loads((home / FILE).read_text()).get("last_poll")
    except (OSError, ValueError, AttributeError):
        return Health(False, None)
    return health(last if isinstance(last, int | float) else None, now)


def write_health(home: Path, last: float | None) -> None:
    """Write the file in one step, so that nobody reads half of it."""
    temporary = home / f".{FILE}.{os.getpid()}"
    temporary.write_text(json.dumps({"last_poll": last, "pid": os.getpid()}))
    temporary.replace(home / FILE)


async def keep_health_file(home: Path, pulse: Pulse) -> None:
    """Write the file every two seconds, until cancelled."""
    while True:
        await asyncio.to_thread(write_health, home, pulse.last)
        await asyncio.sleep(_EVERY)


async def serve_health(port: int, pulse: Pulse) -> asyncio.Server:
    """Answer every request on loopback: 200 while well, 503 while ill."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        state = health(pulse.last, time.time())
        body = json.dumps({"ok": state.ok, "seconds_since_poll": state.age})
        status = "200 OK" if state.ok else "503 Service Unavailable"
        head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        writer.write(f"{head}\r\nConnection: close\r\n\r\n{body}".encode())
        await writer.drain()
        writer.close()

    return await asyncio.start_server(answer, "127.0.0.1", port)
