"""The interview as the conversation sees it: the next question, a question on a photo, the agenda.

Pure apart from the embedder and the chat model that are handed in. What to ask is decided in
`plan`; here the state is put together and duplicates and closed subjects are dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import numpy as np

import prompts
from bot.interview.agenda import Agenda, answers_to, is_story, make_agenda, of_closed
from bot.interview.ask import Context, word_question
from bot.interview.checks import faults
from bot.interview.cues import length, told
from bot.interview.evoking import evoking
from bot.interview.feedback import Reply, engagement
from bot.interview.likeness import Matrix, Vectors, most_alike, rows_of, vectors_of
from bot.interview.off_limits import touches
from bot.interview.plan import candidates
from bot.interview.replies import read_reply, wants_rest
from bot.interview.resting import should_offer_rest
from bot.interview.returning import unplanned
from bot.interview.scene import Scene, read_scene
from bot.interview.session import SIZE, plan
from bot.interview.state import FOLLOWING, UNPROMPTED, Candidate, State
from bot.interview.why import reason
from bot.interview.years import dated
from memory.dates import find_birth_year
from memory.types import Entry, Narrator, Outcome, Passage, Question
from prompts import Bank

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings
    from langchain_core.language_models import BaseChatModel

__all__ = ["agenda", "next_question", "photo_question", "plan_session", "read_reply", "warm"]

LOOK_BACK = 200  # questions that a new one may not resemble
_OFFERS = 2  # wordings of the offer to rest
_TRIED = 4  # candidates looked at in one batch; the first mostly fits
_KEEPS_TO = 0.5  # cosine of a model's wording to the bank's; paraphrases measured 0.65 and up


@dataclass(frozen=True)
class Signs:
    """What is known of how questions were received, by their ids: thumbs, and the answers' feelings."""

    thumbs: Mapping[str, int] = field(default_factory=dict)
    feelings: Mapping[str, float] = field(default_factory=dict)


def next_question(
    *,
    narrator: Narrator,
    passages: Sequence[Passage],
    questions: Sequence[Question],
    embeddings: Embeddings,
    model: BaseChatModel | None,
    now: datetime,
    about: Entry | None = None,
    seed: int = 0,
    passage_vectors: Mapping[str, Matrix] | None = None,
    strangers: Sequence[str] = (),
    liking: Mapping[str, float] | None = None,
    off_limits: Sequence[str] = (),
    thumbs: Mapping[str, int] | None = None,
    doubts: Sequence[tuple[str, str]] = (),
    feelings: Mapping[str, float] | None = None,
) -> Question | None:
    """The question to put now, or None when nothing is left to ask or the narrator would like to rest.

    `questions` are all that were put to this narrator, oldest first, with their outcomes; `about`
    is the entry just told; `passage_vectors` are the embedder's own vectors by passage id, to
    spare embedding; `strangers` are people often named and never explained; `liking` is 0..1 by
    topic; `off_limits` are the narrator's words for what no question may touch; `thumbs` are +1 or -1
    by question id; `doubts` are pairs of names that may be one person's; `feelings` are how strong the
    feeling of an answer was, 0..1 by question id.

    The same arguments give the same question, id included (with no model).
    """
    bank = prompts.questions(narrator.language)
    vectors = vectors_of(embeddings)
    signs = Signs(thumbs or {}, feelings or {})
    state = _state(bank, vectors, passages, questions, about, passage_vectors, seed, signs)
    if state.scene and wants_rest(state.scene.text, bank.language):
        return None
    before = engagement(_replies(passages, questions[:-1], signs))
    if should_offer_rest(before, state.engagement, questions, now):
        return _offer_of_rest(narrator, questions, now, bank.language)
    own_words = _own_words(passages, about, questions)
    state = replace(
        state,
        strangers=tuple(strangers),
        own_words=own_words,
        liking=liking or {},
        doubts=tuple(doubts),
        birth_year=find_birth_year(passages) if _forgot(questions) else None,
    )
    chosen = _first_fit(candidates(state), state, vectors, own_words, off_limits)
    if chosen is None:
        return None
    text = word_question(
        chosen, model, _context(chosen, state, vectors, own_words, off_limits), bank.language
    )
    return Question(
        id=_id(narrator, now, text),
        narrator_id=narrator.id,
        topic=chosen.topic,
        kind=chosen.kind,
        text=text,
        asked_at=now,
        about_entry_id=chosen.about_entry_id,
        wording="bank" if text == chosen.text else "model",
        sub=chosen.sub,
        why=reason(chosen, state),
    )


