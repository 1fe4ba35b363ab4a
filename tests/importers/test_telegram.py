"""Telegram Desktop's exports: whose words, which files, and what is no telling."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importers.formats import find_format
from bot.importers.telegram_json import FORMAT, read
from bot.importers.types import Fault, Found, Left, Options, Record
from memory.types import EntryKind

NOT_THERE = "(File not included. Change data exporting settings to download.)"
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=5), each, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "id",
        "type",
        "date",
        "date_unixtime",
        "from",
        "from_id",
        "text",
        "text_entities",
        "photo",
        "file",
        "media_type",
        "forwarded_from",
        "edited",
        "location_information",
        "contact_information",
        "poll",
        "place_name",
        "reply_to_message_id",
        "file_name",
    ]
)


def message(number: int, **more: Any) -> dict[str, Any]:
    """One message as Telegram Desktop writes it."""
    plain = {
        "id": number,
        "type": "message",
        "date": "2019-05-01T12:00:00",
        "date_unixtime": str(1556704800 + number),
        "from": "Ruth",
        "from_id": "user7",
        "text": f"Message {number}.",
    }
    return {key: value for key, value in (plain | more).items() if value is not None}


def export(folder: Path, *messages: dict[str, Any], kind: str = "personal_chat") -> Path:
    """A single chat's export in a folder."""
    chat = {"name": "Tom {1}", "type": kind, "id": 42, "messages": list(messages)}
    file = folder / "result.json"
    file.write_text(json.dumps(chat, ensure_ascii=False, indent=1), encoding="utf-8")
    return file


def records(file: Path, folder: Path, **options: Any) -> list[Record]:
    """The records in it, where nothing else is."""
    found = list(read(file, Options(folder, **options)))
    assert all(isinstance(one, Record) for one in found), found
    return [one for one in found if isinstance(one, Record)]


def test_the_samples_are_read_whole(tmp_path: Path, shared_data: Callable[[str], Path]) -> None:
    """One chat and a batch of chats: two messages each, a list of entities as its text."""
    samples = shared_data("imports") / "telegram"
    for name in ("test_single_export.json", "test_batch_export.json"):
        assert find_format(samples / name) is FORMAT
        first, second = records(samples / name, tmp_path)
        assert (first.speaker, first.text) == ("Author 1", "Minimal Message")
        assert second.text == "Link:https://telegram.org/"
        assert second.at == datetime(2018, 12, 5, 10, 49, 24, tzinfo=UTC)


def test_a_message_says_who_when_and_what_it_answers(tmp_path: Path) -> None:
    """Name and id, time, entities, the message replied to, an edit, and the same ref in every export."""
    file = export(
        tmp_path,
        message(1, text=["We ", {"type": "bold", "text": "moved"}, " in May."], edited="1970-01-01T01:00:00"),
        message(2, reply_to_message_id=1, edited_unixtime="1556705000"),
        message(3, **{"from": None, "from_id": "user9", "date_unixtime": None, "text": "Was it 1961?"}),
    )
    first, second, third = records(file, tmp_path)
    assert (first.ref, first.speaker, first.speaker_id) == ("telegram:42:1", "Ruth", "user7")
    assert (first.text, first.edited, first.own) == ("We moved in May.", False, None)
    assert (second.reply_to, second.edited) == (first.ref, True)
    assert (third.speaker, third.at.isoformat()) == ("user9", "2019-05-01T12:00:00+00:00")


def test_an_export_of_before_2021_is_read(tmp_path: Path) -> None:
    """Times without a zone are the narrator's; ids that were numbers are those of today."""
    old = message(1, date_unixtime=None, from_id=7)
    file = export(tmp_path, old)
    assert find_format(file) is FORMAT
    (one,) = records(file, tmp_path, zone=ZoneInfo("Europe/Berlin"))
    assert (one.at, one.speaker_id) == (datetime(2019, 5, 1, 10, tzinfo=UTC), "user7")


def test_forwarded_words_are_not_the_senders(tmp_path: Path) -> None:
    """A forward, words by a bot and a song have an origin; what one forwards of oneself has none."""
    file = export(
        tmp_path,
        message(1, forwarded_from="Rilke"),
        message(2, forwarded_from=None) | {"forwarded_from": None},
        message(3, via_bot="@gif"),
        message(4, forwarded_from="Ruth", forwarded_from_id="user7"),
    )
    assert [one.origin for one in records(file, tmp_path)] == ["Rilke", "somebody", "@gif", None]


def test_files_are_found_beside_the_export_and_the_missing_are_named(tmp_path: Path) -> None:
    """Voice, photo and document by their kinds; a file left out keeps its words; none leads elsewhere."""
    (tmp_path / "voice_messages").mkdir()
    (tmp_path / "voice_messages" / "a.ogg").write_bytes(b"sound")
    (tmp_path / "secret.txt").write_text("secret")
    file = export(
        tmp_path,
        message(1, text="", file="voice_messages/a.ogg", media_type="voice_message"),
        message(2, photo=NOT_THERE),
        message(3, file=NOT_THERE, file_name="letter.pdf"),
        message(4, file="photos/gone.jpg"),
        message(5, file="../secret.txt"),
        message(6, file="secret.txt"),
    )
    found = list(read(file, Options(tmp_path)))
    kept = [one for one in found if isinstance(one, Record)]
    assert kept[0].files == (tmp_path / "voice_messages" / "a.ogg",)
    assert kept[0].kind is EntryKind.VOICE
    missing = [one.missing for one in kept]
    assert missing == [(), ("photo",), ("letter.pdf",), ("photos/gone.jpg",), (), ("secret.txt",)]
    assert [one.place for one in found if isinstance(one, Fault)] == ["result.json, message 5"]
    assert all(one.text and not one.files for one in kept[1:])


