"""`lifestory ask`, as a program."""

from __future__ import annotations

from pathlib import Path

import av

from tests.conftest import ROOT
from tests.program import made, program

WHISPER = {
    "TRANSCRIBER": "auto",
    "WHISPER_MODEL": str(ROOT / "tests" / "models" / "tiny-whisper"),
    "WHISPER_NAMES": "false",
}
BREAD = ROOT / "tests" / "media" / "bread-school.ogg"


def test_a_spoken_answer_comes_with_its_source_and_its_sound(tmp_path: Path) -> None:
    """The JSON names passage, entry, day and seconds; --clip writes those seconds as Opus."""
    run = program(tmp_path, **WHISPER)
    out = tmp_path / "answer.ogg"
    run("add", "-n", "Ann", "--ref", "v1", "--at", "2026-03-12T09:00:00Z", "--file", str(BREAD))
    told = made(run("ask", "-n", "Ann", "What did my mother bake?", "--clip", str(out), "--json"))
    (cited,) = told["citations"]
    assert (told["told"], cited["ref"], cited["quote"]) == (
        True,
        "v1",
        "My mother baked bread every Sunday morning.",
    )
    assert cited["told_at"].startswith("2026-03-12T09:00:00")
    assert told["text"].startswith(
        "“My mother baked bread every Sunday morning.”\n— Voice note, 12 March 2026"
    )
    with av.open(str(out)) as clip:
        assert clip.streams.audio[0].codec_context.name == "opus"
        assert abs((clip.duration or 0) / 1_000_000 - told["clip"]["seconds"]) < 0.1
    assert 0 <= told["clip"]["seconds"] - (cited["end_s"] - cited["start_s"]) <= 1.01


def test_without_a_spoken_answer_there_is_no_clip_and_exit_code_1(tmp_path: Path) -> None:
    """The answer is printed all the same, and one line says why no file was written."""
    run = program(tmp_path)
    out = tmp_path / "answer.ogg"
    run("add", "-n", "Ann", "I planted tomatoes on the balcony.")
    done = run("ask", "-n", "Ann", "What did I plant on the balcony?", "--clip", str(out), code=1)
    assert "I planted tomatoes on the balcony." in done.stdout
    assert done.stderr.count("\n") == 1
    assert not out.exists()


def test_a_refusal_lists_the_nearest_memory_apart_from_citations(tmp_path: Path) -> None:
    """What comes nearest is no citation of an answer."""
    run = program(tmp_path)
    run("add", "-n", "Ann", "--ref", "t1", "I married Tom in June 1969.")
    found = made(run("ask", "-n", "Ann", "When did I marry Pedro?", "--json"))
    assert (found["told"], found["citations"], found["clip"]) == (False, [], None)
    assert [(one["ref"], one["quote"]) for one in found["nearest"]] == [("t1", "I married Tom in June 1969.")]
