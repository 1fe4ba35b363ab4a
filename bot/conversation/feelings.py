"""How something felt: what was read and from what, and the narrator's own word for it, which stands above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.conversation import awaiting
from bot.conversation.say import Buttons, say
from bot.conversation.turn import Turn
from bot.conversation.wording import wordings_of
from memory import feelings, journal, narrators, stories
from memory.sentences import language_of
from memory.store import Store
from memory.types import Action, Button, Emotion, Entry, Felt, Narrator, Part
from prompts import message

CHOICES = ("joy", "surprise", "neutral", "sadness", "fear", "anger", "disgust")
_SETTINGS = ("on", "off", "teach", "unteach")
_QUOTED = 90  # characters of the narrator's words by which they know the entry again
_LABEL, _LISTED = 40, 6  # characters of a memory on a button, and how many are listed
_CLEAR = 0.8  # the step (in usual spreads) from which a voice is said to be different
_SIGNS = ("pace", "pitch", "loudness", "pauses")


def settings_button(language: str) -> Button:
    """The button of /settings that leads here."""
    return Button(message("feelings-button-settings", language), "feelings")


def command(turn: Turn) -> None:
    """/feeling: how what was told last was read."""
    told = journal.list_entries(turn.store, turn.narrator.id)
    read = feelings.feelings_of(turn.store, turn.narrator.id)
    last = next((one for one in reversed(told) if one.own and one.id in read), None)
    if last is None:
        turn.say("nothing-felt")
        return
    show(turn.store, turn.narrator, last, turn.command.ref)


def show(store: Store, narrator: Narrator, entry: Entry, ref: str) -> str:
    """Say how an entry was read and why, with the way to another word for it."""
    text = "\n".join((_quoted(store, entry, narrator.language), explained(store, entry, narrator.language)))
    buttons = ((Button(message("feelings-button-other", narrator.language), f"unfelt:{entry.id}"),),)
    say(store, narrator, f"feel:{entry.id}:{ref}", text, buttons=buttons, subject=("entry", entry.id))
    return ""


def ask(store: Store, narrator: Narrator, entry: Entry, cause: str, *, unsure: bool = False) -> str:
    """Put the choice of feelings for an entry, once for this `cause`; `unsure` says why it comes."""
    key = f"felt:{entry.id}:{cause}"[:96]
    text = message("feelings-which", narrator.language, words=_quoted(store, entry, narrator.language))
    if unsure:
        text = f"{message('feelings-asked', narrator.language)}\n{text}"
    said = _labels(feelings.said_of(store, entry.id))
    known = awaiting.load(store, narrator.id).get("felt", {})
    kept = [one for one in known.items() if one[0] != entry.id][-7:]
    awaiting.note(store, narrator.id, felt=dict([*kept, (entry.id, key)]))
    buttons = _choice(narrator.language, entry.id, said)
    say(store, narrator, key, text, buttons=buttons, subject=("entry", entry.id))
    return ""


def choose(store: Store, narrator: Narrator, entry: Entry, choice: str, ref: str) -> str:
    """Take one press: ``+joy``, ``-joy``, ``rather`` or ``done``. What is chosen is kept at once."""
    said = feelings.said_of(store, entry.id) or Felt()
    if choice == "rather":
        feelings.keep(store, entry, Felt(declined=True))
        _close(store, narrator, entry, message("feelings-rather", narrator.language), ref)
        return ""
    if choice == "done":
        _close(store, narrator, entry, _thanks(said, narrator.language), ref)
        return ""
    sign, label = choice[:1], choice[1:]
    if sign not in ("+", "-") or label not in CHOICES:
        return message("conversation-old-button", narrator.language)
    chosen = {*said.labels, label} if sign == "+" else {*said.labels} - {label}
    feelings.keep(store, entry, Felt(tuple(one for one in CHOICES if one in chosen)))
    _show_choice(store, narrator, entry, chosen, ref)
    return named(chosen, narrator.language)


def of_recap(store: Store, narrator: Narrator, name: str, ref: str) -> str:
    """The memories in a recap's picture of feeling, the least certain reading first, each a button."""
    body = stories.load_recap(store, narrator.id, name) or {}
    standing = {one.id: one for one in journal.list_entries(store, narrator.id)}
    shown = [standing[one] for one in body.get("felt", ()) if one in standing][:_LISTED]
    if not shown:
        return message("feelings-recap-none", narrator.language)
    buttons = tuple((Button(_first_words(store, one, _LABEL), f"unfelt:{one.id}"),) for one in shown)
    text = message("feelings-recap-which", narrator.language)
    say(store, narrator, f"feelrecap:{narrator.id}:{ref}", text, buttons=buttons)
    return ""


