"""Whisper's inventions are dropped, a person's words are kept."""

from __future__ import annotations

import pytest

from bot.perception.hearing import Heard, believed, doubt, loops


def heard(
    text: str, no_speech: float = 0.05, logprob: float = -0.3, compression: float = 1.2, start: float = 0.0
) -> Heard:
    """A segment as a sure Whisper would give it."""
    return Heard(text, start, start + 2, no_speech, logprob, compression)


def test_plain_speech_is_believed() -> None:
    """A segment with good figures is kept, trimmed."""
    assert [s.text for s in believed([heard(" I was born by the sea.")])] == ["I was born by the sea."]


@pytest.mark.parametrize(
    ("segment", "why"),
    [
        (heard("Hello there.", no_speech=0.9, logprob=-0.9), "silence"),
        (heard("Hello there.", logprob=-1.6), "improbable"),
        (heard("la la la", compression=3.0), "repeats"),
        (heard("we went home " * 5), "repeats"),
        (heard("去了去了去了去了去了去了"), "repeats"),
        (heard("Thanks for watching!"), "credits"),
        (heard("Thank you so much for watching."), "credits"),
        (heard("Please like and subscribe"), "credits"),
        (heard("字幕由Amara.org社区提供"), "credits"),
        (heard("¡Suscríbete al canal!"), "credits"),
        (heard("Gracias por ver el vídeo."), "credits"),
        (heard("请不吝点赞 订阅 转发"), "credits"),
        (heard("Thank you.", no_speech=0.5), "polite-silence"),
        (heard("谢谢", no_speech=0.5), "polite-silence"),
        (heard(" ... "), "empty"),
    ],
)
def test_doubt(segment: Heard, why: str) -> None:
    """Each known invention is dropped, for its own reason."""
    assert doubt(segment) == why


@pytest.mark.parametrize(
    "segment",
    [
        heard("Thank you."),
        heard("No, no, no, no."),
        heard("Many, many, many years ago."),
        heard("He asked me to subscribe to the parish paper, and I did, for forty years, until it closed."),
        heard("It was quiet.", no_speech=0.9, logprob=-0.3),
        heard("谢谢你，妈妈。"),
        heard("天天都去河边。"),
    ],
)
def test_what_people_say_is_kept(segment: Heard) -> None:
    """Thanks, emphasis and sure words in a quiet room are no inventions."""
    assert doubt(segment) is None


def test_the_same_words_three_times_running_are_kept_once() -> None:
    """Two may be meant; the third shows a loop, and only the first stays."""
    twice = [heard("We walked.", start=0), heard("We walked.", start=2)]
    assert len(believed(twice)) == 2
    looped = [
        *twice,
        heard("We walked.", start=4),
        heard("We walked.", start=6),
        heard("Then home.", start=8),
    ]
    assert [s.start for s in believed(looped)] == [0, 8]


def test_loops_of_long_phrases() -> None:
    """A phrase of eight words three times in a row is a loop, twice is not."""
    phrase = ["and", "then", "we", "all", "went", "down", "to", "the"]
    assert loops(phrase * 3)
    assert not loops(phrase * 2)
