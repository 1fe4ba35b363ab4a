"""Loading the chat model that the settings name."""

from __future__ import annotations

import pytest

from bot.errors import ConfigurationError
from bot.story.model import load_model


@pytest.mark.parametrize("name", [None, "", "  "])
def test_no_name_is_no_model(name: str | None) -> None:
    """Without LLM the default writer serves."""
    assert load_model(name, 60.0) is None


@pytest.mark.parametrize("name", ["gpt", "openai:", ":gpt", "nosuchprovider:model"])
def test_a_wrong_name_is_a_configuration_error(name: str) -> None:
    """The operator is told before anything starts."""
    with pytest.raises(ConfigurationError):
        load_model(name, 60.0)


def test_a_missing_package_is_named_with_its_extra() -> None:
    """What to install is said in the error; mistralai is in no environment of this project."""
    with pytest.raises(ConfigurationError, match="pip install"):
        load_model("mistralai:small", 60.0)
