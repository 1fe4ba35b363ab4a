"""What the Telegram channel needs of the conversation."""

from __future__ import annotations

from typing import Literal, Protocol

from bot.arrivals import Arrival, Command, Press, Sender

Consent = Literal["yes", "no", "unknown"]


class Conversation(Protocol):
    """One turn at a time. Every call is made in a thread, is quick, and can be repeated.

    A repeated call with the same ``ref`` has no second effect: the channel hands an update over
    again where the process died before it could mark it as done.
    """

    def consent_of(self, sender: Sender) -> Consent:
        """Whether the person has agreed, refused, or not yet answered."""
        ...

    def invite(self, sender: Sender, ref: str) -> None:
        """Queue what is kept and why, with the buttons yes and no, once a chat."""
        ...

    def answer_invitation(self, sender: Sender, words: str, ref: str) -> bool:
        """True where the words are a typed yes or no to the invitation, which then is answered."""
        ...

    def take_question(self, sender: Sender, words: str, ref: str) -> bool:
        """True where the words are a question to somebody who gave this sender a link."""
        ...

    def receive(self, arrival: Arrival) -> str | None:
        """Keep an arrival and start the work on it; returns the entry's id.

        A late picture of an album comes with the album's ref again: it joins the entry.
        """
        ...

    def revise(self, arrival: Arrival) -> None:
        """The person edited a message that was received before under the same ref."""
        ...

    def command(self, command: Command) -> None:
        """Do what ``/name argument`` asks."""
        ...

    def press(self, press: Press) -> str:
        """Do what a button asks; returns the few words shown at once (may be empty)."""
        ...

    def unsupported(self, sender: Sender, ref: str, kind: str) -> None:
        """Say one kind line about a sticker, a die, a poll and the like."""
        ...

    def unreachable(self, sender: Sender) -> None:
        """The person blocked the bot: pause until they return."""
        ...

    def returned(self, sender: Sender) -> None:
        """The person is back after being unreachable."""
        ...
