"""Twenty narrators tell, fix, forget and leave in any order; recall finds what stands, and of them alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from memory import journal, outbox, questions
from memory.cutting import cut_entry
from memory.privacy import erase
from memory.recall import Recall
from memory.store import Store, now, open_store
from memory.types import Entry, EntryKind, EntryState, OutMessage, Question
from memory.vault import load_vault
from tests.memory.making import START, WordEmbedder, narrator

PEOPLE = 20
REFS = st.integers(0, 3)
PICK = st.integers(0, 99)
ANYONE = st.integers(0, PEOPLE - 1)
WORDS = ["boat", "bread", "harbour", "winter"]


class Remembering(RuleBasedStateMachine):
    """``standing`` is what each narrator's entries say now, as a person would keep it on paper."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        home = Path(self.folder.name) / "home"
        url = f"sqlite:///{home / 'lifestory.db'}"
        self.store: Store = open_store(url, load_vault(Path(self.folder.name) / "key"), home)
        self.fingerprint = "1"
        self.recall = self.opened()
        self.told = 0
        self.touched: str | None = None

    def opened(self) -> Recall:
        # An index of another fingerprint is served by the embedder that made it, or by words alone.
        former = WordEmbedder("1" if self.fingerprint == "2" else "2")
        return Recall(self.store, WordEmbedder(self.fingerprint), 3, lambda _name: former)

    @initialize()
    def begin(self) -> None:
        self.people = [narrator(self.store, f"Narrator{number}") for number in range(PEOPLE)]
        self.standing: dict[str, dict[str, str]] = {who: {} for who in self.people}
        self.forgotten: dict[str, dict[str, str]] = {who: {} for who in self.people}
        for person in range(4):
            self.add(person, person, forward=False)

    def fresh(self, who: str, ref: int) -> str:
        """Words that nobody said before."""
        self.told += 1
        return f"The {WORDS[ref]} of owner{who} number{self.told}"

    @rule(person=ANYONE, ref=REFS, forward=st.booleans())
    def add(self, person: int, ref: int, forward: bool) -> None:
        who, name = self.people[person], str(ref)
        entry_id = journal.entry_id(self.store, who, name)
        if name in self.standing[who] or name in self.forgotten[who]:
            return
        text = self.fresh(who, ref)
        entry = Entry(entry_id, who, name, EntryKind.TEXT, START, text, origin="Ana" if forward else None)
        journal.add_entry(self.store, entry)
        journal.set_state(self.store, entry_id, EntryState.PERCEIVED)
        self.remember(who, entry_id)
        self.standing[who][name] = text

    @rule(pick=PICK, finished=st.booleans())
    def fix(self, pick: int, finished: bool) -> None:
        """As the bot does, or as far as the journal's commit and no further."""
        found = self.picked(pick, self.standing)
        if found is None:
            return
        who, name = found
        entry_id, text = journal.entry_id(self.store, who, name), self.fresh(who, int(name))
        journal.revise(self.store, entry_id, "text", text, "edit", first=self.standing[who][name])
        self.standing[who][name] = text
        self.finish(who, entry_id, finished)

    @rule(pick=PICK, finished=st.booleans())
    def forget(self, pick: int, finished: bool) -> None:
        found = self.picked(pick, self.standing)
        if found is None:
            return
        who, name = found
        entry_id = journal.entry_id(self.store, who, name)
        journal.forget_entry(self.store, entry_id, now())
        self.forgotten[who][name] = self.standing[who].pop(name)
        self.touched = who
        if finished:
            self.remember(who, entry_id)

    @rule(pick=PICK, finished=st.booleans())
    def bring_back(self, pick: int, finished: bool) -> None:
        found = self.picked(pick, self.forgotten)
        if found is None:
            return
        who, name = found
        entry_id = journal.entry_id(self.store, who, name)
        journal.forget_entry(self.store, entry_id, None)
        self.standing[who][name] = self.forgotten[who].pop(name)
        self.finish(who, entry_id, finished)

    @rule(pick=PICK)
    def write_the_row_anew(self, pick: int) -> None:
        """The same words under the same id, in a new row, which recall is not told of."""
        found = self.picked(pick, self.standing)
        if found is None:
            return
        who, name = found
        entry_id = journal.entry_id(self.store, who, name)
        known = journal.list_passages(self.store, who, entry_id=entry_id)
        journal.replace_passages(self.store, who, entry_id, known)
        self.touched = who

    @rule(person=ANYONE)
    def erase(self, person: int) -> None:
        who = self.people[person]
        self.recall.forget(who)
        erase(self.store, who)
        del self.standing[who], self.forgotten[who]
        self.people[person] = narrator(self.store, f"Narrator{person} again{self.told}")
        self.told += 1
        self.standing[self.people[person]], self.forgotten[self.people[person]] = {}, {}
        self.touched = self.people[person]

    @rule(person=ANYONE)
    def the_bot_speaks(self, person: int) -> None:
        """A question and a message, in the very words that memories bear."""
        who, self.told = self.people[person], self.told + 1
        text = f"The boat of bot number{self.told}"
        asked = Question(f"{self.told:032d}", who, "childhood", "opener", text, now())
        questions.add_question(self.store, asked)
        outbox.put(self.store, OutMessage(f"k{self.told}", "test", who, text=text))
        self.touched = who

    @rule()
    def reopen(self) -> None:
        self.recall.close()
        self.recall = self.opened()

    @rule()
    def change_the_embedder(self) -> None:
        self.recall.close()
        self.fingerprint = "2" if self.fingerprint == "1" else "1"
        self.recall = self.opened()

    @rule(person=ANYONE, anew=st.booleans())
    def reindex(self, person: int, anew: bool) -> None:
        self.touched = self.people[person]
        self.recall.reindex(self.touched, anew=anew)

    def picked(self, pick: int, among: dict[str, dict[str, str]]) -> tuple[str, str] | None:
        """One of the entries, of whomever; None where there is none."""
        known = [(who, name) for who in self.people for name in sorted(among[who])]
        return known[pick % len(known)] if known else None

    def finish(self, who: str, entry_id: str, finished: bool) -> None:
        self.touched = who
        if finished:
            self.remember(who, entry_id)
        else:  # killed here: whoever opens the store next goes on
            self.recall.close()
            self.recall = self.opened()

    def remember(self, who: str, entry_id: str) -> None:
        self.recall.remove(who, entry_id)
        self.recall.add(who, cut_entry(self.store, who, entry_id))
        if journal.get_entry(self.store, entry_id).forgotten_at is None:
            journal.set_state(self.store, entry_id, EntryState.REMEMBERED)
        self.touched = who

    @invariant()
    def finds_what_stands_and_nothing_else(self) -> None:
        """Asked in everybody's words: of the one just touched and of the one after."""
        if self.touched is None:
            return
        at = self.people.index(self.touched)
        for who in (self.touched, self.people[(at + 1) % PEOPLE]):
            hits = self.recall.search(who, " ".join(["The", *WORDS, "of owner bot number"]), 50)
            found = {one.text for hit in hits for one in (hit.passage, *hit.neighbours)}
            assert found == set(self.standing[who].values())
            assert {hit.passage.narrator_id for hit in hits} <= {who}
            assert len(hits) == len(self.standing[who])

    def teardown(self) -> None:
        self.recall.close()
        self.store.close()
        self.folder.cleanup()


TestRemembering = Remembering.TestCase
TestRemembering.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
