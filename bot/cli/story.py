"""The story on the command line: write it, look at its versions, approve it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.shared import Json, Who, narrator_named, note, opened, show
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.app import App
    from bot.story.shape import Shape
    from memory.types import Narrator, Story

_VERSION = typer.Option(min=1, metavar="N", help="Show a kept version as it stands; nothing is written.")
_BACK = typer.Option("--back-to", min=1, metavar="N", help="A new version equal to version N.")
_STYLE = "as-told, literary or third-person."
_FOR = "family, oneself or child."
_PRONOUN = "In the third person: she, he, they, or name."
_DIFF = typer.Option(min=1, metavar="N", help="What changed since version N.")
_APPROVE = typer.Option(metavar="CHAPTER", help="May be shared: its number, its key, or all.")
_WITHDRAW = typer.Option(metavar="CHAPTER", help="May be shared no more: its number, its key, or all.")


def story(
    context: typer.Context,
    narrator: Who,
    arrange: Annotated[str | None, typer.Option(metavar="life|themes", help="Chapters by what.")] = None,
    style: Annotated[str | None, typer.Option(metavar="STYLE", help=_STYLE)] = None,
    for_: Annotated[str | None, typer.Option("--for", metavar="WHOM", help=_FOR)] = None,
    pronoun: Annotated[str | None, typer.Option(metavar="WORD", help=_PRONOUN)] = None,
    event: Annotated[str | None, typer.Option(metavar="WORDS", help="Only this event.")] = None,
    versions: Annotated[bool, typer.Option("--versions", help="List the kept versions.")] = False,
    version: Annotated[int | None, _VERSION] = None,
    diff: Annotated[int | None, _DIFF] = None,
    back_to: Annotated[int | None, _BACK] = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="What is not in it, and why.")] = False,
    approve: Annotated[list[str] | None, _APPROVE] = None,
    withdraw: Annotated[list[str] | None, _WITHDRAW] = None,
    json: Json = False,
) -> None:
    """Write the life story; every sentence bears the words it rests on.

    Versions are kept: --versions, --version, --diff, --back-to. Only approved chapters are shared.
    """
    with opened(context) as app:
        who = narrator_named(app, narrator)
        if versions:
            show(*_listed(app, who, json))
        elif version is not None:
            show(*_kept(app, who, version, json))
        elif diff is not None:
            show(*_changed(app, who, diff, json))
        elif back_to is not None:
            show(*_back(app, who, back_to, json))
        elif coverage:
            show(*_covered(app, who, json))
        elif approve or withdraw:
            show(*_decided(app, who, approve or [], withdraw or [], json))
        else:
            _write(
                app,
                who,
                _shape(
                    app,
                    who,
                    {"arrange": arrange, "style": style, "audience": for_, "pronoun": pronoun},
                    event,
                ),
                json,
            )


def _shape(app: App, who: Narrator, asked: dict[str, str | None], event: str | None) -> Shape | None:
    """The shape asked for: what is not named stays as it is; None where nothing is named."""
    from dataclasses import replace

    from bot.story.shape import AUDIENCES, EVENT, LIFE, PRONOUNS, STYLES, THEMES, Shape
    from bot.work import versions

    known = {"arrange": (LIFE, THEMES), "style": STYLES, "audience": AUDIENCES, "pronoun": PRONOUNS}
    chosen = {name: value for name, value in asked.items() if value is not None}
    for name, value in chosen.items():
        if value not in known[name]:
            raise UsageError(f"{name} is one of {', '.join(known[name])}, not {value}")
    if event is not None:
        if "arrange" in chosen or not event.strip():
            raise UsageError("give the event's words, and no other arrangement")
        chosen |= {"arrange": EVENT, "event": event.strip()}
    if not chosen:
        return None
    newest = versions.newest(app.tools, who.id)
    return replace(newest.shape if newest else Shape(), **chosen)


def _write(app: App, who: Narrator, shape: Shape | None, json: bool) -> None:
    from bot.cli.progress import stages
    from bot.work import stories
    from prompts import message

    with stages("Writing") as progress:
        written = stories.current_story(app.tools, who.id, progress, shape)
    book = stories.make_book(app.tools, who.id, written, arc=False)
    early = message("conversation-too-early", who.language)
    used = _used(app, who)
    data = {**_data(app, written), "usage": used}
    show(data, json, "\n\n\n".join(stories.chapter_texts(book)) or early)
    for line in book.notes:
        note(line)
    if used["requests"]:
        note(_used_words(used, who.language))


def _used(app: App, who: Narrator) -> dict[str, Any]:
    """What the newest version took of a chat model, and its cost where the prices are set."""
    from bot.story.usage import Usage
    from bot.work import versions

    newest, settings = versions.newest(app.tools, who.id), app.settings
    usage = newest.usage if newest else Usage()
    return {**usage.as_dict(), "cost": usage.cost(settings.llm_input_price, settings.llm_output_price)}


def _used_words(used: dict[str, Any], language: str) -> str:
    from prompts import message

    sent, received = used["input_tokens"], used["output_tokens"]
    words = message("story-usage", language, requests=used["requests"], sent=sent, received=received)
    if used["estimated"]:
        words += message("story-usage-estimated", language)
    if used["cost"] is not None:
        words += message("story-usage-cost", language, cost=f"{used['cost']:.4f}")
    return words


def _data(app: App, written: Story) -> dict[str, Any]:
    """The story as JSON; each citation with its entry, each chapter with whether it is approved."""
    from bot.story.codec import story_to
    from bot.work import versions
    from bot.work.told import gather

    refs = _sources(app, written.narrator_id)
    approved = versions.approved_keys(app.tools, gather(app.tools, written.narrator_id), written)
    data = story_to(written)
    for chapter in data["chapters"]:
        chapter["approved"] = chapter["key"] in approved
        for sentence in (*chapter["sentences"], *chapter["unchecked"]):
            for citation in sentence["citations"]:
                citation.update(refs.get(citation["passage_id"], {}))
    return data


def _sources(app: App, narrator_id: str) -> dict[str, dict[str, Any]]:
    """Passage id -> the entry it is cut from and that entry's ref."""
    from memory import journal

    refs = {one.id: one.ref for one in journal.list_entries(app.store, narrator_id)}
    return {
        one.id: {"entry": one.entry_id, "ref": refs.get(one.entry_id)}
        for one in journal.list_passages(app.store, narrator_id)
    }


