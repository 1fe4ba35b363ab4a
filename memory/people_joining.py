"""Which forms are one person: by what the narrator decided, then by rules that never guess. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from memory.people_forms import Form
from memory.people_zh import SURNAMES

Key = TypeVar("Key")


@dataclass(frozen=True)
class Decision:
    """What the narrator said of two forms (their keys): ``same``, ``apart``, or only ``asked``."""

    verdict: str
    one: str
    other: str


class Joined:
    """Forms put together into people and places. Two that the narrator told apart never meet."""

    def __init__(self, forms: Iterable[Form], decisions: Sequence[Decision] = ()) -> None:
        self._above: dict[Form, Form] = {form: form for form in forms}
        self._members: dict[Form, list[Form]] = {form: [form] for form in self._above}
        keys = {form.key: form for form in self._above}
        known = [(one.verdict, keys.get(one.one), keys.get(one.other)) for one in decisions]
        pairs = [(verdict, one, other) for verdict, one, other in known if one and other]
        self._apart = {
            frozenset((one, other)) for verdict, one, other in pairs if verdict == "apart" and one != other
        }
        for verdict, one, other in pairs:
            if verdict == "same":
                self.join(one, other)

    def root(self, form: Form) -> Form:
        """The form that stands for all that are one with `form`."""
        while self._above[form] != form:
            form = self._above[form]
        return form

    def members(self, form: Form) -> Sequence[Form]:
        """All forms that are one with `form`."""
        return self._members[self.root(form)]

    def groups(self, form: Form) -> set[str]:
        """What the person is to the narrator, as far as it was said."""
        return {one.group for one in self.members(form) if one.group}

    def join(self, one: Form, other: Form) -> None:
        """Make two one, unless the narrator told them apart."""
        first, second = self.root(one), self.root(other)
        if first == second or self.told_apart(first, second):
            return
        self._above[second] = first
        self._members[first] += self._members.pop(second)

    def told_apart(self, one: Form, other: Form) -> bool:
        """True where the narrator said that these are two."""
        return bool(self._apart) and any(
            frozenset((mine, theirs)) in self._apart
            for mine in self.members(one)
            for theirs in self.members(other)
        )

    def join_if_one(self, form: Form, others: Iterable[Form]) -> None:
        """Join `form` to `others` where these, as far as they may be joined, are one person."""
        fitting = {self.root(one) for one in others if not self.told_apart(form, one)}
        fitting.discard(self.root(form))
        if len(fitting) == 1:
            self.join(fitting.pop(), form)


def join(forms: Iterable[Form], decisions: Sequence[Decision] = ()) -> Joined:
    """Join what is one person without a doubt. The order of the forms does not matter."""
    people = sorted(forms, key=lambda one: one.key)
    joined = Joined(people, decisions)
    named = [one for one in people if one.kind == "person" and one.name]
    _same_name(joined, named)
    _shorter_name(joined, named)
    _relations(joined, [one for one in people if one.kind == "person" and one.group])
    return joined


def _same_name(joined: Joined, named: Sequence[Form]) -> None:
    """The same name with the same relation; "my big sister" and "my little sister" are two."""
    for some in _by(named, lambda one: (one.title, one.name, one.group)).values():
        for one, other in combinations(some, 2):
            if _compatible(one.quality, other.quality):
                joined.join(one, other)


def _shorter_name(joined: Joined, named: Sequence[Form]) -> None:
    """A first name, or a last name, is the full name where it is the only one; so is a name without
    its relation. Those with a relation go first, so that a bare name meets all that it could be.
    """
    longer = _longer(named)
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for one in named:
        groups[one.name] |= {one.group} - {""}
    for form in sorted(named, key=lambda one: (not one.group, -len(one.tokens), one.key)):
        others = [one for one in longer[form.name] if one != form and _fuller(one, form)]
        if not form.group:
            joined.join_if_one(form, others)
        elif len(groups[form.name]) == 1:  # with two, a full name could be either's
            joined.join_if_one(form, [one for one in others if _kin_fits(joined, one, form)])


def _longer(named: Sequence[Form]) -> Mapping[str, list[Form]]:
    """A name, or the beginning or end of one -> the forms that have it."""
    found: defaultdict[str, list[Form]] = defaultdict(list)
    for one in named:
        tokens = one.tokens
        parts = {" ".join(tokens[:count]) for count in range(1, len(tokens) + 1)} | {tokens[-1]}
        if len(one.name) == 3 and one.name[0] in SURNAMES:
            parts.add(one.name[1:])
        for part in parts:
            found[part].append(one)
    return found


def _fuller(one: Form, form: Form) -> bool:
    """True where `one` says more of the name than `form`, or the same with more about the person."""
    if len(one.name) > len(form.name):
        return not form.title or one.title == form.title  # "Mr. Prentice" may be Billy Prentice's father
    return (not form.group and bool(one.group)) or (not form.title and bool(one.title))


def _kin_fits(joined: Joined, one: Form, form: Form) -> bool:
    groups = joined.groups(one)
    return not groups or groups == joined.groups(form)


def _relations(joined: Joined, related: Sequence[Form]) -> None:
    """ "My sister" is Ana where the narrator named one sister alone."""
    by_group = _by(related, lambda one: one.group)
    for form in sorted(related, key=lambda one: (not one.quality, one.key)):
        if not form.name:
            some = [one for one in by_group[form.group] if one.name or one.quality]
            joined.join_if_one(form, [one for one in some if _compatible(one.quality, form.quality)])


def _compatible(one: str, other: str) -> bool:
    return not one or not other or one == other


def _by(forms: Iterable[Form], key: Callable[[Form], Key]) -> dict[Key, list[Form]]:
    found: defaultdict[Key, list[Form]] = defaultdict(list)
    for form in forms:
        found[key(form)].append(form)
    return found
