"""What the bot says aloud, for those who want it: its questions, and answers that only stand written."""

from __future__ import annotations

from bot.work.files import send_file
from bot.work.speaking import spoken
from bot.work.tools import Tools
from memory import narrators, questions
from memory.errors import NotFound
from memory.types import Action, Narrator, Question


def say_aloud(
    tools: Tools, narrator: Narrator, key: str, text: str, subject: tuple[str, str] | None = None
) -> bool:
    """Queue `text` as a voice note where the narrator wants to hear it and something here can speak."""
    sound = spoken(text, narrator.language, tools.settings.voice) if narrator.aloud else None
    if sound is None:
        return False
    name = tools.store.vault.digest(text)[:8]
    send_file(tools, narrator, key, sound, f"said-{name}.ogg", "", Action.VOICE, subject=subject)
    return True


def ask_aloud(tools: Tools, narrator: Narrator, question: Question, again: str = "") -> bool:
    """The same for a question that was put in writing; a reply to the sound is understood as its answer."""
    key = ":".join(part for part in ("aloud", question.id, again) if part)
    return say_aloud(tools, narrator, key, question.text, ("question", question.id))


def send_aloud(tools: Tools, narrator_id: str, question_id: str, ref: str) -> None:
    """The job: a question that was put once more is said once more."""
    question = questions.get_question(tools.store, question_id)
    if question is None:
        raise NotFound(f"no question {question_id}")
    ask_aloud(tools, narrators.get(tools.store, narrator_id), question, ref)
