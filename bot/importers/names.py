"""Names of an archive's members: what they say in which encoding, and which are not to be believed."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_DRIVE = re.compile(r"^[A-Za-z]:")
_SYSTEM = {"__macosx", ".ds_store", "thumbs.db", "desktop.ini", "@eadir", ".appledouble", "$recycle.bin"}
_ARCHIVES = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar")


def readable(name: str, utf8: bool) -> str:
    """The name of a zip's member. Zip knows two encodings, UTF-8 (flagged) and code page 437; programs
    write others without saying so. `name` is as `zipfile` reads it.
    """
    if utf8 or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    # GB 2312's rows are bytes above 0xA0 in pairs, which words of code page 437 hardly ever are.
    for encoding in ("utf-8", "gb2312"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def trouble(name: str) -> str | None:
    """Why a member may not be called so; None where nothing is wrong."""
    parts = name.replace("\\", "/").split("/")
    if "\x00" in name or not name.strip():
        return "its name is no file's name"
    if ".." in parts:
        return "its name leads out of the archive"
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "its name is a place on a disk"
    return None


def is_system(name: str) -> bool:
    """True for what systems leave behind: hidden files, previews, resource forks."""
    parts = [part.casefold() for part in PurePosixPath(name).parts]
    return any(part in _SYSTEM or (part.startswith(".") and part not in (".", "..")) for part in parts)


def is_archive(name: str) -> bool:
    """True for an archive by its ending."""
    return name.casefold().endswith(_ARCHIVES)


def safe(name: str) -> str:
    """A file's name that can be written on any disk and hides nothing: letters, digits and a few marks."""
    path = PurePosixPath(
        "".join(letter if letter.isalnum() or letter in "._-() " else "_" for letter in name)
    )
    suffix = path.suffix if len(path.suffix) < 12 else ""
    stem = path.stem.strip(". ")
    while len(stem.encode()) > 120:
        stem = stem[:-1]
    return f"{stem or 'file'}{suffix}"


def shown(name: str) -> str:
    """A member's name for a message: one line, not too long."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in name)
    return clean if len(clean) <= 120 else f"{clean[:60]}...{clean[-50:]}"
