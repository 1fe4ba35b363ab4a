"""A whole life in a language that was added by files alone: consent, telling, question, recap, book."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

import prompts
from bot.app import App, open_app
from bot.arrivals import Arrival, Command, Press, Sender
from bot.book import render
from bot.settings import load_settings
from bot.work import recaps, stories
from bot.work.answers import find_answer
from memory import narrators, off_limits, outbox, questions
from memory.types import EntryKind, Narrator, Outcome, OutMessage

TOLD = (
    "Nací en 1936 en un pueblo de Murcia que se llama Cehegín. Mi padre era carpintero.",
    "Mi madre cantaba en la cocina todas las mañanas, y mi hermana Rut y yo la escuchábamos desde la cama.",
    "En 1958 me casé con Antonio en la iglesia de la plaza. Llovió todo el día y nadie se quejó.",
)
_refs = count(1)


class Life:
    """Somebody who talks to the program in the language `code`."""

    def __init__(self, app: App, code: str) -> None:
        self.app, self.sender = app, Sender("terminal", "Lucía", "Lucía", code)

    def hears(self) -> str:
        """What was said since."""
        return "\n".join(one.text for one in self.messages())

    def messages(self) -> list[OutMessage]:
        """The messages since, which count as sent."""
        return outbox.take(self.app.store, "terminal", "Lucía")

    def says(self, words: str) -> str:
        """Send a message; what it is answered with."""
        self.app.conversation.receive(
            Arrival(self.sender, f"m{next(_refs)}", _now(), EntryKind.TEXT, text=words)
        )
        return self.hears()

    def asks(self, name: str, words: str = "") -> str:
        """Send a command; what it is answered with."""
        self.app.conversation.command(Command(self.sender, f"c{next(_refs)}", _now(), name, words))
        return self.hears()

    @property
    def narrator(self) -> Narrator:
        """Who it is in the journal."""
        return narrators.find(self.app.store, "Lucía")


def _now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """Spanish under a code of its own in a folder that settings name, without its bank and its cues."""
    folder = tmp_path_factory.mktemp("further")
    shutil.copytree(Path(prompts.__file__).parent / "es", folder / "languages/qx")
    (folder / "languages/qx/rules/cues.yaml").unlink()
    (folder / "languages/qx/messages/learnt.ftl").unlink()
    named = {"LIFESTORY_KEY_FILE": str(folder / "key"), "LIFESTORY_LANGUAGES": str(folder / "languages")}
    with open_app(load_settings(named, home=folder / "home")) as app:
        one = Life(app, "qx")
        _consents(one)
        yield one
    prompts.also(None)


def _consents(life: Life) -> None:
    life.app.conversation.receive(Arrival(life.sender, "hola", _now(), EntryKind.TEXT, text="Hola"))
    assert "Hasta que diga que sí, no guardo nada." in life.hears()
    life.app.conversation.press(Press(life.sender, "p1", _now(), "consent:yes", "m"))
    assert "Gracias, Lucía. Empecemos." in life.hears()
    for words in TOLD:
        said = life.says(words)
        assert "¿" in said, said


def test_questions_come_in_the_language(life: Life) -> None:
    """Every question put so far is one of the language's own, or what it says beside them."""
    asked = questions.list_questions(life.app.store, life.narrator.id)
    assert len(asked) >= len(TOLD)
    assert all(prompts.guess(one.text, "en") in ("es", "qx") for one in asked), [one.text for one in asked]


def test_what_was_told_covers_its_own_topics_alone(life: Life) -> None:
    """Three memories speak of a few topics of the bank, not of half of it."""
    touched = [line for line in life.asks("topics").splitlines() if "●" in line or "○" in line]
    assert 0 < len(touched) <= 12, touched


def test_an_answer_is_not_found_by_small_words(life: Life) -> None:
    """ "Mi" and "de" are in every memory and answer nothing; what was told is found by its own words."""
    found, _ = find_answer(life.app.tools, life.narrator.id, "¿Qué te he contado de mi camión?")
    assert not found.told
    found, _ = find_answer(life.app.tools, life.narrator.id, "¿Qué te he contado de la plaza?")
    assert found.told
    assert "iglesia de la plaza" in found.text


def test_a_refusal_is_for_good(life: Life) -> None:
    """ "Prefiero no hablar de eso" closes the question, kindly, and nothing of it is kept as told."""
    for words in ("Mi padre arreglaba relojes en la plaza.", "Su taller olía a aceite y a madera."):
        life.says(words)  # after distress a light question comes first
    asked = questions.list_questions(life.app.store, life.narrator.id)[-1]
    assert "No volveré a preguntar por eso." in life.says("Prefiero no hablar de eso.")
    (closed,) = [
        one for one in questions.list_questions(life.app.store, life.narrator.id) if one.id == asked.id
    ]
    assert closed.outcome is Outcome.DECLINED


def test_what_is_left_out_is_left_out(life: Life) -> None:
    """ "No me preguntes por …" is put on the list, answered in the language, and heard in a question."""
    assert "No preguntaré nada sobre «mi tía Carmen»" in life.says(
        "Por favor, no me preguntes por mi tía Carmen."
    )
    phrases = off_limits.phrases(life.app.store, life.narrator.id)
    assert off_limits.touches("¿Cómo era Carmen?", phrases)


def test_distress_is_met(life: Life) -> None:
    """A cry for help is answered at once, in the language, with somebody to call and no question."""
    said = life.says("Ya no quiero vivir.")
    assert "No debería quedarse a solas con esto." in said
    assert "112" in said or "findahelpline" in said
    assert "¿" not in said.split("\n")[-1]


def test_the_recap_and_the_book(life: Life) -> None:
    """The week and the book stand in the language, in the narrator's words, and mark it for readers aloud."""
    tools, narrator = life.app.tools, life.narrator
    made = recaps.make_recap(tools, narrator.id, datetime.now(UTC).strftime("%G-W%V"))
    assert made.sentences
    assert prompts.guess(made.text, "en") in ("es", "qx")
    book = stories.make_book(tools, narrator.id, stories.current_story(tools, narrator.id))
    page = render(book, "html").decode()
    assert '<html lang="qx">' in page
    assert "La historia de Lucía" in page
    assert "Mi madre cantaba en la cocina" in page
    assert "no quiero vivir" not in page
    assert re.search("Contado por Lucía", page)
    assert render(book, "pdf").startswith(b"%PDF")


def test_what_it_lacks_is_english(life: Life) -> None:
    """A message that the folder lacks is said in English, and nothing breaks."""
    assert "Sus ajustes" in life.asks("settings")
    forgotten = prompts.message("learnt-forgotten", "qx")
    assert forgotten == prompts.message("learnt-forgotten", "en") != prompts.message("learnt-forgotten", "es")
