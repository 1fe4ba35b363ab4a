"""Interviews written down."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.importers.formats import recognised
from bot.importers.interview_transcript import FORMAT
from bot.importers.markdown_diary import FORMAT as DIARY
from bot.importers.turns import turns
from bot.importers.types import Options, Record
from tests.importers.samples import others, read, records

RIGA = ZoneInfo("Europe/Riga")


def _read(folder: Path, text: str, name: str = "talk.txt", me: str = "") -> list[Record]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    assert recognised(path, [FORMAT])
    return records(read(FORMAT, path, Options(folder, RIGA, frozenset({me}))))


def test_answers_are_the_narrators_and_questions_stand_with_them(tmp_path: Path) -> None:
    """``Q:``/``A:`` over several lines and paragraphs; what is asked is nobody's record."""
    text = (
        "Narrator: Maria Kruger\nInterviewer: Karl\nDate: 14 July 2019\n\n"
        "Q: Where were you born?\nAnd when?\nA: In Riga.\nWe lived near the river.\n\n"
        "My mother sang: she loved songs.\n\nQ. And your father?\n"
        "A. [00:12:34] A tailor.\nQ: Anything else?\n"
    )
    born, father = _read(tmp_path, text)
    assert born.text == "In Riga. We lived near the river.\n\nMy mother sang: she loved songs."
    assert (born.question, born.question_by) == ("Where were you born? And when?", "Q")
    assert (born.own, born.speaker) == (True, None)
    assert born.at.isoformat()[:10] == "2019-07-14"
    assert (father.text, father.extra["seconds"]) == ("A tailor.", 754.0)
    assert born.at < father.at
    found = read(FORMAT, tmp_path / "talk.txt", Options(tmp_path))
    assert others(found) == [
        "talk.txt, line 1: before the first speaker",
        "talk.txt, line 14: a question without an answer",
    ]


def test_questions_and_answers_in_chinese(tmp_path: Path) -> None:
    """问：/答： with a full-width colon; a colon within an answer begins no turn."""
    text = (
        "访谈日期：2019年7月14日\n问：您什么时候出生的？\n答：一九三一年。\n我妈妈说：别怕。\n"
        "问：在哪儿？\n答：在上海。\n"
    )
    born, where = _read(tmp_path, text)
    assert (born.text, born.question) == ("一九三一年。我妈妈说：别怕。", "您什么时候出生的？")
    assert (where.text, where.own, where.at.day) == ("在上海。", True, 14)


def test_named_speakers_are_told_apart_by_name(tmp_path: Path) -> None:
    """Whose words a name's are is not said by the reader; a question is also what the next answer answers."""
    text = (
        "**Karl:** Where did you meet?\n**Maria:** At the dance.\nKarl (laughing): Really?\nMaria: Yes.\n"
        "Tom: Me too.\nMaria: Hush.\n"
    )
    said = _read(tmp_path, text)
    assert [(one.speaker, one.text, one.question) for one in said] == [
        ("Karl", "Where did you meet?", ""),
        ("Maria", "At the dance.", "Where did you meet?"),
        ("Karl", "Really?", ""),
        ("Maria", "Yes.", "Really?"),
        ("Tom", "Me too.", ""),
        ("Maria", "Hush.", ""),
    ]
    assert {one.own for one in said} == {None}


def test_an_answer_is_not_the_narrators_where_somebody_else_bears_the_name(tmp_path: Path) -> None:
    """With ``--me Karl`` in a talk of Q, A and Karl, the words of A are another's."""
    text = "Q: Where?\nA: In Riga.\nKarl: I was there too.\nQ: When?\nA: In May.\n"
    said = _read(tmp_path, text, me="karl")
    assert [(one.speaker, one.own) for one in said] == [("A", None), ("Karl", None), ("A", None)]


SRT = (
    "1\n00:00:01,000 --> 00:00:04,000\nAnna: Hello <i>you</i>\n\n2\n00:00:04,500 --> 00:00:06,000\nthere.\n\n"
    "3\n00:00:07,000 --> 00:00:09,000\nBob: Hi.\n"
)
VTT = (
    "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:04.000 align:start\n<v Anna>Hello you\n\n"
    "00:04.500 --> 00:06.000\nthere.\n\n00:07.000 --> 00:09.000\n<v Bob>Hi.\n"
)
MEETING = "Anna  0:01\nHello you\nthere.\n\nInterviewer  0:05\nAnd?\n\nAnna  0:06\nYes.\n\nBob  0:07\nHi.\n"


@pytest.mark.parametrize(("name", "text"), [("a.srt", SRT), ("a.vtt", VTT), ("meeting.txt", MEETING)])
def test_times_of_subtitles_and_meetings_are_kept(tmp_path: Path, name: str, text: str) -> None:
    """SRT, WebVTT and a name with a time on a line of its own."""
    said = _read(tmp_path, text, name)
    assert (said[0].speaker, said[0].text, said[0].extra["seconds"]) == ("Anna", "Hello you there.", 1.0)
    assert (said[-1].speaker, said[-1].text, said[-1].extra["seconds"]) == ("Bob", "Hi.", 7.0)


def test_a_longer_transcript_names_the_same_turns_the_same(tmp_path: Path) -> None:
    """Turns are named by what they say, so that a second, longer copy adds the new ones alone."""
    text = "Q: Where?\nA: In Riga.\nQ: When?\nA: In May.\n"
    first = [one.ref for one in _read(tmp_path, text)]
    assert [one.ref for one in _read(tmp_path, text + "Q: Why?\nA: So.\n", "talk (1).txt")][:2] == first


@pytest.mark.parametrize(
    "text",
    [
        "2019-07-14\nWeather: wet\nMood: good\n\n2019-07-15\nWeather: dry\nMood: good\n",
        "Dear Anna,\n\nwe were in Riga: it rained.\n",
        "Ingredients: flour\nTime: one hour\n",
        "",
    ],
)
def test_what_is_no_interview_is_not_taken_for_one(tmp_path: Path, text: str) -> None:
    """A diary with a line for the weather, a letter and a recipe have no speakers."""
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    assert not recognised(path, [FORMAT])
    assert bool(recognised(path, [DIARY])) == text.startswith("2019")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Q:", "A:", "Anna:", "问：", "[00:1", "00:01:02 ", "\n", "x, ", ": ", "**", "？", "A. "]
        ),
        max_size=25,
    )
)
def test_no_transcript_raises_or_loses_words(pieces: list[str]) -> None:
    """Every plain word of a text is in one of its turns."""
    text = "".join(pieces)
    assert sum(one.text.count("x") for one in turns(text.split("\n"))) == text.count("x")


def test_two_letters_are_two_people_of_whom_no_more_is_known(tmp_path: Path) -> None:
    """``A:`` is the narrator where a ``Q:`` asks; beside a ``B:`` whose words are whose has to be asked."""
    for other, own in (("B", None), ("Q", True)):
        (tmp_path / "talk.txt").write_text(
            f"A: We swam.\n{other}: Was it cold?\nA: Yes.\n{other}: And then?\n"
        )
        found = records(read(FORMAT, tmp_path / "talk.txt", Options(tmp_path)))
        assert [one.own for one in found if one.text in ("We swam.", "Yes.")] == [own, own]
