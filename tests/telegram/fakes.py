"""A conversation that writes down what it is told, one line of JSON a call."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.arrivals import Arrival, Command, Press, Sender
from bot.channels.telegram.port import Consent
from memory import outbox
from memory.store import Store
from memory.types import Button, OutMessage

YES_NO = ((Button("Yes", "consent:yes"), Button("No", "consent:no")),)


@dataclass
class FakeConversation:
    """Keeps entries by (chat, ref), so that a repeated call has no second effect.

    ``agreed`` are the chats that have said yes; ``wrong`` raises what it returns for an arrival.
    """

    store: Store
    agreed: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    entries: dict[tuple[str, str], list[Arrival]] = field(default_factory=dict)
    revisions: list[Arrival] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)
    presses: list[Press] = field(default_factory=list)
    declined: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    received_at: dict[str, float] = field(default_factory=dict)
    wrong: Callable[[Arrival], Exception | None] = lambda _: None
    answers: bool = True
    slow: float = 0.0
    _lock: Any = field(default_factory=threading.Lock)

    def consent_of(self, sender: Sender) -> Consent:
        """Yes, no or unknown."""
        if sender.chat in self.agreed:
            return "yes"
        return "no" if sender.chat in self.refused else "unknown"

    def invite(self, sender: Sender, ref: str) -> None:
        """Ask for consent, once a chat."""
        self._say(sender.chat, "invite", "May I keep what you tell?", buttons=YES_NO)

    def answer_invitation(self, sender: Sender, words: str, ref: str) -> bool:
        """Nobody types an answer here; the buttons are pressed."""
        return False

    def take_question(self, sender: Sender, words: str, ref: str) -> bool:
        """Nobody has a link here."""
        return False

    def receive(self, arrival: Arrival) -> str | None:
        """Keep the arrival, answer it once."""
        error = self.wrong(arrival)
        if error is not None:
            raise error
        with self._lock:
            kept = self.entries.setdefault((arrival.sender.chat, arrival.ref), [])
            known = {item.remote_id for one in kept for item in one.attachments}
            if not kept or any(item.remote_id not in known for item in arrival.attachments):
                kept.append(arrival)
        self.received_at[arrival.ref] = time.monotonic()
        if self.answers:
            self._say(arrival.sender.chat, f"heard:{arrival.ref}", f"Heard {arrival.ref}.", arrival.ref)
        return f"{arrival.sender.chat}-{arrival.ref}"

    def revise(self, arrival: Arrival) -> None:
        """Note an edit."""
        self.revisions.append(arrival)

    def command(self, command: Command) -> None:
        """Note a command; ``/start yes`` agrees."""
        self.commands.append(command)
        if command.argument == "yes":
            self.agreed.add(command.sender.chat)

    def press(self, press: Press) -> str:
        """Agree, refuse, or note."""
        time.sleep(self.slow)
        self.presses.append(press)
        if press.data == "consent:yes":
            self.agreed.add(press.sender.chat)
        if press.data == "consent:no":
            self.refused.add(press.sender.chat)
        return f"pressed {press.data}"

    def unsupported(self, sender: Sender, ref: str, kind: str) -> None:
        """Note what was declined."""
        self.declined.append((ref, kind))

    def unreachable(self, sender: Sender) -> None:
        """Note who left."""
        self.gone.append(sender.chat)

    def returned(self, sender: Sender) -> None:
        """Note who came back."""
        self.back.append(sender.chat)

    def _say(self, chat: str, name: str, text: str, reply_to: str | None = None, **more: Any) -> None:
        key = f"{chat}:{name}"
        outbox.put(self.store, OutMessage(key, "telegram", chat, text=text, reply_to=reply_to, **more))


@dataclass
class FileConversation(FakeConversation):
    """As the fake, but its entries outlive the process: each is a line of a file, synced."""

    path: Path = Path("entries.jsonl")

    def consent_of(self, sender: Sender) -> Consent:
        """Everybody agreed."""
        return "yes"

    def answer_invitation(self, sender: Sender, words: str, ref: str) -> bool:
        """Nobody types an answer here; the buttons are pressed."""
        return False

    def receive(self, arrival: Arrival) -> str | None:
        """Append a line unless the ref stands already."""
        with self._lock:
            text = self.path.read_text() if self.path.exists() else ""
            if arrival.ref not in {json.loads(line)["ref"] for line in text.splitlines()}:
                with self.path.open("a") as out:
                    out.write(json.dumps({"ref": arrival.ref}) + "\n")
                    out.flush()
        return super().receive(arrival)
