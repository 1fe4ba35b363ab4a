"""What narrators decide of names, and their graphs as the journal stands."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import func, inspect, select, text

from memory import journal, people_kept, tables
from memory.errors import NotFound
from memory.export import export
from memory.graphs import Graphs
from memory.people_links import also_called
from memory.privacy import erase
from memory.store import Store, migrate
from memory.types import Narrator
from tests.memory.people import fill, make_entry, make_narrator
from tests.memory.test_people import passage


def tell(store: Store, narrator: Narrator, *texts: str, start: int = 0) -> None:
    """Keep each text as an entry with one passage."""
    for at, words in enumerate(texts, start):
        entry = make_entry(store, narrator, f"ref{at}", words)
        rewrite(store, narrator, entry.id, words)


def rewrite(store: Store, narrator: Narrator, entry_id: str, *texts: str) -> None:
    """Put these passages in place of an entry's."""
    ids = [store.vault.digest(entry_id, one) for one in texts]
    made = [passage(one) for one in texts]
    fields = [
        {**vars(one), "id": id_, "entry_id": entry_id, "narrator_id": narrator.id}
        for one, id_ in zip(made, ids, strict=True)
    ]
    journal.replace_passages(store, narrator.id, entry_id, [type(made[0])(**one) for one in fields])


def people(graphs: Graphs, narrator: Narrator) -> list[set[str]]:
    """The names of each person."""
    return [set(one.names) for one in graphs.of(narrator.id).nodes if one.kind == "person"]


def test_a_graph_follows_the_journal(store: Store) -> None:
    """New, changed and deleted entries are seen at once, and nothing is made anew without a cause."""
    narrator, graphs = make_narrator(store), Graphs(store)
    assert graphs.of(narrator.id).nodes == ()
    tell(store, narrator, "I met Ana.", "My sister Ana sang.")
    first = graphs.of(narrator.id)
    assert people(graphs, narrator) == [{"Ana"}]
    assert graphs.of(narrator.id) is first
    last = journal.entry_id(store, narrator.id, "ref1")
    rewrite(store, narrator, last, "My sister Eva sang.")  # SQLite gives the freed row number again
    assert people(graphs, narrator) == [{"Ana"}, {"Eva"}]
    journal.delete_entry(store, last)
    assert people(graphs, narrator) == [{"Ana"}]


def test_only_new_passages_are_read(store: Store) -> None:
    """After one more entry the rest is not decrypted again: its sealed words may be unreadable by then."""
    narrator, graphs = make_narrator(store), Graphs(store)
    tell(store, narrator, "I met Ana.")
    graphs.of(narrator.id)
    with store.begin() as connection:
        connection.execute(tables.passages.update().values(body=b"unreadable"))
    tell(store, narrator, "I met Eva.", start=1)
    assert people(graphs, narrator) == [{"Ana"}, {"Eva"}]


def test_few_graphs_are_held(store: Store) -> None:
    """The one longest unused is let go, and made again when it is asked for."""
    graphs = Graphs(store, most=1)
    one, other = make_narrator(store), make_narrator(store, "Bob", "4712")
    tell(store, one, "I met Ana.")
    tell(store, other, "I met Eva.")
    first = graphs.of(one.id)
    assert people(graphs, other) == [{"Eva"}]
    assert graphs.of(one.id) is not first
    assert graphs.of(one.id) == first
    graphs.forget(one.id)
    assert people(graphs, one) == [{"Ana"}]


def test_two_names_are_joined_and_parted_again(store: Store) -> None:
    """The newest word stands, by any name of the person, also in a process that comes later."""
    narrator, graphs = make_narrator(store), Graphs(store)
    tell(store, narrator, "My aunt wept.", "I met Polly Hill.", "Then Polly and I sang.")
    people_kept.merge(store, narrator.id, graphs.of(narrator.id), "my aunt", "polly")
    assert people(graphs, narrator) == [{"Polly Hill", "Polly", "my aunt"}]
    assert set(also_called(Graphs(store).of(narrator.id), "my aunt")) == {"Polly Hill", "Polly"}
    people_kept.split(store, narrator.id, graphs.of(narrator.id), "Polly Hill", "my aunt")
    assert {"my aunt"} in people(Graphs(store), narrator)
    people_kept.merge(store, narrator.id, graphs.of(narrator.id), "Polly Hill", "my aunt")
    assert people(graphs, narrator) == [{"Polly Hill", "Polly", "my aunt"}]


