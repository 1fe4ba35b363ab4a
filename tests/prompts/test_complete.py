"""English, Chinese and Spanish are complete: every word, date form, label and menu stands in each."""

from __future__ import annotations

import re

import pytest

import prompts
from bot.book.dates import edtf_in_words
from bot.channels.telegram.menu import COMMANDS, menus

HAN = re.compile("[\u4e00-\u9fff]")
# Signs and names alone are the same in every language.
_SIGNS = re.compile(
    r"archive-button-person|book-(?:between|note)|(?:conversation|export|feelings|perception)-(?:between|comma)"
    r"|conversation-button-(?:up|down|fix)|conversation-(?:invite-one|recap-when)|doctor-(?:bot-api|free|python)"
    r"|feelings-quoted|story-(?:answer-(?:by|said|until)|change-(?:gone|new)|chapter-(?:event|part)|unused)"
)


@pytest.mark.parametrize("language", prompts.languages())
def test_each_has_the_same_keys_with_the_same_values(language: str) -> None:
    """Each message stands in every language and wants the same values."""
    english, other = prompts.messages("en"), prompts.messages(language)
    assert english.keys == other.keys
    assert [key for key in english.keys if english.variables(key) != other.variables(key)] == []


def test_spanish_is_in_spanish() -> None:
    """No message of more than four words stands in Spanish as it does in English, and no question does."""
    english, spanish = prompts.messages("en"), prompts.messages("es")
    said = {
        key: [one.format(key, dict.fromkeys(english.variables(key), 3)) for one in (english, spanish)]
        for key in english.keys
    }
    assert [key for key, (own, other) in said.items() if own == other and len(own.split()) > 4] == []
    asked = [
        {one.template.text for one in (*bank.follow_ups, *bank.photos, *bank.returns)} | set(bank.texts)
        for bank in (prompts.questions("en"), prompts.questions("es"))
    ]
    assert asked[0] & asked[1] == set()


def test_chinese_is_in_chinese() -> None:
    """No message, question, label or prompt of the Chinese files was left in English, nor the other way."""
    chinese, english = prompts.messages("zh"), prompts.messages("en")
    said = {key: chinese.format(key, dict.fromkeys(chinese.variables(key), 3)) for key in chinese.keys}
    assert [key for key, text in said.items() if not HAN.search(text) and not _SIGNS.match(key)] == []
    said = {key: english.format(key, dict.fromkeys(english.variables(key), 3)) for key in english.keys}
    foreign = [key for key, text in said.items() if HAN.search(text)]
    assert foreign == []
    for language, wanted in (("zh", True), ("en", False)):
        bank = prompts.questions(language)
        asked = [one.template.text for one in (*bank.follow_ups, *bank.photos, *bank.returns)]
        titles = [one.title for one in bank.topics]
        loaded = [prompts.load(name, language).text for name in prompts.templates(language)]
        assert all(bool(HAN.search(one)) is wanted for one in (*bank.texts, *asked, *titles, *loaded))


@pytest.mark.parametrize("language", prompts.languages())
def test_every_form_of_a_date_is_said(language: str) -> None:
    """Years, months, days, seasons, decades, centuries, doubts and spans are words, in every language."""
    forms = [
        "1962",
        "1962-06",
        "1962-06-14",
        "196X",
        "19XX",
        "1962?",
        "1962-06~",
        "1962/1964",
        "../1962",
        "1962/..",
    ]
    forms += [f"1962-{month:02}" for month in range(1, 13)] + [f"1962-{season}" for season in range(21, 25)]
    said = [edtf_in_words(one, language) for one in forms]
    assert all(said)
    assert {one for one, words in zip(forms, said, strict=True) if one == words} <= {"1962"}
    assert all(bool(HAN.search(words)) is (language == "zh") for words in said[1:])


def test_the_menu_is_whole_in_every_language() -> None:
    """Every command has its description, and the bot says of itself what BotFather's fields hold."""
    shown = {one.code: one for one in menus("en")}
    assert set(shown) == {"", *prompts.languages()}
    for one in shown.values():
        assert [command.command for command in one.commands] == list(COMMANDS)
        assert all(3 <= len(command.description) <= 256 for command in one.commands)
        assert len(one.about) <= 512
        assert len(one.about_short) <= 120


def test_both_have_the_same_rules() -> None:
    """Each file of rules and each of its lists stands in English and in Chinese; Spanish has the required."""
    for name in ("care", "denials", "events", "hard", "harmful", "off-limits", "replies"):
        english, chinese = (prompts.rules(name, language) for language in prompts.LANGUAGES)
        assert english
        assert chinese
        if name in ("hard", "harmful", "events"):
            assert set(english) == set(chinese)
