"""Between the channel and the conversation: nobody is heard before they have agreed.

All of it is synchronous and is called in the channel's threads.
"""

from __future__ import annotations

from typing import Any

import prompts
from bot.arrivals import Arrival, Command, Press, Sender
from bot.channels.telegram.arrive import CHANNEL
from bot.channels.telegram.port import Consent, Conversation
from bot.channels.telegram.raw import chat_of, incoming, language_of
from memory import inbox, outbox
from memory.store import Store, checkpoint
from memory.types import OutMessage

BEFORE_CONSENT = frozenset({"start", "help", "privacy", "language", "cancel"})


class Gate:
    """Lets through what may go through, and settles what waits when somebody agrees or refuses."""

    def __init__(self, store: Store, conversation: Conversation) -> None:
        self._store = store
        self._conversation = conversation

    def open_for(self, sender: Sender, ref: str) -> bool:
        """True where the person has agreed; otherwise they are invited to."""
        self._welcome_back(sender)
        if self._conversation.consent_of(sender) == "yes":
            return True
        self._conversation.invite(sender, ref)
        return False

    def takes(self, sender: Sender, words: str, ref: str) -> bool:
        """True where the words are no memory: a question to somebody else, or a typed yes or no."""
        if self._conversation.take_question(sender, words, ref):
            return True
        return self._answers_invitation(sender, words, ref)

    def _answers_invitation(self, sender: Sender, words: str, ref: str) -> bool:
        """True where somebody typed yes or no instead of pressing the button."""
        before = self._conversation.consent_of(sender)
        if before == "yes" or not self._conversation.answer_invitation(sender, words, ref):
            return False
        self._settle(sender, before)
        return True

    def receive(self, arrival: Arrival) -> str | None:
        """Keep an arrival; returns its entry's id."""
        return self._conversation.receive(arrival)

    def revise(self, arrival: Arrival) -> None:
        """A message was edited."""
        self._conversation.revise(arrival)

    def unsupported(self, sender: Sender, ref: str, kind: str) -> None:
        """One kind line."""
        self._conversation.unsupported(sender, ref, kind)

    def command(self, command: Command) -> None:
        """A command. One that needs consent is a wish of the moment: it is not kept for later."""
        sender = command.sender
        before = self._conversation.consent_of(sender)
        self._welcome_back(sender)
        if before == "yes" or command.name in BEFORE_CONSENT:
            self._conversation.command(command)
            self._settle(sender, before)
        else:
            self._conversation.invite(sender, command.ref)

    def press(self, press: Press) -> str:
        """A button. Before consent there are no others than those of the consent itself."""
        before = self._conversation.consent_of(press.sender)
        self._welcome_back(press.sender)
        words = self._conversation.press(press)
        self._settle(press.sender, before)
        return words

    def left(self, sender: Sender) -> None:
        """The person blocked the bot. Without having agreed that is a refusal."""
        if self._conversation.consent_of(sender) == "yes":
            self._conversation.unreachable(sender)
        else:
            self._leave_nothing(sender)

    def back(self, sender: Sender) -> None:
        """The person unblocked the bot."""
        self._welcome_back(sender)

    def apologise(self, update: Any) -> None:
        """One kind sentence to somebody whose update could not be handled; it is kept, set aside."""
        sender = Sender(CHANNEL, chat_of(update), language=language_of(update))
        if not sender.chat or self._conversation.consent_of(sender) != "yes":
            return
        words = prompts.message("telegram-trouble", sender.language or "en")
        key = f"trouble:{incoming(update).update_id}"
        outbox.put(self._store, OutMessage(key, CHANNEL, sender.chat, text=words))

    def _welcome_back(self, sender: Sender) -> None:
        # Also where Telegram's word of it was missed: it keeps updates for a day only.
        outbox.resume(self._store, sender.channel, sender.chat)
        self._conversation.returned(sender)

    def _settle(self, sender: Sender, before: Consent) -> None:
        after = self._conversation.consent_of(sender)
        if after == "yes" and before != "yes":
            inbox.release(self._store, sender.channel, sender.chat)
        elif after == "no" or (before == "yes" and after != "yes"):
            self._leave_nothing(sender)

    def _leave_nothing(self, sender: Sender) -> None:
        inbox.wipe(self._store, sender.channel, sender.chat)
        outbox.forget(self._store, sender.channel, sender.chat)
        # Deleted rows stay readable in SQLite's log until it is written back.
        checkpoint(self._store, vacuum=False)
