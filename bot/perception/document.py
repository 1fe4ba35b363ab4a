"""Words of a PDF or text file, by page. Runs in the sandbox's child."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.errors import PerceptionError
from bot.perception.sandbox import Job

MOST_PAGES = 1000
MOST_LETTERS = 2_000_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(job: Job) -> dict[str, Any]:
    """``pages``: the words of each page, empty where a page has none (a scan).

    Raises PerceptionError: broken, too-long (over `MOST_PAGES` or `MOST_LETTERS`).
    """
    pages = _pdf(job.path) if job.options["kind"] == "pdf" else [_text(job.path)]
    if len(pages) > MOST_PAGES or sum(map(len, pages)) > MOST_LETTERS:
        raise PerceptionError("too-long", f"{len(pages)} pages")
    return {"pages": pages}


def _pdf(path: Path) -> list[str]:
    from pypdf import PdfReader

    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise PerceptionError("unsupported", "locked with a password")
    if len(reader.pages) > MOST_PAGES:
        raise PerceptionError("too-long", f"{len(reader.pages)} pages")
    return [_tidy(page.extract_text()) for page in reader.pages]


def _text(path: Path) -> str:
    return _tidy(decoded(path.read_bytes()[: 4 * MOST_LETTERS + 4]))


def decoded(raw: bytes) -> str:
    """`raw` as text: by its byte-order mark, else UTF-8, else the likeliest charset.

    Raises PerceptionError: broken.
    """
    for mark, charset in _BOMS:
        if raw.startswith(mark):
            return raw.decode(charset, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(raw)


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise PerceptionError("broken", "no charset fits")
    return str(best)


def _tidy(text: str) -> str:
    # Broken PDFs give half characters, which no store takes.
    whole = text.replace("\x00", "").encode("utf-8", errors="ignore").decode("utf-8")
    lines = (line.rstrip() for line in whole.splitlines())
    return "\n".join(lines).strip()
