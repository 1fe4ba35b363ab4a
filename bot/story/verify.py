"""The gate: does a sentence rest on the words it cites? Pure code; no setting and no model can waive it.

Checked in this order: the citations exist and are this narrator's, quotes are verbatim, nothing is a
rough draft, nothing harms that was not told, other people's words are attributed, numbers and dates
and then names and places stand in the cited words, things were told and nothing is their opposite, a
model of entailment agrees where there is one, doubts are kept, no feeling, lesson, cause or "always"
is added, denials are kept, and the one who does it did it. ``benchmarks/fabrications.py`` and
``benchmarks/grounding.py`` say how often that is right, and ``docs/decisions/grounding.md`` what it
cannot see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.care.harmful import harmful
from bot.story import additions, certainty, entailment, facts, roles, who
from bot.story.light_edit import lightly_edited
from bot.story.pauses import said, told_spans, touched
from memory.types import Citation, Narrator, Passage, Sentence, Verdict

SUPPORTED, REFUTED, NOT_ENOUGH = "supported", "refuted", "not-enough-evidence"
# The share of content words (stemmed; Chinese as pairs of characters) that must stand in the cited passages.
# In a short sentence one invented word weighs more.
SUPPORT, SUPPORT_SHORT, SHORT = 0.4, 0.66, 8
_CAPTION = "picture photo photograph show shows 照片 画面 图里"
_PICTURE_WORDS = ("photo", "picture", "photograph", "snapshot", "image", "照片", "相片", "图", "画面")

# How a reason begins, and what a narrator could be asked about it.
_DATE, _NAME, _FEELING = "no such number or date was told", "never said", "a feeling that was not told"
_CAUSE, _SURE = "a cause that was not told", "told with doubt, written as certain"
REASONS = {_DATE: "when", _NAME: "who", _FEELING: "feeling", _CAUSE: "cause", _SURE: "sure"}

Entails = Callable[[str, Sequence[str]], bool]
"""Whether a sentence follows from any of the texts; a model's answer, which can only refuse."""


@dataclass(frozen=True)
class Evidence:
    """What a sentence rests on: whole passages, the sentences quoted from, and words that need no source."""

    passages: Sequence[str]
    told: Sequence[str]
    allowed: str = ""
    narrator: str = ""
    known: facts.Known = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", facts.known_of_all(self.passages))


def verify(
    sentence: Sentence,
    passages: Mapping[str, Passage],
    narrator: Narrator,
    entails: Entails | None = None,
) -> Verdict:
    """What the gate says of a sentence; `passages` are by id. `entails` can refuse, never admit."""
    problem = _citations(sentence.citations, passages, narrator)
    if problem is not None:
        return problem
    cited = [passages[one.passage_id] for one in sentence.citations]
    told = list(_told(sentence.citations, passages))
    harm = _harmless(sentence.text, cited)
    if harm is not None:
        return harm
    if sentence.role != "told":
        return _in_role(sentence, cited, told)
    texts = [*dict.fromkeys(one.text for one in cited), *told]
    evidence = Evidence(texts, told, _sayable(narrator, cited), narrator.name)
    return _attributed(sentence.text, cited) or judge(sentence.text, evidence, entails)


def judge(text: str, evidence: Evidence, entails: Entails | None = None) -> Verdict:
    """Whether `text` says no more than `evidence`, and says it as it was told."""
    return _first_fault(_unsaid(text, evidence, entails)) or _first_fault(_altered(text, evidence)) or _FINE


def entailed(text: str, evidence: Evidence, entails: Entails | None = None) -> Verdict:
    """The part of the gate that holds for any text and source: nothing is named that the source does not say.

    What `judge` adds looks at how a teller tells: doubts, feelings, causes, denials and who did it.
    """
    return _first_fault(_unsaid(text, evidence, entails)) or _FINE


_FINE = Verdict(SUPPORTED)


def _first_fault(faults: Iterator[tuple[str, str]]) -> Verdict | None:
    return next((Verdict(label, reason) for label, reason in faults if reason), None)


def _unsaid(text: str, evidence: Evidence, entails: Entails | None) -> Iterator[tuple[str, str]]:
    """What `text` names that was not said: each check in its order, its label and its fault or ""."""
    told, known = evidence.told, evidence.known | facts.known_of(evidence.allowed)
    yield REFUTED, _listed("not said word for word", additions.invented_quotes(text, evidence.passages))
    yield NOT_ENOUGH, _listed(_DATE, facts.missing_numbers(text, facts.known_of_all(told)))
    yield NOT_ENOUGH, _listed(_NAME, facts.missing_names(text, known))
    sayable = [*evidence.passages, evidence.allowed]
    yield NOT_ENOUGH, _listed("never told of", entailment.missing_things(text, sayable))
    yield REFUTED, _listed("the opposite was told", entailment.opposites(text, evidence.passages))
    yield NOT_ENOUGH, _few_words(text, known)
    if entails is not None:
        yield NOT_ENOUGH, "" if entails(text, evidence.passages) else "it does not follow from what it cites"


