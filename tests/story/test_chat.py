"""How a chat model is asked, and what that uses."""

from __future__ import annotations

import json
from typing import Any

import httpx
import openai

from bot.errors import StoryError
from bot.story.chat import ask, json_lines
from bot.story.tokens import CONTEXT, batches, fitting, tokens_in
from bot.story.usage import Usage, metered
from prompts import LANGUAGES, load
from tests.fakes import FakeChatModel
from tests.story.lives import MARIA, told

REQUEST = httpx.Request("POST", "http://127.0.0.1/v1")


def status(code: int, **headers: str) -> openai.APIStatusError:
    """The error that OpenAI's client raises for an HTTP status."""
    response = httpx.Response(code, request=REQUEST, headers=headers)
    return openai.APIStatusError("no", response=response, body=None)


def asked(*answers: str | Exception) -> tuple[Any, int, list[float]]:
    """What `ask` gives or raises, how often the model was asked, and the waits between."""
    model, waits = FakeChatModel(*answers), []
    try:
        found: Any = ask(model, "rules", "data", json_lines, waits.append)
    except StoryError as error:
        found = error
    return found, len(model.history), waits


def test_a_busy_server_is_asked_five_times_with_growing_waits() -> None:
    """5xx, 429 and a lost connection are worth five tries and no more."""
    lost = openai.APIConnectionError(request=REQUEST)
    found, tries, waits = asked(status(500), status(429), lost, status(503), status(502))
    assert isinstance(found, StoryError)
    assert tries == 5
    assert waits == sorted(waits)
    assert len(waits) == 4


def test_a_server_that_comes_back_is_understood() -> None:
    """An answer after failures counts, and nothing more is asked."""
    found, tries, _ = asked(status(500), status(500), '{"text": "x"}')
    assert found == [{"text": "x"}]
    assert tries == 3


def test_a_refusing_server_is_asked_once() -> None:
    """A wrong key or a text that is too long does not get better by repeating."""
    for code in (400, 401, 403, 404, 413):
        assert asked(status(code))[1] == 1


def test_what_cannot_be_read_and_what_is_late_are_asked_twice() -> None:
    """Half a JSON, a refusal in words, and a time-out are each worth one more try."""
    late = openai.APITimeoutError(request=REQUEST)
    for bad in ('{"text": "x", "cit', "I'm sorry, I cannot help with that.", late):
        found, tries, waits = asked(bad, bad)
        assert isinstance(found, StoryError)
        assert tries == 2
        assert waits == []


def test_a_server_may_say_how_long_to_wait() -> None:
    """Retry-After is kept to, up to ten seconds."""
    assert asked(status(429, **{"retry-after": "3"}), "{}")[2] == [3.0]
    assert asked(status(429, **{"retry-after": "900"}), "{}")[2] == [10.0]
    assert asked(status(429, **{"retry-after": "soon"}), "{}")[2] == [0.2]


def test_requests_failures_and_tokens_are_counted() -> None:
    """What a provider counts is taken; where it counts nothing, the texts are reckoned and it is said."""
    with metered() as meter:
        asked("no JSON", '{"text": "x"}')
    assert (meter.usage.requests, meter.usage.failed) == (2, 1)
    assert meter.usage.estimated
    assert meter.usage.input_tokens == 2 * tokens_in("rulesdata")
    assert Usage(1, 0, 2_000_000, 500_000).cost(0.25, 2.0) == 1.5
    assert Usage(1, 0, 10, 10).cost(None, 2.0) is None


def test_a_section_fits_a_context_of_four_thousand_tokens() -> None:
    """Instructions, passages and an answer that says all of them twice fit, in either language."""
    for language, line in (
        ("en", "We carried the flour up the hill before it was light. "),
        ("zh", "天还没亮我们就把面粉背上山去了。"),
    ):
        passages = told(MARIA, [line * 3] * 60)
        system = load("story/draft", language).render()
        for batch in batches(passages):
            sent = "\n".join(
                json.dumps({"passage": 1, "asked": None, "told": one.text}, ensure_ascii=False)
                for one in batch
            )
            answer = "\n".join(
                json.dumps(
                    {"text": one.text, "citations": [{"passage": 10, "quote": one.text}]}, ensure_ascii=False
                )
                for one in batch
            )
            assert tokens_in(system) + tokens_in(sent) + tokens_in(answer) < CONTEXT
        assert [one for batch in batches(passages) for one in batch] == passages
        assert fitting(passages) == next(batches(passages))


def test_every_language_has_instructions_short_enough_for_that() -> None:
    """No template takes more than a sixth of a small context."""
    for language in LANGUAGES:
        for name in ("story/draft", "story/revise", "story/answer", "recap/draft"):
            assert tokens_in(load(name, language).text) < CONTEXT / 6
