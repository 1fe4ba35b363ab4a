"""How well words in pictures are read: ``python -m benchmarks.scan [--texts 4] [--seed 1] [--json]``.

Sentences of the sample lives, in English and Chinese, are rendered by seed on paper, faded, askew, turned by
a quarter or a half, with noise and uneven light, and read as photographs are. The figure is the character
error rate: the letters to be changed, added and taken away (Levenshtein), white space left out, by those
written. Needs tesseract with eng, chi_sim and osd, and a font for Chinese that fontconfig knows.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from bot.perception.scan import words_in

_WIDE = {"en": 44, "zh": 20}  # letters in a line
_INK, _PAPER = (45, 40, 40), (238, 233, 222)


def texts(language: str, number: int, random: Random) -> list[str]:
    """Some entries of the sample life, of 60 to 200 letters."""
    lines = Path(__file__).with_name(f"lives_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line).get("text", "") for line in lines]
    least = 60 if language == "en" else 25
    return random.sample([one for one in found if least <= len(one) <= 200], number)


def rendered(text: str, language: str, ink: tuple[int, int, int] = _INK) -> Image.Image:
    """The text on paper, 40 pixels a line."""
    lines = textwrap.wrap(text, _WIDE[language])
    sheet = Image.new("RGB", (1300, 160 + 64 * len(lines)), _PAPER)
    draw, font = ImageDraw.Draw(sheet), _font(language)
    for number, line in enumerate(lines):
        draw.text((90, 80 + 64 * number), line, fill=ink, font=font)
    return sheet


def _font(language: str) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    if language == "en":
        return ImageFont.load_default(40)
    command = ["fc-match", "-f", "%{file}", ":lang=zh-cn"]
    return ImageFont.truetype(subprocess.run(command, check=True, capture_output=True, text=True).stdout, 40)


def shaded(sheet: Image.Image, seed: int) -> Image.Image:
    """Light from one side, noise, a little blur."""
    noise = np.random.default_rng(seed)
    pixels = np.asarray(sheet.filter(ImageFilter.GaussianBlur(0.8)), np.float32)
    light = np.linspace(1.0, 0.45, pixels.shape[1])[None, :, None]
    return Image.fromarray((pixels * light + noise.normal(0, 6, pixels.shape)).clip(0, 255).astype(np.uint8))


def conditions(seed: int) -> dict[str, Callable[[str, str], Image.Image]]:
    """What is done to a rendered text, by name."""
    return {
        "plain": rendered,
        "faded (ink 30 of 255 from paper)": lambda t, lang: rendered(t, lang, (208, 203, 192)),
        "light from one side, noise": lambda t, lang: shaded(rendered(t, lang), seed),
        "askew by 4 degrees": lambda t, lang: rendered(t, lang).rotate(
            4, Image.Resampling.BICUBIC, True, fillcolor=_PAPER
        ),
        "turned by a quarter": lambda t, lang: rendered(t, lang).transpose(Image.Transpose.ROTATE_90),
        "upside down": lambda t, lang: rendered(t, lang).transpose(Image.Transpose.ROTATE_180),
    }


def errors(read: str, written: str) -> int:
    """Levenshtein's distance of the two without white space."""
    a, b = "".join(read.split()), "".join(written.split())
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        above, row[0] = row[0], i
        for j, other in enumerate(b, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != other))
    return row[-1]


def measure(number: int, seed: int) -> dict[str, dict[str, float]]:
    """Character error rate and seconds a picture, by language and condition."""
    found: dict[str, dict[str, float]] = {}
    for language in ("en", "zh"):
        chosen = texts(language, number, Random(seed))
        for name, make in conditions(seed).items():
            wrong = letters = 0
            begin = time.perf_counter()
            for text in chosen:
                with tempfile.TemporaryDirectory() as folder:
                    read, _ = words_in(make(text, language), Path(folder))
                wrong += errors(read, text)
                letters += len("".join(text.split()))
            seconds = (time.perf_counter() - begin) / len(chosen)
            found[f"{language}: {name}"] = {"CER": round(wrong / letters, 3), "seconds": round(seconds, 1)}
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=4, help="of each language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    if shutil.which("tesseract") is None:
        raise SystemExit("tesseract is not installed")
    figures = measure(wanted.texts, wanted.seed)
    if wanted.json:
        print(json.dumps(figures))
        return
    for name, values in figures.items():
        print(f"{name:40} CER {values['CER']:6.3f}  {values['seconds']:4.1f} s a picture")


if __name__ == "__main__":
    main()
