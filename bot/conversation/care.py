"""What is said when somebody is in distress: fixed words, before any model and before any question.

Nothing here can be switched off. ``bot.care`` hears it and knows whom one can call; ``docs/care.md`` says
why it is done this way.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.arrivals import Press, Sender
from bot.care.lines import Lines, lines_for
from bot.care.reading import DISTRESS, Concern, concern_of
from bot.conversation import awaiting
from bot.conversation.consent import say_to_stranger
from bot.conversation.port import Work
from bot.conversation.say import Buttons, say, say_question
from bot.conversation.zones import guess_zone
from bot.errors import ConfigurationError
from bot.settings import Settings
from memory import questions, sittings
from memory.store import Store, now
from memory.types import Button, Narrator, Question
from prompts import message

log = logging.getLogger(__name__)

TOPIC = "gentle"
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_AGAIN = {Concern.CRISIS: _HOUR, Concern.ABUSE: _HOUR, Concern.ECHO: _DAY}
_SHORTS, _GENTLE, _HARD = 3, 4, 3
_HARD_AGAIN = timedelta(hours=6)
# What is older was read anew, or imported: nobody waits for an answer to it.
_STALE = timedelta(days=3)


def heed(
    store: Store,
    settings: Settings,
    narrator: Narrator,
    text: str,
    ref: str,
    at: datetime,
    near: Callable[[str], bool] | None = None,
) -> Concern | None:
    """Answer `text`, sent at `at` as `ref`, where it is of concern: once a message, whatever becomes of it.

    `near` listens once more to what no pattern heard anything in; what it hears is answered quietly.

    Nothing is asked from then on until the narrator writes again or wishes to go on.
    """
    if now() - at > _STALE:
        return None
    concern = concern_of(text)
    if concern is None and near is not None and near(text):
        concern = Concern.ECHO
    if concern is None:
        return None
    state = _state(store, narrator.id)
    buttons = _buttons(narrator.language, "on", "rest") if concern in DISTRESS else ()
    words = _answer(settings, narrator, concern, state, at)
    if say(store, narrator, f"care:{narrator.id}:{ref}"[:96], words, buttons=buttons):
        log.info("narrator %s was given the lines to call: %s", narrator.id, concern)
        _note(store, narrator, concern, state, at)
    return concern


def heed_stranger(
    store: Store, settings: Settings, sender: Sender, language: str, text: str, ref: str
) -> None:
    """The same for somebody who has not agreed yet, of whom nothing is kept."""
    if concern_of(text) is not Concern.CRISIS:
        return
    lines = _lines(settings, guess_zone(sender.language))
    words = message("care-crisis-stranger", language, **_values(lines, "crisis", language))
    say_to_stranger(store, sender, f"care:{store.vault.digest(sender.channel, sender.chat)}:{ref}", words)


def awake(store: Store, narrator_id: str) -> None:
    """The narrator writes again, or wishes to go on: questions may come, the next one a light one."""
    state = _state(store, narrator_id)
    if state.get("resting"):
        _save(store, narrator_id, state, resting=False, gentle=1)


def resting(store: Store, narrator_id: str) -> bool:
    """True while nothing is asked and no recap is sent."""
    return bool(_state(store, narrator_id).get("resting"))


def gentle_question(store: Store, narrator: Narrator) -> Question | None:
    """The light question to return with, once after each rest; None where it was not one."""
    state = _state(store, narrator.id)
    if not state.get("gentle"):
        return None
    turn = int(state.get("turn", 0))
    _save(store, narrator.id, state, gentle=0, turn=turn + 1)
    return Question(
        id=store.vault.digest("question", narrator.id, f"gentle:{turn}"),
        narrator_id=narrator.id,
        topic=TOPIC,
        kind="opener",
        text=message(f"care-gentle-{turn % _GENTLE}", narrator.language),
        asked_at=now(),
    )


def meet_hard(store: Store, narrator: Narrator, ref: str, at: datetime) -> bool:
    """Say one quiet line about a hard memory in place of a question; False where one was said lately."""
    state = _state(store, narrator.id)
    if state.get("hard") == ref:
        return True
    if _lately(state, "hard", at, _HARD_AGAIN):
        return False
    turn = int(state.get("hards", 0))
    text = message(f"care-hard-{turn % _HARD}", narrator.language)
    buttons = _buttons(narrator.language, "stay", "leave")
    if say(store, narrator, f"hard:{narrator.id}:{ref}"[:96], text, buttons=buttons):
        said = {**state.get("said", {}), "hard": at.isoformat()}
        _save(store, narrator.id, state, hard=ref, hards=turn + 1, said=said)
    return True


def press(store: Store, work: Work, narrator: Narrator, choice: str, pressed: Press) -> str:
    """Go on, not today, stay with it, leave it; the few words to show at once."""
    if choice == "stay":
        return message("care-hard-stay", narrator.language)
    if choice == "leave":
        work.job("question", f"care-leave:{narrator.id}:{pressed.ref}", narrator.id)
        return message("care-hard-leave", narrator.language)
    if choice != "on":
        return message("care-rested", narrator.language)
    awake(store, narrator.id)
    question = gentle_question(store, narrator)
    if question is not None:
        questions.add_question(store, question)
        say_question(store, narrator, question)
    return ""


def _answer(
    settings: Settings, narrator: Narrator, concern: Concern, state: awaiting.State, at: datetime
) -> str:
    language = narrator.language
    if concern is Concern.ADVICE:
        return message("care-advice", language)
    lines = _lines(settings, narrator.timezone)
    kind = "abuse" if concern is Concern.ABUSE else "crisis"
    values = _values(lines, kind, language)
    if concern in _AGAIN and _lately(state, concern, at, _AGAIN[concern]):
        return _shorter(concern, int(state.get("times", 0)), values, lines.listed(kind, language), language)
    if concern is Concern.ECHO:
        del values["emergency"]
    return message(f"care-{concern}", language, **values)


def _shorter(
    concern: Concern, times: int, values: dict[str, str], lines: Sequence[str], language: str
) -> str:
    """The short form for what is said again within the hour; never the same one twice running."""
    if concern is Concern.CRISIS:
        return message(f"care-crisis-again-{times % _SHORTS}", language, **values)
    if concern is Concern.ECHO:
        return message("care-echo-again", language, first=lines[0])
    return message("care-abuse-again", language, first=lines[0], emergency=values["emergency"])


def _values(lines: Lines, kind: str, language: str) -> dict[str, str]:
    listed = "\n".join(f"• {line}" for line in lines.listed(kind, language))
    return {"lines": listed, "emergency": lines.danger(language)}


def _lines(settings: Settings, timezone: str) -> Lines:
    """An operator's file that cannot be read must keep nobody from an answer."""
    try:
        return lines_for(timezone, settings.care_lines)
    except ConfigurationError as error:
        log.error("%s; the shipped lines are used", error)
        return lines_for(timezone)


