"""An exported graph of MiniLM, opened by ONNX Runtime.

The table of words is most of the model and the same in every graph: it is mapped from the package's own file
and handed to each, so that it lies in memory once and is never copied.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from memory.export_onnx import WORDS, bundled_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

_ROOT = Path(__file__).resolve().parents[1]


def exported(path: Path, module: str, form: str) -> Path:
    """The graph at `path`, made by `module` in a child process if it is not there: its memory goes with it.

    Raises OSError, subprocess.SubprocessError.
    """
    if not path.exists():
        command = [sys.executable, "-m", module, "--out", str(path.parent), "--form", form]
        environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
        subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)  # noqa: S603 - own module
    return path


def open_graph(path: Path) -> Callable[[Sequence[int]], Array]:
    """What turns the token numbers of one text into the graph's row of results. Safe among threads.

    Raises ImportError, OSError.
    """
    import numpy as np
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    words = _words()

    def run(tokens: Sequence[int]) -> Array:
        ids = np.array([tokens], np.int32)
        row: Array = session.run(None, {"input_ids": ids, "mask": np.ones_like(ids), "words": words})[0][0]
        return row

    return run


@cache
def _words() -> Array:
    """The vectors of all words: (30522, 384). The file begins with the length of a JSON that says where each
    tensor lies, counted from that JSON's end (the form of safetensors).
    """
    import numpy as np

    path = bundled_folder() / "model.safetensors"
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        about = json.loads(file.read(length))[WORDS]
    if about["dtype"] != "F32":
        raise OSError(f"{path} holds {WORDS} as {about['dtype']}")
    mapped = np.memmap(path, np.float32, "r", 8 + length + about["data_offsets"][0], tuple(about["shape"]))
    return np.asarray(mapped)
