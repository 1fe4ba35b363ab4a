"""Ways in which a true English sentence is made untrue, each by a rule. A rule gives None where it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from benchmarks._told import Told
from bot.story.facts import names
from memory.types import Citation, Sentence

Change = Callable[[Told, Random], Told | None]

MONTHS = str.split("January February March April May June July August September October November December")
WEEKDAYS = str.split("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
SEASONS = str.split("spring summer autumn winter")
TIMES = str.split("morning afternoon evening midnight")
NUMBERS = str.split(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty"
)
NAMES = str.split(
    "Harold Beatrice Winifred Osbert Clementine Rodrigo Anneliese Thaddeus Mabel Konrad Ingeborg Silas"
)
CITIES = str.split("Lisbon Naples Toronto Dublin Vienna Seattle Havana Bergen Cairo Melbourne Kyoto Prague")
THINGS = str.split("lantern trumpet saddle piano bicycle umbrella candle violin carpet parrot ladder barrel")
SPOTS = str.split(
    "kitchen garden church school library harbour market hospital stable cellar attic barn forest "
    "beach station "
    "theatre bakery meadow chapel tavern orchard"
)
KIN = [
    "My father",
    "My mother",
    "My sister",
    "My uncle",
    "My teacher",
    "Our neighbour",
    "My brother",
    "My aunt",
]
FEELINGS = (
    ", and I was very happy",
    ", and I felt proud",
    ", which made me sad",
    ", and I was overcome with joy",
    ", and my heart was full",
    ", with tears in my eyes",
    ", and I was terribly lonely",
    ", to my great delight",
    ", and I was ashamed",
    ", and I was scared to death",
    ", and we all were overjoyed",
    ", which broke my heart",
    ", and I felt a deep sense of gratitude",
    ", and I loved every minute of it",
    ", with a heavy heart",
    ", and it made me furious",
    ", and I felt at peace",
    ", and I was so excited",
    ", much to my disappointment",
    ", and I was full of hope",
    ", and I missed her dearly",
    ", and I hated it",
    ", and it filled me with dread",
)
LESSONS = (
    ", and it taught me never to give up",
    ", and I learned that patience pays",
    ", a lesson that I never forgot",
    ", and that made me who I am",
    ", and I realised that family is everything",
    ", and it changed my life forever",
    ", and looking back it was for the best",
    ", and it showed me what really matters",
    ", and it shaped my character",
    ", and I understood that nothing lasts",
    ", which made me stronger",
    ", and so I grew wiser",
)
CAUSES = (
    " because {0}",
    ", since {0}",
    ", which is why {0}",
    ", so that {0}",
    ", and as a result {0}",
    ", due to the fact that {0}",
    ", and therefore {0}",
    ", and that is the reason why {0}",
    ", all thanks to the fact that {0}",
    ", which led to this: {0}",
)
_DOUBTS = (
    r"\bI (?:think|believe|guess|suppose)\b,? ?(?:that )?",
    r"\b(?:perhaps|maybe|probably|possibly|apparently),? ",
    r"\b(?:about|around|nearly|almost|roughly) (?=(?:the )?(?:\d|an? hundred|two|three|four|five|six|"
    r"seven|eight|nine|ten|"
    r"eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty))",
    r", (?:I think|I believe|I suppose|perhaps)(?=[,.])",
    r"\bit seems (?:that )?",
)
_AUXILIARY = re.compile(
    r"\b(was|were|is|are|had|could|would|should|did|has|have|can|will|must|might|may)\b(?! not)"
)
_NOT = re.compile(r"\b(never |not )|n['’]t\b")
_PLACED = re.compile(r"\b(in|at|to|from|near|of) ([A-Z][a-z]+)\b")
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,})[”\"]")
_SUBJECT = re.compile(r"^I (?=[a-z]+)")
_OTHER = re.compile(
    r"^(?!It |This |That |There |We |One |The |What |They |Those |These )(?:My (?:\w+ )?(?:father|mother|"
    r"brother|sister|uncle|aunt|teacher|friend|wife|husband|master)|He|She|Mr\. \w+"
    r"|Miss \w+|Mrs\. \w+|[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?=(?:was|had|came|went|gave|took|made|said|told|"
    r"found|used|"
    r"began|wrote|did|could|would|left|brought|put|kept|thought|seemed|lived|got|read|saw|knew|asked|\w+ed)\b)"
)


def name(told: Told, random: Random) -> Told | None:
    """Another person's name in place of one that was told."""
    found = [
        one
        for one in names(told.sentence.text)[0:]
        if len(one) > 2 and one.title() not in (*MONTHS, *WEEKDAYS)
    ]
    return _put(told, random.choice(found), random.choice(NAMES)) if found else None


