"""English sentences of the first person in the third: pronouns, and the verbs that agree with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from bot.story.shape import HE, SHE, THEY

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
# subject, object, possessive before a noun and by itself, reflexive
_FORMS = {
    SHE: ("she", "her", "her", "hers", "herself"),
    HE: ("he", "him", "his", "his", "himself"),
    THEY: ("they", "them", "their", "theirs", "themself"),
}
_WE = {
    "we": "they", "us": "them", "our": "their", "ours": "theirs", "ourselves": "themselves",
    "we're": "they're", "we've": "they've", "we'd": "they'd", "we'll": "they'll",
}  # fmt: skip
_MINE = {"me": 1, "my": 2, "mine": 3, "myself": 4}
_IRREGULAR = {
    "am": "is", "have": "has", "do": "does", "don't": "doesn't", "haven't": "hasn't", "go": "goes",
}  # fmt: skip
_FIXED = frozenset(
    str.split(
        "can could will would shall should may might must ought can't cannot couldn't won't wouldn't "
        "shouldn't "
        "mustn't was wasn't were weren't is are had hadn't did didn't has"
    )
)
_ADVERBS = frozenset(
    [
        "never",
        "always",
        "still",
        "often",
        "just",
        "also",
        "only",
        "even",
        "now",
        "once",
        "really",
        "sometimes",
        "usually",
        "hardly",
        "ever",
    ]
)
# Present and past look alike: in a life the past is meant.
_ALIKE = frozenset(
    [
        "put",
        "cut",
        "let",
        "set",
        "hit",
        "hurt",
        "cost",
        "shut",
        "read",
        "bet",
        "spread",
        "quit",
        "beat",
        "burst",
        "cast",
        "split",
        "shed",
    ]
)
# Verbs that are seldom nouns: "I sit and listen".
_SECOND = frozenset(
    str.split(
        "listen sit go come eat sing make take bring keep think know tell say read write speak sleep "
        "wake lie put "
        "see hear find feel remember forget teach learn open close begin stay live love bake cook "
        "wash sew knit "
        "pray laugh cry walk drink give get buy carry watch wait"
    )
)
_SUBJECTS = frozenset(["i", "he", "she", "we", "they", "it", "you", "was", "were", "is", "had", "did"])
_JOINED = re.compile(r"(?:,?\s+(?:and|or|but|then)|,)\s+(?:then\s+|always\s+|never\s+)?$", re.IGNORECASE)


@dataclass
class _State:
    """How far a sentence is read: whether the name was said, and what the next verb agrees with."""

    name: str
    forms: tuple[str, ...]
    plural: bool
    naming: bool
    always: bool
    agrees: bool = False
    again: bool = False
    out: list[str] = field(default_factory=list)


def in_english(text: str, name: str, pronoun: str, naming: bool) -> str:
    """`text` with "I" as `name` where `naming` (or where another has the same pronoun), then by pronoun.

    Where the pronoun is ``name`` the name stands each time for "I" and "my" at the head of a clause, and
    "their" elsewhere would mislead: the name is said there too.
    """
    always = pronoun not in _FORMS
    forms = _FORMS.get(pronoun, (name, name, f"{name}'s", f"{name}'s", name))
    others = not always and _speaks_of_another(text, forms)
    state = _State(name, forms, pronoun == THEY, naming or others, always)
    last = 0
    for match in _WORD.finditer(text):
        state.out.append(text[last : match.start()])
        state.out.append(_changed(match[0], text[: match.start()], text[match.end() :], state))
        last = match.end()
    return "".join(state.out) + text[last:]


def _speaks_of_another(text: str, forms: tuple[str, ...]) -> bool:
    return any(word.lower() in (forms[0], forms[1], forms[2]) for word in _WORD.findall(text))


def _changed(word: str, before: str, after: str, state: _State) -> str:
    low = word.lower().replace("’", "'")
    if low == "i" or low.startswith("i'"):
        return _subject(low, before, after, state)
    if low in _MINE:
        return _mine(low, after, state, word)
    if low in _WE:
        state.agrees = state.again = False
        return _cased(_WE[low], word)
    if state.agrees:
        return _verb(word, low, state)
    if state.again and low in _SECOND and _JOINED.search(before):
        return _present(word)
    if low in ("he", "she", "they", "it", "you", "who", "that"):
        state.again = False
    return word


def _subject(low: str, before: str, after: str, state: _State) -> str:
    joined = _with_another(before)
    said = state.name if joined or state.naming or state.always else state.forms[0]
    plural = state.plural and said != state.name
    state.naming = False
    _, _, tail = low.partition("'")
    if tail in ("d", "ll"):
        return f"{said}'{tail}" if said != state.name else f"{said} {_full(tail, after)}"
    if tail in ("m", "ve"):
        state.again = False
        return f"{said} {_AUXILIARY[tail, plural]}"
    state.agrees = not joined and not plural
    if state.plural and not joined and said != state.name:
        state.agrees = True
    return said


def _with_another(before: str) -> bool:
    """Whether "I" ends "my brother Nils and I", as against a clause that begins with "and I"."""
    clause = re.split(r"[,.;:—]", before)[-1].split()
    people = [word.lower() for word in clause[:-1]]
    return bool(people) and clause[-1].lower() == "and" and len(people) < 5 and not _SUBJECTS & set(people)


def _full(tail: str, after: str) -> str:
    """ "I'd like" is "would like", "I'd gone" is "had gone"."""
    if tail == "ll":
        return "will"
    verb = next((word for word in _WORD.findall(after) if word.lower() not in (*_ADVERBS, "rather")), "")
    return "would" if _is_base(verb.lower()) or re.match(r"\s+rather\b", after) else "had"


_AUXILIARY = {("m", False): "is", ("m", True): "are", ("ve", False): "has", ("ve", True): "have"}


def _mine(low: str, after: str, state: _State, word: str) -> str:
    state.agrees = False
    if low == "me" and re.match(r"\s+and\b", after):
        return state.name
    if low == "my" and re.match(r"\s+(?:God|goodness|dear)\b", after):
        return word
    if low != "myself" and state.naming:
        state.naming = False
        return state.name if low == "me" else f"{state.name}'s"
    return _cased(state.forms[_MINE[low]], word)


def _verb(word: str, low: str, state: _State) -> str:
    if low in _ADVERBS or (low.endswith("ly") and low != "fly"):
        return word
    state.agrees = False
    if state.plural and not state.always and state.out and _said_plural(state):
        return {"am": "are", "was": "were", "wasn't": "weren't"}.get(low, word)
    if low in _IRREGULAR:
        state.again = low in ("go", "do")
        return _IRREGULAR[low]
    if low in _FIXED or low in _ALIKE or not _is_base(low):
        return word
    state.again = True
    return _present(word)


def _said_plural(state: _State) -> bool:
    words = [one for one in state.out if one.strip()]
    return (
        bool(words)
        and next((one for one in reversed(words) if one.lower() in ("they", state.name.lower())), "").lower()
        == "they"
    )


@lru_cache(maxsize=4096)
def _is_base(word: str) -> bool:
    """Whether a word is a verb in the form that "I" has now, and in no other."""
    from lemminflect import getAllInflections, getAllLemmas

    lemmas = getAllLemmas(word, upos="VERB").get("VERB", ())
    return word in lemmas and word not in getAllInflections(word, upos="VERB").get("VBD", ())


def _present(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", word):
        return f"{word}es"
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}s"


def _cased(new: str, old: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new
