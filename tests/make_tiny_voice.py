"""Make a tiny VITS voice of random weights: ``python -m tests.make_tiny_voice FOLDER``.

It hums where a trained one speaks, and goes the same way: letters to tokens, tokens to samples.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

LETTERS = "_ abcdefghijklmnopqrstuvwxyz'-"


def make_voice(folder: Path, rate: int = 16_000, **tokenizer: object) -> Path:
    """Write model and tokenizer to `folder`; `tokenizer` changes the latter's settings."""
    import torch
    from transformers import VitsConfig, VitsModel, VitsTokenizer

    torch.manual_seed(7)
    config = VitsConfig(
        vocab_size=len(LETTERS),
        hidden_size=16,
        num_hidden_layers=1,
        ffn_dim=16,
        flow_size=16,
        spectrogram_bins=9,
        upsample_initial_channel=16,
        upsample_rates=[8, 8],
        upsample_kernel_sizes=[16, 16],
        resblock_kernel_sizes=[3],
        resblock_dilation_sizes=[[1, 3]],
        duration_predictor_filter_channels=16,
        prior_encoder_num_flows=2,
        prior_encoder_num_wavenet_layers=1,
        posterior_encoder_num_wavenet_layers=1,
        sampling_rate=rate,
    )
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = folder / "letters.json"
    vocabulary.write_text(json.dumps({one: number for number, one in enumerate(LETTERS)}), encoding="utf-8")
    settings = {"language": "eng", "phonemize": False, "is_uroman": False, "pad_token": "_", **tokenizer}
    VitsTokenizer(str(vocabulary), **settings).save_pretrained(str(folder))
    vocabulary.unlink()
    VitsModel(config).save_pretrained(str(folder))
    return folder


if __name__ == "__main__":
    make_voice(Path(sys.argv[1]))
