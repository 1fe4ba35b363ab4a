"""Rules for told causes in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memory.causes_common import Found, Span, trimmed
from memory.sentences import CJK

BEFORE = (-1, -1)
_HINT = re.compile("因为|由于|所以|因此|于是|只好|只得|不得不|多亏|之所以|为此")
# Denied, doubted or asked: no cause was told.
_OPEN = re.compile(
    "(?:不是|并非|未必|不光是|可能是?|也许是?|大概是?|或许是?|好像是?|是不是|不知道是不是|说不定是?)(?:因为|由于)"
    "|如果|要是|假如|我想是|我猜|为什么|为啥|怎么会"
)
_STOP = "[，,；;]"
_LONGEST = 60
_RULES = (
    # 因为发大水，（所以）我们搬了家
    re.compile(rf"(?P<word>因为|由于|多亏(?:了)?)(?P<cause>[^，,；;]+?)(?:{_STOP}\s*|(?=所以))(?:所以|因此|于是)?(?P<effect>[^，,；;]+(?:，[^，,；;]{{1,12}}$)?)"),
    # 我们搬家，是因为发大水；之所以搬家，是因为发大水
    re.compile(rf"(?:之所以)?(?P<effect>[^，,；;]+){_STOP}?\s*(?:就|都|正|主要)?(?P<word>是因为|是由于)(?P<cause>[^，,；;]+)"),
    re.compile(rf"(?P<effect>[^，,；;]+){_STOP}\s*(?P<word>因为|由于)(?P<cause>[^，,；;]+)$"),
    # 家里没钱，所以我没上学
    re.compile(rf"(?P<cause>[^，,；;]+){_STOP}\s*(?P<word>所以|因此|于是)(?!说)(?P<effect>.+)"),
    re.compile(rf"(?P<cause>[^，,；;]+){_STOP}\s*(?P<effect>[^，,；;]{{0,6}}(?P<word>只好|只得|不得不)[^，,；;]+)"),
)  # fmt: skip
_HEAD = re.compile(
    r"^(?P<word>所以|因此|因为这个|因为这件事|为此|就因为这样|正因为这样)(?!说|呢|嘛)[，,]?\s*(?P<effect>.+)"
)
_KNOWING = re.compile("^我?(?:知道|记得|记住|说|听说)")


def find(sentence: str) -> Iterator[Found]:
    """The causes that a sentence tells; at most one, by the first rule that fits."""
    if _HINT.search(sentence) is None or _OPEN.search(sentence):
        return
    head = _HEAD.match(sentence)
    if head is not None:
        yield Found(BEFORE, trimmed(sentence, *head.span("effect")), head["word"])
        return
    for rule in _RULES:
        match = rule.search(sentence)
        if match is None:
            continue
        found = Found(
            trimmed(sentence, *match.span("cause")), trimmed(sentence, *match.span("effect")), match["word"]
        )
        if all(_fits(sentence, span) for span in (found.cause, found.effect)):
            yield found
            return


def _fits(sentence: str, span: Span) -> bool:
    text = sentence[slice(*span)]
    return 2 <= len(re.findall(f"[{CJK}]", text)) <= _LONGEST and not _KNOWING.match(text)
