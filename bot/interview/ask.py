"""How a question is worded: by a chat model where there is one, by the bank otherwise.

Whatever a model writes passes the checks of `bot.interview.checks` or is not used.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING

import prompts
from bot.interview.checks import faults
from bot.interview.state import Candidate

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

log = logging.getLogger(__name__)

TIMEOUT_S = 20.0
_WORDS_SENT = 1200  # characters of the narrator's last words
_QUESTIONS_SENT = 8


@dataclass(frozen=True)
class Context:
    """What the wording may rest on: the narrator's last words, the last questions, and whether a
    text is too like one asked before, too far from what was to be asked, or off limits.
    """

    own_words: str = ""
    asked: Sequence[str] = ()
    is_twin: Callable[[str], bool] = lambda text: False  # noqa: ARG005
    keeps_to: Callable[[str], bool] = lambda text: True  # noqa: ARG005
    is_shut: Callable[[str], bool] = lambda text: False  # noqa: ARG005


def word_question(
    candidate: Candidate,
    model: BaseChatModel | None,
    context: Context,
    language: str,
    timeout: float = TIMEOUT_S,
) -> str:
    """The wording to ask. `timeout` is in seconds. Never raises for what a model does: a failure,
    a late or an unfit answer gives the bank's wording.
    """
    if model is None:
        return candidate.text
    rules = prompts.load("interview/ask", language).render()
    text = _answer(model, rules, _material(candidate, context), timeout)
    if text is None:
        return candidate.text
    found = faults(
        text,
        language=language,
        own_words=context.own_words,
        bank_wording=candidate.text,
        is_twin=context.is_twin,
        is_shut=context.is_shut,
    )
    if not found and not context.keeps_to(text):
        found = ["asks something else"]
    if found:
        # The faults name words of the narrator's: only their number is logged.
        log.info("a worded question was refused: %d faults", len(found))
        return candidate.text
    return text


def _material(candidate: Candidate, context: Context) -> str:
    """What the wording is made from, as data: told words stand inside JSON's quotation marks."""
    return json.dumps(
        {
            "words": context.own_words[-_WORDS_SENT:],
            "asked": list(context.asked[-_QUESTIONS_SENT:]),
            "question": candidate.text,
        },
        ensure_ascii=False,
    )


def _answer(model: BaseChatModel, rules: str, material: str, timeout: float) -> str | None:
    """The model's text in one line, or None. A model that hangs is left behind in its own thread."""
    box: Queue[str | None] = Queue(maxsize=1)
    Thread(target=_ask_model, args=(model, rules, material, box), daemon=True).start()
    try:
        return box.get(timeout=timeout)
    except Empty:
        log.warning("the chat model gave no wording in %.0f s; the bank's is used", timeout)
        return None


def _ask_model(model: BaseChatModel, rules: str, material: str, box: Queue[str | None]) -> None:
    from langchain_core.messages import HumanMessage, SystemMessage

    try:
        text = model.invoke([SystemMessage(rules), HumanMessage(material)]).text
        box.put(" ".join(str(text).split()).strip("\"“”' "))
    except Exception as error:  # noqa: BLE001 - an edge: a model may fail in any way, the bank serves
        log.warning("the chat model gave no wording (%s); the bank's is used", type(error).__name__)
        box.put(None)
