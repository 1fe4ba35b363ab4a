"""A translation says the same, or the told sentence stands in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from bot.story.translation import Translated, translated, values_in
from bot.story.translation_model import ChatTranslator
from tests.fakes import FakeChatModel


@dataclass
class Saying:
    """Translates by a list; what is not in it comes back empty."""

    said: dict[str, str]
    name: str = "by hand"
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        self.asked += [(one, source, target) for one in texts]
        return [self.said.get(one, "") for one in texts]


def judged(told: str, said: str, source: str = "en", target: str = "es", *known: str) -> Translated:
    """What becomes of one translation."""
    (found,) = translated([told], known, source, target, Saying({told: said}))
    return found


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("I was born in 1948 in a yellow house.", "Nací en 1948 en una casa amarilla."),
        ("I was born in nineteen forty-eight in Hull.", "Nací en mil novecientos cuarenta y ocho en Hull."),
        ("We were twenty-two people in three rooms.", "Éramos veintidós personas en tres habitaciones."),
        ("In March we moved from London to Seville.", "En marzo nos mudamos de Londres a Sevilla."),
        ("My mother never spoke of Tom again.", "Mi madre no volvió a hablar nunca de Tom."),
        ("We had no bathroom, but we had the whole sea.", "No teníamos baño, pero teníamos el mar entero."),
        ("On Sundays Grandmother sang.", "Los domingos la abuela cantaba."),
        ("We paid 1,500 kronor for the boat.", "Pagamos 1.500 coronas por la barca."),
    ],
)
def test_what_says_the_same_stands(told: str, said: str) -> None:
    """Names, numbers, months, places by their other name and denials are found again."""
    assert judged(told, said) == Translated(told, said)


@pytest.mark.parametrize(
    ("told", "said", "fault"),
    [
        ("I was born in 1948 by the sea.", "Nací en 1946 junto al mar.", "number"),
        ("I was born by the sea.", "Nací en 1946 junto al mar.", "number"),
        ("We were twelve at the table.", "Éramos dos a la mesa.", "number"),
        ("My brother Nils ran home.", "Mi hermano Juan corrió a casa.", "name was lost"),
        ("My brother ran home.", "Mi hermano Juan corrió a casa.", "name is new"),
        ("She never came back to us.", "Ella volvió con nosotros.", "denial"),
        ("She came back to us.", "Ella no volvió con nosotros.", "denial"),
        ("We lived by the sea for a long time.", "We lived by the sea for a long time.", "not in es"),
        ("We lived by the sea.", "", "nothing was translated"),
        ("We lived by the sea.", "mar " * 60, "nothing was translated"),
    ],
)
def test_what_changes_a_claim_does_not(told: str, said: str, fault: str) -> None:
    """A changed number, name or denial, an echo and an empty or endless answer leave the told sentence."""
    found = judged(told, said)
    assert found.text is None
    assert fault in found.fault


def test_between_english_and_chinese() -> None:
    """Chinese numerals are numbers; names told in letters stand in letters."""
    assert judged("I married Tom in 1962.", "我1962年和Tom结婚了。", "en", "zh").text
    assert judged("我一九六二年结婚。", "I married in 1962.", "zh", "en").text
    assert not judged("我一九六二年结婚。", "I married in 1963.", "zh", "en").text
    assert not judged("I married Tom in 1962.", "我1962年和汤姆结婚了。", "en", "zh").text
    assert not judged("我没有去北京。", "I went to 北京.", "zh", "en", "北京").text
    assert judged("我没有去北京。", "I did not go to 北京.", "zh", "en", "北京").text


def test_numbers_in_spanish_words() -> None:
    """Words are added up as they are said."""
    assert values_in("mil novecientos sesenta y dos", "es") == {1962}
    assert values_in("treinta y dos hijos y 1.200 pesetas", "es") == {32, 1200}
    assert values_in("una casa, un perro", "es") == set()


def test_the_chat_model_answers_by_number() -> None:
    """Answers are put to their sentences by number; what is left out comes back empty, in one request."""
    model = FakeChatModel('{"sentence": 2, "text": "Dos."}\n{"sentence": 1, "text": "Uno."}')
    translate = ChatTranslator(model, "fake:model")
    assert translate(["One thing.", "Two things.", "Three."], "en", "es") == ["Uno.", "Dos.", ""]
    system, user = (str(one.content) for one in model.history[0])
    assert "Español" in system
    assert "One thing." in user
    assert "One thing." not in system


def test_a_chat_model_that_fails_translates_nothing() -> None:
    """Answers that cannot be read leave every sentence as it was told."""
    model = FakeChatModel("Sure! Here you are:", "Sure! Here you are:")
    assert ChatTranslator(model, "fake:model")(["One."], "en", "es") == [""]
