"""Nothing that arrives is lost, doubled or taken out of order."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from bot.arrivals import Arrival
from bot.channels.telegram.client import make_bot
from bot.channels.telegram.health import Pulse
from bot.channels.telegram.poller import Poller
from bot.settings import Settings
from memory import inbox, tables
from memory.store import Store
from tests.bot_api import BotApi, Fault
from tests.telegram.conftest import Start
from tests.telegram.fakes import FakeConversation


def bodies(store: Store) -> list[tuple[str, bool]]:
    """Each row's state and whether its body is still there."""
    with store.begin() as connection:
        rows = connection.execute(select(tables.inbox.c.state, tables.inbox.c.body)).all()
    return [(row.state, row.body is not None) for row in rows]


async def test_text_becomes_an_entry(api: BotApi, start: Start, conversation: FakeConversation) -> None:
    """A text is received once, answered, and its update is confirmed and wiped."""
    message = api.person(7).say("I was born in Leeds.")
    async with start():
        await api.until(lambda: api.texts(7))
        await api.until(lambda: not api.world.updates)
    (arrival,) = conversation.entries["7", str(message["message_id"])]
    assert arrival.text == "I was born in Leeds."
    assert arrival.sender.name == "Person 7"
    assert bodies(conversation.store) == [("done", False)]


async def test_committed_before_confirmed(api: BotApi, start: Start, store: Store) -> None:
    """An update is on disk, sealed, before the server is told that it was taken."""
    seen: list[int] = []
    original = api.world.confirm

    def confirm(offset: int) -> None:
        with store.begin() as connection:
            seen.extend(connection.scalars(select(tables.inbox.c.update_id)))
        original(offset)

    api.world.confirm = confirm  # type: ignore[method-assign]
    number = api.world.push({"message": api.person(7).say("hello") | {"message_id": 99}})
    async with start():
        await api.until(lambda: not api.world.updates)
    assert number in seen


