"""People, places, things and times named in English."""

from __future__ import annotations

import re

from bot.interview.kin import ENGLISH_KIN

_KIN = "|".join(sorted((word for word in ENGLISH_KIN if word != "family"), key=len, reverse=True))
_ADJECTIVE = r"(?:(?:late|older|elder|eldest|oldest|younger|youngest|big|little|dear|old|first|second|best|only|great|favourite|favorite|closest|childhood) )*"
_NEVER = r"(?<!never had )(?<!no )(?<!without )(?<!never knew )(?<!never met )"
_PERSON = (
    re.compile(rf"{_NEVER}\b[Mm]y ({_ADJECTIVE}(?:{_KIN}))\b(?!-)(?: ([A-Z][a-z]+)\b)?"),
    re.compile(
        r"\b((?:Uncle|Aunt|Auntie|Grandma|Grandpa|Granny|Mrs\.?|Mr\.?|Miss|Dr\.?|Father|Sister|Brother) [A-Z][a-z]+)\b"
    ),
    re.compile(
        r"\b(?:called|named|friend|neighbou?r|teacher|brother|sister|cousin|girl|boy|man|woman|colleague|boss) "
        r"(?:was |is )?(?:called |named )?([A-Z][a-z]{2,})\b(?! (?:Street|Road|School|Church|Square|Park|River))"
    ),
    re.compile(
        r"\b([A-Z][a-z]{2,}) (?:and I|said|told me|asked|laughed|smiled|cried|shouted|whispered|sang)\b"
    ),
)
_NOT_NAMES = frozenset(
    "The They There This That Then These Those Everyone Everybody Nobody Someone Somebody People Mother Father We "
    "You She He It And But So When What Who Mum Dad God English German French Russian Polish Italian Spanish Chinese "
    "Japanese American British Irish Jewish Christmas Easter Christian Catholic Bella Each Another Others Some Many "
    "Both One Neither All Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Spring Summer Autumn Winter Latin Greek Love War Heaven "
    "Hell Mom Mommy Mummy Daddy Grandma Grandpa Granny Mr Mrs Miss Lord Sir Captain Once Later Only Even My Our His "
    "Her Their Your Not Two Three Four Five Sometimes Suddenly Finally Afterwards Yes Bitter Fear Peace Bible".split()
) - {"Bella"}
_CAPITAL = r"[A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+){0,2}"
_PLACE = (
    re.compile(
        rf"\b[Tt]he (?:little |small |old )?((?:village|town|city|port|island|valley|harbour|harbor) of {_CAPITAL})"
    ),
    re.compile(
        rf"\b({_CAPITAL} (?:Street|Road|Lane|Avenue|Square|School|Station|Park|Church|River|Bridge|Hill|Market|Hospital))\b"
    ),
    re.compile(
        rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside|lived at|moved to|born in|arrived in|came from) ({_CAPITAL})\b(?!['’]s)"
    ),
)
_THING = re.compile(
    r"\b(?:my|the|a|an|his|her|our|their|this|that|one|old|new|little|big|red|green|blue|black|white|brown|wooden"
    r"|silver|golden|broken) ((?:sewing machine|rocking chair|wedding dress|school bag|apple tree|cherry tree|pear tree"
    r"|walnut tree|pocket knife|music box|pocket watch|tea set|radio|bicycle|bike|clock|watch|ring|piano|violin|guitar"
    r"|accordion|harmonica|trumpet|drum|doll|teddy bear|lamp|lantern|stove|oven|coat|dress|apron|hat|scarf|jacket"
    r"|sweater|uniform|photograph|diary|notebook|tractor|motorcycle|motorbike|suitcase|trunk|basket|bucket|kettle"
    r"|quilt|blanket|carpet|mirror|cradle|sledge|sled|kite|marbles|toolbox|hammer|typewriter|telephone|television"
    r"|gramophone|record player|camera|medal|necklace|brooch|locket|teapot|jug|swing"
    r"|fireplace|wardrobe|armchair|rowing boat|wheelbarrow|plough|loom|spinning wheel|fishing rod|penknife))\b"
)
_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty(?:-\w+)?|thirty(?:-\w+)?|forty(?:-\w+)?)"
)
_TIME = re.compile(
    r"\b((?:in )?the (?:spring|summer|autumn|fall|winter) of (?:19|20)\d\d|in (?:19|20)\d\d"
    rf"|when I was (?:about |only |just |barely )?{_NUMBER}(?: years old)?\b(?! (?:of|at|with|to))"
    r"|(?:during|before|after|just after|right after) the war|(?:every|on) (?:Sunday|Saturday|Friday|market day)s?"
    r"|in the (?:early |late )?(?:fifties|sixties|seventies|eighties|nineties|thirties|forties|(?:19)?\d0s)"
    r"|that (?:summer|winter|spring|autumn|Christmas|Easter))\b"
)


def named_en(text: str) -> dict[str, str]:
    """The last person, place, thing and time named in `text`, each as a template can take it.

    ``my`` becomes ``your``; everything else is verbatim.
    """
    found = {"person": _person(text), "place": _place(text), "thing": None, "time": None}
    thing, time = list(_THING.finditer(text)), list(_TIME.finditer(text))
    found["thing"] = thing[-1][1] if thing else None
    found["time"] = time[-1][1] if time else None
    return {kind: name for kind, name in found.items() if name}


def _person(text: str) -> str | None:
    kin = [_kin(match) for match in _PERSON[0].finditer(text)]
    if kin:
        return kin[-1]
    for pattern in _PERSON[1:]:
        names = [
            m[1] for m in pattern.finditer(text) if not set(m[1].split()[:1]) & _NOT_NAMES or " " in m[1]
        ]
        if names:
            return names[-1]
    return None


def _kin(match: re.Match[str]) -> str:
    name = match[2] if match[2] and match[2] not in _NOT_NAMES else None
    return f"your {match[1]} {name}" if name else f"your {match[1]}"


def _place(text: str) -> str | None:
    for number, pattern in enumerate(_PLACE):
        names = [
            match[1] for match in pattern.finditer(text) if not set(re.split(r"[ -]", match[1])) & _NOT_NAMES
        ]
        if names:
            return f"the {names[-1]}" if number == 0 else names[-1]
    return None
