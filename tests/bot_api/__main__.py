"""``python -m tests.bot_api --port 8081``: the server as a program."""

from __future__ import annotations

import argparse
import asyncio

from tests.bot_api.server import BotApi
from tests.bot_api.world import TOKEN


async def serve(port: int, token: str) -> None:
    """Serve until interrupted."""
    async with BotApi(port, token) as api:
        print(f"TELEGRAM_API_URL={api.url} TELEGRAM_BOT_TOKEN={token}", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description="A Bot API server on loopback, for tests")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN)
    chosen = parser.parse_args()
    try:
        asyncio.run(serve(chosen.port, chosen.token))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
