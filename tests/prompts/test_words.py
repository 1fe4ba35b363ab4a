"""Every word that a person sees, in every language."""

import re

import pytest

import prompts
from bot.interview.checks import LONGEST, premises
from prompts import Bank
from prompts.bank import PERIODS, THEMES

# Stands for every value: a number suits plurals and is text elsewhere.
_ANY = 3


@pytest.mark.parametrize("language", prompts.languages())
def test_every_message_renders(language: str) -> None:
    """Every message renders with its own variables, to something without a hole."""
    messages = prompts.messages(language)
    assert messages.keys
    for key in messages.keys:
        text = messages.format(key, dict.fromkeys(messages.variables(key), _ANY))
        assert text.strip() or key.endswith("-between"), key  # what stands between parts may be nothing
        assert not re.search(r"\{|\}|\?\?\?|[\u2066-\u2069\ue000\ue001]", text), key


@pytest.mark.parametrize("language", prompts.languages())
def test_every_template_renders(language: str) -> None:
    """Every Markdown template renders with its own variables."""
    for name in prompts.templates(language):
        template = prompts.load(name, language)
        text = template.render(**dict.fromkeys(template.variables, "words"))
        assert text.strip(), name
        assert not re.search(r"\{[a-z_]+\}", text), name


def test_languages_have_the_same_templates() -> None:
    """Every language has the same templates with the same variables."""
    for language in prompts.languages():
        assert prompts.templates(language) == prompts.templates("en")
        for name in prompts.templates("en"):
            assert prompts.load(name, language).variables == prompts.load(name, "en").variables, name


def test_banks_have_the_same_shape() -> None:
    """All banks have the same topics, sub-questions, follow-ups and photo questions."""

    def shape(bank: Bank) -> list[object]:
        topics = [
            (t.key, t.period, t.theme, t.kind, t.ease, [(s.key, s.seeks) for s in t.subs])
            for t in bank.topics
        ]
        rest = [
            (f.key, f.needs, f.seeks, f.template.variables)
            for f in (*bank.follow_ups, *bank.photos, *bank.returns)
        ]
        return [topics, rest]

    for language in prompts.languages():
        assert shape(prompts.questions(language)) == shape(prompts.questions("en")), language


@pytest.mark.parametrize("language", prompts.languages())
def test_the_bank_is_large_and_whole(language: str) -> None:
    """At least 120 questions, every period and every theme, two sub-questions a topic, none twice."""
    bank = prompts.questions(language)
    assert len(bank.texts) >= 120
    assert len(set(bank.texts)) == len(bank.texts)
    assert {topic.period for topic in bank.topics} == set(PERIODS)
    assert {topic.theme for topic in bank.topics} == set(THEMES)
    assert all(len(topic.subs) >= 2 for topic in bank.topics)
    assert all(topic.ease in (1, 2, 3) for topic in bank.topics)
    assert bank.topics[0].ease == 1
    for period in PERIODS:
        assert any(topic.ease == 1 for topic in bank.topics if topic.period == period)


@pytest.mark.parametrize("language", prompts.languages())
def test_every_question_is_one_short_question(language: str) -> None:
    """Every question has one question mark, at most 280 characters and presumes nobody."""
    bank = prompts.questions(language)
    for text in (*bank.texts, *(one.template.text for one in bank.photos)):
        assert len(re.findall("[?？]", text)) == 1, text
        assert len(text) <= LONGEST
        assert not [fault for fault in premises(text, "") if fault.startswith("presumes")], text


@pytest.mark.parametrize("language", prompts.languages())
def test_follow_ups_hold_what_they_need(language: str) -> None:
    """A follow-up fills in what it needs, and beside a person or another clause the clause itself, and asks
    one question.
    """
    bank = prompts.questions(language)
    for one in (*bank.follow_ups, *bank.photos, *bank.returns):
        assert one.template.variables - {"quote"} == {one.needs} - {"nothing", "quote"}
        assert "quote" not in one.template.variables or one.needs in ("quote", "person", "other")
        assert len(re.findall("[?？]", one.template.text)) == 1
