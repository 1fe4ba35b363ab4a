"""Album pages in the conversation: cut, shown, left whole; copies told; the best one in the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from bot.app import App, open_app
from bot.arrivals import Arrival, Command, Press, Sender
from bot.files import attachment
from bot.settings import load_settings
from bot.work import albums, gallery, made, steps, stories
from bot.work.told import gather
from memory import attachments, journal, narrators, outbox
from memory.types import (
    Action,
    Caption,
    CaptionFact,
    Entry,
    EntryKind,
    Media,
    MediaKind,
    Narrator,
    OutMessage,
)
from tests.perception.test_album import page, photo

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
ANN = Sender("telegram", "7", "Ann")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program on a fresh folder, with Ann."""
    settings = load_settings({"LIFESTORY_KEY_FILE": str(tmp_path / "key")}, home=tmp_path / "home")
    with open_app(settings) as opened:
        who = Narrator("", "Ann", "telegram", "7", consented_at=NOON, timezone="UTC")
        narrators.create(opened.store, who)
        yield opened


def send(app: App, path: Path, ref: str, text: str = "") -> str:
    """Ann sends the picture at `path`; the entry's id."""
    days = timedelta(days=int(ref[1:]))
    arrival = Arrival(ANN, ref, NOON + days, EntryKind.PHOTO, text, (attachment(path),))
    entry = app.conversation.receive(arrival)
    assert entry is not None
    return entry


def said(app: App) -> list[OutMessage]:
    """What waits to be said to her."""
    return outbox.pending_for(app.store, "telegram", "7")


def shown(app: App) -> list[str]:
    """The ids of the pictures that a book would show."""
    (who,) = narrators.all_narrators(app.store)
    return [media for media, _, _ in gather(app.tools, who.id).captions]


def test_a_page_is_cut_and_can_stay_whole(app: App, tmp_path: Path) -> None:
    """Each photograph of a page is a picture of its own, shown on one sheet; one press takes that back."""
    page("cream", [(240, 300, 2.0), (640, 820, -2.0)]).save(tmp_path / "page.png")
    entry = send(app, tmp_path / "page.png", "p1", "Our album.")
    original, *cuts = journal.media_of(app.store, entry)
    assert [(one.of, one.made, one.part) for one in cuts] == [(original.id, "cut", n) for n in (1, 2)]
    assert journal.read_file(app.store, original) == (tmp_path / "page.png").read_bytes()
    texts = [
        one.value[0].text for one in journal.perceptions_of(app.store, entry) if isinstance(one.value, tuple)
    ]
    assert {"Photograph 1 of 2 on the page.", "Photograph 2 of 2 on the page."} < set(texts)
    assert shown(app) == [one.id for one in cuts]

    (sheet,) = [one for one in said(app) if one.action is Action.PHOTO]
    assert "I found 2 photographs" in sheet.text
    assert sheet.path is not None
    assert attachments.read(app.store, sheet.path).startswith(b"\xff\xd8")
    albums.keep_photos(app.tools, original, tmp_path / "page.png", "en")
    assert shown(app) == [one.id for one in cuts]  # cut again, the same pictures
    whole = sheet.buttons[-1][0].data
    app.conversation.press(Press(ANN, "q1", NOON, whole, "m"))
    assert [one.id for one in journal.media_of(app.store, entry)] == [original.id]
    assert shown(app) == [original.id]
    assert not any("Photograph" in one.text for one in journal.list_passages(app.store, original.narrator_id))
    assert not journal.media_path(app.store, cuts[0]).exists()


def test_what_was_cut_is_whole_again_and_the_other_way(app: App, tmp_path: Path) -> None:
    """A button and /undo cut the page again or leave it whole; what she said of a photograph comes back."""
    page("cream", [(240, 300, 2.0), (640, 820, -2.0)]).save(tmp_path / "page.png")
    entry = send(app, tmp_path / "page.png", "p1", "Our album.")
    original, *cuts = journal.media_of(app.store, entry)
    (sheet,) = [one for one in said(app) if one.action is Action.PHOTO]
    asked = len([one for one in said(app) if one.key.startswith("question:")])
    journal.revise(app.store, entry, f"caption:{cuts[0].id}", "Mother at the gate.", "fix", first="")

    def last_words() -> OutMessage:
        """The sheet as it stands now."""
        return [one for one in said(app) if one.edit_key == sheet.key][-1]

    app.conversation.press(Press(ANN, "q1", NOON, sheet.buttons[-1][0].data, "m"))
    assert shown(app) == [original.id]
    assert "stays whole" in last_words().text
    ((again,),) = last_words().buttons
    app.conversation.press(Press(ANN, "q2", NOON, again.data, "m"))
    assert shown(app) == [one.id for one in cuts]
    assert last_words().buttons == sheet.buttons
    assert journal.wordings(app.store, entry)[f"caption:{cuts[0].id}"] == "Mother at the gate."
    assert any(
        "Mother at the gate." in one.text for one in journal.list_passages(app.store, cuts[0].narrator_id)
    )
    app.conversation.command(Command(ANN, "c1", NOON, "undo", ""))
    assert shown(app) == [original.id]
    app.conversation.command(Command(ANN, "c2", NOON, "undo", ""))
    assert shown(app) == [one.id for one in cuts]
    assert "pictures of their own again" in said(app)[-1].text
    assert len([one for one in said(app) if one.key.startswith("question:")]) == asked
    assert len(list((app.store.home / "outgoing").rglob("*.sealed"))) == 1


