"""An entry's words cut into passages: what is searched, cited and told. Pure.

A short text is one passage. A longer one is cut at sentence ends, so that a hit is a few
sentences and not a page. Spoken words keep their seconds, also where the narrator has set the
wording right.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from memory.aligning import TimedSpan, time_words
from memory.dates import find_dates
from memory.looking_back import looking_back
from memory.requests import read_request
from memory.sentences import CJK, sentence_spans
from memory.types import Caption, DocumentText, Entry, Media, Passage, Perception, Transcript, Word

SEGMENTATION = "3"  # raise it when the same words are cut or dated in another way: passages are cut anew
_SHORT = 80  # words: up to here a text stays whole
_LONG = 60  # words: a passage of a longer text is closed once it has these
_CLAUSE_ENDS = ",;:，；：、"
_CJK_LETTER = re.compile(f"[{CJK}]")


@dataclass(frozen=True)
class _Wording:
    """One field's standing words and what is known of them."""

    field: str
    text: str
    media_id: str | None = None
    spoken: tuple[TimedSpan, ...] = ()
    draft: bool = False
    date: str | None = None


def build_passages(
    entry: Entry,
    wordings: Mapping[str, str],
    media: Sequence[Media],
    perceptions: Sequence[Perception],
    language: str,
    question: str | None,
) -> list[Passage]:
    """The passages of an entry, in the order of its text and files.

    `wordings` are the newest wordings of the fields that were revised; they stand in place of
    what was first said or perceived. The same words give the same ids. A draft transcript that
    was fixed or confirmed is no draft any more. What the narrator asks of the bot is no memory.
    """
    found: list[Passage] = []
    for wording in _wordings(entry, wordings, media, perceptions):
        may_ask = _may_ask(entry, wording)
        if may_ask and read_request(wording.text):
            continue
        asked = looking_back(wording.text) if may_ask else []
        for start, end in cut(wording.text, [(one.start, one.end) for one in asked]):
            passage = _passage(entry, wording, start, end, language)
            found.append(replace(passage, question=question))
    return found


