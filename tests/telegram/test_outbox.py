"""Everything is said once, in order, at Telegram's pace."""

from __future__ import annotations

import asyncio
import itertools
import time
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.outbox import choose
from bot.channels.telegram.pace import Pace
from memory import outbox
from memory.outbox import Row
from memory.store import Store, now
from memory.types import Action, OutMessage
from tests.bot_api import BotApi, Fault
from tests.telegram.conftest import Start


def put(store: Store, key: str, text: str = "", **more: Any) -> None:
    """Queue a message for chat 7."""
    assert outbox.put(store, OutMessage(key, "telegram", more.pop("chat", "7"), text=text, **more))


def edit(key: str, of: str, text: str, passing: bool = False) -> OutMessage:
    """An edit in chat 7."""
    return OutMessage(key, "telegram", "7", action=Action.EDIT, text=text, edit_key=of, passing=passing)


def all_done(store: Store) -> bool:
    """True where nothing waits or is on its way."""
    return not {"waiting", "sending"} & outbox.counts(store).keys()


def row(serial: int, message: OutMessage) -> Row:
    """A queued row, due now."""
    return Row(serial, "c", 0, now(), message)


async def test_same_key_is_said_once(api: BotApi, start: Start, store: Store) -> None:
    """A key that was queued before is refused, also after it was sent."""
    put(store, "k", "once")
    assert not outbox.put(store, OutMessage("k", "telegram", "7", text="twice"))
    async with start():
        await api.until(lambda: outbox.counts(store) == {"sent": 1})
        assert not outbox.put(store, OutMessage("k", "telegram", "7", text="twice"))
    assert api.texts(7) == ["once"]


async def test_words_are_sealed_and_then_wiped(api: BotApi, start: Start, store: Store) -> None:
    """Waiting words are not in clear in the database, and are gone once sent."""
    put(store, "k", "a most peculiar phrase")
    files = [path.read_bytes() for path in store.home.glob("lifestory.db*")]
    assert not any(b"peculiar" in data for data in files)
    async with start():
        await api.until(lambda: outbox.counts(store) == {"sent": 1})
    with store.begin() as connection:
        from memory import tables

        assert [found.body for found in connection.execute(tables.outbox.select())] == [None]


async def test_429_is_waited_out(api: BotApi, start: Start, store: Store) -> None:
    """After a 429 the chat waits for retry_after; another chat does not."""
    api.world.faults.append(Fault("sendMessage", "429", chat=7, retry_after=2))
    put(store, "a", "first")
    put(store, "b", "second")
    put(store, "c", "other", chat="8")
    begun = time.monotonic()
    async with start():
        await api.until(lambda: api.texts(8))
        assert time.monotonic() - begun < 2
        await api.until(lambda: len(api.texts(7)) == 2)
        assert time.monotonic() - begun >= 2
    assert api.texts(7) == ["first", "second"]


@pytest.mark.parametrize("kind", ["drop-after", "hang-after"])
async def test_ambiguous_is_not_repeated(api: BotApi, start: Start, store: Store, kind: str) -> None:
    """A request without an answer is marked and not repeated; what follows is said."""
    api.world.faults.append(Fault("sendMessage", kind))
    put(store, "a", "perhaps")
    put(store, "b", "surely")
    async with start():
        await api.until(lambda: "surely" in api.texts(7), 25)
        await api.until(lambda: all_done(store))
    assert api.texts(7) == ["perhaps", "surely"]
    assert outbox.counts(store) == {"ambiguous": 1, "sent": 1}
    assert outbox.repeat(store, "telegram") == 1
    async with start():
        await api.until(lambda: api.texts(7) == ["perhaps", "surely", "perhaps"])


async def test_a_refused_connection_and_5xx_are_repeated(api: BotApi, start: Start, store: Store) -> None:
    """A 5xx is tried again until it is sent, once."""
    api.world.faults.append(Fault("sendMessage", "502", times=2))
    put(store, "a", "persistent")
    async with start():
        await api.until(lambda: outbox.counts(store) == {"sent": 1})
    assert api.texts(7) == ["persistent"]


