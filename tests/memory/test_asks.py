"""Questions from others, thumbs and sittings in the journal."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from memory import asks, narrators, reactions, sittings
from memory.asks import Ask
from memory.privacy import erase
from memory.store import Store
from tests.memory.people import TOLD, fill, make_narrator


def make_ask(store: Store, narrator_id: str, asker: str, number: int, state: str = "waiting") -> Ask:
    made = Ask(f"ask{number}", narrator_id, asker, "Ben", f"Why {number}?", state, TOLD)
    asks.add(store, made)
    return made


def test_a_link_lasts_a_month_and_is_found_by_its_token_alone(store: Store) -> None:
    """One link a narrator; it is found until it is closed or over, and by no other token."""
    ann = make_narrator(store)
    link = asks.open_link(store, ann.id, TOLD)
    assert asks.open_link(store, ann.id, TOLD) == link
    assert asks.find_link(store, link.token, TOLD) == link
    assert len(link.token) >= 20
    assert asks.find_link(store, link.token[:-1], TOLD) is None
    assert asks.find_link(store, link.token, TOLD + asks.LASTS) is None
    assert asks.open_link(store, ann.id, TOLD + asks.LASTS).id != link.id
    assert asks.close_links(store, ann.id, TOLD) == 2
    assert asks.link_of(store, ann.id, TOLD) is None


def test_a_narrator_has_room_for_thirty(store: Store) -> None:
    """Five of one asker and thirty in all may wait; those that were put make room."""
    ann = make_narrator(store)
    for number in range(30):
        asker = f"asker{number // 5}"
        assert asks.has_room(store, ann.id, asker)
        make_ask(store, ann.id, asker, number)
        assert asks.has_room(store, ann.id, asker) is (number % 5 != 4 and number < 29)
    assert not asks.has_room(store, ann.id, "another")
    asks.set_asked(store, "ask0", "q1")
    assert asks.has_room(store, ann.id, "another")


def test_an_erased_asker_takes_their_questions_along(store: Store, tmp_path: Path) -> None:
    """A narrator who asked another and is erased leaves no waiting question and no digest there; one that
    was put stays with the other, as what it answers.
    """
    ann, ben = make_narrator(store), make_narrator(store, "Ben Canary", "815")
    fill(store, ben, tmp_path)
    asker = asks.asker_of(store, "telegram", "815")
    make_ask(store, ann.id, asker, 1)
    make_ask(store, ann.id, asker, 2)
    asks.set_asked(store, "ask2", "q1")
    link = asks.open_link(store, ann.id, TOLD)
    asks.visit(store, link.id, ann.id, asker, "asking", TOLD)
    assert erase(store, ben.id).rows["asks"] == 1  # the one that was put to Ben
    assert [(one.text, one.asker) for one in asks.asks_of(store, ann.id)] == [("Why 2?", "")]
    assert asks.visit_of(store, asker) is None


def test_an_erased_narrator_takes_all_of_it_along(store: Store, tmp_path: Path) -> None:
    """Links, visits, questions, thumbs, sittings and what is off limits go with the narrator."""
    ann = make_narrator(store)
    fill(store, ann, tmp_path)
    rows = erase(store, ann.id).rows
    names = ("links", "visits", "asks", "reactions", "sittings", "off_limits")
    assert {name: rows[name] for name in names} == dict.fromkeys(names, 1)


def test_a_thumb_is_kept_once(store: Store) -> None:
    """The newest press stands; the same one again is none."""
    ann = make_narrator(store)
    assert reactions.react(store, ann.id, "question", "q1", 1)
    assert not reactions.react(store, ann.id, "question", "q1", 1)
    assert reactions.react(store, ann.id, "question", "q1", -1)
    assert reactions.react(store, ann.id, "recap", "q1", 1)
    assert reactions.thumbs(store, ann.id) == {"q1": -1}
    assert reactions.thumbs(store, ann.id, "recap") == {"q1": 1}


def test_a_sitting_ends_once(store: Store) -> None:
    """The first end stands, and one sitting at a time lasts."""
    ann = make_narrator(store)
    first = sittings.begin(store, ann.id, "1", 20, TOLD)
    assert sittings.begin(store, ann.id, "2", 40, TOLD) == first
    assert first.due_at == TOLD + timedelta(minutes=20)
    sittings.end(store, first.id, "enough", TOLD + timedelta(minutes=5))
    ended = sittings.end(store, first.id, "time", TOLD + timedelta(minutes=30))
    assert ended is not None
    assert (ended.ended_for, ended.ended_at) == ("enough", TOLD + timedelta(minutes=5))
    assert sittings.begin(store, ann.id, "1", 20, TOLD) == ended
    assert sittings.lasting(store) == []


def test_settings_survive(store: Store) -> None:
    """The weekly question and what may be learnt are kept with the narrator, also where a row is older."""
    from dataclasses import replace

    from memory.types import Learning, WeeklyQuestion

    ann = make_narrator(store)
    changed = replace(ann, weekly=WeeklyQuestion(True, 4, 9, "2026-W10"), learning=Learning(False, TOLD))
    narrators.save(store, changed)
    assert narrators.get(store, ann.id) == changed
