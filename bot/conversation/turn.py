"""One command being carried out."""

from __future__ import annotations

from dataclasses import dataclass

from bot.arrivals import Command
from bot.conversation.port import Work
from bot.conversation.say import Buttons, say
from bot.settings import Settings
from memory.store import Store
from memory.types import Narrator
from prompts import message


@dataclass(frozen=True)
class Turn:
    """One command being carried out."""

    store: Store
    settings: Settings
    work: Work
    narrator: Narrator
    command: Command

    def say(self, what: str, buttons: Buttons = (), **values: str | int) -> None:
        """Answer with the message `what`."""
        self.put(what, message(f"conversation-{what}", self.narrator.language, **values), buttons)

    def put(self, name: str, text: str, buttons: Buttons = ()) -> None:
        """Answer with `text`, once under this name."""
        say(self.store, self.narrator, self.key(name), text, buttons=buttons)

    def key(self, name: str) -> str:
        """The same each time this very command is handed over."""
        return f"{name}:{self.narrator.id}:{self.command.ref}"

    def job(self, name: str, *more: str) -> None:
        """Start a job with the narrator's id, what more it needs, and this command's ref."""
        self.work.job(name, self.key(name), self.narrator.id, *more, self.command.ref)
