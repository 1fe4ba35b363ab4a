"""WhatsApp's exports: both platforms, dates of any order, files, and what nobody said."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import AmbiguousDates
from bot.importers.formats import find_format, recognised
from bot.importers.types import Fault, Left, Options, Record, fold
from bot.importers.whatsapp import FORMAT, read
from memory.types import EntryKind

LRM, NARROW = "\u200e", "\u202f"
IOS = (
    f"[20.01.19, 11:25:01] Ruth: {LRM}Messages and calls are end-to-end encrypted.\n"
    f"[20.01.19, 11:25:02] ~{NARROW}Tom B.: How was the mill?\n"
    "And: the river?\n"
    f"{LRM}[21.01.19, 08:00:00] Ruth: {LRM}<attached: 00000003-AUDIO-2019-01-21-08-00-00.opus>\n"
    f"{LRM}[21.01.19, 08:01:00] Ruth: The mill {LRM}<Anhang: 00000004-PHOTO-2019-01-21-08-01-00.jpg>\n"
    f"{LRM}[21.01.19, 08:02:00] Ruth: letter.pdf • {LRM}2 pages {LRM}<attached: 00000005-letter.pdf>\n"
    f"{LRM}[21.01.19, 08:03:00] Ruth: {LRM}image omitted\n"
    f"[21.01.19, 08:04:00] Ruth: It stood by the weir. {LRM}<This message was edited>\n"
    f"{LRM}[21.01.19, 08:05:00] Ruth: {LRM}Location: https://maps.google.com/?q=52.5,13.4\n"
)
ANDROID = (
    '1/20/19, 11:25 AM - Tom created group "Mill: the family"\n'
    f"1/20/19, 12:05{NARROW}AM - Ruth: IMG-20190120-WA0001.jpg (file attached)\nOur mill\n"
    "1/20/19, 12:05 PM - Ruth: <Media omitted>\n"
    "1/20/19, 1:06 PM - Ruth: This message was deleted\n"
    "1/20/19, 1:07 PM - Ruth: letter.txt (Datei angehängt)\n"
    "1/20/19, 1:08 PM - Ruth: I read report.pdf (the long one)\n"
    "1/20/19, 1:09 PM - Ruth: STK-20190120-WA0002.webp (file attached)\n"
    "1/20/19, 1:10 PM - Ruth: Karl.vcf (file attached)\n"
)


def chat(folder: Path, words: str, name: str = "_chat.txt") -> Path:
    """A text as it is exported."""
    (folder / name).write_text(words, encoding="utf-8")
    return folder / name


def records(path: Path, folder: Path, **options: str) -> list[Record]:
    """The records in it, in UTC."""
    return [one for one in read(path, Options(folder, **options)) if isinstance(one, Record)]  # type: ignore[arg-type]


def test_the_samples_are_read_whole(tmp_path: Path, shared_data: Callable[[str], Path]) -> None:
    """Five styles of one chat tell the same seven messages at the same times by the same people."""
    told = set()
    for file in sorted((shared_data("imports") / "whatsapp").iterdir()):
        assert find_format(file) is FORMAT
        found = list(read(file, Options(tmp_path)))
        assert sum(isinstance(one, Left) for one in found) == 2
        told.add(tuple((one.at, one.speaker, one.text) for one in found if isinstance(one, Record)))
    (messages,) = told
    assert len(messages) == 7
    assert messages[2][0] == datetime(2019, 1, 30, 20, 49, tzinfo=UTC)
    assert messages[2][2] == "Lorem ipsum dolor sit amet,\nconsectetur adipiscing elit. Duis libero."


def test_an_export_of_ios(tmp_path: Path) -> None:
    """Lines that follow, captions, titles of documents, marks; what WhatsApp says itself is left out."""
    with zipfile.ZipFile(tmp_path / "WhatsApp Chat - Tom.zip", "w") as archive:
        archive.writestr("_chat.txt", IOS)
        archive.writestr("00000003-AUDIO-2019-01-21-08-00-00.opus", "sound")
    path = tmp_path / "WhatsApp Chat - Tom.zip"
    assert find_format(path) is FORMAT
    tom, voice, photo, letter, words, place = records(path, tmp_path)
    assert (tom.speaker, tom.text) == ("Tom B.", "How was the mill?\nAnd: the river?")
    assert (len(voice.files), voice.text) == (1, "")
    assert (photo.text, photo.missing) == ("The mill", ("00000004-PHOTO-2019-01-21-08-01-00.jpg",))
    assert (letter.text, letter.missing) == ("", ("00000005-letter.pdf",))
    assert words.text == "It stood by the weir."
    assert (place.kind, place.extra) == (EntryKind.LOCATION, {"latitude": 52.5, "longitude": 13.4})
    left = [one.reason for one in read(path, Options(tmp_path)) if isinstance(one, Left)]
    assert left == ["lines by WhatsApp itself"] * 2


def test_an_export_of_android(tmp_path: Path) -> None:
    """Twelve hours with a narrow space, files in any language, a file that is only spoken of, a contact."""
    path = chat(tmp_path, ANDROID, "WhatsApp Chat with Tom.txt")
    (tmp_path / "letter.txt").write_text("Dear Ruth")
    assert find_format(tmp_path) is FORMAT
    found = list(read(path, Options(tmp_path, ZoneInfo("Europe/Berlin"))))
    photo, letter, spoken, person = (one for one in found if isinstance(one, Record))
    assert (photo.text, photo.missing) == ("Our mill", ("IMG-20190120-WA0001.jpg",))
    assert photo.at == datetime(2019, 1, 19, 23, 5, tzinfo=UTC)
    assert (letter.files, letter.text) == ((tmp_path / "letter.txt",), "")
    assert (spoken.text, spoken.files) == ("I read report.pdf (the long one)", ())
    assert (person.kind, person.text) == (EntryKind.CONTACT, "Karl")
    left = [one.reason for one in found if isinstance(one, Left)]
    said = ["lines by WhatsApp itself", "files that were not exported", "deleted messages", "stickers"]
    assert left == said


@pytest.mark.parametrize(
    ("heads", "order"),
    [
        (["13/02/20, 10:00", "1/3/20, 10:00"], "dmy"),
        (["2/13/20, 10:00", "3/1/20, 10:00"], "mdy"),
        (["11/02/20, 10:00", "12/02/20, 10:00", "01/03/20, 10:00"], "dmy"),
        (["02/11/20, 10:00", "02/12/20, 10:00", "03/01/20, 10:00"], "mdy"),
        (["1.2.2020, 10:00", "2.2.2020, 10:00"], "dmy"),
        (["01/01/20, 10:00"], "dmy"),
    ],
)
def test_the_whole_file_tells_whether_the_day_comes_first(
    tmp_path: Path, heads: list[str], order: str
) -> None:
    """A number above twelve, dots, or time that would run backwards; where nothing tells, it is asked."""
    path = chat(tmp_path, "".join(f"{head} - Ruth: {n}\n" for n, head in enumerate(heads)))
    found = records(path, tmp_path)
    first, second = (int(part) for part in heads[0].replace(".", "/").split("/")[:2])
    assert (found[0].at.day, found[0].at.month) == ((first, second) if order == "dmy" else (second, first))


def test_dates_that_nothing_tells_are_asked_about(tmp_path: Path) -> None:
    """With no number above twelve and no time running backwards the question names the option."""
    path = chat(tmp_path, "1/2/20, 10:00 - Ruth: a\n2/3/20, 10:00 - Ruth: b\n")
    with pytest.raises(AmbiguousDates, match="--dates"):
        records(path, tmp_path)
    assert [records(path, tmp_path, dates=order)[0].at.month for order in ("dmy", "mdy")] == [2, 1]


@pytest.mark.parametrize(
    ("head", "hour"),
    [
        ("2020/1/14 上午9:05 - ", 9),
        ("2020/1/14 下午9:05 - ", 21),
        ("[14.1.2020 klo 9.05.00] ", 9),
        ("[14/1/2020, 9:05:00 p. m.] ", 21),
        ("14/1/2020, 12:05 am - ", 0),
        ("14-01-2020 21:05 - ", 21),
        ("[1/14/20, 9:05:00\u202fPM] ", 21),
    ],
)
def test_times_of_other_languages_are_understood(tmp_path: Path, head: str, hour: int) -> None:
    """Marks of morning and evening before or after the time, dots in it, a word before it."""
    (one,) = records(chat(tmp_path, f"{head}王: 你好\n"), tmp_path)
    assert (one.at.day, one.at.hour, one.at.minute) == (14, hour, 5)


def test_a_longer_export_has_the_same_names(tmp_path: Path) -> None:
    """The same words twice in a minute are two; a later export, even of the other platform, repeats names."""
    lines = ["14/1/20, 10:00 - Ruth: Yes.", "14/1/20, 10:00 - Ruth: Yes.", "14/1/20, 10:01 - Ruth: No."]
    short = [one.ref for one in records(chat(tmp_path, "\n".join(lines[:2])), tmp_path)]
    longer = [one.ref for one in records(chat(tmp_path, "\n".join(lines)), tmp_path)]
    assert len(set(longer)) == 3
    assert longer[:2] == short
    ios = "[14/1/20, 10:01:59] Ruth: No."
    assert records(chat(tmp_path, ios), tmp_path)[0].ref == longer[2]


def test_faults_name_the_line_and_nothing_else(tmp_path: Path) -> None:
    """A day that is none, a file that leads away, too long a message, no chat: the rest comes in."""
    words = (
        "14/01/20, 10:00 - Ruth: Once.\n31/02/20, 10:00 - Ruth: Twice.\n"
        f"15/01/20, 10:00 - Ruth: {LRM}../../etc/x.txt (file attached)\nMy list\n"
        "16/01/20, 10:00 - Ruth: See ../notes.txt (draft)\n17/01/20, 10:00 - Ruth: " + "x" * 2_200_000 + "\n"
        "18/01/20, 10:00 - Ruth: Last.\n"
    )
    found = list(read(chat(tmp_path, words), Options(tmp_path)))
    kept = [one.text for one in found if isinstance(one, Record)]
    assert kept == ["Once.", "My list", "See ../notes.txt (draft)", "Last."]
    faults = [(one.place, one.reason) for one in found if isinstance(one, Fault)]
    assert [place for place, _ in faults] == ["_chat.txt, line 2", "_chat.txt, line 3", "_chat.txt, line 6"]
    (none,) = read(chat(tmp_path, "Once upon a time"), Options(tmp_path))
    assert none == Fault("_chat.txt", "no message begins in it")


PARTS = ["14/1/20, 10:00 - ", "[1/2/20, 9:05 PM] ", LRM, "A: ", "<x: y.jpg>", "z.vcf (a)", "\n"]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=9)))
def test_no_text_raises(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    """Whatever stands in a text, it is read or named."""
    folder = tmp_path_factory.mktemp("any")
    path = folder / "_chat.txt"
    path.write_bytes("".join(parts).encode("utf-8", "surrogatepass"))
    recognised(path, [FORMAT])
    assert all(one.place.startswith("_chat.txt") for one in read(path, Options(folder, dates="dmy")))


def test_no_text_takes_the_square_of_its_length(tmp_path: Path) -> None:
    """Hundreds of thousands of spaces, dots, brackets in a message are read in the time of their number."""
    words = [each * 300_000 for each in (" ", "a.b ", "<a: ", "( ", f"{LRM}<", "• ")]
    text = "".join(f"14/1/20, 10:0{n} - Ruth: x{word}x\n" for n, word in enumerate(words))
    assert len(records(chat(tmp_path, text), tmp_path)) + 2 >= len(words)


def test_two_people_whose_names_cannot_be_seen_are_two() -> None:
    """A name of nothing but marks is like no other, so that nobody's words become the narrator's by it."""
    assert fold("\u2063") != fold("\u200e\u200f")
    assert fold("\u200eTom  B.") == fold("tom b.")


@pytest.mark.parametrize("day", ["15/7/2562", "15/7/62", "2562-7-15", "15/7/2019", "15/7/19"])
def test_a_phone_may_count_its_years_as_in_thailand(tmp_path: Path, day: str) -> None:
    """There was no WhatsApp before 2009, which there is 2552."""
    [found] = records(chat(tmp_path, f"{day}, 14:03 - Tom: We swam.\n"), tmp_path)
    assert found.at == datetime(2019, 7, 15, 14, 3, tzinfo=UTC)
