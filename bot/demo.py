"""The demonstration: a sample narrator goes through the very same conversation, live on screen."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from bot.app import App, open_app
from bot.arrivals import Arrival, Press, Sender
from bot.channels.terminal import CHANNEL, Screen, turn
from bot.errors import ConfigurationError
from bot.files import attachment
from bot.importers.json_lines import parse_time
from bot.settings import Settings
from bot.work import books, recaps, stories
from memory import journal, questions
from memory.types import EntryKind, Narrator, Question
from prompts import message

SAMPLES = Path(__file__).parent.parent / "samples"
_ANSWERS = 5  # of the script that are given before the refusal
_TURNS = 14  # questions answered or passed over, at most
_FITS = 0.35  # cosine from which an answer is one to the question


@dataclass(frozen=True)
class _Stage:
    """What the demonstration plays on."""

    app: App
    screen: Screen
    console: Console
    sender: Sender
    narrator: Narrator


def run_demo(settings: Settings, out: Path) -> None:
    """Play the sample life into a fresh data folder under `out` and write recap and book there.

    The story is told in the sample's own time; the data folder of the user is not touched.
    """
    items = _lines("narrator.jsonl")
    began = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    home = out / "home"
    shutil.rmtree(home, ignore_errors=True)
    chosen = settings.model_copy(
        update={"home": home.absolute(), "key_file": (out / "demo.key").absolute(), "database_url": ""}
    )
    console = Console()
    with open_app(chosen) as app:
        stage = _consented(app, console, out)
        for number, item in enumerate(items, start=1):
            _tell(stage, item, number, len(items))
        _interview(stage, _lines("answers.jsonl"))
        _look_back(stage, items)
        files = _write(stage, out)
    console.print(Rule(_said("demo-done", seconds=round(time.monotonic() - began))))
    for path in files:
        console.print(str(path), soft_wrap=True, highlight=False)


def _consented(app: App, console: Console, out: Path) -> _Stage:
    sender = Sender(CHANNEL, "demo", "Rosa Lindqvist", "en")
    screen = Screen(app.store, console, sender, out)
    console.print(Rule(_said("demo-consent")))
    turn(screen, lambda: app.conversation.invite(sender, "start"))
    yes = Press(sender, "demo:yes", datetime.now(UTC), "consent:yes", "")
    _narrate(console, message("conversation-button-yes", "en"))
    turn(screen, lambda: app.conversation.press(yes))
    narrator = app.conversation.narrator(sender)
    assert narrator is not None
    return _Stage(app, screen, console, sender, narrator)


def _tell(stage: _Stage, item: dict[str, Any], number: int, total: int) -> None:
    """Send one item as the narrator would, and correct what was heard where the script says so."""
    at = parse_time(item["at"])
    stage.console.print(Rule(_said("demo-item", number=number, total=total, day=f"{at:%Y-%m-%d %H:%M}")))
    files = (attachment(SAMPLES / item["file"]),) if item.get("file") else ()
    _narrate(stage.console, " ".join(part for part in (_shown(item), item["text"]) if part))
    arrival = Arrival(
        sender=stage.sender,
        ref=item["ref"],
        at=at,
        kind=EntryKind(item["kind"]),
        text=item["text"],
        attachments=files,
        reply_to=item.get("reply_to"),
        origin=item.get("origin"),
    )
    with _working(stage):
        turn(stage.screen, lambda: stage.app.conversation.receive(arrival))
    if item.get("spoken"):
        _check(stage, item, at)


def _check(stage: _Stage, item: dict[str, Any], at: datetime) -> None:
    """What was heard is right, or is put right: a press and a reply, as on a telephone."""
    entry_id = journal.entry_id(stage.app.store, stage.narrator.id, item["ref"])
    heard = " ".join(
        one.value.text
        for one in journal.perceptions_of(stage.app.store, entry_id)
        if one.kind == "transcript" and hasattr(one.value, "text")
    )
    right = heard.casefold().split() == item["spoken"].casefold().split()
    label = "conversation-button-right" if right else "conversation-button-fix"
    data = f"{'right' if right else 'fix'}:{entry_id}:0"
    _press(stage, f"demo:{item['ref']}:press", at, data, label)
    if not right:
        _narrate(stage.console, item["spoken"])
        reply = Arrival(stage.sender, f"{item['ref']}:fix", at, EntryKind.TEXT, text=item["spoken"])
        with _working(stage):
            turn(stage.screen, lambda: stage.app.conversation.receive(reply))


def _press(stage: _Stage, ref: str, at: datetime, data: str, label: str) -> None:
    """A button pressed, as on a telephone."""
    _narrate(stage.console, message(label, "en"))
    press = Press(stage.sender, ref, at, data, "")
    with _working(stage):
        turn(stage.screen, lambda: stage.app.conversation.press(press))


def _interview(stage: _Stage, answers: list[dict[str, Any]]) -> None:
    """The interview asks; the script answers what it can, passes over the rest, and ends in a refusal."""
    stage.console.print(Rule(_said("demo-interview")))
    left = [one for one in answers if one["kind"] != "decline"]
    refusal = next(one for one in answers if one["kind"] == "decline")
    if waiting := questions.open_question(stage.app.store, stage.narrator.id):
        stage.console.print(Text(waiting.text))  # asked after the last item, and not answered yet
    for number in range(_TURNS):
        waiting = questions.open_question(stage.app.store, stage.narrator.id)
        if waiting is None:
            return
        last = not left or len(answers) - len(left) > _ANSWERS or number == _TURNS - 1
        answer = refusal if last else _fitting(stage.app, waiting, left)
        if answer is None:
            data = f"skip:{waiting.id}"
            _press(stage, f"demo:another:{number}", datetime.now(UTC), data, "conversation-button-skip")
        else:
            _answer(stage, f"demo:answer:{number}", answer["text"])
        if last:
            return
        left = [one for one in left if one is not answer]


def _answer(stage: _Stage, ref: str, text: str) -> None:
    _narrate(stage.console, text)
    arrival = Arrival(stage.sender, ref, datetime.now(UTC), EntryKind.TEXT, text=text)
    with _working(stage):
        turn(stage.screen, partial(stage.app.conversation.receive, arrival))


def _fitting(app: App, waiting: Question, left: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The script's answer that is nearest to the question in meaning, if it is near enough to be one."""
    rows = app.tools.recall.embedder.matrix([waiting.text, *(one["text"] for one in left)])
    near = rows[1:] @ rows[0]
    return left[int(near.argmax())] if float(near.max()) >= _FITS else None


