"""Telegram Desktop's HTML export, as its writer writes it."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importers.formats import find_format
from bot.importers.telegram_html import FORMAT, read
from bot.importers.types import Fault, Left, Options, Record
from memory.types import EntryKind

HEAD = """<!DOCTYPE html>
<html>

 <head>

  <meta charset="utf-8"/>

  <title>Exported Data</title>

 </head>

 <body onload="CheckLocation();">

  <div class="page_wrap">

   <div class="page_header">

    <div class="content">

     <div class="text bold">
Tom &amp; Ruth
     </div>

    </div>

   </div>

   <div class="page_body chat_page">

    <div class="history">

     <div class="message service" id="message-1">

      <div class="body details">
1 May 2019
      </div>

     </div>
"""
END = "\n    </div>\n\n   </div>\n\n  </div>\n\n </body>\n\n</html>\n"


def message(number: int, body: str, name: str = "Ruth ", time: str = "01.05.2019 12:00:00 UTC+02:00") -> str:
    """One message; without a name it is joined to the one before."""
    who = f'\n       <div class="from_name">\n{name} \n       </div>\n' if name else ""
    picture = '<div class="pull_left userpic_wrap"><div class="initials">\nR\n</div></div>' if name else ""
    joined = "" if name else " joined"
    return (
        f'\n     <div class="message default clearfix{joined}" id="message{number}">\n{picture}'
        f'\n      <div class="body">\n\n       <div class="pull_right date details" title="{time}">\n12:00\n'
        f"       </div>\n{who}{body}\n      </div>\n\n     </div>\n"
    )


def text(words: str) -> str:
    """The words of a message."""
    return f'\n       <div class="text">\n{words}\n       </div>\n'


def media(kind: str, title: str, status: str = "", href: str = "") -> str:
    """A file or the like, as a page shows it."""
    tag, link = ("a", f' href="{href}"') if href else ("div", "")
    return (
        f'<div class="media_wrap clearfix"><{tag} class="media clearfix pull_left block_link {kind}"{link}>'
        f'<div class="fill pull_left"></div><div class="body"><div class="title bold">\n{title}\n</div>'
        f'<div class="status details">\n{status}\n</div></div></{tag}></div>'
    )


def page(folder: Path, *messages: str, name: str = "messages.html") -> Path:
    """A page in a folder."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(HEAD + "".join(messages) + END, encoding="utf-8")
    return folder / name


def records(path: Path, folder: Path) -> list[Record]:
    """The records in it."""
    return [one for one in read(path, Options(folder)) if isinstance(one, Record)]


def test_words_are_those_of_whom_they_are_joined_to(tmp_path: Path) -> None:
    """Names, line breaks, links and quotes; the time with its zone; no reply's head; the next page anew."""
    reply = '<div class="reply_to details">\nIn reply to <a href="#go_to_message1">this message</a>\n</div>'
    page(
        tmp_path,
        message(1, text('We <strong>moved</strong> &quot;in May&quot;<br>to <a href="http://x">Riga</a>.')),
        message(2, text("And back."), name=""),
        message(3, reply + text("When?"), name="Tom B. "),
        message(4, text("Hm."), name="", time="01.05.2019 12:00:00"),
    )
    page(tmp_path, message(5, text("1961."), name="Ruth "), name="messages2.html")
    page(tmp_path, message(6, text("Or 1962."), name="Ruth "), name="messages10.html")
    assert find_format(tmp_path) is FORMAT
    found = records(tmp_path, tmp_path)
    assert [one.speaker for one in found] == ["Ruth", "Ruth", "Tom B.", "Tom B.", "Ruth", "Ruth"]
    assert found[0].text == 'We moved "in May"\nto Riga.'
    assert found[0].at == datetime(2019, 5, 1, 10, tzinfo=UTC)
    assert found[3].at == datetime(2019, 5, 1, 12, tzinfo=UTC)
    assert found[2].text == "When?"
    assert [one.text for one in found[4:]] == ["1961.", "Or 1962."]
    assert len({one.ref for one in found}) == 6


def test_forwarded_words_have_their_origin(tmp_path: Path) -> None:
    """A forward, the one joined to it, and words by a bot are not the sender's; what follows is again."""
    span = '<span class="date details" title="01.01.2018 10:00:00 UTC+02:00"> 01.01.2018 10:00:00</span>'
    forward = (
        f'<div class="forwarded body"><div class="from_name">\nRilke  {span}\n</div>{text("A poem")}</div>'
    )
    again = f'<div class="forwarded body">{text("More of it")}</div>'
    path = page(
        tmp_path,
        message(1, forward),
        message(2, again, name=""),
        message(3, text("I liked it.")),
        message(4, text("A cat"), name="Ruth via @gif"),
    )
    found = [(one.speaker, one.origin, one.text) for one in records(path, tmp_path)]
    assert found == [
        ("Ruth", "Rilke", "A poem"),
        ("Ruth", "Rilke", "More of it"),
        ("Ruth", None, "I liked it."),
        ("Ruth", "@gif", "A cat"),
    ]


