"""Questions about what was told, told apart from telling."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from memory.looking_back import looking_back, told_beside
from memory.passages import build_passages
from memory.types import Entry, EntryKind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("When did I tell you about the flood?", "the flood"),
        ("what did i say about my sister", "my sister"),
        ("Hello, what have I told you about Lisbon so far?", "Lisbon so far"),
        ("Do you remember what I said about the green door?", "the green door"),
        ("Please play me the part where I talked about the harbour again.", "the harbour"),
        ("When did I tell you that we moved to Riga?", "we moved to Riga"),
        ("I forgot when I told you about the dance.", "the dance"),
        ("Have I told you about the bakery?", "the bakery"),
        ("我什么时候跟你说过大水的事？", "大水"),
        ("关于我姐姐，我说过什么？", "我姐姐"),
        ("请问我有没有跟你讲过面包店？", "面包店"),
        ("放一下我讲的结婚那段。", "结婚"),
        ("我跟您说过什么关于上海的？", "上海"),
        ("¿Cuándo te hablé de la inundación?", "la inundación"),
        ("Hola, ¿qué te conté de mi abuela otra vez?", "mi abuela"),
        ("Por favor, ponme otra vez lo que conté de la boda.", "la boda"),
        ("¿Te he dicho que nací en Cehegín?", "nací en Cehegín"),
    ],
)
def test_a_question_about_the_telling_is_one(said: str, subject: str) -> None:
    """It is the whole text, and what it asks about is found in it."""
    [found] = looking_back(said)
    assert found.subject == subject
    assert not told_beside(said, [found])


@pytest.mark.parametrize(
    "said",
    [
        "When did he come home? Nobody knew.",
        "My mother asked me: when did I last eat?",
        "Did I tell you about the flood? It came in the night and took the bridge.",
        "I told you about my sister yesterday. She was born in 1950.",
        "What I said about the war made my father angry.",
        "When I told my mother about the baby, she cried.",
        "When did I tell my mother about the baby? It must have been in May.",
        "And what did I say? I said no.",
        "我跟妈妈说过我要去北京。",
        "我什么时候回家，妈妈总是在门口等。",
        "你记得吗？那年发大水。",
        "Te hablé de la boda de mi hermana.",
        "¿Cuándo conté de la guerra a mis hijos? Fue en 1980, y lloraron.",
        "¿Te hablé de la boda? Fue en mayo, y llovió todo el día.",
        "Nunca le conté eso a nadie.",
    ],
)
def test_telling_is_no_question(said: str) -> None:
    """A question out of a story, or one that only opens a story, is told like the rest."""
    assert looking_back(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Who was Jaan?",
        "When was I born?",
        "where did we live in 1950?",
        "Please tell me, what was my mother's name?",
        "How old was my brother when he died?",
        "我妈妈叫什么名字？",
        "我们家是哪年搬到南京的？",
        "小军是谁？",
    ],
)
def test_a_question_for_a_fact_is_one_where_nothing_else_is_said(said: str) -> None:
    """It asks for something of the narrator's own or of somebody by name; with more it is a telling."""
    [found] = looking_back(said)
    assert found.subject in said
    assert looking_back(f"{said} We went to the harbour every day.") == []


@pytest.mark.parametrize(
    "said",
    [
        "What was her name?",
        "Where was I?",
        "What was I saying?",
        "What did I know?",
        "Who would have thought it of my brother?",
        "Where shall I begin?",
        "What do you want to know about my mother?",
        "When I was born, who knew?",
        "When we lived in Riga",
        "我能说什么呢？",
        "那时候谁知道呢？",
        "那人是谁？",
        "他是谁？",
    ],
)
def test_what_people_ask_themselves_is_no_question(said: str) -> None:
    """Somebody who thinks aloud asks the bot nothing."""
    assert looking_back(said) == []


def test_a_note_that_tells_and_asks_keeps_the_telling() -> None:
    """What was told before and after the question is remembered, the question is not."""
    said = "We moved to Riga in 1962. When did I tell you about the flood? My father found work there."
    found = looking_back(said)
    assert told_beside(said, found)
    entry = Entry("e", "n", "1", EntryKind.TEXT, NOON, said)
    kept = [one.text for one in build_passages(entry, {}, [], [], "en", None)]
    assert kept == ["We moved to Riga in 1962.", "My father found work there."]


def test_what_somebody_else_asked_stays() -> None:
    """In the words of a forward the question is part of what is kept."""
    said = "What did I say about the flood?"
    entry = Entry("e", "n", "1", EntryKind.TEXT, NOON, said, origin="Ana")
    assert [one.text for one in build_passages(entry, {}, [], [], "en", None)] == [said]
