"""Which seconds of which recordings a chapter is heard in, sentence by sentence. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.book.types import BookChapter, BookSentence, Sound

_NEAR = 0.6  # seconds between two stretches that are played as one, the breath between them and all
_SPOKEN = ("told",)  # a heading or a bare date would be a scrap of a sentence that is heard anyway


@dataclass(frozen=True)
class Part:
    """A sentence and where it is heard; nothing where it was written. ``again`` marks one whose words
    were played with the sentence before.
    """

    id: str
    sentence: BookSentence
    sounds: tuple[Sound, ...] = ()
    again: bool = False


def parts(chapter: BookChapter) -> list[Part]:
    """Every sentence of a chapter in order, those still to be checked last. Ids are as on the page."""
    named = [(f"s{at}", one) for at, one in enumerate(chapter.sentences)]
    named += [(f"u{at}", one) for at, one in enumerate(chapter.unchecked)]
    found: list[Part] = []
    heard: list[Sound] = []
    for id, sentence in named:
        sounds = _joined(sentence.sounds) if sentence.role in _SPOKEN else ()
        again = bool(sounds) and all(any(_within(one, other) for other in heard) for one in sounds)
        found.append(Part(id, sentence, () if again else sounds, again))
        heard += sounds
    return found


def file_name(chapter: BookChapter) -> str:
    """A name for a chapter's files that stays the same in later versions of the book, so that a printed
    code still finds them.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", chapter.key.casefold()).strip("-")
    if plain == chapter.key:
        return plain
    return f"{plain[:40] or 'chapter'}-{sha256(chapter.key.encode()).hexdigest()[:6]}"


def note_spans(chapter: BookChapter) -> dict[int, tuple[float, float]]:
    """Note number -> the seconds of the chapter's track in which its sentences are heard."""
    if chapter.track is None:
        return {}
    found: dict[int, tuple[float, float]] = {}
    for part in parts(chapter):
        span = chapter.track.spans.get(part.id)
        if span is None:
            continue
        for number in part.sentence.note_numbers:
            begin, end = found.get(number, span)
            found[number] = (min(begin, span[0]), max(end, span[1]))
    return found


def _joined(sounds: tuple[Sound, ...]) -> tuple[Sound, ...]:
    """Stretches of one recording that touch, or nearly, as one."""
    found: list[Sound] = []
    for one in sounds:
        last = found[-1] if found else None
        if (
            last
            and last.media_id == one.media_id
            and one.start_s - last.start_s >= 0
            and one.start_s - last.end_s < _NEAR
        ):
            found[-1] = replace(last, end_s=max(last.end_s, one.end_s))
        else:
            found.append(one)
    return tuple(found)


def _within(one: Sound, other: Sound) -> bool:
    return one.media_id == other.media_id and other.start_s <= one.start_s and one.end_s <= other.end_s