def test_files_places_people_and_what_is_no_telling(tmp_path: Path) -> None:
    """Files by their kinds, those left out by their title; a place, a contact; calls are left out."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"picture")
    photo = '<div class="media_wrap clearfix"><a class="photo_wrap pull_left" href="photos/a.jpg"></a></div>'
    here = "https://maps.google.com/maps?q=52.5,13.4&amp;ll=52.5,13.4&amp;z=16"
    path = page(
        tmp_path,
        message(1, photo + text("Our house")),
        message(2, media("media_voice_message", "Voice message", "00:07, 20 KB"), name=""),
        message(3, media("media_location", "Location", "52.5, 13.4", here)),
        message(4, media("media_contact", "Karl ", "+1")),
        message(5, media("media_audio_file", "Edith Piaf – La vie en rose", "3:00", "files/a.mp3")),
        message(6, media("media_photo", "Sticker", "😀")),
        message(7, media("media_call success", "Tom", "Outgoing")),
        message(8, media("media_file", "secret", "", "../../etc/passwd") + text("See here")),
    )
    found = list(read(path, Options(tmp_path)))
    house, voice, place, person, song, here_ = (one for one in found if isinstance(one, Record))
    assert (house.kind, house.files, house.text) == (
        EntryKind.PHOTO,
        (tmp_path / "photos" / "a.jpg",),
        "Our house",
    )
    assert (voice.missing, voice.kind) == (("Voice message",), None)
    assert (place.kind, place.extra, place.text) == (
        EntryKind.LOCATION,
        {"latitude": 52.5, "longitude": 13.4},
        "",
    )
    assert (person.kind, person.text) == (EntryKind.CONTACT, "Karl")
    assert (song.origin, song.missing) == ("Edith Piaf", ("files/a.mp3",))
    assert (here_.text, here_.files) == ("See here", ())
    assert [one.reason for one in found if isinstance(one, Left)] == ["stickers", "service messages"]
    assert [one.place for one in found if isinstance(one, Fault)] == ["messages.html, message 8"]


def test_a_whole_account_in_a_zip(tmp_path: Path) -> None:
    """Pages of each chat come in order, with files named from the page."""
    one = page(tmp_path / "x", message(1, media("media_file", "a", "", "../../chats/chat_1/files/a.txt")))
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.write(one, "E/chats/chat_1/messages.html")
        archive.writestr("E/chats/chat_1/files/a.txt", "Flour")
        archive.writestr("E/export_results.html", HEAD + END)
    assert find_format(tmp_path / "export.zip") is FORMAT
    seen = []
    for found in read(tmp_path / "export.zip", Options(tmp_path)):
        assert isinstance(found, Record), found
        seen.append([path.read_text() for path in found.files])
    assert seen == [["Flour"]]


def test_a_page_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    """The whole messages come in, and the page is named."""
    path = page(tmp_path, message(1, text("Once.")), message(2, text("Twice.")))
    words = path.read_text()
    path.write_text(words[: words.index("Twice")])
    found = list(read(path, Options(tmp_path)))
    assert [one.text for one in found if isinstance(one, Record)] == ["Once."]
    assert [one.place for one in found if isinstance(one, Fault)] == ["messages.html"]


PARTS = [
    message(1, text("a")),
    '<div class="message default">',
    "</div>",
    "<![x",
    "<!--",
    "&#xfffffff;",
    "<a",
]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=9), max_size=8))
def test_no_page_raises(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    """Whatever stands on a page, it is read or named."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "messages.html").write_bytes("".join(parts).encode("utf-8", "surrogatepass"))
    assert all(one.place.startswith("messages.html") for one in read(folder, Options(folder)))


def test_a_page_by_itself_may_be_called_anything(tmp_path: Path) -> None:
    """A page that was sent or downloaded has another name; no other page beside it is read with it."""
    page(tmp_path, message(1, text("Mine.")), name="chat (1).html")
    page(tmp_path, message(2, text("Another chat's.")))
    assert find_format(tmp_path / "chat (1).html") is FORMAT
    assert [one.text for one in records(tmp_path / "chat (1).html", tmp_path)] == ["Mine."]
