"""The walk over people and places that is measured beside recall."""

from __future__ import annotations

from benchmarks.links import linked
from memory.people_links import named_in
from tests.memory.test_graph import graph_of


def test_passages_are_linked_by_whom_they_name() -> None:
    """Nearest are those that name the person, then those about what is named beside them."""
    graph = graph_of("I met Ana in Porto.", "Porto smelt of fish; I was in Porto.", "I danced with Rosa.")
    found = linked(graph, named_in(graph, "What did Ana do?"))
    assert found["p0"] > found["p1"] > 0
    assert "p2" not in found
    assert sum(found.values()) <= 1
    assert linked(graph, []) == {}
