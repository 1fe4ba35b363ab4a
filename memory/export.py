"""Everything that a narrator told, as a zip that a person can read without this program."""

from __future__ import annotations

import json
import mimetypes
import os
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from secrets import token_hex
from typing import Any

from memory import journal
from memory.errors import KeyUnusable, NotFound
from memory.export_data import Everything, as_json, gather
from memory.export_pages import Labels, journal_page, story_page
from memory.store import Store, dump, now
from memory.types import Media

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # names that Windows keeps
_LONGEST = 100


def export(store: Store, narrator_id: str, target: Path, labels: Labels | None = None) -> Path:
    """Write all that is kept of a narrator into the zip `target` (mode 0600) and give its path back.

    Nothing is written in clear elsewhere; an older file of that name is replaced only by a whole one.
    Raises NotFound.
    """
    everything = gather(store, narrator_id)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{token_hex(4)}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as out, zipfile.ZipFile(out, "w") as archive:
            _fill(store, archive, everything, labels or Labels())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return target


def safe_name(name: str, otherwise: str) -> str:
    """A file name that is one name on every system: no folders, nothing hidden, at most 100 bytes."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(one for one in _FORBIDDEN.sub("_", last) if unicodedata.category(one)[0] != "C")
    kept = kept.strip(". ") or otherwise
    if _RESERVED.fullmatch(kept):
        kept = f"_{kept}"
    stem, suffix = PurePosixPath(kept).stem, PurePosixPath(kept).suffix[:20]
    room = _LONGEST - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore") + suffix


def _fill(store: Store, archive: zipfile.ZipFile, everything: Everything, labels: Labels) -> None:
    files: dict[str, str] = {}
    for media, path in _paths(everything):
        try:
            data = journal.read_file(store, media)
        except (NotFound, KeyUnusable):  # never fetched, or damaged: the rest is worth having
            continue
        archive.writestr(path, data, zipfile.ZIP_STORED)
        files[media.id] = path
    name = everything.narrator.name
    readme = labels.readme.replace("{name}", name).replace("{date}", f"{now():%Y-%m-%d}")
    _write(archive, "README.txt", readme)
    _write(archive, "journal.json", _json(as_json(everything, files)))
    _write(archive, "journal.md", journal_page(everything, files, labels))
    for number, body in enumerate(everything.stories, 1):
        _write(archive, f"stories/story-{number}.json", _json(body))
        page = story_page(body)
        if page is not None:
            _write(archive, f"stories/story-{number}.md", page)


def _paths(everything: Everything) -> Iterator[tuple[Media, str]]:
    """Each file with its path in the zip: its own name, numbered where two have the same."""
    taken: set[str] = set()
    for told in everything.told:
        for media in told.media:
            suffix = mimetypes.guess_extension(media.mime or "") or ""
            fallback = f"{told.entry.told_at:%Y-%m-%d}-{told.entry.kind}{suffix}"
            name = safe_name(media.file_name or "", fallback)
            path, number = PurePosixPath(name), 1
            while str(path).casefold() in taken:
                number += 1
                path = PurePosixPath(name).with_stem(f"{PurePosixPath(name).stem}-{number}")
            taken.add(str(path).casefold())
            yield media, f"media/{path}"


def _json(value: dict[str, Any]) -> str:
    return json.dumps(json.loads(dump(value)), ensure_ascii=False, indent=2)


def _write(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(name, text, zipfile.ZIP_DEFLATED)
