"""What a narrator wants left out: kept sealed, found in a text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

import prompts
from memory import off_limits
from memory.graph import build
from memory.people_reading import read
from memory.store import Store
from memory.types import Passage
from tests.memory.people import TOLD, make_narrator


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("How did the two of you come to divorce?", "my divorce"),
        ("When we divorced I moved to the coast.", "Divorce."),
        ("Who was with you when they adopted the boy?", "the adoption"),
        ("What changed when you were married?", "my marriage"),
        ("How did your husband die?", "my husband's death"),
        ("What did your mum sing?", "my mother"),
        ("What was Ruth like as a girl?", "my sister Ruth"),
        ("He was ill, and the illness took the whole winter.", "illness"),
        ("Was it hot in May?", "May"),
        ("您离婚以后搬到了哪里？", "关于我的离婚的事"),
        ("您母亲爱唱什么歌？", "我妈妈"),
        ("您爸后来做什么？", "爸"),
    ],
)
def test_what_is_off_limits_is_found(text: str, phrase: str) -> None:
    """A phrase is found in other forms of its words, in other words for kin, and in Chinese by characters."""
    assert off_limits.touches(text, [phrase])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("What was warm in the house?", "the war"),
        ("What did your brother Karl build?", "my brother Tom"),
        ("What may I ask you?", "May"),
        ("Who taught you to read?", "my sister's wedding"),
        ("那时候您爱吃什么？", "离婚的事"),
        ("您的姑妈住在哪里？", "妈"),
        ("What was that like?", " "),
        ("The bread was white. " + "We ate bread and soup. " * 8 + "There stood a horse.", "white horse"),
    ],
)
def test_other_words_are_left_alone(text: str, phrase: str) -> None:
    """Words that only look alike, other people of one kin, and words far apart are not what was meant."""
    assert not off_limits.touches(text, [phrase])


def test_phrases_are_kept_once_and_taken_away(store: Store) -> None:
    """A phrase said twice is kept once; somebody else can neither see nor remove it."""
    ann, ben = make_narrator(store), make_narrator(store, "Ben", "2")
    first = off_limits.add(store, ann.id, "my divorce.")
    assert off_limits.add(store, ann.id, " My  divorce").id == first.id
    assert [one.words for one in off_limits.kept(store, ann.id)] == ["My divorce"]
    assert off_limits.kept(store, ben.id) == []
    assert not off_limits.remove(store, ben.id, first.id)
    assert off_limits.remove(store, ann.id, first.id)
    assert off_limits.phrases(store, ann.id) == ()
    with pytest.raises(ValueError):
        off_limits.add(store, ann.id, " . ")
    with pytest.raises(ValueError):
        off_limits.add(store, ann.id, "x" * 81)


def test_a_persons_other_names_are_off_limits_too(store: Store) -> None:
    """Whoever is off limits by one name is so by every name that they were told of by."""
    ann = make_narrator(store)
    told = "My sister Ana Maria baked on Sundays. Ana sang in the choir."
    passage = Passage("p1", ann.id, "e1", told, "text", 0, len(told), TOLD)
    graph = build([read(passage)])
    off_limits.add(store, ann.id, "my sister")
    found = off_limits.phrases(store, ann.id, graph)
    assert "Ana Maria" in found
    assert off_limits.touches("What did Ana sing?", found)


def test_a_language_that_comes_later_is_heard(tmp_path: Path) -> None:
    """What was read of a phrase before is read anew when further languages are looked for."""
    text = "Comment etait votre belledoche ?"
    assert not off_limits.touches(text, ["ma mere"])
    folder = tmp_path / "fr"
    shutil.copytree(Path(prompts.__file__).parent / "es", folder)
    rules = folder / "rules/off-limits.yaml"
    said = yaml.safe_load(rules.read_text(encoding="utf-8"))
    said |= {"lead": "ma", "same": ["belledoche mere"], "kin": ""}
    rules.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    prompts.also(tmp_path)
    try:
        assert off_limits.touches(text, ["ma mere"])
    finally:
        prompts.also(None)
    assert not off_limits.touches(text, ["ma mere"])