async def test_repeated_update_has_no_second_effect(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """The same update_id delivered again, also after a restart, adds nothing."""
    update = {"update_id": 5000, "message": api.person(7).say("once")}
    api.world.updates.clear()
    api.world.push(dict(update))
    async with start():
        await api.until(lambda: len(conversation.entries) == 1)
        api.world.push(dict(update))
        await api.until(lambda: not api.world.updates)
    api.world.push(dict(update))
    async with start():
        await api.until(lambda: not api.world.updates)
        await asyncio.sleep(0.1)
    assert [len(kept) for kept in conversation.entries.values()] == [1]
    assert len(api.shown(7)) == 1


async def test_unparsable_update_is_set_aside(
    api: BotApi, start: Start, conversation: FakeConversation, caplog: pytest.LogCaptureFixture
) -> None:
    """Broken updates are quarantined and logged by id; the next one is handled within 2 s."""
    secret = "the narrator's very own words"
    for broken in (
        {"message": {"message_id": "x", "chat": {"id": 7}, "text": secret}},
        {"callback_query": {"from": secret}},
        {"update_id": "none", "message": secret},
        "no dict at all",
        {"no": "number"},
        {"message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "\ud800"}},
    ):
        api.world.push(broken) if isinstance(broken, dict) else api.world.updates.append(broken)
    after = api.person(7).say("after")
    begun = time.monotonic()
    with caplog.at_level(logging.DEBUG):
        async with start():
            await api.until(lambda: ("7", str(after["message_id"])) in conversation.entries)
            assert time.monotonic() - begun < 2
            await asyncio.sleep(0.2)
    assert inbox.counts(conversation.store)["quarantined"] >= 4
    own = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot"))
    assert "set aside" in own
    assert secret not in caplog.text


async def test_failing_handler_is_tried_again_then_set_aside(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """What cannot be handled after three attempts is kept aside; the person is told kindly."""
    attempts: list[str] = []

    def wrong(arrival: Arrival) -> Exception | None:
        attempts.append(arrival.text)
        return RuntimeError("a bug") if arrival.text == "bad" else None

    conversation.wrong = wrong
    api.person(7).say("bad")
    good = api.person(7).say("good")
    async with start():
        await api.until(lambda: ("7", str(good["message_id"])) in conversation.entries)
        await api.until(lambda: any("went wrong" in text for text in api.texts(7)))
    assert attempts == ["bad", "bad", "bad", "good"]
    assert inbox.counts(conversation.store) == {"done": 1, "quarantined": 1}
    assert inbox.retry(conversation.store, "telegram") == 1


async def test_what_was_put_back_is_handled(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """An update that was set aside and is put back by another process is handled by the running bot."""
    failures = [RuntimeError("a bug")] * 3
    conversation.wrong = lambda _: failures.pop() if failures else None
    message = api.person(7).say("in the end")
    async with start():
        await api.until(lambda: inbox.counts(conversation.store).get("quarantined") == 1)
        assert inbox.retry(conversation.store, "telegram") == 1
        await api.until(lambda: ("7", str(message["message_id"])) in conversation.entries)


async def test_order_in_a_chat_and_chats_side_by_side(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """A chat's updates are handled in order; a slow chat does not hold up another."""
    conversation.agreed |= {"8"}

    def wrong(arrival: Arrival) -> None:
        time.sleep(0.05 if arrival.sender.chat == "7" else 0)

    conversation.wrong = wrong
    for number in range(20):
        api.person(7).say(f"slow {number}")
    quick = api.person(8).say("quick")
    async with start():
        await api.until(lambda: ("8", str(quick["message_id"])) in conversation.entries)
        assert len(conversation.entries) < 15
        await api.until(lambda: len(conversation.entries) == 21)
    told = [kept[0].text for (chat, _), kept in conversation.entries.items() if chat == "7"]
    assert told == [f"slow {number}" for number in range(20)]


async def test_numbers_that_start_anew_lower(api: BotApi, settings: Settings) -> None:
    """After the server restarts its numbers lower, updates are still taken, not thrown away."""
    taken: list[Any] = []

    async def commit(updates: Sequence[Any]) -> None:
        taken.extend(update["update_id"] for update in updates)

    async with await asyncio.to_thread(make_bot, settings) as bot:
        poller = Poller(bot, commit, Pulse(), long_poll=1)
        api.world.push({}, 900_000)
        await poller.once()
        await poller.once()  # confirms, brings nothing
        assert not api.world.updates
        api.world.push({}, 1000)
        await poller.once()
    assert taken == [900_000, 1000]


async def test_no_offset_at_start(api: BotApi, start: Start) -> None:
    """The first request bears no offset and nothing pending is dropped."""
    async with start():
        await api.until(lambda: api.calls("getUpdates"))
    assert "offset" not in api.calls("getUpdates")[0].params
    assert "drop_pending_updates" not in api.calls("deleteWebhook")[0].params


async def test_server_errors_are_waited_out(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """Conflicts, 429 and dropped connections delay polling and lose nothing."""
    for kind in ("409", "429", "drop-after"):
        api.world.faults.append(Fault("getUpdates", kind))
    message = api.person(7).say("still here")
    async with start():
        await api.until(lambda: ("7", str(message["message_id"])) in conversation.entries, 20)
    assert len(conversation.entries) == 1


async def test_database_failure_sets_nothing_aside(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """Where the database fails, the update waits and is handled when it is back."""
    from sqlalchemy.exc import OperationalError

    failures = [OperationalError("insert", {}, Exception("disk full"))] * 2
    conversation.wrong = lambda _: failures.pop() if failures else None
    message = api.person(7).say("patience")
    async with start():
        await api.until(lambda: ("7", str(message["message_id"])) in conversation.entries, 20)
        await asyncio.sleep(0.1)
    assert inbox.counts(conversation.store) == {"done": 1}
