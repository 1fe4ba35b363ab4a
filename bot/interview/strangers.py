"""Who somebody is that the narrator often names and never explained: asked once a person, now and then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.interview.cues import is_chinese
from bot.interview.refusals import refused
from memory.types import Question
from prompts import message

WHO_IS = "who-is"  # the ``sub`` of such a question
ONE_OR_TWO = "one-or-two"
_WORDINGS = 3
_BETWEEN = 8  # other questions from one to the next: it is a conversation, no register


def who_is(
    names: Sequence[str], own_words: str, questions: Sequence[Question], language: str
) -> Iterator[tuple[str, str]]:
    """Names of strangers with the question on each, the first to be asked first.

    `own_words` is what the narrator said lately: one who is not in it is not "mentioned" to anybody's
    mind. A name in another script than the question's would stand foreign in it.
    """
    asked = [one for one in questions if one.sub == WHO_IS]
    if not questions or any(one.sub == WHO_IS for one in questions[-_BETWEEN:]):
        return  # an interview does not begin with it
    for name in names:
        known = any(part in one.text for part in name.split() for one in asked)
        fits = name in own_words and is_chinese(name) == (language == "zh")
        if fits and not known and not refused(name, questions):
            yield name, message(f"interview-who-is-{len(asked) % _WORDINGS + 1}", language, name=name)


def one_or_two(
    doubts: Sequence[tuple[str, str]], questions: Sequence[Question], language: str
) -> Iterator[tuple[tuple[str, str], str]]:
    """Pairs of names that may be one person's with the question on each; each pair once ever."""
    if not questions or any(one.kind == "doubt" for one in questions[-_BETWEEN:]):
        return
    asked = [one.text for one in questions if one.kind == "doubt"]
    for one, other in doubts:
        known = any(one in text and other in text for text in asked)
        fits = one != other and all(is_chinese(name) == (language == "zh") for name in (one, other))
        if fits and not known and not any(refused(name, questions) for name in (one, other)):
            yield (one, other), message("interview-one-or-two", language, one=one, other=other)
