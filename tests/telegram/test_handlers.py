"""What a person sends, and what they must have agreed to first."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from memory import inbox, outbox, tables
from memory.store import Store
from memory.types import Action, Button, EntryKind, OutMessage
from tests.bot_api import BotApi
from tests.bot_api.world import BOT
from tests.telegram.conftest import Start
from tests.telegram.fakes import FakeConversation


def file(**more: Any) -> dict[str, Any]:
    """A Telegram file of four seconds."""
    return {"file_id": "f", "file_unique_id": "u", "duration": 4, **more}


CASES: list[tuple[dict[str, Any], EntryKind, str]] = [
    ({"text": "words"}, EntryKind.TEXT, "words"),
    ({"voice": file(mime_type="audio/ogg")}, EntryKind.VOICE, ""),
    ({"audio": file(), "caption": "our song"}, EntryKind.AUDIO, "our song"),
    ({"video": file(width=1, height=1)}, EntryKind.VIDEO, ""),
    ({"video_note": file(length=240)}, EntryKind.VIDEO_NOTE, ""),
    ({"document": file(file_name="Letter.PDF")}, EntryKind.DOCUMENT, ""),
    ({"document": file(file_name="result.json")}, EntryKind.DOCUMENT, ""),
    ({"document": file(file_name="WhatsApp Chat.zip", mime_type="application/zip")}, EntryKind.DOCUMENT, ""),
    ({"location": {"latitude": 53.8, "longitude": -1.5}}, EntryKind.LOCATION, ""),
    ({"contact": {"phone_number": "+44", "first_name": "Ada"}}, EntryKind.CONTACT, "Ada"),
]


@pytest.mark.parametrize(("content", "kind", "text"), CASES, ids=[str(case[1]) for case in CASES])
async def test_each_kind_becomes_one_entry(
    api: BotApi,
    start: Start,
    conversation: FakeConversation,
    content: dict[str, Any],
    kind: EntryKind,
    text: str,
) -> None:
    """Each kind of message becomes one entry with its words."""
    api.person(7).send(**content)
    async with start():
        await api.until(lambda: conversation.entries)
    ((arrival,),) = conversation.entries.values()
    assert (arrival.kind, arrival.text) == (kind, text)
    assert bool(arrival.attachments) is (kind not in (EntryKind.TEXT, EntryKind.LOCATION, EntryKind.CONTACT))


async def test_photo_reply_and_forward(api: BotApi, start: Start, conversation: FakeConversation) -> None:
    """The largest size is taken; a reply names what it answers; a forward keeps its origin."""
    person = api.person(7)
    asked = api.world.add_message(7, BOT, text="Where was this?")
    person.photo(b"a picture", caption="At the sea", reply_to=asked["message_id"])
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Aunt May"}
    forwarded = person.send(text="her words", forward_origin=origin)
    async with start():
        await api.until(lambda: len(conversation.entries) == 2)
    photo, other = (kept[0] for kept in conversation.entries.values())
    assert photo.attachments[0].size == len(b"a picture")
    assert (photo.text, photo.reply_to) == ("At the sea", str(asked["message_id"]))
    assert (other.ref, other.origin) == (str(forwarded["message_id"]), "Aunt May")


async def test_album_is_one_entry_in_order(api: BotApi, start: Start, conversation: FakeConversation) -> None:
    """An album is one entry with all its pictures in order and its caption; a late one joins it."""
    async with start():
        messages = api.person(7).album([b"1", b"22", b"333"], "Our wedding", group="g")
        await api.until(lambda: conversation.entries)
        (arrival,) = conversation.entries["7", "album:g"]
        assert [item.size for item in arrival.attachments] == [1, 2, 3]
        assert (arrival.text, arrival.kind) == ("Our wedding", EntryKind.ALBUM)
        assert arrival.extra["message_ids"] == [message["message_id"] for message in messages]
        api.person(7).photo(b"4444", media_group_id="g")
        await api.until(lambda: len(conversation.entries["7", "album:g"]) == 2)
    assert len(conversation.entries) == 1


async def test_album_survives_a_restart_in_the_middle(
    api: BotApi, start: Start, conversation: FakeConversation, store: Store
) -> None:
    """Pictures taken before a stop and after it are one entry, handed over in one piece."""
    api.person(7).album([b"1", b"22"], "Half", group="g")
    async with start():
        await api.until(lambda: not api.world.updates)
    assert inbox.counts(store) == {"waiting": 2}
    api.person(7).photo(b"333", media_group_id="g")
    async with start():
        await api.until(lambda: not api.world.updates and inbox.counts(store) == {"done": 3})
    (arrival,) = conversation.entries["7", "album:g"]
    assert [item.size for item in arrival.attachments] == [1, 2, 3]
    assert arrival.text == "Half"


async def test_words_beside_a_file_that_cannot_be_kept(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """The file gets its kind line, and its caption is an entry; so does the rest of an album."""
    person = api.person(7)
    person.document(b"PK", "letter.docx", "application/msword", "What my father wrote in 1944.")
    for name, mime in (("letter.docx", "application/msword"), ("letter.pdf", "application/pdf")):
        document = {**api.world.keep(b"x", name), "file_name": name, "mime_type": mime}
        person.send(document=document, media_group_id="g")
    async with start():
        await api.until(lambda: len(conversation.entries) == 2)
    words, album = (kept[0] for kept in conversation.entries.values())
    assert (words.kind, words.text, words.attachments) == (
        EntryKind.TEXT,
        "What my father wrote in 1944.",
        (),
    )
    assert [item.file_name for item in album.attachments] == ["letter.pdf"]
    assert [kind for _, kind in conversation.declined] == ["document", "document"]


async def test_other_chats_than_private_ones(
    api: BotApi, start: Start, conversation: FakeConversation, store: Store
) -> None:
    """What is said in a group is neither kept nor answered."""
    group = {"id": -100, "type": "supergroup", "title": "Family"}
    for text in ("in the group", "/start"):
        said = {**api.person(7).say(text), "chat": group}
        api.world.updates[-1]["message"] = said
    api.person(7).say("in private")
    async with start():
        await api.until(lambda: inbox.counts(store) == {"done": 3})
    ((arrival,),) = conversation.entries.values()
    assert arrival.text == "in private"
    assert not conversation.commands
    assert not api.shown(-100)


async def test_edit_revises(api: BotApi, start: Start, conversation: FakeConversation) -> None:
    """An edited message revises the entry of the same ref."""
    message = api.person(7).say("I was bron")
    async with start():
        await api.until(lambda: conversation.entries)
        api.person(7).edit(message["message_id"], text="I was born")
        await api.until(lambda: conversation.revisions)
    assert conversation.revisions[0].ref == str(message["message_id"])
    assert conversation.revisions[0].text == "I was born"


async def test_stickers_and_dice_are_declined(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """A die, a poll and an unreadable document get a kind line; a service message gets none."""
    person = api.person(7)
    person.send(dice={"emoji": "🎲", "value": 3})
    person.document(b"PK", "tool.exe", "application/x-msdownload")
    person.send(pinned_message={**person.say("x"), "message_id": 1})
    person.say("end")
    async with start():
        await api.until(lambda: len(conversation.entries) == 2)
    assert [kind for _, kind in conversation.declined] == ["dice", "document"]


async def test_commands_carry_their_argument(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """A command's name and argument arrive apart; a deep link is the argument of /start."""
    api.person(7).say("/ask Where was I born?")
    api.person(7).say("/start@lifestory_test_bot from-book")
    async with start():
        await api.until(lambda: len(conversation.commands) == 2)
    assert [(one.name, one.argument) for one in conversation.commands] == [
        ("ask", "Where was I born?"),
        ("start", "from-book"),
    ]


