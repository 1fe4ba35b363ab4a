"""All that stories, books and timelines are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.book.dates import edtf_in_words
from bot.care.reading import Concern, concern_of
from bot.work.gallery import pictures_of, to_show
from bot.work.tools import Tools
from memory import feelings, journal, narrators, off_limits
from memory.dates import Span, edtf_interval, touch
from memory.people import timeline
from memory.sentences import language_of, sentence_spans
from memory.types import Caption, Emotion, Entry, Narrator, Passage, TimelineEvent
from prompts import message

# What was wished long ago belongs to a life; what is cried out now is between the narrator and the bot.
_OF_NOW = frozenset({Concern.CRISIS, Concern.ABUSE, Concern.OTHER})
_ENDS = ".!?…。！？”\"')）"
_UNDER_A_PICTURE = 240  # characters of the narrator's answers that stand below a picture


@dataclass(frozen=True)
class Told:
    """All that a story or book is made from. ``about`` is what was answered about an entry's picture;
    ``barred`` are the passages that nothing is made from: those that touch what the narrator wants left
    out, and, by their ids in ``distress``, a cry for help of the hour in which it was told.
    """

    narrator: Narrator
    passages: list[Passage]
    captions: list[tuple[str, Caption, str]]
    about: Mapping[str, str]
    barred: tuple[Passage, ...] = ()
    distress: frozenset[str] = frozenset()

    @property
    def fingerprint(self) -> str:
        """Changes when anything told changes."""
        pictures = (f"{media_id}/{caption.text}" for media_id, caption, _ in self.captions)
        return " ".join((*(one.id for one in self.passages), *pictures))


def gather(tools: Tools, narrator_id: str) -> Told:
    """A narrator's passages and the captions of the pictures to show (media id, caption, entry id)."""
    standing = {one.id: one for one in journal.list_entries(tools.store, narrator_id)}
    every = journal.list_passages(tools.store, narrator_id)
    off = off_limits.phrases(tools.store, narrator_id, tools.graphs.of(narrator_id))
    distress = frozenset(one.id for one in every if one.own and concern_of(one.text) in _OF_NOW)
    barred = [one for one in every if one.id in distress or (off and off_limits.touches(one.text, off))]
    silent, out = {one.entry_id for one in barred}, {one.id for one in barred}
    passages = [one for one in every if one.id not in out]
    calm = {one: entry for one, entry in standing.items() if one not in silent}
    shown = to_show(pictures_of(tools.store, narrator_id), calm)
    return Told(
        narrators.get(tools.store, narrator_id),
        passages,
        [(one.media.id, one.caption, one.entry_id) for one in shown],
        _answered(passages, standing),
        tuple(barred),
        distress,
    )


def captions_of(tools: Tools, told: Told) -> dict[str, str]:
    """What stands below each picture, by media id."""
    return {
        media_id: caption_for(tools, told, entry_id, media_id, caption)
        for media_id, caption, entry_id in told.captions
    }


def feelings_of(tools: Tools, narrator_id: str) -> dict[str, tuple[datetime, Emotion]]:
    """When each entry was told, and the feeling that counts for it, by entry id."""
    told = {one.id: one.told_at for one in journal.list_entries(tools.store, narrator_id)}
    felt = feelings.feelings_of(tools.store, narrator_id)
    return {entry: (told[entry], emotion) for entry, emotion in felt.items() if entry in told}


def _answered(passages: Sequence[Passage], standing: Mapping[str, Entry]) -> dict[str, str]:
    """A picture's entry -> the narrator's answers about it, whole sentences, short enough to stand below."""
    found: dict[str, list[str]] = {}
    for one in passages:
        entry = standing.get(one.entry_id)
        if entry and entry.about_entry_id and one.own and not one.draft:
            said = [one.text[start:end] for start, end in sentence_spans(one.text)]
            found.setdefault(entry.about_entry_id, []).extend(said)
    return {about: _upto(said, _UNDER_A_PICTURE) for about, said in found.items()}


def _upto(sentences: Sequence[str], limit: int) -> str:
    """As many whole sentences as `limit` characters hold, the first one in any case."""
    kept = sentences[0]
    for one in sentences[1:]:
        between = "" if language_of(kept) == "zh" else " "
        if len(kept) + len(one) >= limit:
            break
        kept += between + one
    return kept


def events_of(tools: Tools, told: Told, when: Span | None = None) -> list[TimelineEvent]:
    """What happened when, as far as it was told; a picture under its own words.

    With `when`, only what may have happened on one of those days.
    """
    pictures = [
        (media, replace(one, text=caption_for(tools, told, entry, media, one)), entry)
        for media, one, entry in told.captions
    ]
    found = timeline(told.passages, pictures)
    return found if when is None else [one for one in found if touch(edtf_interval(one.date), when)]


def caption_for(tools: Tools, told: Told, entry_id: str, media_id: str, caption: Caption) -> str:
    """The narrator's words about a picture, what a model saw in it, when and where it was taken.

    The words are those sent with it and those that answered a question about it. A caption that
    the narrator put right stands as it is.
    """
    fixed = journal.wordings(tools.store, entry_id).get(f"caption:{media_id}")
    entry = journal.get_entry(tools.store, entry_id)
    # Words sent with an album page stand under the first of its photographs, once.
    later = any(fact.source == "album-photo" and not fact.text.startswith("1/") for fact in caption.facts)
    own = (
        ["", ""] if later else [_ended(entry.text.strip()) if entry.own else "", told.about.get(entry_id, "")]
    )
    seen = [fact.text for fact in caption.facts if fact.source == "model"]
    rest = [fixed] if fixed else [*seen, _taken(caption, told.narrator.language)]
    if any(fact.source == "restored" for fact in caption.facts):
        rest.append(message("conversation-photo-restored", told.narrator.language))
    return " ".join(part for part in (*own, *rest) if part)


def _ended(words: str) -> str:
    """`words` with a full stop, where they end in none."""
    if not words or words[-1] in _ENDS:
        return words
    return words + ("。" if language_of(words) == "zh" else ".")


def _taken(caption: Caption, language: str) -> str:
    when = edtf_in_words(caption.taken_at, language) if caption.taken_at else ""
    if when and caption.place:
        return message("conversation-photo-when-where", language, when=when, place=caption.place)
    if when:
        return message("conversation-photo-when", language, when=when)
    return message("conversation-photo-where", language, place=caption.place) if caption.place else ""
