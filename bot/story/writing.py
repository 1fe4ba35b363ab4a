"""One section written: drafted, judged by the gate, revised once; each stage saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.story.codec import sentence_from, sentence_to
from bot.story.draft import MODEL, OWN_WORDS, Draft, draft
from bot.story.own_words import Drafted, Seen
from bot.story.revise import checked, revised, stands
from bot.story.sections import Section
from bot.story.shape import Shape
from bot.story.variants import AS_IT_COMES, Taste, best
from bot.story.verify import Entails
from memory.types import Narrator, Passage, Sentence

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Save = Callable[[str, dict[str, Any]], None]
Load = Callable[[str], dict[str, Any] | None]


@dataclass(frozen=True)
class Run:
    """What every section of one run needs. ``given_up`` where the model answers no more."""

    narrator: Narrator
    passages: Mapping[str, Passage]
    model: BaseChatModel | None
    save: Save
    load: Load
    seen: Seen
    shape: Shape
    given_up: bool = False
    entails: Entails | None = None
    taste: Taste = AS_IT_COMES


@dataclass(frozen=True)
class Written:
    """A finished section, and whether its model was given up on. ``left`` pairs a passage with why a
    sentence of it was left out.
    """

    sentences: tuple[Sentence, ...]
    cut: tuple[Sentence, ...]
    unchecked: tuple[Sentence, ...]
    writer: str
    fell_back: bool = False
    left: tuple[tuple[str, str], ...] = ()


def write_section(run: Run, title: str, section: Section) -> Written:
    """The section, read back where it is known. What stands is judged anew in any case: no stage
    and no earlier version is taken at its word.
    """
    known = run.load(f"revise:{section.name}")
    written = _from(known) if known is not None else _written(run, title, section)
    if known is not None:
        judged = checked(written.sentences, run.passages, run.narrator, run.entails)
        kept = tuple(one for one in judged if stands(one))
        cut = (*written.cut, *(one for one in judged if not stands(one)))
        written = replace(written, sentences=kept, cut=cut)
        if written.writer == OWN_WORDS:
            _note(run.seen, (*kept, *written.unchecked))
    return written if written.writer == OWN_WORDS else _once(run.seen, written)


def _written(run: Run, title: str, section: Section) -> Written:
    made = _draft(run, title, section)
    made, judged = _chosen(run, title, section, made)
    run.save(f"verify:{section.name}", {"sentences": [sentence_to(one) for one in judged]})
    model = run.model if made.writer == MODEL else None
    kept, cut = revised(judged, run.passages, run.narrator, model, run.entails)
    written = replace(_drafted(made), sentences=kept, cut=cut)
    run.save(f"revise:{section.name}", _to(written))
    return written


def _chosen(run: Run, title: str, section: Section, first: Draft) -> tuple[Draft, tuple[Sentence, ...]]:
    """The best of a chat model's writings, and the gate's verdicts on it; any other writer writes once."""
    made = [first]
    if first.writer == MODEL and not run.given_up:
        made += [_draft(run, title, section, number) for number in range(1, run.taste.variants)]
    made = [one for one in made if one.writer == first.writer]
    judged = [checked(one.drafted.sentences, run.passages, run.narrator, run.entails) for one in made]
    if len(made) == 1:
        return made[0], judged[0]
    choice = best(judged, section.passages, run.taste, run.seen.texts)
    taken = int(choice.candidate.id)
    body = {"taken": taken + 1, "of": len(made), "why": list(choice.why), "score": round(choice.score, 3)}
    run.save(f"choice:{section.name}", body)
    # What was too roughly heard was told by the first: the others saw it as told already.
    drafted = replace(made[taken].drafted, unchecked=first.drafted.unchecked)
    return replace(made[taken], drafted=drafted), judged[taken]


def _draft(run: Run, title: str, section: Section, number: int = 0) -> Draft:
    stage = f"draft:{section.name}" + (f":{number}" if number else "")
    known = run.load(stage)
    if known is not None:
        found = _from(known)
        _note(run.seen, found.unchecked if found.writer == MODEL else (*found.sentences, *found.unchecked))
        drafted = Drafted(found.sentences, found.unchecked, found.left)
        return Draft(drafted, found.writer, found.fell_back)
    made = draft(
        title, section.passages, run.narrator, None if run.given_up else run.model, run.seen, run.shape
    )
    fell_back = made.fell_back or (run.given_up and bool(made.drafted.sentences))
    made = Draft(made.drafted, made.writer, fell_back)
    run.save(stage, _to(_drafted(made)))
    return made


def _drafted(made: Draft) -> Written:
    """A draft as a section of which nothing was cut yet."""
    drafted = made.drafted
    return Written(
        drafted.sentences, (), drafted.unchecked, made.writer, made.fell_back, tuple(drafted.left_out)
    )


def _once(seen: Seen, written: Written) -> Written:
    """Without what an earlier section told already: a model is shown one section at a time."""
    kept = tuple(one for one in written.sentences if one.role != "told" or seen.is_new(one.text))
    return replace(written, sentences=kept)


def _note(seen: Seen, sentences: Iterable[Sentence]) -> None:
    for one in sentences:
        seen.is_new(one.text)


def _to(written: Written) -> dict[str, Any]:
    return {
        "sentences": _rows(written.sentences),
        "cut": _rows(written.cut),
        "unchecked": _rows(written.unchecked),
        "writer": written.writer,
        "fell_back": written.fell_back,
        "left": [list(one) for one in written.left],
    }


def _rows(sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
    return [sentence_to(one) for one in sentences]


def _from(data: Mapping[str, Any]) -> Written:
    sentences, cut, unchecked = (
        tuple(sentence_from(one) for one in data[name]) for name in ("sentences", "cut", "unchecked")
    )
    left = tuple((str(passage), str(why)) for passage, why in data.get("left", ()))
    return Written(sentences, cut, unchecked, data["writer"], data["fell_back"], left)
