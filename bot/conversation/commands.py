"""The commands, one small function each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.arrivals import Arrival, Command
from bot.care.reading import DISTRESS
from bot.conversation import (
    awaiting,
    care,
    feelings,
    learning,
    off_limits,
    pages,
    recaps,
    relatives,
    sittings,
    tongues,
    translating,
)
from bot.conversation.consent import where_processed
from bot.conversation.port import Work
from bot.conversation.telling import receive, repeat_or_ask, settle
from bot.conversation.turn import Turn
from bot.conversation.zones import find_zone
from bot.settings import Settings
from memory import journal, narrators, questions
from memory.store import Store, now
from memory.types import Button, EntryKind, EntryState, Narrator, Outcome
from prompts import find_language, message

# Commands by which somebody says that they wish to go on.
_GOING_ON = frozenset({"start", "interview", "skip", "resume"})


def run(store: Store, settings: Settings, work: Work, narrator: Narrator, command: Command) -> None:
    """Carry out a command; an unknown one is answered kindly. A repeat has no second effect."""
    turn = Turn(store, settings, work, narrator, command)
    state = awaiting.load(store, narrator.id)
    mark = f"/{command.ref}"
    if awaiting.seen(state, mark):
        return
    if state.get("for") and command.name != "cancel":
        awaiting.note(store, narrator.id, **{"for": None})
    if command.name in _GOING_ON:
        care.awake(store, narrator.id)
    if not _heeded(turn):
        _COMMANDS.get(command.name, _unknown)(turn)
    if command.name != "delete_my_data" or state:
        awaiting.mark_seen(store, narrator.id, mark)


def _heeded(turn: Turn) -> bool:
    """True where what stands behind /ask is no question to be answered: distress is kept as told instead,
    and advice on health or law is not given.
    """
    command = turn.command
    concern = care.heed(turn.store, turn.settings, turn.narrator, command.argument, command.ref, command.at)
    if command.name != "ask" or concern is None:
        return False
    if concern in DISTRESS:
        told = Arrival(command.sender, command.ref, command.at, EntryKind.TEXT, text=command.argument)
        receive(turn.store, turn.settings, turn.work, turn.narrator, told)
    return True


def set_zone(store: Store, narrator: Narrator, words: str) -> str | None:
    """Set the zone that `words` mean; None where no zone is meant."""
    zone = find_zone(words)
    if zone:
        narrators.save(store, replace(narrator, timezone=zone))
    return zone


def recap_words(narrator: Narrator) -> str:
    """When the recap comes, in words."""
    day = message(f"conversation-weekday-{narrator.recap.weekday}", narrator.language)
    return message("conversation-recap-when", narrator.language, day=day, hour=f"{narrator.recap.hour}:00")


def _start(turn: Turn) -> None:
    payload = turn.command.argument.strip()
    if payload.startswith("lang_") and find_language(payload[5:]):
        _set_language(turn, payload[5:])
        return
    if payload.startswith(relatives.PAYLOAD):
        relatives.greet(turn.store, turn.command, turn.narrator.language, turn.narrator)
        return
    if payload in ("recap", "story", "book", "timeline", "topics"):
        bare = replace(turn.command, name=payload, argument="")
        _COMMANDS[payload](replace(turn, command=bare))
        return
    narrators.save(turn.store, replace(turn.narrator, paused_at=None))
    turn.say("back", name=turn.narrator.name)
    repeat_or_ask(turn.store, turn.work, turn.narrator, turn.command.ref)


def _ask(turn: Turn) -> None:
    if not turn.command.argument.strip():
        awaiting.expect(turn.store, turn.narrator.id, "question", turn.command.at)
        turn.say("ask-what")
        return
    _with_words("answer")(turn)


def _search(turn: Turn) -> None:
    if not turn.command.argument.strip():
        turn.say("search-what")
        return
    _with_words("search")(turn)


def _with_words(name: str) -> Callable[[Turn], None]:
    """A job that needs what stands behind the command."""

    def start(turn: Turn) -> None:
        awaiting.remember_words(turn.store, turn.narrator.id, turn.command.ref, turn.command.argument)
        turn.job(name)

    return start


def _slow(name: str) -> Callable[[Turn], None]:
    def start(turn: Turn) -> None:
        turn.job(name)

    return start


def _book(turn: Turn) -> None:
    """With words behind it ("for my family") the book is for others: approved chapters alone."""
    turn.job("book", "others" if turn.command.argument.strip() else "mine")


def _skip(turn: Turn) -> None:
    question = questions.open_question(turn.store, turn.narrator.id)
    if question is None:
        turn.work.job("question", turn.key("question"), turn.narrator.id)
        return
    settle(turn.store, turn.work, turn.narrator, question, Outcome.SKIPPED)


def _pause(turn: Turn) -> None:
    narrators.save(turn.store, replace(turn.narrator, paused_at=now()))
    sittings.end(turn.store, turn.work, turn.narrator)
    turn.say("paused")


def _resume(turn: Turn) -> None:
    narrators.save(turn.store, replace(turn.narrator, paused_at=None))
    turn.say("resumed")
    repeat_or_ask(turn.store, turn.work, turn.narrator, turn.command.ref)


def _language(turn: Turn) -> None:
    if turn.command.argument.strip():
        _set_language(turn, turn.command.argument)
        return
    turn.say("language-which", (tongues.buttons(),))


def _set_language(turn: Turn, words: str) -> None:
    code = find_language(words)
    if code is None:
        spoken = tongues.listed(turn.narrator.language)
        turn.say("language-unknown", words=words.strip()[:40], languages=spoken)
        return
    changed = replace(turn.narrator, language=code)
    narrators.save(turn.store, changed)
    replace(turn, narrator=changed).say("language-set")


def _timezone(turn: Turn) -> None:
    words = turn.command.argument.strip()
    if not words:
        turn.say("timezone-which", timezone=turn.narrator.timezone)
        return
    zone = set_zone(turn.store, turn.narrator, words)
    if zone is None:
        turn.say("timezone-unknown", words=words[:40])
    else:
        turn.say("timezone-set", timezone=zone)


def _settings(turn: Turn) -> None:
    language = turn.narrator.language
    days = [Button(message(f"conversation-weekday-{n}", language), f"recapday:{n}") for n in range(7)]
    turn.say(
        "settings",
        (
            tongues.buttons(),
            tuple(days[:4]),
            tuple(days[4:]),
            (*learning.settings_buttons(language), recaps.settings_button(language)),
            (feelings.settings_button(language), learning.aloud_button(turn.narrator)),
        ),
        name=turn.narrator.name,
        timezone=turn.narrator.timezone,
        recap=recap_words(turn.narrator),
        processed=where_processed(turn.settings, language),
    )


def _delete(turn: Turn) -> None:
    awaiting.expect(turn.store, turn.narrator.id, "erase", turn.command.at)
    turn.say("erase-sure", word=message("conversation-erase-word", turn.narrator.language))


def _cancel(turn: Turn) -> None:
    waiting = awaiting.load(turn.store, turn.narrator.id).get("for")
    awaiting.note(turn.store, turn.narrator.id, **{"for": None})
    left = relatives.leave(turn.store, turn.command.sender)
    ended = not (waiting or left) and sittings.end(turn.store, turn.work, turn.narrator)
    if not ended:
        turn.say("cancelled" if waiting or left else "nothing-to-cancel")


def _undo(turn: Turn) -> None:
    last = awaiting.load(turn.store, turn.narrator.id).get("undo")
    if not last:
        turn.say("nothing-to-undo")
        return
    kind, entry_id, *rest = last
    awaiting.note(turn.store, turn.narrator.id, undo=None)
    if kind == "entry":
        journal.forget_entry(turn.store, entry_id, now())
        awaiting.note(turn.store, turn.narrator.id, undo=["forget", entry_id])
        turn.work.job("refresh", turn.key("refresh"), entry_id)
        turn.say("undone-entry")
        return
    if kind == "forget":
        journal.forget_entry(turn.store, entry_id, None)
        awaiting.note(turn.store, turn.narrator.id, undo=["entry", entry_id])
        turn.work.job("refresh", turn.key("refresh"), entry_id)
        turn.say("undone-forget")
        return
    if kind == "page":
        _turn_page(turn, entry_id, rest[0])
        return
    field, text = rest
    journal.revise(turn.store, entry_id, field, text, "undo")
    journal.set_state(turn.store, entry_id, EntryState.PERCEIVED)
    turn.work.entry(entry_id)
    turn.say("undone-fix")


def _turn_page(turn: Turn, entry_id: str, media_id: str) -> None:
    """An album page that was left whole is cut again, and the other way."""
    page = next((one for one in journal.media_of(turn.store, entry_id) if one.id == media_id), None)
    if page is None:
        turn.say("nothing-to-undo")
        return
    pages.turn(turn.store, turn.work, page, not page.whole)
    awaiting.note(turn.store, turn.narrator.id, undo=["page", entry_id, media_id])
    turn.say("cut-again" if page.whole else "whole")


def _help(turn: Turn) -> None:
    turn.say("help")


def _privacy(turn: Turn) -> None:
    turn.say("privacy", processed=where_processed(turn.settings, turn.narrator.language))


def _unknown(turn: Turn) -> None:
    turn.say("unknown-command", name=turn.command.name[:32])


_COMMANDS: dict[str, Callable[[Turn], None]] = {
    "start": _start,
    "help": _help,
    "interview": sittings.command,
    "ask": _ask,
    "story": _with_words("story"),
    "book": _book,
    "translate": translating.command,
    "recap": _with_words("recap_now"),
    "timeline": _with_words("timeline"),
    "arc": _slow("arc"),
    "feeling": feelings.command,
    "search": _search,
    "skip": _skip,
    "pause": _pause,
    "resume": _resume,
    "topics": _slow("topics"),
    "people": _slow("people"),
    "off_limits": off_limits.command,
    "invite": relatives.command,
    "language": _language,
    "timezone": _timezone,
    "settings": _settings,
    "export": _slow("export"),
    "delete_my_data": _delete,
    "undo": _undo,
    "cancel": _cancel,
    "privacy": _privacy,
}
NAMES = tuple(_COMMANDS)
