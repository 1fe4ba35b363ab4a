"""Who is who: the people of a book with their names, what they are to the narrator, where, and where told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from bot.book.kin import Family, family_of, is_bare, relation_of
from bot.book.notes import source_label
from bot.book.tree import drawn
from bot.book.types import Book, BookPerson
from memory.graph import Graph
from memory.sentences import sentence_spans
from memory.types import Narrator, Passage

_PLACES = 3
_SOURCES = 2


def with_people(book: Book, graph: Graph, passages: Mapping[str, Passage], narrator: Narrator) -> Book:
    """The book with what was told of each person in its index, and the tree of those who are family.

    Nobody is added: who is not named in the book's own sentences stays out of both.
    """
    nodes = {node.name: number for number, node in enumerate(graph.nodes) if node.kind == "person"}
    people = tuple(
        _described(one, nodes[one.name], graph, passages, narrator, book.language)
        if one.name in nodes
        else one
        for one in book.people
    )
    named = {one.name for one in book.people}
    family = family_of(graph, passages, narrator, book.language)
    shown = Family(
        family.narrator,
        family.birth,
        tuple(kin for kin in family.placed if named & {kin.said, *kin.aliases}),
        tuple(kin for kin in family.unplaced if named & {kin.said, *kin.aliases}),
    )
    return replace(book, people=people, family=drawn(shown, book.language))


def _described(
    person: BookPerson,
    number: int,
    graph: Graph,
    passages: Mapping[str, Passage],
    narrator: Narrator,
    language: str,
) -> BookPerson:
    node = graph.nodes[number]
    said = " ".join(passages[one].text for one in node.passages if one in passages and passages[one].own)
    relation = relation_of(node, said, language)
    aliases = [one for one in node.aliases if one.casefold() != person.name.casefold() and not is_bare(one)]
    return replace(
        person,
        aliases=tuple(dict.fromkeys(aliases)),
        relation="" if relation.casefold() == person.name.casefold() else relation,
        where=_where(number, graph, passages),
        told=_told(number, graph, passages, narrator, language),
    )


def _where(number: int, graph: Graph, passages: Mapping[str, Passage]) -> tuple[str, ...]:
    """Places named in the same sentence as this person, most often first."""
    found: dict[str, int] = {}
    places = [one for one in graph.sightings if graph.nodes[one.node].kind == "place"]
    for sight in (one for one in graph.sightings if one.node == number and one.passage_id in passages):
        start, end = _sentence(passages[sight.passage_id].text, sight.start)
        for place in places:
            if place.passage_id == sight.passage_id and start <= place.start < end:
                name = graph.nodes[place.node].name
                found[name] = found.get(name, 0) + 1
    return tuple(sorted(found, key=lambda name: (-found[name], name))[:_PLACES])


def _sentence(text: str, at: int) -> tuple[int, int]:
    return next(((start, end) for start, end in sentence_spans(text) if start <= at < end), (0, len(text)))


def _told(
    number: int, graph: Graph, passages: Mapping[str, Passage], narrator: Narrator, language: str
) -> tuple[str, ...]:
    labels = (
        source_label(passage, narrator, language, passage.start_s)
        for one in graph.sightings
        if one.node == number and (passage := passages.get(one.passage_id)) is not None and passage.own
    )
    return tuple(islice(dict.fromkeys(labels), _SOURCES))
