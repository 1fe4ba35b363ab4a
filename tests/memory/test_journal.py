"""The journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory import journal, narrators
from memory.errors import KeyUnusable, NotFound
from memory.store import Store
from memory.types import (
    Emotion,
    Entry,
    EntryKind,
    EntryState,
    Media,
    MediaKind,
    Narrator,
    Passage,
    Perception,
    PerceptionKind,
    Word,
)
from tests.memory.people import SOUND, TOLD, keep, make_entry, make_media, make_narrator

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
slow = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)


@slow
@given(words, st.text("abcdef0123456789:", min_size=1, max_size=10))
def test_twice_is_once(store: Store, text: str, ref: str) -> None:
    """An entry that is added twice stands once, with the words of the first time."""
    narrator = make_narrator(store)
    before = len(journal.list_entries(store, narrator.id))
    entry_id = journal.entry_id(store, narrator.id, ref)
    entry = Entry(entry_id, narrator.id, ref, EntryKind.TEXT, TOLD, text)
    first = journal.add_entry(store, entry)
    kept = journal.get_entry(store, entry_id).text
    assert not journal.add_entry(store, replace(entry, text=text + "!"))
    assert journal.get_entry(store, entry_id).text == kept
    assert len(journal.list_entries(store, narrator.id)) == before + first
    if first:
        assert kept == text


@slow
@given(words, st.lists(words, min_size=1, max_size=4))
def test_wordings_are_kept(store: Store, first: str, later: list[str]) -> None:
    """However often an entry is edited, the newest wording is shown and every earlier one is kept."""
    narrator = make_narrator(store)
    ref = str(len(journal.list_entries(store, narrator.id)))
    entry = make_entry(store, narrator, ref, first)
    for text in later:
        shown = journal.get_entry(store, entry.id).text
        journal.revise(store, entry.id, "text", text, "edit", first=shown)
    found = journal.get_entry(store, entry.id)
    assert (found.text, found.edited) == (later[-1], True)
    kept = journal.revisions_of(store, entry.id)
    assert [one.text for one in kept] == [first, *later]
    assert [one.number for one in kept] == list(range(len(later) + 1))
    assert [one.reason for one in kept] == ["first"] + ["edit"] * len(later)
    listed = {one.id: one.text for one in journal.list_entries(store, narrator.id)}
    assert listed[entry.id] == later[-1]


def test_state_keeps_the_wordings(store: Store) -> None:
    """A change of state after an edit changes neither the first wording nor the newest."""
    entry = make_entry(store, make_narrator(store), "1", "sea")
    journal.revise(store, entry.id, "text", "lake", "edit", first="sea")
    journal.set_state(store, entry.id, EntryState.REMEMBERED)
    assert journal.get_entry(store, entry.id).text == "lake"
    assert [one.text for one in journal.revisions_of(store, entry.id)] == ["sea", "lake"]


def test_fields_are_revised_apart(store: Store) -> None:
    """A fixed transcript leaves the text as it was."""
    entry = make_entry(store, make_narrator(store), "1", "a caption")
    journal.revise(store, entry.id, "transcript:m1", "harbour", "fix", first="harper")
    assert journal.wordings(store, entry.id) == {"transcript:m1": "harbour"}
    assert journal.get_entry(store, entry.id).edited is False


@slow
@given(st.permutations(range(4)), st.integers(1, 4))
def test_late_items_of_an_album(store: Store, order: list[int], early: int) -> None:
    """An album's items that come late join it, in their order, and have it worked on again."""
    narrator = make_narrator(store)
    ref = f"album:{order}:{early}"
    entry = Entry(journal.entry_id(store, narrator.id, ref), narrator.id, ref, EntryKind.ALBUM, TOLD)
    items = [
        replace(make_media(store, entry, str(number), MediaKind.IMAGE, f"{number}.jpg"), position=number)
        for number in range(4)
    ]
    if not journal.add_entry(store, entry, [items[number] for number in order[:early]]):
        return  # the same example again
    journal.set_state(store, entry.id, EntryState.REMEMBERED)
    late = [items[number] for number in order[early:]]
    assert journal.add_entry(store, entry, late) is bool(late)
    assert journal.add_entry(store, entry, items) is False
    assert [one.file_name for one in journal.media_of(store, entry.id)] == [
        "0.jpg",
        "1.jpg",
        "2.jpg",
        "3.jpg",
    ]
    expected = EntryState.RECEIVED if late else EntryState.REMEMBERED
    assert journal.get_entry(store, entry.id).state is expected


