"""The bank of questions: topics with an opener and sub-questions, follow-ups and photo questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from prompts.errors import BadPrompt, UnknownPrompt
from prompts.template import Template

PERIODS = (
    "earliest",
    "childhood",
    "school",
    "youth",
    "early-adulthood",
    "middle",
    "later",
    "now",
    "hopes",
)
THEMES = (
    "people",
    "places",
    "work",
    "love",
    "turning-points",
    "highs",
    "lows",
    "beliefs",
    "everyday",
    "objects",
    "food",
    "history",
)
SEEKS = ("time", "place", "person", "event", "outcome", "feeling")
KINDS = ("event", "descriptive")


@dataclass(frozen=True)
class Sub:
    """A sub-question. ``seeks`` is one of SEEKS."""

    key: str
    text: str
    seeks: str


@dataclass(frozen=True)
class Topic:
    """Something to ask about. ``ease`` runs from 1 (easy) to 3 (needs trust);
    ``kind`` is ``event`` (something that happened) or ``descriptive`` (how things were).
    """

    key: str
    period: str
    theme: str
    kind: str
    ease: int
    title: str
    opener: str
    subs: tuple[Sub, ...]


@dataclass(frozen=True)
class FollowUp:
    """A template for a question on the scene just told. ``needs`` is what it names:
    ``person``, ``place``, ``thing``, ``time``, ``quote``, ``thought``, ``loss`` or ``nothing``;
    ``seeks`` as in SEEKS.
    """

    key: str
    needs: str
    seeks: str
    template: Template


@dataclass(frozen=True)
class Bank:
    """One language's questions."""

    language: str
    topics: tuple[Topic, ...]
    follow_ups: tuple[FollowUp, ...]
    photos: tuple[FollowUp, ...]
    returns: tuple[FollowUp, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Topic]:
        """Topics by their keys."""
        return {topic.key: topic for topic in self.topics}

    def topic(self, key: str) -> Topic:
        """The topic named `key`. Raises UnknownPrompt."""
        if key not in self.by_key:
            raise UnknownPrompt(f"no topic {key}")
        return self.by_key[key]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every opener and sub-question, in the bank's order."""
        return tuple(text for topic in self.topics for text in (topic.opener, *(s.text for s in topic.subs)))


def read_bank(path: Path, language: str, default: Bank | None = None) -> Bank:
    """The bank in the YAML file at `path`. What it lacks is taken from `default`, in whose order it stands.

    Raises UnknownPrompt where there is neither, BadPrompt.
    """
    import yaml

    if not path.is_file():
        if default is None:
            raise UnknownPrompt(f"no bank of questions in {language}")
        return replace(default, language=language)
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        topics = tuple(_topic(key, item) for key, item in data["topics"].items())
        groups = [tuple(_follow_up(key, item) for key, item in data[name].items()) for name in _GROUPS]
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadPrompt(f"{path.name} ({language}): {error}") from error
    bank = Bank(language, topics, *groups)
    return bank if default is None else replace(bank, topics=_filled(topics, default.topics))


_GROUPS = ("follow-ups", "photos", "returns")


def _filled(topics: tuple[Topic, ...], default: tuple[Topic, ...]) -> tuple[Topic, ...]:
    own = {topic.key: topic for topic in topics}
    known = {topic.key for topic in default}
    return (
        *(own.get(topic.key, topic) for topic in default),
        *(topic for topic in topics if topic.key not in known),
    )


def _topic(key: str, item: dict[str, Any]) -> Topic:
    subs = tuple(Sub(name, *_sub(seeks)) for name, seeks in item["subs"].items())
    about = item["about"]
    topic = Topic(
        key,
        about["period"],
        about["theme"],
        about["kind"],
        int(about["ease"]),
        item["title"],
        item["ask"],
        subs,
    )
    _among(key, topic.period, PERIODS)
    _among(key, topic.theme, THEMES)
    _among(key, topic.kind, KINDS)
    for sub in subs:
        _among(f"{key}.{sub.key}", sub.seeks, SEEKS)
    return topic


def _sub(item: dict[str, str]) -> tuple[str, str]:
    ((seeks, text),) = item.items()
    return text, seeks


def _follow_up(key: str, item: dict[str, str]) -> FollowUp:
    _among(key, item["seeks"], SEEKS)
    return FollowUp(key, item["needs"], item["seeks"], Template(key, item["ask"]))


def _among(key: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{key}: {value} is none of {', '.join(allowed)}")
