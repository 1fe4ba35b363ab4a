"""Presses on buttons. Old and double presses are harmless; each is checked for its owner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.arrivals import Press
from bot.conversation import (
    awaiting,
    care,
    commands,
    feelings,
    learning,
    off_limits,
    pages,
    recaps,
    relatives,
    sittings,
    stories,
    translating,
)
from bot.conversation.one_or_two import asked_in
from bot.conversation.port import Work
from bot.conversation.say import say
from bot.conversation.telling import settle
from bot.conversation.wording import wordings_of
from memory import journal, narrators, people_kept, questions
from memory.errors import NotFound
from memory.store import Store, now
from memory.types import Entry, EntryState, Media, Narrator, Outcome
from prompts import languages, message

_OUTCOMES = {
    "skip": Outcome.SKIPPED,
    "cannot": Outcome.CANNOT_REMEMBER,
    "rather": Outcome.DECLINED,
}

_ON_FEELING = ("feel", "unfelt", "felt")
_VERDICTS = ("same", "apart")  # two names: one person, or two


def press(store: Store, work: Work, narrator: Narrator, pressed: Press) -> str:
    """Do what the button asks; the few words to show at once."""
    name, *rest = pressed.data.split(":")
    if rest and (name in _OUTCOMES or name in _VERDICTS or name in ("up", "down")):
        return _answered(store, work, narrator, name, rest)
    if name in _ON_FEELING and rest:
        return _feeling(store, narrator, name, rest, pressed)
    if name in _ON_ENTRY and rest:
        entry = _own_entry(store, narrator, rest[0])
        if entry is None:
            return message("conversation-old-button", narrator.language)
        position = int(rest[1]) if len(rest) > 1 and rest[1].isdecimal() else 0
        return _ON_ENTRY[name](OnEntry(store, work, narrator, entry, position, pressed.ref, pressed.at))
    if name == "archive" and len(rest) > 1:
        return _archive(store, work, narrator, rest[0], rest[1], pressed)
    if name in ("sit", "enough", "offrm", "invite") and rest:
        return _together(store, work, narrator, name, rest[0], pressed)
    if name in ("feelings", "feelrecap"):
        return _feelings(store, narrator, name, ":".join(rest), pressed)
    if name in ("recaps", "recap", "care"):
        return _looking_back(store, work, narrator, name, rest[0] if rest else "", pressed)
    if name in ("why", "learn", "weekly", "aloud"):
        return _learning(store, work, narrator, name, rest, pressed)
    return _setting(store, work, narrator, name, rest, pressed)


def _answered(store: Store, work: Work, narrator: Narrator, name: str, rest: list[str]) -> str:
    """What a question came to, a thumb, and whether two names are one person's."""
    if name in _OUTCOMES:
        return _settle(store, work, narrator, rest[0], _OUTCOMES[name])
    if name in _VERDICTS:
        return _decide(store, work, narrator, rest[0], name)
    return learning.thumb(store, narrator, name, rest[0], ":".join(rest[1:]))


def _looking_back(store: Store, work: Work, narrator: Narrator, name: str, value: str, pressed: Press) -> str:
    """Recaps: which come, and one now; and going on after words of distress."""
    if name == "recaps":
        return recaps.manage(store, narrator, value, pressed.ref)
    if name == "recap":
        return recaps.bring(store, work, narrator, value, pressed.ref)
    return care.press(store, work, narrator, value, pressed)


def _together(store: Store, work: Work, narrator: Narrator, name: str, value: str, pressed: Press) -> str:
    """Sittings, what is left out, and the link for others."""
    if name == "offrm":
        return off_limits.remove(store, narrator, value)
    if name == "invite":
        return relatives.manage(store, narrator, value)
    if name == "sit" and value.isdecimal():
        sittings.begin(store, work, narrator, int(value), pressed.ref)
        return ""
    ended = name == "enough" and sittings.end(store, work, narrator, value)
    return "" if ended else message("conversation-sitting-none", narrator.language)


