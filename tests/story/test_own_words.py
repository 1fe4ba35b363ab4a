"""The default writer: questions, scenes, headings, dates that lead, readers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.story.orphans import without_orphans
from bot.story.own_words import Drafted, Seen, own_words
from bot.story.shape import CHILD, ONESELF, Shape
from bot.story.verify import SUPPORTED, verify
from memory.types import Narrator, Passage, Sentence
from tests.story.lives import MARIA, MEILAN, by_id, told


def drafted(passages: list[Passage], narrator: Narrator = MARIA, shape: Shape | None = None) -> Drafted:
    """What the writer makes of them; every sentence passes the gate."""
    found = own_words(passages, Seen(), narrator, shape or Shape())
    for one in found.sentences:
        verdict = verify(one, by_id(passages), narrator)
        assert verdict.label == SUPPORTED, (one.text, verdict.reason)
    return found


def answered(question: str, text: str, narrator: Narrator = MARIA) -> list[tuple[str, str]]:
    """Role and text of what an answer to a question becomes."""
    (passage,) = told(narrator, [text], question=question)
    return [(one.role, one.text) for one in drafted([passage], narrator).sentences]


@pytest.mark.parametrize(
    ("narrator", "question", "answer", "first"),
    [
        (MARIA, "Did you have any brothers?", "Yes, three of them.", "Yes, three of them."),
        (MARIA, "Where did you sleep?", "In the kitchen. It was warm there.", "In the kitchen."),
        (MARIA, "What was your teacher like?", "She was strict and kind.", "She was strict and kind."),
        (MARIA, "Did you ever see him again?", "No.", "No."),
        (MEILAN, "您家里有几个孩子？", "五个，我是老三。", "五个，我是老三。"),
    ],
)
def test_a_question_stays_where_the_answer_needs_it(
    narrator: Narrator, question: str, answer: str, first: str
) -> None:
    """It stands before the answer, word for word."""
    assert answered(question, answer, narrator)[:2] == [("asked", question), ("told", first)]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Where did you live?", "We lived in a yellow house by the sea."),
        ("Who is in this picture?", "That is my aunt Brita in front of her shop."),
        ("Did you like school?", "Yes, I loved my school and my teacher."),
        ("What do you remember of the war?", "I don't remember."),
        ("Shall we go on tomorrow?", "Yes."),
    ],
)
def test_a_question_goes_where_the_answer_stands_alone(question: str, answer: str) -> None:
    """So it does where there is no answer to tell."""
    assert not [role for role, _ in answered(question, answer) if role == "asked"]


def test_an_answers_scraps_stay_with_it() -> None:
    """The title of a book is the answer."""
    found = answered("Did you find out which book it was?", "Oh yes. Anna Karenina. She laughed about it.")
    assert [text for _, text in found[1:3]] == ["Oh yes.", "Anna Karenina."]


SCENES = (
    "My aunt had a shop for hats in Porto. The hats stood on wooden heads, and each of the heads had a name. "
    "I was afraid of the one with blue eyes.",
    "When I was seven we moved to Lisbon. We had one suitcase with a broken handle. My sister Ana held the "
    "broken handle together all the way.",
    "We children swam at the old lighthouse. The keeper shouted at us from his window, and then he came down "
    "with bread. His bread tasted of smoke.",
)


def test_scenes_stand_under_the_narrators_own_words() -> None:
    """Each heading is a phrase of its scene, and never the words that the scene begins with."""
    found = drafted(told(MARIA, SCENES)).sentences
    headings = [one for one in found if one.role == "heading"]
    assert len(headings) == 3
    for at, one in enumerate(found):
        if one.role == "heading":
            assert one.text.casefold() == one.citations[0].quote.casefold()
            assert not found[at + 1].text.casefold().startswith(one.text.casefold())
            assert found[at + 1].paragraph == one.paragraph + 1


def test_a_short_chapter_has_no_headings() -> None:
    """Three sentences need none."""
    assert {one.role for one in drafted(told(MARIA, SCENES[:1])).sentences} == {"told"}


def test_what_was_announced_is_the_heading() -> None:
    """ "So, the explosion." says what a telling is of."""
    life = [
        *SCENES,
        "So, the explosion. I was in the yard when the hooter went. We ran down to the pit head.",
    ]
    found = drafted(told(MARIA, life)).sentences
    assert "The explosion" in [one.text for one in found if one.role == "heading"]


@pytest.mark.parametrize(
    ("narrator", "text", "first"),
    [
        (
            MARIA,
            "We moved to Lisbon with one suitcase. I cried all the way. That was in June 1969.",
            "In June 1969, we moved to Lisbon with one suitcase.",
        ),
        (MEILAN, "我们全家搬到了苏州。路上我一直哭。那是一九六九年的事。", "1969年，我们全家搬到了苏州。"),
    ],
)
def test_a_lone_date_leads_what_it_dates(narrator: Narrator, text: str, first: str) -> None:
    """The joined sentence cites both."""
    found = drafted(told(narrator, [text]), narrator).sentences
    assert found[0].text == first
    assert len(found[0].citations) == 2
    assert len(found) == 2


def test_a_doubtful_date_stays_where_it_was() -> None:
    """ "That was around 1969, I think" leads nothing."""
    found = drafted(
        told(MARIA, ["We moved to Lisbon with one suitcase. That was around 1969, I think."])
    ).sentences
    assert found[0].text == "We moved to Lisbon with one suitcase."


def test_a_child_hears_short_sentences_and_nothing_hard() -> None:
    """Long sentences are parted, each with its own words; what was left out is said to be hard."""
    life = [
        "We carried the flour upstairs all night, and father carried my grandmother on his back.",
        "The soldiers beat him and he was tortured in the prison.",
    ]
    found = drafted(told(MARIA, life), shape=Shape(audience=CHILD))
    assert [one.text for one in found.sentences] == [
        "We carried the flour upstairs all night.",
        "Father carried my grandmother on his back.",
    ]
    assert found.sentences[1].citations[0].quote.startswith("father carried")
    assert [why for _, why in found.left_out] == ["hard"]


def test_for_oneself_what_was_forgotten_is_kept() -> None:
    """A gap is a part of one's own memory."""
    life = told(MARIA, ["We had a neighbour with a parrot. I don't remember that any more."])
    kept = [one.text for one in drafted(life, shape=Shape(audience=ONESELF)).sentences]
    assert kept[-1] == "I don't remember that any more."
    assert "I don't remember that any more." not in [one.text for one in drafted(life).sentences]


def test_headings_and_questions_go_with_what_was_cut() -> None:
    """A heading over nothing and a question without its answer are taken out."""
    (passage,) = told(MARIA, ["In the kitchen. It was warm."], question="Where did you sleep?")
    asked, *answer = own_words([passage], Seen(), MARIA).sentences
    heading = replace(asked, role="heading", text="The kitchen")
    other = Sentence("We had a goat.", (replace(asked.citations[0], passage_id="other"),))
    assert without_orphans([heading, asked, other]) == (heading, other)
    assert without_orphans([asked, *answer, heading]) == (asked, *answer)
