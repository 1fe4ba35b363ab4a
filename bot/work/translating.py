"""A story or a memory in another language, sentence by sentence, each kept with what it translates.

The told words stay as they are: a translation is beside them, cites what they cite, and says who made it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.book.translated import in_two_languages
from bot.book.types import Book
from bot.errors import UsageError
from bot.story.translation import Translate, Translated, translated
from bot.work.tools import Tools
from memory import journal, stories
from memory.sentences import sentence_spans
from memory.types import Story
from prompts import guess, languages, message, messages

_STAGE = "sentences"


@dataclass(frozen=True)
class Translation:
    """``by`` names what translated into ``language``; ``sentences`` are in the order asked for."""

    language: str
    by: str
    sentences: tuple[Translated, ...]

    @property
    def said(self) -> dict[str, str]:
        """Told sentence -> translation, where it has one."""
        return {one.told: one.text for one in self.sentences if one.text is not None}


def of_story(tools: Tools, story: Story, target: str) -> Translation:
    """Every title and sentence of a story that can be shown.

    Raises UsageError where nothing here translates, ModelUnavailable, StoryError.
    """
    shown = [chapter for chapter in story.chapters if chapter.held is None]
    titles = _titles(story.language, target)
    texts = [chapter.title for chapter in shown if chapter.title not in titles]
    texts += [one.text for chapter in shown for one in chapter.sentences]
    made = of_texts(tools, story.narrator_id, texts, story.language, target)
    _keep(tools, story.narrator_id, made)
    own = [titles[one] for one in dict.fromkeys(chapter.title for chapter in shown) if one in titles]
    return replace(made, sentences=(*own, *made.sentences))


def _titles(source: str, target: str) -> dict[str, Translated]:
    """The program's own titles of chapters, which are known in both languages."""
    known = messages(source)
    keys = [one for one in known.keys if one.startswith("story-chapter-") and not known.variables(one)]
    told = {one: message(one, source) for one in keys}
    return {title: Translated(title, message(key, target)) for key, title in told.items()}


def of_entry(tools: Tools, narrator_id: str, entry_id: str, otherwise: str, target: str) -> Translation:
    """Every sentence of one memory; `otherwise` is its language in doubt. Raises as `of_story` does."""
    mine = [one for one in journal.list_passages(tools.store, narrator_id) if one.entry_id == entry_id]
    texts = [one.text[start:end] for one in mine for start, end in sentence_spans(one.text)]
    return of_texts(tools, narrator_id, texts, otherwise, target)


def of_texts(
    tools: Tools, narrator_id: str, texts: Sequence[str], otherwise: str, target: str
) -> Translation:
    """`texts` in `target`, once each; what the same translated for the story is not translated again."""
    if target not in languages():
        raise UsageError(f"no such language here: {target}; there are {', '.join(languages())}")
    translate = tools.translate()
    if translate is None:
        raise UsageError("nothing here translates: set TRANSLATOR or LLM")
    wanted = list(dict.fromkeys(one for one in texts if guess(one, otherwise) != target))
    known = _known(tools, narrator_id, target, translate.name)
    fresh = [one for one in wanted if one not in known]
    made = _translate(tools, narrator_id, fresh, otherwise, target, translate)
    found = {**known, **{one.told: one for one in made}}
    return Translation(target, translate.name, tuple(found[one] for one in wanted))


def book_in_two(tools: Tools, book: Book, story: Story, target: str) -> Book:
    """The book with each paragraph in `target` below the told one. Raises as `of_story` does."""
    made = of_story(tools, story, target)
    return in_two_languages(book, made.said, target, made.by)


def _translate(
    tools: Tools, narrator_id: str, texts: Sequence[str], otherwise: str, target: str, translate: Translate
) -> list[Translated]:
    names = [name for one in tools.graphs.of(narrator_id).nodes for name in one.names]
    by_source: dict[str, list[str]] = {}
    for text in texts:
        by_source.setdefault(guess(text, otherwise), []).append(text)
    return [
        one
        for source, some in by_source.items()
        for one in translated(some, names, source, target, translate)
    ]


def _known(tools: Tools, narrator_id: str, target: str, by: str) -> dict[str, Translated]:
    kept = stories.load_stage(tools.store, narrator_id, _place(tools, narrator_id, target), _STAGE)
    if kept is None or kept["by"] != by:
        return {}
    return {told: Translated(told, text) for told, text in kept["said"].items()}


def _keep(tools: Tools, narrator_id: str, made: Translation) -> None:
    """Keep what stands, in place of what was kept before: of what was forgotten since, nothing stays."""
    body: dict[str, Any] = {"by": made.by, "said": made.said}
    stories.save_stage(tools.store, narrator_id, _place(tools, narrator_id, made.language), _STAGE, body)


def _place(tools: Tools, narrator_id: str, target: str) -> str:
    return tools.store.vault.digest("translation", narrator_id, target)
