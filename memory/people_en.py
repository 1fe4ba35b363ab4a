"""Rules for names of people and places in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from memory.people_common import Named
from memory.people_kin import BARE, quality_of
from memory.people_known_en import COMMON_WORDS, GIVEN, PLACES

RELATIONS = str.split(
    "great-grandmother great-grandfather grandmother grandfather grandma grandpa granny grandson "
    "granddaughter mother father mum mom mam mummy dad daddy papa mama sister brother cousin aunt auntie "
    "uncle niece nephew wife husband son daughter boyfriend girlfriend fiancé fiancée friend neighbour "
    "neighbor teacher boss colleague stepmother stepfather stepsister stepbrother mother-in-law "
    "father-in-law sister-in-law brother-in-law twin godmother godfather nan nana gran baby dog cat"
)
_SPOKEN = re.compile(r",?\s+(?P<name>[a-zà-ÿ]{3,})\b")
_SURNAMES = frozenset(str.split("Hill Lake Park Castle Green Lane Bridge Forest Heath Farm River"))
# Said without a name, these could be anybody.
_NAMELESS = frozenset(
    str.split("dog cat baby friend neighbour neighbor teacher boss colleague boyfriend girlfriend twin")
)
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎÉĘĚĞİŁŃŇÓŘŚŠŤŮŹŻŽ"
_NAME = (
    rf"[{_UPPER}][\w'’-]*[a-zà-ÿ]"
    rf"(?:(?<!['’]s)\s+(?:(?:de|da|do|dos|van|von|der|den|del|la|le|di)\s+)*[{_UPPER}][\w-]*[a-zà-ÿ])*"
)
_RELATION = "|".join(sorted(RELATIONS, key=len, reverse=True))
_ADJECTIVE = (
    r"(?:(?:older|elder|eldest|oldest|younger|youngest|little|big|late|dear|best|first|second|only|own|old"
    r"|new|good|twin"
    r"|great|closest|oldest)\s+)*"
)
_RELATED = re.compile(
    rf"\b(?P<whose>[Mm]y|[Oo]ur)\s+(?P<quality>{_ADJECTIVE})(?P<relation>{_RELATION})\b(?!['’-]?\s*in-law)"
    rf"(?:(?:,)?\s+(?:(?:was\s+)?(?:called|named)\s+)?(?P<name>{_NAME}))?"
)
_TITLES = (
    r"Aunt|Auntie|Aunty|Uncle|Grandma|Grandpa|Granny|Nana|Mr|Mrs|Miss|Ms|Dr|Doctor|Doktor|Father|Sister|Brother"
    r"|Professor|Sir|Lady|Captain|Colonel|General|Major|Sergeant|Governor|President|Judge|Reverend|Rev|Saint|King"
    r"|Queen|Prince|Princess|Herr|Frau|Señor|Señora|Don|Doña|Madame|Monsieur"
)
_TITLED = re.compile(rf"(?<![\w'’])(?:(?:{_TITLES})\b\.?\s+)+(?:{_NAME}|[{_UPPER}]\.(?!\w))")
_OWNED = re.compile(r"^[^ ]+[’']s [a-z]+ (?:is|are|was|were|had)\b")
_POSSESSIVE = re.compile(r"['’]s?$")
_CALLED = re.compile(rf"\b(?:called|named|name was|name is|nicknamed)\s+(?P<name>{_NAME})")
_CANDIDATE = re.compile(rf"(?<![\w'’]){_NAME}")
_CALLED_BY_KIN = re.compile(
    rf"(?<![\w'’-])(?<!\b[Yy]our )(?<!\b[Hh]is )(?<!\b[Hh]er )(?<!\b[Tt]he )(?<!\b[Aa] )(?<!\b[Tt]heir )"
    rf"(?:{'|'.join(sorted(BARE, key=len, reverse=True))})\b(?!['’-]?\w*[- ][{_UPPER}])(?!-)"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|outside|into|through|across|around|left|left for|visited|reached"
    r"|(?:moved|went|came|go|come|gone|back|home|travelled|traveled|trip|train|boat|ship|bus|road|returned|sailed"
    r"|drove|flew|sent|hitched|off|down|up|over|out"
    r"|journey|way|move|walked)\s+(?:[a-z]+\s+){0,2}?(?:from|to|towards|for)"
    r"|(?:[Gg]overnor|mayor|king|queen|bishop|city|town|village|port|island|province|county|state|coast) of"
    r"|(?:^|[,;.] )[Ff]rom)\s+(?:the\s+)?$"
)
_EMPLOYED = re.compile(
    r"\b(?:work\w*|shift|job|served|apprenticed|employed)\s+(?:\w+\s+){0,2}(?:at|for|with)\s+$"
)
_LANDMARK = re.compile(
    r"^(?:(?:Fort|Mount|Mt|Lake|River|Port|Cape|San|Santa|Los|Las|Loch|Isle)\.?\s"
    r"|.*\s(?:Street|Road|Avenue|Lane|Square|River|Lake|Falls|Bridge|Park|Bay|Island|Islands|Mountains?|Hill|Hills"
    r"|Valley|Harbour|Harbor|Castle|Beach|County|Farm|Forest|Heath|Green|Creek|City)$)"
)
_TO_PERSON = re.compile(
    r"\b(?:gave|wrote|told|said|talked|spoke|listened|married|engaged|read|sang|showed|introduced|promised"
    r"|letter|letters"
    r"|gift|present|word|call|heard|next|proposed|picture|photo|photograph|sister|brother|son|daughter"
    r"|mother|father)"
    r"(?:\s+[a-z]+){0,2}\s+(?:to|from|of)\s+$"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:with|and|met|married|kissed|asked|told|poor|little|buried|named|like|old man)\s+$"
)
_SURELY_AFTER = re.compile(r"^(?:\s+and I\b|,?\s+(?:who|whom|whose)\b|,\s+(?:to|of|with|for) whom\b)")
_PERSON_AFTER = re.compile(
    r"^(?:['’]s (?!in\b|on\b|at\b)|,?\s+(?:said|told|asked|laughed|cried|smiled|sang|married|died|cooked"
    r"|worked|taught|gave|took|came|went|wrote|loved|liked|played|was born|used to|always|never|lived|had"
    r"|helped|brought|called|fell|swore|slept|kept|walked|ran|says|thought|knew|wanted|got|paid|put|began|looked|offered)\b)"
)
_IS_MINE = re.compile(
    rf"(?<![\w'’])(?P<name>{_NAME})(?:,?\s+|(?:\s+(?:is|was)|['’]s)\s+)my\s+(?P<quality>{_ADJECTIVE})"
    rf"(?P<relation>{_RELATION}|foreman|landlady|landlord|doctor|youngest|oldest|eldest)\b(?!['’]s)"
)
_HEAD = re.compile(r"(?:^|[.!?…:—\n][\"”’')\]]*|[\"“‘(])\s*[\"“‘'(]*$")
_SHORTENED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Mt|[A-Z])\.\s*$")
_NEAR = 60  # characters looked at before and after a name
# A sentence may begin with these right before a name.
_HEADS = frozenset(
    str.split(
        "Then And But So When While Because If As The My Our Her His Their In At On After Before Later "
        "Once Also Even Dear "
        "Little Poor With Without For From To Since Until That This These Those One Both All Only Perhaps "
        "Maybe Sometimes Good "
        "Often Every Dearest Young Old Next Today Yesterday Tonight Now Here There Tomorrow Again "
        "Afterwards Meanwhile Usually Eventually Finally Suddenly Soon Still Always Never Unfortunately "
        "Luckily Nowadays Recently Apparently"
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
        "Madam Nice Great Wow Hey Hi Cool Awesome Sure Yeah Congrats Glad Sorry Amazing "
        "New Old He She It They We You Who What Which This That These Those There Nobody Everybody "
        "Somebody Everyone Someone Anyone None One Two Three Some Many Most Such Nothing Everything "
        "Something Another Each Either Neither His Her Their Its Our My Your And But Or Nor So Yet For "
        "If Though Although As At By In On Of To From With Without After Before Then Now Here Not Never "
        "Always Sir Mammy Mam Mommy Daddy Spring Summer Autumn Winter Hello Goodbye Please Thanks Thank "
    )
)


def find(text: str) -> list[Named]:
    """People and places that a rule is sure of; a name found once is found everywhere in `text`."""
    sure, perhaps = read(text)
    known = {one.name: one.kind for one in sure if not one.bare}
    again = [replace(one, kind=known[one.name]) for one in perhaps if one.name in known]
    return sorted([*sure, *again], key=lambda one: one.start)


def read(text: str) -> tuple[list[Named], list[Named]]:
    """Names that a rule is sure of, and capitalised words that may be one elsewhere (of no kind)."""
    candidates = [one for one in _candidates(text) if _is_name(one.group())]
    sure = _longest(
        [*_related(text), *_titled(text), *_called(text), *_kin(text), *_capitalised(text, candidates)]
    )
    sure = [_bare(one) for one in sure]
    taken = [(one.start, one.end) for one in sure]
    perhaps = [
        _bare(Named("", match.group(), match.start(), match.end()))
        for match in candidates
        if all(match.end() <= start or match.start() >= end for start, end in taken)
    ]
    return sure, perhaps


def _related(text: str) -> list[Named]:
    """ "My sister Ana", "Ana, my sister", "Ana was my teacher"; and "my mother" without a name."""
    found = []
    mine = [one for one in _IS_MINE.finditer(text) if one["name"] not in _HEADS]
    told = {match.end("relation") for match in mine}
    for match in _RELATED.finditer(text):
        relation, quality = match["relation"].lower(), quality_of(match["quality"])
        name, start = match["name"] or "", match.start("name")
        if not name and (spoken := _SPOKEN.match(text, match.end())) and _as_given(spoken["name"]):
            name, start = spoken["name"], spoken.start("name")
        if name and _is_name(name):
            found.append(Named("person", name, start, start + len(name), relation, quality))
        elif (
            match["whose"].lower() == "my" and relation not in _NAMELESS and match.end("relation") not in told
        ):
            start, end = match.start(), match.end("relation")
            found.append(Named("person", f"my {relation}", start, end, relation, quality, bare=True))
    for match in mine:
        if _is_name(name := _POSSESSIVE.sub("", match["name"])):
            related = match["relation"] if match["relation"] in RELATIONS else None
            start = match.start("name")
            end = start + len(name)
            found.append(Named("person", name, start, end, related, quality_of(match["quality"])))
    return found


def _as_given(word: str) -> bool:
    """True for a given name in small letters, as machines write speech down."""
    return word.capitalize() in GIVEN - COMMON_WORDS


def _kin(text: str) -> list[Named]:
    """ "Mum" and "Grandpa" said as names."""
    return [
        Named("person", one.group(), one.start(), one.end(), one.group().lower(), bare=True)
        for one in _CALLED_BY_KIN.finditer(text)
    ]


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


def _capitalised(text: str, candidates: Sequence[re.Match[str]]) -> list[Named]:
    inside = {one.group() for one in candidates if not _begins(text, one.start())}
    found = []
    for match in candidates:
        kind = _kind(text, match, at_head=match.group() not in inside)
        if kind:
            found.append(Named(kind, match.group(), match.start(), match.end()))
    return found


def _kind(text: str, match: re.Match[str], at_head: bool) -> str | None:
    """What a capitalised word is; at the head of a sentence, where any word is one, only what is known."""
    before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() :][:_NEAR]
    name = _POSSESSIVE.sub("", match.group())
    if re.search(r"\b[Tt]he\s+$", before) and not _LANDMARK.search(name):
        return "place" if name in PLACES or (_PLACE_BEFORE.search(before) and after[:1] != " ") else None
    first, _, rest = name.partition(" ")
    surname = first in GIVEN and rest in _SURNAMES  # "Tom Hill"
    if (_LANDMARK.search(name) and not surname) or (name in PLACES and name not in GIVEN):
        return "place"
    if _PLACE_BEFORE.search(before) and not (_EMPLOYED.search(before) or _TO_PERSON.search(before)):
        return "place"
    if re.match(r"\s+and I\b" if at_head else _SURELY_AFTER, after) or (
        first in GIVEN and (rest or not (at_head and first in COMMON_WORDS))
    ):
        return "person"
    if at_head or _EMPLOYED.search(before):
        return None
    beside = _PERSON_AFTER.match(after) or _TO_PERSON.search(before) or _PERSON_BEFORE.search(before)
    return "person" if beside or _OWNED.search(match.group() + after) else None


def _begins(text: str, at: int) -> bool:
    """True at the head of a sentence or a quotation, where any word has a capital."""
    before = text[max(0, at - 12) : at]
    return _HEAD.search(before) is not None and not _SHORTENED.search(before)


def _is_name(name: str) -> bool:
    first, *rest = name.replace("’", "'").split()
    if rest and first in ("New", "Old"):
        return True
    return first not in _NOT_NAMES and len(name) > 1 and not (rest and rest[-1] in _NOT_NAMES)


def _bare(one: Named) -> Named:
    """Without a possessive ending."""
    name = _POSSESSIVE.sub("", one.name)
    return replace(one, name=name, end=one.start + len(name))


def _longest(found: list[Named]) -> list[Named]:
    """Without those that overlap another: relations with a name first, then the longer one."""
    chosen: list[Named] = []
    for one in sorted(found, key=lambda each: (each.relation is None, each.start - each.end)):
        if all(one.end <= other.start or one.start >= other.end for other in chosen):
            chosen.append(one)
    return chosen