def test_places_and_people_are_kept_and_stickers_are_not(tmp_path: Path) -> None:
    """A venue has its name and point, a contact its name; stickers, polls and service messages are left."""
    here = {"latitude": 52.5, "longitude": 13.4}
    file = export(
        tmp_path,
        message(1, text="", place_name="Our school", address="Gasse 1", location_information=here),
        message(2, text="", contact_information={"first_name": "Karl", "last_name": "", "phone_number": "1"}),
        message(3, text="", media_type="sticker", file="stickers/a.webp"),
        message(4, poll={"question": "Tea?"}),
        message(5, type="service", action="phone_call"),
        message(6, text=""),
    )
    found = list(read(file, Options(tmp_path)))
    place, person = (one for one in found if isinstance(one, Record))
    assert (place.kind, place.text, place.extra) == (EntryKind.LOCATION, "Our school, Gasse 1", here)
    assert (person.kind, person.text) == (EntryKind.CONTACT, "Karl")
    left = [one.reason for one in found if isinstance(one, Left)]
    assert left == ["stickers", "polls", "service messages", "messages without words"]


def test_a_whole_account_in_a_zip_keeps_chats_apart(tmp_path: Path) -> None:
    """Each chat has its own refs; channels, bots and large groups are public; files lie below the export."""
    chats = [
        {
            "name": None,
            "type": "personal_chat",
            "id": 1,
            "messages": [message(1, file="chats/c1/a.txt")],
        },
        {"name": "News", "type": "public_channel", "id": 2, "messages": [message(1)]},
        {"type": "saved_messages", "id": 7, "messages": []},
    ]
    whole = {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": 7, "first_name": "Ruth"},
        "contacts": {"list": [{"user_id": 9, "first_name": '"messages": ['}]},
        "chats": {"about": "", "list": chats},
        "left_chats": {"list": [{"name": "Old", "type": "private_group", "id": 3, "messages": [message(1)]}]},
    }
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("DataExport_2026/result.json", json.dumps(whole))
        archive.writestr("DataExport_2026/chats/c1/a.txt", "Flour")
    assert find_format(tmp_path / "export.zip") is FORMAT
    seen = []
    for one in read(tmp_path / "export.zip", Options(tmp_path)):
        assert isinstance(one, Record)
        seen.append((one.ref, one.public, [path.read_text() for path in one.files]))
    assert seen == [
        ("telegram:1:1", False, ["Flour"]),
        ("telegram:2:1", True, []),
        ("telegram:3:1", False, []),
    ]


def test_a_broken_message_is_named_and_the_others_stand(tmp_path: Path) -> None:
    """Control characters as they are exported are mended; no JSON, no time and a cut end are faults."""
    file = export(tmp_path, *(message(n) for n in range(1, 6)))
    words = file.read_text().replace("Message 1.", "Mess\\x0Bage 1.").replace('"Message 2."', '"Message" 2')
    words = words.replace('"2019-05-01T12:00:00"', '"soon"').replace('"1556704803"', '"never"')
    file.write_text(words[: words.index("Message 5.")])
    found = list(read(file, Options(tmp_path)))
    assert [one.text for one in found if isinstance(one, Record)] == ["Message 1.", "Message 4."]
    faults = [(one.place, one.reason) for one in found if isinstance(one, Fault)]
    assert [place for place, _ in faults] == [f"result.json, message {n}" for n in (2, 3, 5)]
    assert not any("Message" in reason for _, reason in faults)


def test_many_messages_are_read_in_the_order_in_which_they_stand(tmp_path: Path) -> None:
    """Messages over the edges of what is read at once are each read once, whatever letters they bear."""
    sent = [message(n, text='Ä😀\\"{[' * (n % 90)) for n in range(1, 4000)]
    file = export(tmp_path, *sent, message(4000, text="x" * 600_000))
    found = list(read(file, Options(tmp_path)))
    with_words = [one["id"] for one in sent if one["text"]]
    assert [one.ref for one in found if isinstance(one, Record)] == [
        f"telegram:42:{n}" for n in [*with_words, 4000]
    ]


@given(st.lists(st.dictionaries(KEYS, ANY, max_size=6), max_size=5), st.integers(0, 400))
def test_no_export_raises(tmp_path_factory: pytest.TempPathFactory, messages: list[Any], cut: int) -> None:
    """Whatever stands in it, and wherever it ends, it is read or named."""
    folder = tmp_path_factory.mktemp("any")
    words = json.dumps({"type": "personal_chat", "id": 1, "messages": messages})
    file = folder / "result.json"
    for each in (words, words[:-cut]):
        file.write_text(each, encoding="utf-8")
        found: list[Found] = list(read(file, Options(folder)))
        assert all(one.place.startswith("result.json") for one in found)
