"""The process that serves Telegram: durable work, the weekly schedule and the channel together."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import App, open_app
from bot.channels.telegram.run import run_telegram
from bot.conversation import care
from bot.errors import ChannelUnreachable
from bot.interview.engine import warm
from bot.perception.sandbox import sweep
from bot.settings import Settings
from bot.work import feelings, sittings, weekly
from bot.work.active import Active
from bot.work.ahead import Ahead
from bot.work.durable import Durable
from bot.work.indexing import hand_in
from bot.work.schedule import Due, Schedule
from bot.work.types import EntrySteps, Job
from memory.narrators import all_narrators
from memory.store import Store
from memory.stories import load_recap
from memory.types import Media, Narrator
from prompts import nearest_language

if TYPE_CHECKING:
    from bot.channels.telegram.files import TelegramFetcher


@dataclass
class _Fetching:
    """The channel's fetcher once the channel has started; until then work tries again later."""

    fetcher: TelegramFetcher | None = None

    def __call__(self, _narrator: Narrator, media: Media) -> Path:
        if self.fetcher is None or media.remote_id is None:
            raise ChannelUnreachable(f"media {media.id} cannot be fetched yet")
        return self.fetcher.fetch(media.remote_id, media.size)


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then drain. Raises LeaseHeld, ConfigurationError."""
    sweep()  # clear media that a killed process left in its temporary folders
    shutil.rmtree(settings.home / "tmp", ignore_errors=True)
    fetching, active = _Fetching(), list[Active]()

    def make_work(store: Store, chosen: Settings, steps: EntrySteps, jobs: Mapping[str, Job]) -> Durable:
        active.append(Active(store))
        ahead = Ahead(steps.fetch)
        watched = active[0].watch_steps(replace(steps, fetch=ahead.step))
        jobs = active[0].watch_jobs({**jobs, "erase": ahead.alone(jobs["erase"])})
        return Durable(store, chosen, watched, jobs, ahead=ahead.start)

    with open_app(settings, make_work=make_work, fetch=fetching) as app:
        assert isinstance(app.work, Durable)
        app.work.start()
        hand_in(app.store, app.tools.recall, app.work)
        try:
            asyncio.run(_serve(app, fetching, active[0]))
        finally:
            app.work.stop(timeout=5)


def _warm(app: App) -> None:
    spoken = {app.settings.language, *(one.language for one in all_narrators(app.store))}
    for language in sorted({nearest_language(one) for one in spoken}):
        warm(app.tools.recall.embedder, language)


def _recap_sent(store: Store, narrator_id: str, week: str) -> bool:
    """Whether a recap was sent, or is not to be sent now."""
    return load_recap(store, narrator_id, week) is not None or care.resting(store, narrator_id)


def sittings_over(store: Store, moment: datetime) -> list[Due]:
    """Sittings to end, as jobs."""
    found = sittings.overdue(store, moment)
    return [("end_sitting", f"end:{one.id}", (one.narrator_id, one.id, "time")) for one in found]


def weekly_due(store: Store, moment: datetime) -> list[Due]:
    """Weekly questions to send, as jobs."""
    found = weekly.due_questions(all_narrators(store), moment, partial(weekly.usual_hour, store))
    return [("weekly", f"weekly:{one.id}:{week}", (one.id, week)) for one, week in found]


def feelings_due(store: Store, moment: datetime) -> list[Due]:
    """Questions of how something felt, as jobs."""
    found = feelings.due(all_narrators(store), moment)
    return [("feeling", f"feeling:{one.id}:{moment:%Y-%m-%d}", (one.id,)) for one in found]


async def _serve(app: App, fetching: _Fetching, active: Active) -> None:
    schedule = Schedule(
        app.work,
        partial(all_narrators, app.store),
        partial(_recap_sent, app.store),
        more=(
            partial(sittings_over, app.store),
            partial(weekly_due, app.store),
            partial(feelings_due, app.store),
        ),
    )

    def started(fetcher: TelegramFetcher) -> None:
        fetching.fetcher = fetcher
        schedule.start()

    # Loaded before anybody waits for it: the embedding model and the bank of questions.
    warming = asyncio.create_task(asyncio.to_thread(_warm, app))
    try:
        await run_telegram(app.settings, app.store, app.conversation, active.of, on_started=started)
    finally:
        await asyncio.to_thread(schedule.stop)
        await warming
