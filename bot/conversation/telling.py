"""What a narrator tells: kept as an entry, taken as a fix, or understood as a reply."""

from __future__ import annotations

import difflib
from dataclasses import replace
from datetime import timedelta

from bot.arrivals import Arrival
from bot.care.reading import DISTRESS, Concern
from bot.conversation import awaiting, care, off_limits
from bot.conversation.attached import keep_local, media_row, within_limit
from bot.conversation.port import Work
from bot.conversation.say import say, say_question
from bot.conversation.wording import wordings_of
from bot.interview.engine import read_reply
from bot.settings import Settings
from memory import journal, outbox, questions
from memory.looking_back import looking_back, told_beside
from memory.store import Store
from memory.types import Entry, EntryKind, EntryState, Narrator, Outcome, Question
from prompts import message

# A reply to what was heard that shares this much of it is a correction, not a new telling
# (difflib's ratio of the two texts; two different sentences of a life rarely pass 0.4).
_SAME_WORDS = 0.6

# What was sent before a question was put is no answer to it; the channel's clock counts in seconds
# and may differ from ours by a few.
_CLOCKS = timedelta(seconds=5)
_SPOKEN = {EntryKind.TEXT, EntryKind.VOICE, EntryKind.AUDIO, EntryKind.VIDEO_NOTE}


def receive(store: Store, settings: Settings, work: Work, narrator: Narrator, arrival: Arrival) -> str | None:
    """Keep `arrival` and start the work on it. None where it was an answer to the bot itself.

    Words of distress are answered before anything else, and are kept whatever was waited for.
    """
    concern = _heeded(store, settings, narrator, arrival)
    if concern is Concern.ADVICE and awaiting.load(store, narrator.id).get("for") == "question":
        awaiting.note(store, narrator.id, **{"for": None})
        return None
    for_the_bot = arrival.kind is EntryKind.TEXT and concern not in DISTRESS
    if for_the_bot and _taken(store, work, narrator, arrival):
        return None
    files = within_limit(store, settings, narrator, arrival)
    if not files and not arrival.text and not arrival.extra:
        return None
    entry = _entry(store, narrator, arrival)
    added = journal.add_entry(store, entry, [media_row(store, entry, n, one) for n, one in files])
    for _, attachment in files:
        keep_local(store, entry, attachment)
    if arrival.kind is EntryKind.ALBUM:
        _join_words(store, entry.id, arrival.text)
    if added:
        awaiting.note(store, narrator.id, undo=["entry", entry.id])
        if entry.question_id:
            questions.set_outcome(store, entry.question_id, Outcome.ANSWERED)
    work.entry(entry.id)
    return entry.id


def keep(store: Store, work: Work, narrator: Narrator, arrival: Arrival) -> None:
    """Keep `arrival` and start the work on it, whatever is waited for. Raises NotFound for a lost file."""
    entry = _plain_entry(store, narrator, arrival)
    files = enumerate(arrival.attachments)
    journal.add_entry(store, entry, [media_row(store, entry, number, one) for number, one in files])
    for one in arrival.attachments:
        keep_local(store, entry, one)
    work.entry(entry.id)


def _heeded(store: Store, settings: Settings, narrator: Narrator, arrival: Arrival) -> Concern | None:
    """What is heard in the narrator's own words of `arrival`, after it was answered."""
    if arrival.origin or arrival.speaker:
        return None
    concern = care.heed(store, settings, narrator, arrival.text, arrival.ref, arrival.at)
    if concern not in DISTRESS:
        care.awake(store, narrator.id)
    return concern


def revise(store: Store, settings: Settings, work: Work, narrator: Narrator, arrival: Arrival) -> None:
    """Keep the edited wording beside the first and have the entry remembered anew."""
    entry = journal.find_entry(store, narrator.id, arrival.ref)
    if entry is None:
        if not _fixed_again(store, work, narrator, arrival):
            receive(store, settings, work, narrator, arrival)
        return
    _heeded(store, settings, narrator, arrival)
    words = _edited_words(entry, arrival)
    if entry.text == words or entry.forgotten_at is not None:
        return
    journal.revise(store, entry.id, "text", words, "edit", first=entry.text)
    journal.set_state(store, entry.id, EntryState.FETCHED)
    work.entry(entry.id)


def _edited_words(entry: Entry, arrival: Arrival) -> str:
    """The whole entry's words after an edit. An edit in an album is of one of its pictures alone."""
    captioned = entry.extra.get("captioned")
    if arrival.kind is not EntryKind.ALBUM or captioned == arrival.extra.get("message_ids"):
        return arrival.text
    return _joined(entry.text, arrival.text)


