"""Writes the emotion model as an ONNX graph: ``python -m bot.perception.emotion_export --out DIR``.

The model is the embedded MiniLM with the low-rank adapters and the head that ``lifestory train
emotion`` made and that lie beside this file: ``W + scale * B A`` is computed here, without torch
(Hu et al. 2021, "LoRA"), and the rest is the graph of the embedder, with a head in place of its end.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from functools import partial as bound
from pathlib import Path
from typing import Any

from memory.export_onnx import FORMS, LAYOUT, RECIPE, WEIGHTS_SHA256, Graph, bundled_folder

ADAPTER = Path(__file__).parent / "weights" / "emotion-en.safetensors"
ADAPTER_SHA256 = "28c6c1ac79af237b980c97694f78c6735838f2ed42aae6a3bc01c5e6a7e969e6"
_PREFIX, _INNER = "body.encoder.base_model.model.", ".lora_A.default.weight"


@dataclass(frozen=True)
class Adapter:
    """What training made: `weights` by name, and what it was made with."""

    weights: dict[str, Any]
    labels: tuple[str, ...]
    thresholds: tuple[float, ...]
    longest: int  # tokens
    scale: float
    sha256: str


def read_adapter(path: Path = ADAPTER, wanted: str | None = ADAPTER_SHA256) -> Adapter:
    """The adapter at `path`. Raises ValueError where its SHA-256 is not `wanted`."""
    import numpy as np
    from safetensors import safe_open

    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if wanted not in (None, found):
        raise ValueError(f"{path} does not hold the expected weights")
    with safe_open(str(path), "numpy") as file:
        about = {key: json.loads(value) for key, value in file.metadata().items()}
        weights = {name: file.get_tensor(name).astype(np.float32) for name in file.keys()}  # noqa: SIM118 - no dict
    return Adapter(
        weights, tuple(about["labels"]), tuple(about["thresholds"]), about["longest"], about["scale"], found
    )


def file_name(adapter: Adapter, form: str) -> str:
    """The exported file's name: it changes with all that is in it."""
    return f"emotion-{WEIGHTS_SHA256[:8]}-{adapter.sha256[:8]}-{form}-{RECIPE}.{LAYOUT}.onnx"


def merged(base: dict[str, Any], adapter: Adapter) -> dict[str, Any]:
    """The encoder's weights with the adapter's differences added. Raises ValueError for unknown ones."""
    found = dict(base)
    for name, inner in adapter.weights.items():
        if not name.endswith(_INNER):
            continue
        outer = adapter.weights[name.replace("lora_A", "lora_B")]
        target = name.removeprefix(_PREFIX).removesuffix(_INNER) + ".weight"
        if target not in found:
            raise ValueError(f"the encoder has no {target}")
        found[target] = found[target] + adapter.scale * (outer @ inner)
    return found


def export(adapter: Adapter, out: Path, form: str = FORMS[0], weights: Path | None = None) -> Path:
    """Write the graph into the folder `out`; gives its path. Several processes may do so at once."""
    import onnx
    from safetensors.numpy import load_file

    base = load_file(str(weights or bundled_folder() / "model.safetensors"))
    out.mkdir(parents=True, exist_ok=True)
    target = out / file_name(adapter, form)
    partial = target.with_suffix(f".{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        onnx.save(Graph(merged(base, adapter), form).model(bound(_head, adapter)), str(partial))
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return target


def _head(adapter: Adapter, graph: Graph, total: str) -> tuple[str, int]:
    """``scores`` (B, labels): the mean, a linear layer, a sigmoid."""
    matrix, bias = adapter.weights["head.weight"], adapter.weights["head.bias"]
    count = graph.node("ReduceSum", ["mask_float", "one"], "count")  # (B, 1)
    mean = graph.node("Div", [total, count], "mean")
    inputs = [mean, graph.constant("head.matrix", matrix.T), graph.constant("head.bias", bias)]
    logits = graph.node("Gemm", inputs, "logits")
    return graph.node("Sigmoid", [logits], "scores"), len(bias)


def main() -> None:
    """Export the shipped adapter."""
    parser = argparse.ArgumentParser(description="Write the emotion model as an ONNX graph.")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    parser.add_argument("--form", choices=FORMS, default=FORMS[0])
    chosen = parser.parse_args()
    print(export(read_adapter(), chosen.out, chosen.form))


if __name__ == "__main__":
    main()
