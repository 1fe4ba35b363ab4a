"""What a sentence may not lose of what was told, nor add to it: doubts and denials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.story.clauses import clauses, sources_of
from bot.story.light_edit import lightly_edited
from bot.story.words import content
from memory.numerals import numbers_in
from memory.sentences import sentence_spans

_NUMBERED = (
    r"(?:the\s+)?(?:\d|['’]\d|(?:early|mid|late)|an? (?:hundred|dozen|year|week|month|hour|mile)"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|[a-z]+(?:ty|teen|ties|een)\b)"
)
_DOUBT = re.compile(
    r"\b(?:i think|i believe|i guess|i suppose|i imagine|i fancy|maybe|perhaps|probably|possibly|might|"
    r"may have"
    r"|must have been|(?:i am|i'm|i was) not (?:sure|certain)|not sure|if i remember|if i recall"
    r"|as far as i (?:remember|know|recall)|as near as i can|it seems|seemed|supposedly|they say|people said"
    r"|apparently|almost|nearly|or so|more or less|as it were"
    r"|\w+ (?:thinks|believes|supposes|guesses|imagines))\b"
    rf"|\b(?:around|about|roughly|approximately|some)\s+{_NUMBERED}"
    r"|好像|可能|也许|大概|大约|应该是|左右|差不多|似乎|据说|听说|不太确定|记不清|说不定|兴许",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor|nowhere|without|cannot|hardly|barely|scarcely|refused|denied"
    r"|unable|failed)\b|n['’]t\b"
    r"|没|不|无|未|别(?!人|的)|非(?!常)",
    re.IGNORECASE,
)
# Phrases that hold a denial and deny nothing; an answer's leading "No," among them.
_NO_DENIAL = re.compile(
    r"^\s*(?:no|nope|不是|没有)\s*[,，、]|\b(?:not only|no doubt|why not|no longer than)\b|不过|不但|不仅"
    r"|不久|不管|不论|差不多|不少|不错|不断|不停|不得了|了不起"
    "|不好意思|忍不住|说不定|舍不得|不由得|对不起|来不及|没关系|没错|没过多久",
    re.IGNORECASE,
)
_COMMA = re.compile("[,;:，；：、]")
_NEAR = 4
_MOST = 0.5


def lost_doubts(text: str, told: Iterable[str]) -> list[str]:
    """Doubts that were told about what `text` says, where `text` has fewer of them.

    A doubt is about the words behind it in its sentence, or before it where it comes last.
    """
    wanted = dict.fromkeys(doubt for sentence in told for doubt in _doubts_about(sentence, text))
    return list(wanted) if len(_DOUBT.findall(text)) < len(wanted) else []


def changed_denials(text: str, told: Sequence[str]) -> str:
    """The clause of `text` that denies what was said, or says what was denied; "" where there is none."""
    edited = [lightly_edited(one) or one for one in told]
    for clause in clauses(_NO_DENIAL.sub(" ", text)):
        found = sources_of(clause, [_NO_DENIAL.sub(" ", one) for one in edited])
        if found and all(denies(one) != denies(clause) for one in found):
            return clause
    added = _count(text) > sum(map(_count, edited))
    return text if added else ""


def denies(text: str) -> bool:
    """Whether a text denies anything; an answer's leading "No," does not count."""
    return bool(_DENIAL.search(_NO_DENIAL.sub(" ", text)))


def _count(text: str) -> int:
    return len(_DENIAL.findall(_NO_DENIAL.sub(" ", text)))


def _doubts_about(sentence: str, text: str) -> list[str]:
    """The doubts of a told text, each with its place, whose neighbours `text` says."""
    said = set(_words(text))
    found: list[str] = []
    for start, end in sentence_spans(sentence):
        for match in _DOUBT.finditer(sentence, start, end):
            if found and match.group().endswith(("sure", "certain")):
                continue  # "maybe in 1962, I am not sure" is one doubt said twice
            near = _neighbours(sentence[start : match.start()], sentence[match.start() : end])
            if near and sum(word in said for word in near) >= _MOST * len(near):
                found.append(f"{match.group()} at {match.start()} of {sentence}")
    return found


def _neighbours(before: str, behind: str) -> list[str]:
    """What a doubt is about: the words of the first clause behind it that has any, else those before."""
    clauses = [_words(piece) for piece in _COMMA.split(_DOUBT.sub(_numbers_alone, behind))]
    found = next((words for words in clauses if words), [])[:_NEAR]
    return found or _words(_DOUBT.sub(" ", before))[-_NEAR:]


def _numbers_alone(match: re.Match[str]) -> str:
    """The number in "about forty" is what the doubt is about; the rest of a doubt says nothing."""
    return " ".join(str(one.value) for one in numbers_in(match.group()))


def _words(text: str) -> list[str]:
    return [*content(text), *(str(one.value) for one in numbers_in(text))]