def photo_question(
    *,
    narrator: Narrator,
    about: Entry,
    questions: Sequence[Question],
    now: datetime,
    date: str | None = None,
    place: str | None = None,
    seed: int = 0,
) -> Question:
    """Who is in the picture and where it was; `date` (readable) and `place` are what it says itself.

    Wordings take turns, the one used longest ago first.
    """
    bank = prompts.questions(narrator.language)
    known = {"time": date, "place": place, "nothing": "-"}
    fitting = [one for one in bank.photos if known.get(one.needs)]
    said = [one for one in fitting if one.needs != "nothing"] or fitting
    used = [question.sub for question in questions if question.kind == "photo"]
    last_used = {key: number for number, key in enumerate(used)}
    turn = [said[(number + seed) % len(said)] for number in range(len(said))]
    chosen = min(turn, key=lambda one: last_used.get(one.key, -1))
    values = {chosen.needs: str(known[chosen.needs])} if chosen.needs != "nothing" else {}
    text = chosen.template.render(**values)
    return Question(
        id=_id(narrator, now, f"{about.id}|{text}"),
        narrator_id=narrator.id,
        topic="photo",
        kind="photo",
        text=text,
        asked_at=now,
        about_entry_id=about.id,
        sub=chosen.key,
        why=prompts.message("interview-why-photo", bank.language),
    )


def plan_session(
    *,
    narrator: Narrator,
    passages: Sequence[Passage],
    questions: Sequence[Question],
    embeddings: Embeddings,
    passage_vectors: Mapping[str, Matrix] | None = None,
    liking: Mapping[str, float] | None = None,
    off_limits: Sequence[str] = (),
    size: int = SIZE,
) -> tuple[Candidate, ...]:
    """What a session of `size` questions (15 to 20) would ask now, easy openers first.

    The same function after each memory gives the plan rebuilt; `next_question` decides in the end.
    """
    bank = prompts.questions(narrator.language)
    vectors = vectors_of(embeddings)
    state = _state(bank, vectors, passages, questions, None, passage_vectors, 0, Signs())
    found = plan(replace(state, liking=liking or {}), size + len(bank.topics) * bool(off_limits))
    return tuple(one for one in found if not touches(one.text, off_limits, vectors, bank))[:size]


def _forgot(questions: Sequence[Question]) -> bool:
    return bool(questions) and questions[-1].outcome is Outcome.CANNOT_REMEMBER


def _offer_of_rest(
    narrator: Narrator, questions: Sequence[Question], now: datetime, language: str
) -> Question:
    offered = sum(one.kind == "rest" for one in questions)
    text = prompts.message(f"interview-rest-{offered % _OFFERS + 1}", language)
    why = prompts.message("interview-why-rest", language)
    return Question(_id(narrator, now, text), narrator.id, UNPROMPTED, "rest", text, now, why=why)


def warm(embeddings: Embeddings, language: str) -> None:
    """Read and embed the bank, so that the first question does not wait for it (about 2 s on 2 cores)."""
    vectors_of(embeddings).bars(prompts.questions(language))