def test_order_of_telling(store: Store) -> None:
    """Entries are listed as they were told, those of one moment as they came; times bound them."""
    narrator = make_narrator(store)
    later = make_entry(store, narrator, "1", "later", told_at=TOLD + timedelta(hours=1))
    first, second = make_entry(store, narrator, "2", "a"), make_entry(store, narrator, "3", "b")
    found = journal.list_entries(store, narrator.id)
    assert [one.id for one in found] == [first.id, second.id, later.id]
    until = journal.list_entries(store, narrator.id, until=later.told_at)
    assert [one.id for one in until] == [first.id, second.id]
    assert [one.id for one in journal.list_entries(store, narrator.id, since=later.told_at)] == [later.id]


def test_forgotten_and_brought_back(store: Store) -> None:
    """A forgotten entry is in no reading and no count, until it is brought back."""
    narrator = make_narrator(store)
    entry = make_entry(store, narrator, "1", "words")
    journal.forget_entry(store, entry.id, TOLD)
    assert journal.list_entries(store, narrator.id) == []
    assert journal.entries_in_state(store, EntryState.RECEIVED) == []
    assert journal.count_entries(store, narrator.id) == {}
    assert len(journal.list_entries(store, narrator.id, forgotten=True)) == 1
    journal.forget_entry(store, entry.id, None)
    assert journal.count_entries(store, narrator.id) == {"received": 1}


def test_failure_is_kept(store: Store) -> None:
    """A failed entry keeps its cause and loses it when it goes on."""
    entry = make_entry(store, make_narrator(store), "1", "words")
    journal.set_state(store, entry.id, EntryState.FAILED, "fetch: OSError")
    assert journal.get_entry(store, entry.id).failure == "fetch: OSError"
    journal.set_state(store, entry.id, EntryState.REMEMBERED)
    assert journal.get_entry(store, entry.id).failure is None


def test_ids(store: Store) -> None:
    """One reference of two narrators names two entries, and an id tells nothing of the reference."""
    ann, bob = make_narrator(store), make_narrator(store, "Bob", "4712")
    assert journal.entry_id(store, ann.id, "1") != journal.entry_id(store, bob.id, "1")
    assert journal.find_entry(store, ann.id, "1") is None
    entry = make_entry(store, ann, "1", "words")
    assert journal.find_entry(store, ann.id, "1") == entry
    assert journal.find_entry(store, bob.id, "1") is None


def test_file(store: Store, tmp_path: Path) -> None:
    """A kept file is read back as it was, with its hash and size; on the disk it is sealed."""
    entry = make_entry(store, make_narrator(store), "1")
    one = make_media(store, entry, "v", MediaKind.AUDIO, "voice.ogg")
    journal.add_entry(store, entry, [one])
    with pytest.raises(NotFound):
        journal.read_file(store, one)
    kept = keep(store, one, SOUND, tmp_path)
    assert (kept.size, kept.fetched) == (len(SOUND), True)
    assert journal.get_media(store, one.id) == kept
    assert journal.read_file(store, kept) == SOUND
    assert SOUND not in journal.media_path(store, kept).read_bytes()


def test_files_exchanged(store: Store, tmp_path: Path) -> None:
    """A sealed file that is put in the place of another does not open there."""
    entry = make_entry(store, make_narrator(store), "1")
    files = [make_media(store, entry, name, MediaKind.AUDIO, None) for name in "ab"]
    journal.add_entry(store, entry, files)
    first, second = (keep(store, one, SOUND, tmp_path) for one in files)
    journal.media_path(store, first).replace(journal.media_path(store, second))
    with pytest.raises(KeyUnusable):
        journal.read_file(store, second)