def test_a_rule_is_parted(store: Store) -> None:
    """What a rule joined the narrator can part, and saying it twice changes nothing."""
    narrator, graphs = make_narrator(store), Graphs(store)
    tell(store, narrator, "My sister Ana sang.", "I met Ana Maria.")
    for _ in range(2):
        people_kept.split(store, narrator.id, graphs.of(narrator.id), "Ana", "Ana Maria")
        assert people(graphs, narrator) == [{"Ana"}, {"Ana Maria"}]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Anna", "Rosa", r"may be any of: Anna \(cousin\), Anna \(spouse\)"),
        ("Nobody", "Rosa", "nobody called 'Nobody'"),
        ("Rosa", "Porto", "cannot be one"),
    ],
)
def test_what_cannot_be_joined_is_said(store: Store, one: str, other: str, reason: str) -> None:
    """A name of two, of nobody, or of a place; a relation behind the name tells two apart."""
    narrator, graphs = make_narrator(store), Graphs(store)
    tell(store, narrator, "My cousin Anna drowned.", "I met my wife Anna.", "I met Rosa in Porto.")
    with pytest.raises(NotFound, match=reason):
        people_kept.merge(store, narrator.id, graphs.of(narrator.id), one, other)
    people_kept.merge(store, narrator.id, graphs.of(narrator.id), "Anna (cousin)", "Rosa")
    assert {"Anna", "Rosa"} in people(graphs, narrator)


def test_one_name_is_not_parted(store: Store) -> None:
    """Two people of the very same name need words to tell them apart."""
    narrator, graphs = make_narrator(store), Graphs(store)
    tell(store, narrator, "I met Ana.")
    with pytest.raises(NotFound, match="one name"):
        people_kept.split(store, narrator.id, graphs.of(narrator.id), "Ana", "ana")


def test_an_answer_is_kept_once(store: Store) -> None:
    """Only an open question takes an answer, and only from its narrator."""
    narrator, other = make_narrator(store), make_narrator(store, "Bob", "4712")
    asked = people_kept.decide(store, narrator.id, "asked", ("a", "b"), ("A", "B"))
    assert people_kept.answer(store, other.id, asked, "same") is None
    assert people_kept.answer(store, narrator.id, asked, "apart") == "apart"
    assert people_kept.answer(store, narrator.id, asked, "same") == "apart"
    assert [one.verdict for one in people_kept.kept(store, narrator.id)] == ["apart"]
    assert people_kept.decide(store, narrator.id, "same", ("b", "a"), ("B", "A")) == asked


def test_decisions_leave_with_their_narrator(store: Store, tmp_path: Path) -> None:
    """An export holds them in plain words; an erasure takes them."""
    narrator, stays = make_narrator(store), make_narrator(store, "Bob", "4712")
    fill(store, narrator, tmp_path)
    people_kept.decide(store, stays.id, "same", ("a", "b"), ("A", "B"))
    with zipfile.ZipFile(export(store, narrator.id, tmp_path / "all.zip")) as archive:
        (decision,) = json.loads(archive.read("journal.json"))["people"]
    assert (decision["names"], decision["verdict"]) == (["Ana", "my sister"], "same")
    assert erase(store, narrator.id).rows["people"] == 1
    with store.begin() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.people)) == 1


def test_an_older_database_gets_the_table(store: Store) -> None:
    """The second revision adds it where the first had none, and taking it back removes it."""
    config = Config()
    config.set_main_option("script_location", str(Path(tables.__file__).parent / "migrations"))
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    assert not inspect(store.engine).has_table("people")
    migrate(store.engine)
    assert inspect(store.engine).has_table("people")
    with store.begin() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) >= "0002"
