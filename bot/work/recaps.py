"""The weekly recap: made from a week's entries, sent once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.conversation.say import say
from bot.conversation.zones import zone_of
from bot.errors import UsageError
from bot.story.recap import Recap, iso_week_bounds, weekly_recap
from bot.work import asking
from bot.work.told import gather
from bot.work.tools import Tools
from memory import attachments, journal, narrators
from memory import stories as kept
from memory.outbox import put
from memory.types import (
    Action,
    Emotion,
    MediaKind,
    Narrator,
    OutMessage,
    PerceptionKind,
)
from prompts import message


def this_week(moment: datetime, timezone: str) -> str:
    """The ISO week of a moment where the narrator lives: ``2026-W47``."""
    year, week, _ = moment.astimezone(zone_of(timezone)).isocalendar()
    return f"{year}-W{week:02d}"


def make_recap(tools: Tools, narrator_id: str, week: str) -> Recap:
    """What was told in an ISO week. Raises UsageError for a week that is none."""
    narrator = narrators.get(tools.store, narrator_id)
    try:
        since, until = iso_week_bounds(week, narrator.timezone)
    except ValueError:
        raise UsageError(f"not an ISO week: {week}") from None
    entries = journal.list_entries(tools.store, narrator_id, since=since, until=until)
    told = {one.id: one.told_at for one in entries}
    feelings = [
        (told[one.entry_id], one.value)
        for one in journal.perceptions_of_narrator(tools.store, narrator_id, PerceptionKind.EMOTION)
        if one.entry_id in told and isinstance(one.value, Emotion)
    ]
    passages = [one for one in journal.list_passages(tools.store, narrator_id) if one.entry_id in told]
    question = asking.waiting_question(tools, narrator_id) or asking.choose(tools, narrator, f"recap:{week}")
    return weekly_recap(
        narrator=narrator,
        week=week,
        passages=passages,
        emotions=feelings,
        photo=_picture(tools, narrator_id, told),
        next_question=question.text if question else None,
        model=tools.model(),
    )


def send_recap(tools: Tools, narrator_id: str, week: str) -> None:
    """The scheduled job: once for each narrator and week."""
    if kept.load_recap(tools.store, narrator_id, week) is not None:
        return
    narrator = narrators.get(tools.store, narrator_id)
    made = make_recap(tools, narrator_id, week)
    _send(tools, narrator, made, f"recap:{narrator_id}:{week}")
    kept.save_recap(tools.store, narrator_id, week, {"text": made.text, "question": made.question})


def send_recap_now(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /recap: this week so far."""
    narrator = narrators.get(tools.store, narrator_id)
    made = make_recap(tools, narrator_id, this_week(datetime.now(UTC), narrator.timezone))
    _send(tools, narrator, made, f"recapnow:{narrator_id}:{ref}")


def write_files(tools: Tools, made: Recap, out: Path) -> list[Path]:
    """The plot and the picture of a recap as files in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    if made.plot is not None:
        written.append(out / f"recap-{made.week}.png")
        written[-1].write_bytes(made.plot)
    if made.picture is not None:
        one = journal.get_media(tools.store, made.picture)
        written.append(out / f"recap-{made.week}-picture{Path(one.file_name or '.jpg').suffix}")
        written[-1].write_bytes(journal.read_file(tools.store, one))
    return written


def _send(tools: Tools, narrator: Narrator, made: Recap, key: str) -> None:
    say(tools.store, narrator, f"{key}:text", made.text)
    if made.picture is not None:
        one = journal.get_media(tools.store, made.picture)
        name = f"recap-{made.week}-picture{Path(one.file_name or '.jpg').suffix}"
        _send_picture(tools, narrator, f"{key}:picture", journal.read_file(tools.store, one), name)
    if made.plot is not None:
        caption = message("conversation-recap-plot", narrator.language)
        _send_picture(tools, narrator, f"{key}:plot", made.plot, f"recap-{made.week}.png", caption)
    waiting = asking.waiting_question(tools, narrator.id)
    if waiting is not None:
        subject = ("question", waiting.id)
        say(tools.store, narrator, f"{key}:question", waiting.text, subject=subject)


def _send_picture(
    tools: Tools, narrator: Narrator, key: str, data: bytes, name: str, caption: str = ""
) -> None:
    put(
        tools.store,
        OutMessage(
            key=key,
            channel=narrator.channel,
            chat=narrator.chat,
            action=Action.PHOTO,
            text=caption,
            path=attachments.keep(tools.store, narrator.id, data),
            file_name=name,
            remove_path=True,
        ),
    )


def _picture(tools: Tools, narrator_id: str, told: dict[str, datetime]) -> str | None:
    """The week's newest picture."""
    found = [
        (told[entry_id], media_id)
        for media_id, _, entry_id in gather(tools, narrator_id).captions
        if entry_id in told and journal.get_media(tools.store, media_id).kind is MediaKind.IMAGE
    ]
    return max(found)[1] if found else None