async def test_a_command_that_was_edited(api: BotApi, start: Start, conversation: FakeConversation) -> None:
    """An edited command is carried out anew and is no memory; between name and words may be a new line."""
    message = api.person(7).say("/ask\nWhere was I bron?")
    async with start():
        await api.until(lambda: conversation.commands)
        api.person(7).edit(message["message_id"], text="/ask\nWhere was I born?")
        await api.until(lambda: len(conversation.commands) == 2)
    first, second = conversation.commands
    assert (first.name, first.argument) == ("ask", "Where was I bron?")
    assert (second.name, second.argument) == ("ask", "Where was I born?")
    assert first.ref != second.ref
    assert not conversation.entries
    assert not conversation.revisions


async def test_a_forwarded_command_is_no_wish(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """Somebody else's command is kept as their words."""
    api.person(7).forward("/delete_my_data", "Aunt May")
    async with start():
        await api.until(lambda: conversation.entries)
    ((arrival,),) = conversation.entries.values()
    assert (arrival.text, arrival.origin) == ("/delete_my_data", "Aunt May")
    assert not conversation.commands


async def test_nothing_before_consent(
    api: BotApi, start: Start, conversation: FakeConversation, store: Store
) -> None:
    """Before a yes nothing reaches the conversation but the invitation; after it everything does."""
    person = api.person(9)
    first, second = person.say("my secret"), person.voice()
    person.say("/story")
    async with start():
        await api.until(lambda: api.shown(9))
        await api.until(lambda: inbox.counts(store).get("held") == 2)
        assert not conversation.entries
        assert not conversation.commands
        assert len(api.shown(9)) == 1
        person.press(api.shown(9)[0]["message_id"], "consent:yes")
        await api.until(lambda: len(conversation.entries) == 2)
        await api.until(lambda: inbox.counts(store) == {"done": 4})
    assert list(conversation.entries) == [("9", str(first["message_id"])), ("9", str(second["message_id"]))]


async def test_refusal_leaves_nothing(
    api: BotApi, start: Start, conversation: FakeConversation, store: Store
) -> None:
    """A no wipes what waited, and the chat's digest with it."""
    person = api.person(9)
    person.say("my secret")
    async with start():
        await api.until(lambda: api.shown(9))
        person.press(api.shown(9)[0]["message_id"], "consent:no")
        await api.until(lambda: inbox.counts(store) == {"done": 2})
        await api.until(lambda: api.world.answers)
    digest = store.vault.digest("telegram", "9")
    with store.begin() as connection:
        assert not connection.execute(select(tables.inbox).where(tables.inbox.c.body.is_not(None))).all()
        for table in (tables.inbox, tables.outbox, tables.sent):
            assert not connection.execute(select(table).where(table.c.chat_digest == digest)).all()
    assert not conversation.entries


async def test_blocking_before_consent_is_a_refusal(
    api: BotApi, start: Start, conversation: FakeConversation, store: Store
) -> None:
    """Who blocks the bot without having agreed leaves nothing behind, and may begin again."""
    person = api.person(9)
    person.say("my secret")
    async with start():
        await api.until(lambda: inbox.counts(store).get("held") == 1)
        await api.until(lambda: outbox.counts(store) == {"sent": 1})
        person.leave()
        await api.until(lambda: inbox.counts(store) == {"done": 2})
        assert outbox.counts(store) == {}
        person.come_back()
        person.say("here again")
        await api.until(lambda: len(api.shown(9)) == 2)
        await api.until(lambda: inbox.counts(store).get("held") == 1)
    assert not conversation.gone


async def test_start_with_consent_releases(api: BotApi, start: Start, conversation: FakeConversation) -> None:
    """A /start that agrees lets what was held through."""
    api.person(9).say("early words")
    async with start():
        await api.until(lambda: api.shown(9))
        api.person(9).say("/start yes")
        await api.until(lambda: conversation.entries)


async def test_presses_are_answered_once_each_and_by_their_owner(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """A press is answered at once with its words; somebody else's press does nothing."""
    message = api.world.add_message(7, BOT, text="Right?")
    person = api.person(7)
    mine = person.press(message["message_id"], "right:1")
    other = person.press(message["message_id"], "right:2", who=api.person(8).sender)
    async with start():
        await api.until(lambda: len(api.world.answers) == 2)
        double = person.press(message["message_id"], "right:1")
        await api.until(lambda: double in api.world.answers)
    assert api.world.answers[mine] == "pressed right:1"
    assert api.world.answers[other] == ""
    assert [press.data for press in conversation.presses] == ["right:1", "right:1"]
    assert conversation.presses[0].message_ref == str(message["message_id"])


async def test_a_slow_press_is_answered_first(
    api: BotApi, start: Start, conversation: FakeConversation
) -> None:
    """Where the deed takes long, the press is answered before it ends."""
    conversation.slow = 3.0
    message = api.world.add_message(7, BOT, text="Right?")
    number = api.person(7).press(message["message_id"], "right:1")
    async with start():
        await api.until(lambda: number in api.world.answers)
        assert not conversation.presses
        await api.until(lambda: conversation.presses)


async def test_seen_and_busy_are_shown(api: BotApi, start: Start, conversation: FakeConversation) -> None:
    """An entry gets an allowed reaction within a second, and typing while work runs."""
    async with start() as running:
        running.busy["7"] = "typing"
        message = api.person(7).voice()
        await api.until(lambda: (7, message["message_id"]) in api.world.reactions, 1.0)
        await api.until(lambda: api.world.actions)
    assert api.world.reactions[7, message["message_id"]] == ["👀"]
    assert api.world.actions[0] == (7, "typing")


async def test_blocking_pauses_until_return(
    api: BotApi, start: Start, conversation: FakeConversation, store: Store
) -> None:
    """A 403 pauses the chat; when the person is back, what waited is sent."""
    person = api.person(7)
    async with start():
        person.leave()
        await api.until(lambda: conversation.gone == ["7"])
        outbox.put(store, OutMessage("k", "telegram", "7", text="are you there?"))
        await api.until(lambda: outbox.counts(store).get("paused") == 1)
        await api.until(lambda: conversation.gone == ["7", "7"])  # told just after the chat is paused
        person.come_back()
        await api.until(lambda: api.texts(7) == ["are you there?"])
        assert conversation.back == ["7"]


async def test_who_writes_is_back(api: BotApi, start: Start, conversation: FakeConversation) -> None:
    """A message alone says that the person is back, where Telegram's own word of it was missed."""
    api.person(7).say("I am here")
    async with start():
        await api.until(lambda: conversation.entries)
    assert conversation.back == ["7"]


async def test_a_reply_knows_its_question(
    api: BotApi, start: Start, conversation: FakeConversation, store: Store
) -> None:
    """What a sent message was about is found by its number."""
    question = OutMessage("q", "telegram", "7", text="Who is this?", subject=("question", "abc"))
    async with start():
        await asyncio.to_thread(outbox.put, store, question)
        await api.until(lambda: api.shown(7))
        await api.until(lambda: outbox.counts(store) == {"sent": 1})
        api.person(7).say("My aunt.", reply_to=api.shown(7)[0]["message_id"])
        await api.until(lambda: conversation.entries)
    ((arrival,),) = conversation.entries.values()
    assert outbox.subject_of(store, "telegram", "7", arrival.reply_to or "") == ("question", "abc")


async def test_buttons_reach_the_chat(api: BotApi, start: Start, store: Store) -> None:
    """Buttons stand under the message; an edit without text takes them away."""
    buttons = ((Button("Right", "r"), Button("Fix it", "f")),)
    async with start():
        outbox.put(store, OutMessage("b", "telegram", "7", text="Heard", buttons=buttons))
        await api.until(lambda: api.shown(7))
        keys = api.shown(7)[0]["reply_markup"]["inline_keyboard"][0]
        assert [key["callback_data"] for key in keys] == ["r", "f"]
        outbox.put(store, OutMessage("b2", "telegram", "7", action=Action.EDIT, edit_key="b"))
        await api.until(lambda: "reply_markup" not in api.shown(7)[0])
    assert api.texts(7) == ["Heard"]
