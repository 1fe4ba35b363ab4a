"""The names that a narrator's voice is heard with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.settings import load_settings
from bot.work.vocabulary import names_told
from memory import journal, narrators, off_limits
from memory.types import Entry, EntryKind, Narrator
from tests.work.fakes import NOON


@pytest.fixture
def app(tmp_path: Path):
    """The program with an empty data folder."""
    environ = {"LIFESTORY_KEY_FILE": str(tmp_path / "key")}
    with open_app(load_settings(environ, home=tmp_path / "home")) as opened:
        yield opened


def _told(app: App, name: str, *texts: str) -> Narrator:
    who = narrators.create(app.store, Narrator("", name, "terminal", name, consented_at=NOON))
    for number, text in enumerate(texts):
        key = journal.entry_id(app.store, who.id, f"{number}")
        journal.add_entry(app.store, Entry(key, who.id, f"{number}", EntryKind.TEXT, NOON, text))
        app.work.entry(key)
    return who


def test_the_names_most_told_of_come_first_and_stay_with_their_narrator(app: App) -> None:
    """Katharine, told of twice, comes before Lisbon; another narrator is heard with none of them."""
    ruth = _told(
        app,
        "Ruth",
        "We went to Lisbon by train.",
        "My sister Katharine played the organ. My mother was proud.",
        "Katharine and I went down to the river.",
    )
    names = names_told(app.tools, ruth)
    assert names[0] == "Ruth"
    assert names.index("Katharine") < names.index("Lisbon")
    assert "my mother" not in names
    assert names_told(app.tools, _told(app, "Ben", "It rained all day.")) == ["Ben"]
    mei = _told(app, "美兰", "我姐姐在北京唱歌。爷爷种地。")
    assert names_told(app.tools, mei) == ["美兰", "北京"]


def test_what_is_off_limits_is_told_to_no_model(app: App) -> None:
    """A name that the narrator wants left out is left out here, too."""
    ruth = _told(app, "Ruth", "My sister Katharine played the organ in Lisbon.")
    off_limits.add(app.store, ruth.id, "Katharine")
    assert names_told(app.tools, ruth) == ["Ruth", "Lisbon"]


def test_a_whisper_without_prompts_is_told_nothing(app: App) -> None:
    """WHISPER_NAMES=false."""
    ruth = _told(app, "Ruth", "We went to Lisbon by train.")
    settings = app.settings.model_copy(update={"whisper_names": False})
    assert names_told(replace(app.tools, settings=settings), ruth) == []
