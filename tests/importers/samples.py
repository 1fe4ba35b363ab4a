"""Small exports as other programs write them, made by hand for the tests."""

from __future__ import annotations

import base64
import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.importers.types import Fault, Format, Found, Left, Options, Record

_GB = "Date: Tue, 16 Jul 2019 08:00:00 +0800\nContent-Type: text/plain; charset=gb2312"


def picture(shade: int) -> bytes:
    """A PNG of one pixel, of one of 256 shades."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    head = struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes([0, shade])))
        + chunk(b"IEND", b"")
    )


def packed(path: Path, files: Mapping[str, bytes | str]) -> Path:
    """The files in a zip, a tgz or a folder, by the ending of `path`."""
    data = {name: one.encode() if isinstance(one, str) else one for name, one in files.items()}
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for name, one in data.items():
                out.writestr(name, one)
    elif path.suffix == ".tgz":
        with tarfile.open(path, "w:gz") as tar:
            for name, one in data.items():
                info = tarfile.TarInfo(name)
                info.size = len(one)
                tar.addfile(info, io.BytesIO(one))
    else:
        for name, one in data.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(one)
    return path


def dayone() -> dict[str, bytes | str]:
    """Two journals of Day One with a photo, a sound and a PDF, as its zip holds them."""
    moment = "dayone-moment:"
    entry = {
        "uuid": "A" * 32,
        "creationDate": "2019-07-14T22:30:00Z",
        "modifiedDate": "2019-07-15T08:00:00Z",
        "timeZone": "Asia\\/Shanghai".replace("\\", ""),
        "starred": True,
        "tags": ["sea"],
        "text": f"# The sea\n\n![]({moment}/P1)\n\nWe swam at 7\\.30 \\- it was **cold**\\!\n"
        f"![]({moment}/audio/S1)\n> Not all those who wander are lost\\.\n\n![]({moment}/pdfAttachment/D1)",
        "location": {
            "placeName": "Beach",
            "localityName": "Qingdao",
            "country": "China",
            "latitude": 36.05,
            "longitude": 120.35,
        },
        "weather": {"conditionsDescription": "Clear", "temperatureCelsius": 24},
        "photos": [
            {"identifier": "P2", "md5": "bb", "type": "png", "orderInEntry": 3},
            {"identifier": "P1", "md5": "aa", "type": "png", "orderInEntry": 0},
        ],
        "audios": [{"identifier": "S1", "md5": "cc", "format": "aac"}],
        "pdfAttachments": [{"identifier": "D1", "md5": "dd", "type": "pdf"}],
    }
    rich = {
        "uuid": "B" * 32,
        "creationDate": "2019-07-16T10:00:00Z",
        "timeZone": "Nowhere/At-all",
        "richText": json.dumps(
            {
                "contents": [
                    {"text": "Rain * all day.\n"},
                    {"embeddedObjects": [{"type": "photo", "identifier": "P9"}]},
                ]
            }
        ),
        "photos": [{"identifier": "P9", "md5": "99", "type": "jpeg"}],
        "location": {"latitude": 0, "longitude": 0},
    }
    other = {"uuid": "C" * 32, "creationDate": "2020-01-01T00:00:00Z", "text": "New year."}
    return {
        "Journal.json": json.dumps({"metadata": {"version": "1.0"}, "entries": [entry, rich]}, indent=1),
        "Travel.json": json.dumps({"metadata": {"version": "1.0"}, "entries": [other]}),
        "photos/aa.png": picture(1),
        "photos/BB.png": picture(2),
        "audios/cc.m4a": b"\x00\x00\x00\x20ftypM4A sound",
        "pdfs/dd.pdf": b"%PDF-1.4",
    }


def side(title: str, taken: int, **more: Any) -> str:
    """The JSON beside a picture of a Takeout."""
    times = {"photoTakenTime": {"timestamp": str(taken)}, "creationTime": {"timestamp": "1700000000"}}
    nowhere = {"latitude": 0.0, "longitude": 0.0, "altitude": 0.0}
    return json.dumps(
        {"title": title, "description": "", **times, "geoData": nowhere, **more}, ensure_ascii=False
    )


def takeout() -> dict[str, bytes | str]:
    """A Takeout of Google Photos in the namings of several years."""
    year, album = "Takeout/Google Photos/Photos from 2004/", "Takeout/Google Photos/Our garden/"
    long_name = "PXL_20221219_114459254.TS_exported_13241_167156"
    return {
        "Takeout/archive_browser.html": "<html>",
        f"{album}metadata.json": json.dumps(
            {"title": "Our garden", "description": "", "access": "protected"}
        ),
        f"{album}IMG_1.png": picture(1),
        f"{album}IMG_1.png.supplemental-metadata.json": side("IMG_1.png", 1089072000),
        f"{year}IMG_1.png": picture(1),
        f"{year}IMG_1.png.supplemental-metadata.json": side(
            "IMG_1.png",
            1089072000,
            description="The roses that Aunt Olga planted.",
            geoData={"latitude": 55.27, "longitude": 37.66},
            people=[{"name": "Ольга"}, {}],
            favorited=True,
        ),
        f"{year}IMG(1).png": picture(2),
        f"{year}IMG.png(1).json": side("IMG.png", -315619200, description="At school."),
        f"{year}IMG.png": picture(3),
        f"{year}IMG.png.json": side("IMG.png", 1089158400),
        f"{year}IMG-edited.png": picture(4),
        f"{year}live.HEIC": picture(5),
        f"{year}live.HEIC.supplemental-me.json": side("live.HEIC", 1089244800),
        f"{year}live.MP4": b"\x00\x00\x00\x18ftypmp42moving",
        f"{year}{long_name}.png": picture(6),
        f"{year}{long_name[:46]}.json": side(f"{long_name}.png", 1671449000),
        f"{year}lent.png": picture(7),
        f"{year}lent.png.json": side(
            "lent.png",
            1089331200,
            description="My niece wrote this.",
            googlePhotosOrigin={"fromSharedAlbum": {}},
        ),
        f"{year}gone.png": picture(8),
        f"{year}gone.png.json": side("gone.png", 1089331200, trashed=True),
        f"{year}2003-05-01 alone.png": picture(9),
        f"{year}broken.json": "{",
    }


def mailbox() -> bytes:
    """An mbox with letters of the narrator and others, a reply, a list, a machine, a picture, old codes."""
    maria, anna = "Maria Kruger <maria@home.example>", "Anna <anna@far.example>"
    quoted = "On Sun, 14 Jul 2019 at 12:34, Maria Kruger\n<maria@home.example> wrote:\n\n> we were in Riga."
    chinese = "我们去了海边，很冷。㐀\n\n------------------ 原始邮件 ------------------\n发件人: 小李\n秘密"
    image = base64.encodebytes(picture(7) + bytes(5000)).decode()
    parts = (
        "--b\nContent-Type: text/html; charset=utf-8\n\n<p>The <b>house</b> &amp; the dog.</p>"
        '<div class="gmail_quote">secret</div>\n--b\nContent-Type: image/png; name="house.png"\n'
        f"Content-Transfer-Encoding: base64\n\n{image}--b\nContent-Type: message/rfc822\n\n"
        "From: x@y.example\n\nforwarded secret\n--b--\n"
    )
    sea = f"From: =?gb2312?B?wu3A9tHH?= <maria@home.example>\nMessage-ID: <3@home>\n{_GB}\n\n{chinese}\n"
    letters = [
        f"From: {maria}\nTo: {anna}\nSubject: Riga\nDate: Sun, 14 Jul 2019 12:34:00 +0300\n"
        "Message-ID: <1@home>\n\nDear Anna,\n\nwe were in Riga.\n>From the river one sees it all.\n\n-- \n"
        "Maria Kruger, Tel. 1\n",
        f"From: {anna}\nTo: {maria}\nSubject: Re: Riga\nMessage-ID: <2@far>\nIn-Reply-To: <1@home>\n\n"
        f"I was born there.\n\n{quoted}\n",
        sea.encode("gb18030"),
        "From: Club <club@lists.example>\nList-Id: <club.lists.example>\nMessage-ID: <4@lists>\n\nBuy now.\n",
        "From: noreply@shop.example\nMessage-ID: <5@shop>\n\nYour order.\n",
        f'From: {maria}\nMessage-ID: <6@home>\nContent-Type: multipart/mixed; boundary="b"\n\n{parts}',
        "Subject: nobody\n\nNo sender.\n",
        f"From: {maria}\nMessage-ID: <1@home>\n\nA copy.\n",
        "From: karl@far.example\n\n---------- Forwarded message ---------\nFrom: x\nsecret\n",
    ]
    before = b"From MAILER Sun Jul 14 12:34:00 2019\n"
    return b"".join(before + (one.encode() if isinstance(one, str) else one) + b"\n" for one in letters)


def read(one: Format, path: Path, options: Options) -> list[Found]:
    """Everything that an importer finds; each file's bytes are looked at while it is there."""
    found = []
    for thing in one.read(path, options):
        if isinstance(thing, Record) and not options.peek:
            assert all(file.stat().st_size for file in thing.files)
        found.append(thing)
    return found


def records(found: list[Found]) -> list[Record]:
    """The records among what was found."""
    return [one for one in found if isinstance(one, Record)]


def others(found: list[Found]) -> list[str]:
    """The faults and what was left, as ``place: reason``."""
    return [f"{one.place}: {one.reason}" for one in found if isinstance(one, Fault | Left)]
