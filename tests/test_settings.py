"""Settings come from the environment, then `.env`, then defaults."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dotenv import dotenv_values
from pydantic import ValidationError

from bot.errors import ConfigurationError
from bot.settings import _PREFIXED, Settings, load_settings
from tests.conftest import ROOT

HOME = {"HOME": "/home/ada"}


def test_defaults_need_no_environment_but_a_home():
    """Data, key and caches lie in the three XDG folders of the home."""
    settings = load_settings(HOME)
    assert settings.home == Path("/home/ada/.local/share/lifestory")
    assert settings.key_file == Path("/home/ada/.config/lifestory/master.key")
    assert settings.cache_dir == Path("/home/ada/.cache/lifestory")
    assert settings.telegram_bot_token is None


def test_key_is_apart_from_the_data_by_default():
    """The default key file does not lie in the default data folder."""
    settings = load_settings(HOME)
    assert not settings.key_file.is_relative_to(settings.home)


def test_xdg_folders_are_heeded():
    """The XDG variables move data, key and caches."""
    settings = load_settings({"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/k", "XDG_CACHE_HOME": "/c"})
    assert settings.home == Path("/d/lifestory")
    assert settings.key_file == Path("/k/lifestory/master.key")
    assert settings.cache_dir == Path("/c/lifestory")


def test_environment_wins_over_the_file(tmp_path):
    """A variable of the environment wins over the same one in `.env`."""
    env_file = tmp_path / ".env"
    env_file.write_text("LLM=ollama:from-file\nWHISPER_MODEL=tiny\n")
    settings = load_settings({**HOME, "LLM": "ollama:from-environment"}, env_file=env_file)
    assert (settings.llm, settings.whisper_model) == ("ollama:from-environment", "tiny")


def test_empty_variable_counts_as_unset(tmp_path):
    """An empty variable hides neither the file nor the default."""
    env_file = tmp_path / ".env"
    env_file.write_text("LLM=ollama:from-file\nLIFESTORY_LANGUAGE=\n")
    settings = load_settings({**HOME, "LLM": ""}, env_file=env_file)
    assert (settings.llm, settings.language) == ("ollama:from-file", "en")


def test_missing_file_is_no_error(tmp_path):
    """A `.env` that is not there changes nothing."""
    assert load_settings(HOME, env_file=tmp_path / ".env") == load_settings(HOME)


def test_home_of_the_command_line_wins():
    """The command line's home wins over LIFESTORY_HOME."""
    settings = load_settings({**HOME, "LIFESTORY_HOME": "/from/environment"}, home=Path("/from/command"))
    assert settings.home == Path("/from/command")


def test_relative_home_becomes_absolute(tmp_path, monkeypatch):
    """A relative data folder is taken from where the program was started."""
    monkeypatch.chdir(tmp_path)
    assert load_settings({**HOME, "LIFESTORY_HOME": "data"}).home == tmp_path / "data"


def test_sqlite_lies_in_the_data_folder_unless_another_database_is_named():
    """DATABASE_URL replaces the SQLite file in the data folder."""
    plain = load_settings({**HOME, "LIFESTORY_HOME": "/data"})
    assert plain.sql_url == "sqlite:////data/lifestory.db"
    named = load_settings({**HOME, "DATABASE_URL": "postgresql://db/lifestory"})
    assert named.sql_url == "postgresql://db/lifestory"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("WEBHOOK_PORT", "many"),
        ("LLM_TIMEOUT", "0"),
        ("OPEN_INDEXES", "0"),
        ("TELEGRAM_LOCAL_MODE", "perhaps"),
    ],
)
def test_unusable_value_names_the_setting_and_not_the_value(variable, value):
    """A value that cannot be used raises ConfigurationError with the setting's name alone."""
    with pytest.raises(ConfigurationError) as raised:
        load_settings({**HOME, variable: value})
    assert variable.lower() in str(raised.value)
    assert value not in str(raised.value)


def test_token_is_never_printed():
    """The token appears in no representation of the settings."""
    settings = load_settings({**HOME, "TELEGRAM_BOT_TOKEN": "123456:secret-token", "WEBHOOK_SECRET": "hush"})
    for shown in (repr(settings), str(settings), settings.model_dump_json()):
        assert "secret-token" not in shown
        assert "hush" not in shown


def test_settings_cannot_be_changed():
    """Settings are frozen."""
    with pytest.raises(ValidationError):
        load_settings(HOME).language = "zh"  # type: ignore[misc]


def test_other_programs_variables_are_not_read():
    """A variable without the program's prefix does not set what carries one: LANGUAGE is the system's."""
    assert load_settings({**HOME, "LANGUAGE": "zh", "LOG_LEVEL": "DEBUG"}) == load_settings(HOME)


def test_example_file_names_every_setting_and_nothing_else():
    """`.env.example` has each setting once, commented out, under the variable that is really read."""
    text = (ROOT / ".env.example").read_text()
    named = re.findall(r"^# ([A-Z][A-Z_]+)=", text, re.MULTILINE)
    wanted = {
        f"LIFESTORY_{name.upper()}" if name in _PREFIXED else name.upper() for name in Settings.model_fields
    }
    assert set(named) == wanted
    assert len(named) == len(wanted)
    assert dotenv_values(ROOT / ".env.example") == {}


def test_example_file_shows_the_real_defaults(tmp_path):
    """The defaults that `.env.example` shows, taken out of their comments, are the program's."""
    shown = re.findall(r"^# ([A-Z][A-Z_]+=.+)$", (ROOT / ".env.example").read_text(), re.MULTILINE)
    examples = (
        "TELEGRAM_BOT_TOKEN",
        "WEBHOOK_URL",
        "DATABASE_URL",
        "LIFESTORY_HEALTH_PORT",
        "LIFESTORY_LANGUAGES",
        "CARE_LINES",
        "BOOK_URL",
    )
    env_file = tmp_path / ".env"
    env_file.write_text("\n".join(line for line in shown if not line.startswith(examples)))
    home = {"HOME": str(Path.home())}
    assert load_settings(home, env_file=env_file) == load_settings(home)


# What the child that opens media inherits (PATH and the like) is no setting.
HANDS_ON = {"bot/perception/sandbox.py"}


def test_only_settings_read_the_environment():
    """Outside `bot/settings.py`, only the command line reads variables (who types, and their language)."""
    reads = re.compile(r"os\.environ\[|os\.environ\.get|os\.getenv|load_dotenv")
    found = {
        str(path.relative_to(ROOT))
        for room in ("bot", "memory", "prompts")
        for path in (ROOT / room).rglob("*.py")
        if "cli" not in path.parts and reads.search(path.read_text())
    }
    assert found <= HANDS_ON
