"""People and places of a life: who is named by which names, what they are to the narrator, where and
beside whom. Pure; built from readings of the passages and the narrator's decisions.

Where a passage is new, it alone is read (`memory.people_reading.read`); what stands here is put
together anew from all readings, which takes about 0.2 s for 10,000 passages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from memory.people_forms import Form, Forms, collect
from memory.people_joining import Decision, Joined, join
from memory.people_reading import Reading


@dataclass(frozen=True)
class Node:
    """A person or place. ``name`` is its fullest name as it was said, ``aliases`` the others, most
    often said first; ``relation`` what they are to the narrator (`people_kin.group_of`);
    ``passages`` the ids of those that mention it, in order; ``forms`` the key of each form of it
    (`people_forms.Form`) with the words in which it was said.
    """

    kind: str
    name: str
    aliases: tuple[str, ...]
    relation: str | None
    passages: tuple[str, ...]
    forms: Mapping[str, tuple[str, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the fullest first."""
        return (self.name, *self.aliases)


class Sight(NamedTuple):
    """Characters ``start``..``end`` of a passage name the node of this number."""

    passage_id: str
    start: int
    end: int
    node: int


@dataclass(frozen=True)
class Graph:
    """``nodes`` by how many passages mention them, most first."""

    nodes: tuple[Node, ...] = ()
    sightings: tuple[Sight, ...] = ()
    keys: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def by_passage(self) -> Mapping[str, tuple[int, ...]]:
        """Passage id -> the nodes that it mentions, each once."""
        found: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for one in self.sightings:
            found[one.passage_id][one.node] = None
        return {passage: tuple(nodes) for passage, nodes in found.items()}

    @cached_property
    def edges(self) -> Mapping[tuple[int, int], int]:
        """Two nodes, the smaller number first -> how many passages mention both."""
        pairs: Counter[tuple[int, int]] = Counter()
        for nodes in self.by_passage.values():
            pairs.update(combinations(sorted(nodes), 2))
        return pairs

    @cached_property
    def called(self) -> Mapping[str, tuple[int, ...]]:
        """Folded name -> the nodes that bear it: more than one where a name alone tells no one."""
        found: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for number, node in enumerate(self.nodes):
            for name in node.names:
                found[name.casefold()][number] = None
        return {name: tuple(numbers) for name, numbers in found.items()}

    def beside(self, number: int, most: int = 5) -> list[int]:
        """The nodes most often named in the same passages as this one."""
        near = {
            (second if first == number else first): count
            for (first, second), count in self.edges.items()
            if number in (first, second)
        }
        return sorted(near, key=lambda one: (-near[one], one))[:most]


def build(readings: Sequence[Reading], decisions: Sequence[Decision] = ()) -> Graph:
    """The graph of what was read, in the order given, as the narrator's decisions have it."""
    forms = collect(readings)
    joined = join(forms.wordings, decisions)
    passages: defaultdict[Form, dict[str, None]] = defaultdict(dict)
    for one in forms.sightings:
        passages[joined.root(one.form)][one.passage_id] = None
    roots = sorted(passages, key=lambda root: -len(passages[root]))
    nodes = tuple(_node(root, joined, forms, tuple(passages[root])) for root in roots)
    number = {form: at for at, root in enumerate(roots) for form in joined.members(root)}
    sights = tuple(Sight(one.passage_id, one.start, one.end, number[one.form]) for one in forms.sightings)
    return Graph(nodes, sights, {form.key: at for form, at in number.items()})


def _node(root: Form, joined: Joined, forms: Forms, passages: tuple[str, ...]) -> Node:
    members = joined.members(root)
    said: Counter[str] = Counter()
    for form in members:
        said.update(forms.wordings[form])
    fullest = max((len(form.tokens) for form in members), default=0)
    full = [name for form in members if len(form.tokens) == fullest for name in forms.wordings[form]]
    name = max(full, key=lambda one: (said[one], len(one), one))
    groups = Counter(form.group for form in members if form.group for _ in forms.wordings[form].elements())
    relation = max(groups, key=lambda one: (groups[one], one)) if groups else None
    aliases = [one for one, _ in sorted(said.items(), key=lambda pair: (-pair[1], pair[0])) if one != name]
    keys = {form.key: tuple(sorted(forms.wordings[form])) for form in sorted(members)}
    return Node(root.kind, name, tuple(aliases), relation, passages, keys)
