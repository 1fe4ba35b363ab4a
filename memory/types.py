"""What is remembered, as frozen values. Times are aware UTC datetimes; seconds are floats.

Terms are oral history's (narrator, entry) and retrieval's (passage, hit).
Life-event dates are EDTF strings (ISO 8601-2: ``1962``, ``196X``, ``1962-06~``),
apart from the time at which they were told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class EntryKind(StrEnum):
    """What the narrator sent."""

    TEXT = "text"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"
    VIDEO_NOTE = "video_note"
    PHOTO = "photo"
    DOCUMENT = "document"
    LOCATION = "location"
    CONTACT = "contact"
    ALBUM = "album"


class MediaKind(StrEnum):
    """What a kept file is, after its type was sniffed."""

    AUDIO = "audio"
    VIDEO = "video"
    IMAGE = "image"
    PDF = "pdf"
    TEXT = "text"
    OTHER = "other"


class EntryState(StrEnum):
    """How far an entry has come. FAILED keeps its cause and can be retried."""

    RECEIVED = "received"
    FETCHED = "fetched"
    PERCEIVED = "perceived"
    REMEMBERED = "remembered"
    FAILED = "failed"


@dataclass(frozen=True)
class RecapTime:
    """When a narrator's recaps are due, in their own time zone: the week's on ``weekday`` (Monday is 0).

    Those of the ``month`` (on the 1st), the ``year`` (on its last day) and this ``day`` in earlier years come
    where they are wanted; ``spoken`` as a voice note too, with ``hard`` memories as well.
    """

    weekday: int = 6
    hour: int = 18
    month: bool = False
    year: bool = False
    day: bool = False
    spoken: bool = False
    hard: bool = False


@dataclass(frozen=True)
class WeeklyQuestion:
    """Whether a question comes by itself once a week, and when. Monday is 0; without an hour it comes
    when this narrator mostly answers. ``sent`` is the ISO week of the last one.
    """

    on: bool = False
    weekday: int = 2
    hour: int | None = None
    sent: str = ""


@dataclass(frozen=True)
class Learning:
    """Whether what a narrator likes is learnt, and since when: what was before is not counted."""

    on: bool = True
    since: datetime | None = None


@dataclass(frozen=True)
class FeelingQuestion:
    """Whether a narrator is asked now and then how something felt, when they were last asked, and whether
    what they say may ``teach`` the reader of feelings on this machine.
    """

    on: bool = False
    asked_at: datetime | None = None
    teach: bool = False


@dataclass(frozen=True)
class Narrator:
    """The person interviewed. ``aloud`` is whether they want questions said as well as written."""

    id: str
    name: str
    channel: str
    chat: str
    language: str = "en"
    timezone: str = "UTC"
    recap: RecapTime = RecapTime()
    created_at: datetime | None = None
    consented_at: datetime | None = None
    paused_at: datetime | None = None
    unreachable_at: datetime | None = None
    weekly: WeeklyQuestion = WeeklyQuestion()
    learning: Learning = Learning()
    feelings: FeelingQuestion = FeelingQuestion()
    aloud: bool = False


@dataclass(frozen=True)
class Entry:
    """One journal row. ``speaker`` is None for the narrator's own words.

    ``origin`` names where a forward came from. ``ref`` is the channel's own
    name for the message and is unique for a narrator.
    """

    id: str
    narrator_id: str
    ref: str
    kind: EntryKind
    told_at: datetime
    text: str = ""
    speaker: str | None = None
    origin: str | None = None
    state: EntryState = EntryState.RECEIVED
    failure: str | None = None
    question_id: str | None = None
    about_entry_id: str | None = None
    forgotten_at: datetime | None = None
    edited: bool = False
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def own(self) -> bool:
        """True where the words are the narrator's own."""
        return self.speaker is None and self.origin is None

    @property
    def asked(self) -> str | None:
        """What an imported answer answers, by whomever it was asked. The bot's own questions are rows."""
        return self.extra.get("question") or None


@dataclass(frozen=True)
class Media:
    """One kept file of an entry. ``remote_id`` names it at the channel until it is fetched.

    A picture that was made here of another is ``made`` by being ``cut`` from a page or ``restored``, ``of``
    the file with that id, and has its ``part`` (from 1) there. ``whole`` marks a page that stays uncut.
    """

    id: str
    entry_id: str
    narrator_id: str
    position: int
    kind: MediaKind
    file_name: str | None = None
    mime: str | None = None
    size: int | None = None
    sha256: str | None = None
    duration: float | None = None
    remote_id: str | None = None
    fetched: bool = False
    of: str | None = None
    made: str | None = None
    part: int = 0
    whole: bool = False


@dataclass(frozen=True)
class Word:
    """One spoken word, in seconds from the start of the sound."""

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Segment:
    """A stretch of speech, in seconds, with its words where the model gives them, and its language."""

    text: str
    start: float
    end: float
    words: tuple[Word, ...] = ()
    language: str | None = None