def _learning(
    store: Store, work: Work, narrator: Narrator, name: str, rest: list[str], pressed: Press
) -> str:
    """Why this question, what is learnt, the weekly question, and questions said aloud."""
    if name == "aloud":
        return learning.aloud(store, narrator)
    if name == "why":
        return learning.why(work, narrator, pressed.ref)
    if name == "learn":
        return learning.learn(store, narrator, rest[0] if rest else "")
    return learning.weekly(store, narrator, rest, pressed.ref)


def _feelings(store: Store, narrator: Narrator, name: str, value: str, pressed: Press) -> str:
    """What is asked about feelings; and which memory of a recap felt different."""
    if name == "feelings":
        return feelings.manage(store, narrator, value, pressed.ref)
    return feelings.of_recap(store, narrator, value, pressed.ref)


def _feeling(store: Store, narrator: Narrator, name: str, rest: list[str], pressed: Press) -> str:
    """How an entry was read, that it felt different, and how it felt."""
    entry = _own_entry(store, narrator, rest[0])
    if entry is None or entry.forgotten_at is not None or not entry.own:
        return message("conversation-old-button", narrator.language)
    if name == "feel":
        return feelings.show(store, narrator, entry, pressed.ref)
    if name == "unfelt":
        return feelings.ask(store, narrator, entry, pressed.ref)
    return feelings.choose(store, narrator, entry, rest[1] if len(rest) > 1 else "", pressed.ref)


def _settle(store: Store, work: Work, narrator: Narrator, question_id: str, outcome: Outcome) -> str:
    question = questions.get_question(store, question_id)
    if question is None or question.narrator_id != narrator.id:
        return message("conversation-old-button", narrator.language)
    if question.outcome is Outcome.OPEN or outcome is Outcome.DECLINED != question.outcome:
        settle(store, work, narrator, question, outcome)
    return ""


def _decide(store: Store, work: Work, narrator: Narrator, row_id: str, verdict: str) -> str:
    """Keep whether two names are one person's. The first answer stands, and where the interview asked, it
    goes on.
    """
    standing = people_kept.answer(store, narrator.id, row_id, verdict)
    waiting = questions.open_question(store, narrator.id)
    pair = asked_in(store, narrator, waiting) if waiting is not None else None
    if waiting is not None and pair is not None and pair.id == row_id:
        settle(store, work, narrator, waiting, Outcome.ANSWERED)
    return message(
        f"conversation-people-{standing}" if standing else "conversation-old-button", narrator.language
    )


def _archive(store: Store, work: Work, narrator: Narrator, entry_id: str, choice: str, pressed: Press) -> str:
    """Whose words are whose in a chat that was sent as a file."""
    entry = _own_entry(store, narrator, entry_id)
    if entry is None or entry.forgotten_at is not None:
        return message("conversation-old-button", narrator.language)
    if choice == "leave":
        return message("archive-left", narrator.language)
    key = f"archive:{entry_id}:{choice}:{pressed.ref}"
    if choice == "back":
        work.job("take_out", key, entry_id, pressed.ref)
        return ""
    work.job("take_in", key, entry_id, choice, pressed.ref)
    return message("archive-begun", narrator.language)


def _own_entry(store: Store, narrator: Narrator, entry_id: str) -> Entry | None:
    try:
        entry = journal.get_entry(store, entry_id)
    except NotFound:
        return None
    return entry if entry.narrator_id == narrator.id else None


@dataclass(frozen=True)
class OnEntry:
    """A press that is about one of the narrator's own entries."""

    store: Store
    work: Work
    narrator: Narrator
    entry: Entry
    position: int
    ref: str
    at: datetime

    @property
    def sent(self) -> list[Media]:
        """The entry's files as they came, without the pictures that were made here of them."""
        return [one for one in journal.media_of(self.store, self.entry.id) if one.made is None]

    def say(self, name: str, subject: tuple[str, str] | None = None) -> None:
        """Queue the message `name`, once for this press."""
        text = message(f"conversation-{name}", self.narrator.language)
        say(self.store, self.narrator, f"{name}:{self.entry.id}:{self.ref}", text, subject=subject)


