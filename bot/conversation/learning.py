"""Thumbs, what is learnt from them, and the weekly question: the buttons of /settings."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.port import Work
from bot.conversation.say import Buttons, say
from memory import narrators, questions, reactions
from memory.store import Store, now
from memory.types import Button, Narrator
from prompts import message

_HOURS = {"morning": 9, "afternoon": 15, "evening": 19}
_RECAP_NAME = 48


def settings_buttons(language: str) -> tuple[Button, ...]:
    """The line of /settings that leads here."""
    return tuple(Button(message(f"conversation-button-{one}", language), one) for one in ("why", "weekly"))


def aloud_button(narrator: Narrator) -> Button:
    """The button of /settings that has questions spoken, or not."""
    mark = "✓ " if narrator.aloud else ""
    return Button(mark + message("conversation-button-aloud", narrator.language), "aloud")


def aloud(store: Store, narrator: Narrator) -> str:
    """Have questions spoken as well as written, or no more; the few words to show."""
    narrators.save(store, replace(narrator, aloud=not narrator.aloud))
    return message(f"conversation-aloud-{'off' if narrator.aloud else 'on'}", narrator.language)


def thumb(store: Store, narrator: Narrator, which: str, kind: str, subject: str) -> str:
    """Keep a thumb, ``up`` or ``down``; the few words to show. A later press changes it."""
    if kind == "question":
        question = questions.get_question(store, subject)
        known = question is not None and question.narrator_id == narrator.id
    else:
        known = kind == "recap" and 0 < len(subject) <= _RECAP_NAME
    if not known:
        return message("conversation-old-button", narrator.language)
    reactions.react(store, narrator.id, kind, subject, 1 if which == "up" else -1)
    return message(f"conversation-thumb-{which}-{kind}", narrator.language)


def why(work: Work, narrator: Narrator, ref: str) -> str:
    """Have it said why the last question came and what was learnt."""
    work.job("why", f"why:{narrator.id}:{ref}", narrator.id, ref)
    return ""


def learn(store: Store, narrator: Narrator, choice: str) -> str:
    """``off``, ``on``, or ``forget``: begin anew."""
    now_so = {
        "off": replace(narrator.learning, on=False),
        "on": replace(narrator.learning, on=True),
        "forget": replace(narrator.learning, since=now()),
    }.get(choice)
    if now_so is None:
        return message("conversation-old-button", narrator.language)
    narrators.save(store, replace(narrator, learning=now_so))
    return message(f"learnt-{'forgotten' if choice == 'forget' else choice}", narrator.language)


def weekly(store: Store, narrator: Narrator, choice: list[str], ref: str) -> str:
    """Show the weekly question's settings, or change one: on, off, ``day:2``, ``hour:9``, ``hour:usual``."""
    if not choice:
        text = message("conversation-weekly-which", narrator.language, now=weekly_words(narrator))
        say(store, narrator, f"weekly:{narrator.id}:{ref}", text, buttons=_weekly_buttons(narrator.language))
        return ""
    setting = narrator.weekly
    match choice:
        case ["on" | "off"]:
            setting = replace(setting, on=choice[0] == "on")
        case ["day", day] if day.isdecimal() and int(day) < 7:
            setting = replace(setting, on=True, weekday=int(day))
        case ["hour", "usual"]:
            setting = replace(setting, on=True, hour=None)
        case ["hour", hour] if hour.isdecimal() and int(hour) < 24:
            setting = replace(setting, on=True, hour=int(hour))
        case _:
            return message("conversation-old-button", narrator.language)
    changed = replace(narrator, weekly=setting)
    narrators.save(store, changed)
    return weekly_words(changed)


def weekly_words(narrator: Narrator) -> str:
    """Whether and when the weekly question comes."""
    language, setting = narrator.language, narrator.weekly
    day = message(f"conversation-weekday-{setting.weekday}", language)
    if not setting.on:
        return message("conversation-weekly-off", language)
    if setting.hour is None:
        return message("conversation-weekly-on-usual", language, day=day)
    return message("conversation-weekly-on-hour", language, day=day, hour=f"{setting.hour}:00")


def _weekly_buttons(language: str) -> Buttons:
    days = [Button(message(f"conversation-weekday-{n}", language), f"weekly:day:{n}") for n in range(7)]
    hours = [
        Button(message(f"conversation-button-{part}", language), f"weekly:hour:{hour}")
        for part, hour in _HOURS.items()
    ]
    on_off = [
        Button(message(f"conversation-button-weekly-{one}", language), f"weekly:{one}")
        for one in ("on", "off")
    ]
    usual = Button(message("conversation-button-weekly-usual", language), "weekly:hour:usual")
    return (tuple(on_off), tuple(days[:4]), tuple(days[4:]), tuple(hours), (usual,))
