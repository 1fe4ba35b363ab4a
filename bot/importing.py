"""Archives that people have, taken into the journal: in batches, resumably, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.arrivals import Arrival, Attachment, Sender
from bot.conversation import Work, telling
from bot.files import attachment, file_kind
from bot.importers.survey import Report, Survey, checked, is_empty, look, whose
from bot.importers.types import Fault, Format, Found, Left, Options, Record, fold
from bot.perception.sandbox import private_folder
from bot.work import bulk
from bot.work.tools import Tools
from memory import journal
from memory.errors import RecordError
from memory.types import Entry, EntryKind, EntryState, Narrator

_BATCH = 256

Advance = Callable[[int], None]


@dataclass
class Imported(Report):
    """What an import did: entries ``added``, ``known`` already, and of these ``revised``."""

    added: int = 0
    known: int = 0
    revised: int = 0


@dataclass(frozen=True)
class Source:
    """An archive, its format, how it is read, and whose words are the narrator's (folded names or ids).

    ``archive`` is the entry that it came with, where it was sent.
    """

    path: Path
    format: Format
    options: Options
    mine: frozenset[str] = frozenset()
    nobody: bool = False
    archive: str = ""

    def is_own(self, one: Record) -> bool:
        """Whether a record's words are the narrator's."""
        if self.nobody:
            return False
        if one.own is not None or one.speaker is None:
            return one.own is True
        return self.is_mine(one.speaker, one.speaker_id)

    def kept(self, found: Iterable[Found]) -> Iterator[Found]:
        """The same without what others say in public, which is nobody's memory."""
        for one in found:
            left = isinstance(one, Record) and one.public and not self.is_own(one)
            yield Left(one.place, "said by others in public") if left else one

    def is_mine(self, speaker: str, speaker_id: str) -> bool:
        """Whether a speaker is the narrator."""
        return fold(speaker_id or speaker) in self.mine


@dataclass(frozen=True)
class Choice:
    """What the person who imports says of the archive."""

    format: str = "auto"
    me: tuple[str, ...] = ()
    nobody: bool = False
    dates: str | None = None


def prepare(
    narrator: Narrator, path: Path, choice: Choice, folder: Path, progress: Advance
) -> tuple[Source, Survey]:
    """The first pass, which brings nothing in. `folder` is private, for what is unpacked.

    Raises UsageError where the format is not known, and WhoseWords where it must be asked.
    """
    from bot.importers.formats import find_format

    found = find_format(path, choice.format)
    me = frozenset(fold(one) for one in choice.me or (narrator.name,))
    options = Options(folder, ZoneInfo(narrator.timezone), me, choice.dates)
    survey = look(checked(found.read(path, replace(options, peek=True))), progress)
    mine = whose(survey, narrator.name, choice.me, choice.nobody)
    return Source(path, found, options, mine, choice.nobody), survey


def foresee(tools: Tools, narrator: Narrator, source: Source) -> tuple[Survey, int]:
    """What would come in, and how many of these are known already. Brings nothing in."""
    survey, known = Survey(), 0
    found = _found(tools, narrator, source, replace(source.options, peek=True))
    while batch := list(islice(found, _BATCH)):
        look(batch, lambda _: None, survey)
        records = [one for one in batch if isinstance(one, Record) and not is_empty(one)]
        ids = {journal.entry_id(tools.store, narrator.id, one.ref) for one in records}
        known += len(journal.known_entries(tools.store, list(ids)))
    return survey, known


def import_source(
    tools: Tools, work: Work, narrator: Narrator, source: Source, progress: Advance
) -> Imported:
    """Import what `prepare` looked at. A stopped import goes on; a second run adds nothing.

    Words of others are kept as theirs. `progress` is called with the number of records done.
    """
    intake = _Intake(tools, work, narrator, source, progress, Imported())
    intake.take(_found(tools, narrator, source, source.options))
    return intake.result


def _found(tools: Tools, narrator: Narrator, source: Source, options: Options) -> Iterator[Found]:
    """What the archive holds, each record under the name by which it is known here, if it is."""
    for one in source.kept(checked(source.format.read(source.path, options))):
        if isinstance(one, Record) and one.also:
            also = journal.entry_id(tools.store, narrator.id, one.also)
            yield replace(one, ref=one.also) if journal.known_entries(tools.store, [also]) else one
        else:
            yield one


def import_file(
    tools: Tools, work: Work, narrator: Narrator, path: Path, progress: Advance = lambda _: None
) -> Imported:
    """Both passes over an archive of which nothing need be asked."""
    with private_folder() as folder:
        source, _ = prepare(narrator, path, Choice(), folder, lambda _: None)
        return import_source(tools, work, narrator, source, progress)


