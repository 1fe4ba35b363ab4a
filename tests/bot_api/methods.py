"""The Bot API's methods. Each takes the world and the call's parameters and returns the result."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.constants import ReactionEmoji

from tests.bot_api.html import Refused, plain, units
from tests.bot_api.world import BOT, Json, World

Method = Callable[[World, Json], Awaitable[Any]]
_ALLOWED = {str(emoji) for emoji in ReactionEmoji}
_UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
_LIMIT = {"text": 4096, "caption": 1024}


async def get_me(world: World, params: Json) -> Json:
    return {
        **BOT,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


async def get_updates(world: World, params: Json) -> list[Any]:
    """Long polling: an offset confirms what is below it; a newer call ends an older one."""
    if world.webhook.get("url"):
        raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
    world.polling += 1
    mine, deadline = world.polling, time.monotonic() + float(params.get("timeout", 0))
    world.arrived.set()  # an older call must notice
    if "offset" in params:
        world.confirm(int(params["offset"]))
    while not world.updates and time.monotonic() < deadline:
        world.arrived.clear()
        try:
            async with asyncio.timeout(max(0.0, deadline - time.monotonic())):
                await world.arrived.wait()
        except TimeoutError:
            break
        if mine != world.polling:
            raise Refused(409, "Conflict: terminated by other getUpdates request")
    return world.updates[: int(params.get("limit", 100))]


async def set_webhook(world: World, params: Json) -> bool:
    world.webhook = {"url": params["url"], "secret_token": params.get("secret_token", "")}
    if params.get("drop_pending_updates") == "true":
        world.updates.clear()
    world.arrived.set()
    return True


async def delete_webhook(world: World, params: Json) -> bool:
    world.webhook = {}
    if params.get("drop_pending_updates") == "true":
        world.updates.clear()
    return True


async def get_webhook_info(world: World, params: Json) -> Json:
    return {
        "url": world.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }


async def send_message(world: World, params: Json) -> Json:
    return _send(world, params, text=_words(params, "text", "text"))


async def send_photo(world: World, params: Json) -> Json:
    photo = {**_upload(world, params, "photo"), "width": 640, "height": 480}
    return _send(world, params, photo=[photo], **_caption(params))


async def send_document(world: World, params: Json) -> Json:
    document = _upload(world, params, "document")
    name = world.file_paths[document["file_id"]].rsplit("/", 1)[1]
    return _send(world, params, document={**document, "file_name": name}, **_caption(params))


async def send_voice(world: World, params: Json) -> Json:
    voice = {**_upload(world, params, "voice"), "duration": 1}
    return _send(world, params, voice=voice, **_caption(params))


async def edit_message_text(world: World, params: Json) -> Json:
    return _edit(world, params, text=_words(params, "text", "text"))


async def edit_message_caption(world: World, params: Json) -> Json:
    return _edit(world, params, caption=_words(params, "caption", "caption"))


async def edit_message_reply_markup(world: World, params: Json) -> Json:
    return _edit(world, params)


async def delete_message(world: World, params: Json) -> bool:
    key = (int(params["chat_id"]), int(params["message_id"]))
    if world.messages.pop(key, None) is None:
        raise Refused(400, "Bad Request: message to delete not found")
    world.touch()
    return True


async def answer_callback_query(world: World, params: Json) -> bool:
    number = params["callback_query_id"]
    if number in world.answers:
        raise Refused(
            400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
        )
    world.answers[number] = params.get("text", "")
    world.touch()
    return True


async def set_message_reaction(world: World, params: Json) -> bool:
    emoji = [item["emoji"] for item in json.loads(params.get("reaction", "[]"))]
    if not set(emoji) <= _ALLOWED:
        raise Refused(400, "Bad Request: REACTION_INVALID")
    world.reactions[_existing(world, params)] = emoji
    world.touch()
    return True


async def send_chat_action(world: World, params: Json) -> bool:
    world.actions.append((int(params["chat_id"]), params["action"]))
    world.touch()
    return True


async def get_file(world: World, params: Json) -> Json:
    data = world.files.get(params["file_id"])
    if data is None:
        raise Refused(400, "Bad Request: invalid file_id")
    if len(data) > world.max_file:
        raise Refused(400, "Bad Request: file is too big")
    file_id = params["file_id"]
    path = world.file_paths[file_id]
    return {"file_id": file_id, "file_unique_id": f"u-{file_id}", "file_size": len(data), "file_path": path}


def setter(name: str) -> Method:
    """A method that only keeps what it was given, by language."""

    async def keep(world: World, params: Json) -> bool:
        world.menu[f"{name}:{params.get('language_code', '')}"] = params
        return True

    return keep


def _send(world: World, params: Json, **content: Any) -> Json:
    chat = int(params["chat_id"])
    if chat in world.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    extra: Json = {"reply_markup": _markup(params)} if params.get("reply_markup") else {}
    if params.get("reply_parameters"):
        extra["reply_to_ref"] = json.loads(params["reply_parameters"])["message_id"]
    return world.add_message(chat, BOT, **content, **extra)


def _edit(world: World, params: Json, **content: Any) -> Json:
    chat = int(params["chat_id"])
    if chat in world.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    key = (chat, int(params["message_id"]))
    message = world.messages.get(key)
    if message is None or message["from"] != BOT:
        raise Refused(400, "Bad Request: message to edit not found")
    changed = {**content, "reply_markup": _markup(params)}
    if all(message.get(name, {}) == value for name, value in changed.items()):
        raise Refused(400, _UNCHANGED)
    edited = {**message, **changed, "edit_date": int(time.time())}
    if not changed["reply_markup"]:
        del edited["reply_markup"]
    world.messages[key] = edited
    world.touch()
    return world.messages[key]


def _markup(params: Json) -> Json:
    markup: Json = json.loads(params.get("reply_markup") or "{}")
    for line in markup.get("inline_keyboard", []):
        for button in line:
            if len(button.get("callback_data", "x").encode()) > 64:
                raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return markup if markup.get("inline_keyboard") else {}


def _words(params: Json, name: str, kind: str) -> str:
    text = params.get(name, "")
    text = plain(text) if params.get("parse_mode") == "HTML" else text
    if kind == "text" and not text.strip():
        raise Refused(400, "Bad Request: message text is empty")
    if units(text) > _LIMIT[kind]:
        raise Refused(400, f"Bad Request: message {'is' if kind == 'text' else 'caption is'} too long")
    return str(text)


def _caption(params: Json) -> Json:
    return {"caption": _words(params, "caption", "caption")} if params.get("caption") else {}


def _upload(world: World, params: Json, name: str) -> Json:
    value = params[name]
    if isinstance(value, str) and value.startswith("attach://"):
        value = params[value.removeprefix("attach://")]
    if isinstance(value, str):
        raise Refused(400, "Bad Request: wrong file identifier/HTTP URL specified")
    file_name, data = value
    if len(data) > world.max_upload:
        raise Refused(413, "Request Entity Too Large")
    return world.keep(data, file_name)


def _existing(world: World, params: Json) -> tuple[int, int]:
    key = (int(params["chat_id"]), int(params["message_id"]))
    if key not in world.messages:
        raise Refused(400, "Bad Request: message to react not found")
    return key


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendVoice": send_voice,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
    "setMessageReaction": set_message_reaction,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
    **{
        name: setter(name)
        for name in ("setMyCommands", "setChatMenuButton", "setMyDescription", "setMyShortDescription")
    },
}
