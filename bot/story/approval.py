"""What a narrator approves: a chapter to the letter. With another word it is another chapter."""

from __future__ import annotations

import json
from collections.abc import Mapping

from memory.types import Chapter


def approved_words(chapter: Chapter, captions: Mapping[str, str]) -> str:
    """All that a reader of the chapter gets to see: title, sentences, the words behind them, pictures.

    `captions` are by media id.
    """
    rows = [
        [one.text, one.role, one.paragraph, [cited.quote for cited in one.citations]]
        for one in chapter.sentences
    ]
    pictures = [[one, captions.get(one, "")] for one in chapter.media_ids]
    return json.dumps([chapter.title, chapter.date, rows, pictures], ensure_ascii=False)
