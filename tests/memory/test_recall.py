from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory import journal
from memory.asking import read_question
from memory.errors import NotFound
from memory.index import folder_of
from memory.recall import Recall
from memory.store import Store
from tests.memory.making import WordEmbedder, narrator, told

FILLER = [
    "It rained all week",
    "The shop was closed",
    "We ate soup",
    "Nothing else happened",
    "The bus was late",
]


@pytest.fixture
def recall(store: Store) -> Iterator[Recall]:
    opened = Recall(store, WordEmbedder())
    yield opened
    opened.close()


def add(store: Store, recall: Recall, who: str, ref: str, text: str, minutes: float = 0, **extra: str) -> str:
    """Tell and index one text; gives its passage's id."""
    [passage] = told(store, who, ref, text, minutes, **extra)
    recall.add(who, [passage])
    return passage.id


def found(recall: Recall, who: str, question: str, k: int = 10) -> list[str]:
    return [hit.passage.text for hit in recall.search(who, question, k)]


def test_the_passage_that_answers_comes_first(store: Store, recall: Recall) -> None:
    """Of many passages, the one with the question's words is the first hit, and says why."""
    who = narrator(store)
    for number, text in enumerate([*FILLER, "My uncle built a blue boat"]):
        add(store, recall, who, str(number), text, 600 * number)
    hit = recall.search(who, "Who built the boat?")[0]
    assert hit.passage.text == "My uncle built a blue boat"
    assert "words: built, boat" in hit.why
    assert any(one.startswith("meaning: ") for one in hit.why)


def test_nothing_told_finds_nothing(store: Store, recall: Recall) -> None:
    """A narrator without memories, and an empty question, give no hits."""
    who = narrator(store)
    assert recall.search(who, "boat") == []
    add(store, recall, who, "1", "A boat")
    assert recall.search(who, "  ") == []


def test_an_unknown_narrator_is_an_error(recall: Recall) -> None:
    """Searching for nobody raises NotFound."""
    with pytest.raises(NotFound):
        recall.search("nobody", "boat")


def test_neighbours_are_taken_in(store: Store, recall: Recall) -> None:
    """A hit brings what was said just before and after, but not what was said on another day."""
    who = narrator(store)
    for number, text in enumerate(["We went to the lake", "The boat leaked", "We swam home"]):
        add(store, recall, who, str(number), text, number)
    add(store, recall, who, "9", "A week later it snowed", 10000)
    hit = recall.search(who, "leaked")[0]
    assert [one.text for one in hit.neighbours] == ["We went to the lake", "We swam home"]


def test_words_said_around_a_passage_help_it(store: Store, recall: Recall) -> None:
    """A passage whose neighbours hold the question's words beats one that stands apart."""
    who = narrator(store)
    add(store, recall, who, "1", "Tell me about the regatta in Lagos", 0, speaker="Ana")
    add(store, recall, who, "2", "Yes, it was wonderful", 1)
    for number, text in enumerate(FILLER):
        add(store, recall, who, f"f{number}", text, 5000 + 600 * number)
    assert "Yes, it was wonderful" in found(recall, who, "the regatta in Lagos", 2)


def test_whose_words_a_question_asks_about_counts(store: Store, recall: Recall) -> None:
    """Of two equal sayings, that of the person named in the question comes first."""
    who = narrator(store)
    for number, text in enumerate(FILLER):
        add(store, recall, who, f"f{number}", text, 600 * number)
    add(store, recall, who, "1", "I love the sea", 10000)
    add(store, recall, who, "2", "I love the sea", 20000, speaker="Ana")
    hit = recall.search(who, "What does Ana love?")[0]
    assert hit.passage.speaker == "Ana"
    assert "said by: Ana" in hit.why
    assert recall.search(who, "What does Rosa love?")[0].passage.own


def test_the_day_of_telling_is_found_by_its_words(store: Store, recall: Recall) -> None:
    """A date in the question finds what was told on that day."""
    who = narrator(store)
    add(store, recall, who, "1", "We ate soup", 0)
    add(store, recall, who, "2", "We ate fish", 60 * 24 * 40)
    assert found(recall, who, "What did we eat on 10 April 2026?")[0] == "We ate fish"


