"""The styles: joined sentences and the third person."""

from __future__ import annotations

import pytest

from bot.story.shape import HE, LITERARY, NAME, SHE, THEY, THIRD_PERSON, Shape
from bot.story.styles import styled
from bot.story.verify import SUPPORTED, verify
from memory.types import Narrator
from tests.story.lives import MARIA, MEILAN, by_id, told


def written(texts: list[str], shape: Shape, narrator: Narrator = MARIA) -> list[str]:
    """Sentences told one by one, as one paragraph in a style; each passes the gate."""
    from bot.story.told import told_sentences

    passages = told(narrator, texts)
    paragraph = [one for passage in passages for one in told_sentences(passage)]
    found = [one for part in styled([paragraph], narrator, shape) for one in part]
    for one in found:
        verdict = verify(one, by_id(passages), narrator)
        assert verdict.label == SUPPORTED, (one.text, verdict.reason)
    return [one.text for one in found]


THIRD = {
    "I am old, and I live in Porto.": "Maria is old, and she lives in Porto.",
    "My mother and I sang to the goat.": "Maria's mother and Maria sang to the goat.",
    "I open the window and listen for gulls.": "Maria opens the window and listens for gulls.",
    "I've kept bread here, and I don't sell it.": "Maria has kept bread here, and she doesn't sell it.",
    "She taught me to look before I jump.": "She taught Maria to look before she jumps.",
    "I think we went in 1962.": "Maria thinks they went in 1962.",
    'He said, "I love my goat," and I laughed.': 'He said, "I love my goat," and Maria laughed.',
    "I put the bread on our table.": "Maria put the bread on their table.",
    "I was never afraid of the sea.": "Maria was never afraid of the sea.",
}


@pytest.mark.parametrize(("said", "expected"), THIRD.items())
def test_english_is_told_in_the_third_person(said: str, expected: str) -> None:
    """Pronouns and verbs change; what somebody says does not."""
    assert written([said], Shape(style=THIRD_PERSON, pronoun=SHE)) == [expected]


@pytest.mark.parametrize(
    ("pronoun", "second"),
    [
        (SHE, "She loves her goat."),
        (HE, "He loves his goat."),
        (THEY, "They love their goat."),
        (NAME, "Maria loves Maria's goat."),
    ],
)
def test_the_narrator_is_called_as_they_chose(pronoun: str, second: str) -> None:
    """The name stands once in a paragraph, then the pronoun that was chosen."""
    told_of = written(
        ["I had a goat in Porto.", "I love my goat."], Shape(style=THIRD_PERSON, pronoun=pronoun)
    )
    assert told_of == ["Maria had a goat in Porto.", second]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("我爸爸在纱厂上班，我很少见到他。", "美兰的爸爸在纱厂上班，她很少见到他。"),
        ("外婆说：“我给你留了一块。”我就笑了好久。", "外婆说：“我给你留了一块。”美兰就笑了好久。"),
        ("我们搬到苏州去住。", "他们搬到苏州去住。"),
        ("她总是先给我留一块糕。", "她总是先给美兰留一块糕。"),
    ],
)
def test_chinese_is_told_in_the_third_person(said: str, expected: str) -> None:
    """Where another "she" is spoken of, the narrator is named."""
    assert "".join(written([said], Shape(style=THIRD_PERSON, pronoun=SHE), MEILAN)) == expected


def test_the_literary_style_joins_what_belongs_together() -> None:
    """Not more than two sentences become one, and none with a doubt or a quotation."""
    shape = Shape(style=LITERARY)
    assert written(["He never ate it.", "He gave it to the pigeons.", "They grew fat on it."], shape) == [
        "He never ate it; he gave it to the pigeons.",
        "They grew fat on it.",
    ]
    assert written(["I fell off the bicycle.", "I laughed about that."], shape) == [
        "I fell off the bicycle and laughed about that."
    ]
    assert written(["I think it rained.", "We sang all night."], shape) == [
        "I think it rained.",
        "We sang all night.",
    ]
    assert written(["我们只请了两桌人。", "没有办酒席。"], shape, MEILAN) == [
        "我们只请了两桌人，没有办酒席。"
    ]
