"""Commands that take in, find and ask: add, recall, ask, interview, timeline."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import uuid4

import typer

from bot.cli.shared import Json, Who, narrator_named, opened, show
from bot.errors import LifestoryError, UsageError

if TYPE_CHECKING:
    from memory.types import Citation, Hit, Narrator, Passage


def add(
    context: typer.Context,
    narrator: Who,
    text: Annotated[str, typer.Argument(help="What was told.")] = "",
    file: Annotated[Path | None, typer.Option(help="A recording, picture, video or document.")] = None,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="When it was told (ISO 8601).")] = None,
    ref: Annotated[str | None, typer.Option(help="A name for it; the same one is added once.")] = None,
    json: Json = False,
) -> None:
    """Add something told: a text, or a file with or without a text."""
    from bot.arrivals import Arrival, Sender
    from bot.files import attachment
    from bot.importers.json_lines import parse_time
    from bot.importers.types import is_readable
    from bot.work import showing
    from memory import journal
    from memory.types import EntryKind, EntryState

    if not text.strip() and file is None:
        raise UsageError("give a text or --file")
    if file is not None and not file.is_file():
        raise UsageError(f"there is no file {file}")
    if not is_readable(f"{text}{ref or ''}{file.name if file else ''}"):
        raise UsageError("the words are not UTF-8")
    try:
        moment = parse_time(at) if at else datetime.now(UTC)
    except ValueError:
        raise UsageError(f"--at is not an ISO 8601 time: {at}") from None
    files = (attachment(file),) if file else ()
    with opened(context) as app:
        who = narrator_named(app, narrator, make=True)
        arrival = Arrival(
            sender=Sender(who.channel, who.chat, who.name),
            ref=ref or f"add:{uuid4().hex}",
            at=moment,
            kind=files[0].kind if files else EntryKind.TEXT,
            text=text,
            attachments=files,
        )
        known = journal.find_entry(app.store, who.id, arrival.ref)
        if known is None or known.state is not EntryState.REMEMBERED:
            app.conversation.receive(arrival)
        entry_id = journal.entry_id(app.store, who.id, arrival.ref)
        entry = journal.get_entry(app.store, entry_id)
        data = {"entry": entry_id, "narrator": who.id, "added": known is None, "state": entry.state}
        seen = showing.shown(app.tools, who, entry)
        head = f"{'Kept' if known is None else 'Known already'}: {entry_id} ({entry.state})"
        show({**data, "shown": seen}, json, "\n".join([head, *seen]))
    if entry.state is EntryState.FAILED:
        raise LifestoryError(f"entry {entry_id} is kept, but could not be worked on: {entry.failure}")


def recall(
    context: typer.Context,
    narrator: Who,
    question: Annotated[str, typer.Argument(help="What to look for.")],
    k: Annotated[int, typer.Option("-k", "--k", min=1, max=200, help="How many.")] = 10,
    json: Json = False,
) -> None:
    """Find memories, and say why each was found."""
    from prompts import message

    with opened(context) as app:
        who = narrator_named(app, narrator)
        hits = app.tools.recall.search(who.id, question, k)
        refs = _refs(app.store, hits)
        data = [_hit(hit, refs) for hit in hits]
        text = "\n\n".join(_hit_text(number, hit, who) for number, hit in enumerate(hits, start=1))
        none = message("conversation-nothing-found", who.language)
    show(data, json, text or none)


def ask(
    context: typer.Context,
    narrator: Who,
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    clip: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the answer's sound here (OGG/Opus).")
    ] = None,
    json: Json = False,
) -> None:
    """Answer from what was told, or say that it was never told."""
    from bot.work import answers, clips

    with opened(context) as app:
        who = narrator_named(app, narrator)
        found, hits = answers.find_answer(app.tools, who.id, question)
        text = answers.answer_text(who, found, hits)
        passages = answers.passages_of(hits)
        refs = _refs(app.store, hits)
        heard = clips.clip_of(found.citations, passages)
        saved = None
        if clip is not None and heard is not None:
            saved = {"file": str(clip), "seconds": round(clips.save_clip(app.tools, heard, clip), 2)}
    data = {"answer": found.text, "told": found.told, "text": text, "clip": saved}
    for name, cited in (("citations", found.citations), ("nearest", found.nearest)):
        data[name] = [_citation(one, passages[one.passage_id], refs) for one in cited]
    show(data, json, text)
    if clip is not None and saved is None:
        raise LifestoryError(f"nothing of this answer was spoken, so {clip} was not written")


def interview(
    context: typer.Context,
    narrator: Who,
    answer: Annotated[str | None, typer.Option(help="Answer the question that waits.")] = None,
    json: Json = False,
) -> None:
    """Show the next question; with --answer, answer the one that waits and show the next."""
    from bot.arrivals import Arrival, Sender
    from bot.work import asking
    from memory import journal, questions
    from memory.types import EntryKind
    from prompts import message

    with opened(context) as app:
        who = narrator_named(app, narrator, make=True)
        entry_id = None
        if answer is not None:
            if not answer.strip():
                raise UsageError("an answer has words")
            if questions.open_question(app.store, who.id) is None:
                raise LifestoryError("no question waits for an answer; run `lifestory interview` first")
            sender = Sender(who.channel, who.chat, who.name)
            ref = f"answer:{uuid4().hex}"
            entry_id = app.conversation.receive(
                Arrival(sender, ref, datetime.now(UTC), EntryKind.TEXT, text=answer)
            )
        waiting = questions.open_question(app.store, who.id)
        if waiting is None:
            about = journal.get_entry(app.store, entry_id) if entry_id else None
            cause = f"interview:{entry_id or uuid4().hex}"
            waiting = asking.choose(app.tools, who, cause, about=about)
        none = message("conversation-nothing-left", who.language)
    if waiting is None:
        show(None, json, none)
        return
    data = {"id": waiting.id, "topic": waiting.topic, "kind": waiting.kind, "question": waiting.text}
    show({**data, "entry": entry_id}, json, waiting.text)


def timeline(
    context: typer.Context,
    narrator: Who,
    when: Annotated[
        str | None, typer.Option(metavar="TIME", help="Only this time: EDTF (1960/1965, 196X) or words.")
    ] = None,
    causes: Annotated[bool, typer.Option("--causes", help="What led to what, as it was told.")] = False,
    json: Json = False,
) -> None:
    """What happened when, as far as it was told."""
    from bot.work import answers
    from bot.work.told import events_of, gather
    from memory.dates import days_meant, find_birth_year

    with opened(context) as app:
        who = narrator_named(app, narrator)
        told = gather(app.tools, who.id)
        if causes:
            _show_causes(told.passages, who, json)
            return
        span = days_meant(when, datetime.now(UTC), find_birth_year(told.passages)) if when else None
        if when and span is None:
            raise UsageError(f"no time is named by {when!r}; try 1962, 196X, 1960/1965 or 'last summer'")
        events = events_of(app.tools, told, span)
        text = answers.timeline_text(who, events, asked=span is not None)
    show([vars(one) for one in events], json, text)


def _show_causes(passages: list[Passage], who: Narrator, json: bool) -> None:
    """Each told cause with the words that tell it and, where known, the dates."""
    from dataclasses import asdict

    from bot.book.dates import edtf_in_words
    from memory.causes import Said, find_causes
    from prompts import message

    def line(said: Said) -> str:
        return f"{said.text} ({edtf_in_words(said.date, who.language)})" if said.date else said.text

    found = find_causes(passages)
    lines = [f"{line(one.cause)} → {line(one.effect)} [{one.word}]" for one in found]
    none = message("conversation-nothing-found", who.language)
    show([asdict(one) for one in found], json, "\n".join(lines) or none)


def _refs(store: Any, hits: list[Hit]) -> dict[str, str]:
    from memory import journal

    ids = {one.entry_id for hit in hits for one in (hit.passage, *hit.neighbours)}
    return {one: journal.get_entry(store, one).ref for one in ids}


def _citation(one: Citation, passage: Passage, refs: dict[str, str]) -> dict[str, Any]:
    return {
        "passage": one.passage_id,
        "entry": passage.entry_id,
        "ref": refs.get(passage.entry_id),
        "quote": one.quote,
        "speaker": passage.speaker,
        "kind": passage.kind,
        "media": passage.media_id,
        "told_at": passage.told_at.isoformat(),
        "start_s": one.start_s,
        "end_s": one.end_s,
    }


def _hit(hit: Hit, refs: dict[str, str]) -> dict[str, Any]:
    return {
        **_passage(hit.passage, refs),
        "score": round(hit.score, 4),
        "why": list(hit.why),
        "neighbours": [_passage(one, refs) for one in hit.neighbours],
    }


def _passage(one: Passage, refs: dict[str, str]) -> dict[str, Any]:
    return {
        "passage": one.id,
        "entry": one.entry_id,
        "ref": refs.get(one.entry_id),
        "text": one.text,
        "speaker": one.speaker,
        "told_at": one.told_at.isoformat(),
        "event_date": one.event_date,
        "start_s": one.start_s,
        "end_s": one.end_s,
        "draft": one.draft,
    }


def _hit_text(number: int, hit: Hit, who: Narrator) -> str:
    from bot.book.notes import source_label

    label = source_label(hit.passage, who, who.language, hit.passage.start_s)
    return f"{number}. {hit.passage.text}\n   {label}\n   {hit.score:.3f}: {'; '.join(hit.why)}"


COMMANDS = (add, recall, ask, interview, timeline)