def _altered(text: str, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """What `text` tells in another way than it was told: each check in its order, as above."""
    told = evidence.told
    yield (
        REFUTED,
        _listed(_SURE, certainty.lost_doubts(text, told), names=False),
    )
    yield NOT_ENOUGH, _listed(_FEELING, additions.added_feelings(text, told))
    yield NOT_ENOUGH, _listed("a lesson that was not told", [additions.added_lesson(text, told)])
    yield NOT_ENOUGH, _listed(_CAUSE, [additions.added_cause(text, told)])
    yield NOT_ENOUGH, _listed("more than was told", additions.overstated(text, told))
    yield REFUTED, _listed("a denial was added or lost", [certainty.changed_denials(text, told)])
    yield REFUTED, _listed("somebody else did it", [who.changed_doer(text, told, evidence.narrator)])


def _listed(reason: str, words: Sequence[str], names: bool = True) -> str:
    found = [one for one in words if one]
    return (f"{reason}: {', '.join(found)}" if names else reason) if found else ""


def _few_words(text: str, known: facts.Known) -> str:
    share, words = facts.support(text, known)
    enough = share >= (SUPPORT if words > SHORT else SUPPORT_SHORT)
    return "" if enough else f"only {share:.0%} of its words stand in what it cites"


def _in_role(sentence: Sentence, cited: Sequence[Passage], told: Sequence[str]) -> Verdict:
    """Headings, markers and questions say nothing of their own."""
    if sentence.role == "heading":
        fault = roles.heading_fault(sentence)
    elif sentence.role == "marker":
        fault = roles.marker_fault(sentence.text, told)
    elif sentence.role == "asked":
        fault = roles.asked_fault(sentence, cited)
    else:
        fault = f"there is no such role as {sentence.role}"
    return Verdict(REFUTED, fault) if fault else Verdict(SUPPORTED)


def _citations(
    citations: Sequence[Citation], passages: Mapping[str, Passage], narrator: Narrator
) -> Verdict | None:
    if not citations:
        return Verdict(NOT_ENOUGH, "it cites nothing")
    for one in citations:
        passage = passages.get(one.passage_id)
        if passage is None:
            return Verdict(NOT_ENOUGH, "it cites a passage that is not there")
        if passage.narrator_id != narrator.id:
            return Verdict(REFUTED, "it cites somebody else's memory")
        if not one.quote.strip() or passage.text[one.start : one.end] != one.quote:
            return Verdict(REFUTED, "a quote is not word for word")
        if passage.draft:
            return Verdict(NOT_ENOUGH, "it rests on words not yet checked by ear")
    return None


def _harmless(text: str, cited: Sequence[Passage]) -> Verdict | None:
    """A view, a diagnosis, an insult or a moral stands only where it stands in the cited words."""
    kind = harmful(text, "\n".join(one.text for one in cited))
    return Verdict(REFUTED, f"{kind} that was not told") if kind else None


def _attributed(text: str, cited: Sequence[Passage]) -> Verdict | None:
    """Others' words need their name beside them; captions need the word picture."""
    for passage in cited:
        if passage.speaker is not None and passage.speaker.casefold() not in text.casefold():
            return Verdict(REFUTED, "somebody else's words stand as the narrator's")
        if passage.field.startswith("caption:") and not any(
            word in text.casefold() for word in _PICTURE_WORDS
        ):
            return Verdict(REFUTED, "what is seen in a picture stands as told")
    return None


def _sayable(narrator: Narrator, cited: Sequence[Passage]) -> str:
    """Words that need no source: the narrator's name, the speaker's, and those that make a caption one."""
    speakers = [one.speaker for one in cited if one.speaker is not None]
    captions = _CAPTION if any(one.field.startswith("caption:") for one in cited) else ""
    return " ".join([narrator.name, *speakers, captions])


def _sentence(citation: Citation, passage: Passage) -> str:
    """The sentences of the passage that a quote touches, so that no doubt is cut off with it."""
    return said(passage, *touched(told_spans(passage), citation.start, citation.end))


def _told(citations: Sequence[Citation], passages: Mapping[str, Passage]) -> dict[str, None]:
    """The sentences quoted from, edited lightly: "nineteen, um, sixty-two" is a year once the um is out.

    One that was cut between two passages is one.
    """
    found: list[str] = []
    before: Citation | None = None
    for one in citations:
        passage = passages[one.passage_id]
        text = _sentence(one, passage)
        if before is not None and _goes_on(before, one, passages):
            text = f"{found.pop()} {text}"
        found.append(text)
        before = one
    return dict.fromkeys(lightly_edited(one) or one for one in found)


def _goes_on(one: Citation, other: Citation, passages: Mapping[str, Passage]) -> bool:
    first, second = passages[one.passage_id], passages[other.passage_id]
    same = first.entry_id == second.entry_id and first.id != second.id
    return same and one.end == len(first.text) and other.start == 0
