"""A model with a context of four thousand tokens writes every part of a long life."""

from __future__ import annotations

import json
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import PrivateAttr

from bot.story.answer import answer
from bot.story.tokens import CONTEXT, tokens_in
from memory.types import Hit, Story
from tests.story.lives import MARIA, story_of, told

PLACES = ["harbour", "mill", "school", "bakery", "church", "market", "station", "garden", "bridge", "forest"]
THINGS = ["net", "kettle", "ladder", "bicycle", "lantern", "saddle", "trunk", "mirror", "violin", "basket"]
LIFE = [
    f"In {1950 + number % 50} we carried the {THINGS[number % 10]} number {number} from the "
    f"{PLACES[number // 10 % 10]} to the house of neighbour number {number + 200}. It took us all morning, "
    "and in the evening there was soup and bread for everybody who had helped."
    for number in range(150)
]


class Small(BaseChatModel):
    """Copies what was told, twice over as the prompts ask; fails where a request does not fit."""

    _requests: list[int] = PrivateAttr(default_factory=list)
    invents: bool = False

    @property
    def _llm_type(self) -> str:
        return "small"

    @property
    def requests(self) -> list[int]:
        """The tokens of each request and its answer."""
        return self._requests

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        system, user = (str(one.content) for one in messages)
        said = self._answer([json.loads(line) for line in user.splitlines()])
        self._requests.append(tokens_in(system) + tokens_in(user) + tokens_in(said))
        if self._requests[-1] > CONTEXT:
            raise ValueError("context length exceeded")
        return ChatResult(generations=[ChatGeneration(message=AIMessage(said))])

    def _answer(self, lines: list[dict[str, Any]]) -> str:
        passages = [one for one in lines if "passage" in one]
        faults = [one["sentence"] for one in lines if "fault" in one]
        wrong = "We sailed to Peru. " if self.invents and not faults else ""
        numbers = faults or range(1, len(passages) + 1)
        return "\n".join(
            json.dumps(
                {
                    "sentence": number,
                    "text": wrong + one["told"],
                    "citations": [{"passage": one["passage"], "quote": one["told"]}],
                }
            )
            for number, one in zip(numbers, passages, strict=False)
        )


def story(model: Small) -> Story:
    """The long life, written by `model`."""
    return story_of(told(MARIA, LIFE), model=model)


def test_a_long_life_is_written_in_requests_that_fit() -> None:
    """Every chapter is the model's, and no request with its answer takes more than its context."""
    model = Small()
    written = story(model)
    assert {chapter.writer for chapter in written.chapters} == {"model"}
    assert sum(len(chapter.sentences) for chapter in written.chapters) == len(LIFE)
    assert max(model.requests) <= CONTEXT


def test_revisions_fit_too() -> None:
    """Where every sentence is refused, they are put right in requests that fit as well."""
    model = Small(invents=True)
    story(model)
    assert max(model.requests) <= CONTEXT


def test_an_answer_is_taken_from_as_much_as_fits() -> None:
    """Of many long memories the best fit into the request."""
    model = Small()
    passages = told(MARIA, LIFE[:60])
    hits = [Hit(one, 1 - at / 100, (), tuple(passages[at + 1 : at + 5])) for at, one in enumerate(passages)]
    answer("Who carried the kettle from the harbour?", hits, model, "en")
    assert model.requests
    assert max(model.requests) <= CONTEXT
