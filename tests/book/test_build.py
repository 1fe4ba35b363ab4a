"""From a story to a book."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.book.build import from_story
from bot.book.flow import Paragraph, flow
from bot.book.people import people_in
from bot.book.types import Book
from memory.types import Chapter, Citation, EntryKind, Passage, Sentence, Story, TimelineEvent
from tests.book.sample import FIRST, NARRATOR, passages_of, picture, sample_book, sample_story, sentence


def told(*lines: str, kind: EntryKind = EntryKind.VOICE, entry: str = "e1") -> list[Passage]:
    """One passage a line, ten seconds apart, all of one entry."""
    return passages_of([(entry, kind, at * 10.0 + 4, line) for at, line in enumerate(lines)])


def book_of(sentences: list[Sentence], passages: list[Passage], **chapter: Any) -> Book:
    """A book of one chapter."""
    story = Story("s", "n1", 1, "T", "en", (Chapter("c", "C", tuple(sentences), **chapter),), FIRST)
    kept = {passage.id: passage for passage in passages}
    return from_story(story, kept, {"m": picture()}, {"m": "The quay"}, [], {}, NARRATOR)


def test_note_names_kind_day_and_second() -> None:
    """A voice note's label gives its kind, the narrator's own day and the minute of the sound."""
    late = replace(told("I was born.")[0], told_at=FIRST.replace(hour=23, minute=30), start_s=14.6)
    book = book_of([Sentence("I was born.", (Citation(late.id, 0, 11, "I was born."),))], [late])
    assert book.chapters[0].notes[0].label == "Voice note, 2 March 2026, 0:14"


def test_other_people_are_named() -> None:
    """A note on somebody else's words says whose they are."""
    passage = replace(told("He was kind.")[0], speaker="Nils")
    assert book_of([sentence(passage)], [passage]).chapters[0].notes[0].label.startswith("Nils: Voice note, ")


def test_one_note_for_a_paragraph_of_sound() -> None:
    """Sentences of one voice note share a note in a paragraph and have another in the next."""
    cut = told("One.", "Two.", "Three.")
    book = book_of([sentence(cut[0]), sentence(cut[1]), sentence(cut[2], 1)], cut)
    assert [each.note_numbers for each in book.chapters[0].sentences] == [(1,), (1,), (2,)]
    assert [note.label[-4:] for note in book.chapters[0].notes] == ["0:04", "0:24"]
    assert book.chapters[0].notes[0].quote == "One. … Two."


def test_quotes_that_follow_each_other_run_on() -> None:
    """Between two quotes stands … where something was left out, and nothing where nothing was."""
    (whole,) = told("One. Two. Three. Four.")
    said = [
        Sentence(text, (Citation(whole.id, at, at + len(text), text),))
        for at, text in ((0, "One."), (5, "Two."), (17, "Four."))
    ]
    assert book_of(said, [whole]).chapters[0].notes[0].quote == "One. Two. … Four."


def test_the_timeline_says_a_picture_once() -> None:
    """Words that stand under a picture are no second event of its day, but they are one of another."""
    (passage,) = told("Our garland, June 1971. The cups are from 1936.")
    story = Story("s", "n1", 1, "T", "en", (Chapter("c", "C", (sentence(passage),)),), FIRST)
    events = [
        TimelineEvent(date, text, passage.id, passage.entry_id, source)
        for date, text, source in (
            ("1936", "The cups are from 1936.", "told"),
            ("1971-06", "Our garland, June 1971.", "told"),
            ("1971-06-12", f"{passage.text} Taken 12 June 1971.", "picture"),
        )
    ]
    book = from_story(story, {passage.id: passage}, {}, {}, events, {}, NARRATOR)
    assert [each.when for each in book.timeline] == ["1936", "12 June 1971"]


def test_one_mark_for_a_run() -> None:
    """Neighbours with the same notes bear one mark, after the last of them."""
    cut = told("One.", "Two.", "Three.")
    book = book_of([sentence(passage) for passage in cut], cut)
    (paragraph,) = flow(book.chapters[0]).blocks
    assert isinstance(paragraph, Paragraph)
    assert [[mark.number for mark in piece.marks] for piece in paragraph.pieces] == [[], [], [1]]


def test_every_sentence_has_a_note() -> None:
    """Every printed sentence has a note, notes count from 1 without a gap, and all are in their chapter."""
    book = sample_book()
    numbers = [note.number for chapter in book.chapters for note in chapter.notes]
    assert numbers == list(range(1, len(numbers) + 1))
    for chapter in book.chapters:
        known = {note.number for note in chapter.notes}
        for each in (*chapter.sentences, *chapter.unchecked):
            assert each.note_numbers
            assert set(each.note_numbers) <= known


def test_forgotten_words_take_their_sentences_with_them() -> None:
    """A sentence is left out, and counted, when any passage that it rests on is no longer kept."""
    kept, gone = told("I stayed.", "She left.")
    both = Sentence("I stayed and she left.", (*sentence(kept).citations, *sentence(gone).citations))
    book = book_of([sentence(kept), sentence(gone), both, Sentence("Nobody said this.", ())], [kept])
    assert [each.text for each in book.chapters[0].sentences] == ["I stayed."]
    assert book.notes == ("3 sentences were left out because the words they rested on are no longer kept.",)


def test_held_chapters_are_named_but_not_printed() -> None:
    """A held chapter's words stand nowhere; its title stands in the notes of the book."""
    book = sample_book()
    assert "The letters" not in [chapter.title for chapter in book.chapters]
    assert any("“The letters”" in note for note in book.notes)


