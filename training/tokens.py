"""Texts as padded tensors of token numbers, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.perception.emoji import spelled

if TYPE_CHECKING:
    import torch

_POOL = 50  # batches whose texts are sorted by length together


@dataclass(frozen=True)
class Batch:
    """`ids` and `mask` (B, S) int64; `rows` says which texts these are."""

    ids: torch.Tensor
    mask: torch.Tensor
    rows: list[int]


@dataclass(frozen=True)
class Tokens:
    """Turns texts into token numbers, cut at `longest`."""

    tokenizer: Any
    emoji: bool

    def numbers(self, texts: Sequence[str]) -> list[list[int]]:
        """Token numbers of each text."""
        plain = [spelled(text) for text in texts] if self.emoji else list(texts)
        return [one.ids for one in self.tokenizer.encode_batch_fast(plain)]


def load_tokens(model: Path, longest: int, emoji: bool) -> Tokens:
    """The tokenizer of the model in the folder `model`."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    return Tokens(tokenizer, emoji)


def batches(
    numbers: Sequence[Sequence[int]], size: int, device: str, seed: int | None = None
) -> Iterator[Batch]:
    """All texts once. With a `seed` in random order, else from short to long."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    order = list(range(len(numbers)))
    if seed is None:
        order.sort(key=lambda row: len(numbers[row]))
        parts = [order[at : at + size] for at in range(0, len(order), size)]
    else:
        chance.shuffle(order)
        parts = _sorted_parts(order, numbers, size)
        chance.shuffle(parts)
    for rows in parts:
        yield _padded(rows, numbers, device)


def _sorted_parts(order: list[int], numbers: Sequence[Sequence[int]], size: int) -> list[list[int]]:
    parts = []
    for start in range(0, len(order), size * _POOL):
        pool = sorted(order[start : start + size * _POOL], key=lambda row: len(numbers[row]))
        parts += [pool[at : at + size] for at in range(0, len(pool), size)]
    return parts


def _padded(rows: list[int], numbers: Sequence[Sequence[int]], device: str) -> Batch:
    import torch

    width = max(len(numbers[row]) for row in rows)
    ids = torch.tensor([[*numbers[row], *[0] * (width - len(numbers[row]))] for row in rows])
    mask = torch.tensor([[1] * len(numbers[row]) + [0] * (width - len(numbers[row])) for row in rows])
    return Batch(ids.to(device, non_blocking=True), mask.to(device, non_blocking=True), rows)
