"""A person at the other end: what they send becomes updates."""

from __future__ import annotations

import itertools
import time
from collections.abc import Sequence
from typing import Any

from tests.bot_api.world import Json, World

_groups = itertools.count(1)
_presses = itertools.count(1)


class Person:
    """Somebody in a private chat. Every deed returns the message (or messages) that it made."""

    def __init__(self, world: World, chat: int, language: str = "en") -> None:
        self.world = world
        self.chat = chat
        self.sender = {
            "id": chat,
            "is_bot": False,
            "first_name": f"Person {chat}",
            "language_code": language,
        }

    def send(self, **content: Any) -> Json:
        """Any message: ``content`` are the Bot API's own fields."""
        reply_to = content.pop("reply_to", None)
        if reply_to is not None:
            content["reply_to_message"] = self.world.messages[self.chat, reply_to]
        message = self.world.add_message(self.chat, self.sender, **content)
        self.world.push({"message": message})
        return message

    def say(self, text: str, reply_to: int | None = None) -> Json:
        """A text; one that begins with a slash is a command."""
        entities = []
        if text.startswith("/"):
            entities = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        return self.send(text=text, reply_to=reply_to, **({"entities": entities} if entities else {}))

    def voice(self, data: bytes = b"OggS voice", duration: int = 3, **more: Any) -> Json:
        """A voice note."""
        voice = {**self.world.keep(data, "voice.oga"), "duration": duration, "mime_type": "audio/ogg"}
        return self.send(voice=voice, **more)

    def photo(self, data: bytes = b"jpeg", caption: str | None = None, **more: Any) -> Json:
        """A photo in two sizes."""
        if caption:
            more["caption"] = caption
        return self.send(photo=self._sizes(data), **more)

    def document(self, data: bytes, name: str, mime: str, caption: str | None = None) -> Json:
        """A file sent as a document."""
        document = {**self.world.keep(data, name), "file_name": name, "mime_type": mime}
        return self.send(document=document, **({"caption": caption} if caption else {}))

    def album(
        self, pictures: Sequence[bytes], caption: str | None = None, group: str | None = None
    ) -> list[Json]:
        """Several photos at once; the caption stands on the first."""
        name = group or f"group{next(_groups)}"
        return [
            self.photo(data, caption if not number else None, media_group_id=name)
            for number, data in enumerate(pictures)
        ]

    def edit(self, message_id: int, **content: Any) -> Json:
        """Change a message that was sent before."""
        message = {**self.world.messages[self.chat, message_id], **content, "edit_date": int(time.time())}
        self.world.messages[self.chat, message_id] = message
        self.world.push({"edited_message": message})
        return message

    def forward(self, text: str, origin: str) -> Json:
        """Somebody else's words."""
        about = {"type": "hidden_user", "date": 1, "sender_user_name": origin}
        entities = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text[0] == "/" else []
        return self.send(text=text, forward_origin=about, entities=entities)

    def press(self, message_id: int, data: str, who: Json | None = None) -> str:
        """Press a button; returns the id of the press."""
        number = f"press{next(_presses)}"
        query = {
            "id": number,
            "from": who or self.sender,
            "chat_instance": "1",
            "data": data,
            "message": self.world.messages[self.chat, message_id],
        }
        self.world.push({"callback_query": query})
        return number

    def leave(self) -> None:
        """Block the bot."""
        self.world.blocked.add(self.chat)
        self._membership("member", "kicked")

    def come_back(self) -> None:
        """Unblock the bot."""
        self.world.blocked.discard(self.chat)
        self._membership("kicked", "member")

    def _membership(self, before: str, after: str) -> None:
        bot = {"id": 424242, "is_bot": True, "first_name": "Lifestory", "username": "lifestory_test_bot"}
        until = {"until_date": 0}
        change = {
            "chat": {"id": self.chat, "type": "private", "first_name": "Person"},
            "from": self.sender,
            "date": int(time.time()),
            "old_chat_member": {"user": bot, "status": before, **(until if before == "kicked" else {})},
            "new_chat_member": {"user": bot, "status": after, **(until if after == "kicked" else {})},
        }
        self.world.push({"my_chat_member": change})

    def _sizes(self, data: bytes) -> list[Json]:
        small = {**self.world.keep(data[:1], "small.jpg"), "width": 90, "height": 67}
        return [small, {**self.world.keep(data, "photo.jpg"), "width": 1280, "height": 960}]