def manage(store: Store, narrator: Narrator, choice: str, ref: str) -> str:
    """Show what is asked about feelings, or change it; the few words to show at once."""
    language = narrator.language
    if choice not in _SETTINGS:
        wish = narrator.feelings
        shown = ("off" if wish.on else "on", "unteach" if wish.teach else "teach")
        buttons = tuple(
            (Button(message(f"feelings-button-{one}", language), f"feelings:{one}"),) for one in shown
        )
        say(
            store,
            narrator,
            f"feelings:{narrator.id}:{ref}",
            message("feelings-settings", language),
            buttons=buttons,
        )
        return ""
    wish = narrator.feelings
    asked = choice in ("on", "off")
    wish = replace(wish, on=choice == "on") if asked else replace(wish, teach=choice == "teach")
    narrators.save(store, replace(narrator, feelings=wish))
    return message(f"feelings-{choice}", language)


def explained(store: Store, entry: Entry, language: str) -> str:
    """How an entry was read, from what, and how far each part counted; or what the narrator said of it."""
    said = feelings.said_of(store, entry.id)
    if said is not None and said.declined:
        return message("feelings-declined", language)
    if said is not None and said.labels:
        return message("feelings-yours", language, felt=named(said.labels, language))
    emotion = feelings.feeling_of(store, entry.id)
    if emotion is None:
        return message("feelings-none", language)
    lines = [message("feelings-read", language, felt=named(_held(emotion), language))]
    lines += [_part(one, language) for one in emotion.parts if one.source != "words"]
    return "\n".join([*lines, message("feelings-only-a-reading", language)])


def named(labels: Iterable[str], language: str) -> str:
    """Feelings in plain words, as they stand in a sentence, in the order of the buttons."""
    chosen = set(labels)
    words = [message(f"feelings-{one}", language).lower() for one in CHOICES if one in chosen]
    return message("feelings-between", language).join(words)


def _held(emotion: Emotion) -> list[str]:
    return [label for label, score in emotion.labels.items() if score >= feelings.HOLDS]


def _part(part: Part, language: str) -> str:
    if part.source == "picture":
        return message("feelings-picture", language, tenths=max(1, round(part.weight * 10)))
    if part.arousal is None:
        return message("feelings-voice-new", language)
    clear = [one for one in _SIGNS if abs(part.signs.get(one, 0.0)) >= _CLEAR]
    how = [
        message(f"feelings-voice-{one}-{'more' if part.signs[one] > 0 else 'less'}", language)
        for one in clear
    ]
    if not how:
        return message("feelings-voice-usual", language)
    return message("feelings-voice", language, how=message("feelings-between", language).join(how))


def _labels(said: Felt | None) -> set[str]:
    return set(said.labels) if said else set()


def _choice(language: str, entry_id: str, chosen: Iterable[str]) -> Buttons:
    """Seven feelings, two in a line, those chosen with a mark; what a press does is in its data, so that a
    second delivery of the same press changes nothing.
    """
    marked = set(chosen)
    every = [
        Button(
            ("✓ " if one in marked else "") + message(f"feelings-{one}", language),
            f"felt:{entry_id}:{'-' if one in marked else '+'}{one}",
        )
        for one in CHOICES
    ]
    ends = tuple(
        Button(message(label, language), f"felt:{entry_id}:{end}")
        for label, end in (("feelings-button-done", "done"), ("conversation-button-rather-not", "rather"))
    )
    return (tuple(every[:2]), tuple(every[2:4]), tuple(every[4:6]), tuple(every[6:]), ends)


def _show_choice(store: Store, narrator: Narrator, entry: Entry, chosen: Iterable[str], ref: str) -> None:
    text = message("feelings-which", narrator.language, words=_quoted(store, entry, narrator.language))
    buttons = _choice(narrator.language, entry.id, chosen)
    _edit(store, narrator, entry, text, ref, buttons, passing=True)


def _close(store: Store, narrator: Narrator, entry: Entry, text: str, ref: str) -> None:
    _edit(store, narrator, entry, text, ref, (), passing=False)


def _edit(
    store: Store, narrator: Narrator, entry: Entry, text: str, ref: str, buttons: Buttons, passing: bool
) -> None:
    asked = awaiting.load(store, narrator.id).get("felt", {}).get(entry.id)
    action = Action.EDIT if asked else Action.SEND
    key = f"feltnow:{entry.id}:{ref}"
    say(
        store,
        narrator,
        key,
        text,
        buttons=buttons,
        action=action,
        edit_key=asked,
        passing=passing and asked is not None,
    )


def _thanks(said: Felt, language: str) -> str:
    if not said.labels:
        return message("feelings-unchanged", language)
    return message("feelings-thanks", language, felt=named(said.labels, language))


def _quoted(store: Store, entry: Entry, language: str) -> str:
    """The first words of an entry, by which the narrator knows it again."""
    words = _first_words(store, entry, _QUOTED)
    return message("feelings-quoted", language, words=words) if words else message("feelings-this", language)


def _first_words(store: Store, entry: Entry, longest: int) -> str:
    words = [entry.text, *(one.text for one in wordings_of(store, entry.id))]
    text = " ".join(next((one for one in words if one.strip()), "").split())
    if len(text) <= longest:
        return text
    cut = text[:longest]
    return (cut if language_of(text) == "zh" else cut.rsplit(" ", 1)[0]) + " …"