def _look_back(stage: _Stage, items: list[dict[str, Any]]) -> None:
    stage.console.print(Rule(_said("demo-recap")))
    week = recaps.this_week(parse_time(items[-1]["at"]), stage.narrator.timezone)
    work = stage.app.work
    turn(stage.screen, lambda: work.job("recap", f"demo:{week}", stage.narrator.id, week))


def _write(stage: _Stage, out: Path) -> list[Path]:
    """The story and the book in every format, with the voice of what was told aloud."""
    stage.console.print(Rule(_said("demo-book")))
    with _working(stage):
        story = stories.current_story(stage.app.tools, stage.narrator.id)
        book = stories.make_book(stage.app.tools, stage.narrator.id, story)
        done = books.write_book(stage.app.tools, book, out, books.Wish(books.EVERY))
    for chapter in story.chapters:
        stage.console.print(
            Text(_said("demo-chapter", title=chapter.title, sentences=len(chapter.sentences)))
        )
    return list(done.files)


@contextmanager
def _working(stage: _Stage) -> Iterator[None]:
    with stage.console.status(message("conversation-working", "en")):
        yield


def _narrate(console: Console, words: str) -> None:
    console.print(Text(f"{words}", style="bold"), justify="right")


def _shown(item: dict[str, Any]) -> str:
    return f"[{item['kind']} {Path(item['file']).name}]" if item.get("file") else ""


def _said(key: str, **values: str | int) -> str:
    return message(key, "en", **values)


def _lines(name: str) -> list[dict[str, Any]]:
    path = SAMPLES / name
    if not path.is_file():
        raise ConfigurationError("the sample narrator is not here; run the demo from a clone of the project")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
