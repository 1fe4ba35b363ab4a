"""The index of people: where in a story somebody is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.book.types import BookPerson, Place
from memory.types import Chapter, Sentence, Story
from prompts import message

# (chapter key, sentence number from 0) for each place where a person is named
People = Mapping[str, Sequence[tuple[str, int]]]


def people_in(story: Story, people: Iterable[Sequence[str]]) -> dict[str, list[tuple[str, int]]]:
    """Where each person comes up in the story's shown chapters, under the first of their names.

    A person is in a sentence that says one of their names, and in no other: a sentence may cite
    words that name somebody whom it leaves out.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for names in sorted(map(tuple, people)):
        places = [
            (chapter.key, number)
            for chapter in story.chapters
            if chapter.held is None
            for number, sentence in enumerate(chapter.sentences)
            if any(_says(sentence, name) for name in names)
        ]
        if places:
            found[names[0]] = found.get(names[0], []) + places
    return found


def index_of(
    people: People, chapters: Sequence[Chapter], kept: Sequence[Mapping[int, int]]
) -> tuple[BookPerson, ...]:
    """The index in order of names. `kept` maps, for each chapter, old sentence numbers to printed ones."""
    order = {chapter.key: number for number, chapter in enumerate(chapters)}
    persons = []
    for name, mentioned in people.items():
        places = {
            Place(order[key], kept[order[key]][number])
            for key, number in mentioned
            if key in order and number in kept[order[key]]
        }
        if places:
            in_order = sorted(places, key=lambda place: (place.chapter, place.sentence))
            persons.append(BookPerson(name, tuple(in_order)))
    return tuple(sorted(persons, key=lambda person: person.name.casefold()))


def said_of(person: BookPerson, language: str) -> str:
    """What a person is to the narrator, their other names and their towns, in a row."""
    between = message("book-between", language)
    parts = [person.relation, *person.aliases]
    if person.where:
        parts.append(message("book-person-where", language, places=between.join(person.where)))
    return between.join(part for part in parts if part)


def _says(sentence: Sentence, name: str) -> bool:
    if not name.isascii():
        return name in sentence.text
    # "my father" may begin a sentence; a name has its capital everywhere.
    flags = re.IGNORECASE if name[0].islower() else re.NOFLAG
    return re.search(rf"\b{re.escape(name)}\b", sentence.text, flags) is not None
