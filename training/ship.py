"""Makes a run the bot's own reader of feelings: ``python -m training.ship RUN --data dev.tsv``.

Copies the adapter beside the code that reads it, pins its SHA-256 there, and writes the model card
with the figures of what the bot will run: the graph in ONNX Runtime, in 8 bits.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from pathlib import Path

from bot.perception import emotion_export
from bot.perception.emotion_export import ADAPTER, read_adapter
from bot.perception.emotion_model import EmotionModel
from memory.export_onnx import bundled_folder
from training.card import write_card
from training.evaluate import judged, of_reader, read_set
from training.runs import WEIGHTS, about_run, load_run

_DATA = (
    "GoEmotions (Demszky et al. 2020, Apache-2.0), comments on Reddit, mostly of young American men, "
    "labelled by three people each; memories of old people are another kind of text, and no figure here "
    "is of them."
)


def pin(source: str, sha256: str) -> str:
    """The code of `emotion_export` with another SHA-256. Raises ValueError where there is none to replace."""
    pinned, count = re.subn(r'(ADAPTER_SHA256 = )"[0-9a-f]{64}"', rf'\1"{sha256}"', source)
    if count != 1:
        raise ValueError("no SHA-256 to replace")
    return pinned


def main() -> None:
    """Ship a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="a folder that `lifestory train emotion` wrote")
    parser.add_argument("--data", type=Path, required=True, help="labelled texts for the card's figures")
    parser.add_argument("--about-data", default=_DATA, help="what it learnt from, for the card")
    parser.add_argument("--card", type=Path, default=Path("docs/models/emotion.md"))
    chosen = parser.parse_args()
    adapter = read_adapter(chosen.run / WEIGHTS, None)
    shutil.copyfile(chosen.run / WEIGHTS, ADAPTER)
    code = Path(emotion_export.__file__)
    code.write_text(pin(code.read_text(encoding="utf-8"), adapter.sha256), encoding="utf-8")
    found = read_set(chosen.data)
    run, _ = load_run(chosen.run, bundled_folder(), found.labels)
    with tempfile.TemporaryDirectory() as cache:
        give = of_reader(EmotionModel(Path(cache), sha256=adapter.sha256).classify_all, found.labels)
        about = about_run(chosen.run) | {"data": chosen.about_data}
        write_card(chosen.card, run, adapter.labels, judged(found, give, swaps=True), about)
    print(f"{ADAPTER} {adapter.sha256}\n{chosen.card}")


if __name__ == "__main__":
    main()
