"""What a narrator wants left out: kept sealed, and found in a text by its words. No model is asked.

Questions, stories and recaps call `touches`; the memories themselves stay in the journal and the
export. Where in doubt it finds too much rather than too little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import delete, insert, select

import prompts
from memory.graph import Graph
from memory.lexical import stem, tokens
from memory.people_kin import GROUPS, group_of, word_for
from memory.sentences import CJK, language_of
from memory.store import Store, aware, now
from memory.tables import off_limits
from prompts.packs import remembered_some

LONGEST = 80
_WINDOW = 12  # index terms in which all words of a phrase must stand
_CHINESE = re.compile(f"[{CJK}]")
_DEATH = frozenset(["death", "dead", "die", "died", "dying"])
# Endings of nouns and what stands there in the verb: adoption, adopt; marriage, marry.
_ENDINGS = (("iag", "y", 4), ("ion", "", 4), ("ment", "", 4), ("ness", "", 3))


@dataclass(frozen=True)
class OffLimits:
    """One phrase in the narrator's own words."""

    id: str
    words: str
    created_at: datetime


def add(store: Store, narrator_id: str, words: str) -> OffLimits:
    """Keep a phrase; one that is kept already, in whichever letters, stays as it is.

    Raises ValueError for nothing or more than LONGEST characters.
    """
    said = " ".join(words.split()).strip(" .,;:!。，；：！\"'“”")
    if not said or len(said) > LONGEST:
        raise ValueError(f"a phrase has 1 to {LONGEST} characters")
    row_id = store.vault.digest("off-limits", narrator_id, said.casefold())
    sealed = store.cipher(narrator_id).seal(said, "off_limits", row_id, "body")
    row = {"id": row_id, "narrator_id": narrator_id, "body": sealed, "created_at": now()}
    with store.begin() as connection:
        connection.execute(delete(off_limits).where(off_limits.c.id == row_id))
        connection.execute(insert(off_limits).values(**row))
    return OffLimits(row_id, said, row["created_at"])  # type: ignore[arg-type]


def remove(store: Store, narrator_id: str, row_id: str) -> bool:
    """Take a phrase away; False where the narrator has none of this id."""
    mine = (off_limits.c.id == row_id) & (off_limits.c.narrator_id == narrator_id)
    with store.begin() as connection:
        return connection.execute(delete(off_limits).where(mine)).rowcount > 0


def kept(store: Store, narrator_id: str) -> list[OffLimits]:
    """A narrator's phrases, oldest first."""
    query = select(off_limits).where(off_limits.c.narrator_id == narrator_id)
    with store.begin() as connection:
        rows = connection.execute(query.order_by(off_limits.c.created_at, off_limits.c.id)).all()
    cipher = store.cipher(narrator_id) if rows else None
    return [
        OffLimits(row.id, cipher.text(row.body, "off_limits", row.id, "body"), aware(row.created_at))
        for row in rows
        if cipher is not None
    ]


def phrases(store: Store, narrator_id: str, graph: Graph | None = None) -> tuple[str, ...]:
    """What `touches` takes: the narrator's phrases and, with the graph, other names of people among them."""
    said = [one.words for one in kept(store, narrator_id)]
    also = [name for one in said if graph is not None for name in _other_names(graph, one)]
    return tuple(dict.fromkeys([*said, *also]))


def touches(text: str, phrases: Sequence[str]) -> bool:
    """Whether `text` speaks of what one of `phrases` names.

    Where words stand apart by stems, all of a phrase's words near one another; kin by any word for them
    ("my mum" is "your mother"); of "my sister Ruth" the name alone. In Chinese by the characters.
    """
    return any(_says(text, phrase) for phrase in phrases if phrase.strip())


def _says(text: str, phrase: str) -> bool:
    if _CHINESE.search(phrase):
        return any(_stands(word, text) for word in _meant_zh(phrase))
    wanted = _wanted(phrase)
    if not wanted:  # a name that is also a common word, such as May
        name = _plain(phrase)
        return bool(name) and re.search(rf"\b{re.escape(name)}\b", text) is not None
    said = _roots(text)
    places = [at for at, word in enumerate(said) if word in wanted]
    return any(wanted <= set(said[at : at + _WINDOW]) for at in places)


