"""Writing the story and making the book, as functions and as jobs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.book import FORMATS, render
from bot.book.build import from_story
from bot.book.dates import edtf_in_words
from bot.book.flow import meet
from bot.book.people import people_in
from bot.book.types import Book, BookChapter
from bot.conversation.say import say
from bot.story.codec import story_from, story_to
from bot.story.draft import OWN_WORDS
from bot.story.pipeline import write_story
from bot.work import showing
from bot.work.files import send_file
from bot.work.tools import Tools
from memory import journal, narrators, questions, stories
from memory.dates import Span, edtf_interval, touch
from memory.people import timeline
from memory.sentences import language_of, sentence_spans
from memory.store import now
from memory.types import (
    Button,
    Caption,
    Entry,
    MediaKind,
    Narrator,
    Passage,
    PerceptionKind,
    Story,
    TimelineEvent,
)
from prompts import message

Progress = Callable[[int, int], None]
_ENDS = ".!?…。！？”\"')）"
_UNDER_A_PICTURE = 240  # characters of the narrator's answers that stand below a picture
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Told:
    """All that a story or book is made from. ``about`` is what was answered about an entry's picture."""

    narrator: Narrator
    passages: list[Passage]
    captions: list[tuple[str, Caption, str]]
    about: Mapping[str, str]

    @property
    def fingerprint(self) -> str:
        """Changes when anything told changes."""
        pictures = (f"{media_id}/{caption.text}" for media_id, caption, _ in self.captions)
        return " ".join((*(one.id for one in self.passages), *pictures))


def gather(tools: Tools, narrator_id: str) -> Told:
    """A narrator's passages and the captions of their pictures (media id, caption, entry id).

    A video's key frames are captions too, but no pictures to print.
    """
    found = []
    for reading in journal.perceptions_of_narrator(tools.store, narrator_id, PerceptionKind.CAPTION):
        if isinstance(reading.value, tuple) and reading.value and reading.media_id:
            first = reading.value[0]
            if first.at_seconds is None:
                found.append((reading.media_id, first, reading.entry_id))
    standing = {one.id: one for one in journal.list_entries(tools.store, narrator_id)}
    passages = journal.list_passages(tools.store, narrator_id)
    return Told(
        narrators.get(tools.store, narrator_id),
        passages,
        [one for one in found if one[2] in standing],
        _answered(passages, standing),
    )


def _answered(passages: Sequence[Passage], standing: Mapping[str, Entry]) -> dict[str, str]:
    """A picture's entry -> the narrator's answers about it, whole sentences, short enough to stand below."""
    found: dict[str, list[str]] = {}
    for one in passages:
        entry = standing.get(one.entry_id)
        if entry and entry.about_entry_id and one.own and not one.draft:
            said = [one.text[start:end] for start, end in sentence_spans(one.text)]
            found.setdefault(entry.about_entry_id, []).extend(said)
    return {about: _upto(said, _UNDER_A_PICTURE) for about, said in found.items()}


def _upto(sentences: Sequence[str], limit: int) -> str:
    """As many whole sentences as `limit` characters hold, the first one in any case."""
    kept = sentences[0]
    for one in sentences[1:]:
        between = "" if language_of(kept) == "zh" else " "
        if len(kept) + len(one) >= limit:
            break
        kept += between + one
    return kept


def current_story(tools: Tools, narrator_id: str, progress: Progress | None = None) -> Story:
    """The newest story where nothing was told since; otherwise a new version, written now.

    One that the chat model did not answer for is written anew. A run that was stopped goes on where
    it was: its stages are kept under the same id.
    """
    told = gather(tools, narrator_id)
    known = stories.latest_story(tools.store, narrator_id)
    wanted = tools.store.vault.digest(
        "told", told.fingerprint, told.narrator.language, str(tools.settings.llm)
    )
    newest = story_from(known["story"]) if known is not None and known["told"] == wanted else None
    if newest is not None and not (tools.settings.llm and _fell_back(newest)):
        return newest
    version = str(stories.next_version(tools.store, narrator_id))
    story = _write(tools, told, tools.store.vault.digest("story", narrator_id, wanted, version), progress)
    body = {"told": wanted, "story": story_to(story)}
    stories.save_story(tools.store, narrator_id, story.id, story.version, body)
    stories.clear_stages(tools.store, story.id)
    return story


