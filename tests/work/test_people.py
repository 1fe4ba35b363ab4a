"""Looking at people in the chat, through the whole program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.conversation import one_or_two
from bot.settings import load_settings
from memory import outbox, people_kept, questions
from memory.types import Action, OutMessage, Question
from tests.conversation.fakes import ANA, command, labels, press, text

STRANGER = type(ANA)("terminal", "bob", "Bob", "en")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The program, with Ana and Bob who have agreed."""
    settings = load_settings(
        {"LIFESTORY_HOME": str(tmp_path / "data"), "LIFESTORY_KEY_FILE": str(tmp_path / "master.key")}
    )
    with open_app(settings) as opened:
        for sender in (ANA, STRANGER):
            opened.conversation.press(press("consent:yes", sender=sender))
        taken(opened)
        yield opened


def taken(app: App) -> list[OutMessage]:
    """What is said to Ana, taken."""
    return outbox.take(app.store, ANA.channel, ANA.chat)


def tell(app: App, *texts: str) -> list[OutMessage]:
    """Tell these, ask for the people, and give back what is said to that."""
    for words in texts:
        app.conversation.receive(text(words))
    taken(app)
    app.conversation.command(command("people"))
    return taken(app)


def names(app: App) -> list[set[str]]:
    """The names of Ana's people."""
    narrator = app.conversation.narrator(ANA)
    assert narrator is not None
    return [set(one.names) for one in app.tools.graphs.of(narrator.id).nodes if one.kind == "person"]


def test_people_are_listed_with_names_relation_and_memories(app: App) -> None:
    """A line a person, most told of first; the relation in a word where no name says it."""
    (listed,) = tell(app, "My cousin Rosa sang.", "My sister Eva wept.", "My sister and Eva laughed.")
    assert listed.text.splitlines()[1:] == [
        "Eva (my sister): 2 memories",
        "Rosa (cousin): one memory",
    ]


def test_nobody_told_of_is_said_kindly(app: App) -> None:
    """Without a person there is no list."""
    (answer,) = tell(app)
    assert "not told me enough" in answer.text


def test_a_doubt_is_asked_once_and_its_answer_stands(app: App) -> None:
    """Two buttons; the first press decides, later and others' presses change nothing."""
    _, doubt = tell(app, "I met Stan in Leeds.", "I wrote to Stanley.")
    one, two = labels(doubt)
    assert "“Stan”" in doubt.text
    assert "“Stanley”" in doubt.text
    assert all(len(button.data.encode()) <= 64 for button in (one, two))
    assert "old one" in app.conversation.press(press(one.data, sender=STRANGER))
    assert names(app) == [{"Stan"}, {"Stanley"}]
    said = app.conversation.press(press(one.data))
    assert names(app) == [{"Stan", "Stanley"}]
    assert app.conversation.press(press(two.data)) == app.conversation.press(press(one.data)) == said
    assert names(app) == [{"Stan", "Stanley"}]
    assert len(tell(app)) == 1


@pytest.mark.parametrize("answered", [True, False])
def test_two_people_stay_two_and_a_passed_over_question_rests(app: App, answered: bool) -> None:
    """After "two people", or no answer at all, they are two and are not asked about again."""
    _, doubt = tell(app, "I met Stan in Leeds.", "I wrote to Stanley.")
    if answered:
        app.conversation.press(press(labels(doubt)[1].data))
    assert names(app) == [{"Stan"}, {"Stanley"}]
    assert len(tell(app)) == 1


@pytest.mark.parametrize("data", ["same:", "same:nothing", "apart:" + "0" * 32])
def test_a_button_of_no_question_is_an_old_one(app: App, data: str) -> None:
    """Whatever the data, nothing is decided."""
    assert "old one" in app.conversation.press(press(data))


def test_two_of_one_name_are_told_apart_in_the_question(app: App) -> None:
    """Where only the relation differs, it stands beside the name."""
    _, doubt = tell(app, "My friend Rosa sang.", "My neighbour Rosa wept.")
    assert "Rosa (friend)" in doubt.text
    assert "Rosa (neighbour)" in doubt.text


def test_erasing_takes_what_was_decided(app: App) -> None:
    """Once the narrator is erased, no decision and no graph of theirs is left."""
    _, doubt = tell(app, "I met Stan in Leeds.", "I wrote to Stanley.")
    app.conversation.press(press(labels(doubt)[0].data))
    narrator = app.conversation.narrator(ANA)
    assert narrator is not None
    app.work.job("erase", "erase:1", narrator.id)
    assert narrator.id not in app.tools.graphs._held
    with app.store.begin() as connection:
        assert connection.execute(people_kept.people.select()).all() == []


def test_a_family_is_drawn(app: App) -> None:
    """As soon as three of the family are placed, their tree follows the list as a picture."""
    _, drawn = tell(app, "My mother Ingrid sang.", "My father Gustav wept.", "My brother Nils laughed.")
    assert (drawn.action, drawn.file_name) == (Action.DOCUMENT, "family.png")
    assert drawn.path is not None


def test_a_husband_is_called_one(app: App) -> None:
    """A husband is not called a wife, though both are one relation."""
    (listed,) = tell(app, "My husband Anders came every day.", "My husband sang.")
    assert "wife" not in listed.text


def asked_in_the_interview(app: App) -> OutMessage:
    """The interview's question on Stan and Stanley, after some others."""
    for words in ("I met Stan in Leeds.", "I wrote to Stanley."):
        app.conversation.receive(text(words))
    for _ in range(12):
        said = taken(app)
        found = [
            one for one in said if "Stan and of Stanley" in one.text or "Stanley and of Stan" in one.text
        ]
        if found:
            return found[0]
        app.conversation.receive(
            text("We walked to the harbour and sang all the way home, the whole street.")
        )
    raise AssertionError("the interview asked nothing about the two names")


def last_question(app: App) -> Question:
    """The last question put to Ana."""
    narrator = app.conversation.narrator(ANA)
    assert narrator is not None
    return questions.list_questions(app.store, narrator.id)[-1]


def test_what_is_pressed_in_the_interview_counts_among_people(app: App) -> None:
    """The interview's question has the same two buttons; one joins the names, and the interview goes on."""
    asked = asked_in_the_interview(app)
    before = last_question(app)
    app.conversation.press(press(labels(asked)[0].data))
    assert {"Stan", "Stanley"} in names(app)
    assert last_question(app).id != before.id
    assert len(tell(app)) == 1


def test_what_is_answered_in_the_interview_counts_among_people(app: App) -> None:
    """A reply in the buttons' words decides, once for all; any other leaves the pair open."""
    asked_in_the_interview(app)
    question, narrator = last_question(app), app.conversation.narrator(ANA)
    assert narrator is not None
    app.conversation.receive(text("Two people."))
    (pair,) = people_kept.kept(app.store, narrator.id)
    assert pair.verdict == "apart"
    taken(app)
    assert len(tell(app)) == 1
    for answer, verdict in (("one person", "same"), ("Not two people, no.", "asked")):
        people_kept.decide(app.store, narrator.id, "asked", (pair.one, pair.other), pair.names)
        one_or_two.note_answer(app.store, narrator, question, answer)
        assert [one.verdict for one in people_kept.kept(app.store, narrator.id)] == [verdict]