def test_deleted(store: Store, tmp_path: Path) -> None:
    """A deleted entry is gone with its file, its revisions and its readings."""
    narrator = make_narrator(store)
    entry = make_entry(store, narrator, "1", "sea")
    one = make_media(store, entry, "v", MediaKind.AUDIO, None)
    journal.add_entry(store, entry, [one])
    kept = keep(store, one, SOUND, tmp_path)
    journal.revise(store, entry.id, "text", "lake", "edit", first="sea")
    journal.save_perceptions(store, entry, [_feeling("e1", entry.id)])
    journal.delete_entry(store, entry.id)
    assert not journal.media_path(store, kept).exists()
    assert journal.revisions_of(store, entry.id) == []
    assert journal.perceptions_of(store, entry.id) == []
    with pytest.raises(NotFound):
        journal.get_entry(store, entry.id)


def test_read_anew(store: Store) -> None:
    """A new reading of the same kind takes the place of the old one."""
    entry = make_entry(store, make_narrator(store), "1", "sea")
    for name, valence in (("e1", 0.1), ("e2", 0.9)):
        journal.save_perceptions(store, entry, [_feeling(name, entry.id, valence)])
    (found,) = journal.perceptions_of(store, entry.id)
    assert found == _feeling("e2", entry.id, 0.9)


def test_passages(store: Store) -> None:
    """Passages are kept with their words, and those of an entry are replaced as a whole."""
    narrator = make_narrator(store)
    entry = make_entry(store, narrator, "1", "sea")
    passages = [
        Passage(name, narrator.id, entry.id, f"text {name}", "text", 0, 3, TOLD, words=(Word("a", 0.0, 0.5),))
        for name in ("p1", "p2")
    ]
    journal.replace_passages(store, narrator.id, entry.id, passages)
    assert journal.list_passages(store, narrator.id) == passages
    assert journal.list_passages(store, narrator.id, ids=["p2"]) == passages[1:]
    journal.replace_passages(store, narrator.id, entry.id, passages[:1])
    assert journal.list_passages(store, narrator.id, entry_id=entry.id) == passages[:1]


@slow
@given(st.lists(st.sampled_from("abcd"), max_size=8))
def test_many_at_once(store: Store, refs: list[str]) -> None:
    """Many entries added at once are each there once, whatever was there before."""
    narrator = make_narrator(store)
    before = {one.ref for one in journal.list_entries(store, narrator.id)}
    new = journal.add_entries(
        store,
        [
            Entry(journal.entry_id(store, narrator.id, ref), narrator.id, ref, EntryKind.TEXT, TOLD, ref)
            for ref in refs
        ],
    )
    after = [one.ref for one in journal.list_entries(store, narrator.id)]
    assert sorted(after) == sorted(before | set(refs))
    assert len(new) == len(set(refs) - before)


def test_media_of_nothing(store: Store) -> None:
    """A file that is not there is refused."""
    with pytest.raises(NotFound):
        journal.get_media(store, "0" * 32)
    nothing = Media("m", "e", "n", 0, MediaKind.AUDIO)
    with pytest.raises(NotFound):
        journal.read_file(store, nothing)


def _feeling(name: str, entry_id: str, valence: float = 0.5) -> Perception:
    value = Emotion(valence, {"joy": 0.5}, "m", "1")
    return Perception(name, entry_id, None, PerceptionKind.EMOTION, value, TOLD)


def test_a_time_of_another_zone_is_kept_and_found_as_the_same_moment(store: Store) -> None:
    """2:00 in Auckland is kept as the moment it was, and found between bounds of any zone."""
    auckland, tokyo = timezone(timedelta(hours=13)), timezone(timedelta(hours=9))
    who = narrators.create(store, Narrator("", "Nui", "local", "nui"))
    moment = datetime(2026, 11, 16, 2, tzinfo=auckland)
    entry_id = journal.entry_id(store, who.id, "one")
    journal.add_entry(store, Entry(entry_id, who.id, "one", EntryKind.TEXT, moment, "words"))
    assert journal.get_entry(store, entry_id).told_at == moment
    monday = datetime(2026, 11, 16, tzinfo=auckland)
    assert [one.id for one in journal.list_entries(store, who.id, since=monday)] == [entry_id]
    assert journal.list_entries(store, who.id, until=monday) == []
    later = datetime(2026, 11, 15, 22, 1, tzinfo=tokyo)
    assert journal.list_entries(store, who.id, since=later) == []
