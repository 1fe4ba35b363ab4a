"""Which recaps come by themselves, how, and the buttons that bring one now."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import awaiting
from bot.conversation.port import Work
from bot.conversation.say import say
from memory import narrators
from memory.store import Store
from memory.types import Button, Narrator
from prompts import message

CHOICES = ("month", "year", "day", "spoken", "hard")


def settings_button(language: str) -> Button:
    """The button of /settings that leads here."""
    return Button(message("conversation-button-recaps", language), "recaps")


def manage(store: Store, narrator: Narrator, choice: str, ref: str) -> str:
    """Show what comes, or switch one of it on or off; the few words to show at once."""
    if choice not in CHOICES:
        buttons = tuple((Button(_label(narrator, one), f"recaps:{one}"),) for one in CHOICES)
        text = message("conversation-recaps-which", narrator.language)
        say(store, narrator, f"recaps:{narrator.id}:{ref}", text, buttons=buttons)
        return ""
    wanted = not getattr(narrator.recap, choice)
    narrators.save(store, replace(narrator, recap=replace(narrator.recap, **{choice: wanted})))
    return message(f"conversation-recaps-{choice}-{'on' if wanted else 'off'}", narrator.language)


def bring(store: Store, work: Work, narrator: Narrator, kind: str, ref: str) -> str:
    """Make a recap of this week, month, year, or of this day in earlier years, now."""
    awaiting.remember_words(store, narrator.id, ref, kind)
    work.job("recap_now", f"recap_now:{narrator.id}:{ref}", narrator.id, ref)
    return message("conversation-working", narrator.language)


def _label(narrator: Narrator, choice: str) -> str:
    mark = "✓ " if getattr(narrator.recap, choice) else ""
    return mark + message(f"conversation-button-recaps-{choice}", narrator.language)
