"""Long texts in parts: short enough, valid, and with nothing lost."""

from __future__ import annotations

import html as markup

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.split import plain, split, units
from tests.bot_api.html import plain as parsed

WORDS = st.text(
    st.sampled_from("ab. !?。，\n 中😀é<&>\u200d👩👧\u0301"),
    max_size=400,
)
TAGS = st.sampled_from(
    ["b", "i", "u", "s", "code", 'a href="https://example.org/?a=1&amp;b=2"', "blockquote"]
)


@st.composite
def formatted(draw: st.DrawFn, depth: int = 3) -> str:
    """Valid HTML of Telegram's subset."""
    parts = []
    for _ in range(draw(st.integers(0, 3))):
        if depth and draw(st.booleans()):
            tag = draw(TAGS)
            parts.append(f"<{tag}>{draw(formatted(depth - 1))}</{tag.split()[0]}>")
        else:
            parts.append(markup.escape(draw(WORDS), quote=False))
    return "".join(parts)


def bare(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


@given(WORDS, st.integers(8, 60))
@settings(max_examples=300, deadline=None)
def test_parts_are_short_and_lose_nothing(text: str, limit: int) -> None:
    """Every part is within the limit in UTF-16 units, and together they are the text."""
    parts = split(text, first=limit, rest=limit)
    assert all(units(part) <= limit for part in parts)
    assert bare("".join(parts)) == bare(text)


@given(formatted(), st.integers(8, 60))
@settings(max_examples=300, deadline=None)
def test_formatting_is_valid_in_each_part(text: str, limit: int) -> None:
    """Every part is taken by the server's parser and together they bear the same words."""
    parts = split(text, html=True, first=limit, rest=limit)
    words = [parsed(part) for part in parts]
    assert all(units(part) <= limit for part in words)
    assert bare("".join(words)) == bare(parsed(text))


@given(formatted())
@settings(deadline=None)
def test_plain_reads_as_the_server_does(text: str) -> None:
    """Without its tags a text has the words that the server sees."""
    assert plain(text) == parsed(text)


def test_cuts_stand_at_sentence_ends() -> None:
    """A cut comes after a sentence, in English and in Chinese."""
    assert split("One two. Three four. Five.", first=22, rest=22) == ["One two. Three four.", "Five."]
    assert split("我出生在苏州。那年冬天很冷。", first=10, rest=10) == ["我出生在苏州。", "那年冬天很冷。"]


def test_tags_are_closed_and_opened_again() -> None:
    """Bold that spans a cut is bold on both sides."""
    assert split("<b>First one. Second one.</b>", html=True, first=12, rest=20) == [
        "<b>First one.</b>",
        "<b>Second one.</b>",
    ]


def test_an_emoji_is_not_torn() -> None:
    """A family of joined emoji and a letter with its accent stay whole."""
    family = "👩\u200d👩\u200d👧"
    parts = split("x" * 7 + family + "y" * 7, first=9, rest=9)
    assert any(family in part for part in parts)
