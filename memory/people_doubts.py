"""Two names that may be one person's, where only the narrator can say. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from memory.graph import Graph, Node
from memory.people_forms import Form
from memory.people_joining import Decision
from memory.people_kin import SOCIAL

_SHORT = 3  # letters that a short form keeps: Stan, Will, Kat
_ALIKE = 5  # letters from which one wrong letter is more likely a slip than another name


@dataclass(frozen=True)
class Doubt:
    """Two people who may be one, and the forms to decide on."""

    one: Node
    other: Node
    keys: tuple[str, str]


def doubts(graph: Graph, decisions: Sequence[Decision]) -> list[Doubt]:
    """What could be asked, those told of most first. A pair that was asked about or decided is left out."""
    known = {frozenset((one.one, one.other)) for one in decisions}
    found = {frozenset(one.keys): one for one in _pairs(graph) if not _decided(one, known)}
    return sorted(found.values(), key=lambda one: -len(one.one.passages) - len(one.other.passages))


def _decided(doubt: Doubt, known: set[frozenset[str]]) -> bool:
    return any(frozenset((mine, theirs)) in known for mine in doubt.one.forms for theirs in doubt.other.forms)


def _pairs(graph: Graph) -> Iterator[Doubt]:
    """Two nodes at a time that share a trait; a beginning that three share tells nothing."""
    by_trait: defaultdict[str, dict[int, Form]] = defaultdict(dict)
    for number, node in enumerate(graph.nodes):
        for form in (Form(*key.split("|")) for key in node.forms) if node.kind == "person" else ():
            for trait in _traits(form):
                by_trait[trait].setdefault(number, form)
    for trait, some in by_trait.items():
        if trait.endswith("-") and len(some) > 2:
            continue
        for (first, form), (second, other) in combinations(sorted(some.items()), 2):
            beside = (first, second) in graph.edges
            if _may_be_one(graph.nodes[first], graph.nodes[second], form, other, beside):
                yield Doubt(graph.nodes[first], graph.nodes[second], (form.key, other.key))


def _traits(form: Form) -> Iterable[str]:
    """What two forms of one name would share: the name, its beginning, or all but one letter."""
    if not form.name or form.title:
        return ()
    first = form.tokens[0]
    less = [form.name[:at] + form.name[at + 1 :] for at in range(len(form.name))]
    return {form.name, f"{first[:_SHORT]}-", *(less if len(form.name) >= _ALIKE else ())}


def _may_be_one(one: Node, other: Node, form: Form, second: Form, beside: bool) -> bool:
    groups = {one.relation, other.relation} - {None}
    if form.name == second.name:
        # A friend may have become a neighbour; a sister is no aunt.
        return len(groups) == 2 and bool(groups & SOCIAL)
    # Who names both in one breath means two; so do two full names that end differently.
    if len(groups) > 1 or beside or len({_last_name(one), _last_name(other)} - {""}) > 1:
        return False
    return _short_form(form, second) or _short_form(second, form) or _alike(form.name, second.name)


def _last_name(node: Node) -> str:
    words = node.name.casefold().split()
    return words[-1] if len(words) > 1 else ""


def _short_form(short: Form, long: Form) -> bool:
    """ "Stan" of "Stanley", with no other last name."""
    first, whole = short.tokens[0], long.tokens[0]
    begins = first.isascii() and len(first) >= _SHORT and whole.startswith(first)
    begins = begins and len(whole) > len(first) and whole != f"{first}s"
    return begins and (len(short.tokens) == 1 or short.tokens[1:] == long.tokens[1:])


def _alike(one: str, other: str) -> bool:
    """One letter more, less or other, but for the plural's."""
    if (
        min(len(one), len(other)) < _ALIKE
        or abs(len(one) - len(other)) > 1
        or f"{one}s" == other
        or f"{other}s" == one
    ):
        return False
    at = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]
