"""The words of a page of HTML, by its blocks, without what mail programs mark as quoted."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = {
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section",
    "article", "header", "footer", "pre", "dd", "dt",
}  # fmt: skip
# A tag that never closes: over many of them the standard library's parser takes the square of their number.
_OPEN = re.compile(r"<(?![^<>]*>)")
_MOST = 2 << 20  # letters of a page that are read
_HIDDEN = frozenset(("script", "style", "head", "title", "noscript", "template", "svg"))
_VOID = {
    "br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "source", "embed",
}  # fmt: skip
_QUOTES = re.compile(
    r"gmail_quote|gmail_attr|gmail_signature|yahoo_quoted|moz-cite-prefix|moz-signature|divRplyFwdMsg|appendonsend|"
    r"OutlookMessageHeader|protonmail_quote|protonmail_signature|zmail_extra|ntes-mailmaster-quote|isReplyContent|"
    r"mail_quote|x_divRplyFwdMsg|reply-intro|foxmail_quote",
    re.IGNORECASE,
)
# What Outlook and QQ put before all that is quoted: nothing after it is the writer's.
_ENDS = re.compile(
    r"divRplyFwdMsg|appendonsend|OutlookMessageHeader|mail-editor-reference-message-container", re.IGNORECASE
)


def words_of(html: str) -> str:
    """The words, a line for each block."""
    reader = _Reader()
    try:
        reader.feed(_OPEN.sub("&lt;", _without_comments(html[:_MOST])))
        reader.close()
    except (AssertionError, ValueError):
        pass  # the parser gives up on some broken marks; what came before is kept
    lines = ("".join(reader.pieces)).split("\n")
    text = "\n".join(re.sub(r"[ \t\r\f\v]+", " ", line).strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _without_comments(html: str) -> str:
    """`html` without what stands between ``<!--`` and ``-->``; one that does not end is all of the rest."""
    first, *pieces = html.split("<!--")
    return first + "".join(piece.partition("-->")[2] for piece in pieces)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipped: str | None = None
        self._depth = 0
        self._ended = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped is not None:
            self._depth += tag == self._skipped and tag not in _VOID
            return
        marks = " ".join(value or "" for name, value in attrs if name in ("class", "id"))
        self._ended = self._ended or bool(_ENDS.search(marks))
        cited = tag == "blockquote" or (tag not in _VOID and bool(_QUOTES.search(marks)))
        if tag in _HIDDEN or cited:
            self._skipped, self._depth = tag, 1
        elif tag in _BLOCKS:
            self.pieces.append("\n\n" if tag == "p" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped is not None:
            self._depth -= tag == self._skipped
            if self._depth <= 0:
                self._skipped = None
        elif tag in _BLOCKS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._skipped is None and not self._ended:
            self.pieces.append(re.sub(r"\s+", " ", data))
