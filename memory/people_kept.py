"""What a narrator decided of two names, kept sealed: ``same`` person, two ``apart``, or only ``asked``.

It is theirs and no model's, so it survives a rebuilt index. Forms are named by their keys
(`memory.people_forms`), which the same words always give again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from sqlalchemy import delete, insert, select, update

from memory.errors import NotFound
from memory.graph import Graph, Node
from memory.people_joining import Decision
from memory.store import Store, aware, dump, now
from memory.tables import people


@dataclass(frozen=True)
class Kept(Decision):
    """A decision with its id and the two names as they were shown."""

    id: str
    names: tuple[str, str]
    created_at: datetime


def kept(store: Store, narrator_id: str) -> list[Kept]:
    """Everything that a narrator decided or was asked, oldest first."""
    query = select(people).where(people.c.narrator_id == narrator_id).order_by(people.c.serial)
    with store.begin() as connection:
        rows = connection.execute(query).all()
    cipher = store.cipher(narrator_id)
    found = []
    for row in rows:
        body = json.loads(cipher.text(row.body, "people", row.id, "body"))
        one, other = body["keys"]
        first, second = body["names"]
        found.append(Kept(row.verdict, one, other, row.id, (first, second), aware(row.created_at)))
    return found


def pair_id(store: Store, narrator_id: str, keys: tuple[str, str]) -> str:
    """The id under which a verdict on two forms is kept, in whichever order they stand."""
    return store.vault.digest("people", narrator_id, *sorted(keys))


def decide(
    store: Store, narrator_id: str, verdict: str, keys: tuple[str, str], names: tuple[str, str]
) -> str:
    """Keep a verdict on two forms in place of an older one; gives its id."""
    row_id = pair_id(store, narrator_id, keys)
    sealed = store.cipher(narrator_id).seal(dump({"keys": keys, "names": names}), "people", row_id, "body")
    row = {"id": row_id, "narrator_id": narrator_id, "verdict": verdict, "body": sealed, "created_at": now()}
    with store.begin() as connection:
        connection.execute(delete(people).where(people.c.id == row_id))
        connection.execute(insert(people).values(**row))
    return row_id


def answer(store: Store, narrator_id: str, row_id: str, verdict: str) -> str | None:
    """Keep what was answered to a question that is still open. Gives the verdict that stands then;
    None where the question is none of theirs.
    """
    mine = (people.c.id == row_id) & (people.c.narrator_id == narrator_id)
    with store.begin() as connection:
        connection.execute(update(people).where(mine, people.c.verdict == "asked").values(verdict=verdict))
        standing: str | None = connection.scalar(select(people.c.verdict).where(mine))
    return standing


def merge(store: Store, narrator_id: str, graph: Graph, one: str, other: str) -> None:
    """The narrator says that two names are one person or place. Raises NotFound."""
    first, second = _the(graph, one), _the(graph, other)
    if first == second:
        return
    if first.kind != second.kind:
        raise NotFound(f"a {first.kind} and a {second.kind} cannot be one")
    _withdraw(store, narrator_id, "apart", product(first.forms, second.forms))
    keys = (_plainest(first), _plainest(second))
    decide(store, narrator_id, "same", keys, (first.name, second.name))


def split(store: Store, narrator_id: str, graph: Graph, one: str, other: str) -> None:
    """The narrator says that two names of one person are two people's. Raises NotFound."""
    node = next((node for node in graph.nodes if _keys(node, one) and _keys(node, other)), None)
    if node is None:
        _the(graph, one), _the(graph, other)
        return  # two already
    mine, theirs = _keys(node, one), _keys(node, other)
    if mine & theirs:
        raise NotFound(f"{one!r} and {other!r} are one name; say who each is to you, then they are two")
    _withdraw(store, narrator_id, "same", product(mine, theirs))
    for pair in product(sorted(mine), sorted(theirs)):
        decide(store, narrator_id, "apart", pair, (one, other))


def _the(graph: Graph, words: str) -> Node:
    """The one person or place called so, as in "Ana", "my sister" or "Anna (spouse)"."""
    named = [node for node in graph.nodes if _keys(node, words)]
    if len(named) == 1:
        return named[0]
    if not named:
        raise NotFound(f"nobody called {words!r} was told of")
    choices = ", ".join(f"{node.name} ({node.relation or '?'})" for node in named)
    raise NotFound(f"{words!r} may be any of: {choices}")


def _keys(node: Node, words: str) -> set[str]:
    """The forms of a person that are said in these words."""
    name, _, relation = words.strip().rstrip(")").partition(" (")
    if relation and relation != (node.relation or "?"):
        return set()
    wanted = name.casefold()
    return {key for key, said in node.forms.items() if wanted in {one.casefold() for one in said}}


def _plainest(node: Node) -> str:
    """The form that stands for a person: the first with the fullest name."""
    return min(node.forms, key=lambda key: (node.name not in node.forms[key], key))


def _withdraw(store: Store, narrator_id: str, verdict: str, pairs: Iterable[tuple[str, str]]) -> None:
    ids = [pair_id(store, narrator_id, pair) for pair in pairs]
    gone = (people.c.narrator_id == narrator_id) & people.c.id.in_(ids) & (people.c.verdict == verdict)
    with store.begin() as connection:
        connection.execute(delete(people).where(gone))