def test_chinese_is_found(store: Store, recall: Recall) -> None:
    """A Chinese question finds the Chinese passage that shares its words."""
    who = narrator(store)
    for number, text in enumerate(["我在公园里散步。", "去年夏天我们去海边游泳。", "妈妈做了面条。"]):
        add(store, recall, who, str(number), text, 600 * number)
    assert found(recall, who, "去年夏天去了哪里？")[0] == "去年夏天我们去海边游泳。"


def test_a_removed_entry_is_not_found_again(store: Store, recall: Recall) -> None:
    """Removing an entry takes it out of both indexes at once."""
    who = narrator(store)
    passage = add(store, recall, who, "1", "A secret boat")
    add(store, recall, who, "2", "A red house", 600)
    entry = journal.entry_id(store, who, "1")
    assert "A secret boat" in found(recall, who, "boat")
    recall.remove(who, entry)
    journal.replace_passages(store, who, entry, [])
    assert "A secret boat" not in found(recall, who, "secret boat")
    assert passage not in recall.vectors(who)


def test_a_changed_wording_takes_the_old_ones_place(store: Store, recall: Recall) -> None:
    """After a fix only the new words are found."""
    who = narrator(store)
    add(store, recall, who, "1", "We moved to Lisbon")
    add(store, recall, who, "2", "It rained", 600)
    assert found(recall, who, "Lisbon")[0] == "We moved to Lisbon"
    recall.remove(who, journal.entry_id(store, who, "1"))
    add(store, recall, who, "1", "We moved to Lagos")
    assert found(recall, who, "moved")[0] == "We moved to Lagos"
    assert "We moved to Lisbon" not in found(recall, who, "Lisbon")


def test_adding_twice_changes_nothing(store: Store, recall: Recall) -> None:
    """A passage that is indexed again is still found once."""
    who = narrator(store)
    for _ in range(3):
        add(store, recall, who, "1", "A blue boat")
    assert found(recall, who, "boat") == ["A blue boat"]


def test_what_another_process_wrote_is_found(store: Store, recall: Recall) -> None:
    """Passages that came into the journal some other way are found, those that went are not."""
    who = narrator(store)
    add(store, recall, who, "1", "A blue boat")
    assert found(recall, who, "boat") == ["A blue boat"]
    told(store, who, "2", "A boat of paper", 600)
    journal.replace_passages(store, who, journal.entry_id(store, who, "1"), [])
    assert found(recall, who, "boat") == ["A boat of paper"]


def test_the_journal_wins_when_opened(store: Store) -> None:
    """An index that missed additions and removals is set right when it is next opened."""
    who = narrator(store)
    first = Recall(store, WordEmbedder())
    gone = add(store, first, who, "1", "A blue boat")
    first.close()
    journal.replace_passages(store, who, journal.entry_id(store, who, "1"), [])
    [new] = told(store, who, "2", "A red boat", 600)
    second = Recall(store, WordEmbedder())
    assert found(second, who, "boat") == ["A red boat"]
    assert set(second.vectors(who)) == {new.id}
    assert gone not in second.vectors(who)
    second.close()


def test_another_model_embeds_everything_anew(store: Store) -> None:
    """After a change of model and a reindexing every passage has a vector of the new one."""
    who = narrator(store)
    first = Recall(store, WordEmbedder())
    for number, text in enumerate(FILLER):
        add(store, first, who, str(number), text, 600 * number)
    first.close()
    other = WordEmbedder("2", size=48)
    second = Recall(store, other)
    second.reindex(who)
    assert {len(one) for one in second.vectors(who).values()} == {48}
    assert other.embedded == len(FILLER)
    assert found(second, who, "soup")[0] == "We ate soup"
    second.close()


def test_a_rebuild_finds_the_same(store: Store, recall: Recall) -> None:
    """Hits and their scores are the same after the indexes were made anew."""
    who = narrator(store)
    for number, text in enumerate([*FILLER, "My uncle built a blue boat"]):
        add(store, recall, who, str(number), text, 3 * number)
    before = [(hit.passage.id, round(hit.score, 5)) for hit in recall.search(who, "the blue bus")]
    recall.rebuild(who)
    assert [(hit.passage.id, round(hit.score, 5)) for hit in recall.search(who, "the blue bus")] == before


