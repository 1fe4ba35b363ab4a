"""Forgetting, taking along, deleting."""

from __future__ import annotations

import logging
from dataclasses import fields
from pathlib import Path

from bot.arrivals import Sender
from bot.conversation import consent
from bot.perception.sandbox import private_folder
from bot.work import steps
from bot.work.files import send_file
from bot.work.tools import Tools
from memory import narrators, outbox
from memory.errors import EraseIncomplete
from memory.export import export
from memory.export_pages import Labels
from memory.privacy import ErasureProof, erase
from memory.types import Narrator
from prompts import message

log = logging.getLogger(__name__)


def refresh(tools: Tools, entry_id: str) -> None:
    """Bring every index in line with a forgotten or restored entry."""
    steps.remember(tools, entry_id)


def write_export(tools: Tools, narrator: Narrator, target: Path) -> Path:
    """Everything of a narrator in the zip `target`, its pages in their language."""
    return export(tools.store, narrator.id, target, _labels(narrator.language))


def _labels(language: str) -> Labels:
    holes = {"readme": {"name": "{name}", "date": "{date}"}, "title": {"name": "{name}"}}
    names = [one.name for one in fields(Labels)]
    return Labels(
        **{one: message(f"export-{one.replace('_', '-')}", language, **holes.get(one, {})) for one in names}
    )


def send_export(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /export."""
    narrator = narrators.get(tools.store, narrator_id)
    with private_folder() as folder:
        archive = write_export(tools, narrator, folder / "lifestory.zip")
        data = archive.read_bytes()
    ready = message("conversation-export-ready", narrator.language)
    send_file(tools, narrator, f"export:{narrator_id}:{ref}", data, "lifestory.zip", ready)


def erase_narrator(tools: Tools, narrator_id: str) -> ErasureProof:
    """Remove a narrator from every store, and prove it. Raises EraseIncomplete."""
    tools.recall.forget(narrator_id)
    tools.graphs.forget(narrator_id)
    return erase(tools.store, narrator_id)


def erase_and_say(tools: Tools, narrator_id: str) -> None:
    """The job behind /delete_my_data: erase, say so, and leave not even that behind."""
    narrator = narrators.get(tools.store, narrator_id)
    sender = Sender(narrator.channel, narrator.chat)
    name = "erased"
    try:
        erase_narrator(tools, narrator_id)
    except EraseIncomplete:
        log.exception("narrator %s could not be erased whole", narrator_id)
        name = "erase-trouble"
    text = message(f"conversation-{name}", narrator.language)
    consent.say_to_stranger(tools.store, sender, f"{name}:{tools.store.vault.digest(narrator_id)}", text)
    outbox.forget(tools.store, narrator.channel, narrator.chat)
