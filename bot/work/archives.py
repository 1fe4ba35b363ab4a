"""A chat that was sent as a file: recognised before its words are read, and asked about.

Everybody's words stand in it, so it is never read as a paper of the narrator's own. What is answered to
the question comes back as a choice: ``2`` is the second speaker, ``none`` nobody, after ``dmy.`` or
``mdy.`` where the file does not tell how its dates are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.conversation.say import Buttons, say
from bot.errors import AmbiguousDates
from bot.importers.survey import Survey, checked, look
from bot.importers.types import Format, Options
from bot.perception.sandbox import private_folder
from bot.work.showing import progress_key
from bot.work.tools import Tools
from memory import journal
from memory.types import Action, Button, Entry, Media, Narrator, Trouble
from prompts import message

REASON = "archive"
ORDERS = ("dmy", "mdy")
_NAMES = 8  # speakers, of whom a person can still choose one
_PROGRAMS = {"telegram": "Telegram", "telegram-html": "Telegram", "whatsapp": "WhatsApp"}
_ENDINGS = {".txt", ".json", ".html", ".zip"}


@dataclass(frozen=True)
class Sent:
    """A chat on this disk, in a private folder."""

    path: Path
    format: Format
    options: Options


def ending_of(one: Media) -> str:
    """The ending of a file's name where a chat may be in it."""
    ending = Path(one.file_name or "").suffix.casefold()
    return ending if ending in _ENDINGS else ""


def chat_format(path: Path) -> Format | None:
    """The format of the chat in the file at `path`; None where there is none."""
    if path.suffix not in _ENDINGS:
        return None
    from bot.importers.formats import FORMATS, recognised

    return recognised(path, (one for one in FORMATS if one.name in _PROGRAMS))


@contextmanager
def opened(tools: Tools, narrator: Narrator, entry_id: str, dates: str | None) -> Iterator[Sent | None]:
    """The chat that came with an entry, for as long as the context lasts; None where there is none."""
    one = _archive_of(tools, entry_id)
    if one is None:
        yield None
        return
    with private_folder() as folder:
        path = folder / f"file{ending_of(one)}"
        journal.copy_file(tools.store, one, path)
        (folder / "unpacked").mkdir()
        found = chat_format(path)
        options = Options(folder / "unpacked", ZoneInfo(narrator.timezone), dates=dates)
        yield Sent(path, found, options) if found else None


def offer(tools: Tools, narrator: Narrator, entry: Entry, dates: str | None = None) -> bool:
    """Ask whose words are whose in the chat that came with `entry`; False where none came."""
    with opened(tools, narrator, entry.id, dates) as sent:
        if sent is None:
            return False
        try:
            text, buttons = _question(narrator, entry, sent, survey_of(sent))
        except AmbiguousDates:
            text = message("archive-dates", narrator.language, program=_PROGRAMS[sent.format.name])
            buttons = _dates_buttons(narrator, entry)
    say(
        tools.store,
        narrator,
        f"archive:{entry.id}:{dates or ''}",
        text,
        buttons=buttons,
        subject=("entry", entry.id),
        **({} if dates else {"action": Action.EDIT, "edit_key": progress_key(entry)}),
    )
    return True


def survey_of(sent: Sent) -> Survey:
    """What is in a chat. Raises AmbiguousDates."""
    peek = replace(sent.options, peek=True)
    return look(checked(sent.format.read(sent.path, peek)), lambda _: None)


def speakers_of(survey: Survey) -> list[tuple[tuple[str, str], int]]:
    """Who speaks, those who say most first: (name, id) and the number of messages, in a fixed order."""
    return sorted(survey.speakers.items(), key=lambda one: (-one[1], one[0]))


def _question(narrator: Narrator, entry: Entry, sent: Sent, survey: Survey) -> tuple[str, Buttons]:
    program = _PROGRAMS[sent.format.name]
    if survey.first is None or survey.last is None:
        return message("archive-nothing", narrator.language, program=program), ()
    if len(survey.speakers) > _NAMES:
        return message("archive-many", narrator.language, program=program), ()
    text = message(
        "archive-whose",
        narrator.language,
        program=program,
        count=survey.records,
        first=f"{survey.first:%Y-%m-%d}",
        last=f"{survey.last:%Y-%m-%d}",
    )
    return text, _people_buttons(narrator, entry, survey, sent.options.dates)


def _people_buttons(narrator: Narrator, entry: Entry, survey: Survey, dates: str | None) -> Buttons:
    before = f"archive:{entry.id}:{f'{dates}.' if dates else ''}"
    people = [
        Button(
            message("archive-button-person", narrator.language, name=name[:40], count=count),
            f"{before}{number}",
        )
        for number, ((name, _), count) in enumerate(speakers_of(survey))
    ]
    none = Button(message("archive-button-none", narrator.language), f"{before}none")
    return (*((one,) for one in people), (none,), (_leave_button(narrator, entry),))


def _dates_buttons(narrator: Narrator, entry: Entry) -> Buttons:
    orders = [
        Button(message(f"archive-button-{order}", narrator.language), f"archive:{entry.id}:{order}")
        for order in ORDERS
    ]
    return (tuple(orders), (_leave_button(narrator, entry),))


def _leave_button(narrator: Narrator, entry: Entry) -> Button:
    return Button(message("archive-button-leave", narrator.language), f"archive:{entry.id}:leave")


def _archive_of(tools: Tools, entry_id: str) -> Media | None:
    """The file of an entry that was found to be a chat."""
    readings = journal.perceptions_of(tools.store, entry_id)
    chats = {
        one.media_id for one in readings if isinstance(one.value, Trouble) and one.value.reason == REASON
    }
    return next((one for one in journal.media_of(tools.store, entry_id) if one.id in chats), None)
