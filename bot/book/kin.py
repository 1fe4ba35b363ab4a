"""The narrator's family as it was told: who stands in which generation, and with which words. Pure.

Nothing is inferred: a sister is a child of the narrator's parents because that is what the word says;
whose child a cousin is, was not said, so a cousin is named and not placed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.book.kin_places import ONE_ONLY, PLACE_OF, UNKNOWN_SEX, WOMEN
from bot.book.notes import source_label
from memory.dates import find_birth_year, find_dates
from memory.graph import Graph, Node
from memory.people_kin import word_for
from memory.sentences import sentence_spans
from memory.types import Narrator, Passage
from prompts import message

_BORN = re.compile(r"\s*(?:,[^,.]*,\s*)?(?:was|were)\s+born\b|[^，。；]{0,12}(?:出生|生于|生在|年生)")
_DIED = re.compile(r"\s*(?:had\s+)?(?:died|passed away)\b|[^，。；]{0,14}(?:去世|过世|逝世|病逝)")
_I_WAS_BORN = re.compile(r"\bI was born\b|我[^，。；]{0,12}(?:出生|生于|生在|年生)")
_HUSBAND = re.compile(r"\bmy (?:\w+ )?husband\b|丈夫|老公", re.IGNORECASE)
_WIFE = re.compile(r"\bmy (?:\w+ )?wife\b|妻子|老婆|太太", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^(?:my|our)\s+|^我(?:们)?(?:的|家)?", re.IGNORECASE)
_DAY = 2


@dataclass(frozen=True)
class Told:
    """A sentence in which something was told, and where."""

    quote: str
    label: str


@dataclass(frozen=True)
class Kin:
    """One of the family. ``said`` is their name in the graph, ``name`` the same without a "my".

    ``place`` is theirs in the family (``father``, ``sibling``, ``unplaced`` …), ``relation`` the word for
    it; ``sex`` is M, F or U, as the word says; ``birth`` and ``death`` are EDTF, where they were told.
    """

    name: str
    place: str
    relation: str
    sex: str
    named: bool
    said: str
    aliases: tuple[str, ...] = ()
    birth: str | None = None
    death: str | None = None
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Family:
    """The narrator, everyone placed, and everyone told of as family whose place was not told."""

    narrator: str
    birth: str | None
    placed: tuple[Kin, ...]
    unplaced: tuple[Kin, ...] = ()

    def at(self, *places: str) -> tuple[Kin, ...]:
        """Those in these places, in the order of the places."""
        return tuple(one for place in places for one in self.placed if one.place == place)


def family_of(graph: Graph, passages: Mapping[str, Passage], narrator: Narrator, language: str) -> Family:
    """The family told of in these passages (by id); a person none of them names is not in it."""
    born = find_birth_year(passages.values())
    found = [kin for node in graph.nodes if (kin := _kin(node, graph, passages, narrator, language, born))]
    placed, unplaced = _settled(found)
    return Family(narrator.name, _own_birth(passages, born), tuple(placed), tuple(unplaced))


def relation_of(node: Node, said: str, language: str) -> str:
    """What somebody is to the narrator, in a word of the language; empty where it was not told.

    `said` are the words that name them: husband and wife are one relation in the graph.
    """
    if node.relation == "spouse":
        return message(f"book-spouse-{_spouse_sex(said)}", language)
    return word_for(node.relation, language) if node.relation else ""


def is_bare(name: str) -> bool:
    """True for words that name somebody by relation alone: "my grandmother"."""
    return _POSSESSIVE.match(name) is not None


def _spouse_sex(said: str) -> str:
    found = {sex for sex, words in (("M", _HUSBAND), ("F", _WIFE)) if words.search(said)}
    return found.pop() if len(found) == 1 else "U"


def _kin(
    node: Node,
    graph: Graph,
    passages: Mapping[str, Passage],
    narrator: Narrator,
    language: str,
    born: int | None,
) -> Kin | None:
    group = next((one for one in _groups(node) if one in PLACE_OF), None)
    if node.kind != "person" or group is None or narrator.name in node.names:
        return None
    said = list(_sentences(node, graph, passages))
    if not said:
        return None
    words = " ".join(passage.text[start:end] for passage, start, end, _ in said)
    sex = "U" if group in UNKNOWN_SEX else "F" if group in WOMEN else "M"
    named = any(key.split("|")[2] for key in node.forms)
    return Kin(
        name=node.name if named else _POSSESSIVE.sub("", node.name),
        place=PLACE_OF[group],
        relation=relation_of(node, words, language) if group == node.relation else word_for(group, language),
        sex=_spouse_sex(words) if group == "spouse" else sex,
        named=named,
        said=node.name,
        aliases=tuple(one for one in node.aliases if not is_bare(one)),
        birth=_date(said, _BORN, born),
        death=_date(said, _DIED, born),
        told=_told(said, narrator, language),
    )


def _groups(node: Node) -> list[str]:
    """What they are said to be, the most usual first."""
    return [one for one in dict.fromkeys((node.relation, *(key.split("|")[3] for key in node.forms))) if one]


# The passage, where the sentence begins and ends in it, and where in the sentence the name ends.
_Said = tuple[Passage, int, int, int]


def _sentences(node: Node, graph: Graph, passages: Mapping[str, Passage]) -> Iterator[_Said]:
    number = graph.nodes.index(node)
    for sight in graph.sightings:
        passage = passages.get(sight.passage_id)
        if sight.node == number and passage is not None and passage.own and not passage.draft:
            for start, end in sentence_spans(passage.text):
                if start <= sight.start < end:
                    yield passage, start, end, sight.end - start


def _date(said: Sequence[_Said], event: re.Pattern[str], born: int | None) -> str | None:
    """The one date of the first sentence that says the event of this name and no other. `born` is the
    narrator's year of birth, on which ages and "when I was six" rest.
    """
    for passage, start, end, name_end in said:
        sentence = passage.text[start:end]
        if event.match(sentence, name_end):
            dates = find_dates(sentence, passage.told_at, birth_year=born)
            if len(dates) == 1:
                return dates[0].edtf
    return None


def _own_birth(passages: Mapping[str, Passage], year: int | None) -> str | None:
    own = [one for one in passages.values() if one.own and not one.draft]
    for passage in own:
        for start, end in sentence_spans(passage.text):
            sentence = passage.text[start:end]
            dates = (
                find_dates(sentence, passage.told_at, birth_year=year) if _I_WAS_BORN.search(sentence) else []
            )
            if len(dates) == 1 and dates[0].edtf.count("-") == _DAY:
                return dates[0].edtf
    return str(year) if year else None


def _told(said: Sequence[_Said], narrator: Narrator, language: str) -> tuple[Told, ...]:
    found = [
        Told(
            passage.text[start:end].strip(),
            source_label(passage, narrator, language, passage.start_s),
        )
        for passage, start, end, _ in said
    ]
    return tuple(dict.fromkeys(found))[:3]


def _settled(found: Sequence[Kin]) -> tuple[list[Kin], list[Kin]]:
    """Who has a place for sure. Somebody without a name may be one who has one; nobody has two mothers; an
    aunt of the father's side hangs on the father.
    """
    couple = {kin.place for kin in found}
    placed: list[Kin] = []
    unplaced: list[Kin] = []
    for one in sorted(found, key=lambda kin: not kin.named):
        same = [other for other in placed if other.place == one.place and other.relation == one.relation]
        doubled = same and (not one.named or one.place in ONE_ONLY)
        in_law = one.place == "spouse's-parent" and sum(kin.place == "spouse" for kin in found) != 1
        loose = _needs(one.place).isdisjoint(couple)
        (unplaced if one.place == "unplaced" or doubled or in_law or loose else placed).append(one)
    order = {id(kin): at for at, kin in enumerate(found)}
    return sorted(placed, key=lambda kin: order[id(kin)]), sorted(unplaced, key=lambda kin: order[id(kin)])


def _needs(place: str) -> set[str]:
    """Those of whom one must be placed for somebody to have this place; itself where that is nobody."""
    owner, owned, _ = place.partition("'s-")
    if owned and owner != "spouse":
        return {owner}
    return {"father", "mother"} if place == "grandparent" else {place}
