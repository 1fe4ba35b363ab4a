"""Make a tiny captioner of SmolVLM's family with random weights: it says nothing of sense.

It shows that a processor and a model of the transformers library are loaded from a folder and asked
as a real one is. ``make(folder)`` takes about a second, so it is made anew by each test run.
"""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    Idefics3Config,
    Idefics3ForConditionalGeneration,
    Idefics3ImageProcessorPil,
    Idefics3Processor,
    PreTrainedTokenizerFast,
)

SPECIAL = ["<|im_start|>", "<end_of_utterance>", "<|endoftext|>", "<image>", "<fake_token_around_image>"]
SPECIAL += ["<global-img>", *(f"<row_{r}_col_{c}>" for r in range(1, 7) for c in range(1, 7))]
TEMPLATE = (
    "<|im_start|>{% for message in messages %}{{ message['role'] | capitalize }}:"
    "{% for line in message['content'] %}{% if line['type'] == 'text' %}{{ line['text'] }}"
    "{% else %}<image>{% endif %}{% endfor %}<end_of_utterance>\n{% endfor %}"
    "{% if add_generation_prompt %}Assistant:{% endif %}"
)
PIXELS, PATCH, SCALE, WIDTH = 64, 16, 2, 32


def make_tokenizer() -> PreTrainedTokenizerFast:
    """Bytes and the family's special tokens."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(vocab_size=256, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator([], trainer)
    tokenizer.add_special_tokens(SPECIAL)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="<|endoftext|>",
        eos_token="<end_of_utterance>",
        additional_special_tokens=SPECIAL,
    )


def make_config(tokenizer: PreTrainedTokenizerFast) -> Idefics3Config:
    """Two layers that see and two that write, 32 wide."""
    layers = {"hidden_size": WIDTH, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
    ends = tokenizer.convert_tokens_to_ids(["<|im_start|>", "<end_of_utterance>", "<|endoftext|>"])
    ids = dict(zip(("bos_token_id", "eos_token_id", "pad_token_id"), ends, strict=True))
    text = {"model_type": "llama", **layers, "num_key_value_heads": 2, "vocab_size": len(tokenizer), **ids}
    return Idefics3Config(
        text_config=text,
        vision_config={**layers, "image_size": PIXELS, "patch_size": PATCH},
        image_token_id=tokenizer.convert_tokens_to_ids("<image>"),
        scale_factor=SCALE,
        **ids,
    )


def make(folder: Path) -> None:
    """Write processor and model to `folder`."""
    torch.manual_seed(1)
    tokenizer = make_tokenizer()
    pictures = Idefics3ImageProcessorPil(
        size={"longest_edge": PIXELS}, max_image_size={"longest_edge": PIXELS}, do_image_splitting=False
    )
    seen = (PIXELS // PATCH) ** 2 // SCALE**2
    Idefics3Processor(pictures, tokenizer, image_seq_len=seen, chat_template=TEMPLATE).save_pretrained(folder)
    Idefics3ForConditionalGeneration(make_config(tokenizer)).save_pretrained(folder)
