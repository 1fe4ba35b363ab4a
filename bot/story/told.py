"""What was told, sentence by sentence: edited lightly, each with the words and seconds that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.story.capitals import capitalised
from bot.story.light_edit import lightly_edited
from bot.story.pauses import said, told_spans
from bot.story.spans import cite
from bot.story.tellable import is_tellable
from memory.sentences import language_of
from memory.types import Passage, Sentence

_ENDS = '.!?…。！？”"’」』)）'
Piece = tuple[Passage, int, int]


@dataclass(frozen=True)
class Utterance:
    """One sentence as it was said (``raw``), edited, with its pieces of passages."""

    raw: str
    text: str
    pieces: tuple[Piece, ...]

    @property
    def sentence(self) -> Sentence:
        """The edited sentence, cited."""
        return Sentence(self.text, tuple(cite(*piece) for piece in self.pieces))


def told_sentences(passage: Passage) -> list[Sentence]:
    """Each sentence of one passage that can stand in a story, edited lightly and cited."""
    return told_in([passage])


def told_in(passages: Sequence[Passage], cases: Mapping[str, str] | None = None) -> list[Sentence]:
    """The tellable sentences of an answer; one that was cut between two passages cites both."""
    return [one.sentence for one in utterances(passages, cases) if one.text and is_tellable(one.text)]


def utterances(passages: Sequence[Passage], cases: Mapping[str, str] | None = None) -> list[Utterance]:
    """All sentences of an answer, those too that cannot stand in a story.

    `cases` are the capitals of names, for speech that was written down without any.
    """
    found = []
    for pieces in _pieces(passages):
        parts = [said(*piece) for piece in pieces]
        raw = capitalised(("" if language_of(parts[0]) == "zh" else " ").join(parts), cases or {})
        found.append(Utterance(raw, lightly_edited(raw), tuple(pieces)))
    return found


def by_entry(passages: Iterable[Passage]) -> list[list[Passage]]:
    """Runs of passages of one entry."""
    groups: list[list[Passage]] = []
    for passage in passages:
        if groups and groups[-1][-1].entry_id == passage.entry_id:
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return groups


def _pieces(passages: Sequence[Passage]) -> list[list[Piece]]:
    """Sentences as runs of pieces: a very long sentence is kept in several passages."""
    found: list[list[Piece]] = []
    last: Passage | None = None
    for passage in passages:
        for number, (start, end) in enumerate(told_spans(passage)):
            if number == 0 and last is not None and _goes_on(last, passage):
                found[-1].append((passage, start, end))
            else:
                found.append([(passage, start, end)])
            last = passage
    return found


def _goes_on(last: Passage, passage: Passage) -> bool:
    same = last.entry_id == passage.entry_id and last.field == passage.field and last.id != passage.id
    return same and 0 <= passage.start - last.end <= 1 and last.text[-1:] not in _ENDS