@dataclass(frozen=True)
class _Intake:
    tools: Tools
    work: Work
    narrator: Narrator
    source: Source
    progress: Advance
    result: Imported

    def take(self, found: Iterable[Found]) -> None:
        """Records with files one by one, as the reader may remove the file then; texts in batches."""
        batch: list[Record] = []
        for one in found:
            self.result.note(one)
            if not isinstance(one, Record) or is_empty(one):
                self.progress(1)
            elif _is_plain(one):
                batch.append(one)
            else:
                self._whole(one)
                self.progress(1)
            if len(batch) >= _BATCH:
                self._texts(batch)
                batch = []
        self._texts(batch)

    def _texts(self, records: Sequence[Record]) -> None:
        if not records:
            return
        entries = [self._entry(one) for one in records]
        fresh = set(journal.add_entries(self.tools.store, entries))
        self.result.added += len(fresh)
        self.result.known += len(records) - len(fresh)
        bulk.remember(self.tools, self.narrator, self._unfinished(entries))
        for record, entry in zip(records, entries, strict=True):
            if record.edited and entry.id not in fresh:
                self._revise(entry)
        self.progress(len(records))

    def _unfinished(self, entries: Sequence[Entry]) -> list[Entry]:
        """Of these, the ones that are not yet remembered: new, or an earlier run was stopped."""
        states = (EntryState.RECEIVED, EntryState.FETCHED, EntryState.PERCEIVED)
        store = self.tools.store
        unfinished = set(journal.entries_in_state(store, *states, narrator_id=self.narrator.id))
        wanted = dict.fromkeys(entry.id for entry in entries)
        return [journal.get_entry(store, one) for one in wanted if one in unfinished]

    def _revise(self, entry: Entry) -> None:
        """Keep the newer wording of a message that was edited; what the narrator put right stays."""
        store = self.tools.store
        standing = journal.get_entry(store, entry.id)
        known = journal.revisions_of(store, entry.id)
        mended = bool(known) and known[-1].reason != "edit"
        if standing.forgotten_at or mended or entry.text in (standing.text, *(one.text for one in known)):
            return
        journal.revise(store, entry.id, "text", entry.text, "edit", first=standing.text)
        journal.set_state(store, entry.id, EntryState.FETCHED)
        self.work.entry(entry.id)
        self.result.revised += 1

    def _whole(self, one: Record) -> None:
        """A record with files, or a place: it goes the way of what arrives, and nobody is answered."""
        store, entry = self.tools.store, self._entry(one)
        known = journal.find_entry(store, self.narrator.id, entry.ref)
        held = len(journal.media_of(store, known.id)) if known else 0
        if known and known.state is EntryState.REMEMBERED and held >= len(one.files):
            self.result.known += 1
            if one.edited and one.text.strip():
                self._revise(entry)
            return
        try:
            telling.keep(self.tools.store, self.work, self.narrator, self._arrival(one, entry))
        except (OSError, RecordError):
            self.result.fault(Fault(one.place, "its file cannot be read"))
            return
        self.result.added += known is None
        self.result.known += known is not None

    def _arrival(self, one: Record, entry: Entry) -> Arrival:
        return Arrival(
            sender=Sender(self.narrator.channel, self.narrator.chat, self.narrator.name),
            ref=entry.ref,
            at=entry.told_at,
            kind=entry.kind,
            text=entry.text,
            attachments=_attachments(one),
            speaker=entry.speaker,
            origin=entry.origin,
            extra=entry.extra,
        )

    def _entry(self, one: Record) -> Entry:
        more = {
            "reply_to": one.reply_to,
            "archive": self.source.archive,
            "question": one.question,
            "question_by": one.question_by,
            "imported": self.source.format.name,
        }
        return Entry(
            id=journal.entry_id(self.tools.store, self.narrator.id, one.ref),
            narrator_id=self.narrator.id,
            ref=one.ref,
            kind=_kind(one),
            told_at=one.at,
            text=one.text,
            speaker=None if self.source.is_own(one) else one.speaker or "?",
            origin=one.origin,
            extra=one.extra | {key: word for key, word in more.items() if word},
        )


def _is_plain(one: Record) -> bool:
    return not one.files and _kind(one) is EntryKind.TEXT


def _kind(one: Record) -> EntryKind:
    if one.kind is not None:
        return one.kind
    if len(one.files) > 1:
        return EntryKind.ALBUM
    return file_kind(one.files[0].name) if one.files else EntryKind.TEXT


def _attachments(one: Record) -> tuple[Attachment, ...]:
    if one.kind is not None and len(one.files) == 1:
        return (replace(attachment(one.files[0]), kind=one.kind),)
    return tuple(attachment(path) for path in one.files)
