"""What the steps and jobs work with; wired in `bot.app` alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.perception.perceive import Perceiver
from bot.settings import Settings
from memory.graphs import Graphs
from memory.recall import Recall
from memory.store import Store
from memory.types import Media, Narrator

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from bot.story.translation import Translate
    from bot.story.verify import Entails

Fetch = Callable[[Narrator, Media], Path]


@dataclass(frozen=True)
class Tools:
    """The parts of this process. ``model`` loads the chat model when it is first asked for, ``entails``
    the model of entailment, ``translate`` what translates. ``watch`` is told how many seconds of a recording
    were heard, and of how many.
    """

    store: Store
    settings: Settings
    recall: Recall
    perceiver: Perceiver
    model: Callable[[], BaseChatModel | None]
    fetch: Fetch
    graphs: Graphs
    entails: Callable[[], Entails | None] = lambda: None
    watch: Callable[[float, float], None] = lambda _done, _total: None
    translate: Callable[[], Translate | None] = lambda: None
