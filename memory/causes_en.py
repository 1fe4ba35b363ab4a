"""Rules for told causes in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memory.causes_common import Found, Span, trimmed

BEFORE = (-1, -1)
_SUBJECT = (
    r"(?:I|we|he|she|they|it|you|my|our|his|her|their|the|there|everyone|everybody|nobody|people|[A-Z]\w+)"
)
_HINT = re.compile(
    r"\b(?:because|due to|owing to|thanks to|on account of|so|why|therefore|forced|as a result"
    r"|consequently|for that reason|made)\b",
    re.IGNORECASE,
)
# Denied, doubted, imagined or weighed: no cause was told.
_OPEN = re.compile(
    r"(?:n['’]t|\b(?:not|never|maybe|perhaps|probably|possibly|might(?: be| have been)?|whether|or|if))\s+"
    r"(?:just |only |simply |really |entirely |it was |that was |this was )*"
    r"(?:because|due to|owing to|thanks to|on account of|why)\b"
    r"|\b(?:would|could|should|might) have\b|\bif\b|\bas if\b|\b(?:I think|I guess|I suppose|I believe)\b"
    r"|\b(?:don't|do not|didn't|did not|never) know why\b|\bno idea why\b",
    re.IGNORECASE,
)
# "I know because she told me" says how somebody knows.
_KNOWING = re.compile(
    r"^(?:(?:and|but|well|yes|no|oh),?\s+)*(?:I|we|you)\s+(?:still\s+|only\s+|can\s+|just\s+)*"
    r"(?:know|knew|remember|recall|say|said|ask|asked|mention|mean|tell|told|can tell|could tell|see)\b",
    re.IGNORECASE,
)
_BACK = r"(?:that|this|it|all (?:of )?(?:that|this))"
_BECAUSE = re.compile(
    r"\b(?P<word>because of|because|(?<=is )due to|(?<=was )due to|(?<=were )due to|owing to|on account of)\b"
    r"|(?:^|,\s*)(?P<thanks>due to|thanks to)\b(?!\s+(?:God|heaven|the Lord))",
    re.IGNORECASE,
)
_THEREFORE = re.compile(
    r"^(?:and\s+|but\s+)?(?P<word>(?:that|this)(?:['’]s|\s+is|\s+was)\s+(?:\w+\s+)?(?:why|the reason why)"
    rf"|which\s+is\s+why|for\s+(?:that|this)\s+reason|as\s+a\s+result|therefore|consequently"
    rf"|so\s+(?={_SUBJECT}\s+(?:\w+\s+)?(?:had to|have to|were forced|was forced)\b))\b,?\s*",
    re.IGNORECASE,
)
_SO = re.compile(
    r"(?:,|;|\s[—–-])\s*(?P<word>and so|so|which is why|and that(?:['’]s| is| was) why|(?:and )?therefore)\s+"
    rf"(?={_SUBJECT}\b)"
    r"(?!(?:I|you|we)\s+(?:think|guess|suppose|believe|know|mean|say|remember|don|do not|see)\b)"
    r"(?!that\b|much\b|many\b|far\b|on\b)"
)
_MADE = re.compile(
    r"\b(?P<word>forced\s+(?:me|us|him|her|them|my \w+|our \w+)\s+to|made\s+(?:me|us|him|her|them)\s+"
    r"(?=(?:leave|move|go|stop|give|sell|flee|stay|work|start|return|come|quit|decide|become)\b))",
    re.IGNORECASE,
)
# Where one clause ends and another begins.
_CLAUSE = re.compile(
    rf"[;:—–]|,\s*(?:and|but|then|yet)\b|\b(?:and|but)\s+(?={_SUBJECT}\s+\w+)(?=(?:I|we|he|she|they|my|our|then)\b)"
)
_END = re.compile(
    r"[;—–]|,\s*(?:and|but|so|then|which|who|though|although)\b|\s+(?:but|so)\s+(?=(?:I|we|he|she|they)\b)"
)
# A stretch that begins or ends so is no clause: it was cut in its middle.
_BROKEN = re.compile(r"^(?:how|what|whether)\b|\b(?:which|that|who|and|or|of|to|the|a)$", re.IGNORECASE)
_LONGEST = 160


def find(sentence: str) -> Iterator[Found]:
    """The causes that a sentence tells."""
    if _HINT.search(sentence) is None or _OPEN.search(sentence):
        return
    seen: set[Span] = set()
    for one in _all(sentence):
        fits = all(_fits(sentence, span) for span in (one.cause, one.effect) if span != BEFORE)
        if fits and one.effect not in seen:
            seen.add(one.effect)
            yield one


def _all(sentence: str) -> Iterator[Found]:
    if match := _THEREFORE.match(sentence):
        yield Found(BEFORE, trimmed(sentence, match.end(), _end(sentence, match.end())), _word(match))
        return
    for match in _BECAUSE.finditer(sentence):
        found = _because(sentence, match)
        if found is not None:
            yield found
            return
    for match in _SO.finditer(sentence):
        start = _clause_before(sentence, match.start())
        cause = trimmed(sentence, start, match.start())
        yield Found(cause, trimmed(sentence, match.end(), _end(sentence, match.end())), _word(match))
        return
    for match in _MADE.finditer(sentence):
        cause = trimmed(sentence, _clause_before(sentence, match.start()), match.start())
        yield Found(cause, trimmed(sentence, match.end(), _end(sentence, match.end())), _word(match))
        return


def _because(sentence: str, match: re.Match[str]) -> Found | None:
    """ "We moved because of the flood", "Because of the flood, we moved", "Because of that we moved"."""
    head = re.fullmatch(
        r"(?:(?:and|but|well|so|then|now),?\s+)*(?:(?:just|only|simply)\s+)?",
        sentence[: match.start()],
        re.IGNORECASE,
    )
    if head is None:
        return _after_effect(sentence, match)
    back = re.match(rf"\s*{_BACK}(?:,\s*|\s+(?={_SUBJECT}\b))", sentence[match.end() :], re.IGNORECASE)
    if _word(match) != "because" and back:
        after = match.end() + back.end()
        return Found(BEFORE, trimmed(sentence, after, _end(sentence, after)), _word(match))
    comma = sentence.find(",", match.end())
    start: int | None = comma + 1 if comma >= 0 else _pronoun(sentence, match)
    if start is None:
        return None
    cause = trimmed(sentence, match.end(), start - (comma >= 0))
    return Found(cause, trimmed(sentence, start, _end(sentence, start)), _word(match))


def _pronoun(sentence: str, match: re.Match[str]) -> int | None:
    """Where the effect begins without a comma: "Because of the flood we moved"."""
    if _word(match) == "because":
        return None
    found = re.search(r"\s(?=(?:I|we|he|she|they)\s+\w)", sentence[match.end() :])
    return match.end() + found.start() if found else None


def _after_effect(sentence: str, match: re.Match[str]) -> Found | None:
    effect = trimmed(sentence, _clause_before(sentence, match.start()), match.start())
    words = re.sub(
        r"\b(?:just|only|simply|mainly|mostly|largely|partly)$", "", sentence[slice(*effect)]
    ).rstrip()
    effect = trimmed(sentence, effect[0], effect[0] + len(words))
    if _KNOWING.search(words):
        return None
    if re.fullmatch(r"(?:and\s+)?(?:it|that|this)\s+(?:was|is)(?:\s+all)?", words, re.IGNORECASE):
        return None
    cause = trimmed(sentence, match.end(), _end(sentence, match.end()))
    if re.fullmatch(_BACK, sentence[slice(*cause)], re.IGNORECASE):
        return Found(BEFORE, effect, _word(match))
    return Found(cause, effect, _word(match))


def _clause_before(sentence: str, end: int) -> int:
    cuts = [match.end() for match in _CLAUSE.finditer(sentence, 0, end)]
    return cuts[-1] if cuts else 0


def _end(sentence: str, start: int) -> int:
    match = _END.search(sentence, start + 3)
    return match.start() if match else len(sentence)


def _fits(sentence: str, span: Span) -> bool:
    text = sentence[slice(*span)]
    whole = text.count("“") == text.count("”") and text.count('"') % 2 == 0 and not _BROKEN.search(text)
    return whole and len(text) <= _LONGEST and re.search(r"[^\W\d_]{3,}", text) is not None


def _word(match: re.Match[str]) -> str:
    said = match["word"] or match["thanks"]
    return " ".join(said.lower().replace("’", "'").split())