def test_what_was_made_of_a_photograph_goes_with_it(app: App, tmp_path: Path) -> None:
    """The restored copy of a photograph on a page that is left whole stands nowhere any more."""
    page("cream", [(240, 300, 2.0), (640, 820, -2.0)]).save(tmp_path / "page.png")
    entry = send(app, tmp_path / "page.png", "p1", "Our album.")
    original, cut, _ = journal.media_of(app.store, entry)
    photo(1).save(tmp_path / "copy.jpg")
    row = made.row_of(app.store, cut, made.RESTORED, made.RESTORED, cut.part)
    made.keep(app.tools, row, tmp_path / "copy.jpg", "en", (CaptionFact(made.RESTORED, "test"),))
    assert row.id in shown(app)
    app.conversation.press(Press(ANN, "q1", NOON, f"whole:{entry}:0", "m"))
    assert shown(app) == [original.id]
    assert not journal.media_path(app.store, row).exists()


def test_a_page_read_again_has_fewer_photographs(app: App, tmp_path: Path) -> None:
    """Read again, a page's photographs are those that are found now, each read once."""
    page("cream", [(240, 300, 2.0), (640, 820, -2.0)]).save(tmp_path / "page.png")
    entry = send(app, tmp_path / "page.png", "p1", "Our album.")
    original, *cuts = journal.media_of(app.store, entry)
    more = made.row_of(app.store, original, made.CUT, "3", 3)
    photo(5).save(tmp_path / "third.jpg")
    made.keep(app.tools, more, tmp_path / "third.jpg", "en", (CaptionFact("album-photo", "3/3"),))
    assert len(shown(app)) == 3
    steps.perceive(app.tools, entry, again=True)
    assert shown(app) == [one.id for one in cuts]


def test_a_copy_is_told_and_shown_once(app: App, tmp_path: Path) -> None:
    """The same picture sent again is known by its look; a book shows the larger, with the first's words."""
    large = photo(3, (900, 660))
    large.resize((300, 220)).save(tmp_path / "a.png")
    large.save(tmp_path / "b.jpg", quality=60)
    photo(4, (900, 660)).save(tmp_path / "c.png")
    first = send(app, tmp_path / "a.png", "p1", "By the harbour.")
    second, third = send(app, tmp_path / "b.jpg", "p2"), send(app, tmp_path / "c.png", "p3")
    notes = [one.text for one in said(app) if "already" in one.text]
    assert len(notes) == 1
    assert "4 March 2026" in notes[0]
    (who,) = narrators.all_narrators(app.store)
    found = [(media, entry) for media, _, entry in gather(app.tools, who.id).captions]
    ids = {entry: journal.media_of(app.store, entry)[0].id for entry in (second, third)}
    assert found == [(ids[second], first), (ids[third], third)]


def picture(
    name: str, entry: str, *, sharpness: float = 0.2, look: str = "", made: str | None = None
) -> gallery.Picture:
    """A picture of an entry."""
    media = Media(name, entry, "n", 0, MediaKind.IMAGE, of="a" if made else None, made=made)
    caption = Caption(
        "",
        (),
        "photo-data",
        "1",
        phash=look or f"{hash(name) & (2**64 - 1):016x}",
        width=10,
        height=10,
        sharpness=sharpness,
    )
    return gallery.Picture(media, caption, entry)


def entries(**texts: str) -> dict[str, Entry]:
    """Entries with these words by id."""
    return {one: Entry(one, "n", one, EntryKind.PHOTO, NOON, text) for one, text in texts.items()}


def test_of_copies_the_sharp_one_is_shown() -> None:
    """A blurred first copy gives way to a sharp later one; its words stay."""
    some = [
        picture("a", "e", sharpness=0.001, look="00ff00ff00ff00ff"),
        picture("b", "f", look="00ff00ff00ff00fe"),
    ]
    (best,) = gallery.to_show(some, entries(e="Mother.", f=""))
    assert (best.media.id, best.entry_id) == ("b", "e")


def test_a_restored_copy_stands_for_its_original() -> None:
    """Where there is a restored copy, a book shows it in place of the original."""
    original, other = picture("a", "e", look="00ff00ff00ff00ff"), picture("b", "f", look="ff00f0f00f0fff00")
    restored = replace(picture("c", "e", made="restored"), caption=original.caption)
    found = gallery.to_show([original, restored, other], entries(e="", f=""))
    assert [one.media.id for one in found] == ["c", "b"]


def test_a_phone_s_photograph_goes_the_whole_way(app: App, tmp_path: Path) -> None:
    """A HEIC photograph that came as a mere file is a picture in the book, as JPEG without its place."""
    pillow_heif.register_heif_opener()
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "1998:06:14 10:00:00"
    photo(2, (640, 480)).save(tmp_path / "a.heic", exif=exif)
    (tmp_path / "a.heic").rename(tmp_path / "IMG_1.bin")
    entry = send(app, tmp_path / "IMG_1.bin", "p1", "The day we were married in Lund, at the harbour.")
    assert journal.media_of(app.store, entry)[0].kind is MediaKind.IMAGE
    (who,) = narrators.all_narrators(app.store)
    book = stories.make_book(app.tools, who.id, stories.current_story(app.tools, who.id))
    (found,) = [one for chapter in book.chapters for one in chapter.photos]
    assert found.jpeg.startswith(b"\xff\xd8")
    assert b"Exif" not in found.jpeg
    assert "14 June 1998" in found.caption
