"""Templates, messages and the languages they come in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import prompts
from prompts.catalogue import Messages
from prompts.template import Template


def test_a_missing_value_raises() -> None:
    """A template with a value missing raises and names it."""
    with pytest.raises(prompts.WrongValues) as caught:
        Template("t", "Dear {name}, from {place}").render(name="Ada")
    assert caught.value.missing == ("place",)
    assert caught.value.extra == ()


def test_an_extra_value_raises() -> None:
    """A template with a value too many raises and names it."""
    with pytest.raises(prompts.WrongValues) as caught:
        Template("t", "Dear {name}").render(name="Ada", place="Ulm")
    assert caught.value.extra == ("place",)


def test_other_braces_stay() -> None:
    """Braces around anything but one lower-case name are text, and a doubled pair is a literal."""
    template = Template("t", '{"answer": 1, "X": {}} {{name}} {name}')
    assert template.variables == {"name"}
    assert template.render(name="Ada") == '{"answer": 1, "X": {}} {name} Ada'


@given(st.text())
def test_a_value_is_never_read_again(value: str) -> None:
    """Whatever a narrator says, braces included, is put in as it stands."""
    assert Template("t", "<{words}>").render(words=value) == f"<{value}>"


@pytest.mark.parametrize("name", ["../en/questions", "no/such", "/etc/passwd", "interview/ask.md", ""])
def test_unknown_templates_raise(name: str) -> None:
    """A template that is not there, or that lies outside the folder, raises UnknownPrompt."""
    with pytest.raises(prompts.UnknownPrompt):
        prompts.load(name, "en")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", "en"),
        ("zh", "zh"),
        ("zh-hans", "zh"),
        ("zh_CN", "zh"),
        ("ZH-TW", "zh"),
        ("de", "en"),
        ("", "en"),
    ],
)
def test_nearest_language(code: str, language: str) -> None:
    """A language code becomes the nearest language here, English where there is none."""
    assert prompts.nearest_language(code) == language
    assert prompts.questions(code).language == language


def test_unknown_language_speaks_english() -> None:
    """A message in a language that is not here is the English one."""
    key = "conversation-nothing-left"
    assert prompts.message(key, "fr") == prompts.message(key, "en") != prompts.message(key, "zh")


def test_unknown_message_raises() -> None:
    """A message that is not there raises UnknownPrompt."""
    with pytest.raises(prompts.UnknownPrompt):
        prompts.message("no-such-message", "en")


def test_messages_are_strict(tmp_path: Path) -> None:
    """A message wants exactly the values that it and the messages it refers to use."""
    (tmp_path / "a.ftl").write_text(
        "-bot = Lifestory\n"
        "sign = yours, { $who }\n"
        "days =\n    { $n ->\n        [one] one day in { $place }\n"
        "       *[other] { $n } days, { sign } { -bot }\n    }\n"
    )
    messages = Messages("en", tmp_path)
    assert messages.variables("days") == {"n", "place", "who"}
    assert messages.format("days", {"n": 3, "place": "Ulm", "who": "Ada"}) == "3 days, yours, Ada Lifestory"
    assert messages.format("days", {"n": 1, "place": "Ulm", "who": "Ada"}) == "one day in Ulm"
    with pytest.raises(prompts.WrongValues):
        messages.format("days", {"n": 3, "place": "Ulm"})
    with pytest.raises(prompts.WrongValues):
        messages.format("sign", {"who": "Ada", "place": "Ulm"})


def test_long_values_are_whole(tmp_path: Path) -> None:
    """A transcript of 20,000 characters is not cut, and no isolation marks surround values."""
    (tmp_path / "a.ftl").write_text("heard = I heard: { $text }\n")
    text = "a narrator's long story " * 900
    assert Messages("en", tmp_path).format("heard", {"text": text}) == f"I heard: {text}"


@pytest.mark.parametrize(
    "text", ["broken = { $a\n", "= nothing\n", "twice = 1\ntwice = 2\n"], ids=["brace", "junk", "twice"]
)
def test_broken_files_raise(tmp_path: Path, text: str) -> None:
    """A file that is not Fluent, or a key that stands twice, raises BadPrompt."""
    (tmp_path / "a.ftl").write_text(text)
    with pytest.raises(prompts.BadPrompt):
        Messages("en", tmp_path)


def test_keys_may_not_repeat_across_files(tmp_path: Path) -> None:
    """The same key in two files raises BadPrompt."""
    (tmp_path / "a.ftl").write_text("one = 1\n")
    (tmp_path / "b.ftl").write_text("one = 1\n")
    with pytest.raises(prompts.BadPrompt):
        Messages("en", tmp_path)