def agenda(
    *,
    narrator: Narrator,
    passages: Sequence[Passage],
    questions: Sequence[Question],
    embeddings: Embeddings,
    passage_vectors: Mapping[str, Matrix] | None = None,
) -> Agenda:
    """Every topic in the narrator's language with what is told of it, for a list of topics."""
    bank = prompts.questions(narrator.language)
    return make_agenda(bank, passages, questions, vectors_of(embeddings), passage_vectors)


def _state(
    bank: Bank,
    vectors: Vectors,
    passages: Sequence[Passage],
    questions: Sequence[Question],
    about: Entry | None,
    passage_vectors: Mapping[str, Matrix] | None,
    seed: int,
    signs: Signs,
) -> State:
    sound = vectors if vectors.bars(bank).near < 1 else None
    answered = next((q for q in questions if about and q.id == about.question_id), None)
    if answered is not None and answered.kind == "rest":
        about = None  # "one more" is no story
    known, own = passage_vectors or {}, [one for one in passages if one.own]
    scene = _in_thread(_scene(about, passages, bank.language), about, passages, questions)
    return State(
        bank=bank,
        agenda=make_agenda(bank, passages, questions, vectors, known),
        questions=tuple(questions),
        engagement=engagement(_replies(passages, questions, signs)),
        scene=scene,
        answered_id=about.question_id if about else None,
        nearness=_nearness(bank, vectors, scene),
        seed=seed,
        fruitful=_fruitful(passages, questions),
        dated=dated(passages, bank.language),
        clauses=unplanned(passages, questions, bank.language, sound, known),
        evokes=evoking(bank, rows_of(own, vectors, known), vectors) if sound else None,
    )


def _fruitful(passages: Sequence[Passage], questions: Sequence[Question]) -> frozenset[str]:
    """Questions that brought a story."""
    answers = answers_to([one for one in passages if one.own], questions)
    told_of = {key: " ".join(one.text for one in some) for key, some in answers.items()}
    return frozenset(
        q.id for q in questions if q.outcome is Outcome.ANSWERED and is_story(told_of.get(q.id, ""))
    )


def _scene(about: Entry | None, passages: Sequence[Passage], language: str) -> Scene | None:
    """The entry's own words; those of a draft transcript are too rough to be quoted back."""
    if about is None or not about.own:
        return None
    mine = [p for p in passages if p.entry_id == about.id and p.own]
    if mine and all(passage.draft for passage in mine):
        return None
    spoken = "\n".join(p.text for p in mine if not p.draft and p.field.startswith("transcript:"))
    text = "\n".join(part for part in (about.text, spoken) if part) or "\n".join(p.text for p in mine)
    return read_scene(about.id, text, language) if text.strip() else None


def _in_thread(
    scene: Scene | None, about: Entry | None, passages: Sequence[Passage], questions: Sequence[Question]
) -> Scene | None:
    """The scene, with what was told just before it: an answer to a follow-up does not say it again."""
    if scene is None or about is None or about.question_id is None:
        return scene
    answered = next((q for q in questions if q.id == about.question_id and q.kind == "follow-up"), None)
    if answered is None:
        return scene
    before = [told(p.text) for p in passages if p.own and p.entry_id == answered.about_entry_id]
    return replace(scene, told=scene.told.union(*before))


def _nearness(bank: Bank, vectors: Vectors, scene: Scene | None) -> dict[str, float]:
    if scene is None or not scene.text or vectors.bars(bank).near > 1:
        return {}
    openers = vectors.of([topic.opener for topic in bank.topics])
    cosines = openers @ vectors.of([scene.text])[0]
    return {topic.key: float(max(0.0, c)) for topic, c in zip(bank.topics, cosines, strict=True)}


def _replies(passages: Sequence[Passage], questions: Sequence[Question], signs: Signs) -> list[Reply]:
    recent = [one for one in questions if one.kind != "rest"][-20:]
    answers = answers_to([passage for passage in passages if passage.own], recent)
    return [_reply(one, answers.get(one.id, []), signs) for one in recent]


