"""What Chroma writes to disk holds nothing of what was in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from memory.clean_memory import hand_out_zeros
from tests.conftest import ROOT

# A dozen new indexes, as a bot makes for new narrators; pages of the databases lie freed in memory by then.
_MAKE = """
import sys
import numpy as np
from pathlib import Path
from memory import clean_memory, index
if sys.argv[2] == "unfilled":
    index.hand_out_zeros = lambda: False
for number in range(12):
    made = index.NarratorIndex(Path(sys.argv[1]) / str(number), b"key")
    rows = np.eye(384, dtype=np.float32)[:20]
    made.add({f"{number}-{at}": at for at in range(20)}, rows)
    made.search(rows[0], 5)
    made.close()
"""


def _scraps(folder: Path) -> int:
    """Bytes that are not zero in what the graphs' files hold beyond their rows."""
    files = list(folder.glob("*/*/data_level0.bin"))
    assert files
    rest = [path.read_bytes() for path in files]
    row = len(rest[0]) // 100  # room is made for a hundred rows
    return sum(len(one[20 * row :].replace(b"\0", b"")) for one in rest)


def _make(folder: Path, how: str) -> int:
    command = [sys.executable, "-c", _MAKE, str(folder), how]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return _scraps(folder)


@pytest.mark.skipif(not hand_out_zeros(), reason="needs glibc")
def test_the_graphs_files_hold_rows_and_zeros(tmp_path: Path) -> None:
    """Beyond its rows a graph's file is empty; without emptied memory it is not."""
    assert _make(tmp_path / "filled", "filled") == 0
    assert _make(tmp_path / "unfilled", "unfilled") > 0
