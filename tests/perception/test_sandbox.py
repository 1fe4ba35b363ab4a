"""Media is opened in a child with limits."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bot.errors import PerceptionError
from bot.perception.picture import LOOK_FILE
from bot.perception.sandbox import Job, Limits, child_environment, private_folder, run, sweep
from tests.perception.conftest import MEDIA, png_bomb

_ROOT = str(Path(__file__).parents[2])


def reason_of(job: Job) -> str:
    """Why the job was refused."""
    with pytest.raises(PerceptionError) as caught:
        run(job)
    return caught.value.reason


def in_child(code: str) -> str:
    """What `code` prints in a fresh interpreter."""
    environ = {"PYTHONPATH": _ROOT, "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environ, timeout=60, check=True
    )
    return done.stdout.strip()


def test_a_bomb_is_refused_from_its_header(tmp_path: Path) -> None:
    """A few KB that would become 144 million pixels are refused, quickly."""
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(png_bomb(12_000, 12_000))
    assert bomb.stat().st_size < 25_000
    begun = time.monotonic()
    assert reason_of(Job("picture", bomb, tmp_path)) == "too-large-picture"
    assert time.monotonic() - begun < 10


def test_time_runs_out(tmp_path: Path) -> None:
    """A child that takes too long is ended, and says timed-out."""
    os.mkfifo(tmp_path / "never.ogg")  # opening it for reading waits for a writer that never comes
    job = Job("sound", tmp_path / "never.ogg", tmp_path, Limits(seconds=1.5))
    begun = time.monotonic()
    assert reason_of(job) == "timed-out"
    assert time.monotonic() - begun < 5


def test_memory_runs_out(tmp_path: Path) -> None:
    """A picture within the pixel cap that needs more memory than allowed is refused, not suffered."""
    bomb = tmp_path / "large.png"
    bomb.write_bytes(png_bomb(7000, 7000))
    job = Job("picture", bomb, tmp_path, Limits(memory=200 << 20), {"scan": False})
    assert reason_of(job) == "broken"


def test_a_large_photograph_has_room(tmp_path: Path) -> None:
    """The decoder's copy of a photograph is not kept while the rest is loaded: little memory is enough."""
    Image.new("RGB", (5600, 4200), "olive").save(tmp_path / "large.webp", quality=20, method=0)
    job = Job("picture", tmp_path / "large.webp", tmp_path, Limits(memory=640 << 20), {"scan": False})
    found = run(job)
    assert (found["width"], found["height"]) == (5600, 4200)


@pytest.mark.parametrize("mode", ["I;16", "I;16B", "I", "F"])
def test_deep_grey_is_seen_as_it_is(mode: str, tmp_path: Path) -> None:
    """Grey of 16 bits and more, as scanners write it, keeps its shades instead of turning white."""
    ramp = np.tile(np.linspace(0, 65535, 60), (40, 1))
    kinds = {"I;16": "<u2", "I;16B": ">u2", "I": "<i4", "F": "<f4"}
    scan = Image.frombytes(mode, (60, 40), ramp.astype(kinds[mode]).tobytes())
    scan.save(tmp_path / "scan.tif")
    run(Job("picture", tmp_path / "scan.tif", tmp_path, options={"scan": False}))
    with Image.open(tmp_path / LOOK_FILE) as look:
        shades = np.asarray(look.convert("L"), float).mean(axis=0)
    assert np.abs(shades - np.linspace(0, 255, 60)).max() < 6


@pytest.mark.parametrize("task", ["sound", "picture", "video"])
def test_rubbish_is_broken(task: str, tmp_path: Path) -> None:
    """Random bytes are broken for every reader."""
    rubbish = tmp_path / "rubbish"
    rubbish.write_bytes(bytes(range(256)) * 20)
    assert reason_of(Job(task, rubbish, tmp_path)) == "broken"


def test_nothing_of_ours_reaches_the_child(tmp_path: Path) -> None:
    """The child's environment holds where programs lie, and no token of its parent's."""
    given = child_environment(tmp_path, {"TELEGRAM_BOT_TOKEN": "123:secret", "PATH": "/usr/bin"})
    assert given["PATH"] == "/usr/bin"
    assert "123:secret" not in given.values()


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """The private folder is the user's alone, and is gone after use."""
    with private_folder() as folder:
        assert folder.stat().st_mode & 0o077 == 0
        run(Job("sound", MEDIA / "sea.ogg", folder))
        assert (folder / "sound.s16").is_file()
    assert not folder.exists()


def test_what_killed_processes_left_is_swept(tmp_path: Path) -> None:
    """Folders of processes that are gone are removed, those of running ones stay."""
    with subprocess.Popen([sys.executable, "-c", "pass"]) as gone:
        gone.wait()
    for owner in (gone.pid, os.getpid()):
        (tmp_path / f"lifestory-{owner}-x").mkdir()
        (tmp_path / f"lifestory-{owner}-x" / "sound.s16").write_bytes(b"words")
    (tmp_path / "lifestory-of-someone").mkdir()
    assert sweep(tmp_path) == 1
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == sorted([f"lifestory-{os.getpid()}-x", "lifestory-of-someone"])


def test_the_child_says_whether_it_has_a_network(tmp_path: Path) -> None:
    """Each answer says whether the network was cut off."""
    assert run(Job("sound", MEDIA / "sea.ogg", tmp_path))["network"] in ("on", "off")


def test_a_cut_network_is_cut() -> None:
    """Where the child says that its network is off, even this machine's own ports cannot be reached."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = (
            "import socket; from bot.perception.sandbox_child import cut_network\n"
            "print(cut_network())\n"
            f"try: socket.create_connection(('127.0.0.1', {port}), 2); print('reached')\n"
            "except OSError: print('not reached')"
        )
        said, found = in_child(code).split("\n")
    if said == "on":
        pytest.skip("this system does not let a process leave its network")
    assert found == "not reached"


def test_the_child_starts_light() -> None:
    """The child's own module brings no decoder and no model before its task is known."""
    code = "import sys, bot.perception.sandbox_child; print(sorted(sys.modules))"
    loaded = in_child(code)
    assert not any(f"'{name}'" in loaded for name in ("av", "numpy", "PIL", "pydantic", "asyncio"))


def test_every_module_of_perception_is_light_to_import() -> None:
    """No module here brings torch, transformers, a decoder or NumPy when it is imported."""
    code = (
        "import sys, pkgutil, importlib, bot.perception as p\n"
        "[importlib.import_module(f'bot.perception.{m.name}') for m in pkgutil.iter_modules(p.__path__)]\n"
        "print(sorted(sys.modules))"
    )
    heavy = (
        "torch",
        "transformers",
        "faster_whisper",
        "av",
        "numpy",
        "onnxruntime",
        "PIL",
        "huggingface_hub",
    )
    loaded = in_child(code)
    assert not [name for name in heavy if f"'{name}'" in loaded]
