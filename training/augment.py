"""Texts changed a little at random, anew each epoch: names, dropped and swapped words.

Dropping and swapping are two of the four ways of Wei and Zou 2019, "EDA"; a name for ``[NAME]``
makes the model meet names, which the data hide.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

NAMES = (
    "Aisha", "Akira", "Ali", "Amara", "Ana", "Andrei", "Anna", "Arjun", "Ben", "Carlos", "Chen",
    "Claire", "David", "Diego", "Elena", "Emeka", "Emily", "Fatima", "Grace", "Hannah", "Hassan",
    "Henry", "Ingrid", "Ivan", "Jamal", "James", "John", "Jose", "Kwame", "Lakisha", "Lars", "Leila",
    "Li", "Maria", "Mary", "Mei", "Mohammed", "Nadia", "Noah", "Olga", "Omar", "Pedro", "Priya", "Rosa",
    "Ruth", "Samuel", "Sarah", "Sofia", "Tyrone", "Walter", "Wei", "Yuki", "Zainab",
)  # fmt: skip
PLACEHOLDER = "[NAME]"


def with_names(text: str, chance: random.Random) -> str:
    """Each ``[NAME]`` becomes a name, drawn anew."""
    parts = text.split(PLACEHOLDER)
    return parts[0] + "".join(chance.choice(NAMES) + part for part in parts[1:])


def drop_words(text: str, share: float, chance: random.Random) -> str:
    """Without about `share` of its words; a text never becomes empty."""
    kept = [word for word in text.split() if chance.random() >= share]
    return " ".join(kept) or text


def swap_words(text: str, share: float, chance: random.Random) -> str:
    """With about `share` of its words in another's place."""
    words = text.split()
    for _ in range(round(len(words) * share / 2)):
        one, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[one], words[other] = words[other], words[one]
    return " ".join(words)


def augmented(texts: Sequence[str], names: float, word_drop: float, word_swap: float, seed: int) -> list[str]:
    """`texts` in order, changed: `names` is a share of texts, the others are shares of words (0..1)."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    found = []
    for text in texts:
        changed = with_names(text, chance) if chance.random() < names else text
        changed = drop_words(changed, word_drop, chance) if word_drop else changed
        found.append(swap_words(changed, word_swap, chance) if word_swap else changed)
    return found
