"""The same conversation in a terminal: text, ``/commands``, ``@file`` and ``#1`` for a button."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.arrivals import Arrival, Command, Press, Sender
from bot.conversation import Conversation, consent
from bot.files import attachment
from memory import attachments, outbox
from memory.store import Store
from memory.types import Button, EntryKind, OutMessage
from prompts import message

CHANNEL = "terminal"
_POLL = 0.05  # seconds between looks into the outbox while work runs


@dataclass
class Screen:
    """What stands on the screen: the buttons that can be pressed now."""

    store: Store
    console: Console
    sender: Sender
    out: Path
    language: str = "en"
    buttons: list[tuple[Button, str]] = field(default_factory=list)
    saved: list[Path] = field(default_factory=list)

    def show_waiting(self) -> list[OutMessage]:
        """Print what waits in the outbox; gives back what was printed."""
        taken = outbox.take(self.store, CHANNEL, self.sender.chat)
        for one in taken:
            if not one.passing:
                self._print(one)
        return taken

    def _print(self, one: OutMessage) -> None:
        if one.path is not None:
            self._save(one)
        if one.text:
            body = Text(one.text)
            if one.buttons:
                body.append(self._buttons(one), style="dim")
            self.console.print(Panel(body, border_style="cyan", expand=False))

    def _buttons(self, one: OutMessage) -> str:
        """The buttons as ``#1 Label``; those of the newest message with buttons can be pressed."""
        self.buttons = [(button, one.key) for line in one.buttons for button in line]
        labels = (f"#{number} {button.label}" for number, (button, _) in enumerate(self.buttons, start=1))
        return "\n\n" + "   ".join(labels)

    def _save(self, one: OutMessage) -> None:
        assert one.path is not None
        target = self.out / Path(one.file_name or Path(one.path).name).name
        self.out.mkdir(parents=True, exist_ok=True)
        target.write_bytes(attachments.read(self.store, one.path))
        if one.remove_path:
            attachments.remove(one.path)
        self.saved.append(target)
        self.console.print(Text(message("terminal-saved", self.language, path=str(target)), style="green"))


def chat(conversation: Conversation, screen: Screen, lines: Iterator[str]) -> None:
    """Talk until the lines end or ``/quit``."""
    turn(screen, lambda: conversation.command(_command(screen.sender, "start", "")))
    for line in lines:
        words = line.strip()
        if words in ("/quit", "/exit", "/bye"):
            return
        if words:
            say(conversation, screen, words)


def say(conversation: Conversation, screen: Screen, words: str, at: datetime | None = None) -> None:
    """One line of the narrator's: a button, a command, a file or a text."""
    moment = at or datetime.now(UTC)
    pressed = _pressed(screen, conversation, words)
    if pressed is not None:
        _press(conversation, screen, pressed, moment)
    elif words.startswith("/"):
        name, _, argument = words[1:].partition(" ")
        turn(screen, lambda: conversation.command(_command(screen.sender, name, argument, moment)))
    elif not words.startswith("@") and conversation.take_question(
        screen.sender, words, f"line:{uuid4().hex}"
    ):
        screen.show_waiting()
    elif conversation.consent_of(screen.sender) != "yes":
        screen.console.print(Text(message("terminal-first-consent", screen.language), style="dim"))
    else:
        arrival = _arrival(screen, words, moment)
        if arrival is not None:
            turn(screen, lambda: conversation.receive(arrival))


def turn(screen: Screen, act: Callable[[], object]) -> list[OutMessage]:
    """Do `act` beside the screen, printing what is said while it works."""
    shown: list[OutMessage] = []
    with ThreadPoolExecutor(1) as pool:
        work: Future[object] = pool.submit(act)
        while not work.done():
            wait_for([work], timeout=_POLL)
            shown += screen.show_waiting()
        work.result()
    return shown + screen.show_waiting()


def typed_lines(screen: Screen) -> Iterator[str]:
    """Lines from the keyboard (with a prompt) or from a pipe."""
    while True:
        try:
            if sys.stdin.isatty():
                yield screen.console.input("[bold]> [/bold]")
            else:
                yield input()
        except (EOFError, KeyboardInterrupt):
            return


def _arrival(screen: Screen, words: str, at: datetime) -> Arrival | None:
    ref = f"line:{uuid4().hex}"
    if not words.startswith("@"):
        return Arrival(screen.sender, ref, at, EntryKind.TEXT, text=words)
    name, text = _file_and_text(words[1:])
    path = Path(name).expanduser()
    if not path.is_file():
        missing = message("terminal-no-file", screen.language, path=name)
        screen.console.print(Text(missing, style="yellow"))
        return None
    file = attachment(path)
    return Arrival(screen.sender, ref, at, file.kind, text=text, attachments=(file,))


def _file_and_text(words: str) -> tuple[str, str]:
    """``path words`` or ``"a path" words``."""
    if Path(words).expanduser().is_file():
        return words, ""
    try:
        name = shlex.split(words)[0]
    except (ValueError, IndexError):
        name = words.split(maxsplit=1)[0] if words else ""
    quoted = len(name) + 2 * (words[:1] in "'\"" and bool(words))
    return name, words[quoted:].strip()


def _pressed(screen: Screen, conversation: Conversation, words: str) -> tuple[Button, str] | None:
    if conversation.consent_of(screen.sender) != "yes" and screen.buttons:
        answer = consent.typed(words)
        if answer is not None:
            return screen.buttons[0 if answer == "yes" else 1]
    if words.startswith("#") and words[1:].isdecimal() and 0 < int(words[1:]) <= len(screen.buttons):
        return screen.buttons[int(words[1:]) - 1]
    return None


def _press(conversation: Conversation, screen: Screen, pressed: tuple[Button, str], at: datetime) -> None:
    button, key = pressed
    said: list[str] = []
    press = Press(screen.sender, f"press:{uuid4().hex}", at, button.data, key)
    turn(screen, lambda: said.append(conversation.press(press)))
    if said and said[0]:
        screen.console.print(Text(said[0], style="dim"))


def _command(sender: Sender, name: str, argument: str, at: datetime | None = None) -> Command:
    return Command(sender, f"line:{uuid4().hex}", at or datetime.now(UTC), name.lower(), argument)
