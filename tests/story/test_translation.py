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


@pytest.mark.parametrize(
    ("told", "said", "fault"),
    [
        ("We moved to London in May 1962.", "一九六二年五月我们搬到了伦敦。", ""),
        ("We moved to London in May 1962.", "1962年6月我们搬到了伦敦。", "May"),
        ("We moved to London in 1962.", "1962年5月我们搬到了伦敦。", "a name is new: 5月"),
        ("We moved to London.", "我们搬到了上海。", "London"),
        ("It was Sunday and Grandpa spoke German.", "那是礼拜天，爷爷说的是德语。", ""),
        ("We stayed for five months.", "我们住了六个月。", "number"),
        ("There were seven or eight of us.", "我们有七八个人。", ""),
        ("We lived by the river.", "我们住在河边，邻居叫王秀英。", "a name is new"),
        ("Have you been there?", "您去过那里没有？", ""),
        ("Could you swim, and did you go?", "您会不会游泳，去没去过？", ""),
        ("It was quite another house.", "那是很不一样的房子。", ""),
        ("I almost forgot to say sorry.", "我差不多忘了说对不起。", ""),
        ("She had to go.", "她不得不走。", ""),
        ("It never snowed there.", "那里从来没有下过雪。", ""),
        ("It never snowed there.", "那里常常下雪。", "denial"),
        ("It snowed there.", "那里没有下过雪。", "denial"),
        ("They said goodbye.", "他们告别了。", ""),
        ("Don't ask her.", "别问她。", ""),
    ],
)
def test_chinese_is_read_as_it_is_spoken(told: str, said: str, fault: str) -> None:
    """Months, weekdays and places have their own words, some numbers are rough, and a sign of denial in a
    question or a longer word denies nothing; each way round.
    """
    for one in (judged(told, said, "en", "zh"), judged(said, told, "zh", "en")):
        assert (one.text is None) == bool(fault), one
    assert fault in judged(told, said, "en", "zh").fault


@pytest.mark.parametrize(
    ("told", "said", "denied"),
    [
        ("He went; I stayed, however.", "Él se fue; yo, sin embargo, me quedé.", False),
        ("It was not only cold.", "No solo hacía frío.", False),
        ("We waited until he came.", "Esperamos hasta que no vino.", False),
        ("He came without a coat.", "Vino con abrigo.", True),
    ],
)
def test_what_only_looks_like_a_denial_is_none(told: str, said: str, denied: bool) -> None:
    """ "Sin embargo" and "not only" deny nothing; "without" does."""
    assert (judged(told, said).text is None) == denied


def test_words_for_kin_are_translated() -> None:
    """Relatives told of without a name are known by "my mother" or 姐姐, which no translation keeps; of
    "Grandpa Otto" the name alone must stand.
    """
    assert judged("Then I told my mother.", "Entonces se lo conté a mi madre.", "en", "es", "my mother").text
    assert judged("我姐走了，姐姐哭了。", "My sister left and wept.", "zh", "en", "我姐", "姐姐").text
    assert judged("Grandpa Otto laughed.", "El abuelo Otto se rió.", "en", "es", "Grandpa Otto").text
    assert not judged("Grandpa Otto laughed.", "El abuelo se rió.", "en", "es", "Grandpa Otto").text


def test_a_month_is_not_changed() -> None:
    """Months are written small in Spanish and as numbers in Chinese, and are compared all the same."""
    for said, stands in (("En mayo estaba en casa.", True), ("En junio estaba en casa.", False)):
        assert bool(judged("我五月在家。", said, "zh", "es").text) is stands
    assert not judged("I moved in 1962.", "Me mudé en mayo de 1962.").text


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
