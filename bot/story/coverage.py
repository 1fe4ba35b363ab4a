"""Every memory is in the story, or there is a reason why not. The reasons are found by code.

``off-limits``, ``distress`` (a cry for help, which is no story), ``others`` (somebody else's words),
``caption`` (a picture without words, not shown),
``document``, ``place``, ``unchecked`` (a rough transcript), ``held`` (its chapter waits), ``cut`` (the
gate refused it, and the detail says why), ``elsewhere`` (told more fully in the chapter that the detail
names), ``hard`` (not for a child, whom the story is for), ``declined`` (no answer was wanted or
remembered), ``chat``, ``too-little`` (nothing that stands
by itself), ``other-event`` (the story is of one event), ``left-out`` (the writer passed it over).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.story.light_edit import lightly_edited
from bot.story.tellable import is_chat
from bot.story.told import told_in
from bot.story.words import content
from memory.sentences import sentence_spans
from memory.types import EntryKind, Passage, Sentence, Story

_WITHIN = 0.8  # the share of a sentence's content words that a fuller one holds


@dataclass(frozen=True)
class Use:
    """A memory, and the title of the chapter that it is used in, or why it is not. One of both is set."""

    passage_id: str
    entry_id: str
    where: str | None = None
    why: str | None = None
    detail: str = ""


@dataclass(frozen=True)
class _Known:
    """What the story says: passage id -> chapter title or reason, and its sentences by their words."""

    used: Mapping[str, str]
    waiting: Mapping[str, tuple[str, str]]
    left: Mapping[str, tuple[str, str]]
    said: Mapping[str, Sequence[tuple[frozenset[str], str]]]
    one_event: bool


def coverage(
    story: Story,
    passages: Sequence[Passage],
    barred: Collection[str] = (),
    declined: Collection[str] = (),
    one_event: bool = False,
    distress: Collection[str] = (),
) -> tuple[Use, ...]:
    """One row for each of `passages`, in their order.

    `barred` are ids of passages kept out at the narrator's wish, `declined` ids of entries that answer
    a question by not answering it, `distress` ids of passages that cry for help.
    """
    known = _known(story, one_event)
    media = {one: chapter.title for chapter in story.chapters for one in chapter.media_ids}
    out = {**dict.fromkeys(barred, "off-limits"), **dict.fromkeys(distress, "distress")}
    return tuple(_use(one, known, media, out, declined) for one in passages)


def _known(story: Story, one_event: bool) -> _Known:
    used: dict[str, str] = {}
    waiting: dict[str, tuple[str, str]] = {}
    said: dict[str, list[tuple[frozenset[str], str]]] = {}
    left: dict[str, tuple[str, str]] = {}
    for chapter in story.chapters:
        for passage_id, why in chapter.left:
            left.setdefault(passage_id, (why, chapter.title))
        for sentence in chapter.cut:
            _note(waiting, sentence, "cut", sentence.verdict.reason if sentence.verdict else "")
        for sentence in chapter.unchecked:
            _note(waiting, sentence, "unchecked", chapter.title)
        for sentence in chapter.sentences:
            if chapter.held is not None:
                _note(waiting, sentence, "held", chapter.title)
                continue
            words = frozenset(content(sentence.text))
            for word in words:
                said.setdefault(word, []).append((words, chapter.title))
            for cited in sentence.citations:
                used.setdefault(cited.passage_id, chapter.title)
    return _Known(used, waiting, left, said, one_event)


def _note(waiting: dict[str, tuple[str, str]], sentence: Sentence, why: str, detail: str) -> None:
    for cited in sentence.citations:
        waiting.setdefault(cited.passage_id, (why, detail))


def _use(
    passage: Passage,
    known: _Known,
    media: Mapping[str, str],
    barred: Mapping[str, str],
    declined: Collection[str],
) -> Use:
    ids = (passage.id, passage.entry_id)
    if passage.id in barred:
        return Use(*ids, why=barred[passage.id])
    shown = media.get(passage.media_id or "") if passage.field.startswith("caption:") else None
    if where := known.used.get(passage.id) or shown:
        return Use(*ids, where=where)
    if passage.id in known.waiting:
        why, detail = known.waiting[passage.id]
        return Use(*ids, why=why, detail=detail)
    if kind := _not_told(passage):
        return Use(*ids, why=kind)
    if passage.entry_id in declined:
        return Use(*ids, why="declined")
    return _untold(passage, known)


def _not_told(passage: Passage) -> str | None:
    """Why a passage can be no sentence of the narrator's, by what it is."""
    if passage.field.startswith("caption:"):
        return "caption"
    if passage.speaker is not None:
        return "others"
    if passage.field.startswith("document:"):
        return "document"
    if passage.kind in (EntryKind.LOCATION, EntryKind.CONTACT):
        return "place"
    return "unchecked" if passage.draft else None


def _untold(passage: Passage, known: _Known) -> Use:
    """Why the narrator's own, checked words are not in the story."""
    ids = (passage.id, passage.entry_id)
    told = [one.text for one in told_in([passage])]
    if not told:
        return Use(*ids, why="chat" if _all_chat(passage) else "too-little")
    if passage.id in known.left:
        why, detail = known.left[passage.id]
        return Use(*ids, why=why, detail=detail)
    fuller = [_fuller(one, known) for one in told]
    if all(fuller):
        return Use(*ids, why="elsewhere", detail=next(one for one in fuller if one))
    return Use(*ids, why="other-event" if known.one_event else "left-out")


def _all_chat(passage: Passage) -> bool:
    said = [lightly_edited(passage.text[start:end]) for start, end in sentence_spans(passage.text)]
    return all(is_chat(one) for one in said if one)


def _fuller(sentence: str, known: _Known) -> str | None:
    """The chapter with a sentence that holds the words of this one."""
    words = frozenset(content(sentence))
    near = (each for word in words for each in known.said.get(word, ()))
    return next((title for other, title in near if len(words & other) >= _WITHIN * len(words)), None)
