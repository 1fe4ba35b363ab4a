"""Fetches files from the Bot API for the work threads."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from concurrent.futures import CancelledError
from pathlib import Path

from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import ExtBot

from bot.errors import ChannelError, ChannelUnreachable, FileTooLarge

_MB = 1024 * 1024
_SECONDS = 120.0


class TelegramFetcher:
    """Fetches a file by its Telegram id. Called from threads; the requests run on the channel's loop.

    ``local`` means a Bot API server on this machine that gives paths instead of downloads and has
    no limit of its own.
    """

    def __init__(
        self,
        bot: ExtBot[None],
        loop: asyncio.AbstractEventLoop,
        folder: Path,
        max_mb: int = 20,
        local: bool = False,
    ) -> None:
        self._bot = bot
        self._loop = loop
        self._folder = folder
        self._limit = max_mb * _MB
        self._local = local

    def too_large(self, size: int | None) -> bool:
        """True where a file of `size` bytes is over the limit, known before any request."""
        return not self._local and size is not None and size > self._limit

    def fetch(self, remote_id: str, size: int | None = None) -> Path:
        """The file as a private temporary file, the caller's to delete.

        Raises FileTooLarge before any download, ChannelUnreachable (try again later) or
        ChannelError (the file is not to be had). Not for the event loop's own thread.
        """
        if self.too_large(size):
            raise FileTooLarge(size or 0, self._limit)
        if self._loop.is_closed():
            raise ChannelUnreachable("the channel has ended")
        future = asyncio.run_coroutine_threadsafe(self._get(remote_id), self._loop)
        try:
            found = future.result(_SECONDS)
        except TimeoutError:
            future.cancel()
            raise ChannelUnreachable("the file did not come in time") from None
        except CancelledError:
            raise ChannelUnreachable("the channel ends") from None
        return self._keep(found)

    async def _get(self, remote_id: str) -> bytes | Path:
        try:
            file = await self._bot.get_file(remote_id)
            if self.too_large(file.file_size):
                raise FileTooLarge(file.file_size or 0, self._limit)
            if self._local and (file.file_path or "").startswith("/"):
                return Path(file.file_path or "")
            return bytes(await file.download_as_bytearray(read_timeout=60))
        except BadRequest as error:
            if "too big" in error.message.lower():
                raise FileTooLarge(self._limit + 1, self._limit) from None
            raise ChannelError("the file is not to be had") from None
        except (NetworkError, RuntimeError) as error:  # the latter of a client that was shut down
            raise ChannelUnreachable(type(error).__name__) from None
        except TelegramError as error:
            raise ChannelError(type(error).__name__) from None

    def _keep(self, found: bytes | Path) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=self._folder)  # made with mode 0600
        try:
            with os.fdopen(handle, "wb") as out:
                if isinstance(found, Path):
                    with found.open("rb") as source:
                        shutil.copyfileobj(source, out)
                else:
                    out.write(found)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        return Path(name)