def _plain(phrase: str) -> str:
    return _lead().sub("", " ".join(phrase.split())).strip(" .,;:!?\"'“”")


@prompts.remembered
def _lead() -> re.Pattern[str]:
    """What may stand before the words themselves, in every language that sets spaces."""
    spaced = [one for one in prompts.languages() if prompts.language(one).spaced]
    either = "|".join(prompts.rules("off-limits", one)["lead"] for one in spaced)
    return re.compile(rf"^(?:(?:{either})\s+)+", re.IGNORECASE)


def _bare_zh(phrase: str) -> str:
    rules = prompts.rules("off-limits", "zh")
    return re.sub(f"{rules['tail']}$", "", re.sub(f"^{rules['lead']}", "", phrase.strip())).strip()


@remembered_some(1 << 10)
def _wanted(phrase: str) -> frozenset[str]:
    """The roots that must all be said. Beside names alone, who it is to the narrator may be left out."""
    words = [word for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)?", _plain(phrase)) if _roots(word)]
    small = prompts.small_words(phrase)  # those of English are no index terms anyway
    words = [word for word in words if word.casefold() not in small] or words
    others = [word for word in words if not _is_kin(word)]
    if len(others) < len(words) and others and all(word[0].isupper() for word in others):
        words = others
    return frozenset(root for word in words for root in _roots(word))


def _is_kin(word: str) -> bool:
    return bool(set(_roots(word)) & (_KIN.keys() | _further_kin()))


@prompts.remembered
def _further_kin() -> frozenset[str]:
    """Words for kin of further languages, as roots."""
    lines = [prompts.rules("off-limits", one).get("kin") or "" for one in prompts.languages()]
    return frozenset(_root(stem(word)) for line in lines for word in line.split())


@remembered_some(1 << 12)
def _roots(text: str) -> tuple[str, ...]:
    return tuple(_root(one) for one in tokens(text) if not _CHINESE.search(one))


def _root(term: str) -> str:
    """An index term without what makes a noun of it; one word for a relation and for death."""
    if term in _DEATH:
        return "die"
    if term in _KIN:
        return _KIN[term]
    if term in _same():
        return _same()[term]
    for ending, verb, least in _ENDINGS:
        rest = term.removesuffix(ending)
        if rest != term and len(rest) >= least:
            return rest + verb
    return term


@prompts.remembered
def _same() -> dict[str, str]:
    """Words that further languages count as one, as index terms -> the first of them."""
    groups = [prompts.rules("off-limits", one).get("same") or () for one in prompts.languages()]
    lines = [line.split() for group in groups for line in group]
    return {stem(word): stem(line[0]) for line in lines for word in line}


# Words for kin as index terms -> one word for all that mean the same.
_KIN = {
    **{stem(word): group for word, group in GROUPS.items() if word.isascii()},
    **{word: word for word in ["sister", "brother", "son", "daughter", "child", "cousin", "nephew", "niece"]},
}


@lru_cache(1 << 10)
def _meant_zh(phrase: str) -> tuple[str, ...]:
    """The words that say it, without "about my" and "the matter of"."""
    bare = _bare_zh(phrase)
    word = bare or phrase.strip()
    group = group_of(word)
    return (word, *(one for one, other in GROUPS.items() if other == group and not one.isascii()))


def _stands(word: str, text: str) -> bool:
    """A single character must follow a "my" or "your": 妈 stands in many other words."""
    if len(word) == 1:
        return re.search(f"[我你您咱](?:的)?{word}", text) is not None
    return word.casefold() in text.casefold()


def _other_names(graph: Graph, phrase: str) -> list[str]:
    """Every name of the person that a phrase names and says no more of, and what they are to the narrator
    where nobody else is that.
    """
    bare = _bare_zh(phrase) if _CHINESE.search(phrase) else _plain(phrase)
    wanted = {phrase.casefold().strip(), bare.casefold()}
    alone = {kin for kin, count in Counter(one.relation for one in graph.nodes).items() if count == 1}
    found: list[str] = []
    for one in graph.nodes:
        kin = one.relation if one.relation in alone else None
        if wanted & {name.casefold() for name in one.names} or (kin and group_of(bare) == kin):
            found += [*one.names, *([word_for(kin, language_of(phrase))] if kin else [])]
    return found
