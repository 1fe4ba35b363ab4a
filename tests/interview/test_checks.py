"""What is wrong with a question."""

import pytest

import prompts
from bot.interview.checks import faults, manner

OWN = "My brother Tom and I went to Ulm in 1962. I had a wife later. 我跟奶奶住。"


@pytest.mark.parametrize(
    "text",
    [
        "What did Tom say to you in Ulm?",
        "How do you remember 1962?",
        "What did your wife like to cook?",
        "Was there anything that your siblings and you were proud of?",
        "You said: “My brother Tom and I went to Ulm in 1962”. What happened next?",
    ],
)
def test_what_was_stated_may_be_named(text: str) -> None:
    """People, places, numbers and quotations of the narrator's own may stand in a question."""
    assert faults(text, language="en", own_words=OWN) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "empty"),
        ("Tell me more.", "not one question mark"),
        ("Where was it? And when?", "not one question mark"),
        ("Where? " + "x" * 280, "too long"),
        ("**Where** was it?", "markup or line breaks"),
        ("Where\nwas it?", "markup or line breaks"),
        ("那是在哪里？", "wrong language"),
        ("How did you meet your husband?", "presumes husband"),
        ("What was your daughter like?", "presumes daughter"),
        ("Where was your wedding?", "presumes wedding"),
        ("What was the name of your first school?", "presumes school"),
        ("What did you do in Paris?", "name Paris"),
        ("What happened in 1963?", "number 1963"),
        ("You said: “I was glad”. Why?", "misquotes I was glad"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    """Each kind of fault is found."""
    assert fault in faults(text, language="en", own_words=OWN)


def test_chinese_premises() -> None:
    """In Chinese, too, only stated people may be named."""
    assert faults("您奶奶爱做什么？", language="zh", own_words=OWN) == []
    assert faults("您的妻子爱做什么？", language="zh", own_words="我跟奶奶住。") == ["presumes 妻子"]
    assert "wrong language" in faults("What did she do?", language="zh", own_words=OWN)


def test_twins_are_refused() -> None:
    """A question that was asked before is refused."""
    assert faults("Where was it?", language="en", is_twin=lambda text: True) == ["asked before"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("It was a good time, wasn't it?", "leading"),
        ("Don’t you think that your village was kinder?", "leading"),
        ("难道您不想家吗？", "leading"),
        ("那时候是不是很苦？", "leading"),
        ("Which coping habits did you have?", "jargon"),
        ("您的原生家庭是什么样的？", "jargon"),
        ("You said: “it was trauma, wasn't it”. What happened next?", None),
        ("What did you play as a child?", None),
    ],
)
def test_a_question_neither_leads_nor_lectures(text: str, fault: str | None) -> None:
    """Leading turns and words of a profession are faults, but for those that the narrator said."""
    assert manner(text) == ([fault] if fault else [])


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_the_whole_bank_passes(language: str) -> None:
    """Every question of the bank, follow-ups and returns included, passes the checks of manner."""
    bank = prompts.questions(language)
    templates = (*bank.follow_ups, *bank.photos, *bank.returns)
    assert not [text for text in (*bank.texts, *(one.template.text for one in templates)) if manner(text)]
