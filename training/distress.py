"""The weights of the second hearing: which sentences lie near to words of distress.

A logistic regression on the bundled embedder's vectors, in English. ``python -m training.distress --talk
TRAIN.tsv`` says how well sentences are told apart that it was not trained with, and writes
``bot/care/near-en.json``. It learns from the labelled sentences in ``tests/care/en.tsv`` and, as plain ones,
from the told lives in ``benchmarks/lives_en.jsonl`` and from everyday talk: the texts that the reader of
feelings is trained on, without those that name death. Wishes of long ago are in neither class: an answer to
them is no mistake.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bot.care.nearness import WEIGHTS
from memory.embeddings import BUNDLED, Embedder, load_embedder
from memory.sentences import sentence_spans

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

ROOT = Path(__file__).parent.parent
LABELLED, LIVES = ROOT / "tests" / "care" / "en.tsv", ROOT / "benchmarks" / "lives_en.jsonl"
_STRENGTH = 1.0  # the inverse of the penalty
_GRAVE = 3.0  # the weight of a wish beside a plain sentence; 8 gives three times the false alarms
_TALK = 6000
_DEATH = re.compile(
    r"\b(?:die|dying|dead|death|kill\w*|suicid\w*|end it|alive|hurt myself|depress\w*|hopeless|worthless)\b",
    re.I,
)
_FOLDS = 10


def sentences_of(lives: Path) -> list[str]:
    """The sentences of a file of lines with a ``text``."""
    texts = [json.loads(line)["text"] for line in lives.read_text(encoding="utf-8").splitlines() if line]
    return [text[start:end] for text in texts for start, end in sentence_spans(text)]


def talk_of(file: Path) -> list[str]:
    """Some of the texts of a file whose lines begin with one, always the same."""
    texts = [line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()]
    plain = [text for text in texts if text and not _DEATH.search(text)]
    return Random(0).sample(plain, min(_TALK, len(plain)))  # noqa: S311 - a sample, no secret


def material(embedder: Embedder, talk: Path) -> tuple[Matrix, NDArray[np.int64], Matrix]:
    """Vectors of labelled sentences, 1 for each wish and 0 for each plain one, and vectors of plain texts."""
    import numpy as np

    rows = [line.split("\t") for line in LABELLED.read_text(encoding="utf-8").splitlines() if line.strip()]
    kept = [(label, text) for label, text in rows if label in ("crisis", "none")]
    wishes = np.array([label == "crisis" for label, _ in kept], np.int64)
    plain = [*sentences_of(LIVES), *talk_of(talk)]
    return embedder.matrix([text for _, text in kept]), wishes, embedder.matrix(plain)


def judged(labelled: Matrix, wishes: NDArray[np.int64], plain: Matrix) -> dict[str, float]:
    """Shares of wishes and of plain sentences that are heard by weights which have not seen them."""
    import numpy as np
    from sklearn.model_selection import StratifiedKFold

    scores = np.zeros(len(wishes))
    for seen, unseen in StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(labelled, wishes):
        weights, bias = trained(labelled[seen], wishes[seen], plain)
        scores[unseen] = labelled[unseen] @ weights + bias
    heard = scores >= 0
    return {
        "wishes": round(float(heard[wishes == 1].mean()), 3),
        "plain": round(float(heard[wishes == 0].mean()), 3),
    }


def trained(labelled: Matrix, wishes: NDArray[np.int64], plain: Matrix) -> tuple[Matrix, float]:
    """A weight for each dimension, and the bias; a sentence is near from 0 on."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    told = np.r_[wishes, np.zeros(len(plain), np.int64)]
    model = LogisticRegression(C=_STRENGTH, max_iter=3000)
    model.fit(np.vstack([labelled, plain]), told, sample_weight=np.where(told == 1, _GRAVE, 1.0))
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def main() -> None:
    """Train, say how well, and write the weights."""
    parser = argparse.ArgumentParser(description="The second hearing of distress, anew.")
    parser.add_argument("--talk", type=Path, required=True, help="lines that begin with a text")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    embedder = load_embedder(BUNDLED, Path(tempfile.gettempdir()) / "lifestory-models")
    data = material(embedder, chosen.talk)
    print(json.dumps(judged(*data)))
    weights, bias = trained(*data)
    body = {
        "embedder": embedder.fingerprint,
        "bias": round(bias, 4),
        "weights": [round(float(one), 4) for one in weights],
    }
    chosen.out.write_text(json.dumps(body) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