def _fell_back(story: Story) -> bool:
    """True where a chapter that a chat model was to write is in the narrator's own words."""
    return any(chapter.writer == OWN_WORDS and chapter.sentences for chapter in story.chapters)


def make_book(tools: Tools, narrator_id: str, story: Story) -> Book:
    """The story as a book, with pictures, notes, timeline and people."""
    told = gather(tools, narrator_id)
    images, captions = {}, {}
    for media_id, caption, entry_id in told.captions:
        one = journal.get_media(tools.store, media_id)
        if one.kind is MediaKind.IMAGE and one.fetched:
            images[media_id] = journal.read_file(tools.store, one)
            captions[media_id] = _caption_for(tools, told, entry_id, media_id, caption)
    return from_story(
        story,
        {one.id: one for one in told.passages},
        images,
        captions,
        events(tools, told),
        people_in(story, _people(tools, told)),
        told.narrator,
    )


def events(tools: Tools, told: Told, when: Span | None = None) -> list[TimelineEvent]:
    """What happened when, as far as it was told; a picture under its own words.

    With `when`, only what may have happened on one of those days.
    """
    pictures = [
        (media, replace(one, text=_caption_for(tools, told, entry, media, one)), entry)
        for media, one, entry in told.captions
    ]
    found = timeline(told.passages, pictures)
    return found if when is None else [one for one in found if touch(edtf_interval(one.date), when)]


