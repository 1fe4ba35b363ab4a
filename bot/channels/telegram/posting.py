"""One row of the outbox on its way, part by part."""

from __future__ import annotations

import logging

from telegram.error import TelegramError

from bot.channels.telegram import split
from bot.channels.telegram.deliver import FILES, Deliver, parts_of
from bot.channels.telegram.threads import Threads
from bot.channels.telegram.trouble import Meaning, judge
from memory import outbox
from memory.outbox import Row
from memory.store import Store
from memory.types import Action

log = logging.getLogger(__name__)

# What a request can end in: the library's errors, a file that is gone, a button that is too long.
CAUGHT = (TelegramError, OSError, ValueError)


class Posting:
    """One row on its way, part by part, so that a broken one goes on where it ended."""

    def __init__(self, store: Store, deliver: Deliver, threads: Threads, row: Row) -> None:
        self._store = store
        self._deliver = deliver
        self._threads = threads
        self._row = row
        self._message = row.message
        self._key = row.message.edit_key or row.message.key
        self._html = row.message.html

    async def run(self) -> bool:
        """Send or edit all parts; False where one may or may not have arrived."""
        try:
            return await self._all_parts()
        except TelegramError as error:
            if not self._html or judge(error).meaning is not Meaning.AS_PLAIN:
                raise
        log.warning("outbox %d: the formatting was refused; sent as plain text", self._row.serial)
        self._html = False
        return await self._all_parts()

    async def _all_parts(self) -> bool:
        stand = await self._threads.call(outbox.places, self._store, self._key)
        edit = self._message.action is Action.EDIT
        known = [place for place in stand if place.ref and (edit or place.maker == self._row.serial)]
        doubtful = [place for place in stand if not place.ref and place.maker == self._row.serial]
        if edit and not self._message.text:
            return await self._edit([""], 0, known[-1]) if known else True
        if edit and self._message.passing and not known:
            return True  # progress of a message that never came to stand
        texts = self._texts(edit and bool(known) and known[0].media)
        if edit:
            known = await self._edit_parts(texts, known)
        sent = len(known) + len(doubtful)
        free = max((place.part for place in stand), default=-1) + 1
        sure = not doubtful
        for number in range(sent, len(texts)):
            sure = await self._send(texts, number, free + number - sent) and sure
        for place in known[len(texts) :]:
            await self._remove(place)
        return sure

    async def _edit_parts(self, texts: list[str], known: list[outbox.Placed]) -> list[outbox.Placed]:
        """Change what stands; returns the parts that still do."""
        for number, place in enumerate(known[: len(texts)]):
            if not await self._edit(texts, number, place):
                return known[:number]
        return known

    def _texts(self, caption: bool) -> list[str]:
        texts = parts_of(self._message, caption)
        return texts if self._html or not self._message.html else [split.plain(text) for text in texts]

    async def _edit(self, texts: list[str], number: int, place: outbox.Placed) -> bool:
        """Change one part; False where it no longer stands, so that it must be sent anew."""
        last = number == len(texts) - 1
        try:
            await self._deliver.edit(self._message, texts[number], place.ref, place.media, last, self._html)
        except TelegramError as error:
            meaning = judge(error).meaning
            if meaning is Meaning.NO_TARGET:
                await self._threads.call(outbox.removed, self._store, self._key, place.part)
                return False
            if meaning is not Meaning.ALREADY_SO:
                raise
        if self._message.subject:
            await self._threads.call(
                outbox.placed, self._store, self._row, self._key, place.part, place.ref, place.media
            )
        return True

    async def _send(self, texts: list[str], number: int, part: int) -> bool:
        """Send one part; False where no answer came."""
        await self._threads.call(outbox.perhaps, self._store, self._row, self._key, part)
        last = number == len(texts) - 1
        try:
            sent = await self._deliver.send(self._message, texts[number], number, last, self._html)
        except CAUGHT as error:
            if judge(error).meaning is Meaning.AMBIGUOUS:
                return False
            await self._threads.call(outbox.removed, self._store, self._key, part)
            raise
        media = number == 0 and self._message.action in FILES
        ref = str(sent.message_id)
        await self._threads.call(outbox.placed, self._store, self._row, self._key, part, ref, media)
        return True

    async def _remove(self, place: outbox.Placed) -> None:
        try:
            await self._deliver.remove(self._message, place.ref)
        except TelegramError as error:
            log.info("outbox %d: a part could not be removed (%s)", self._row.serial, type(error).__name__)
        await self._threads.call(outbox.removed, self._store, self._key, place.part)
