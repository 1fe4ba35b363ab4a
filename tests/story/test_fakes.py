"""The fake models themselves."""

from __future__ import annotations

import math

import pytest

from tests.fakes import FakeChatModel, FakeEmbeddings


def test_answers_come_in_the_order_they_were_queued() -> None:
    """Texts are answered, exceptions raised, and every call is kept."""
    model = FakeChatModel("one", TimeoutError())
    assert model.invoke("first").text == "one"
    with pytest.raises(TimeoutError):
        model.invoke("second")
    assert [call[0].content for call in model.history] == ["first", "second"]


def test_embeddings_are_the_same_every_time_and_of_length_one() -> None:
    """The same words give the same vector; other words another."""
    fake = FakeEmbeddings()
    one, same, other = fake.embed_documents(["a goat", "a goat", "the sea"])
    assert one == same != other
    assert math.isclose(sum(value * value for value in one), 1.0)
