"""How fast archives are read and taken in, and in how much memory.

``python -m benchmarks.imports [--messages 200000] [--whole 5000] [--json]``

Writes a chat of `--messages` messages as Telegram Desktop's result.json, as its HTML pages, as
WhatsApp's text, as a journal of Day One, as letters and (a twentieth of them) as pictures of a Google
Takeout, and reads each in a process of its own: messages a second of the processor's time (which
a busy machine does not change), and by how much the most memory passes what the process had before.
Then `--whole` messages of a result.json go the whole way of ``lifestory import``: both passes, journal,
sealing, passages, feeling, vectors.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks._figures import Figures
from benchmarks._fresh import fresh

_BEGIN = datetime(2016, 1, 1, tzinfo=UTC)
_PAGE = 1000  # messages, as Telegram Desktop writes them


def _said(count: int) -> Iterator[tuple[int, datetime, str, str]]:
    for number in range(count):
        at = _BEGIN + timedelta(minutes=17 * number)
        year, verb = 1930 + number % 70, ("carried", "sold", "lost", "found")[number % 4]
        text = f"In {year} we {verb} basket {number} at the market, and my mother counted the coins twice."
        yield number + 1, at, "Tom" if number % 3 == 2 else "Ruth", text


def telegram(folder: Path, count: int) -> Path:
    """A result.json with one personal chat."""
    file = folder / "result.json"
    with file.open("w", encoding="utf-8") as out:
        out.write('{\n "name": "Tom",\n "type": "personal_chat",\n "id": 42,\n "messages": [')
        for number, at, name, text in _said(count):
            message = {
                "id": number,
                "type": "message",
                "date": f"{at:%Y-%m-%dT%H:%M:%S}",
                "date_unixtime": str(int(at.timestamp())),
                "from": name,
                "from_id": f"user{len(name)}",
                "text": text,
                "text_entities": [{"type": "plain", "text": text}],
            }
            out.write(("," if number > 1 else "") + "\n" + json.dumps(message, indent=1))
        out.write("\n ]\n}")
    return file


def pages(folder: Path, count: int) -> Path:
    """The same as HTML pages, in a folder."""
    folder = folder / "pages"
    folder.mkdir()
    head = '<html><head><title>Exported Data</title></head><body><div class="page_header">Tom</div>'
    out = None
    for number, at, name, text in _said(count):
        if number % _PAGE == 1:
            page = number // _PAGE + 1
            out = (folder / f"messages{page if page > 1 else ''}.html").open("w", encoding="utf-8")
            out.write(head)
        assert out is not None
        out.write(
            f'\n<div class="message default clearfix" id="message{number}">\n <div class="body">\n'
            f'  <div class="pull_right date details" title="{at:%d.%m.%Y %H:%M:%S} UTC+00:00">\n{at:%H:%M}\n'
            f'  </div>\n  <div class="from_name">\n{name} \n  </div>\n'
            f'  <div class="text">\n{text}\n  </div>\n </div>\n</div>\n'
        )
        if number % _PAGE == 0 or number == count:
            out.write("</body></html>")
            out.close()
    return folder


def whatsapp(folder: Path, count: int) -> Path:
    """The same as WhatsApp's text."""
    file = folder / "_chat.txt"
    with file.open("w", encoding="utf-8") as out:
        for _, at, name, text in _said(count):
            out.write(f"{at:%d/%m/%Y, %H:%M} - {name}: {text}\n")
    return file


def dayone(folder: Path, count: int) -> Path:
    """The same as a zip of Day One's JSON."""
    file = folder / "dayone.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out, out.open("Journal.json", "w") as journal:
        journal.write(b'{"metadata": {"version": "1.0"}, "entries": [')
        for number, at, _, text in _said(count):
            entry = {"uuid": f"{number:032X}", "creationDate": f"{at:%Y-%m-%dT%H:%M:%SZ}", "text": text}
            journal.write((("," if number > 1 else "") + "\n" + json.dumps(entry, indent=1)).encode())
        journal.write(b"]}")
    return file


def mbox(folder: Path, count: int) -> Path:
    """The same as letters, each of which quotes the one before."""
    file = folder / "letters.mbox"
    before = ""
    with file.open("w", encoding="utf-8") as out:
        for number, at, name, text in _said(count):
            date = f"{at:%a, %d %b %Y %H:%M:%S +0000}"
            out.write(
                f"From {name}@home.example {at:%a %b %d %H:%M:%S %Y}\nFrom: {name} <{name}@home.example>\n"
                f"Date: {date}\nMessage-ID: <{number}@home.example>\nSubject: Baskets\n\n{text}\n\n"
                f"On {date}, somebody <a@home.example> wrote:\n> {before}\n\n"
            )
            before = text
    return file


def takeout(folder: Path, count: int) -> Path:
    """As many pictures of a Google Takeout, with their JSONs, in a zip; each says what one message does."""
    file = folder / "takeout-1.zip"
    with zipfile.ZipFile(file, "w") as out:
        for number, at, _, text in _said(count):
            name = f"Takeout/Google Photos/Photos from {at.year}/IMG_{number:06}.jpg"
            stamp = {"timestamp": str(int(at.timestamp()))}
            out.writestr(name, b"\xff\xd8\xff" + number.to_bytes(8, "big") * 2000)
            side = {"title": name[-14:], "description": text, "photoTakenTime": stamp}
            out.writestr(f"{name}.supplemental-metadata.json", json.dumps(side))
    return file


WRITERS: dict[str, Callable[[Path, int], Path]] = {
    "telegram": telegram,
    "telegram-html": pages,
    "whatsapp": whatsapp,
    "dayone": dayone,
    "mbox": mbox,
    "takeout": takeout,
}
_LARGE = 20  # messages for each picture: they are files


def measured(messages: int, whole: int) -> dict[str, Figures]:
    """Figures by format, and ``whole``."""
    found: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, write in WRITERS.items():
            count = messages // _LARGE if kind == "takeout" else messages
            found[kind] = fresh("read", kind=kind, path=str(write(folder, count)))
        small = folder / "small"
        small.mkdir()
        file = telegram(small, whole)
        found["whole"] = fresh("import", folder=str(folder / "home"), file=str(file), marks=[whole])
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--whole", type=int, default=5000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures = measured(given.messages, given.whole)
    if given.json:
        print(json.dumps(figures))
        return
    for kind, row in figures.items():
        print(f"{kind:15}" + "  ".join(f"{name} {value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
