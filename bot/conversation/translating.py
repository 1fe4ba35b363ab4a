"""The story in another language: asked for by command, and by a button for each language."""

from __future__ import annotations

from bot.conversation import tongues
from bot.conversation.port import Work
from bot.conversation.turn import Turn
from memory.types import Button, Narrator
from prompts import called, find_language, language, languages, message


def command(turn: Turn) -> None:
    """``/translate`` asks into which language, ``/translate es`` begins."""
    words = turn.command.argument.strip()
    spoken = turn.narrator.language
    code = find_language(words) if words else None
    if code is not None:
        turn.job("translate", code)
    elif words:
        text = message("translation-unknown", spoken, words=words[:40], languages=tongues.listed(spoken))
        turn.put("translate-unknown", text)
    else:
        turn.put("translate-which", message("translation-which", spoken), (_others(spoken),))


def press(work: Work, narrator: Narrator, code: str, ref: str) -> str:
    """A language was chosen; the few words to show at once."""
    if code not in languages():
        return message("conversation-old-button", narrator.language)
    work.job("translate", f"translate:{narrator.id}:{ref}", narrator.id, code, ref)
    return message("conversation-working", narrator.language)


def _others(spoken: str) -> tuple[Button, ...]:
    return tuple(
        Button(f"{language(one).name} ({called(one, spoken)})", f"translate:{one}")
        for one in languages()
        if one != spoken
    )
