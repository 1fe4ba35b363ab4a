"""Every word that a person sees or a model is sent, by language.

``load`` gives Markdown templates, ``message`` gives Fluent messages, ``questions`` the bank of
questions, ``rules`` what words are recognised by. All are strict: a missing or extra value raises. An
unknown language becomes English; ``zh-hans`` and ``zh_CN`` become ``zh``. A language that is not complete
says in English what it lacks. Files are read once a process.
"""

from __future__ import annotations

import re
from pathlib import Path

from prompts import packs
from prompts.bank import Bank, FollowUp, Sub, Topic, read_bank
from prompts.catalogue import Messages
from prompts.errors import BadPrompt, PromptError, UnknownPrompt, WrongValues
from prompts.packs import Language, also, guess, may_be, remembered, rules, small_words
from prompts.template import Template, read_template

__all__ = [
    "LANGUAGES",
    "BadPrompt",
    "Bank",
    "FollowUp",
    "Language",
    "PromptError",
    "Sub",
    "Template",
    "Topic",
    "UnknownPrompt",
    "WrongValues",
    "also",
    "called",
    "find_language",
    "guess",
    "language",
    "languages",
    "load",
    "may_be",
    "message",
    "messages",
    "nearest_language",
    "questions",
    "remembered",
    "rules",
    "small_words",
    "templates",
]

LANGUAGES = packs.COMPLETE
_NAME = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*")


def nearest_language(code: str | None) -> str:
    """The language here nearest to `code` (``zh-hans`` is ``zh``); English where there is none."""
    head = re.split(r"[-_]", (code or "").strip().lower(), maxsplit=1)[0]
    return head if head in packs.found() else packs.DEFAULT


def languages() -> tuple[str, ...]:
    """The codes of every language that can be spoken, the complete ones first."""
    return tuple(packs.found())


def language(code: str | None) -> Language:
    """What is known of the language nearest to `code`."""
    return packs.found()[nearest_language(code)]


def called(code: str, spoken: str) -> str:
    """The name of the language `code` in the language `spoken`; its own name where that is not known."""
    key = f"language-{code}"
    return message(key, spoken) if key in messages(packs.DEFAULT).keys else language(code).name


def find_language(words: str) -> str | None:
    """The code of the language that a person means by ``zh``, ``zh-hans``, ``中文``, ``English``."""
    wanted = words.strip().casefold()
    head = re.split("[-_]", wanted, maxsplit=1)[0]
    if head in languages():
        return head
    return next((one for one in languages() if wanted in language(one).called), None)


def load(name: str, language: str) -> Template:
    """The template ``<language>/<name>.md``. Raises UnknownPrompt."""
    return _load(name, nearest_language(language))


def templates(language: str) -> tuple[str, ...]:
    """The names of all templates written in `language`, sorted."""
    folder = _folder(nearest_language(language))
    return tuple(sorted(str(p.relative_to(folder).with_suffix("")) for p in folder.rglob("*.md")))


def message(key: str, language: str, **values: str | int | float) -> str:
    """What a person reads under `key`, in English where `language` lacks it.

    Raises UnknownPrompt, WrongValues, BadPrompt.
    """
    return messages(language).format(key, values)


def messages(language: str) -> Messages:
    """All messages in `language`."""
    return _messages(nearest_language(language))


def questions(language: str) -> Bank:
    """The bank of questions in `language`; topics that it lacks are the English ones. Raises BadPrompt."""
    return _bank(nearest_language(language))


def _folder(language: str) -> Path:
    return packs.found()[language].folder


@remembered
def _load(name: str, language: str) -> Template:
    if not _NAME.fullmatch(name):
        raise UnknownPrompt(f"no template {name}")
    for one in (language, packs.DEFAULT):
        path = _folder(one) / f"{name}.md"
        if path.is_file():
            return read_template(name, path.read_text(encoding="utf-8"))
    raise UnknownPrompt(f"no template {name} in {language}")


@remembered
def _messages(language: str) -> Messages:
    default = None if language == packs.DEFAULT else _messages(packs.DEFAULT)
    return Messages(language, _folder(language) / "messages", default)


@remembered
def _bank(language: str) -> Bank:
    default = None if language == packs.DEFAULT else _bank(packs.DEFAULT)
    return read_bank(_folder(language) / "questions.yaml", language, default)
