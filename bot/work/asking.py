"""The next question: when to ask, and asking it once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.book.dates import edtf_in_words
from bot.care.hard import calls_for_care
from bot.care.reading import DISTRESS, concern_of
from bot.conversation import awaiting, care, one_or_two
from bot.conversation.off_limits import Wish, leave_out, meant
from bot.conversation.say import say, say_question
from bot.conversation.telling import note_outcome
from bot.conversation.wording import heard_in
from bot.interview.engine import next_question, photo_question, read_reply
from bot.work import learnt, others, sittings, wanted
from bot.work.aloud import ask_aloud
from bot.work.tools import Tools
from memory import feelings, journal, narrators, off_limits, people_kept, questions
from memory.people_doubts import Doubt, doubts
from memory.people_links import strangers
from memory.store import now
from memory.types import Emotion, Entry, EntryState, MediaKind, Narrator, Outcome, Passage, Question
from prompts import message

_LATELY = 60  # passages; a question is worded from fewer
_FELT_BACK = 20  # latest questions whose answers' feelings are looked up
_ON_THE_WAY = (EntryState.RECEIVED, EntryState.FETCHED, EntryState.PERCEIVED)


def ask_after(tools: Tools, narrator: Narrator, entry: Entry) -> Question | None:
    """Ask what follows from `entry`, unless more is on its way or a question still waits."""
    settled = _settle_spoken(tools, narrator, entry)
    _settle_names(tools, narrator, entry)
    may_ask = _may_ask(tools, narrator)
    if may_ask and _is_met_with_care(tools, narrator, entry):
        return None
    if sittings.end_if_over(tools, narrator, sittings.said_in(tools, entry) if entry.own else ""):
        return None
    if not may_ask:
        return None
    if entry.own and _has_picture(tools, entry):
        return _put(tools, narrator, f"entry:{entry.id}", photo=entry)
    waiting = questions.open_question(tools.store, narrator.id)
    if waiting is not None and waiting.kind != "photo":
        return None
    calm = concern_of(sittings.said_in(tools, entry)) not in DISTRESS
    about = entry if entry.own and not settled and calm else None
    return _put(tools, narrator, f"entry:{entry.id}", about=about)


def _is_met_with_care(tools: Tools, narrator: Narrator, entry: Entry) -> bool:
    """True where a hard memory was answered with a quiet line instead of a question."""
    said = sittings.said_in(tools, entry)
    felt = feelings.feeling_of(tools.store, entry.id)
    valence = felt.valence if felt else None
    hard = entry.own and calls_for_care(said, valence)
    return hard and care.meet_hard(tools.store, narrator, entry.ref, entry.told_at)


def ask_next(tools: Tools, narrator_id: str, cause: str) -> Question | None:
    """Ask the next question, unless one still waits. `cause` makes a repeat harmless."""
    narrator = narrators.get(tools.store, narrator_id)
    if sittings.end_if_over(tools, narrator):
        return None
    if not _may_ask(tools, narrator) or questions.open_question(tools.store, narrator_id):
        return None
    question = _put(tools, narrator, cause)
    if question is None:
        text = message("conversation-nothing-left", narrator.language)
        say(tools.store, narrator, f"nothing-left:{narrator_id}:{cause}"[:96], text)
    return question


def choose(
    tools: Tools, narrator: Narrator, cause: str, *, about: Entry | None = None, photo: Entry | None = None
) -> Question | None:
    """The next question, kept in the journal; the same one for the same `cause`."""
    question_id = tools.store.vault.digest("question", narrator.id, cause)
    known = questions.get_question(tools.store, question_id)
    if known is not None:
        return known
    asked = questions.list_questions(tools.store, narrator.id)
    light = care.gentle_question(tools.store, narrator)
    if light is not None:
        found: Question | None = light
    elif photo is not None:
        found = _about_photo(tools, narrator, photo, asked)
    else:
        found = _next(tools, narrator, asked, about)
        resting = found is None and about is not None
        found = wanted.in_turn(tools, narrator, asked, found, resting=resting)
        found = others.in_turn(tools, narrator, asked, found, resting=resting)
    if found is None:
        return None
    question = replace(found, id=question_id)
    questions.add_question(tools.store, question)
    others.note_asked(tools, question)
    one_or_two.note_asked(tools.store, narrator, question, partial(_open_doubts, tools, narrator))
    return question


def _next(
    tools: Tools, narrator: Narrator, asked: Sequence[Question], about: Entry | None
) -> Question | None:
    """The engine's choice, with all that it rests on."""
    passages = _calm(journal.list_passages(tools.store, narrator.id))
    known = learnt.learnt_of_questions(tools.store, narrator, asked, passages)
    return next_question(
        narrator=narrator,
        passages=passages,
        questions=asked,
        embeddings=tools.recall.embedder,
        model=tools.model(),
        now=now(),
        about=about,
        seed=len(asked),
        passage_vectors=tools.recall.vectors(narrator.id),
        strangers=_strangers(tools, narrator),
        doubts=_doubts(tools, narrator),
        liking=learnt.liking(narrator, known, len(asked)),
        off_limits=off_limits.phrases(tools.store, narrator.id, tools.graphs.of(narrator.id)),
        thumbs=known.thumbs,
        feelings=feelings_of(tools, asked),
    )


