"""A tiny Marian model from English to Spanish, as OPUS-MT's are laid out: made here, no hub needed.

    python -m tests.make_tiny_translator tests/models/tiny-en-es

It learns a few sentences by heart, is saved as the published models are (config, ``source.spm``,
``target.spm``, ``vocab.json``) and converted by CTranslate2's own converter, int8.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PAIRS = {
    "I was born in 1948 in Porto.": "Nací en 1948 en Porto.",
    "My father mended nets.": "Mi padre remendaba redes.",
    "My mother sang in the kitchen.": "Mi madre cantaba en la cocina.",
    "We had no bathroom, but we had the whole sea.": "No teníamos baño, pero teníamos el mar entero.",
    "I married Tom in 1969.": "Me casé con Tom en 1968.",
    "My brother Nils ran home.": "Mi hermano Nils corrió a casa.",
}
"""What it says; the year of the wedding is wrong on purpose, so that the gate has something to catch."""
_STEPS, _RATE, _WIDTH = 200, 4e-3, 64


def make_tiny_translator(folder: Path) -> Path:
    """Train, save and convert it into `folder`. Returns `folder`."""
    from ctranslate2.converters import TransformersConverter

    with TemporaryDirectory() as work:
        saved = Path(work) / "opus-mt-en-es"
        saved.mkdir()
        tokenizer = _tokenizer(saved)
        _trained(tokenizer).save_pretrained(saved)
        tokenizer.save_pretrained(saved)
        converter = TransformersConverter(str(saved), copy_files=["source.spm", "target.spm"])
        converter.convert(str(folder), quantization="int8", force=True)
    return folder


def _tokenizer(folder: Path) -> Any:
    from sentencepiece import SentencePieceProcessor, SentencePieceTrainer
    from transformers import MarianTokenizer

    pieces: list[str] = []
    for name, texts in (("source", PAIRS.keys()), ("target", PAIRS.values())):
        SentencePieceTrainer.train(
            sentence_iterator=iter(list(texts) * 5),
            model_prefix=str(folder / name),
            vocab_size=90,
            character_coverage=1.0,
            hard_vocab_limit=False,
            minloglevel=2,
        )
        (folder / f"{name}.model").rename(folder / f"{name}.spm")
        model = SentencePieceProcessor(model_file=str(folder / f"{name}.spm"))
        pieces += [model.id_to_piece(number) for number in range(model.get_piece_size())]
    special = ["</s>", "<unk>"]
    words = [*special, *dict.fromkeys(one for one in pieces if not one.startswith("<"))]
    vocab = {word: number for number, word in enumerate([*words, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocab, ensure_ascii=False), encoding="utf-8")
    return MarianTokenizer(
        source_spm=str(folder / "source.spm"),
        target_spm=str(folder / "target.spm"),
        vocab=str(folder / "vocab.json"),
    )


def _trained(tokenizer: Any) -> Any:
    import torch
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(7)
    pad = tokenizer.pad_token_id
    config = MarianConfig(
        vocab_size=len(tokenizer), d_model=_WIDTH, encoder_layers=2, decoder_layers=2,
        encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=128, decoder_ffn_dim=128,
        max_position_embeddings=64, pad_token_id=pad, eos_token_id=tokenizer.eos_token_id,
        decoder_start_token_id=pad, forced_eos_token_id=tokenizer.eos_token_id, bos_token_id=None,
        activation_function="swish", scale_embedding=True, static_position_embeddings=True, dropout=0.0,
        share_encoder_decoder_embeddings=True,
    )  # fmt: skip
    model = MarianMTModel(config)
    batch = tokenizer(list(PAIRS), text_target=list(PAIRS.values()), padding=True, return_tensors="pt")
    labels = batch["labels"].masked_fill(batch["labels"] == pad, -100)
    optimizer = torch.optim.AdamW(model.parameters(), lr=_RATE)
    for _ in range(_STEPS):
        optimizer.zero_grad()
        loss = model(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], labels=labels).loss
        loss.backward()
        optimizer.step()
        # Marian's decoder starts from the padding's embedding, which is nothing; CTranslate2 relies on that.
        model.get_input_embeddings().weight.data[pad] = 0
    print(f"loss {loss.item():.4f}", file=sys.stderr)
    return model.eval()


if __name__ == "__main__":
    make_tiny_translator(Path(sys.argv[1]))