async def test_bad_formatting_is_sent_plain(api: BotApi, start: Start, store: Store) -> None:
    """Where entities cannot be parsed, the words are sent once more without their tags."""
    put(store, "a", "<b>bold <i>and</b> broken</i> &amp; done", html=True)
    put(store, "b", "<b>fine</b>", html=True)
    async with start():
        await api.until(lambda: outbox.counts(store) == {"sent": 2})
    assert api.texts(7) == ["bold and broken & done", "fine"]
    assert len(api.calls("sendMessage")) == 3


async def test_long_text_comes_in_parts(api: BotApi, start: Start, store: Store) -> None:
    """A long text is several messages under 4096 units; a reply to any of them is understood."""
    text = "<i>" + "This is a sentence. " * 500 + "</i>"
    put(store, "a", text, html=True, subject=("entry", "e1"))
    async with start():
        await api.until(lambda: outbox.counts(store) == {"sent": 1})
    assert len(api.texts(7)) == 3
    assert all(len(part) <= 4096 for part in api.texts(7))
    for message in api.shown(7):
        assert outbox.subject_of(store, "telegram", "7", str(message["message_id"])) == ("entry", "e1")


async def test_a_broken_long_text_goes_on_where_it_ended(api: BotApi, start: Start, store: Store) -> None:
    """Parts that stand are not sent again when a later part fails for a while."""
    put(store, "a", "One sentence here. " * 500)
    async with start():
        api.world.latency = 0.05
        await api.until(lambda: len(api.texts(7)) == 1)
        api.world.faults.append(Fault("sendMessage", "500"))
        await api.until(lambda: outbox.counts(store) == {"sent": 1})
    assert "".join("".join(api.texts(7)).split()) == "".join(("One sentence here. " * 500).split())


async def test_an_edit_changes_the_message(api: BotApi, start: Start, store: Store) -> None:
    """An edit changes what stands; the same words again are fine; one too long grows more parts."""
    put(store, "a", "listening")
    async with start():
        await api.until(lambda: api.texts(7) == ["listening"])
        outbox.put(store, edit("a1", "a", "heard: hello"))
        await api.until(lambda: api.texts(7) == ["heard: hello"])
        outbox.put(store, edit("a2", "a", "heard: hello"))
        outbox.put(store, edit("a3", "a", "A long one. " * 400))
        await api.until(lambda: len(api.texts(7)) == 2, 20)
        outbox.put(store, edit("a4", "a", "short again"))
        await api.until(lambda: api.texts(7) == ["short again"], 20)
        await api.until(lambda: outbox.counts(store) == {"sent": 5})


async def test_an_edit_of_a_lost_message_is_sent_anew(api: BotApi, start: Start, store: Store) -> None:
    """Where the message was deleted or never came to stand, the final words are still said."""
    put(store, "a", "progress")
    async with start():
        await api.until(lambda: all_done(store))
        api.world.messages.clear()
        outbox.put(store, edit("a1", "a", "final words"))
        outbox.put(store, edit("b1", "never", "other final words"))
        outbox.put(store, edit("c1", "never-either", "50 %", passing=True))
        await api.until(lambda: all_done(store) and len(api.texts(7)) == 2)
    assert api.texts(7) == ["final words", "other final words"]


async def test_progress_is_edited_every_three_seconds_at_most(
    api: BotApi, start: Start, store: Store
) -> None:
    """Progress edits are coalesced, three seconds apart, and the last words win."""
    put(store, "a", "0 %")
    async with start():
        for number in range(40):
            outbox.put(store, edit(f"p{number}", "a", f"{number} %", passing=True))
            await asyncio.sleep(0.1)
        outbox.put(store, edit("end", "a", "done"))
        await api.until(lambda: api.texts(7) == ["done"], 20)
    times = [call.at for call in api.calls("editMessageText")]
    assert 2 <= len(times) <= 4
    assert all(later - earlier >= 2.9 for earlier, later in itertools.pairwise(times))


async def test_files_are_uploaded(api: BotApi, start: Start, store: Store, tmp_path: Path) -> None:
    """A photo and a document arrive with their bytes, their name and their whole caption."""
    book, plot = tmp_path / "book.pdf", tmp_path / "plot.png"
    book.write_bytes(b"%PDF")
    plot.write_bytes(b"png")
    put(store, "d", "Your book", action=Action.DOCUMENT, path=str(book), file_name="My life.pdf")
    put(store, "p", "A word. " * 300, action=Action.PHOTO, path=str(plot), remove_path=True)
    put(store, "x", "Gone", action=Action.PHOTO, path=str(tmp_path / "none.png"))
    async with start():
        await api.until(lambda: all_done(store))
    document, photo, rest = api.shown(7)
    assert api.world.files[document["document"]["file_id"]] == b"%PDF"
    assert document["document"]["file_name"] == "My life.pdf"
    assert len(photo["caption"]) <= 1024 < len(photo["caption"]) + len(rest["text"])
    assert book.exists()
    assert not plot.exists()
    assert outbox.counts(store) == {"sent": 2, "failed": 1}


