"""The gate: does a sentence rest on the words it cites? Pure code; no model can waive it.

Checked in this order: the citations exist and are this narrator's, quotes are verbatim, nothing is
a rough draft, other people's words are attributed, numbers and dates and then names stand in the
cited passages, denials and doubts are kept, and most content words stand in the cited passages.
What it cannot see: who did what to whom, if all the words are there. ``benchmarks/grounding.py``
says how often it is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.care.harmful import harmful
from bot.story import facts
from bot.story.light_edit import lightly_edited
from memory.sentences import sentence_spans
from memory.types import Citation, Narrator, Passage, Sentence, Verdict

SUPPORTED, REFUTED, NOT_ENOUGH = "supported", "refuted", "not-enough-evidence"
# The share of content words (stemmed; Chinese as pairs of characters) that must stand in the cited passages.
# Half is best on SummEdits, whose claims are long; in a short sentence one invented word weighs more.
SUPPORT, SUPPORT_SHORT, SHORT = 0.5, 0.66, 8
_BREAK = re.compile(r"[.!?;:,—…\n。！？；：，、]|\b(?:and|but|then|so|because|when|while)\b")
_CAPTION = "picture photo photograph show shows 照片 画面 图里"
_PICTURE_WORDS = ("photo", "picture", "photograph", "snapshot", "image", "照片", "相片", "图", "画面")


def verify(sentence: Sentence, passages: Mapping[str, Passage], narrator: Narrator) -> Verdict:
    """What the gate says of a sentence; `passages` are by id."""
    problem = _citations(sentence.citations, passages, narrator)
    if problem is not None:
        return problem
    cited = [passages[one.passage_id] for one in sentence.citations]
    whole = [_sentence(one, passages[one.passage_id]) for one in sentence.citations]
    clauses = [_clause(one, passages[one.passage_id]) for one in sentence.citations]
    # "nineteen, um, sixty-two" is a year once the um is out.
    sources = [one.text for one in cited] + [lightly_edited(one) for one in whole]
    return (
        _harmless(sentence.text, cited)
        or _attributed(sentence.text, cited)
        or judge(sentence.text, sources, whole, clauses, _sayable(narrator, cited))
    )


def judge(
    text: str,
    sources: Sequence[str],
    told: Sequence[str] = (),
    clauses: Sequence[str] = (),
    allowed: str = "",
) -> Verdict:
    """Whether `text` says no more than `sources`.

    `told` are the sentences quoted from, `clauses` the parts of them that the quotes lie in;
    `allowed` are names that may always be said.
    """
    said = facts.known_of_all(sources)
    known = said | facts.known_of(allowed)
    if numbers := facts.missing_numbers(text, said):
        return Verdict(NOT_ENOUGH, f"never said: {', '.join(numbers)}")
    if names := facts.missing_names(text, known):
        return Verdict(NOT_ENOUGH, f"never said: {', '.join(names)}")
    if clauses and facts.denies(text) != any(facts.denies(lightly_edited(one)) for one in clauses):
        return Verdict(REFUTED, "a denial was added or lost")
    if any(facts.lost_hedge(text, one) for one in told):
        return Verdict(REFUTED, "told with doubt, written as certain")
    share, words = facts.support(text, known)
    if share < (SUPPORT if words > SHORT else SUPPORT_SHORT):
        return Verdict(NOT_ENOUGH, f"only {share:.0%} of its words stand in what it cites")
    return Verdict(SUPPORTED)


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
    start, end = _bounds(citation, passage)
    return passage.text[start:end]


def _clause(citation: Citation, passage: Passage) -> str:
    """The quote up to the next comma on either side in its sentence, so that no "never" is cut off."""
    start, end = _bounds(citation, passage)
    before = [match.end() for match in _BREAK.finditer(passage.text, start, citation.start)]
    after = _BREAK.search(passage.text, citation.end, end)
    return passage.text[before[-1] if before else start : after.start() if after else end]


def _bounds(citation: Citation, passage: Passage) -> tuple[int, int]:
    touched = [
        span for span in sentence_spans(passage.text) if span[0] < citation.end and span[1] > citation.start
    ]
    return (touched[0][0], touched[-1][1]) if touched else (citation.start, citation.end)
