"""What a sentence may not add: words in quotation marks, feelings, lessons, causes, "always"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.story.thesaurus import bases, look_up
from bot.story.words import content, is_stop, normal, tokens
from memory.sentences import sentence_spans

_QUOTED = re.compile('[“"]([^“”"]+)[”"]|「([^」]+)」')
_BARE = re.compile(r"[\W_]+")
# Words for feelings beside those that WordNet files as such.
_FELT = frozenset(
    normal(one)
    for one in str.split(
        "proud ashamed scared frightened afraid overjoyed furious peace peaceful excited lonely "
        "loneliness nervous worried "
        "upset miserable thrilled delighted grateful thankful heartbroken hopeless homesick embarrassed "
        "jealous "
        "guilty relieved terrified horrified devastated ecstatic content contented cheerful gloomy moved "
        "touched "
        "loved hated missed cried wept tears sobbed heart soul bliss blissful blessed bittersweet nostalgic "
        "comforted anxious desperate disappointed bitter tender emotional emotion feeling sorrowful "
        "melancholy"
    )
)
_FELT_ZH = re.compile(
    "高兴|难过|骄傲|自豪|害怕|恐惧|激动|感激|感动|羞|恼|伤心|悲伤|悲痛|痛苦|开心|快乐|幸福|孤独|寂寞|孤单|生气|愤怒|后悔"
    "|失望|满足|满意|温暖|委屈|欣慰|眼泪|流泪|哭|心酸|心碎|紧张|担心|焦虑|兴奋|惊喜|绝望|思念|想念|甜蜜|喜悦|欢喜|心疼|惭愧|内疚"
)
_LESSON = re.compile(
    r"taught (?:me|us)|(?:i|we) (?:have |had )?(?:learn(?:ed|t)|realis(?:e|ed)|realiz(?:e|ed)|"
    r"underst(?:and|ood)|came to see)"
    r"|lesson|looking back|in hindsight|made me (?:who|what|the|a)\b|makes me (?:who|what)|shaped|"
    r"stronger|wiser"
    r"|chang(?:ed|es) (?:my|our) (?:life|lives|world)|what (?:really |truly )?(?:matters|mattered|counts)"
    r"|for the best|never (?:forget|take)|the meaning of|is everything|turning point|moral of"
    r"|教会|懂得|明白了|教训|回想起来|改变了我|珍惜|成就了|意义|值得|成长",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\bbecause\b|(?<!have )(?<!has )(?<!had )(?<!ever )\bsince (?!\d|then|the (?:year|day|time|war|age))"
    r"|\bdue to\b|\bthanks to\b|\bas a (?:result|consequence)\b"
    r"|\btherefore\b|\bconsequently\b|\bhence\b|\bthus\b|\b(?:that is|that's|which is|that was|which "
    r"was) (?:the reason )?why\b"
    r"|\bthe reason (?:why|that|was|is)\b|\b(?:led|leads|leading) to\b|\bcaus(?:ed|es|ing)\b|\bso "
    r"that\b|\bowing to\b"
    r"|\bresulted in\b|因为|由于|所以|因此|因而|于是|结果(?!子)|导致|使得|为此",
    re.IGNORECASE,
)
_ANY_CAUSE = re.compile(
    _CAUSE.pattern + r"|\bso\b|\bas\b|\bfor\b(?= (?:i|he|she|we|they|it|the|my|there)\b)|就|才", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,.;:!?，。；：！？]|\band\b")
_OPENS = 12  # characters: a "therefore" so near to its sentence's head looks back at the one before
_FAMILIES = (
    "all every everyone everybody everything each whole entire always constantly throughout daily "
    "forever 永远 总是 全部 所有 一直 每",
    "only sole solely just alone exclusively 只 唯一",
    "best greatest 最好",
    "worst",
)  # fmt: skip
_WHOLE = {word: frozenset(family.split()) for family in _FAMILIES for word in family.split()}
_ANY_WHOLE = re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in _WHOLE))


def invented_quotes(text: str, sources: Iterable[str]) -> list[str]:
    """What stands in quotation marks in `text` and was not told word for word (case and marks apart)."""
    told = [_bare(one) for one in sources]
    quoted = ["".join(match.groups("")) for match in _QUOTED.finditer(text)]
    return [one for one in quoted if not any(_bare(one) in source for source in told)]


def added_feelings(text: str, sources: Sequence[str]) -> list[str]:
    """Words for feelings in `text` that were not told, by themselves or by another word for them."""
    said = {word for one in sources for word in tokens(one)}
    forms = {form for word in said for form in _forms(word)}
    meant = {one for word in said if not is_stop(word) and (known := look_up(word)) for one in known.same}
    felt = [word for word in tokens(text) if _is_feeling(word) and not _forms(word) & forms]
    new = [word for word in felt if not ((known := look_up(word)) and known.same & meant)]
    joined = " ".join(sources)
    return new + [match.group() for match in _FELT_ZH.finditer(text) if match.group() not in joined]


def _is_feeling(word: str) -> bool:
    known = look_up(word)
    return normal(word) in _FELT or (known is not None and known.kind == "f" and not is_stop(word))


def added_lesson(text: str, sources: Sequence[str]) -> str:
    """Words by which `text` draws a lesson where none was drawn, or ""."""
    match = _LESSON.search(text)
    if match is None or any(_LESSON.search(one) for one in sources):
        return ""
    return match.group()


def added_cause(text: str, sources: Sequence[str]) -> str:
    """The word by which `text` gives a cause that was not told between the same things, or ""."""
    links = _links(" ".join(sources))
    for match in _CAUSE.finditer(text):
        if not any(_covers(link, _sides(text, match)) for link in links):
            return match.group().strip()
    return ""


def _sides(text: str, match: re.Match[str]) -> tuple[list[str], list[str]]:
    """The content words of the clauses on either side of a "because"; a leading one has both behind it."""
    before = _worded(_CLAUSE.split(text[: match.start()]))
    behind = _worded(_CLAUSE.split(text[match.end() :]))
    if not before:
        return (behind[0] if behind else []), (behind[1] if len(behind) > 1 else [])
    return before[-1], (behind[0] if behind else [])


def _worded(clauses: Iterable[str]) -> list[list[str]]:
    return [words for words in map(content, clauses) if words]


def _links(source: str) -> list[str]:
    """The sentences that give a cause; one that begins by doing so goes together with the one before it."""
    spans = sentence_spans(source)
    found = []
    for number, (start, end) in enumerate(spans):
        first = _ANY_CAUSE.search(source, start, end)
        if first is None:
            continue
        opens = number > 0 and first.start() - start < _OPENS
        found.append(source[spans[number - 1][0] if opens else start : end])
    return found


def _covers(link: str, sides: tuple[list[str], list[str]]) -> bool:
    said = set(content(link))
    return all(2 * sum(word in said for word in side) >= len(side) for side in sides)


def overstated(text: str, sources: Iterable[str]) -> list[str]:
    """Words such as "always" and "only" that were not told, nor any of their kin."""
    said = Counter(_WHOLE[word] for one in sources for word in _wholes(one))
    more = Counter(_WHOLE[word] for word in _wholes(text)) - said
    return [word for word in dict.fromkeys(_wholes(text)) if more[_WHOLE[word]]]


def _wholes(text: str) -> list[str]:
    return _ANY_WHOLE.findall(text.lower())


def _forms(word: str) -> set[str]:
    return {normal(word), *bases(word)}


def _bare(text: str) -> str:
    return _BARE.sub("", text).casefold()
