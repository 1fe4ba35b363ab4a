"""From passages to a story: outline, then draft, verify and revise each chapter, each stage saved.

A run that is stopped goes on where it was: a finished chapter is read back, a drafted one is only
verified. After STORM (Shao et al. 2024), whose stages leave artefacts and can resume.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.story.codec import chapter_from, chapter_to, plan_from, plan_to, sentence_from, sentence_to
from bot.story.draft import Draft, draft
from bot.story.outline import Photo, Plan, outline
from bot.story.own_words import Drafted, Seen
from bot.story.revise import checked, held, revised
from memory.types import Chapter, Narrator, Passage, Question, Sentence, Story
from prompts import message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_PATIENCE = 2  # chapters on end that a model may fail before it is given up on for this run
Save = Callable[[str, dict[str, Any]], None]
Load = Callable[[str], dict[str, Any] | None]
Progress = Callable[[int, int, str], None]
"""Steps done, steps in all, and the key of the message that names the step."""


@dataclass(frozen=True)
class _Run:
    """What every stage of one run needs."""

    narrator: Narrator
    passages: Mapping[str, Passage]
    model: BaseChatModel | None
    save: Save
    load: Load
    seen: Seen
    given_up: bool = False


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
) -> Story:
    """The narrator's story. `save` and `load` keep each stage under this story's id.

    `about` says which entry an answer is about, by ids.
    """
    run = _Run(narrator, {one.id: one for one in passages}, model, save, load, Seen())
    plans = _outline(run, passages, photos, questions, about or {})
    steps = 1 + len(plans)
    say = progress or _silent
    say(1, steps, "story-step-outline")
    made: list[tuple[Chapter, bool]] = []
    for number, plan in enumerate(plans, start=2):
        made.append(_chapter(replace(run, given_up=_is_away(made)), plan))
        say(number, steps, "story-step-chapter")
    chapters = _with_pictures([chapter for chapter, _ in made])
    return Story(
        id=story_id,
        narrator_id=narrator.id,
        version=version,
        title=message("story-title", narrator.language, name=narrator.name),
        language=narrator.language,
        chapters=tuple(chapters),
        created_at=now,
        notes=tuple(_notes(made, narrator.language)),
    )


def _is_away(made: Sequence[tuple[Chapter, bool]]) -> bool:
    """True once the model gave nothing for several chapters on end: the rest would only wait for it."""
    return len(made) >= _PATIENCE and all(fell_back for _, fell_back in made[-_PATIENCE:])


def _silent(_done: int, _total: int, _key: str) -> None:
    """Progress that nobody watches."""


def _outline(
    run: _Run,
    passages: Sequence[Passage],
    photos: Sequence[Photo],
    asked: Sequence[Question],
    about: Mapping[str, str],
) -> list[Plan]:
    known = run.load("outline")
    if known is not None:
        return [plan_from(one) for one in known["plans"]]
    plans = outline(run.narrator, passages, photos, asked, about)
    run.save("outline", {"plans": [plan_to(one) for one in plans]})
    return list(plans)


def _chapter(run: _Run, plan: Plan) -> tuple[Chapter, bool]:
    """A finished chapter, and whether its model was given up on."""
    known = run.load(f"revise:{plan.key}")
    if known is not None:
        chapter = chapter_from(known["chapter"])
        for one in (*chapter.sentences, *chapter.unchecked):
            run.seen.is_new(one.text)
        return chapter, bool(known["fell_back"])
    drafted = _draft(run, plan)
    judged = _verify(run, plan, drafted.drafted.sentences)
    model = run.model if drafted.writer != "own-words" else None
    kept, cut = revised(judged, run.passages, run.narrator, model)
    chapter = Chapter(
        key=plan.key,
        title=plan.title,
        sentences=_closed_up(kept),
        date=plan.date,
        media_ids=plan.media_ids,
        unchecked=drafted.drafted.unchecked,
        held=held(len(kept), len(cut), run.narrator.language),
        cut=cut,
        writer=drafted.writer,
    )
    run.save(f"revise:{plan.key}", {"chapter": chapter_to(chapter), "fell_back": drafted.fell_back})
    return chapter, drafted.fell_back


def _draft(run: _Run, plan: Plan) -> Draft:
    known = run.load(f"draft:{plan.key}")
    if known is None:
        found = [run.passages[one] for one in plan.passage_ids if one in run.passages]
        made = draft(plan.title, found, run.narrator, None if run.given_up else run.model, run.seen)
        made = replace(made, fell_back=made.fell_back or (run.given_up and bool(made.drafted.sentences)))
        run.save(f"draft:{plan.key}", _draft_to(made))
        return made
    drafted = Drafted(
        tuple(sentence_from(one) for one in known["sentences"]),
        tuple(sentence_from(one) for one in known["unchecked"]),
    )
    for one in (*drafted.sentences, *drafted.unchecked):
        run.seen.is_new(one.text)
    return Draft(drafted, known["writer"], known["fell_back"])


def _draft_to(made: Draft) -> dict[str, Any]:
    return {
        "sentences": [sentence_to(one) for one in made.drafted.sentences],
        "unchecked": [sentence_to(one) for one in made.drafted.unchecked],
        "writer": made.writer,
        "fell_back": made.fell_back,
    }


def _verify(run: _Run, plan: Plan, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The gate is cheap and its passages may have changed: it is never read back, only written down."""
    judged = checked(sentences, run.passages, run.narrator)
    run.save(f"verify:{plan.key}", {"sentences": [sentence_to(one) for one in judged]})
    return judged


def _closed_up(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Paragraph numbers from 0 without gaps."""
    order = {number: at for at, number in enumerate(dict.fromkeys(one.paragraph for one in sentences))}
    return tuple(replace(one, paragraph=order[one.paragraph]) for one in sentences)


def _with_pictures(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Without empty chapters; their pictures go to the next chapter, or to the last."""
    shown: list[Chapter] = []
    waiting: tuple[str, ...] = ()
    for chapter in chapters:
        if chapter.sentences or chapter.unchecked or chapter.held:
            shown.append(replace(chapter, media_ids=waiting + chapter.media_ids))
            waiting = ()
        else:
            waiting += chapter.media_ids
    if shown and waiting:
        shown[-1] = replace(shown[-1], media_ids=shown[-1].media_ids + waiting)
    return shown


def _notes(made: Sequence[tuple[Chapter, bool]], language: str) -> Iterator[str]:
    """What the reader should know of how the story was written."""
    titles = [chapter.title for chapter, fell_back in made if fell_back]
    for title in titles:
        yield message("story-note-fallback", language, title=title)
    if unchecked := sum(len(chapter.unchecked) for chapter, _ in made):
        yield message("story-note-unchecked", language, count=unchecked)
