"""The networks: MiniLM with low-rank adapters, MiniLM trained whole or not at all, LSTM and GRU.

LoRA: Hu et al. 2021; AdaLoRA: Zhang et al. 2023; both by PEFT.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from training.recipe import Recipe

WIDTH, LAYERS = 384, 6  # of MiniLM
_HIDDEN = 256  # of the LSTM and the GRU, each way
_ATTENTION = r"attention\.(self\.(query|key|value)|output\.dense)"
_ALL = r"(attention\.(self\.(query|key|value)|output\.dense)|(intermediate|output)\.dense)"


def build(recipe: Recipe, model: Path, labels: int, steps: int) -> Classifier:
    """The network of `recipe` on the MiniLM in the folder `model`; `steps` is how long it will be trained.

    Its initial weights are drawn from the recipe's seed.
    """
    from transformers import BertModel
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
    torch.manual_seed(recipe.seed)
    encoder = BertModel.from_pretrained(model, add_pooling_layer=False, local_files_only=True).float()
    if recipe.arch in ("bilstm", "gru"):
        return Classifier(Recurrent(encoder, recipe.arch), recipe, 2 * _HIDDEN, labels)
    if recipe.arch in ("head", "minilm-full"):
        encoder.requires_grad_(False)
        for layer in encoder.encoder.layer[LAYERS - recipe.layers :] if recipe.arch == "minilm-full" else ():
            layer.requires_grad_(True)
    else:
        encoder = _adapted(encoder, recipe, steps)
    kind = AdaLoraClassifier if recipe.arch == "minilm-adalora" else Classifier
    return kind(Encoder(encoder), recipe, WIDTH, labels)


def trained(network: nn.Module) -> dict[str, Tensor]:
    """The weights that training moves, by name."""
    return {name: value for name, value in network.named_parameters() if value.requires_grad}


class Encoder(nn.Module):
    """A BERT of which the last layer's vectors are given: (B, S, 384)."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        found: Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return found


class Recurrent(nn.Module):
    """An LSTM or a GRU both ways over MiniLM's word vectors: (B, S, 512)."""

    def __init__(self, encoder: Any, kind: str) -> None:
        super().__init__()
        self.words = encoder.embeddings.word_embeddings.requires_grad_(False)
        cells = nn.LSTM if kind == "bilstm" else nn.GRU
        self.cells = cells(WIDTH, _HIDDEN, batch_first=True, bidirectional=True)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        packed = pack_padded_sequence(self.words(ids), mask.sum(1).cpu(), True, enforce_sorted=False)
        found, _ = pad_packed_sequence(self.cells(packed)[0], True, total_length=ids.shape[1])
        return found


class Classifier(nn.Module):
    """A body, its vectors pooled to one a text, and a linear layer: ids and mask (B, S) -> logits (B, L)."""

    def __init__(self, body: nn.Module, recipe: Recipe, width: int, labels: int) -> None:
        super().__init__()
        self.body, self.pooling = body, recipe.pooling
        self.frozen = recipe.arch == "head"
        self.drop = nn.Dropout(recipe.head_dropout)
        self.weigh = nn.Linear(width, 1) if self.pooling == "attention" else None
        self.head: nn.Module = nn.Linear(width * (2 if self.pooling == "mean+max" else 1), labels)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.frozen):
            hidden = self.body(ids, mask)
        logits: Tensor = self.head(self.drop(self.pooled(hidden, mask)))
        return logits.float()

    def penalty(self) -> Tensor | float:
        """What the architecture adds to the loss."""
        return 0.0

    def after_step(self, step: int) -> None:
        """What the architecture does after each step."""

    def pooled(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """(B, S, W) -> (B, W), or (B, 2 W) for mean and maximum together."""
        if self.pooling == "cls":
            return hidden[:, 0]
        real = mask.unsqueeze(-1).to(hidden.dtype)
        if self.weigh is not None:
            scores: Tensor = self.weigh(hidden).masked_fill(real == 0, -1e4)
            return (scores.softmax(1) * hidden).sum(1)
        mean = (hidden * real).sum(1) / real.sum(1)
        if self.pooling == "mean":
            return mean
        return torch.cat((mean, hidden.masked_fill(real == 0, -1e4).max(1).values), dim=1)


class AdaLoraClassifier(Classifier):
    """Its adapters' ranks are shared out anew as it learns."""

    def penalty(self) -> Tensor | float:
        """The pull of the adapters' matrices towards orthogonal ones."""
        total: Tensor | float = 0.0
        for name, value in self.body.named_parameters():
            if "lora_A" in name or "lora_B" in name:
                square = value @ value.T if "lora_A" in name else value.T @ value
                total = total + torch.linalg.matrix_norm(square - torch.eye(len(square), device=value.device))
        return 0.001 * total

    def after_step(self, step: int) -> None:
        """Let PEFT take rank from where it is worth least."""
        self.body.encoder.base_model.update_and_allocate(step)  # type: ignore[operator,union-attr]


def _adapted(encoder: Any, recipe: Recipe, steps: int) -> Any:
    from peft import AdaLoraConfig, LoraConfig

    top = "|".join(str(LAYERS - 1 - layer) for layer in range(recipe.layers))
    shared: dict[str, Any] = {
        "target_modules": rf".*layer\.({top})\.{_ALL if recipe.targets == 'all' else _ATTENTION}",
        "lora_dropout": recipe.lora_dropout,
        "lora_alpha": round(recipe.scale * recipe.rank),
    }
    if recipe.arch == "minilm-lora":
        return _wrapped(encoder, LoraConfig(r=recipe.rank, **shared))
    # Ranks fall from one and a half times the wanted mean between a tenth and a half of the way.
    steps = max(steps, 10)
    plan = {"tinit": steps // 10, "tfinal": steps // 2, "deltaT": 10, "total_step": steps}
    wide = {"init_r": recipe.rank * 3 // 2, "target_r": recipe.rank}
    return _wrapped(encoder, AdaLoraConfig(**wide, **plan, **shared))


def _wrapped(encoder: Any, config: Any) -> Any:
    from peft import get_peft_model

    with warnings.catch_warnings():
        # PEFT asks transformers for a property by its former name.
        warnings.filterwarnings("ignore", "`is_gradient_checkpointing`", FutureWarning)
        return get_peft_model(encoder, config)