def _right(on: OnEntry) -> str:
    words = wordings_of(on.store, on.entry.id)
    if on.position < len(words) and not words[on.position].fixed:
        heard = words[on.position]
        journal.revise(on.store, on.entry.id, heard.field, heard.text, "confirm", first=heard.text)
        journal.set_state(on.store, on.entry.id, EntryState.PERCEIVED)
        on.work.entry(on.entry.id)
    return message("conversation-kept", on.narrator.language)


def _fix(on: OnEntry) -> str:
    awaiting.expect(on.store, on.narrator.id, "fix", on.at, fix=[on.entry.id, on.position])
    on.say("fix-how", subject=("fix", f"{on.entry.id}:{on.position}"))
    return ""


def _forget(on: OnEntry) -> str:
    if on.entry.forgotten_at is None:
        journal.forget_entry(on.store, on.entry.id, now())
        awaiting.note(on.store, on.narrator.id, undo=["forget", on.entry.id])
        on.work.job("refresh", f"refresh:{on.entry.id}:{on.ref}", on.entry.id)
        on.say("forgotten")
    return ""


def _made_of(job: str, files: Callable[[OnEntry], Sequence[Media]]) -> Callable[[OnEntry], str]:
    """Start the job that makes something of the file at this position among `files`."""

    def start(on: OnEntry) -> str:
        found = files(on)
        if on.entry.forgotten_at is not None or on.position >= len(found):
            return message("conversation-old-button", on.narrator.language)
        media_id = found[on.position].id
        on.work.job(job, f"{job}:{media_id}:{on.ref}", media_id, on.ref)
        return message("conversation-working", on.narrator.language)

    return start


def _sent(on: OnEntry) -> Sequence[Media]:
    return on.sent


def _every(on: OnEntry) -> Sequence[Media]:
    """Those that were made here too: a photograph cut from a page can be restored."""
    return journal.media_of(on.store, on.entry.id)


def _page(whole: bool) -> Callable[[OnEntry], str]:
    """An album page stays whole, or its photographs are cut out again."""

    def turn(on: OnEntry) -> str:
        page = next(iter(on.sent[on.position : on.position + 1]), None)
        if on.entry.forgotten_at is not None or page is None or page.whole is whole:
            return message("conversation-old-button", on.narrator.language)
        pages.turn(on.store, on.work, page, whole)
        awaiting.note(on.store, on.narrator.id, undo=["page", on.entry.id, page.id])
        return message(f"conversation-{'whole' if whole else 'cut-again'}", on.narrator.language)

    return turn


_ON_ENTRY: dict[str, Callable[[OnEntry], str]] = {
    "right": _right,
    "fix": _fix,
    "forget": _forget,
    "subtitles": _made_of("subtitles", _sent),
    "sheet": _made_of("sheet", _sent),
    "whole": _page(True),
    "cut": _page(False),
    "restore": _made_of("restore", _every),
}


def _setting(store: Store, work: Work, narrator: Narrator, name: str, rest: list[str], pressed: Press) -> str:
    value = ":".join(rest)
    if name == "lang" and value in languages():
        narrators.save(store, replace(narrator, language=value))
        return message("conversation-language-set", value)
    if name == "tz" and commands.set_zone(store, narrator, value):
        return message("conversation-timezone-set", narrator.language, timezone=value)
    if name == "recapday" and value.isdecimal() and int(value) < 7:
        recap = replace(narrator.recap, weekday=int(value))
        narrators.save(store, replace(narrator, recap=recap))
        return message(
            "conversation-recap-set",
            narrator.language,
            when=commands.recap_words(replace(narrator, recap=recap)),
        )
    if name == "translate":
        return translating.press(work, narrator, value, pressed.ref)
    if name in ("book", "story", "approve"):
        return stories.press(store, work, narrator, name, rest, pressed.ref)
    return message("conversation-old-button", narrator.language)
