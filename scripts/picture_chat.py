"""A conversation drawn as a chat on a telephone: messages in, a PNG out. Needs Chromium."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from picture_walk import NAME, Line
from PIL import Image

HERE = Path(__file__).resolve().parent
BOT = "Lifestory"
WIDTH, TALLEST, SCALE = 880, 3000, 2  # CSS pixels, and pixels of the picture for each
BARS = 46
OUTSIDE = (255, 0, 255)  # the template's colour below the chat


def page(lines: Sequence[Line], files: Mapping[str, bytes]) -> str:
    """The chat as HTML, screens side by side. `files` holds voice notes by their Telegram file id."""
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined)
    by_number = {line.message["message_id"]: line for line in lines}
    screens: dict[int, list[dict[str, Any]]] = {}
    for line in lines:
        screens.setdefault(line.screen, []).append(_shown(line, by_number, files))
    return environment.get_template("picture_chat.html").render(bot=BOT, screens=list(screens.values()))


def screenshot(html: Path, chromium: str) -> Image.Image:
    """The page as Chromium shows it, cut off where the chat ends. Raises CalledProcessError."""
    raw = html.with_suffix(".png")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
    ]
    size = [f"--window-size={WIDTH},{TALLEST}", f"--force-device-scale-factor={SCALE}"]
    command = [chromium, *flags, *size, f"--screenshot={raw}", html.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with Image.open(raw) as seen:
        picture = seen.convert("RGB")
    column = np.asarray(picture)[:, 0]
    height = int(np.argmax((column == OUTSIDE).all(axis=1)))
    return picture.crop((0, 0, picture.width, height))


def _shown(line: Line, by_number: Mapping[int, Line], files: Mapping[str, bytes]) -> dict[str, Any]:
    message = line.message
    markup = message.get("reply_markup", {}).get("inline_keyboard", [])
    voice = message.get("voice")
    return {
        "own": line.own,
        "text": message.get("text", ""),
        "edited": "edit_date" in message,
        "rows": [[button["text"] for button in row] for row in markup],
        "pressed": line.pressed,
        "reactions": line.reactions,
        "wave": _wave(files[voice["file_id"]]) if voice else [],
        "seconds": f"{voice['duration'] // 60}:{voice['duration'] % 60:02}" if voice else "",
        **_quoted(message, by_number),
    }


def _quoted(message: Mapping[str, Any], by_number: Mapping[int, Line]) -> dict[str, str]:
    """What a reply shows of the message that it answers: who said it, and its first line."""
    number = message.get("reply_to_ref") or message.get("reply_to_message", {}).get("message_id")
    if number not in by_number:
        return {"quoted": "", "quoted_from": ""}
    answered = by_number[number]
    words = answered.message.get("text", "Voice message").splitlines()[0]
    return {"quoted": words, "quoted_from": NAME if answered.own else BOT}


def _wave(sound: bytes) -> list[int]:
    """How loud the sound is in each of `BARS` equal stretches, in percent of the loudest."""
    with av.open(io.BytesIO(sound)) as source:
        samples = np.concatenate([frame.to_ndarray().ravel() for frame in source.decode(audio=0)])
    parts = np.array_split(samples.astype(np.float64), BARS)
    loudness = np.array([np.sqrt(np.mean(part**2)) for part in parts])
    return [int(value) for value in np.round(100 * loudness / loudness.max())]
