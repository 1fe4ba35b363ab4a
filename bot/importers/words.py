"""Words out of files that others wrote: letters that can be kept, in whatever encoding they came."""

from __future__ import annotations

import re

_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without what no database or book can hold: halves of characters and control characters."""
    return _BAD.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def decoded(data: bytes) -> str:
    """`data` as text: UTF-8, UTF-16 with its mark, GB 18030 where it is that, else Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return clean(data.decode("utf-16", "replace"))
    try:
        return clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return clean(data.decode("gb18030" if _is_chinese(data) else "cp1252", "replace"))


def _is_chinese(data: bytes) -> bool:
    """True where the bytes above ASCII are mostly pairs of GB 2312's rows of common characters."""
    try:
        words = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    above = [letter for letter in words if letter > "\x7f"]
    common = sum(
        letter.encode("gb18030")[0] in range(0xA1, 0xF8) and "一" <= letter <= "龥" for letter in above
    )
    return common * 2 > len(above)
