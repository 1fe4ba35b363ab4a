"""The composition root: settings in, wired objects out. Nothing else wires."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import prompts
from bot import archives
from bot.conversation import Conversation, Work
from bot.errors import ChannelUnreachable, ModelUnavailable
from bot.perception.perceive import Perceiver
from bot.perception.transcribe import Progress, unwatched
from bot.settings import Settings
from bot.work import (
    aloud,
    answers,
    arc,
    asking,
    book_talk,
    feelings,
    indexing,
    learnt,
    leaving,
    people,
    recaps,
    restoring,
    sittings,
    story_talk,
    translation_talk,
    video_talk,
    weekly,
)
from bot.work.inline import Inline
from bot.work.steps import entry_steps
from bot.work.tools import Fetch, Tools
from bot.work.types import EntrySteps, Job
from memory.embeddings import load_embedder
from memory.former import load_former
from memory.graphs import Graphs
from memory.recall import Recall
from memory.store import Store, open_store
from memory.types import Media, Narrator
from memory.vault import load_vault
from prompts import packs

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from bot.story.translation import Translate
    from bot.story.verify import Entails

_log = logging.getLogger(__name__)

MakeWork = Callable[[Store, Settings, EntrySteps, Mapping[str, Job]], Work]


@dataclass(frozen=True)
class App:
    """Everything that a command works with."""

    settings: Settings
    store: Store
    tools: Tools
    work: Work
    conversation: Conversation


@contextmanager
def open_app(
    settings: Settings,
    *,
    make_work: MakeWork | None = None,
    fetch: Fetch | None = None,
    watch: Progress = unwatched,
) -> Iterator[App]:
    """The wired program on its data folder. Work is done at once unless `make_work` says otherwise."""
    prompts.also(settings.languages)
    _warn_of_languages()
    store = open_store(settings.sql_url, load_vault(settings.key_file), settings.home)
    graphs = Graphs(store, settings.open_indexes)
    recall = Recall(
        store,
        load_embedder(settings.embedder, settings.cache_dir),
        settings.open_indexes,
        partial(load_former, settings.cache_dir),
        graphs,
    )
    model = cache(partial(_chat_model, settings))
    tools = Tools(
        store=store,
        settings=settings,
        recall=recall,
        perceiver=Perceiver(settings),
        model=model,
        fetch=fetch or _cannot_fetch,
        graphs=graphs,
        entails=cache(partial(_entailment, settings)),
        watch=watch,
        translate=cache(partial(_translator, settings, model)),
    )
    steps, jobs = entry_steps(tools), all_jobs(tools)
    work = make_work(store, settings, steps, jobs) if make_work else Inline(steps, jobs)
    try:
        yield App(settings, store, tools, work, Conversation(store, settings, work))
    finally:
        recall.close()
        store.close()


def all_jobs(tools: Tools) -> dict[str, Job]:
    """Name -> what it does; each takes ids alone."""
    return {
        "question": partial(_next_question, tools),
        "aloud": partial(aloud.send_aloud, tools),
        "answer": partial(answers.send_answer, tools),
        "search": partial(answers.send_search, tools),
        "timeline": partial(answers.send_timeline, tools),
        "arc": partial(arc.send_arc, tools),
        "topics": partial(answers.send_topics, tools),
        "people": partial(people.send_people, tools),
        "story": partial(story_talk.tell_story, tools),
        "book": partial(book_talk.send_book, tools),
        "heard_book": partial(book_talk.send_heard_book, tools),
        "approve": partial(story_talk.approve_chapter, tools),
        "translate": partial(translation_talk.send_translation, tools),
        "recap": partial(recaps.send_recap, tools),
        "recap_now": partial(recaps.send_recap_now, tools),
        "end_sitting": partial(sittings.end_sitting, tools),
        "weekly": partial(weekly.send_weekly, tools),
        "why": partial(learnt.send_why, tools),
        "subtitles": partial(video_talk.send_subtitles, tools),
        "sheet": partial(video_talk.send_sheet, tools),
        "feeling": partial(feelings.send, tools),
        "export": partial(leaving.send_export, tools),
        "erase": partial(leaving.erase_and_say, tools),
        "restore": partial(restoring.send_restored, tools),
        "refresh": partial(leaving.refresh, tools),
        "reindex": partial(indexing.reindex, tools),
        "take_in": partial(archives.take_in, tools),
        "take_out": partial(archives.take_out, tools),
    }


def run_bot(settings: Settings) -> None:
    """Serve Telegram until SIGTERM or SIGINT. Raises LeaseHeld where another process does."""
    from bot.serve import serve

    serve(settings)


def set_up_logging(settings: Settings) -> None:
    """Logs to standard error: times, levels, ids; never a narrator's words, never a token."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in ("httpx", "httpcore", "chromadb", "dbos", "alembic", "faster_whisper", "apscheduler"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _next_question(tools: Tools, narrator_id: str) -> None:
    asking.ask_next(tools, narrator_id, _turn_of(tools, narrator_id))


def _turn_of(tools: Tools, narrator_id: str) -> str:
    """Names the moment in the interview, so that the same moment never asks twice."""
    from memory.questions import list_questions

    asked = list_questions(tools.store, narrator_id)
    return f"turn:{len(asked)}:{asked[-1].id if asked else ''}"


def _warn_of_languages() -> None:
    for one in packs.all_packs():
        if absent := packs.missing(one):
            _log.warning("the language %s is not spoken, it lacks %s", one.code, ", ".join(absent))


def _chat_model(settings: Settings) -> BaseChatModel | None:
    from bot.story.model import load_model

    return load_model(settings.llm, settings.llm_timeout)


def _entailment(settings: Settings) -> Entails | None:
    """The model of entailment that settings name; without it the gate does what code can."""
    if settings.nli_model is None:
        return None
    from bot.perception.entailment import load

    try:
        return load(settings.nli_model)
    except ModelUnavailable as error:
        _log.warning("the gate goes on without a model of entailment: %s", error)
        return None


def _translator(settings: Settings, model: Callable[[], BaseChatModel | None]) -> Translate | None:
    """The local model that settings name, else the chat model; None where there is neither, or ``off``."""
    from bot.perception.translator import LocalTranslator
    from bot.story.translation_model import ChatTranslator

    if settings.translator == "off":
        return None
    if settings.translator not in ("auto", "chat"):
        return LocalTranslator(settings.translator)
    loaded = model()
    return ChatTranslator(loaded, str(settings.llm)) if loaded is not None else None


def _cannot_fetch(_narrator: Narrator, media: Media) -> Path:
    raise ChannelUnreachable(f"media {media.id} lies at a channel that is not connected here")
