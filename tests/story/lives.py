"""Two made-up lives, told in pieces, as a narrator would: out of order, with fillers and chit-chat."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.story.pipeline import write_story
from memory.types import Narrator, Passage, Story, Word

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
MARIA = Narrator("n1", "Maria", "test", "1", "en", "Europe/Lisbon")
MEILAN = Narrator("n2", "美兰", "test", "2", "zh", "Asia/Shanghai")

ENGLISH = (
    "Um, I was born in 1948 in, uh, Porto. My father was a fisherman, you know, and my mother mended nets.",
    "Yes, in the kitchen.",
    "ok thank you",
    "I married Tom in June 1969. It rained all day and nobody cared. I think there were forty guests.",
    "When I was seven we moved to Lisbon. I cried the whole way. My sister Ana held my hand.",
    "Well, I started school in 1955. The teacher, Senhora Lima, had a wooden ruler. She never used it on me.",
    "Can you hear me? I retired from the post office around 2010. Our granddaughter Clara was born that "
    "spring.",
    "Yesterday I planted tomatoes on the balcony. They smell of my grandmother's garden.",
    "My mother mended nets. She sang while she worked, and we children fell asleep to it.",
    "I don't remember.",
    "I always liked bread with olive oil. Nobody bakes it like that any more.",
)
CHINESE = (
    "嗯，我是一九五〇年出生的，那个，家在苏州平江路。爸爸在纱厂上班，妈妈在家做针线。",
    "是的。",
    "我七岁那年上小学，班主任姓陈，说话很轻。我从来没有挨过骂。",
    "好的，谢谢您。",
    "一九七二年我和建国结婚，没有办酒席，只请了两桌。好像是十月。",
    "外婆做的桂花糕最好吃。她总是先给我留一块。",
    "我退休以后每天去公园唱戏。昨天我们唱了《牡丹亭》。",
)


def told(narrator: Narrator, texts: Sequence[str], **values: object) -> list[Passage]:
    """A passage for each text, an hour apart; ``values`` replace fields of all of them."""
    start = datetime(2026, 3, 12, 9, tzinfo=UTC)
    made = [
        Passage(
            f"{narrator.id}-p{number}",
            narrator.id,
            f"{narrator.id}-e{number}",
            text,
            "text",
            0,
            len(text),
            start + timedelta(hours=number),
        )
        for number, text in enumerate(texts)
    ]
    return [replace(one, **values) for one in made]  # type: ignore[arg-type]


def by_id(passages: Sequence[Passage]) -> Mapping[str, Passage]:
    """Passages by id."""
    return {one.id: one for one in passages}


def spoken(text: str, pace: float = 0.5) -> tuple[Word, ...]:
    """Word times, `pace` seconds a word."""
    return tuple(Word(word, at * pace, (at + 1) * pace) for at, word in enumerate(text.split()))


def story_of(passages: Sequence[Passage], stages: dict[str, Any] | None = None, **more: Any) -> Story:
    """A story of `passages` by code; its stages go through real JSON into `stages`. ``more`` replaces what
    `write_story` is given.
    """
    kept = {} if stages is None else stages
    given = {
        "narrator": MARIA,
        "photos": [],
        "questions": [],
        "model": None,
        "story_id": "s",
        "version": 1,
        "now": NOW,
        "save": lambda stage, body: kept.update({stage: json.loads(json.dumps(body))}),
        "load": kept.get,
    }
    return write_story(passages=passages, **(given | more))
