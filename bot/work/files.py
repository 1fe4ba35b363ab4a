"""Files that are made for a narrator: sent where the channel can carry them, otherwise said so."""

from __future__ import annotations

from bot.conversation.say import say
from bot.work.tools import Tools
from memory import attachments
from memory.types import Action, Narrator
from prompts import message

_MB = 1024 * 1024
# https://core.telegram.org/bots/api#sending-files, and with a server of one's own:
# https://core.telegram.org/bots/api#using-a-local-bot-api-server
_TELEGRAM_MB, _OWN_SERVER_MB = 50, 2000


def most_to_send(channel: str, own_server: bool) -> int | None:
    """The most MB that a channel takes of a bot; None where there is no limit."""
    if channel != "telegram":
        return None
    return _OWN_SERVER_MB if own_server else _TELEGRAM_MB


def send_file(
    tools: Tools,
    narrator: Narrator,
    key: str,
    data: bytes,
    name: str,
    text: str = "",
    action: Action = Action.DOCUMENT,
    **more: object,
) -> None:
    """Queue a file with its words, or say kindly that it is too large to be sent; `more` as in OutMessage."""
    limit = most_to_send(narrator.channel, tools.settings.telegram_local_mode)
    if limit is not None and len(data) > limit * _MB:
        words = message("conversation-too-large-to-send", narrator.language, file=name, limit=limit)
        say(tools.store, narrator, key, words)
        return
    path = attachments.keep(tools.store, narrator.id, data)
    queued = say(
        tools.store, narrator, key, text, action=action, path=path, file_name=name, remove_path=True, **more
    )
    if not queued:  # it was queued before, and with its own file
        attachments.remove(path)