async def test_a_voice_is_sent_as_one(api: BotApi, start: Start, store: Store, tmp_path: Path) -> None:
    """What the bot speaks comes as a voice note, and its file is gone afterwards."""
    spoken = tmp_path / "recap.ogg"
    spoken.write_bytes(b"OggS")
    put(store, "v", "", action=Action.VOICE, path=str(spoken), remove_path=True)
    async with start():
        await api.until(lambda: all_done(store))
    (voice,) = api.shown(7)
    assert api.world.files[voice["voice"]["file_id"]] == b"OggS"
    assert not spoken.exists()


async def test_a_file_that_is_too_large_holds_nobody_up(
    api: BotApi, start: Start, store: Store, tmp_path: Path
) -> None:
    """A 413 ends the file's row; what follows in the chat is said."""
    api.world.max_upload = 10
    book = tmp_path / "book.pdf"
    book.write_bytes(b"%PDF and more")
    put(store, "d", "Your book", action=Action.DOCUMENT, path=str(book))
    put(store, "w", "and more words")
    async with start():
        await api.until(lambda: all_done(store))
    assert api.texts(7) == ["and more words"]
    assert outbox.counts(store) == {"failed": 1, "sent": 1}


async def test_the_pace_is_kept(api: BotApi, start: Start, store: Store) -> None:
    """One message a second in a chat, and other chats between."""
    for number in range(3):
        put(store, f"a{number}", str(number))
        put(store, f"b{number}", str(number), chat="8")
    async with start(pace=Pace()):
        await api.until(lambda: all_done(store))
    for chat in ("7", "8"):
        times = [call.at for call in api.calls("sendMessage") if call.params["chat_id"] == chat]
        assert all(later - earlier >= 0.9 for earlier, later in itertools.pairwise(times))


async def test_thirty_a_second_overall() -> None:
    """All chats together take turns a thirtieth of a second apart."""
    clock = [100.0]
    pace = Pace(clock=lambda: clock[0])
    waits = [pace.reserve("", 1 / 30) for _ in range(31)]
    assert waits[30] == pytest.approx(1.0)


async def test_two_chats_asked_to_wait_hold_all() -> None:
    """One 429 holds its chat; a second one at the same time holds everybody."""
    clock = [100.0]
    pace = Pace(clock=lambda: clock[0])
    pace.hold("a", 5)
    assert pace.reserve("", 0) == 0
    pace.hold("b", 5)
    assert pace.reserve("", 0) == 5


def test_order_is_kept_but_progress_lets_pass() -> None:
    """A message that is not due blocks its chat; progress that is not due lets others pass."""
    progress = row(1, edit("p", "a", "50 %", passing=True))
    words = row(2, OutMessage("w", "telegram", "7", text="words"))
    assert choose([progress, words], lambda found: 2.0 if found is progress else 0.0)[0] is words
    assert choose([words, progress], lambda found: 2.0 if found is words else 0.0)[:2] == (words, 2.0)
    newer = row(3, edit("p2", "a", "60 %", passing=True))
    assert choose([progress, newer], lambda _: 0.0) == (newer, 0.0, [progress])


async def test_a_crash_while_sending_is_not_repeated(api: BotApi, start: Start, store: Store) -> None:
    """What may have gone out when the process died is marked; what surely had not is sent."""
    put(store, "a", "perhaps out")
    put(store, "b", "surely not out")
    first, second = outbox.waiting(store, "telegram", store.vault.digest("telegram", "7"))
    outbox.starting(store, first)
    outbox.perhaps(store, first, "a", 0)
    outbox.starting(store, second)
    async with start():
        await api.until(lambda: all_done(store))
    assert api.texts(7) == ["surely not out"]
    assert outbox.counts(store) == {"ambiguous": 1, "sent": 1}
