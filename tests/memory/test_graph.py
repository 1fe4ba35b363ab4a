"""The graph of people and places: who is one person, and who is not."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.graph import Graph, Node, build
from memory.people_doubts import doubts
from memory.people_joining import Decision
from memory.people_links import also_called, strangers
from memory.people_reading import read
from memory.types import Passage
from tests.memory.test_people import passage

ANA = ("My sister Ana sang.", "I met Ana Maria in Porto.", "My sister wore blue.", "Then Ana and I danced.")


def graph_of(*told: str, decisions: tuple[Decision, ...] = ()) -> Graph:
    """The graph of these passages, ``p0`` the first."""
    return build([read(passage(text, at)) for at, text in enumerate(told)], decisions)


def the(graph: Graph, name: str) -> Node:
    """The one node that bears a name."""
    (number,) = graph.called[name.casefold()]
    return graph.nodes[number]


def people(graph: Graph) -> list[set[str]]:
    """The names of each person."""
    return [set(one.names) for one in graph.nodes if one.kind == "person"]


def test_a_name_a_full_name_and_a_relation_are_one_person() -> None:
    """Once "my sister Ana" was said, "Ana Maria", "Ana" and "my sister" are she."""
    graph = graph_of(*ANA)
    ana = the(graph, "my sister")
    assert people(graph) == [{"Ana", "Ana Maria", "my sister"}]
    assert (ana.name, ana.relation, ana.passages) == ("Ana Maria", "sister", ("p0", "p1", "p2", "p3"))


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_telling_does_not_matter(order: tuple[int, ...]) -> None:
    """The same passages in any order give the same people."""
    assert people(graph_of(*(ANA[at] for at in order))) == [{"Ana", "Ana Maria", "my sister"}]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (["My cousin Anna drowned.", "I met my wife Anna.", "Anna and I sang."], 3),
        (["My sister Ana sang.", "My sister Rosa danced.", "My sister wept."], 3),
        (["My older sister Ana sang.", "My younger sister wept."], 2),
        (["Mr. Jones came.", "Mrs. Jones came."], 2),
        (["Mr. Prentice came.", "Billy Prentice came with Ruth."], 3),
        (["I met Ana Maria and Ana Lucia.", "Then Ana and I sang."], 3),
        (["My friend Tom Hill sang.", "My brother Tom wept."], 2),
    ],
)
def test_what_is_in_doubt_is_not_joined(told: list[str], expected: int) -> None:
    """Two with a name, two sisters, two titles, two full names: nobody is guessed to be another."""
    assert len(people(graph_of(*told))) == expected


@pytest.mark.parametrize(
    "told",
    [
        ["Mum sang.", "My mother wept.", "妈妈做饭。", "我妈笑了。"],
        ["Grandma Rose baked.", "My grandmother wept."],
        ["My uncle Wilf came.", "Uncle Wilf swore.", "I saw Wilf with the monkey."],
        ["Doctor Weiss came.", "Dr. Weiss would take nothing.", "They asked about Weiss."],
        ["我姐姐叫王桂花。", "桂花去了北京。", "我姐笑了。"],
        ["oh and my brother stanley he sang", "Stanley came."],
    ],
)
def test_ways_to_call_one_person_meet(told: list[str]) -> None:
    """Kin by whatever word, titles, last and given names lead to one person, across languages."""
    (one,) = people(graph_of(*told))
    assert len(one) >= 2


def test_a_name_that_one_passage_is_sure_of_is_found_in_the_others() -> None:
    """At the head of a sentence "Zdenka" is no sure name, unless it was one elsewhere."""
    assert not graph_of("Zdenka was late.").nodes
    assert the(graph_of("Zdenka was late.", "I danced with Zdenka."), "zdenka").passages == ("p0", "p1")


def test_others_words_give_names_and_no_relations() -> None:
    """The "my sister" of somebody else is not the narrator's."""
    others = Passage(
        "x", "n1", "e", "My sister Ana and Mum sang with Rosa.", "text", 0, 9, datetime.now(UTC), "Tom"
    )
    graph = build([read(others)])
    assert {one.name: one.relation for one in graph.nodes} == {"Ana": None, "Rosa": None}


def test_rough_hearing_names_nobody() -> None:
    """A draft transcript is not read: machines mishear names above all."""
    assert not build([read(passage("I danced with Ana.", draft=True))]).nodes


def test_who_is_named_together_is_tied() -> None:
    """An edge counts the passages that name both."""
    graph = graph_of(
        "Ana and I went to Porto.", "Ana sang in Porto.", "I met Rosa in Porto.", "I saw Ana and Rosa."
    )
    porto = graph.called["porto"][0]
    assert [graph.nodes[one].name for one in graph.beside(porto)] == ["Ana", "Rosa"]
    assert sorted(graph.edges.values()) == [1, 1, 2]


