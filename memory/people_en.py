"""Rules for names of people and places in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from memory.people_common import Named
from memory.sentences import sentence_spans

RELATIONS = str.split(
    "great-grandmother great-grandfather grandmother grandfather grandma grandpa granny grandson "
    "granddaughter mother father mum mom mam mummy dad daddy papa mama sister brother cousin aunt auntie "
    "uncle niece nephew wife husband son daughter boyfriend girlfriend fiancé fiancée friend neighbour "
    "neighbor teacher boss colleague stepmother stepfather stepsister stepbrother mother-in-law "
    "father-in-law sister-in-law brother-in-law twin godmother godfather nan nana gran baby dog cat"
)
# Said without a name, these could be anybody.
_NAMELESS = frozenset(
    str.split("dog cat baby friend neighbour neighbor teacher boss colleague boyfriend girlfriend twin")
)
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎÉĘĚĞİŁŃŇÓŘŚŠŤŮŹŻŽ"
_NAME = (
    rf"[{_UPPER}][\w'’-]*[a-zà-ÿ]"
    rf"(?:\s+(?:(?:de|da|do|dos|van|von|der|den|del|la|le|di)\s+)*[{_UPPER}][\w-]*[a-zà-ÿ])*"
)
_RELATION = "|".join(sorted(RELATIONS, key=len, reverse=True))
_ADJECTIVE = (
    r"(?:(?:older|elder|eldest|oldest|younger|youngest|little|big|late|dear|best|first|second|only|own|old"
    r"|new|good|twin"
    r"|great|closest|oldest)\s+)*"
)
_RELATED = re.compile(
    rf"\b(?P<whose>[Mm]y|[Oo]ur)\s+{_ADJECTIVE}(?P<relation>{_RELATION})\b(?!['’-]?\s*in-law)"
    rf"(?:(?:,)?\s+(?:(?:was\s+)?(?:called|named)\s+)?(?P<name>{_NAME}))?"
)
_TITLED = re.compile(
    rf"\b(?P<title>Aunt|Auntie|Uncle|Grandma|Grandpa|Granny|Nana|Mr|Mrs|Miss|Ms|Dr|Doctor|Father|Sister"
    rf"|Professor)\.?\s+{_NAME}"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_CALLED = re.compile(rf"\b(?:called|named|name was|name is|nicknamed)\s+(?P<name>{_NAME})")
_CANDIDATE = re.compile(rf"(?<![\w'’]){_NAME}")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|into|through|across|around|left|left for|visited|reached"
    r"|(?:moved|went|came|go|come|gone|back|home|travelled|traveled|trip|train|bus|road|returned|sailed"
    r"|drove|flew|sent"
    r"|journey|way|move|walked) (?:from|to|towards))\s+(?:the\s+)?$"
)
_TO_PERSON = re.compile(
    r"\b(?:gave|wrote|told|said|talked|spoke|listened|married|engaged|read|sang|showed|introduced|promised"
    r"|letter|letters"
    r"|gift|present|word|call|heard|next|proposed|picture|photo|photograph|sister|brother|son|daughter"
    r"|mother|father)"
    r"(?:\s+[a-z]+){0,2}\s+(?:to|from|of)\s+$"
)
_PERSON_BEFORE = re.compile(r"\b(?:with|and|met|married|kissed|asked|told|poor|little)\s+$")
_PERSON_AFTER = re.compile(
    r"^(?:['’]s\b|,?\s+(?:and I\b|said|told|asked|laughed|cried|smiled|sang|married|died|cooked|worked"
    r"|taught|gave|took"
    r"|came|went|wrote|loved|liked|played|was born|used to|always|never|lived|had|helped|brought|called"
    r"|who)\b)"
)
# A sentence may begin with these right before a name.
_HEADS = frozenset(
    str.split(
        "Then And But So When While Because If As The My Our Her His Their In At On After Before Later "
        "Once Also Even Dear "
        "Little Poor With Without For From To Since Until That This These Those One Both All Only Perhaps "
        "Maybe Sometimes "
        "Often Every Dearest Young Old Next Today Yesterday Tonight Now Here There"
    )
)
_NOT_NAMES = frozenset(
    str.split(
        "I I'm I'd I've I'll January February March April May June July August September October "
        "November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter God "
        "Lord Bible Sundays Saturdays Mondays Fridays English French German Portuguese Spanish Italian "
        "Chinese Japanese Russian Polish Dutch Irish Scottish Welsh American British Catholic Protestant "
        "Jewish Muslim Christian Yes No Oh Well Okay OK Internet TV Mum Mom Dad Mama Papa Mummy Daddy "
        "Mother Father Grandma Grandpa Granny Gran Nan Nana Aunt Uncle Auntie Mr Mrs Miss Ms Dr Sir "
        "Madam New Old"
    )
)


def find(text: str) -> list[Named]:
    """People and places that a rule is sure of; a name found once is found everywhere in `text`."""
    sure = _longest([*_related(text), *_titled(text), *_called(text), *_capitalised(text)])
    known = {_bare(one).name: one.kind for one in sure}
    again = [
        Named(known[name], name, match.start(), match.start() + len(name))
        for match in _candidates(text)
        if (name := _POSSESSIVE.sub("", match.group())) in known
    ]
    return sorted(_longest([*map(_bare, sure), *again]), key=lambda one: one.start)


def _related(text: str) -> list[Named]:
    found = []
    for match in _RELATED.finditer(text):
        relation = match["relation"].lower()
        if match["name"] and _is_name(match["name"]):
            found.append(Named("person", match["name"], match.start("name"), match.end("name"), relation))
        elif match["whose"].lower() == "my" and relation not in _NAMELESS:
            end = match.end("relation")
            found.append(Named("person", f"my {relation}", match.start(), end, relation))
    return found


def _titled(text: str) -> list[Named]:
    return [Named("person", m.group(), m.start(), m.end()) for m in _TITLED.finditer(text)]


def _called(text: str) -> list[Named]:
    return [
        Named("person", m["name"], m.start("name"), m.end("name"))
        for m in _CALLED.finditer(text)
        if _is_name(m["name"])
        and not re.search(
            r"(?:village|town|city|street|place|ship|farm|school)\s+(?:was\s+)?$", text[: m.start()]
        )
    ]


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Capitalised runs, without a word such as "Then" at their head."""
    for match in _CANDIDATE.finditer(text):
        first, space, _ = match.group().partition(" ")
        again = (
            _CANDIDATE.search(text, match.start() + len(first) + 1) if space and first in _HEADS else match
        )
        if again is not None and again.end() == match.end():
            yield again


