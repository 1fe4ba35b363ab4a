"""Languages are folders of files: what each must have, what it may lack, and how one is added."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import prompts
from bot.care.reading import Concern, concern_of
from bot.doctor.languages import reports
from bot.interview.replies import read_reply
from memory import off_limits
from memory.types import Outcome
from prompts import packs

ROOT = Path(prompts.__file__).parent


@pytest.fixture
def further(tmp_path: Path) -> Iterator[Path]:
    """An empty folder of further languages."""
    prompts.also(tmp_path)
    yield tmp_path
    prompts.also(None)


def copied(further: Path, code: str, *without: str) -> Path:
    """Spanish under another code, as somebody would begin a language of their own."""
    folder = further / code
    shutil.copytree(ROOT / "es", folder)
    for name in without:
        (folder / name).unlink()
    prompts.also(None)
    prompts.also(further)
    return folder


@pytest.mark.parametrize("code", prompts.languages())
def test_every_language_hears_what_it_must(code: str) -> None:
    """A language's own examples of distress, refusals and things left out are read as they must be."""
    (report,) = [one for one in reports() if one.code == code]
    assert report.ok, report.faults


@pytest.mark.parametrize("name", packs.REQUIRED)
def test_a_language_without_care_or_refusals_is_not_spoken(further: Path, name: str) -> None:
    """Where one of the required files is missing, the check fails and narrators are spoken to in English."""
    copied(further, "xx", name)
    (report,) = [one for one in reports() if one.code == "xx"]
    assert not report.ok
    assert name in report.faults[0]
    assert prompts.nearest_language("xx") == "en"


def test_a_list_that_hears_nothing_fails_the_check(further: Path) -> None:
    """A list of distress that does not hear its own examples is a fault, named by the sentence."""
    folder = copied(further, "xx")
    path = folder / "rules/care.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('crisis: ["', 'crisis: ["Zzz qqq.", "'), encoding="utf-8")
    prompts.also(None)
    prompts.also(further)
    (report,) = [one for one in reports() if one.code == "xx"]
    assert any("Zzz qqq." in fault for fault in report.faults)


def test_distress_is_heard_whatever_language_the_narrator_chose() -> None:
    """A narrator of English who falls into Spanish is heard, and so is their refusal."""
    assert concern_of("I am fine. Ya no quiero vivir.") is Concern.CRISIS
    assert read_reply("Prefiero no hablar de eso.", "en") is Outcome.DECLINED
    assert read_reply("I'd rather not.", "es") is Outcome.DECLINED


def test_what_is_left_out_is_found_in_spanish() -> None:
    """ "Mi mamá" is left out of a question about "su madre", "mi hermana Rut" wherever Rut is named."""
    assert off_limits.touches("¿Cómo era su madre?", ["mi mamá"])
    assert off_limits.touches("¿Qué hacía Rut los domingos?", ["mi hermana Rut"])
    assert not off_limits.touches("¿Cómo era la escuela?", ["mi hermana Rut", "la guerra"])


def test_the_language_of_a_text_is_told_by_its_words() -> None:
    """Short common words tell Spanish from English; in doubt the narrator's own language stands."""
    assert prompts.guess("Nací en un pueblo que se llama Cehegín.", "en") == "es"
    assert prompts.guess("I was born in a village near Hull.", "es") == "en"
    assert prompts.guess("我出生在一个小村子里。", "es") == "zh"
    assert prompts.guess("Cehegín 1936", "es") == "es"