def test_forgetting_removes_the_directory(store: Store, recall: Recall) -> None:
    """Nothing of a forgotten narrator's index stays on the disk."""
    who = narrator(store)
    add(store, recall, who, "1", "A blue boat")
    assert folder_of(store, who).is_dir()
    recall.forget(who)
    assert not folder_of(store, who).exists()


def test_few_indexes_stay_open_and_all_are_found(store: Store) -> None:
    """With room for two open indexes, five narrators are served in turn, each their own words."""
    recall = Recall(store, WordEmbedder(), open_indexes=2)
    people = [narrator(store, f"Narrator {number}") for number in range(5)]
    for number, who in enumerate(people):
        add(store, recall, who, "1", f"My number is number{number}")
    for _ in range(2):
        for number, who in enumerate(people):
            assert found(recall, who, "number") == [f"My number is number{number}"]
    assert len(recall._rooms) == 2
    recall.close()


def test_threads_may_add_and_search_at_once(store: Store) -> None:
    """Many threads on few open indexes lose nothing and mix nothing up."""
    recall = Recall(store, WordEmbedder(), open_indexes=1)
    people = [narrator(store, f"Narrator {number}") for number in range(3)]

    def work(number: int) -> None:
        who = people[number % 3]
        add(store, recall, who, f"r{number}", f"boat number{number}", 600 * number)
        assert f"boat number{number}" in found(recall, who, f"number{number}")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(24)))
    for at, who in enumerate(people):
        expected = {f"boat number{number}" for number in range(24) if number % 3 == at}
        assert set(found(recall, who, "boat", 20)) == expected
    recall.close()


steps = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "search", "reopen"]), st.integers(0, 2), st.integers(0, 3)),
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_recall_follows_the_journal(store: Store, steps: list[tuple[str, int, int]]) -> None:
    """Whatever is added, removed and reopened, each narrator finds exactly what stands, of their own."""
    recall = Recall(store, WordEmbedder(), open_indexes=2)
    people = [narrator(store, name) for name in ("Rosa", "Ines", "Vera")]
    for who in people:
        for number in range(4):
            journal.replace_passages(store, who, journal.entry_id(store, who, str(number)), [])
    standing: dict[str, set[str]] = {who: set() for who in people}
    for step, person, number in steps:
        who, text = people[person], f"boat of person{person} trip{number}"
        if step == "add":
            recall.remove(who, journal.entry_id(store, who, str(number)))
            add(store, recall, who, str(number), text, 600 * number)
            standing[who].add(text)
        elif step == "remove":
            entry = journal.entry_id(store, who, str(number))
            recall.remove(who, entry)
            journal.replace_passages(store, who, entry, [])
            standing[who].discard(text)
        elif step == "reopen":
            recall.close()
            recall = Recall(store, WordEmbedder(), open_indexes=2)
        assert set(found(recall, who, "boat trip")) == standing[who]
    recall.close()


def test_names_of_speakers_are_no_topic() -> None:
    """The name of somebody who speaks is taken out of what a question is about."""
    asked = read_question("What is Ana Lopez's favourite dish?", "Rosa", ["Ana Lopez", "Rosa"])
    assert (asked.about, asked.topic) == ("Ana Lopez", "What is favourite dish?")


def test_a_question_about_two_people_asks_for_nobodys_words() -> None:
    """Where two speakers are named neither is preferred."""
    assert read_question("Did Ana and Rosa travel?", "Rosa", ["Ana", "Rosa"]).about is None


def test_i_is_the_narrator() -> None:
    """A question in the first person asks for the narrator's own words."""
    assert read_question("Where did I grow up?", "Rosa", ["Ana", "Rosa"]).about == "Rosa"


def test_a_question_that_is_only_a_name_keeps_it() -> None:
    """A name alone is the topic itself."""
    assert read_question("Ana?", "Rosa", ["Ana", "Rosa"]).topic == "Ana?"
