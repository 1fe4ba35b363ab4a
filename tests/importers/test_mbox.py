"""Letters out of mail programs."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.importers.formats import recognised
from bot.importers.html_words import words_of
from bot.importers.mail_words import written
from bot.importers.mbox import FORMAT
from bot.importers.types import Fault, Options, Record
from tests.importers.samples import mailbox, others, packed, read, records


@pytest.mark.parametrize("name", ["All mail.mbox", "takeout.zip", "takeout.tgz"])
def test_letters_come_with_what_their_writers_wrote(tmp_path: Path, name: str) -> None:
    """Quoted and forwarded words, signatures, lists and machines are left; each letter has its own writer."""
    path = tmp_path / name
    if name.endswith(".mbox"):
        path.write_bytes(mailbox())
    else:
        packed(path, {"Takeout/Mail/All mail.mbox": mailbox(), "Takeout/archive_browser.html": "x"})
    private = tmp_path / "private"
    private.mkdir()
    assert recognised(path, [FORMAT])
    found = read(FORMAT, path, Options(private))
    riga, reply, sea, house = records(found)
    assert riga.text == "Dear Anna,\n\nwe were in Riga.\nFrom the river one sees it all."
    assert riga.at == datetime(2019, 7, 14, 9, 34, tzinfo=UTC)
    assert (riga.speaker, riga.speaker_id, riga.own) == ("Maria Kruger", "maria@home.example", None)
    assert riga.extra == {"subject": "Riga", "to": ["Anna"]}
    assert riga.ref == f"mail:{hashlib.sha256(b'<1@home>').hexdigest()[:32]}"
    assert (reply.text, reply.speaker, reply.reply_to) == ("I was born there.", "Anna", riga.ref)
    assert (sea.text, sea.speaker) == ("我们去了海边，很冷。㐀", "马丽亚")
    assert house.text == "The house & the dog."
    assert [one.suffix for one in house.files] == [".png"]
    assert "secret" not in str(found)
    places = [line.partition("message ")[2] for line in others(found)]
    assert places[:5] == [
        "4: to a mailing list",
        "5: sent by a machine",
        "7: it does not say when it was sent, or by whom",
        "8: the same letter again",
        "9: no words of its own",
    ]
    assert list(private.iterdir()) == []


def test_what_the_narrator_wrote_to_a_list_comes_in(tmp_path: Path) -> None:
    """A letter with a list's headers is kept where ``--me`` names its sender."""
    path = tmp_path / "list.mbox"
    path.write_bytes(mailbox())
    mine = Options(tmp_path, me=frozenset({"club@lists.example"}))
    assert "Buy now." in [one.text for one in records(read(FORMAT, path, mine))]


def test_a_mailbox_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    """A letter that ends within its picture keeps its words, and says so."""
    whole = mailbox()
    path = tmp_path / "cut.mbox"
    path.write_bytes(whole[: whole.index(b"image/png") + 400])
    found = read(FORMAT, path, Options(tmp_path))
    assert [one.text for one in records(found)][-1] == "The house & the dog."
    assert records(found)[-1].files == ()
    assert others(found)[-1] == "cut.mbox, message 6: it is cut off; its words are kept, its files are not"


def test_a_letter_by_itself_is_read(tmp_path: Path) -> None:
    """An ``.eml`` has no line before it and comes in the same."""
    path = tmp_path / "one.eml"
    path.write_bytes(mailbox().split(b"\nFrom MAILER")[0].partition(b"\n")[2].replace(b"\n", b"\r\n"))
    assert recognised(path, [FORMAT])
    (one,) = records(read(FORMAT, path, Options(tmp_path)))
    assert one.text.startswith("Dear Anna,")


@pytest.mark.parametrize(
    "quoted",
    [
        "On Sun, 14 Jul 2019 at 12:34, Anna <a@b.c> wrote:\n> secret",
        "On Sun, 14 Jul 2019 at 12:34, Anna\n<a@b.c> wrote:\n\nsecret",
        "Am 14.07.2019 um 12:34 schrieb Anna Berg:\n> secret",
        "Le dim. 14 juil. 2019 à 12:34, Anna <a@b.c> a écrit :\n\nsecret",
        "El dom, 14 jul 2019 a las 12:34, Anna (<a@b.c>) escribió:\n> secret",
        "вс, 14 июл. 2019 г. в 12:34, Анна <a@b.c>:\n\n> secret",
        "在 2019年7月14日，下午3:20，小李 <x@y.z> 写道：\n\nsecret",
        "小李 <x@y.z> 于2019年7月14日周日 下午3:20写道：\n> secret",
        "------------------ 原始邮件 ------------------\n发件人: x\nsecret",
        "---- 回复的原邮件 ----\nsecret",
        "-----Original Message-----\nFrom: x\nsecret",
        "______________\nFrom: Anna <a@b.c>\nSent: Sunday, 14 July 2019\nTo: M\nSubject: x\n\nsecret",
        "发件人: 小李\n发送时间: 2019年7月14日\n收件人: m\n主题: x\n\nsecret",
        "---------- Forwarded message ---------\nFrom: x\nsecret",
        "Begin forwarded message:\n\nsecret",
        "-- \nsecret",
        "> secret\n>> secret",
    ],
)
def test_what_others_wrote_is_cut_away(quoted: str) -> None:
    """Whichever program quotes, in whichever language, the writer's own words alone are left."""
    kept = written(f"We are well.\n\n{quoted}\n")
    assert "secret" not in kept
    assert kept.strip("_ \n") == "We are well."


