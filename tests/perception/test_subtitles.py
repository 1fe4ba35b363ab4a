"""Subtitles: when each stands, where it breaks, and that players can read them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.perception.subtitles import LINE, LINES, LONGEST, SHORTEST, Cue, cues, srt, vtt
from memory.sentences import language_of
from memory.types import Segment, Word

ENGLISH = (
    "I was born in 1948 in a yellow house by the harbour in Lysekil. My grandmother Hilda baked cardamom "
    "buns every Friday, and the whole stair smelled of them. In 1966 I began to work at the bakery of old "
    "Holm, at four in the morning. No. Never again!"
)
CHINESE = (
    "我一九四八年出生在利瑟希尔港口边的一座黄房子里。我的祖母每个星期五都烤面包，整个楼梯间都是那个香味。"
)


def spoken(text: str, pace: float = 0.3, pause: float = 0.7) -> Segment:
    """`text` said evenly, with a pause after each sentence."""
    words, at = [], 0.5
    for unit in list(text) if language_of(text) == "zh" else text.split():
        words.append(Word(unit, round(at, 2), round(at + 0.9 * pace, 2)))
        at += pace + (pause if unit[-1] in ".!?。" else 0.0)
    return Segment(text, words[0].start, words[-1].end, tuple(words))


def assert_within_limits(found: tuple[Cue, ...], longest: int) -> None:
    """Lines, seconds and order are as promised."""
    for one in found:
        assert 1 <= len(one.lines) <= LINES
        assert all(0 < len(line) <= longest for line in one.lines)
        assert SHORTEST - 0.001 <= one.end - one.start <= LONGEST + 0.001
    assert all(one.end <= after.start for one, after in pairwise(found))


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_every_word_is_shown_once_within_the_limits(text: str) -> None:
    """No word is lost or said twice; lines are short, each stands long enough, none over another."""
    found = cues(text, [spoken(text)])
    assert_within_limits(found, LINE[language_of(text)])
    shown = "".join("".join(line.split()) for one in found for line in one.lines)
    assert shown == "".join(text.split())


def test_breaks_fall_at_sentences_and_pauses() -> None:
    """Each sentence ends a subtitle, and no line ends with a word that leans on the next."""
    found = cues(ENGLISH, [spoken(ENGLISH)])
    ends = [one.lines[-1] for one in found]
    for last in ("Lysekil.", "of them.", "morning.", "No.", "again!"):
        assert any(line.endswith(last) for line in ends)
    lines = [line for one in found for line in one.lines]
    assert not [line for line in lines if line.split()[-1] in ("the", "of", "a", "and", "in", "my")]


def test_a_pause_parts_what_no_sign_parts() -> None:
    """Words without any punctuation, as a rough recogniser writes them, break where the voice rests."""
    early, late = "we lived by the sea", "then we moved to the town"
    one, other = spoken(early), spoken(late)
    later = tuple(Word(w.text, w.start + 4, w.end + 4) for w in other.words)
    found = cues(f"{early} {late}", [one, Segment(late, later[0].start, later[-1].end, later)])
    assert [" ".join(cue.lines) for cue in found] == [early, late]


def test_corrected_words_keep_their_seconds() -> None:
    """After the narrator put a name right, its subtitle stands where it was said."""
    heard = spoken("I was born in lease a kill. It was cold.")
    found = cues("I was born in Lysekil. It was cold.", [heard])
    (named,) = [one for one in found if "Lysekil" in " ".join(one.lines)]
    assert named.start == pytest.approx(0.5, abs=0.05)
    assert found[-1].lines == ("It was cold.",)
    assert found[-1].start == pytest.approx(heard.words[-3].start, abs=0.05)


seconds = st.floats(-5, 400, allow_nan=False)


@given(st.lists(st.tuples(st.text(min_size=1, max_size=60), seconds, seconds), max_size=12))
def test_whatever_a_recogniser_gives_is_within_the_limits(words: list[tuple[str, float, float]]) -> None:
    """Seconds that run back, endless words and odd signs still make subtitles within the limits."""
    heard = tuple(Word(*one) for one in words)
    text = " ".join(one.text for one in heard)
    found = cues(text, [Segment(text, 0.0, 400.0, heard)])
    assert_within_limits(found, LINE[language_of(text)])


def test_nothing_heard_makes_no_subtitles() -> None:
    """Without words there is nothing to show."""
    assert cues("", []) == ()
    assert cues("", [Segment("", 0.0, 3.0)]) == ()


@pytest.mark.parametrize(
    ("ending", "text"), [("srt", ENGLISH), ("vtt", ENGLISH), ("srt", CHINESE), ("vtt", CHINESE)]
)
def test_players_read_them_back(ending: str, text: str, tmp_path: Path) -> None:
    """FFmpeg's reader finds each subtitle with its words and its milliseconds."""
    made = cues(text, [spoken(text)])
    path = tmp_path / f"film.{ending}"
    path.write_text(srt(made) if ending == "srt" else vtt(made, language_of(text)), encoding="utf-8")
    with av.open(str(path)) as opened:
        stream = opened.streams.subtitles[0]
        read = [packet for packet in opened.demux(stream) if packet.size]
    assert [bytes(one).decode().split() for one in read] == [" ".join(one.lines).split() for one in made]
    for packet, one in zip(read, made, strict=True):
        assert float(packet.pts * packet.time_base) == pytest.approx(one.start, abs=0.0011)
        assert float(packet.duration * packet.time_base) == pytest.approx(one.end - one.start, abs=0.0021)


def test_signs_of_the_formats_do_no_harm(tmp_path: Path) -> None:
    """An arrow or a tag in what was said neither ends a subtitle nor is taken for a command."""
    said = (Cue(0.0, 2.0, ("a --> b <b>bold</b> & more",), 0, 26),)
    assert vtt(said, "en").count("-->") == srt(said).count("-->") == 1
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in vtt(said, "en")