def test_index_leads_to_sentences_that_say_the_name() -> None:
    """Each place in the index of people is a printed sentence with that name in it."""
    book = sample_book()
    assert [person.name for person in book.people][:3] == ["Anders", "Elsa", "Leo"]
    for person in book.people:
        for place in person.places:
            assert person.name in book.chapters[place.chapter].sentences[place.sentence].text


def test_one_persons_names_are_one_line_of_the_index() -> None:
    """Somebody named in several ways stands once, under the first name, with every place."""
    story, _ = sample_story()
    alone = people_in(story, [("Elsa",), ("my grandmother",)])
    together = people_in(story, [("Elsa", "my grandmother")])
    assert list(together) == ["Elsa"]
    assert set(together["Elsa"]) == {place for places in alone.values() for place in places}


def test_index_follows_sentences_left_out() -> None:
    """The index still leads to the right sentence when one before it was left out."""
    story, passages = sample_story()
    first = story.chapters[0].sentences[0].citations[0].passage_id
    fewer = {key: passage for key, passage in passages.items() if key != first}
    book = from_story(story, fewer, {}, {}, [], {"Nils": [("c0", 0), ("c0", 3)]}, NARRATOR)
    (nils,) = book.people
    assert [book.chapters[0].sentences[place.sentence].text for place in nils.places] == [
        "In winter the harbour froze, and my brother Nils and I walked to school over the ice."
    ]


def test_timeline_forgets_too() -> None:
    """An event whose passage is no longer kept is not in the timeline."""
    cut = told("I was born in 1948.")
    events = [TimelineEvent("1948", "Born", each, "e1", "told") for each in (cut[0].id, "gone")]
    story = Story("s", "n1", 1, "T", "en", (), FIRST)
    book = from_story(story, {cut[0].id: cut[0]}, {}, {}, events, {}, NARRATOR)
    assert [(event.when, event.text) for event in book.timeline] == [("1948", "Born")]


def test_picture_follows_the_paragraph_that_cites_it() -> None:
    """A picture stands after the paragraph in which its words are cited, with its caption."""
    cut = told("One.", "Two.", "Three.")
    cut[1] = replace(cut[1], media_id="m", field="caption:m", kind=EntryKind.PHOTO, start_s=None)
    book = book_of([sentence(passage, at) for at, passage in enumerate(cut)], cut, media_ids=("m",))
    (photo,) = book.chapters[0].photos
    assert (photo.after, photo.caption, photo.alt) == (1, "The quay", "Photograph: The quay")
    assert [type(block).__name__ for block in flow(book.chapters[0]).blocks] == [
        "Paragraph",
        "Paragraph",
        "BookPhoto",
        "Paragraph",
    ]


def test_picture_stands_beside_what_it_shows() -> None:
    """A picture that the story places stands after that paragraph, wherever its words are cited."""
    cut = told("One.", "Two.", "Three.")
    cut[2] = replace(cut[2], media_id="m", field="caption:m", kind=EntryKind.PHOTO, start_s=None)
    lines = [sentence(passage, at) for at, passage in enumerate(cut)]
    book = book_of(lines, cut, media_ids=("m",), beside=((0, "m"),))
    assert [photo.after for photo in book.chapters[0].photos] == [0]


def test_a_scene_shares_the_notes_of_what_it_stands_over() -> None:
    """A heading in the narrator's words has no mark of its own: it belongs to the sentences below it."""
    cut = told("The winter of the ice was long.", "We walked over it.")
    heading = replace(sentence(cut[0], 0, "The winter of the ice"), role="heading")
    book = book_of([heading, sentence(cut[0], 1), sentence(cut[1], 1)], cut)
    chapter = book.chapters[0]
    assert [one.role for one in chapter.sentences] == ["heading", "told", "told"]
    blocks = [block for block in flow(chapter).blocks if isinstance(block, Paragraph)]
    assert [(block.role, [len(piece.marks) for piece in block.pieces]) for block in blocks] == [
        ("heading", [0]),
        ("told", [0, 1]),
    ]
    assert len(chapter.notes) == 1


def test_sentences_know_their_sound() -> None:
    """What was spoken bears its recording and seconds; what was written has none."""
    cut = told("I was born by the sea.")
    written = replace(told("I wrote this.", entry="e2")[0], kind=EntryKind.TEXT, media_id=None, start_s=None)
    book = book_of([sentence(cut[0]), replace(sentence(written), paragraph=1)], [cut[0], written])
    spoken, silent = book.chapters[0].sentences
    assert [(one.media_id, one.start_s, one.end_s) for one in spoken.sounds] == [("m-e1", 4.0, 10.0)]
    assert silent.sounds == ()


def test_unreadable_picture_is_counted() -> None:
    """A picture that is missing or broken is left out and counted."""
    cut = told("One.")
    book = book_of([sentence(cut[0])], cut, media_ids=("m", "lost"))
    assert len(book.chapters[0].photos) == 1
    assert book.notes == ("One picture could not be printed.",)


@pytest.mark.parametrize(
    ("text", "verbatim"), [("I was born by the sea.", True), ("She lived near water.", False)]
)
def test_verbatim(text: str, verbatim: bool) -> None:
    """A note knows whether its quote already stands in the chapter, hesitations aside."""
    passage = told("I was, um, born by the sea.")[0]
    assert book_of([sentence(passage, 0, text)], [passage]).chapters[0].notes[0].verbatim is verbatim


def test_draft_words_are_kept_apart() -> None:
    """Sentences that wait to be checked by ear are not among the chapter's own."""
    chapter = sample_book().chapters[2]
    assert [each.text for each in chapter.unchecked] == [
        "and then the the boat went where under the bridge I think"
    ]
    assert not {each.text for each in chapter.unchecked} & {each.text for each in chapter.sentences}
