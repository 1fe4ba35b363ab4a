"""Consent first: what is kept, why, where it is processed; yes or no."""

from __future__ import annotations

from bot.arrivals import Press, Sender
from bot.conversation import tongues
from bot.conversation.port import Work
from bot.conversation.say import say
from bot.conversation.zones import guess_language, guess_zone
from bot.settings import Settings
from memory import narrators, outbox
from memory.store import Store, now
from memory.types import Action, Button, Narrator, OutMessage
from prompts import languages, message

# Providers whose models run beside the bot.
_ON_THIS_MACHINE = {"ollama", "huggingface"}
_SUBJECT = ("consent", "asked")


def chat_key(store: Store, sender: Sender) -> str:
    """The keyed name of a chat, safe to hold and to use in keys."""
    return narrators.chat_digest(store, sender.channel, sender.chat)


def language_of(sender: Sender, settings: Settings) -> str:
    """The language to speak before anybody has chosen one."""
    return guess_language(sender.language, settings.language)


def where_processed(settings: Settings, language: str) -> str:
    """Where words are processed: on this machine alone, or by which outside model as well."""
    provider, _, model = (settings.llm or "").partition(":")
    if not provider or provider in _ON_THIS_MACHINE:
        return message("conversation-processed-here", language)
    return message("conversation-processed-outside", language, provider=provider, model=model or provider)


def invite(store: Store, settings: Settings, sender: Sender, language: str, again: str = "") -> None:
    """Queue the consent message, once a chat, or once more for each time it was asked for."""
    text = message("conversation-consent", language, processed=where_processed(settings, language))
    buttons = (
        (
            Button(message("conversation-button-yes", language), "consent:yes"),
            Button(message("conversation-button-no", language), "consent:no"),
        ),
        tongues.buttons(),
    )
    key = f"invite:{chat_key(store, sender)}:{again}"
    say_to_stranger(store, sender, key, text, buttons, _SUBJECT)


def typed(words: str) -> str | None:
    """``yes`` or ``no`` where that, or the words of a button, is all that was typed, in any language."""
    said = _plain(words)
    for answer in ("yes", "no"):
        for language in languages():
            button = _plain(message(f"conversation-button-{answer}", language))
            if said in (button, *message(f"conversation-typed-{answer}", language).split(", ")):
                return answer
    return None


def _plain(words: str) -> str:
    return words.strip().strip(".!。！,，").casefold()


def invited(store: Store, sender: Sender) -> bool:
    """True where the invitation was sent to this chat and not answered yet."""
    return outbox.was_sent(store, sender.channel, sender.chat, _SUBJECT)


def accept(store: Store, work: Work, press: Press, language: str) -> Narrator:
    """Keep the narrator, show what was guessed of them, and ask the first question."""
    sender = press.sender
    narrator = narrators.create(
        store,
        Narrator(
            id="",
            name=sender.name or message("conversation-unnamed", language),
            channel=sender.channel,
            chat=sender.chat,
            language=language,
            timezone=guess_zone(sender.language),
            consented_at=now(),
        ),
    )
    text = message("conversation-welcome", language, name=narrator.name, timezone=narrator.timezone)
    say(store, narrator, f"welcome:{narrator.id}", text)
    work.job("question", f"first:{narrator.id}", narrator.id)
    return narrator


def refuse(store: Store, press: Press, language: str) -> None:
    """Say goodbye and leave nothing behind once that is said."""
    sender = press.sender
    text = message("conversation-refused", language)
    say_to_stranger(store, sender, f"refused:{chat_key(store, sender)}:{press.ref}", text)
    outbox.forget(store, sender.channel, sender.chat)


def say_to_stranger(
    store: Store,
    sender: Sender,
    key: str,
    text: str,
    buttons: tuple[tuple[Button, ...], ...] = (),
    subject: tuple[str, str] | None = None,
) -> None:
    """Queue words for somebody of whom nothing is kept."""
    outbox.put(
        store,
        OutMessage(
            key=key[:96],
            channel=sender.channel,
            chat=sender.chat,
            action=Action.SEND,
            text=text,
            buttons=buttons,
            subject=subject,
        ),
    )
