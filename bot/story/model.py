"""The chat model that the settings name, through LangChain's one door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.errors import ConfigurationError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

# Providers that have an extra of their own here; others are installed by their package's name.
_EXTRAS = ("openai", "anthropic", "ollama", "huggingface")


def load_model(name: str | None, timeout: float) -> BaseChatModel | None:
    """The model ``provider:model``, or None where none is set. `timeout` in seconds.

    Raises ConfigurationError where the name or a key is wrong, or the provider's package is missing.
    """
    if name is None or not name.strip():
        return None
    provider, colon, model = name.strip().partition(":")
    if not colon or not provider or not model:
        raise ConfigurationError(f"LLM must be provider:model, such as ollama:llama3.2; it is {name!r}")
    from langchain.chat_models import init_chat_model

    try:
        # Retries are counted here, not there: one try each, so that a time-out is no longer than it says.
        made: BaseChatModel = init_chat_model(model, model_provider=provider, **_options(provider, timeout))
    except ImportError:
        raise ConfigurationError(f"LLM={name} needs {_package(provider)}") from None
    except Exception as error:  # noqa: BLE001 - each provider has its own error; its text may hold a key
        kind = type(error).__name__
        raise ConfigurationError(f"LLM={name}: unknown provider, or a key is missing ({kind})") from None
    return made


def _options(provider: str, timeout: float) -> dict[str, Any]:
    if provider == "ollama":
        return {"client_kwargs": {"timeout": timeout}, "temperature": 0.2}
    if provider == "huggingface":
        return {"backend": "pipeline"}
    return {"timeout": timeout, "max_retries": 0, "temperature": 0.2}


def _package(provider: str) -> str:
    if provider in _EXTRAS:
        return f'the extra "{provider}": pip install "lifestory[{provider}]"'
    return f"its LangChain package: pip install langchain-{provider.replace('_', '-')}"
