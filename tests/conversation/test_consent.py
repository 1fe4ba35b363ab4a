"""Consent comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.arrivals import Sender
from bot.conversation import Conversation
from memory import narrators, tables
from tests.conversation.fakes import ANA, FakeWork, command, labels, press, said, text


def _rows(conversation: Conversation, *names: str) -> int:
    with conversation.store.begin() as connection:
        return sum(
            connection.scalar(select(func.count()).select_from(tables.metadata.tables[name])) or 0
            for name in names
        )


def test_a_stranger_is_invited_once(conversation: Conversation) -> None:
    """Two messages before consent bring one invitation, with yes and no under it."""
    conversation.receive(text("hello"))
    conversation.receive(text("are you there"))
    messages = said(conversation)
    assert len(messages) == 1
    assert [one.data for one in labels(messages[0])][:2] == ["consent:yes", "consent:no"]


def test_nothing_is_stored_before_consent(conversation: Conversation) -> None:
    """What a stranger sends leaves no narrator, no entry and no dialogue."""
    conversation.receive(text("my secret"))
    assert _rows(conversation, "narrators", "entries", "dialogues", "media") == 0


def test_the_invitation_names_the_outside_model(conversation: Conversation) -> None:
    """With a chat model from outside, the invitation says which service sees the words."""
    settings = conversation.settings.model_copy(update={"llm": "openai:gpt-test"})
    replace(conversation, settings=settings).invite(ANA, "1")
    words = said(conversation)[0].text
    assert "openai" in words
    assert "gpt-test" in words


def test_yes_makes_a_narrator_and_asks(conversation: Conversation, work: FakeWork) -> None:
    """After yes the narrator is kept, welcomed by name with the zone, and a question is prepared."""
    conversation.press(press("consent:yes"))
    assert conversation.consent_of(ANA) == "yes"
    welcome = said(conversation)[0].text
    narrator = conversation.narrator(ANA)
    assert narrator is not None
    assert "Ana" in welcome
    assert narrator.timezone in welcome
    assert work.names() == ["question"]


def test_no_leaves_nothing_behind(conversation: Conversation) -> None:
    """After no there is one kind line, and once it is said no row of the chat is left."""
    conversation.invite(ANA, "1")
    said(conversation)
    conversation.press(press("consent:no"))
    assert conversation.consent_of(ANA) == "no"
    assert "kept nothing" in said(conversation)[0].text
    assert _rows(conversation, "narrators", "entries", "outbox", "sent", "dialogues") == 0


def test_who_refused_may_come_back(conversation: Conversation) -> None:
    """A message after a refusal brings the invitation again, and yes still works."""
    conversation.press(press("consent:no"))
    said(conversation)
    conversation.receive(text("I thought about it"))
    assert len(said(conversation)) == 1
    conversation.press(press("consent:yes"))
    assert conversation.consent_of(ANA) == "yes"


def test_the_language_is_guessed_and_can_be_chosen_first(conversation: Conversation) -> None:
    """A Chinese program is greeted in Chinese; the language button changes it before consent."""
    mei = Sender("terminal", "mei", "Mei", "zh-hans")
    conversation.invite(mei, "1")
    assert "您好" in said(conversation, mei)[0].text
    conversation.press(press("lang:en", sender=mei))
    assert "Hello" in said(conversation, mei)[0].text
    conversation.press(press("consent:yes", sender=mei))
    narrator = conversation.narrator(mei)
    assert narrator is not None
    assert (narrator.language, narrator.timezone) == ("en", "Asia/Shanghai")


def test_a_second_yes_changes_nothing(ana: Conversation) -> None:
    """Pressing yes twice makes one narrator."""
    ana.press(press("consent:yes"))
    assert len(narrators.all_narrators(ana.store)) == 1


def test_commands_before_consent_only_invite(conversation: Conversation, work: FakeWork) -> None:
    """/story from a stranger starts nothing."""
    conversation.command(command("story"))
    assert work.jobs == []
    assert len(said(conversation)) == 1


def test_a_typed_yes_is_a_yes(conversation: Conversation) -> None:
    """After the invitation, the word alone agrees; before it, it is no answer."""
    assert conversation.answer_invitation(ANA, "yes", "1") is False
    conversation.invite(ANA, "2")
    said(conversation)
    assert conversation.answer_invitation(ANA, "yes, but who are you", "3") is False
    assert conversation.answer_invitation(ANA, "Yes!", "4") is True
    assert conversation.consent_of(ANA) == "yes"


@pytest.mark.parametrize("words", ["Yes, let us begin", "好，我们开始吧。", "好的，我们开始吧"])
def test_the_buttons_words_typed_are_the_button(conversation: Conversation, words: str) -> None:
    """Who types what the button says has pressed it."""
    conversation.invite(ANA, "1")
    said(conversation)
    assert conversation.answer_invitation(ANA, words, "2") is True
    assert conversation.consent_of(ANA) == "yes"


def test_a_typed_no_is_a_no(conversation: Conversation) -> None:
    """不用了 declines."""
    conversation.invite(ANA, "1")
    said(conversation)
    assert conversation.answer_invitation(ANA, "不用了。", "2") is True
    assert conversation.consent_of(ANA) == "no"


def test_a_link_chooses_the_language_before_consent(conversation: Conversation) -> None:
    """/start lang_zh speaks Chinese to a stranger; another payload changes nothing."""
    conversation.command(command("start", "from-a-friend"))
    conversation.command(command("start", "lang_zh"))
    assert ["Hello" in one.text for one in said(conversation)] == [True, False]


def test_an_old_no_changes_nothing(ana: Conversation) -> None:
    """After a yes, the no button of the invitation says that it is an old one."""
    assert "old one" in ana.press(press("consent:no"))
    assert ana.consent_of(ANA) == "yes"


def test_who_writes_again_is_back(ana: Conversation) -> None:
    """Somebody who could not be reached counts as back once they are."""
    ana.unreachable(ANA)
    ana.returned(ANA)
    narrator = ana.narrator(ANA)
    assert narrator is not None
    assert narrator.unreachable_at is None