def number(told: Told, random: Random) -> Told | None:
    """Another number."""
    return _another(told, NUMBERS, random) or _digits(told, random, r"\b\d{1,3}\b")


def date(told: Told, random: Random) -> Told | None:
    """Another year, month, weekday, season or time of day."""
    made = [
        _digits(told, random, r"\b1[5-9]\d\d\b"),
        *(_another(told, one, random) for one in (MONTHS, WEEKDAYS)),
    ]
    made += [_another(told, one, random) for one in (SEASONS, TIMES)]
    possible = [one for one in made if one is not None]
    return possible[0] if possible else None


def place(told: Told, random: Random) -> Told | None:
    """Another town, or another kind of place."""
    found = [m for m in _PLACED.finditer(told.sentence.text) if m[2] not in (*MONTHS, *WEEKDAYS)]
    if found:
        match = random.choice(found)
        return _put(told, match[2], random.choice(CITIES))
    return _another(told, SPOTS, random)


def thing(told: Told, random: Random) -> Told | None:
    """A thing that nobody spoke of, as an object of its own."""
    match = re.search(r"\b(?:a|the|my|his|her) ([a-z]{3,})(?=[,.;]| and )", told.sentence.text)
    return _text(told, _splice(told, match.span(1), random.choice(THINGS))) if match else None


def quote(told: Told, random: Random) -> Told | None:
    """A word changed within quotation marks, or in the quote of the citation."""
    match = _QUOTED.search(told.sentence.text)
    if match is not None:
        words = match[1].split()
        at = random.randrange(len(words))
        words[at] = random.choice(["indeed", "surely", "tomorrow", "friend", "gladly"])
        return _text(told, _splice(told, match.span(1), " ".join(words)))
    first, *rest = told.sentence.citations
    words = first.quote.split()
    words[random.randrange(len(words))] = random.choice(["indeed", "surely", "gladly"])
    bad = Citation(first.passage_id, first.start, first.end, " ".join(words))
    return replace(told, sentence=replace(told.sentence, citations=(bad, *rest)))


def saying(told: Told, random: Random) -> Told | None:
    """Words put into somebody's mouth as a quotation."""
    said = random.choice(
        ["“Take good care,” he said. ", "“You will see,” she told me. ", "She said, “Come back soon.” "]
    )
    return _text(told, said + told.sentence.text)


def negation(told: Told, random: Random) -> Told | None:
    """A denial put in or taken out."""
    text = told.sentence.text
    if match := _NOT.search(text):
        return _text(told, text[: match.start()] + text[match.end() :])
    found = list(_AUXILIARY.finditer(text))
    if not found:
        return None
    match = random.choice(found)
    return _text(told, f"{text[: match.end()]} {random.choice(['not', 'never'])}{text[match.end() :]}")


def speaker(told: Told, random: Random) -> Told | None:
    """Another's doing as the narrator's, the narrator's as another's, or others' words unnamed."""
    text = told.sentence.text
    if _SUBJECT.search(text):
        verb = re.sub(r"^am\b", "is", _SUBJECT.sub("", text))
        return _text(told, f"{random.choice(KIN)} {verb}")
    if match := _OTHER.match(text):
        return _text(told, f"I {text[match.end() :]}")
    other = {key: replace(one, speaker="Thaddeus") for key, one in told.passages.items()}
    return replace(told, passages=other)


def feeling(told: Told, random: Random) -> Told | None:
    """A feeling that was not told."""
    return _added(told, random.choice(FEELINGS))


def lesson(told: Told, random: Random) -> Told | None:
    """A lesson that was not told."""
    return _added(told, random.choice(LESSONS))


