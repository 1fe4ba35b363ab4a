"""Every word that a person sees or a model is sent, by language.

``load`` gives Markdown templates, ``message`` gives Fluent messages, ``questions`` the bank of
questions. All are strict: a missing or extra value raises. An unknown language becomes English;
``zh-hans`` and ``zh_CN`` become ``zh``. Files are read once a process.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from prompts.bank import Bank, FollowUp, Sub, Topic, read_bank
from prompts.catalogue import Messages
from prompts.errors import BadPrompt, PromptError, UnknownPrompt, WrongValues
from prompts.template import Template, read_template

__all__ = [
    "LANGUAGES",
    "BadPrompt",
    "Bank",
    "FollowUp",
    "PromptError",
    "Sub",
    "Template",
    "Topic",
    "UnknownPrompt",
    "WrongValues",
    "load",
    "message",
    "messages",
    "nearest_language",
    "questions",
    "templates",
]

LANGUAGES = ("en", "zh")
_ROOT = Path(__file__).parent
_NAME = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*")


def nearest_language(code: str | None) -> str:
    """The language here nearest to `code` (``zh-hans`` is ``zh``); English where there is none."""
    head = re.split(r"[-_]", (code or "").strip().lower(), maxsplit=1)[0]
    return head if head in LANGUAGES else LANGUAGES[0]


def load(name: str, language: str) -> Template:
    """The template ``<language>/<name>.md``. Raises UnknownPrompt."""
    return _load(name, nearest_language(language))


def templates(language: str) -> tuple[str, ...]:
    """The names of all templates in `language`, sorted."""
    folder = _ROOT / nearest_language(language)
    return tuple(sorted(str(p.relative_to(folder).with_suffix("")) for p in folder.rglob("*.md")))


def message(key: str, language: str, **values: str | int | float) -> str:
    """What a person reads under `key`. Raises UnknownPrompt, WrongValues, BadPrompt."""
    return messages(language).format(key, values)


def messages(language: str) -> Messages:
    """All messages in `language`."""
    return _messages(nearest_language(language))


def questions(language: str) -> Bank:
    """The bank of questions in `language`. Raises BadPrompt."""
    return _bank(nearest_language(language))


@cache
def _load(name: str, language: str) -> Template:
    path = _ROOT / language / f"{name}.md"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise UnknownPrompt(f"no template {name} in {language}")
    return read_template(name, path.read_text(encoding="utf-8"))


@cache
def _messages(language: str) -> Messages:
    return Messages(language, _ROOT / language / "messages")


@cache
def _bank(language: str) -> Bank:
    return read_bank(_ROOT / language / "questions.yaml", language)
