"""One turn of the conversation: something comes in, rows and replies are written. Knows no channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.arrivals import Arrival, Command, Press, Sender
from bot.conversation import care, commands, consent, presses, relatives, requests, telling
from bot.conversation.port import Work
from bot.conversation.say import say
from bot.settings import Settings
from memory import narrators
from memory.store import Store, now
from memory.types import Narrator
from prompts import find_language, message

__all__ = ["Conversation", "Work"]

_UNSUPPORTED = {"poll": "conversation-no-poll", "document": "conversation-no-document"}


@dataclass(frozen=True)
class Conversation:
    """Synchronous and quick: it keeps, answers and starts work; the work itself is elsewhere."""

    store: Store
    settings: Settings
    work: Work
    _refused: set[str] = field(default_factory=set)
    _languages: dict[str, str] = field(default_factory=dict)

    def consent_of(self, sender: Sender) -> Literal["yes", "no", "unknown"]:
        """Whether the person has agreed, refused, or not yet answered."""
        if self.narrator(sender) is not None:
            return "yes"
        return "no" if consent.chat_key(self.store, sender) in self._refused else "unknown"

    def narrator(self, sender: Sender) -> Narrator | None:
        """The narrator behind a sender, once they have agreed."""
        found = narrators.find_by_chat(self.store, sender.channel, sender.chat)
        return found if found and found.consented_at else None

    def invite(self, sender: Sender, ref: str) -> None:  # noqa: ARG002 - once a chat, whatever came
        """Say what is kept, why and where, with the buttons yes and no; once a chat."""
        self._refused.discard(consent.chat_key(self.store, sender))
        consent.invite(self.store, self.settings, sender, self._language(sender))

    def answer_invitation(self, sender: Sender, words: str, ref: str) -> bool:
        """True where the words are a typed yes or no to the invitation, which then is answered.

        Somebody in distress is told whom to call, agreed or not.
        """
        if self.narrator(sender) is None:
            language = self._language(sender)
            care.heed_stranger(self.store, self.settings, sender, language, words, ref)
        answer = consent.typed(words)
        if answer is None or self.narrator(sender) or not consent.invited(self.store, sender):
            return False
        self.press(Press(sender, ref, now(), f"consent:{answer}", ""))
        return True

    def take_question(self, sender: Sender, words: str, ref: str) -> bool:
        """True where the words are a question that the sender puts to a narrator who gave them a link."""
        narrator = self.narrator(sender)
        language = narrator.language if narrator else self._language(sender)
        taken = relatives.take(self.store, sender, words, ref, language, narrator)
        if taken and narrator is None:
            care.heed_stranger(self.store, self.settings, sender, language, words, ref)
        return taken

    def receive(self, arrival: Arrival) -> str | None:
        """Keep an arrival and start the work on it; the entry's id, or None where it is no entry."""
        narrator = self.narrator(arrival.sender)
        if narrator is None:
            self.invite(arrival.sender, arrival.ref)
            return None
        if requests.taken(self.store, self.settings, self.work, narrator, arrival):
            return None
        return telling.receive(self.store, self.settings, self.work, narrator, arrival)

    def revise(self, arrival: Arrival) -> None:
        """The person edited a message; both wordings are kept."""
        narrator = self.narrator(arrival.sender)
        if narrator is not None:
            telling.revise(self.store, self.settings, self.work, narrator, arrival)

    def command(self, command: Command) -> None:
        """Do what ``/name argument`` asks."""
        narrator = self.narrator(command.sender)
        if narrator is None:
            self._stranger(command)
        else:
            commands.run(self.store, self.settings, self.work, narrator, command)

    def press(self, press: Press) -> str:
        """Do what a button asks; the few words shown at once."""
        narrator = self.narrator(press.sender)
        if press.data.startswith("q:"):
            language = narrator.language if narrator else self._language(press.sender)
            return relatives.press(self.store, press, language, narrator)
        if press.data.startswith("consent:"):
            return self._consent(press, narrator)
        if press.data.startswith("lang:") and narrator is None:
            self._languages[consent.chat_key(self.store, press.sender)] = press.data[5:]
            self._invite_again(press.sender, press.ref)
            return ""
        if narrator is None:
            return message("conversation-old-button", self._language(press.sender))
        if press.data.startswith("do:"):
            return requests.press(self.store, self.settings, self.work, narrator, press)
        return presses.press(self.store, self.work, narrator, press)

    def unsupported(self, sender: Sender, ref: str, kind: str) -> None:
        """Say one kind line about a sticker, a die, a poll and the like."""
        narrator = self.narrator(sender)
        if narrator is not None:
            text = message(_UNSUPPORTED.get(kind, "conversation-no-sticker"), narrator.language)
            say(self.store, narrator, f"unsupported:{narrator.id}:{ref}", text, reply_to=ref)

    def unreachable(self, sender: Sender) -> None:
        """The person blocked the bot: nothing is sent until they return."""
        narrators.set_unreachable(self.store, sender.channel, sender.chat, now())

    def returned(self, sender: Sender) -> None:
        """The person is back."""
        narrator = self.narrator(sender)
        if narrator is not None and narrator.unreachable_at is not None:
            narrators.set_unreachable(self.store, sender.channel, sender.chat, None)

    def _consent(self, press: Press, narrator: Narrator | None) -> str:
        key = consent.chat_key(self.store, press.sender)
        if narrator is not None:
            old = press.data != "consent:yes"
            return message("conversation-old-button", narrator.language) if old else ""
        if press.data == "consent:yes":
            self._refused.discard(key)
            consent.accept(self.store, self.work, press, self._language(press.sender))
        else:
            self._refused.add(key)
            consent.refuse(self.store, press, self._language(press.sender))
        return ""

    def _stranger(self, command: Command) -> None:
        sender, language = command.sender, self._language(command.sender)
        chosen = command.argument
        if command.name == "start":  # a link such as t.me/the_bot?start=lang_zh
            chosen = chosen.removeprefix("lang_") if chosen.startswith("lang_") else ""
            if command.argument.startswith(relatives.PAYLOAD):
                relatives.greet(self.store, command, language, None)
                return
        if command.name == "cancel" and relatives.leave(self.store, sender):
            return
        if command.name in ("language", "start") and (code := find_language(chosen)):
            self._languages[consent.chat_key(self.store, sender)] = code
        self._invite_again(sender, command.ref)
        if command.name == "help":
            consent.say_to_stranger(
                self.store, sender, f"help:{command.ref}", message("conversation-help", language)
            )

    def _invite_again(self, sender: Sender, ref: str) -> None:
        self._refused.discard(consent.chat_key(self.store, sender))
        consent.invite(self.store, self.settings, sender, self._language(sender), again=ref)

    def _language(self, sender: Sender) -> str:
        chosen = self._languages.get(consent.chat_key(self.store, sender))
        return chosen or consent.language_of(sender, self.settings)
