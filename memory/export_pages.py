"""The readable pages of an export: the journal and a story as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from memory.export_data import Everything, Told
from memory.types import Caption, DocumentText, Transcript

# A line that Markdown would take for a heading, a list, a quotation or a rule.
_MARK = re.compile(r"^(\s*)([#>*+=~|`-]|\d+[.)])", re.MULTILINE)


@dataclass(frozen=True)
class Labels:
    """The words around the narrator's own, in their language; `readme` takes ``{name}`` and ``{date}``."""

    readme: str = (
        "This is everything that is kept of {name}, written on {date}.\n\n"
        "journal.md    all that was told, in order, to read\n"
        "journal.json  the same and more: every earlier wording, what was heard and seen in each\n"
        "              file and by which program, the questions and their answers\n"
        "media/        the voice notes, pictures and other files as they were sent\n"
        "stories/      the stories written from it, where there are any\n"
    )
    title: str = "What {name} told"
    question: str = "Question"
    heard: str = "Heard"
    seen: str = "Seen"
    read: str = "Read"
    first: str = "At first"
    file: str = "File"
    said_by: str = "Said by"
    forwarded: str = "Forwarded from"
    between: str = ": "


def journal_page(everything: Everything, files: Mapping[str, str], labels: Labels) -> str:
    """All that was told, in order; what was forgotten is left out. Times in the narrator's zone."""
    blocks = [f"# {labels.title.replace('{name}', everything.narrator.name)}"]
    zone = _zone(everything.narrator.timezone)
    for one in everything.told:
        if one.entry.forgotten_at is None:
            blocks += _entry(one, files, labels, zone)
    return "\n\n".join(blocks) + "\n"


def story_page(body: Mapping[str, Any]) -> str | None:
    """A kept story as Markdown, chapters that are held left out; None where it has another shape."""
    story = body.get("story", body)
    try:
        blocks = [f"# {story['title']}"]
        for chapter in story["chapters"]:
            if chapter.get("held") is None:
                blocks += [f"## {chapter['title']}", *_paragraphs(chapter["sentences"])]
    except (KeyError, TypeError, AttributeError):
        return None
    return "\n\n".join(blocks) + "\n"


def _entry(told: Told, files: Mapping[str, str], labels: Labels, zone: ZoneInfo) -> Iterator[str]:
    entry = told.entry
    yield f"## {entry.told_at.astimezone(zone):%Y-%m-%d %H:%M}"
    if asked := told.asked.text if told.asked else entry.asked:
        yield f"> {labels.question}{labels.between}{_plain(asked)}"
    if entry.speaker:
        yield f"{labels.said_by}{labels.between}{_plain(entry.speaker)}"
    if entry.origin:
        yield f"{labels.forwarded}{labels.between}{_plain(entry.origin)}"
    if entry.text:
        yield _plain(entry.text)
    if entry.edited:
        first = next(one.text for one in told.revisions if one.field == "text")
        yield f"{labels.first}{labels.between}{_plain(first)}"
    for perception in told.perceptions:
        yield from _perception(told, perception.media_id or "", perception.value, labels)
    for path in (files[one.id] for one in told.media if one.id in files):
        yield f"{labels.file}{labels.between}<{path}>"


def _perception(told: Told, media_id: str, value: object, labels: Labels) -> Iterator[str]:
    if isinstance(value, Transcript):
        label, field, text = labels.heard, f"transcript:{media_id}", value.text
    elif isinstance(value, tuple) and value and isinstance(value[0], Caption):
        text = "\n".join(one.text for one in value if isinstance(one, Caption))
        label, field = labels.seen, f"caption:{media_id}"
    elif isinstance(value, DocumentText):
        label, field, text = labels.read, f"document:{media_id}", "\n\n".join(value.pages)
    else:
        return
    words = told.wording(field, text)
    if words:
        yield f"{label}{labels.between}{_plain(words)}"
    if words != text:
        yield f"{labels.first}{labels.between}{_plain(text)}"


def _paragraphs(sentences: list[dict[str, Any]]) -> Iterator[str]:
    by_number: dict[int, list[str]] = {}
    for one in sentences:
        by_number.setdefault(one.get("paragraph", 0), []).append(one["text"])
    for _, texts in sorted(by_number.items()):
        yield _plain(" ".join(texts))


def _plain(text: str) -> str:
    """The words as they are, so that none of them turns into a heading or a list."""
    return _MARK.sub(r"\1\\\2", text.strip())


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return ZoneInfo("UTC")
