"""One page of Telegram Desktop's HTML export, read as a stream of its messages.

As Telegram Desktop writes it (``Telegram/SourceFiles/export/output/export_output_html.cpp``): a message is a
``div`` of class ``message``; one that follows another of the same person is ``joined`` and has no
``from_name``; line breaks are ``<br>``, and all other white space at the edges is indentation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_NO_END = {"br", "img", "meta", "link", "input", "hr", "source", "wbr"}
_WRAPS = {"photo_wrap", "video_file_wrap", "animated_wrap", "sticker_wrap"}
_ROLES = {
    "from_name": "name",
    "reply_to": "reply",
    "title": "title",
    "description": "description",
    "status": "status",
}


@dataclass
class Seen:
    """A message as it stands on the page; texts by their role, ``media`` is the class of its file."""

    number: str = ""
    service: bool = False
    joined: bool = False
    forwarded: bool = False
    time: str = ""
    media: str = ""
    href: str = ""
    words: dict[str, list[str]] = field(default_factory=dict)

    def text(self, role: str) -> str:
        """The text in one role."""
        lines = "".join(self.words.get(role, ())).split("\n")
        return "\n".join(line.strip() for line in lines).strip()


class Page(HTMLParser):
    """Feed it, and take what is ``done``. ``chat`` is the name at the page's head."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Seen] = []
        self.chat = ""
        self._message: Seen | None = None
        self._open: list[tuple[str, str]] = []  # tag and role; a role goes on in what is inside
        self._level = 0

    @property
    def cut_off(self) -> bool:
        """Whether a message was begun and not ended."""
        return self._message is not None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        inherited = self._open[-1][1] if self._open else ""
        if tag == "br":
            self._say(inherited, "\n")
        if tag in _NO_END:
            return
        role = inherited
        if tag == "div" and "message" in classes:
            self._begin(given.get("id", ""), classes)
            role = ""
        elif self._message:
            role = self._role(self._message, classes, given) or inherited
        elif "page_header" in classes:
            role = "chat"
        self._open.append((tag, role))

    def handle_endtag(self, tag: str) -> None:
        if not any(one == tag for one, _ in self._open):
            return
        while self._open.pop()[0] != tag:
            pass
        if self._message and len(self._open) < self._level:
            self.done.append(self._message)
            self._message = None

    def handle_data(self, data: str) -> None:
        role = self._open[-1][1] if self._open else ""
        if role == "chat":
            self.chat = f"{self.chat} {data}".strip()
        else:
            self._say(role, _unindented(data))

    def _begin(self, name: str, classes: set[str]) -> None:
        if self._message:
            self.done.append(self._message)
        number = name.removeprefix("message")
        self._message = Seen(number, "service" in classes, "joined" in classes)
        self._level = len(self._open) + 1

    def _role(self, message: Seen, classes: set[str], given: dict[str, str]) -> str:
        """What the words in an element are, after noting what its attributes say; "" as those around it."""
        if classes >= {"date", "pull_right"}:
            message.time = message.time or given.get("title", "")
            return "time"
        if classes >= {"forwarded", "body"}:
            message.forwarded = True
            return "forwarded"
        if "from_name" in classes and message.forwarded:
            return "origin"
        if "date" in classes:
            return "time"
        media = next((one for one in classes if one in _WRAPS or one.startswith("media_")), "")
        if media and media != "media_wrap":
            message.media = media
            message.href = given.get("href", "")
        if classes == {"text"}:
            return "text"
        return next((_ROLES[one] for one in classes if one in _ROLES), "")

    def _say(self, role: str, words: str) -> None:
        if self._message and role:
            self._message.words.setdefault(role, []).append(words)


def _unindented(data: str) -> str:
    """Without line ends and the indentation about them; the line ends that were meant are ``<br>``."""
    if "\n" not in data:
        return data
    first, *middle, last = data.split("\n")
    inner = [line.strip() for line in middle if line.strip()]
    return " ".join([first.rstrip(), *inner, last.lstrip()])
