"""Several writings of a section: false ones are out, the fullest of what was felt and liked is kept."""

from __future__ import annotations

import json
from typing import Any

from bot.story.revise import checked
from bot.story.variants import Taste, best
from memory.types import Citation, Passage, Sentence, Story
from tests.fakes import FakeChatModel
from tests.story.lives import MARIA, by_id, story_of, told

FLOOD, BREAD = "In 1962 the flood took our house.", "In 1962 grandmother baked cardamom bread on Sundays."
PASSAGES = told(MARIA, [FLOOD, BREAD])


def written(*said: tuple[str, Passage]) -> tuple[Sentence, ...]:
    """Judged sentences, each with the whole passage that it cites."""
    sentences = [Sentence(text, (Citation(one.id, 0, len(one.text), one.text),)) for text, one in said]
    return checked(sentences, by_id(PASSAGES), MARIA)


def test_a_false_writing_is_out_however_much_it_feels() -> None:
    """A writing half of which the gate cuts loses to a plain one that stands."""
    true = written((BREAD, PASSAGES[1]))
    false = written((FLOOD, PASSAGES[0]), ("In 1971 the flood took our bakery.", PASSAGES[0]))
    choice = best([false, true], PASSAGES, Taste(2, felt={PASSAGES[0].entry_id: 0.9}), [])
    assert choice.candidate.id == "1"


def test_what_was_felt_and_liked_is_told() -> None:
    """Of two true writings the one with the felt memory is kept, and where none is felt the liked one."""
    flood, bread = written((FLOOD, PASSAGES[0])), written((BREAD, PASSAGES[1]))
    felt = Taste(2, felt={PASSAGES[0].entry_id: 0.9, PASSAGES[1].entry_id: 0.1})
    liked = Taste(2, liked={PASSAGES[1].entry_id: 0.9, PASSAGES[0].entry_id: 0.2})
    assert best([bread, flood], PASSAGES, felt, []).candidate.id == "1"
    assert best([flood, bread], PASSAGES, liked, []).candidate.id == "1"
    assert "feedback" in best([flood, bread], PASSAGES, liked, []).why


def test_what_stands_already_is_not_preferred() -> None:
    """A writing like what an earlier section says gives way to another."""
    flood, bread = written((FLOOD, PASSAGES[0])), written((BREAD, PASSAGES[1]))
    assert best([flood, bread], PASSAGES, Taste(2), [FLOOD]).candidate.id == "1"


def test_each_section_is_written_so_often_and_the_choice_is_kept() -> None:
    """Two writings are asked for, the fuller one stands, why is saved, and a second run asks for none."""
    thin = json.dumps({"text": FLOOD, "citations": [{"passage": 1, "quote": FLOOD}]})
    full = f"{thin}\n" + json.dumps({"text": BREAD, "citations": [{"passage": 2, "quote": BREAD}]})
    stages: dict[str, Any] = {}
    model = FakeChatModel(thin, full)
    assert _texts(story_of(PASSAGES, stages, model=model, taste=Taste(2))) == [FLOOD, BREAD]
    assert model.left == 0
    (choice,) = [body for stage, body in stages.items() if stage.startswith("choice:")]
    assert (choice["taken"], choice["of"]) == (2, 2)
    assert "theme" in choice["why"]
    assert _texts(story_of(PASSAGES, stages, model=FakeChatModel(), taste=Taste(2))) == [FLOOD, BREAD]


def _texts(written_story: Story) -> list[str]:
    return [one.text for chapter in written_story.chapters for one in chapter.sentences]
