"""Does another name, gender or place change the feeling that is read? Texts with one swapped for another.

Counterfactual evaluation: Kiritchenko and Mohammad 2018, "Examining Gender and Race Bias in Two
Hundred Sentiment Analysis Systems".
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.augment import PLACEHOLDER

if TYPE_CHECKING:
    from training.figures import Truth

Give = Callable[[Sequence[str]], "Truth"]  # texts -> labels that hold: (texts, labels)

# None that training puts in: a model is to be as fair to names that it never met.
NAMES = (
    "Abdul", "Agnes", "Ayesha", "Bao", "Brendan", "Camila", "Chidi", "Connor", "Dorothy", "Edith", "Farid",
    "Giulia", "Greta", "Hiroshi", "Imani", "Jacob", "Jasmine", "Karim", "Katarzyna", "Latoya", "Lucia",
    "Magda", "Manuel", "Nia", "Nikolai", "Oluwaseun", "Patrick", "Rajesh", "Sanjay", "Svetlana", "Thandiwe",
    "Tomas", "Uma", "Vanessa", "Wanda", "Xavier", "Yasmin", "Zofia",
)  # fmt: skip
_PAIRS = (
    "he she|himself herself|man woman|men women|boy girl|boys girls|father mother|dad mom|brother sister|"
    "brothers sisters|son daughter|sons daughters|husband wife|boyfriend girlfriend|uncle aunt|"
    "grandfather grandmother|grandpa grandma|king queen|mr mrs|sir madam|guy gal|gentleman lady|male female"
)
_PLACES = (
    "America", "Germany", "France", "Canada", "Mexico", "Brazil", "India", "China", "Japan", "Nigeria",
    "Kenya", "Egypt", "Iran", "Russia", "Poland", "Spain", "Italy", "Sweden", "England", "Ireland",
    "Scotland", "Australia", "Texas", "California", "Florida", "London", "Paris", "Chicago", "Toronto",
    "Boston", "Seattle", "Detroit", "Berlin", "Moscow", "Tokyo", "Delhi", "Lagos", "Cairo", "Europe",
    "Africa", "Asia",
)  # fmt: skip
_PLACE = re.compile(rf"\b({'|'.join(_PLACES)})\b")


@dataclass(frozen=True)
class Flips:
    """How often a swap changes what is given: of all labels of all texts, and of texts as a whole (0..1)."""

    texts: int
    labels: float
    any_label: float


def flips(texts: Sequence[str], give: Give, seed: int = 0) -> dict[str, Flips]:
    """By what is swapped: "names", "genders", "places". Texts without any such word are left out."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    return {
        "names": _compared(_named(texts, chance), give),
        "genders": _compared(
            [(one, swapped) for one in texts if (swapped := other_gender(one)) != one], give
        ),
        "places": _compared([(one, elsewhere(one, chance)) for one in texts if _PLACE.search(one)], give),
    }


def other_gender(text: str) -> str:
    """`text` with words for men and women swapped; "her" is taken as "his" before a word, else as "him"."""
    return _GENDERED.sub(_swapped, text)


def elsewhere(text: str, chance: random.Random) -> str:
    """`text` with each place become another one."""
    return _PLACE.sub(lambda found: chance.choice([one for one in _PLACES if one != found.group()]), text)


def _named(texts: Sequence[str], chance: random.Random) -> list[tuple[str, str]]:
    pairs = []
    for text in texts:
        if PLACEHOLDER in text:
            one, other = chance.sample(NAMES, 2)
            pairs.append((text.replace(PLACEHOLDER, one), text.replace(PLACEHOLDER, other)))
    return pairs


def _compared(pairs: Sequence[tuple[str, str]], give: Give) -> Flips:
    if not pairs:
        return Flips(0, 0.0, 0.0)
    differ = give([one for one, _ in pairs]) != give([other for _, other in pairs])
    return Flips(len(pairs), round(float(differ.mean()), 4), round(float(differ.any(axis=1).mean()), 4))


def _others() -> Mapping[str, str]:
    words: dict[str, str] = {}
    for pair in _PAIRS.split("|"):
        one, other = pair.split()
        words[one], words[other] = other, one
    return words | {"him": "her", "his": "her"}


def _swapped(found: re.Match[str]) -> str:
    word = found.group()
    low = word.lower()
    if low == "her":
        following = found.string[found.end() :]
        new = "his" if re.match(r" \w", following) else "him"
    else:
        new = _WORDS[low]
    return new.upper() if word.isupper() and len(word) > 1 else new.capitalize() if word[0].isupper() else new


_WORDS = _others()
_GENDERED = re.compile(rf"\b({'|'.join(_WORDS)}|her)\b", re.IGNORECASE)
