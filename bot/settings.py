"""Every setting, read once. The only reader of the environment and of ``.env``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from bot.errors import ConfigurationError

# Variables that carry the program's name so that they cannot clash with another program's.
_PREFIXED = {
    "home",
    "key_file",
    "cache_dir",
    "language",
    "languages",
    "log_level",
    "executor_id",
    "health_port",
}


class Settings(BaseModel):
    """Frozen settings. Each field is the environment variable of the same name in capitals;
    ``home``, ``key_file``, ``cache_dir``, ``language``, ``languages``, ``log_level``, ``executor_id`` and
    ``health_port`` carry the prefix ``LIFESTORY_``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Path
    key_file: Path
    cache_dir: Path
    language: str = "en"
    languages: Path | None = None
    log_level: str = "INFO"
    executor_id: str = "main"
    health_port: int | None = None
    database_url: str = ""

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_local_mode: bool = False
    telegram_max_file_mb: int = 20
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: int = 8443

    transcriber: str = "auto"
    whisper_model: str = "small"
    whisper_compute_type: str = "int8"
    whisper_names: bool = True
    whisper_batch: int = Field(default=4, ge=1, le=64)
    captioner: str = "auto"
    caption_model: str = "HuggingFaceTB/SmolVLM-256M-Instruct"
    embedder: str = "embedded"
    emotion: str = "embedded"
    emotion_zh: str | None = None
    nli_model: str | None = None
    translator: str = "auto"
    restorer: Path | None = None
    llm: str | None = None
    llm_timeout: float = Field(default=60.0, gt=0)
    llm_input_price: float | None = Field(default=None, ge=0)
    llm_output_price: float | None = Field(default=None, ge=0)
    story_variants: int = Field(default=1, ge=1, le=5)
    care_lines: Path | None = None
    book_url: str | None = None
    voice: str = "auto"
    open_indexes: int = Field(default=32, ge=1)
    keep_finished_hours: float = Field(default=24, ge=0)
    hf_hub_offline: bool = False

    @property
    def sql_url(self) -> str:
        """The database address: ``DATABASE_URL``, or SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.home / 'lifestory.db'}"

    @property
    def models_dir(self) -> Path:
        """Where converted and downloaded models lie."""
        return self.home / "models"


def load_settings(
    environ: Mapping[str, str], home: Path | None = None, env_file: Path | None = None
) -> Settings:
    """Settings from `environ`, over those in `env_file`, over the defaults.

    `home` (the command line's ``--home``) wins over both. Raises ConfigurationError.
    """
    found = {k: v for k, v in dotenv_values(env_file).items() if v} if env_file else {}
    found.update({k: v for k, v in environ.items() if v})
    values: dict[str, object] = {}
    for name in Settings.model_fields:
        variable = f"LIFESTORY_{name.upper()}" if name in _PREFIXED else name.upper()
        if variable in found:
            values[name] = found[variable]
    values["home"] = _place(home or values.get("home") or _data_home(found))
    values["key_file"] = _place(values.get("key_file") or _config_home(found) / "master.key")
    values["cache_dir"] = _place(values.get("cache_dir") or _cache_home(found))
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        fields = ", ".join(str(item["loc"][0]) for item in error.errors())
        raise ConfigurationError(f"these settings cannot be used: {fields}") from None


def _place(named: object) -> Path:
    return Path(str(named)).expanduser().absolute()


def _data_home(found: Mapping[str, str]) -> Path:
    base = found.get("XDG_DATA_HOME") or Path(found.get("HOME", "~")) / ".local" / "share"
    return Path(base) / "lifestory"


def _config_home(found: Mapping[str, str]) -> Path:
    base = found.get("XDG_CONFIG_HOME") or Path(found.get("HOME", "~")) / ".config"
    return Path(base) / "lifestory"


def _cache_home(found: Mapping[str, str]) -> Path:
    base = found.get("XDG_CACHE_HOME") or Path(found.get("HOME", "~")) / ".cache"
    return Path(base) / "lifestory"
