"""Looking at people: who was told of, by which names, and whether two names are one person's."""

from __future__ import annotations

from typing import Any

from bot.book.kin import relation_of
from bot.book.pdf import as_png
from bot.book.tree import drawn
from bot.conversation.one_or_two import choice
from bot.conversation.say import say
from bot.work.family import family
from bot.work.files import send_file
from bot.work.tools import Tools
from memory import narrators, people_kept
from memory.graph import Graph, Node
from memory.people_doubts import Doubt, doubts
from memory.types import Narrator
from prompts import message

_MOST = 30  # people in one message
_TREE = 3  # placed in the tree before it is sent


def send_people(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /people: the list, and one doubt that was never asked about."""
    narrator = narrators.get(tools.store, narrator_id)
    graph = tools.graphs.of(narrator_id)
    say(tools.store, narrator, f"people:{narrator_id}:{ref}", people_text(graph, narrator))
    _send_tree(tools, narrator, f"people-tree:{narrator_id}:{ref}")
    open_doubts = doubts(graph, people_kept.kept(tools.store, narrator_id))
    if open_doubts:
        _ask(tools, narrator, open_doubts[0], f"people-ask:{narrator_id}:{ref}")


def people_text(graph: Graph, narrator: Narrator) -> str:
    """A line a person: names, what they are to the narrator, in how many memories."""
    shown = [one for one in graph.nodes if one.kind == "person"][:_MOST]
    if not shown:
        return message("conversation-too-early", narrator.language)
    lines = [_line(one, narrator.language) for one in shown]
    return "\n".join([message("conversation-people", narrator.language), *lines])


def people_data(graph: Graph, kind: str) -> list[dict[str, Any]]:
    """People or places as plain values, for machines; ``with`` names who is told of beside them."""
    return [
        {
            "name": one.name,
            "aliases": list(one.aliases),
            "relation": one.relation,
            "memories": len(one.passages),
            "with": [graph.nodes[other].name for other in graph.beside(number)],
        }
        for number, one in enumerate(graph.nodes)
        if one.kind == kind
    ]


def _send_tree(tools: Tools, narrator: Narrator, key: str) -> None:
    """The family tree, as soon as there is enough of it to look at."""
    told = family(tools, narrator.id)
    picture = drawn(told, narrator.language) if len(told.placed) >= _TREE else None
    if picture is not None:
        words = " ".join(part for part in (message("book-family", narrator.language), picture.aside) if part)
        send_file(tools, narrator, key, as_png(picture), "family.png", words)


def _line(one: Node, language: str) -> str:
    names = message("conversation-between", language).join([*_relation(one, language), *one.aliases])
    key = "conversation-person-also" if names else "conversation-person"
    holes = {"names": names} if names else {}
    return message(key, language, name=one.name, count=len(one.passages), **holes)


def _relation(one: Node, language: str) -> list[str]:
    """The relation in a word, where no name says it already."""
    said = any(key.split("|")[2] == "" for key in one.forms)
    word = relation_of(one, " ".join(one.names), language)
    return [word] if word and not said else []


def _ask(tools: Tools, narrator: Narrator, doubt: Doubt, key: str) -> None:
    """Ask whether two are one, once for all: it counts as asked whatever becomes of the question."""
    language = narrator.language
    names = (_told_apart(doubt.one, doubt, language), _told_apart(doubt.other, doubt, language))
    row = people_kept.pair_id(tools.store, narrator.id, doubt.keys)
    buttons = (choice(row, language),)
    text = message("conversation-people-one-or-two", language, one=names[0], other=names[1])
    say(tools.store, narrator, key, text, buttons=buttons)
    people_kept.decide(tools.store, narrator.id, "asked", doubt.keys, names)


def _told_apart(one: Node, doubt: Doubt, language: str) -> str:
    """The name, with the relation where both have the same name."""
    if doubt.one.name.casefold() != doubt.other.name.casefold() or not one.relation:
        return one.name
    return f"{one.name} ({relation_of(one, ' '.join(one.names), language)})"