@dataclass(frozen=True)
class Transcript:
    """What was heard. ``draft`` marks words too rough to be quoted before they are checked."""

    text: str
    segments: tuple[Segment, ...]
    language: str | None
    model: str
    version: str
    draft: bool = False
    duration: float | None = None


@dataclass(frozen=True)
class CaptionFact:
    """One thing known of a picture and where it came from.

    ``source`` is ``model``, ``exif-date``, ``exif-place``, ``exif-camera``, ``text-in-picture``, ``faces``
    (their number), ``album-page`` (how many photographs it bears), ``album-photo`` (``2/5``: the second of
    five on its page), ``restored`` (the model that made it) or ``people`` (their names, as an
    archive has them).
    """

    source: str
    text: str


@dataclass(frozen=True)
class Caption:
    """What is seen. ``text`` is one readable line; ``facts`` say what came from where.

    ``taken_at`` is EDTF, ``moment`` the same in ISO 8601 where the time of day is known. ``at_seconds`` is
    set for a key frame of a video. ``width`` and ``height`` are upright pixels, ``sharpness`` is as in
    `bot.perception.sharpness`, ``faces`` how many are surely there, ``looks`` the ``phash`` of it cropped.
    """

    text: str
    facts: tuple[CaptionFact, ...]
    model: str
    version: str
    taken_at: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    at_seconds: float | None = None
    phash: str | None = None
    moment: str | None = None
    width: int | None = None
    height: int | None = None
    sharpness: float | None = None
    faces: int = 0
    looks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """What one source gave to a feeling: ``words``, ``voice`` or ``picture``.

    ``weight`` is its share of the valence and the labels (0..1, all parts together 1; a voice has none),
    ``valence`` and ``arousal`` run from -1 to 1. ``signs`` are a voice's differences from how this narrator
    usually speaks: ``pace``, ``pitch``, ``loudness``, ``pauses``, in steps of their usual spread.
    """

    source: str
    weight: float
    valence: float | None = None
    arousal: float | None = None
    signs: dict[str, float] = field(default_factory=dict)
    model: str = ""
    version: str = ""


@dataclass(frozen=True)
class Emotion:
    """The feeling of an entry. ``valence`` runs from -1 to 1; ``labels`` are scores in 0..1.

    ``arousal``, from -1 (calmer than usual for this narrator) to 1, is None where no voice says it;
    ``parts`` is what it was joined from, empty where it is read in words alone.
    """

    valence: float
    labels: dict[str, float]
    model: str
    version: str
    arousal: float | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Felt:
    """What the narrator says of how an entry felt; it stands above what was read.

    ``labels`` are names as in `Emotion`; empty where they were asked and have not said (yet), or, with
    ``declined``, would rather not: then the entry has no feeling, and nobody asks again.
    """

    labels: tuple[str, ...] = ()
    declined: bool = False
    model: str = "narrator"
    version: str = "1"


@dataclass(frozen=True)
class Voice:
    """How a recording sounds, measured and not judged.

    ``pace`` is letters (or Chinese signs) a second while speaking, ``pauses`` the share of time in pauses
    (0..1). Of the voiced parts, ``loudness`` is the median in dB of full scale, ``pitch`` the median in
    semitones above 55 Hz, ``spread`` how far pitch moves (semitones from the 10th to the 90th in a hundred).
    None where too little is heard.
    """

    pace: float | None
    pauses: float | None
    loudness: float | None
    pitch: float | None
    spread: float | None
    model: str
    version: str


class PerceptionKind(StrEnum):
    """Which reading of an entry or a file a perception row holds."""

    TRANSCRIPT = "transcript"
    CAPTION = "caption"
    DOCUMENT = "document"
    EMOTION = "emotion"
    FELT = "felt"
    VOICE = "voice"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class DocumentText:
    """Words read from a PDF or text file, by page (one page for a text file)."""

    pages: tuple[str, ...]
    model: str
    version: str


@dataclass(frozen=True)
class Trouble:
    """A file that could not be read. ``reason`` is a word such as ``broken``, ``too-long``."""

    reason: str
    model: str = ""
    version: str = ""


@dataclass(frozen=True)
class Perception:
    """A stored reading. ``media_id`` is None where the whole entry was read (emotion), or the narrator said
    how it felt.
    """

    id: str
    entry_id: str
    media_id: str | None
    kind: PerceptionKind
    value: Transcript | tuple[Caption, ...] | DocumentText | Emotion | Felt | Voice | Trouble
    created_at: datetime


@dataclass(frozen=True)
class Revision:
    """An earlier or corrected wording. ``field`` is ``text``, ``transcript:<media id>`` or
    ``caption:<media id>``; ``reason`` is ``edit``, ``fix`` or ``confirm``. Number 0 is the first wording.
    """

    entry_id: str
    field: str
    number: int
    text: str
    reason: str
    created_at: datetime


