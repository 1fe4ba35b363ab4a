"""From a story to a book: every citation becomes a note, every picture is made ready to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.book.colophon import colophon
from bot.book.dates import edtf_in_words, moment_day
from bot.book.notes import ChapterNotes, source_label
from bot.book.people import People, index_of
from bot.book.pictures import Printable, printable
from bot.book.types import Book, BookChapter, BookEvent, BookPhoto, BookSentence
from memory.dates import edtf_interval, touch
from memory.types import Chapter, Narrator, Passage, Sentence, Story, TimelineEvent
from prompts import guess, message


@dataclass(frozen=True)
class _Made:
    """A finished chapter, old sentence numbers to printed ones, and what did not get in."""

    chapter: BookChapter
    kept: Mapping[int, int]
    dropped: int
    missing: int
    following: int


@dataclass(frozen=True)
class _Source:
    """What chapters are made from."""

    passages: Mapping[str, Passage]
    images: Mapping[str, bytes]
    captions: Mapping[str, str]
    narrator: Narrator
    language: str


def from_story(
    story: Story,
    passages: Mapping[str, Passage],
    images: Mapping[str, bytes],
    captions: Mapping[str, str],
    timeline: Sequence[TimelineEvent],
    people: People,
    narrator: Narrator,
    dedication: str | None = None,
) -> Book:
    """The book of a story.

    `images` and `captions` are by media id, `passages` by passage id. Held chapters are named but
    not printed. A sentence without a citation, or with one whose passage is no longer kept (it
    was forgotten), is left out and counted in the book's notes.
    """
    source = _Source(passages, images, captions, narrator, story.language)
    shown = [chapter for chapter in story.chapters if chapter.held is None]
    made: list[_Made] = []
    for chapter in shown:
        made.append(_chapter(chapter, source, made[-1].following if made else 1))
    made_on = moment_day(story.created_at, narrator.timezone)
    return Book(
        title=story.title,
        narrator=narrator.name,
        language=story.language,
        chapters=tuple(each.chapter for each in made),
        made_on=made_on,
        timeline=_timeline(timeline, source),
        people=index_of(people, shown, [each.kept for each in made]),
        dedication=dedication,
        notes=(*story.notes, *_about(story, made)),
        colophon=colophon(story, passages, narrator, made_on),
    )


def _chapter(chapter: Chapter, source: _Source, first: int) -> _Made:
    notes = ChapterNotes(source.passages, source.narrator, source.language, first)
    sentences, kept = _printed(chapter.sentences, notes)
    unchecked, _ = _printed(chapter.unchecked, notes)
    pictures = {media: _open(source.images.get(media)) for media in chapter.media_ids}
    after = _places([chapter.sentences[number] for number in kept], chapter, source.passages)
    made = BookChapter(
        key=chapter.key,
        title=chapter.title,
        sentences=sentences,
        notes=notes.notes(),
        date=edtf_in_words(chapter.date, source.language) if chapter.date else None,
        photos=tuple(_photo(media, shot, after[media], source) for media, shot in pictures.items() if shot),
        unchecked=unchecked,
    )
    return _Made(
        chapter=made,
        kept=kept,
        dropped=len(chapter.sentences) + len(chapter.unchecked) - len(sentences) - len(unchecked),
        missing=sum(shot is None for shot in pictures.values()),
        following=notes.following,
    )


def _printed(
    sentences: Sequence[Sentence], notes: ChapterNotes
) -> tuple[tuple[BookSentence, ...], dict[int, int]]:
    """The sentences whose words are all still kept, and where each stands among the printed ones."""
    printed: list[BookSentence] = []
    kept: dict[int, int] = {}
    for number, sentence in enumerate(sentences):
        if numbers := notes.cite(sentence, _scene(sentences, number)):
            kept[number] = len(printed)
            sounds = notes.sounds(sentence)
            spoken = guess(sentence.text, notes.language)
            printed.append(
                BookSentence(sentence.text, numbers, sentence.paragraph, sentence.role, sounds, spoken)
            )
    return tuple(printed), kept


def _scene(sentences: Sequence[Sentence], number: int) -> int:
    """The paragraph whose notes a sentence shares; a heading's words come from what it stands over."""
    if sentences[number].role != "heading":
        return sentences[number].paragraph
    return next((one.paragraph for one in sentences[number:] if one.role != "heading"), 0)


def _open(data: bytes | None) -> Printable | None:
    return None if data is None else printable(data)


def _photo(media: str, shot: Printable, after: int, source: _Source) -> BookPhoto:
    caption = source.captions.get(media, "").strip()
    alt = (
        message("book-photograph-of", source.language, caption=caption)
        if caption
        else message("book-photograph", source.language)
    )
    return BookPhoto(media, shot.jpeg, shot.width, shot.height, caption, alt, after)


def _places(
    sentences: Sequence[Sentence], chapter: Chapter, passages: Mapping[str, Passage]
) -> dict[str, int]:
    """The paragraph after which each picture stands: beside what it shows, where its own words are cited,
    or else spread evenly.
    """
    last = sentences[-1].paragraph if sentences else -1
    cited: dict[str, int] = {}
    for sentence in sentences:
        for citation in sentence.citations:
            media = passages[citation.passage_id].media_id
            if media is not None:
                cited.setdefault(media, sentence.paragraph)
    cited |= {media: paragraph for paragraph, media in chapter.beside if paragraph <= last}
    lost = [media for media in chapter.media_ids if media not in cited]
    step = (last + 1) / (len(lost) + 1)
    spread = {media: max(0, round(number * step) - 1) for number, media in enumerate(lost, 1)}
    return spread | cited


def _timeline(events: Sequence[TimelineEvent], source: _Source) -> tuple[BookEvent, ...]:
    """Events whose words are still kept, in the order given; words that stand under a picture of the
    same days are left to it.
    """
    shown = [one for one in events if one.source == "picture"]
    return tuple(
        BookEvent(
            when=edtf_in_words(event.date, source.language),
            text=event.text,
            source=source_label(passage, source.narrator, source.language, passage.start_s),
        )
        for event in events
        if (passage := source.passages.get(event.passage_id)) is not None
        and not any(_holds(picture, event) for picture in shown)
    )


def _holds(picture: TimelineEvent, event: TimelineEvent) -> bool:
    if event.source == "picture" or event.text.rstrip(".。") not in picture.text:
        return False
    return touch(edtf_interval(picture.date), edtf_interval(event.date))


def _about(story: Story, made: Sequence[_Made]) -> list[str]:
    held = [chapter.title for chapter in story.chapters if chapter.held is not None]
    said = [message("book-held", story.language, title=title) for title in held]
    dropped = sum(each.dropped for each in made)
    missing = sum(each.missing for each in made)
    if dropped:
        said.append(message("book-taken-back", story.language, count=dropped))
    if missing:
        said.append(message("book-photo-missing", story.language, count=missing))
    return said
