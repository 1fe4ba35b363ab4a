"""From passages to a story: outline, then draft, verify and revise each chapter, each stage saved.

A chapter is written section by section. A section whose inputs are as they were is read back, be
it from a run that was stopped or from the version before, and only passes the gate again; so the
number of a model's calls follows what changed. After STORM (Shao et al. 2024), whose stages leave
artefacts and can resume.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.story.codec import plan_from, plan_to
from bot.story.draft import MODEL, OWN_WORDS
from bot.story.orphans import without_orphans
from bot.story.outline import LIFE_SHAPE, Photo, Plan, outline
from bot.story.own_words import Seen
from bot.story.pictures import beside
from bot.story.retold import gathered
from bot.story.revise import held
from bot.story.sections import Section, sections, whole
from bot.story.shape import Shape
from bot.story.usage import metered, usage_from
from bot.story.variants import AS_IT_COMES, Taste
from bot.story.verify import Entails
from bot.story.writing import Load, Run, Save, Written, write_section
from memory.types import Chapter, Narrator, Passage, Question, Sentence, Story
from prompts import message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_PATIENCE = 2  # sections on end that a model may fail before it is given up on for this run
USAGE = "usage"
"""The stage that holds what the run has used of a chat model so far."""
Progress = Callable[[int, int, str], None]
"""Steps done, steps in all, and the key of the message that names the step."""


@dataclass(frozen=True)
class _Planned:
    """A planned chapter with the sections that it is written in."""

    plan: Plan
    sections: tuple[Section, ...]


def write_story(
    *,
    narrator: Narrator,
    passages: Sequence[Passage],
    photos: Sequence[Photo],
    questions: Sequence[Question],
    model: BaseChatModel | None,
    story_id: str,
    version: int,
    now: datetime,
    save: Save,
    load: Load,
    about: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    writer: str = "",
    shape: Shape = LIFE_SHAPE,
    entails: Entails | None = None,
    taste: Taste = AS_IT_COMES,
) -> Story:
    """The narrator's story. `save` and `load` keep each stage under this story's id; a section that
    `load` finds in an earlier version is taken over from there.

    `about` says which entry an answer is about, by ids. `writer` names the model, whose change is a
    reason to write anew. `entails` is the gate's model of entailment, where there is one. `taste` says how
    often a model writes each section, and by what one of its writings is chosen.
    """
    told = {one.id: one for one in passages}
    run = Run(narrator, told, model, save, load, Seen(), shape, entails=entails, taste=taste)
    used = usage_from(run.load(USAGE))
    plans = _outline(run, passages, photos, questions, about or {}, shape)
    ground = (narrator.language, writer, shape.style, shape.audience, shape.pronoun)
    planned = [_planned(run, plan, ground) for plan in plans]
    steps = 1 + sum(len(one.sections) for one in planned)
    say = progress or _silent
    say(1, steps, "story-step-outline")
    made: list[tuple[Chapter, bool]] = []
    done: list[Written] = []
    for one in planned:
        written = []
        for section in one.sections:
            with metered() as meter:
                written.append(write_section(replace(run, given_up=_is_away(done)), one.plan.title, section))
            if meter.usage.requests:
                used += meter.usage
                run.save(USAGE, used.as_dict())
            done.append(written[-1])
            say(1 + len(done), steps, "story-step-chapter")
        made.append((_chapter(one.plan, written, narrator.language), any(each.fell_back for each in written)))
    return Story(
        id=story_id,
        narrator_id=narrator.id,
        version=version,
        title=message("story-title", narrator.language, name=narrator.name),
        language=narrator.language,
        chapters=tuple(
            replace(one, beside=beside(one, photos, run.passages, about or {}))
            for one in _shown([chapter for chapter, _ in made])
        ),
        created_at=now,
        notes=tuple(_notes(made, narrator.language)),
    )


def _planned(run: Run, plan: Plan, ground: Sequence[str]) -> _Planned:
    found = [run.passages[one] for one in plan.passage_ids if one in run.passages]
    cut = whole if run.model is None else sections
    return _Planned(plan, tuple(cut(found, (plan.key, plan.title, *ground))))


def _is_away(done: Sequence[Written]) -> bool:
    """True once the model gave nothing for several sections on end: the rest would only wait for it."""
    return len(done) >= _PATIENCE and all(one.fell_back for one in done[-_PATIENCE:])


def _silent(_done: int, _total: int, _key: str) -> None:
    """Progress that nobody watches."""


def _outline(
    run: Run,
    passages: Sequence[Passage],
    photos: Sequence[Photo],
    asked: Sequence[Question],
    about: Mapping[str, str],
    shape: Shape,
) -> list[Plan]:
    known = run.load("outline")
    if known is not None:
        return [plan_from(one) for one in known["plans"]]
    plans = gathered(outline(run.narrator, passages, photos, asked, about, shape), run.passages)
    run.save("outline", {"plans": [plan_to(one) for one in plans]})
    return list(plans)


def _chapter(plan: Plan, written: Sequence[Written], language: str) -> Chapter:
    """The chapter that its sections make. It is a model's where no section fell back from one."""
    kept = without_orphans(_joined([one.sentences for one in written]))
    cut = tuple(sentence for one in written for sentence in one.cut)
    modelled = any(one.writer == MODEL for one in written) and not any(one.fell_back for one in written)
    return Chapter(
        key=plan.key,
        title=plan.title,
        sentences=kept,
        date=plan.date,
        media_ids=plan.media_ids,
        unchecked=_joined([one.unchecked for one in written]),
        held=held(len(kept), len(cut), language),
        cut=cut,
        left=tuple(pair for one in written for pair in one.left),
        writer=MODEL if modelled else OWN_WORDS,
    )


def _joined(runs: Sequence[Sequence[Sentence]]) -> tuple[Sentence, ...]:
    """Sections one after the other, paragraph numbers from 0 without gaps."""
    numbers: dict[tuple[int, int], int] = {}
    pairs = [(at, one) for at, run in enumerate(runs) for one in run]
    for at, one in pairs:
        numbers.setdefault((at, one.paragraph), len(numbers))
    return tuple(replace(one, paragraph=numbers[at, one.paragraph]) for at, one in pairs)


def _shown(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Without empty chapters; their pictures, and what they left out, go to the next one, or to the last."""
    shown: list[Chapter] = []
    media: tuple[str, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    for chapter in chapters:
        media, left = media + chapter.media_ids, left + chapter.left
        if chapter.sentences or chapter.unchecked or chapter.held:
            shown.append(replace(chapter, media_ids=media, left=left))
            media, left = (), ()
    if shown:
        last = shown[-1]
        shown[-1] = replace(last, media_ids=last.media_ids + media, left=last.left + left)
    return shown


def _notes(made: Sequence[tuple[Chapter, bool]], language: str) -> Iterator[str]:
    """What the reader should know of how the story was written."""
    titles = [chapter.title for chapter, fell_back in made if fell_back]
    for title in titles:
        yield message("story-note-fallback", language, title=title)
    if unchecked := sum(len(chapter.unchecked) for chapter, _ in made):
        yield message("story-note-unchecked", language, count=unchecked)
