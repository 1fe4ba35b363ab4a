"""Others may put a question to a narrator by a link. They become no narrator and see nothing.

Whoever opens the link is first told what is kept of them; only then is a question taken. It is
checked by code, waits, and is put in turn (`bot.work.asking`). Whether it touches what the narrator
wants left out is looked at there and not here: an answer to the asker would tell what that is.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

from bot.arrivals import Command, Press, Sender
from bot.care.harmful import harmful
from bot.care.reading import DISTRESS, concern_of
from bot.conversation.consent import say_to_stranger
from bot.conversation.say import Buttons
from bot.conversation.turn import Turn
from bot.interview.checks import LONGEST, faults
from bot.interview.cues import is_chinese
from memory import asks, narrators, outbox
from memory.asks import Ask
from memory.store import Store, now
from memory.types import Button, Narrator
from prompts import message, messages

PAYLOAD = "q_"
# For a question, after the button was pressed. A narrator's words are soon memories again.
_PATIENCE, _PATIENCE_OWN = timedelta(days=1), timedelta(hours=1)
_NAME = 40
_ODD = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069<>*_`\[\]{}|\\#@:/]")
_LINK = re.compile(r"https?:|www\.|t\.me/|@\w", re.IGNORECASE)


def command(turn: Turn) -> None:
    """``/invite``: the link, whose questions wait, and buttons to close the one and drop the others."""
    language = turn.narrator.language
    link = asks.open_link(turn.store, turn.narrator.id, now())
    where = f"{turn.command.address}?start={PAYLOAD}{link.token}" if turn.command.address else ""
    text = message(
        "conversation-invite",
        language,
        link=where or f"/start {PAYLOAD}{link.token}",
        until=f"{link.expires_at:%Y-%m-%d}",
    )
    waiting = asks.asks_of(turn.store, turn.narrator.id, "waiting")
    close = Button(message("conversation-button-invite-close", language), "invite:close")
    drop = Button(message("conversation-button-invite-drop", language), "invite:drop")
    if waiting:
        text += "\n" + message("conversation-invite-waiting", language, names=_names(waiting, language))
    turn.put("invite", text, ((close, drop) if waiting else (close,),))


def manage(store: Store, narrator: Narrator, choice: str) -> str:
    """The narrator closes the link, or drops what waits; the few words to show."""
    if choice == "close":
        asks.close_links(store, narrator.id, now())
        return message("conversation-invite-closed", narrator.language)
    if choice == "drop":
        count = asks.drop_waiting(store, narrator.id)
        return message("conversation-invite-dropped", narrator.language, count=count)
    return message("conversation-old-button", narrator.language)


def greet(store: Store, command: Command, language: str, own: Narrator | None) -> None:
    """Somebody opened a link: say what happens with their question and their name, and ask them."""
    sender, token = command.sender, command.argument.strip().removeprefix(PAYLOAD)
    link = asks.find_link(store, token, command.at)
    if link is None:
        _say(store, sender, language, "closed", command.ref)
        return
    if own is not None and own.id == link.narrator_id:
        _say(store, sender, language, "own", command.ref)
        return
    asks.visit(store, link.id, link.narrator_id, _asker(store, sender), "told", command.at)
    narrator = narrators.get(store, link.narrator_id)
    _say(store, sender, language, "hello", command.ref, _yes_no(sender, language), narrator=narrator.name)


def press(store: Store, pressed: Press, language: str, own: Narrator | None) -> str:
    """A button of one who asks: yes (with or without name), no, take it back, another."""
    sender, (choice, *rest) = pressed.sender, pressed.data.split(":")[1:]
    asker = _asker(store, sender)
    if choice == "back" and rest:
        gone = asks.withdraw(store, rest[0], asker)
        return message(f"relative-{'taken-back' if gone else 'too-late'}", language)
    visit = asks.visit_of(store, asker)
    if visit is None or not asks.is_open(store, visit.link_id, pressed.at):
        return message("relative-closed", language)
    if choice in ("yes", "unnamed"):
        state = "asking" if choice == "yes" else "unnamed"
        asks.visit(store, visit.link_id, visit.narrator_id, asker, state, pressed.at)
        _say(store, sender, language, "write", pressed.ref, most=LONGEST)
    elif choice == "no":
        asks.leave(store, asker)
        _say(store, sender, language, "goodbye", pressed.ref)
        if own is None:
            outbox.forget(store, sender.channel, sender.chat)
    return ""


def leave(store: Store, sender: Sender) -> bool:
    """The one who wanted to ask something does not; False where they did not want to."""
    asker = _asker(store, sender)
    visit = asks.visit_of(store, asker)
    if visit is None or visit.state == "told":
        return False
    asks.visit(store, visit.link_id, visit.narrator_id, asker, "told", visit.opened_at)
    return True


def take(store: Store, sender: Sender, words: str, ref: str, language: str, own: Narrator | None) -> bool:
    """True where `words` (nothing for a voice note and the like) are from one who wants to ask."""
    asker = _asker(store, sender)
    visit = asks.visit_of(store, asker)
    if visit is None:
        return False
    ask_id = store.vault.digest("ask", visit.narrator_id, asker, ref)
    if visit.state == "told":
        return asks.get(store, ask_id) is not None  # the same message once more
    patience = _PATIENCE_OWN if own is not None else _PATIENCE
    if now() - visit.opened_at > patience or (own is not None and not words):
        return False
    if concern_of(words) in DISTRESS:  # they are answered with whom to call, and their words are not kept
        return own is None
    trouble = _trouble(store, visit.narrator_id, asker, " ".join(words.split()))
    if trouble is not None:
        _say(store, sender, language, trouble, ref, most=LONGEST)
        return True
    name = _plain_name(sender.name) if visit.state == "asking" else ""
    text = " ".join(words.split())
    asks.add(store, Ask(ask_id, visit.narrator_id, asker, name, text, "waiting", now()))
    asks.visit(store, visit.link_id, visit.narrator_id, asker, "told", visit.opened_at)
    narrator = narrators.get(store, visit.narrator_id)
    _say(
        store, sender, language, "thanks", ref, _after(ask_id, visit.state, language), narrator=narrator.name
    )
    return True


def shown_name(ask: Ask, language: str) -> str:
    """The name under which a question is put."""
    return ask.name or message("conversation-somebody", language)


def _trouble(store: Store, narrator_id: str, asker: str, text: str) -> str | None:
    """Why this cannot be taken, as the name of the sentence that says so."""
    if not text:
        return "in-words"
    if not asks.has_room(store, narrator_id, asker):
        return "full"
    found = faults(text, language="zh" if is_chinese(text) else "en", own_words=text)
    if "too long" in found:
        return "too-long"
    if "not one question mark" in found:
        return "one-question"
    if found or _LINK.search(text):
        return "plain"
    return "unkind" if harmful(text) else None


def _asker(store: Store, sender: Sender) -> str:
    return asks.asker_of(store, sender.channel, sender.chat)


def _plain_name(name: str) -> str:
    return " ".join(_ODD.sub(" ", name).split())[:_NAME]


def _names(waiting: list[Ask], language: str) -> str:
    counts = Counter(shown_name(one, language) for one in waiting)
    each = [message("conversation-invite-one", language, name=one, count=n) for one, n in counts.items()]
    return message("conversation-between", language).join(each)


def _yes_no(sender: Sender, language: str) -> Buttons:
    name = _plain_name(sender.name)
    named = Button(message("relative-button-ask", language, name=name), "q:yes")
    return (
        *(((named,),) if name else ()),
        (Button(message("relative-button-ask-unnamed", language), "q:unnamed"),),
        (Button(message("relative-button-no", language), "q:no"),),
    )


def _after(ask_id: str, state: str, language: str) -> Buttons:
    another = "q:yes" if state == "asking" else "q:unnamed"
    return (
        (
            Button(message("relative-button-another", language), another),
            Button(message("relative-button-take-back", language), f"q:back:{ask_id}"),
        ),
    )


def _say(
    store: Store,
    sender: Sender,
    language: str,
    what: str,
    ref: str,
    buttons: Buttons = (),
    **values: str | int,
) -> None:
    needed = messages(language).variables(f"relative-{what}")
    text = message(f"relative-{what}", language, **{k: v for k, v in values.items() if k in needed})
    key = f"relative-{what}:{_asker(store, sender)}:{ref}"
    say_to_stranger(store, sender, key, text, buttons)
