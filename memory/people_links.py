"""What a question's names lead to: other names of the same people. And who was never explained. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memory.graph import Graph, Node
from memory.people_en import RELATIONS as ENGLISH
from memory.people_kin import group_of
from memory.people_zh import RELATIONS as CHINESE
from memory.sentences import CJK

_LONGEST = 4  # words of a name
_WORD = re.compile(rf"[^\W{CJK}]+(?:[-'’][^\W{CJK}]+)*")
_KIN = re.compile(
    rf"\b(?:my|your)\s+(?:\w+\s+)?(?P<relation>{'|'.join(sorted(ENGLISH, key=len, reverse=True))})\b(?!-)"
)
_KIN_ZH = re.compile("|".join(sorted(CHINESE, key=len, reverse=True)))


def named_in(graph: Graph, question: str) -> list[int]:
    """The people and places that a question names, or asks for by relation ("my sister"); one whom the
    name does not tell apart from another is left out.
    """
    found: dict[int, None] = {}
    for name in _possible_names(question):
        numbers = graph.called.get(name, ())
        if len(numbers) == 1:
            found[numbers[0]] = None
    for relation in _relations(question):
        related = [at for at, one in enumerate(graph.nodes) if one.relation == relation]
        if len(related) == 1:
            found[related[0]] = None
    return list(found)


def also_called(graph: Graph, question: str) -> tuple[str, ...]:
    """Other names of the people and places that `question` names, most often said first.

    "What did my sister do?" gives ``("Ana", "Ana Maria")``, "What did Ana do?" gives ``("Ana
    Maria", "my sister")``. What stands in the question already is left out; it is in no order of
    trust, so recall weighs all alike and below the question's own words. About 0.05 ms.
    """
    low = question.casefold()
    names = [name for number in named_in(graph, question) for name in graph.nodes[number].names]
    return tuple(dict.fromkeys(name for name in names if not _says(low, name.casefold())))


def strangers(graph: Graph, least: int = 3) -> list[Node]:
    """People named in at least `least` passages of whom it was not said who they are, most named first."""
    return [
        one
        for one in graph.nodes
        if one.kind == "person" and one.relation is None and len(one.passages) >= least
    ]


def _possible_names(question: str) -> Iterator[str]:
    """Every run of words that could be a name, folded; in Chinese every run of characters."""
    low = question.casefold()
    words = [re.sub(r"['’]s?$", "", match.group()) for match in _WORD.finditer(low)]
    for length in range(_LONGEST, 0, -1):
        for at in range(len(words) - length + 1):
            yield " ".join(words[at : at + length])
    for run in re.findall(f"[{CJK}]+", low):
        yield from (run[at : at + size] for size in range(4, 1, -1) for at in range(len(run) - size + 1))


def _relations(question: str) -> Iterator[str]:
    yield from (group_of(one["relation"]) for one in _KIN.finditer(question.casefold()))
    yield from (group_of(one.group()) for one in _KIN_ZH.finditer(question))


def _says(question: str, name: str) -> bool:
    if re.search(f"[{CJK}]", name):
        return name in question
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question) is not None