@dataclass(frozen=True)
class Passage:
    """Retrievable text with its span in the entry.

    ``field`` says which wording it is cut from (as in `Revision`); ``start`` and ``end`` are
    characters in that wording; ``start_s`` and ``end_s`` are seconds of sound. ``words`` keeps
    each spoken word's time so that one sentence of a passage can be found in the sound. ``language``
    is what was heard to be spoken, where it was heard.
    """

    id: str
    narrator_id: str
    entry_id: str
    text: str
    field: str
    start: int
    end: int
    told_at: datetime
    speaker: str | None = None
    media_id: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    words: tuple[Word, ...] = ()
    event_date: str | None = None
    draft: bool = False
    kind: EntryKind = EntryKind.TEXT
    question: str | None = None
    language: str | None = None

    @property
    def own(self) -> bool:
        """True where the narrator said it themself, as against a picture's caption or others."""
        return self.speaker is None and not self.field.startswith("caption:")


@dataclass(frozen=True)
class Hit:
    """A passage found, its fused score (higher is nearer), why, and its neighbours in time."""

    passage: Passage
    score: float
    why: tuple[str, ...]
    neighbours: tuple[Passage, ...] = ()


class Outcome(StrEnum):
    """What became of a question."""

    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    CANNOT_REMEMBER = "cannot-remember"
    DECLINED = "declined"


@dataclass(frozen=True)
class Question:
    """A question as it was put. ``topic`` is a key of the bank; ``kind`` is ``opener``,
    ``sub``, ``follow-up``, ``photo``, ``recap`` or ``relative`` (somebody else's). ``why`` says in the
    narrator's language why this one.
    """

    id: str
    narrator_id: str
    topic: str
    kind: str
    text: str
    asked_at: datetime
    outcome: Outcome = Outcome.OPEN
    about_entry_id: str | None = None
    wording: str = "bank"
    sub: str | None = None
    why: str = ""


@dataclass(frozen=True)
class Citation:
    """The words that a sentence rests on: a passage and characters ``start``..``end`` in it."""

    passage_id: str
    start: int
    end: int
    quote: str
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True)
class Verdict:
    """What the gate says of a sentence: ``supported``, ``refuted`` or ``not-enough-evidence``."""

    label: str
    reason: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a story with what it rests on. ``paragraph`` numbers from 0 in its chapter.

    ``role`` is ``told``; ``heading`` for a scene's title in the narrator's words; ``marker`` for a time
    or place by itself; ``asked`` for the interviewer's question, where an answer needs it.
    """

    text: str
    citations: tuple[Citation, ...]
    paragraph: int = 0
    verdict: Verdict | None = None
    role: str = "told"


@dataclass(frozen=True)
class Chapter:
    """A drafted chapter. ``held`` says why it may not be shown; ``unchecked`` are sentences
    from draft transcripts, kept apart until the narrator has confirmed them. ``beside`` pairs a
    paragraph with the picture (of ``media_ids``) that stands after it; one not in it may stand anywhere.
    ``left`` pairs a passage with why a sentence of it was left out.
    """

    key: str
    title: str
    sentences: tuple[Sentence, ...]
    date: str | None = None
    media_ids: tuple[str, ...] = ()
    unchecked: tuple[Sentence, ...] = ()
    held: str | None = None
    cut: tuple[Sentence, ...] = ()
    writer: str = "own-words"
    beside: tuple[tuple[int, str], ...] = ()
    left: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Story:
    """A version of a narrator's life story."""

    id: str
    narrator_id: str
    version: int
    title: str
    language: str
    chapters: tuple[Chapter, ...]
    created_at: datetime
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TimelineEvent:
    """Something that happened at an uncertain date (EDTF) and the passage that says so."""

    date: str
    text: str
    passage_id: str
    entry_id: str
    source: str


@dataclass(frozen=True)
class Mention:
    """A person, place or date named in a passage. ``kind`` is ``person``, ``place`` or ``date``;
    ``relation`` holds words such as ``sister`` where they were said.
    """

    kind: str
    name: str
    passage_id: str
    start: int
    end: int
    relation: str | None = None


class Action(StrEnum):
    """What the outbox does at the channel."""

    SEND = "send"
    EDIT = "edit"
    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"


@dataclass(frozen=True)
class Button:
    """A button under a message. ``data`` is at most 64 bytes in UTF-8."""

    label: str
    data: str


@dataclass(frozen=True)
class OutMessage:
    """One thing to do at a channel, done once for each ``key``.

    ``text`` is plain, or Telegram's HTML subset where ``html`` is true. ``edit_key`` names the
    earlier message (by its key) that an EDIT changes. ``path`` is a file to send (PHOTO,
    DOCUMENT, VOICE). ``subject`` ties the sent message to a ``("question" | "entry", id)`` so
    that a reply to it is understood. ``passing`` marks progress: it may be dropped when a newer
    edit of the same message waits.
    """

    key: str
    channel: str
    chat: str
    action: Action = Action.SEND
    text: str = ""
    html: bool = False
    buttons: tuple[tuple[Button, ...], ...] = ()
    reply_to: str | None = None
    edit_key: str | None = None
    path: str | None = None
    file_name: str | None = None
    subject: tuple[str, str] | None = None
    passing: bool = False
    remove_path: bool = False