def _join_words(store: Store, entry_id: str, words: str) -> None:
    """The words of an album's picture that came late stand beside those that stood before."""
    standing = journal.get_entry(store, entry_id).text
    if (joined := _joined(standing, words)) != standing:
        journal.revise(store, entry_id, "text", joined, "joined", first=standing)


def _joined(standing: str, words: str) -> str:
    return standing if words in standing else "\n".join(part for part in (standing, words) if part)


def fix(
    store: Store, work: Work, narrator: Narrator, entry_id: str, position: int, text: str, ref: str
) -> None:
    """Put the narrator's wording over what was heard or seen."""
    words = wordings_of(store, entry_id)
    if position >= len(words):
        say(
            store,
            narrator,
            f"nofix:{ref}:{narrator.id}",
            message("conversation-nothing-to-fix", narrator.language),
        )
        return
    old = words[position]
    journal.revise(store, entry_id, old.field, text, "fix", first=old.text)
    journal.set_state(store, entry_id, EntryState.PERCEIVED)
    awaiting.note(store, narrator.id, undo=["fix", entry_id, old.field, old.text])
    awaiting.remember_fix(store, narrator.id, ref, entry_id, old.field)
    work.entry(entry_id)
    done = message("conversation-fixed", narrator.language)
    say(store, narrator, f"fixed:{entry_id}:{ref}", done, reply_to=ref, subject=("entry", entry_id))


def _fixed_again(store: Store, work: Work, narrator: Narrator, arrival: Arrival) -> bool:
    """True where the edited message was a fix: its new wording is the one to use."""
    made = awaiting.load(store, narrator.id).get("fixes", {}).get(arrival.ref)
    if made is None:
        return False
    entry_id, field = made
    if journal.wordings(store, entry_id).get(field) != arrival.text:
        journal.revise(store, entry_id, field, arrival.text, "fix")
        journal.set_state(store, entry_id, EntryState.PERCEIVED)
        work.entry(entry_id)
    return True


def repeat_or_ask(store: Store, work: Work, narrator: Narrator, ref: str) -> None:
    """Put the question that waits once more, or have the next one put; once for this `ref`."""
    question = questions.open_question(store, narrator.id)
    if question is None:
        work.job("question", f"question:{narrator.id}:{ref}", narrator.id)
        return
    say_question(store, narrator, question, again=ref)
    if narrator.aloud:
        work.job("aloud", f"aloud:{question.id}:{ref}", narrator.id, question.id, ref)


def settle(store: Store, work: Work, narrator: Narrator, question: Question, outcome: Outcome) -> None:
    """Note what became of a question, say one kind line, and go on to another."""
    note_outcome(store, narrator, question, outcome)
    work.job("question", f"after:{question.id}:{outcome}", narrator.id)


def note_outcome(store: Store, narrator: Narrator, question: Question, outcome: Outcome) -> None:
    """Note what became of a question and say one kind line."""
    questions.set_outcome(store, question.id, outcome)
    line = {
        Outcome.DECLINED: "conversation-declined",
        Outcome.CANNOT_REMEMBER: "conversation-cannot-remember",
    }.get(outcome)
    if line:
        say(store, narrator, f"settled:{question.id}:{outcome}", message(line, narrator.language))


def _taken(store: Store, work: Work, narrator: Narrator, arrival: Arrival) -> bool:
    """True where the text was for the bot: a typed word, a fix, "I'd rather not"."""
    waiting = awaiting.load(store, narrator.id)
    if awaiting.seen(waiting, arrival.ref):
        return True
    if arrival.origin or arrival.speaker:
        return False
    taken = (
        _typed_word(store, work, narrator, arrival, waiting)
        or _fixed(store, work, narrator, arrival, waiting)
        or off_limits.taken(store, work, narrator, arrival)
        or _asked(store, work, narrator, arrival)
        or _settled(store, work, narrator, arrival)
    )
    if taken and not waiting.get("erased"):
        awaiting.mark_seen(store, narrator.id, arrival.ref)
    return taken


def _typed_word(
    store: Store, work: Work, narrator: Narrator, arrival: Arrival, waiting: awaiting.State
) -> bool:
    expected = awaiting.expected(waiting, arrival.at)
    if expected == "question":
        awaiting.note(store, narrator.id, **{"for": None})
        awaiting.remember_words(store, narrator.id, arrival.ref, arrival.text)
        work.job("answer", f"answer:{narrator.id}:{arrival.ref}", narrator.id, arrival.ref)
        return True
    if expected != "erase":
        return False
    awaiting.note(store, narrator.id, **{"for": None})
    if arrival.text.strip().casefold() != message("conversation-erase-word", narrator.language).casefold():
        say(
            store,
            narrator,
            f"noerase:{narrator.id}:{arrival.ref}",
            message("conversation-not-erased", narrator.language),
        )
        return True
    waiting["erased"] = True
    work.job("erase", f"erase:{narrator.id}", narrator.id)
    return True