def tell_story(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /story: write it and send it, a chapter a message."""
    narrator = narrators.get(tools.store, narrator_id)
    key = _announce(tools, narrator, f"story:{narrator_id}:{ref}", "writing")
    book = _book_so_far(tools, narrator, key)
    if book is None:
        return
    for number, text in enumerate(chapter_texts(book)):
        say(tools.store, narrator, f"{key}:{number}", text)
    button = Button(message("conversation-button-book", narrator.language), "book")
    notes = "\n".join(book.notes) or message("conversation-story-end", narrator.language)
    say(tools.store, narrator, f"{key}:end", notes, buttons=((button,),))


def send_book(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /book: write the story if it is not up to date, render it, send the files."""
    narrator = narrators.get(tools.store, narrator_id)
    key = _announce(tools, narrator, f"book:{narrator_id}:{ref}", "making-book")
    book = _book_so_far(tools, narrator, key)
    if book is None:
        return
    ready = message("conversation-book-ready", narrator.language)
    for number, name in enumerate(("pdf", "epub", "html")):
        words = ready if number == 0 else ""
        send_file(tools, narrator, f"{key}:{name}", render(book, name), f"book.{name}", words)


def _book_so_far(tools: Tools, narrator: Narrator, key: str) -> Book | None:
    """The book of the story as it stands; None, and a kind line, where too little was told."""
    story = current_story(tools, narrator.id, _shown_progress(tools, narrator, key))
    book = make_book(tools, narrator.id, story)
    if any(chapter.sentences for chapter in book.chapters):
        return book
    say(tools.store, narrator, f"{key}:early", message("conversation-too-early", narrator.language))
    return None


def chapter_texts(book: Book) -> list[str]:
    """Each chapter as one message; one whose words all wait to be checked has nothing to say yet."""
    return [chapter_text(one) for one in book.chapters if one.sentences]


def chapter_text(chapter: BookChapter) -> str:
    """A chapter as one message: title, sentences with the numbers of their notes, the notes."""
    paragraphs: dict[int, str] = {}
    before = ""
    for sentence in chapter.sentences:
        marks = "".join(str(number).translate(_SUPERSCRIPTS) + "\u200a" for number in sentence.note_numbers)
        so_far = paragraphs.get(sentence.paragraph, "")
        gap = "" if not so_far or meet(before, sentence.text) else " "
        paragraphs[sentence.paragraph] = so_far + gap + sentence.text + marks.rstrip("\u200a")
        before = sentence.text
    body = "\n\n".join(paragraphs.values())
    cited = {number for sentence in chapter.sentences for number in sentence.note_numbers}
    labels = [
        f"{str(one.number).translate(_SUPERSCRIPTS)} {one.label}"
        for one in chapter.notes
        if one.number in cited
    ]
    notes = "\n".join(labels)
    heading = f"{chapter.title} ({chapter.date})" if chapter.date else chapter.title
    return f"{heading}\n\n{body}\n\n{notes}"


def render_all(book: Book, formats: Sequence[str] = FORMATS) -> dict[str, bytes]:
    """The book in each format."""
    return {name: render(book, name) for name in formats}


def _people(tools: Tools, told: Told) -> list[tuple[str, ...]]:
    """The names of everyone whom the narrator told of themselves, each person's together; not their own."""
    own = {one.id for one in told.passages if one.own}
    people = [one for one in tools.graphs.of(told.narrator.id).nodes if one.kind == "person"]
    named = [one.names for one in people if not own.isdisjoint(one.passages)]
    return [names for names in named if told.narrator.name not in names]


def _write(tools: Tools, told: Told, story_id: str, progress: Progress | None) -> Story:
    narrator_id = told.narrator.id
    entries = journal.list_entries(tools.store, narrator_id)
    told_at = {one.id: one.told_at for one in entries}
    return write_story(
        narrator=told.narrator,
        passages=told.passages,
        photos=[(media, caption, entry, told_at[entry]) for media, caption, entry in told.captions],
        questions=questions.list_questions(tools.store, narrator_id),
        about={one.id: one.about_entry_id for one in entries if one.about_entry_id},
        model=tools.model(),
        story_id=story_id,
        version=stories.next_version(tools.store, narrator_id),
        now=now(),
        save=lambda stage, body: stories.save_stage(tools.store, narrator_id, story_id, stage, body),
        load=lambda stage: stories.load_stage(tools.store, narrator_id, story_id, stage),
        progress=lambda done, total, _label: progress(done, total) if progress else None,
    )


def _caption_for(tools: Tools, told: Told, entry_id: str, media_id: str, caption: Caption) -> str:
    """The narrator's words about a picture, what a model saw in it, when and where it was taken.

    The words are those sent with it and those that answered a question about it. A caption that
    the narrator put right stands as it is.
    """
    fixed = journal.wordings(tools.store, entry_id).get(f"caption:{media_id}")
    entry = journal.get_entry(tools.store, entry_id)
    own = [_ended(entry.text.strip()) if entry.own else "", told.about.get(entry_id, "")]
    seen = [fact.text for fact in caption.facts if fact.source == "model"]
    rest = [fixed] if fixed else [*seen, _taken(caption, told.narrator.language)]
    return " ".join(part for part in (*own, *rest) if part)


def _ended(words: str) -> str:
    """`words` with a full stop, where they end in none."""
    if not words or words[-1] in _ENDS:
        return words
    return words + ("。" if language_of(words) == "zh" else ".")


def _taken(caption: Caption, language: str) -> str:
    when = edtf_in_words(caption.taken_at, language) if caption.taken_at else ""
    if when and caption.place:
        return message("conversation-photo-when-where", language, when=when, place=caption.place)
    if when:
        return message("conversation-photo-when", language, when=when)
    return message("conversation-photo-where", language, place=caption.place) if caption.place else ""


def _announce(tools: Tools, narrator: Narrator, key: str, name: str) -> str:
    say(tools.store, narrator, key, message(f"conversation-{name}", narrator.language))
    return key


def _shown_progress(tools: Tools, narrator: Narrator, key: str) -> Progress:
    def show(done: int, total: int) -> None:
        text = message("conversation-writing-step", narrator.language, done=done, total=total)
        showing.show_later(tools, narrator, key, text)

    return show
