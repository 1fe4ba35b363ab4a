"""Make tiny restorers of random weights: ``python -m tests.make_tiny_restorer DIR``.

Networks of the two shapes that Real-ESRGAN's weights have (RRDBNet, and SRVGGNet "compact"), in the names
by which spandrel knows them, written as safetensors. What they make is no better picture.
"""

from __future__ import annotations

import sys
from pathlib import Path


def make_rrdb(path: Path, features: int = 4, blocks: int = 1, seed: int = 1) -> Path:
    """An RRDBNet (ESRGAN) that makes four times as many pixels on each side."""
    import torch
    from safetensors.torch import save_file

    random = torch.Generator().manual_seed(seed)
    grown = 32  # as in all of its kin

    def layer(name: str, out: int, into: int) -> dict[str, torch.Tensor]:
        weight = torch.randn((out, into, 3, 3), generator=random) * 0.08
        return {f"{name}.weight": weight, f"{name}.bias": torch.zeros(out)}

    state = layer("conv_first", features, 3)
    for block in range(blocks):
        for dense in (1, 2, 3):
            for conv in range(1, 6):
                into, out = features + grown * (conv - 1), grown if conv < 5 else features
                state |= layer(f"body.{block}.rdb{dense}.conv{conv}", out, into)
    for name in ("conv_body", "conv_up1", "conv_up2", "conv_hr"):
        state |= layer(name, features, features)
    save_file(state | layer("conv_last", 3, features), path)
    return path


def make_compact(path: Path, features: int = 8, convolutions: int = 2, scale: int = 2, seed: int = 1) -> Path:
    """An SRVGGNetCompact that makes `scale` times as many pixels on each side."""
    import torch
    from safetensors.torch import save_file

    random = torch.Generator().manual_seed(seed)
    state: dict[str, torch.Tensor] = {}
    wide = [3] + [features] * (convolutions + 1) + [3 * scale * scale]
    for at in range(len(wide) - 1):
        state[f"body.{2 * at}.weight"] = torch.randn((wide[at + 1], wide[at], 3, 3), generator=random) * 0.08
        state[f"body.{2 * at}.bias"] = torch.zeros(wide[at + 1])
        if at < len(wide) - 2:
            state[f"body.{2 * at + 1}.weight"] = torch.full((features,), 0.2)
    save_file(state, path)
    return path


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    make_rrdb(folder / "tiny-rrdb.safetensors")
    make_compact(folder / "tiny-compact.safetensors")