def _listed(app: App, who: Narrator, json: bool) -> tuple[Any, bool, str]:
    from bot.work import reading

    rows = reading.versions_data(app.tools, who.id)
    return rows, json, reading.versions_text(app.tools, who)


def _kept(app: App, who: Narrator, version: int, json: bool) -> tuple[Any, bool, str]:
    from bot.work import reading, versions

    shown = versions.as_it_stands(app.tools, versions.find(app.tools, who.id, version))
    data = {
        **_data(app, shown.story),
        "stale": sorted(list(one) for one in shown.stale),
        "new": list(shown.new),
        "gone": shown.gone,
    }
    return data, json, "\n\n\n".join(reading.standing_texts(shown, who.language))


def _changed(app: App, who: Narrator, before: int, json: bool) -> tuple[Any, bool, str]:
    from bot.work import reading, versions
    from memory import stories

    newest = stories.next_version(app.store, who.id) - 1
    found = versions.changes(app.tools, who.id, before, newest)
    return [vars(one) for one in found], json, reading.changes_text(found, who.language)


def _back(app: App, who: Narrator, version: int, json: bool) -> tuple[Any, bool, str]:
    from bot.work import reading, versions

    made = versions.roll_back(app.tools, who.id, version)
    return _data(app, made.story), json, reading.back_text(made, who.language)


def _covered(app: App, who: Narrator, json: bool) -> tuple[Any, bool, str]:
    """Of the newest version, which is written first where there is none."""
    from bot.work import covering, stories, versions

    stories.current_story(app.tools, who.id)
    kept = versions.newest(app.tools, who.id)
    found = covering.uses(app.tools, kept) if kept else ()
    text = covering.coverage_text(app.tools, who, found)
    return covering.coverage_data(app.tools, who.id, found), json, text


def _decided(
    app: App, who: Narrator, approved: list[str], withdrawn: list[str], json: bool
) -> tuple[Any, bool, str]:
    """Approve and withdraw chapters of the newest version, and say how all of them stand."""
    from bot.work import reading, versions
    from bot.work.told import gather

    kept = versions.newest(app.tools, who.id)
    if kept is None:
        raise UsageError("no story is written yet")
    told = gather(app.tools, who.id)
    shown = versions.as_it_stands(app.tools, kept, told)
    for act, named in ((versions.approve, approved), (versions.withdraw, withdrawn)):
        for name in named:
            for chapter in versions.chapters_named(shown, name):
                act(app.tools, told, chapter)
    rows = versions.chapters_data(app.tools, told, shown)
    return rows, json, reading.chapters_text(rows, who.language)


COMMANDS = (story,)