def _reply(question: Question, answers: Sequence[Passage], signs: Signs) -> Reply:
    seconds = min(((p.told_at - question.asked_at).total_seconds() for p in answers), default=None)
    words = sum(length(passage.text) for passage in answers)
    # An answer whose words are not in memory yet says nothing of its length.
    unknown = question.outcome is Outcome.ANSWERED and not answers
    outcome = Outcome.OPEN if unknown else question.outcome
    thumb, feeling = signs.thumbs.get(question.id, 0), signs.feelings.get(question.id)
    return Reply(outcome, words, seconds, thumb, feeling)


def _own_words(passages: Sequence[Passage], about: Entry | None, questions: Sequence[Question]) -> str:
    """What the narrator said last, for premises: the last questions' answers and the entry just told."""
    since = questions[-10].asked_at if len(questions) >= 10 else None
    recent = [p.text for p in passages if p.own and (since is None or p.told_at >= since)]
    return "\n".join([*recent[-30:], about.text if about and about.own else ""]).strip()


def _first_fit(
    ranked: Sequence[Candidate], state: State, vectors: Vectors, own_words: str, off_limits: Sequence[str]
) -> Candidate | None:
    """The best candidate that was not asked in these or nearly these words and is neither closed nor
    off limits.
    """
    declined = [q.text for q in state.questions if q.outcome is Outcome.DECLINED]
    said = f"{own_words}\n{state.scene.text}" if state.scene else own_words
    for start in range(0, len(ranked), _TRIED):
        batch = ranked[start : start + _TRIED]
        texts = [candidate.text for candidate in batch]
        asked = _asked_before(texts, state, vectors)
        closed = of_closed(declined, texts, vectors, state.bank)
        for candidate, twin, shut in zip(batch, asked, closed, strict=True):
            shut = shut or touches(candidate.text, off_limits, vectors, state.bank)
            if not (twin or shut or _unfit(candidate, said, state.bank.language)):
                return candidate
    return None


def _unfit(candidate: Candidate, said: str, language: str) -> list[str]:
    """What is wrong with the wording; one that goes on from what was told may rest on that alone."""
    following = candidate.kind in FOLLOWING
    stated = "\n".join([said, *candidate.names]) if following else candidate.text
    found = faults(candidate.text, language=language, own_words=stated)
    # A narrator's words stay in the language that they were said in.
    return [one for one in found if not (following and one == "wrong language")]


def _asked_before(texts: Sequence[str], state: State, vectors: Vectors) -> list[bool]:
    ever = {question.text for question in state.questions}
    recent = [q.text for q in state.questions if q.kind not in ("photo", "rest")][-LOOK_BACK:]
    if not recent:
        return [text in ever for text in texts]
    bars = vectors.bars(state.bank)
    cosines = (vectors.of(texts) @ vectors.of(recent).T).max(axis=1)
    return [
        text in ever or bool(cosine >= bars.twin) or most_alike(text, recent) >= bars.twin_pairs
        for text, cosine in zip(texts, np.asarray(cosines), strict=True)
    ]


def _context(
    chosen: Candidate, state: State, vectors: Vectors, own_words: str, off_limits: Sequence[str]
) -> Context:
    def is_twin(text: str) -> bool:
        return _asked_before([text], state, vectors)[0]

    def is_shut(text: str) -> bool:
        return touches(text, off_limits, vectors, state.bank)

    def keeps_to(text: str) -> bool:
        if vectors.bars(state.bank).near > 1:
            return most_alike(text, [chosen.text]) > 0
        one, other = vectors.of([text, chosen.text])
        return float(one @ other) >= _KEEPS_TO

    words = f"{own_words}\n{state.scene.text}" if state.scene else own_words
    return Context(words, [question.text for question in state.questions], is_twin, keeps_to, is_shut)


def _id(narrator: Narrator, now: datetime, text: str) -> str:
    return uuid5(NAMESPACE_URL, f"{narrator.id}|{now.isoformat()}|{text}").hex
