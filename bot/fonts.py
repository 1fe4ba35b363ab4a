"""Which installed font has the signs of a language, for pictures that are drawn here."""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_CJK_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Source Han Sans SC",
    "SimHei",
    "PingFang SC",
    "Microsoft YaHei",
    "Droid Sans Fallback",
    "Noto Serif CJK SC",
    "AR PL UMing CN",
)
_FIRST_CJK = 0x2E80
_FACES = 10  # of one file that are looked through
# matplotlib's font lists are not safe to build in two threads at once.
_LOCK = threading.Lock()


@cache
def chinese_font() -> tuple[str, Path] | None:
    """Family and file of an installed font that has Chinese, or None."""
    with _LOCK:
        from matplotlib.font_manager import fontManager

        installed = {one.name: Path(one.fname) for one in fontManager.ttflist}
    return next(((name, installed[name]) for name in _CJK_FONTS if name in installed), None)


def drawing_font(text: str, size: int) -> FreeTypeFont | None:
    """A font for drawing `text` with Pillow, `size` pixels high; None where none here has its signs."""
    from matplotlib import get_data_path
    from PIL import ImageFont

    if not any(ord(sign) > _FIRST_CJK for sign in text):
        return ImageFont.truetype(Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf", size)
    found = chinese_font()
    return ImageFont.truetype(found[1], size, index=_face(*found)) if found else None


@cache
def _face(name: str, path: Path) -> int:
    """Which face of a collection is the family `name`; the first where none says so."""
    from PIL import ImageFont

    for index in range(_FACES):
        try:
            if ImageFont.truetype(path, 10, index=index).getname()[0] == name:
                return index
        except OSError:
            break
    return 0