def cause(told: Told, random: Random) -> Told | None:
    """A cause between two things that were told side by side."""
    others = [one for one in told.passages.values() if told.sentence.citations[0].passage_id == one.id]
    clauses = (
        [c for c in re.split(r"(?<=[.;!?])\s+", others[0].text) if 3 < len(c.split()) < 16] if others else []
    )
    clauses = [one for one in clauses if one.strip(" .;!?") not in told.sentence.text and one[0].isupper()]
    if not clauses:
        return None
    said = random.choice(clauses).rstrip(".;!?")
    said = said if re.match(r"I\b|[A-Z]\w+ [A-Z]", said) else said[0].lower() + said[1:]
    made = _added(told, random.choice(CAUSES).format(said))
    assert made is not None
    passage = others[0]
    whole = Citation(passage.id, 0, len(passage.text), passage.text)
    return replace(made, sentence=replace(made.sentence, citations=(whole,)))


def hedge(told: Told, random: Random) -> Told | None:
    """A doubt taken out."""
    text = told.sentence.text
    for pattern in random.sample(_DOUBTS, len(_DOUBTS)):
        if match := re.search(pattern, text, re.IGNORECASE):
            return _text(told, text[: match.start()] + text[match.end() :])
    return None


def always(told: Told, _: Random) -> Told | None:
    """More than was told: "some" is made "all", "sometimes" "always"."""
    swaps = (
        ("some", "all"),
        ("sometimes", "always"),
        ("often", "always"),
        ("many", "all"),
        ("a few", "all"),
        ("most", "all"),
        ("usually", "always"),
        ("frequently", "always"),
    )
    for old, new in swaps:
        if re.search(rf"\b{old}\b", told.sentence.text) and not re.search(rf"\b{new}\b", told.sentence.text):
            return _put(told, old, new)
    return None


def roles(told: Told, _: Random) -> Told | None:
    """Two people who change places around a verb ("he gave me" -> "I gave him")."""
    objects = {"me": "I", "him": "he", "her": "she", "them": "they", "us": "we"}
    subjects = {"I": "me", "he": "him", "she": "her", "they": "them", "we": "us"}
    match = re.search(
        r"\b(I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e) (\w+ed|gave|took|told|taught|brought|made|sent|saw|met|found|"
        r"left) "
        r"(me|him|her|them|us)\b(?! \w+ (?:was|were))",
        told.sentence.text,
    )
    if match is None:
        return None
    first = match[1] if match[1] == "I" else match[1].lower()
    if subjects[first] == match[3]:
        return None
    new = objects[match[3]]
    new = new if match.start() else new[0].upper() + new[1:]
    return _text(told, _splice(told, match.span(), f"{new} {match[2]} {subjects[first]}"))


ENGLISH: Mapping[str, Change] = {
    "name": name,
    "number": number,
    "date": date,
    "place": place,
    "thing": thing,
    "quote": quote,
    "saying": saying,
    "negation": negation,
    "speaker": speaker,
    "who did what to whom": roles,
    "feeling": feeling,
    "lesson": lesson,
    "cause": cause,
    "hedge": hedge,
    "more than was told": always,
}


def _text(told: Told, text: str) -> Told:
    text = re.sub(r"\s+", " ", text).strip()
    text = text[:1].upper() + text[1:]
    return replace(told, sentence=Sentence(text, told.sentence.citations))


def _splice(told: Told, span: tuple[int, int], new: str) -> str:
    return told.sentence.text[: span[0]] + new + told.sentence.text[span[1] :]


def _put(told: Told, old: str, new: str) -> Told | None:
    text, count = re.subn(rf"\b{re.escape(old)}\b", new, told.sentence.text, count=1)
    return _text(told, text) if count else None


def _added(told: Told, words: str) -> Told | None:
    return _text(told, told.sentence.text.rstrip(' .!?;:,”"') + words + ".")


def _another(told: Told, words: list[str], random: Random) -> Told | None:
    """One of `words` in the sentence made another that its passages do not hold."""
    found = [one for one in words if re.search(rf"\b{one}\b", told.sentence.text)]
    said = " ".join(one.text.lower() for one in told.passages.values())
    free = [one for one in words if one.lower() not in said]
    return _put(told, random.choice(found), random.choice(free)) if found and free else None


def _digits(told: Told, random: Random, pattern: str) -> Told | None:
    found = list(re.finditer(pattern, told.sentence.text))
    if not found:
        return None
    match = random.choice(found)
    other = int(match[0]) + random.choice([-7, -3, -2, -1, 1, 2, 4, 9])
    said = " ".join(one.text for one in told.passages.values())
    return None if other < 1 or str(other) in said else _text(told, _splice(told, match.span(), str(other)))