def test_answers_between_quoted_lines_are_the_writers() -> None:
    """Lines below and between what is quoted are kept, also such as begin like a quotation's head."""
    text = "On Sun, 14 Jul 2019, Anna wrote:\n> Where?\nIn Riga.\n> When?\nOn Monday I told him:\nyes.\n"
    assert written(text) == "In Riga.\nOn Monday I told him:\nyes."


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(mailbox()) - 1), st.integers(0, 255)), max_size=20),
    st.integers(0, len(mailbox())),
)
def test_no_damage_to_a_mailbox_raises(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], end: int
) -> None:
    """Whatever bytes are changed or missing, letters are read or named."""
    data = bytearray(mailbox())
    for at, value in changes:
        data[at] = value
    path = tmp_path_factory.getbasetemp() / "damaged.mbox"
    path.write_bytes(data[:end])
    for one in read(FORMAT, path, Options(path.parent)):
        assert one.place.startswith("damaged.mbox")
        assert not isinstance(one, Fault) or one.reason
        assert not isinstance(one, Record) or one.text or one.files


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.text(alphabet="<>/bdivclassp=\"' gmail_quote!-&;", max_size=120))
def test_no_page_and_no_text_raises(text: str, html: str) -> None:
    """Cutting never fails, and never makes a text longer."""
    assert len(written(text)) <= len(text)
    words_of(html)


def test_what_a_person_wrote_is_not_taken_for_the_head_of_a_letter(tmp_path: Path) -> None:
    """Not every program escapes "From" at the beginning of a line; a head has headers below it."""
    words = "Dear Anna,\n\nFrom Riga we came in 1944\nand stayed.\n\nFrom Grandma\n"
    letter = "From - Sun Jul 14 12:34:00 2019\nFrom: Maria <m@home.example>\nMessage-ID: <{}@home>\n\n{}\n"
    (tmp_path / "a.mbox").write_text(letter.format(1, words) + letter.format(2, "Come soon."))
    found = read(FORMAT, tmp_path / "a.mbox", Options(tmp_path))
    assert [one.text for one in records(found)] == [words.strip(), "Come soon."]
    assert others(found) == []


@pytest.mark.parametrize("name", ["INBOX.mbox/mbox", "Mail/Local Folders/Inbox"])
def test_boxes_without_an_ending_are_found_in_a_folder(tmp_path: Path, name: str) -> None:
    """As Apple Mail exports them and Thunderbird keeps them; what lies beside them is no e-mail."""
    packed(tmp_path / "in", {name: mailbox(), f"{PurePosixPath(name).parent}/table_of_contents": b"\0\1"})
    assert recognised(tmp_path / "in", [FORMAT])
    found = read(FORMAT, tmp_path / "in", Options(tmp_path))
    assert len(records(found)) == 4
    assert [one for one in others(found) if "table" in one] == [
        f"{PurePosixPath(name).parent}/table_of_contents: no e-mail"
    ]


def _letter(*parts: str) -> str:
    head = "From: Maria <m@home.example>\nDate: Sun, 14 Jul 2019 12:34:00 +0300\nMIME-Version: 1.0\n"
    whole = "".join(f"--b\nContent-Type: {one}\n" for one in parts)
    return f'{head}Content-Type: multipart/mixed; boundary="b"\n\n{whole}--b--\n'


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            ("text/html\n\n<p>Mine.</p>", "text/plain\nContent-Disposition: attachment\n\nAnother's."),
            "Mine.",
        ),
        (
            ("text/plain\n\nBefore.", 'image/png; name="a.png"\n\nx', "text/plain\n\nAfter."),
            "Before.\n\nAfter.",
        ),
        (("text/plain\n\nMine.\n\n> Another's.", "text/plain\n\n-- \nMaria, Tel. 1"), "Mine."),
    ],
    ids=["a text attached", "words about a picture", "a signature by itself"],
)
def test_all_that_the_writer_wrote_and_no_more(tmp_path: Path, parts: tuple[str, ...], words: str) -> None:
    """Words before and after a picture are one letter; a text file that came with it is another's."""
    (tmp_path / "a.eml").write_text(_letter(*parts))
    [found] = records(read(FORMAT, tmp_path / "a.eml", Options(tmp_path)))
    assert found.text == words