def _capitalised(text: str) -> list[Named]:
    starts = {start for start, _ in sentence_spans(text)}
    candidates = [m for m in _candidates(text) if _is_name(m.group())]
    inside = {m.group() for m in candidates if not _begins(text, m.start(), starts)}
    found = []
    for match in candidates:
        if match.group() in inside and (kind := _kind(text, match)):
            found.append(Named(kind, match.group(), match.start(), match.end()))
    return found


def _kind(text: str, match: re.Match[str]) -> str | None:
    before, after = text[: match.start()], text[match.end() :]
    if re.search(r"\bthe\s+$", before) and re.match(r"\s+[a-z]", after):
        return None  # "the Singer factory": a name used as an adjective
    if _PERSON_AFTER.match(after) and not re.search(r"\b(?:in|at|near)\s+$", before):
        return "person"
    if _TO_PERSON.search(before):
        return "person"
    if _PLACE_BEFORE.search(before):
        return "place"
    return "person" if _PERSON_BEFORE.search(before) else None


def _begins(text: str, at: int, starts: Iterable[int]) -> bool:
    return at in set(starts) or text[:at].rstrip("\"“‘'(").endswith((":", "—")) or text[at - 1 : at] in '"“‘'


def _is_name(name: str) -> bool:
    return name.split()[0] not in _NOT_NAMES and len(name) > 1 and name.split()[-1] not in _NOT_NAMES


def _bare(one: Named) -> Named:
    """Without a possessive ending."""
    name = _POSSESSIVE.sub("", one.name)
    return Named(one.kind, name, one.start, one.start + len(name), one.relation)


def _longest(found: list[Named]) -> list[Named]:
    """Without those that overlap another: relations with a name first, then the longer one."""
    chosen: list[Named] = []
    for one in sorted(found, key=lambda each: (each.relation is None, each.start - each.end)):
        if all(one.end <= other.start or one.start >= other.end for other in chosen):
            chosen.append(one)
    return chosen
