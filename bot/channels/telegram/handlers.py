"""From updates to the conversation. Nothing here waits for anything but SQL."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, ChatMember, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    PollAnswerHandler,
    TypeHandler,
    filters,
)

from bot.arrivals import Arrival, Command, Press, Sender
from bot.channels.telegram import arrive
from bot.channels.telegram.client import RawBot
from bot.channels.telegram.gate import Gate
from bot.channels.telegram.seen import Presence
from bot.channels.telegram.threads import Threads
from bot.channels.telegram.turn import Album, current

log = logging.getLogger(__name__)
_ANSWER_WITHIN = 1.5


class Handlers:
    """The handlers of python-telegram-bot's Application."""

    def __init__(self, gate: Gate, presence: Presence, threads: Threads) -> None:
        self._gate = gate
        self._presence = presence
        self._threads = threads

    async def on_message(self, update: Update, _: Any) -> None:
        """A message that is no command."""
        if update.message:
            await self._take([update.message])

    async def on_album(self, album: Album, _: Any) -> None:
        """All pictures of an album."""
        await self._take(album.messages)

    async def _take(self, messages: Sequence[Message]) -> None:
        message = messages[0]
        sender = _sender(message)
        if sender is None:
            return
        declined = [(one, kind) for one in messages if (kind := arrive.declined(one))]
        arrival = _arrival(messages, sender)
        if not declined and arrival is None:
            return  # a service message
        ref = str(message.message_id)
        words = "" if message.forward_origin else message.text or ""
        if await self._threads.call(self._gate.takes, sender, words, ref):
            return
        if not await self._threads.call(self._gate.open_for, sender, ref):
            current.get().hold = True
            return
        for one, kind in declined:
            await self._threads.call(self._gate.unsupported, sender, str(one.message_id), kind)
        if arrival is not None and await self._threads.call(self._gate.receive, arrival) is not None:
            self._presence.saw(sender.chat, message.message_id)

    async def on_edit(self, update: Update, _: Any) -> None:
        """An edited message. A moving live location is no edit of words."""
        message = update.edited_message
        sender = _sender(message) if message else None
        if message is None or sender is None or message.location:
            return
        arrival = _arrival([message], sender)
        if arrival is None:
            return
        if not await self._threads.call(self._gate.open_for, sender, str(message.message_id)):
            current.get().hold = True
        else:
            await self._threads.call(self._gate.revise, arrival)

    async def on_command(self, update: Update, context: Any) -> None:
        """``/name argument``; what was edited is a command of its own, never a memory."""
        message = update.message or update.edited_message
        sender = _sender(message) if message else None
        if message is None or sender is None:
            return
        name, argument = arrive.command(message.text or "")
        ref, address = arrive.ref_of_wording(message), f"https://t.me/{context.bot.username}"
        command = Command(sender, ref, _utc(message.date), name, argument, address)
        await self._threads.call(self._gate.command, command)
        self._presence.watch(sender.chat)

    async def on_press(self, update: Update, _: Any) -> None:
        """A press on a button, by the one whose chat it is."""
        query = update.callback_query
        if query is None:
            return
        chat = query.message.chat.id if query.message else None
        if chat != query.from_user.id or not query.data or query.message is None:
            log.warning("a press by somebody else, or on nothing, was passed over")
            await _answer(query, "")
            return
        press = Press(
            arrive.sender_of(query.from_user, chat),
            query.id,
            datetime.now(UTC),
            query.data,
            str(query.message.message_id),
        )
        await self._pressed(query, press)
        self._presence.watch(press.sender.chat)

    async def _pressed(self, query: CallbackQuery, press: Press) -> None:
        """Do it and answer with its words; where it takes long, answer first."""
        deed = asyncio.ensure_future(self._threads.call(self._gate.press, press))
        done, _ = await asyncio.wait({deed}, timeout=_ANSWER_WITHIN)
        if done and not deed.exception():
            await _answer(query, deed.result())
        else:
            await _answer(query, "")
        await deed

    async def on_membership(self, update: Update, _: Any) -> None:
        """The person blocked the bot, or came back."""
        change = update.my_chat_member
        if change is None or change.chat.type != ChatType.PRIVATE:
            return
        sender = arrive.sender_of(change.from_user, change.chat.id)
        gone = change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
        await self._threads.call(self._gate.left if gone else self._gate.back, sender)

    async def on_poll_answer(self, update: Update, _: Any) -> None:
        """An answer to a poll, politely declined."""
        answer = update.poll_answer
        if answer is None or answer.user is None:
            return
        sender = arrive.sender_of(answer.user, answer.user.id)
        ref = f"poll:{answer.poll_id}"
        if await self._threads.call(self._gate.open_for, sender, ref):
            await self._threads.call(self._gate.unsupported, sender, ref, "poll")

    async def on_error(self, _: object, context: Any) -> None:
        """Hand what a handler raised to the dispatcher, which decides."""
        current.get().error = context.error


def build_application(bot: RawBot, handlers: Handlers) -> Application[Any, Any, Any, Any, Any, Any]:
    """python-telegram-bot's Application with these handlers and no updater of its own."""
    app = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
    private = filters.ChatType.PRIVATE
    app.add_handler(TypeHandler(Album, handlers.on_album))
    # Somebody else's command that was forwarded is their words, not a wish.
    commands = filters.COMMAND & ~filters.FORWARDED & filters.UpdateType.MESSAGES
    app.add_handler(MessageHandler(commands & private, handlers.on_command))
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE & private, handlers.on_edit))
    app.add_handler(MessageHandler(filters.UpdateType.MESSAGE & private, handlers.on_message))
    app.add_handler(CallbackQueryHandler(handlers.on_press))
    app.add_handler(ChatMemberHandler(handlers.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_handler(PollAnswerHandler(handlers.on_poll_answer))
    app.add_error_handler(handlers.on_error)
    return app


def _arrival(messages: Sequence[Message], sender: Sender) -> Arrival | None:
    if messages[0].media_group_id:
        return arrive.album(messages, sender)
    return arrive.arrival(messages[0], sender)


def _sender(message: Message) -> Sender | None:
    if message.from_user is None or message.chat.type != ChatType.PRIVATE:
        return None
    return arrive.sender_of(message.from_user, message.chat.id)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


async def _answer(query: CallbackQuery, words: str) -> None:
    with contextlib.suppress(TelegramError):  # too old, or answered before
        await query.answer(words[:200] or None)