def test_the_narrator_may_join_and_part() -> None:
    """A decision goes before every rule, also where it is told twice over."""
    told = ("Aunt Mary came.", "I saw Polly with her.", "My aunt Polly sang.")
    forms = {name: key for one in graph_of(*told).nodes for key, said in one.forms.items() for name in said}
    same = Decision("same", forms["Aunt Mary"], forms["Polly"])
    assert len(people(graph_of(*told, decisions=(same, same)))) == 1
    keys = [key for key in graph_of(*ANA).keys if "ana" in key]
    apart = tuple(Decision("apart", one, other) for one in keys for other in keys if "maria" in one != other)
    parted = graph_of(*ANA, decisions=apart)
    assert {"Ana Maria"} in people(parted)
    assert {"Ana", "my sister"} in people(parted)


def test_a_decision_on_words_that_are_gone_does_nothing() -> None:
    """Forms that no passage holds any more are passed over."""
    gone = Decision("same", "person||gone||", "person||ana||")
    assert people(graph_of(*ANA, decisions=(gone,))) == people(graph_of(*ANA))


@given(
    st.lists(
        st.sampled_from([*ANA, "My cousin Ana left.", "Aunt Ana came.", "I met Ana Lucia and Rosa."]),
        max_size=8,
    )
)
def test_every_sighting_has_its_person(told: list[str]) -> None:
    """Each form belongs to one node, each node has passages, and each sighting's words are a name of it."""
    graph = graph_of(*told)
    assert sorted(key for one in graph.nodes for key in one.forms) == sorted(graph.keys)
    for one in graph.sightings:
        words = told[int(one.passage_id[1:])][one.start : one.end]
        assert words.casefold() in {name.casefold() for name in graph.nodes[one.node].names}
        assert one.passage_id in graph.nodes[one.node].passages


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did my sister do?", {"Ana", "Ana Maria"}),
        ("What did Ana do?", {"Ana Maria", "my sister"}),
        ("where was ana maria's coat", {"my sister"}),
        ("What did your big sister sing?", {"Ana", "Ana Maria", "my sister"}),
        ("What did my brother do?", set()),
        ("", set()),
    ],
)
def test_a_question_is_asked_by_every_name(question: str, expected: set[str]) -> None:
    """ "My sister" leads to "Ana" and the reverse; whoever is not known leads nowhere."""
    assert set(also_called(graph_of(*ANA), question)) == expected


def test_a_question_in_chinese_is_asked_by_every_name() -> None:
    """A given name leads to the relation, and the relation to the name."""
    graph = graph_of("我姐姐叫王桂花。", "桂花去了北京。", "我姐笑了。")
    assert set(also_called(graph, "我姐姐去了哪里？")) >= {"王桂花", "桂花"}
    assert set(also_called(graph, "桂花去了哪里？")) >= {"王桂花", "我姐"}


def test_a_name_of_two_leads_to_neither() -> None:
    """Where two are called Anna, "Anna" adds no words that would be half wrong."""
    graph = graph_of("My cousin Anna drowned.", "I met my wife Anna.")
    assert also_called(graph, "What did Anna do?") == ()
    assert also_called(graph, "What did my cousin do?") == ("Anna",)


def test_a_stranger_is_named_often_and_never_explained() -> None:
    """Who is said to be a sister, or is named twice alone, is no stranger."""
    told = ["I sang with Rosa."] * 3 + ["My sister Ana sang."] * 3 + ["I danced with Tom."] * 2
    assert [one.name for one in strangers(graph_of(*told))] == ["Rosa"]


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (["My friend Anna sang.", "My neighbour Anna wept."], True),
        (["My sister Anna sang.", "My aunt Anna wept."], False),
        (["I met Stan.", "I wrote to Stanley."], True),
        (["I met Stan.", "I saw Stan and Stanley."], False),
        (["I met Katarina.", "I wrote to Katerina."], True),
        (["I met Ana.", "I saw Ada."], False),
    ],
)
def test_only_what_could_be_one_person_is_in_doubt(told: list[str], asked: bool) -> None:
    """Short forms, a letter's difference, a friend who may be a neighbour; no two kin or two side by side."""
    assert bool(doubts(graph_of(*told), ())) is asked


@pytest.mark.parametrize("verdict", ["same", "apart", "asked"])
def test_a_doubt_is_raised_once(verdict: str) -> None:
    """Whatever became of it, a pair is not in doubt again."""
    told = ("I met Stan.", "I wrote to Stanley.")
    (doubt,) = doubts(graph_of(*told), ())
    decision = Decision(verdict, *doubt.keys)
    assert doubts(graph_of(*told, decisions=(decision,)), (decision,)) == []
