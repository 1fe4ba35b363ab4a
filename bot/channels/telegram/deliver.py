"""One outgoing message to one or more requests. Raises python-telegram-bot's errors as they come."""

from __future__ import annotations

import asyncio
from pathlib import Path

from telegram import InputFile, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.channels.telegram import split
from bot.channels.telegram.keyboards import keyboard
from memory import attachments
from memory.store import Store
from memory.types import Action, OutMessage

FILES = (Action.PHOTO, Action.DOCUMENT, Action.VOICE)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def parts_of(message: OutMessage, caption: bool = False) -> list[str]:
    """The texts that it takes. A file's first text is its caption and may be empty."""
    captioned = caption or message.action in FILES
    first = split.CAPTION_LIMIT if captioned else split.TEXT_LIMIT
    return split.split(message.text, message.html, first)


class Deliver:
    """Carries messages to the Bot API."""

    def __init__(self, bot: ExtBot[None], store: Store) -> None:
        self._bot = bot
        self._store = store

    async def send(self, message: OutMessage, text: str, number: int, last: bool, html: bool) -> Message:
        """Send part `number`; the buttons stand under the last part, the reply on the first."""
        common = {
            "chat_id": int(message.chat),
            "parse_mode": ParseMode.HTML if html else None,
            "reply_markup": keyboard(message.buttons) if last else None,
            "reply_parameters": _reply(message) if number == 0 else None,
        }
        if number == 0 and message.action is Action.PHOTO:
            return await self._bot.send_photo(photo=await self._file(message), caption=text, **common)  # type: ignore[arg-type]
        if number == 0 and message.action is Action.DOCUMENT:
            return await self._bot.send_document(document=await self._file(message), caption=text, **common)  # type: ignore[arg-type]
        if number == 0 and message.action is Action.VOICE:
            return await self._bot.send_voice(voice=await self._file(message), caption=text, **common)  # type: ignore[arg-type]
        return await self._bot.send_message(text=text, link_preview_options=_NO_PREVIEW, **common)  # type: ignore[arg-type]

    async def edit(
        self, message: OutMessage, text: str, ref: str, media: bool, last: bool, html: bool
    ) -> None:
        """Change what stands at `ref`; with no text, its buttons alone."""
        common = {
            "chat_id": int(message.chat),
            "message_id": int(ref),
            "reply_markup": keyboard(message.buttons) if last else None,
        }
        mode = ParseMode.HTML if html else None
        if not text:
            await self._bot.edit_message_reply_markup(**common)  # type: ignore[arg-type]
        elif media:
            await self._bot.edit_message_caption(caption=text, parse_mode=mode, **common)  # type: ignore[arg-type]
        else:
            await self._bot.edit_message_text(
                text=text,
                parse_mode=mode,
                link_preview_options=_NO_PREVIEW,
                **common,  # type: ignore[arg-type]
            )

    async def remove(self, message: OutMessage, ref: str) -> None:
        """Take away a part that an edit no longer needs."""
        await self._bot.delete_message(int(message.chat), int(ref))

    async def _file(self, message: OutMessage) -> InputFile:
        assert message.path is not None
        # As bytes, also in local mode: the file lies sealed here.
        data = await asyncio.to_thread(attachments.read, self._store, message.path)
        return InputFile(data, filename=message.file_name or Path(message.path).name)


def _reply(message: OutMessage) -> ReplyParameters | None:
    # An album's name is no message number; then the message stands by itself.
    if not message.reply_to or not message.reply_to.isdigit():
        return None
    return ReplyParameters(int(message.reply_to), allow_sending_without_reply=True)