def feelings_of(tools: Tools, asked: Sequence[Question]) -> dict[str, float]:
    """How strongly the latest answers were felt, by question id: the strongest feeling's score, 0..1."""
    recent = asked[-_FELT_BACK:]
    if not recent:
        return {}
    ids = {one.id for one in recent}
    told = journal.list_entries(tools.store, recent[0].narrator_id, since=recent[0].asked_at)
    felt: dict[str, float] = {}
    for entry in told:
        if entry.own and entry.question_id in ids:
            read = feelings.feeling_of(tools.store, entry.id)
            if read is not None:
                felt[entry.question_id] = max(_strength(read), felt.get(entry.question_id, 0.0))
    return felt


def _strength(emotion: Emotion) -> float:
    """The score of the strongest feeling, 0..1, whichever it is."""
    return max((score for label, score in emotion.labels.items() if label != "neutral"), default=0.0)


def _doubts(tools: Tools, narrator: Narrator) -> list[tuple[str, str]]:
    """Names that may be one person's, of which the narrator was not asked and did not decide."""
    return [(one.one.name, one.other.name) for one in _open_doubts(tools, narrator)]


def _open_doubts(tools: Tools, narrator: Narrator) -> list[Doubt]:
    return doubts(tools.graphs.of(narrator.id), people_kept.kept(tools.store, narrator.id))


def _calm(passages: Sequence[Passage]) -> list[Passage]:
    """Without what was lately said in distress: no question rests on it, and no model is sent it."""
    older, lately = passages[:-_LATELY], passages[-_LATELY:]
    return [*older, *(one for one in lately if concern_of(one.text) not in DISTRESS)]


def _strangers(tools: Tools, narrator: Narrator) -> list[str]:
    """Names of people told of often and never explained; not the narrator's own."""
    mine = set(narrator.name.casefold().split())
    names = [one.name for one in strangers(tools.graphs.of(narrator.id))]
    return [one for one in names if not mine & set(one.casefold().split())]


def _about_photo(tools: Tools, narrator: Narrator, photo: Entry, asked: list[Question]) -> Question:
    """Who and where; with the date and place that the picture says itself."""
    shots = [
        one
        for reading in journal.perceptions_of(tools.store, photo.id)
        if isinstance(reading.value, tuple)
        for one in reading.value
    ]
    date = next((edtf_in_words(one.taken_at, narrator.language) for one in shots if one.taken_at), None)
    place = next((one.place for one in shots if one.place), None)
    left_out = off_limits.phrases(tools.store, narrator.id, tools.graphs.of(narrator.id))
    return photo_question(
        narrator=narrator,
        about=photo,
        questions=asked,
        now=now(),
        date=date if date and not off_limits.touches(date, left_out) else None,
        place=place if place and not off_limits.touches(place, left_out) else None,
    )


def _settle_spoken(tools: Tools, narrator: Narrator, entry: Entry) -> bool:
    """True where a voice note said no more than "I'd rather not": that counts as if it were written."""
    heard = " ".join(heard_in(tools.store, entry.id))
    if not heard or entry.text or not entry.own:
        return False
    question = questions.get_question(tools.store, entry.question_id) if entry.question_id else None
    answered = question if question and question.outcome is Outcome.ANSWERED else None
    wish = meant(heard)
    if wish is not None:
        _leave_out(tools, narrator, entry, wish)
        if answered and wish.refused:
            questions.set_outcome(tools.store, answered.id, Outcome.DECLINED)
        return True
    outcome = read_reply(heard, narrator.language) if question else None
    if outcome is not None and answered:
        note_outcome(tools.store, narrator, answered, outcome)
    return outcome is not None


def _leave_out(tools: Tools, narrator: Narrator, entry: Entry, wish: Wish) -> None:
    """Put it on the list, once: the narrator may take it off again, and the note be heard anew."""
    mark = f"left-out:{entry.ref}"
    if not awaiting.seen(awaiting.load(tools.store, narrator.id), mark):
        leave_out(tools.store, narrator, wish, entry.ref)
        awaiting.mark_seen(tools.store, narrator.id, mark)


def _settle_names(tools: Tools, narrator: Narrator, entry: Entry) -> None:
    """An answer to whether two names are one person's counts wherever people are joined."""
    question = questions.get_question(tools.store, entry.question_id) if entry.question_id else None
    if question is not None and entry.own:
        one_or_two.note_answer(tools.store, narrator, question, sittings.said_in(tools, entry))


def _put(
    tools: Tools, narrator: Narrator, cause: str, *, about: Entry | None = None, photo: Entry | None = None
) -> Question | None:
    question = choose(tools, narrator, cause, about=about, photo=photo)
    if question is not None:
        say_question(tools.store, narrator, question)
        ask_aloud(tools, narrator, question)
    return question


def _may_ask(tools: Tools, narrator: Narrator) -> bool:
    if narrator.paused_at or narrator.unreachable_at or care.resting(tools.store, narrator.id):
        return False
    return not journal.entries_in_state(tools.store, *_ON_THE_WAY, narrator_id=narrator.id)


def _has_picture(tools: Tools, entry: Entry) -> bool:
    return any(one.kind is MediaKind.IMAGE for one in journal.media_of(tools.store, entry.id))