def _note(store: Store, narrator: Narrator, concern: Concern, state: awaiting.State, at: datetime) -> None:
    if concern not in DISTRESS:
        return
    again = concern is Concern.CRISIS and _lately(state, concern, at, _AGAIN[concern])
    said = {**state.get("said", {}), str(concern): at.isoformat()}
    times = int(state.get("times", 0)) + 1 if again else 0
    _save(store, narrator.id, state, resting=True, said=said, times=times)
    awaiting.note(store, narrator.id, **{"for": None})
    sitting = sittings.current(store, narrator.id)
    if sitting is not None:  # it ends without a word: no count of what was gained now
        sittings.end(store, sitting.id, "care", now())


def _lately(state: awaiting.State, what: str, at: datetime, within: timedelta) -> bool:
    before = state.get("said", {}).get(str(what))
    return before is not None and at - datetime.fromisoformat(before) < within


def _buttons(language: str, *choices: str) -> Buttons:
    return (tuple(Button(message(f"care-button-{one}", language), f"care:{one}") for one in choices),)


def _state(store: Store, narrator_id: str) -> awaiting.State:
    return dict(awaiting.load(store, narrator_id).get("care", {}))


def _save(store: Store, narrator_id: str, state: awaiting.State, **changes: Any) -> None:
    awaiting.note(store, narrator_id, care={**state, **changes})