def cut(text: str, left_out: Collection[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Start and end (characters) of each passage of `text`: whole sentences, 60 to 80 words or so.

    A sentence of more than 80 words is cut after a comma, or between words where it has none. The sentences
    `left_out` are in no passage.
    """
    spans = sentence_spans(text)
    groups = groupby(spans, key=lambda one: one in left_out)
    return [one for out, some in groups if not out for one in _cut(text, list(some))]


def _cut(text: str, whole: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    sentences = [piece for start, end in whole for piece in _pieces(text, start, end)]
    if not sentences:
        return []
    if sum(_words(text, *one) for one in sentences) <= _SHORT:
        return [(sentences[0][0], sentences[-1][1])]
    spans: list[tuple[int, int]] = []
    start, length = sentences[0][0], 0
    for number, (begin, end) in enumerate(sentences):
        if length and length + _words(text, begin, end) > _SHORT:
            spans.append((start, sentences[number - 1][1]))
            start, length = begin, 0
        length += _words(text, begin, end)
        if length >= _LONG:
            spans.append((start, end))
            start, length = end, 0
            if number + 1 < len(sentences):
                start = sentences[number + 1][0]
    if length:
        spans.append((start, sentences[-1][1]))
    return spans


def _may_ask(entry: Entry, wording: _Wording) -> bool:
    """Whether the narrator speaks to the bot in these words: not in a caption, a document, a forward."""
    return entry.own and wording.field.partition(":")[0] in ("text", "transcript")


def _wordings(
    entry: Entry, wordings: Mapping[str, str], media: Sequence[Media], perceptions: Sequence[Perception]
) -> Iterator[_Wording]:
    yield _Wording("text", wordings.get("text", entry.text))
    order = {one.id: one.position for one in media}
    known = [one for one in perceptions if one.media_id in order]
    for one in sorted(known, key=lambda reading: order[reading.media_id or ""]):
        value = one.value
        if isinstance(value, Transcript):
            yield _heard(f"transcript:{one.media_id}", one.media_id, value, wordings)
        elif isinstance(value, DocumentText):
            field = f"document:{one.media_id}"
            yield _Wording(field, wordings.get(field, "\n\n".join(value.pages)), one.media_id)
        elif isinstance(value, tuple):
            yield _seen(f"caption:{one.media_id}", one.media_id, value, wordings)


def _heard(field: str, media_id: str | None, value: Transcript, wordings: Mapping[str, str]) -> _Wording:
    text = wordings.get(field, value.text)
    draft = value.draft and field not in wordings
    return _Wording(field, text, media_id, tuple(time_words(text, value.segments)), draft)


def _seen(
    field: str, media_id: str | None, captions: tuple[Caption, ...], wordings: Mapping[str, str]
) -> _Wording:
    lines = dict.fromkeys(one.text.strip() for one in captions if one.text.strip())
    taken = next((one.taken_at for one in captions if one.taken_at), None)
    return _Wording(field, wordings.get(field, "\n".join(lines)), media_id, date=taken)


def _passage(entry: Entry, wording: _Wording, start: int, end: int, language: str) -> Passage:
    text = wording.text[start:end]
    spoken = [one for one in wording.spoken if start <= one.start and one.end <= end]
    tongue = _mostly(one.language for one in spoken)
    return Passage(
        id=_id(entry, wording.field, start, end, text),
        narrator_id=entry.narrator_id,
        entry_id=entry.id,
        text=text,
        field=wording.field,
        start=start,
        end=end,
        told_at=entry.told_at,
        speaker=entry.speaker if entry.speaker is not None else entry.origin,
        media_id=wording.media_id,
        start_s=spoken[0].start_s if spoken else None,
        end_s=spoken[-1].end_s if spoken else None,
        words=tuple(Word(wording.text[one.start : one.end], one.start_s, one.end_s) for one in spoken),
        event_date=wording.date or _date_of(entry, text, tongue or language),
        draft=wording.draft,
        kind=entry.kind,
        language=tongue,
    )


def _mostly(languages: Iterable[str | None]) -> str | None:
    """The language of most of the words, where any is known."""
    counts = Counter(one for one in languages if one)
    return counts.most_common(1)[0][0] if counts else None


def _date_of(entry: Entry, text: str, language: str) -> str | None:
    found = find_dates(text, entry.told_at, language)
    return found[0].edtf if found else None


def _id(entry: Entry, field: str, start: int, end: int, text: str) -> str:
    parts = (entry.narrator_id, entry.id, field, str(start), str(end), text)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, in pieces where it is too long to be one passage."""
    while _words(text, start, end) > _SHORT:
        stop = _stop(text, start, end)
        yield start, stop
        while stop < end and text[stop].isspace():
            stop += 1
        start = stop
    if start < end:
        yield start, end


def _stop(text: str, start: int, end: int) -> int:
    """Where to end the first piece: after the last clause, or word, within the limit."""
    clause = word = start
    length = 0.0
    for at, letter in enumerate(text[start:end], start=start):
        length += _weight(text, at, start)
        if length > _LONG:
            break
        if letter in _CLAUSE_ENDS and length > _LONG / 2:
            clause = at + 1
        if letter.isspace():
            word = at
        elif _is_cjk(letter):
            word = at + 1
    if clause > start:
        return clause
    return word if word > start else at


def _words(text: str, start: int, end: int) -> int:
    """Length in words; two Chinese characters count as one."""
    chinese = sum(map(_is_cjk, text[start:end]))
    return len(text[start:end].split()) + (chinese + 1) // 2 - (1 if chinese else 0)


def _weight(text: str, at: int, start: int) -> float:
    if _is_cjk(text[at]):
        return 0.5
    begins = not text[at].isspace() and (at == start or text[at - 1].isspace())
    return 1.0 if begins else 0.0


def _is_cjk(letter: str) -> bool:
    return _CJK_LETTER.match(letter) is not None