def _fixed(store: Store, work: Work, narrator: Narrator, arrival: Arrival, waiting: awaiting.State) -> bool:
    about = _subject(store, narrator, arrival)
    if about is not None and about[0] == "fix":  # a reply to "please write it the way it should be"
        entry_id, _, position = about[1].partition(":")
    elif awaiting.expected(waiting, arrival.at) == "fix":
        entry_id, position = waiting["fix"]
    else:
        return _nearly_the_same(store, work, narrator, arrival, about)
    awaiting.note(store, narrator.id, **{"for": None})
    fix(store, work, narrator, entry_id, int(position), arrival.text, arrival.ref)
    return True


def _nearly_the_same(
    store: Store, work: Work, narrator: Narrator, arrival: Arrival, about: tuple[str, str] | None
) -> bool:
    """True where a reply to what was heard has nearly the same words: that puts it right, too."""
    if about is None or about[0] != "entry":
        return False
    for position, heard in enumerate(wordings_of(store, about[1])):
        ratio = difflib.SequenceMatcher(None, heard.text.casefold(), arrival.text.casefold()).ratio()
        if ratio >= _SAME_WORDS:
            fix(store, work, narrator, about[1], position, arrival.text, arrival.ref)
            return True
    return False


def _asked(store: Store, work: Work, narrator: Narrator, arrival: Arrival) -> bool:
    """True where the whole text asks what was told: it is answered, as /ask is, and is no memory.

    What is asked beside telling is answered too, and the telling is kept.
    """
    asked = looking_back(arrival.text)
    for number, one in enumerate(asked):
        ref = f"{arrival.ref}:{number}" if number else arrival.ref
        awaiting.remember_words(store, narrator.id, ref, one.subject)
        work.job("answer", f"answer:{narrator.id}:{ref}", narrator.id, ref)
    return bool(asked) and not told_beside(arrival.text, asked)


def _settled(store: Store, work: Work, narrator: Narrator, arrival: Arrival) -> bool:
    question = _question_for(store, narrator, arrival)
    outcome = read_reply(arrival.text, narrator.language) if question else None
    if question is None or outcome is None:
        return False
    settle(store, work, narrator, question, outcome)
    return True


def _question_for(store: Store, narrator: Narrator, arrival: Arrival) -> Question | None:
    about = _subject(store, narrator, arrival)
    if about and about[0] == "question":
        return questions.get_question(store, about[1])
    question = questions.open_question(store, narrator.id)
    return question if question and arrival.at >= question.asked_at - _CLOCKS else None


def _subject(store: Store, narrator: Narrator, arrival: Arrival) -> tuple[str, str] | None:
    if arrival.reply_to is None:
        return None
    known = outbox.subject_of(store, narrator.channel, narrator.chat, arrival.reply_to)
    if known:
        return known
    own = journal.find_entry(store, narrator.id, arrival.reply_to)
    return ("entry", own.id) if own else None


def _plain_entry(store: Store, narrator: Narrator, arrival: Arrival) -> Entry:
    return Entry(
        id=journal.entry_id(store, narrator.id, arrival.ref),
        narrator_id=narrator.id,
        ref=arrival.ref,
        kind=arrival.kind,
        told_at=arrival.at,
        text=_words(narrator, arrival),
        speaker=arrival.speaker,
        origin=arrival.origin,
        extra=arrival.extra,
    )


def _entry(store: Store, narrator: Narrator, arrival: Arrival) -> Entry:
    entry = _plain_entry(store, narrator, arrival)
    if not entry.own:
        return entry
    about = _subject(store, narrator, arrival)
    question = _question_for(store, narrator, arrival) if arrival.kind in _SPOKEN else None
    if about and about[0] in ("entry", "fix"):
        return replace(entry, about_entry_id=about[1].partition(":")[0])
    if question is None:
        return entry
    return replace(
        entry,
        question_id=question.id,
        about_entry_id=question.about_entry_id if question.kind == "photo" else None,
    )


def _words(narrator: Narrator, arrival: Arrival) -> str:
    """What is kept as the entry's text; a contact is said to be one."""
    if arrival.kind is EntryKind.CONTACT and arrival.text:
        return message("conversation-contact", narrator.language, name=arrival.text)
    return arrival.text
