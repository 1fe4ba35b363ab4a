"""The next question, over whole interviews."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from langchain_core.embeddings import Embeddings

import prompts
from bot.interview.checks import manner
from bot.interview.engine import LOOK_BACK, agenda, next_question, photo_question, read_reply, warm
from bot.interview.likeness import most_alike, vectors_of
from memory.types import Entry, Outcome, Passage, Question
from tests.interview.fakes import START, Flat, Says, WordBag, clock, entry, narrator, passage

REPLIES = {
    "en": (
        "My grandmother baked bread every Saturday in the yard oven and we children waited for the crust.",
        "In the winter of 1962 the flood came to Hamburg and Uncle Karl carried me on his back.",
        "My friend Anna stood next to me at the loom. She sang the whole day and I was glad of it.",
        "He gave me an old bicycle, and one day the chain broke and I walked home in the rain.",
        "Yes.",
        "No",
        "I can't remember.",
        "skip",
        "I'd rather not talk about that.",
    ),
    "zh": (
        "我小时候在李家村长大，奶奶每天早上给我们煮粥，院子里有一棵枣树，我爬上去摘枣子。",
        "我妈用缝纫机给我做了一件棉袄，我十岁那年冬天穿着它上学，高兴得不得了。",
        "1968年我去了北京，头一回看见火车，心里又怕又喜。",
        "王老师教我打算盘，我有点怕他。",
        "有的",
        "没有",
        "记不清了",
        "跳过",
        "我不想说这个",
    ),
}


@dataclass
class Talk:
    """An interview held in memory, as the conversation holds one."""

    embeddings: Embeddings
    language: str = "en"
    questions: list[Question] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    about: Entry | None = None

    def __post_init__(self) -> None:
        self.clock = clock()

    def ask(self, seed: int = 0) -> Question | None:
        return next_question(
            narrator=narrator(self.language), passages=self.passages, questions=self.questions,
            embeddings=self.embeddings, model=None, now=next(self.clock), about=self.about, seed=seed,
        )  # fmt: skip

    def answer(self, question: Question, text: str) -> Outcome:
        outcome = read_reply(text, self.language)
        told = entry(text, question, number=len(self.questions))
        self.questions.append(replace(question, outcome=outcome or Outcome.ANSWERED))
        self.about = None if outcome else told
        if outcome is None:
            self.passages.append(passage(told))
        return self.questions[-1].outcome


EMBEDDINGS = {"en": WordBag(), "zh": Flat()}


@pytest.mark.parametrize("language", ["en", "zh"])
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_three_hundred_turns(language: str, data: st.DataObject) -> None:
    """Over 300 turns with any replies: one short question, none twice or nearly, closed stays closed."""
    random = data.draw(st.randoms(use_true_random=False))
    talk = Talk(EMBEDDINGS[language], language)
    closed: set[str] = set()
    for turn in range(300):
        question = talk.ask(seed=turn)
        if question is None:
            assert len(talk.questions) > 60
            break
        assert len(re.findall("[?？]", question.text)) == 1
        assert len(question.text) <= 280
        assert not manner(question.text)
        assert question.topic not in closed
        if talk.answer(question, random.choice(REPLIES[language])) is Outcome.DECLINED:
            closed.update({question.topic} & set(prompts.questions(language).by_key))
    _no_twins(talk.questions, EMBEDDINGS[language], language)
    _no_endless_scene(talk.questions)


def _no_twins(questions: Sequence[Question], embeddings: Embeddings, language: str) -> None:
    texts = [question.text for question in questions if question.kind != "rest"]
    assert len(set(texts)) == len(texts)
    rows = vectors_of(embeddings).of(texts)
    bars = vectors_of(embeddings).bars(prompts.questions(language))
    cosines = np.triu(np.tril(rows @ rows.T, -1), -LOOK_BACK)
    assert cosines.max() < bars.twin
    assert all(
        most_alike(text, texts[max(0, n - LOOK_BACK) : n]) < bars.twin_pairs for n, text in enumerate(texts)
    )


def _no_endless_scene(questions: Sequence[Question]) -> None:
    in_a_row = 0
    for question in questions:
        in_a_row = in_a_row + 1 if question.kind == "follow-up" else 0
        assert in_a_row <= 7  # six on a scene, and who somebody is


def test_the_first_question_is_the_first_of_the_bank() -> None:
    """An interview opens with the bank's first opener, in the narrator's language."""
    for language in prompts.LANGUAGES:
        question = Talk(WordBag(), language).ask()
        assert question is not None
        assert question.text == prompts.questions(language).topics[0].opener
        assert (question.kind, question.topic, question.wording) == ("opener", "first-memory", "bank")


def test_the_same_state_asks_the_same() -> None:
    """The same arguments give the same question with the same id; another time gives another id."""
    first, again = Talk(WordBag()).ask(), Talk(WordBag()).ask()
    assert first == again
    talk = Talk(WordBag())
    next(talk.clock)
    later = talk.ask()
    assert later is not None
    assert first is not None
    assert later.text == first.text
    assert later.id != first.id


def test_the_scene_comes_before_a_new_topic() -> None:
    """After a story the next questions follow it up, more of them the more gladly it is told, then leave."""
    for replies, least, most in (
        (REPLIES["en"][:3], 2, 6),
        (
            ["He ran home to the yard, and I ran after him.", "We ran home to the old yard too, all of us."],
            1,
            2,
        ),
    ):
        talk = Talk(WordBag())
        kinds = []
        for turn in range(9):
            question = talk.ask()
            assert question is not None
            kinds.append(question.kind)
            talk.answer(question, replies[turn % len(replies)])
        assert kinds[:2] == ["opener", "follow-up"]
        stayed = next(n for n, kind in enumerate(kinds[1:]) if kind != "follow-up")
        assert least <= stayed <= most


def test_a_follow_up_names_only_what_was_said() -> None:
    """A follow-up's names and quotations stand in the narrator's own words, and it names its entry."""
    talk = Talk(WordBag())
    question = talk.ask()
    assert question is not None
    talk.answer(question, "My late husband Joe carried me through the flood and I was not afraid.")
    for seed in range(30):
        follow_up = talk.ask(seed)
        assert follow_up is not None
        assert follow_up.kind == "follow-up"
        assert follow_up.about_entry_id == "e0"
        quote = re.search("“(.+)”", follow_up.text)
        named = quote[1] if quote else "your late husband Joe"
        assert named.replace("your", "My") in talk.passages[0].text
        assert named in follow_up.text


def test_words_of_others_are_not_followed_up() -> None:
    """A forward, and a draft transcript, raise no follow-up."""
    talk = Talk(WordBag())
    question = talk.ask()
    assert question is not None
    text = "My uncle carried me through the flood and I was afraid."
    talk.answer(question, text)
    assert talk.about is not None
    talk.about = replace(talk.about, speaker="Bert")
    forward = talk.ask()
    talk.about = replace(talk.about, speaker=None, text="")
    talk.passages = [passage(talk.about, text=text, field="transcript:m1", draft=True)]
    draft = talk.ask()
    assert forward is not None
    assert draft is not None
    assert "follow-up" not in (forward.kind, draft.kind)


def test_a_transcript_is_followed_up() -> None:
    """Words heard in a voice note are followed up like written ones."""
    talk = Talk(WordBag())
    question = talk.ask()
    assert question is not None
    talk.answer(question, "My uncle carried me through the flood and I was afraid.")
    assert talk.about is not None
    talk.passages = [passage(talk.about, field="transcript:m1")]
    talk.about = replace(talk.about, text="")
    follow_up = talk.ask()
    assert follow_up is not None
    assert follow_up.kind == "follow-up"


def test_not_remembering_leaves_the_topic_open_and_declining_closes_it() -> None:
    """After "I can't remember" the topic stays on the agenda; after "I'd rather not" it is closed."""
    talk = Talk(WordBag())
    first = talk.ask()
    assert first is not None
    talk.answer(first, "I can't remember.")
    help_now = talk.ask()
    assert help_now is not None
    assert help_now.kind == "help"
    talk.answer(help_now, "We had no photographs, I am afraid.")
    second = replace(_opened("games"), asked_at=next(talk.clock))
    talk.answer(second, "I'd rather not.")
    topics = agenda(narrator=narrator(), passages=[], questions=talk.questions, embeddings=talk.embeddings)
    open_one, closed_one = topics.of(first.topic), topics.of(second.topic)
    assert open_one is not None
    assert closed_one is not None
    assert not open_one.closed
    assert closed_one.closed


def test_sub_questions_wait_for_a_story() -> None:
    """A sub-question is asked only of a topic whose opener was answered with a story."""
    for reply, expected in (
        ("No.", False),
        ("No, I really cannot say that there was any such thing.", False),
        ("Well, there was the old lamp on the wall, nothing else.", True),
    ):
        talk = Talk(WordBag())
        question = talk.ask()
        assert question is not None
        talk.answer(question, reply)
        talk.about = None
        following = talk.ask()
        assert following is not None
        assert (following.kind == "sub" and following.topic == question.topic) is expected


@pytest.mark.parametrize(
    ("reply", "opened"),
    [
        ("I had to say goodbye to my sister Ruth, and I would not like her to be forgotten.", True),
        ("Grandfather mended nets beside cold harbours.", False),
    ],
)
def test_a_stray_answer_opens_nothing(reply: str, opened: bool) -> None:
    """Where it was asked whether there was such a thing, an answer on something else does not say yes."""
    opener = prompts.questions("en").topic("farewell").opener
    question = Question("q1", "n1", "farewell", "opener", opener, START, Outcome.ANSWERED)
    told = passage(entry(reply, question))
    found = agenda(narrator=narrator(), passages=[told], questions=[question], embeddings=WordBag())
    farewell = found.of("farewell")
    assert farewell is not None
    assert farewell.opened is opened


def test_a_declined_name_is_not_asked_about_again() -> None:
    """After a question on a person was declined, no later follow-up names that person."""
    talk = Talk(WordBag())
    first = talk.ask()
    assert first is not None
    talk.answer(first, "In 1950 my sister Ruth and I ran across the field and we laughed.")
    text = "How do you feel when you think of your sister Ruth now?"
    asked_at = next(talk.clock)
    on_ruth = Question("q-ruth", "n1", first.topic, "follow-up", text, asked_at, about_entry_id="e0")
    talk.answer(on_ruth, "I'd rather not.")
    later = talk.ask()
    assert later is not None
    talk.answer(later, "My sister Ruth bought a lamp at the market and my father was angry.")
    for seed in range(50):
        question = talk.ask(seed)
        assert question is not None
        assert "Ruth" not in question.text


def test_a_death_is_followed_up_gently() -> None:
    """Who has just spoken of a death is thanked, and asked neither where it was nor how it looked."""
    for language, reply in (("en", "Joseph died in 2003. I still set out two cups."), ("zh", "她去年走了。")):
        talk = Talk(EMBEDDINGS[language], language)
        first = talk.ask()
        assert first is not None
        talk.answer(first, reply)
        keys = {question.sub for question in map(talk.ask, range(30)) if question}
        assert keys
        assert all(key is not None and key.startswith("loss-") for key in keys)


def test_what_was_just_said_is_not_asked() -> None:
    """A second follow-up does not ask for the place or the time that the story before it told."""
    talk = Talk(WordBag())
    first = talk.ask()
    assert first is not None
    talk.answer(first, "I left for London when I was seventeen.")
    second = talk.ask()
    assert second is not None
    talk.answer(second, "I cried and the landlady laughed at me.")
    keys = {question.sub for question in map(talk.ask, range(30)) if question}
    assert keys
    assert not keys & {"quote-where", "quote-before"}


def test_a_tired_narrator_is_asked_easy_things() -> None:
    """After three skips no hard topic is opened and nobody is pressed with a follow-up."""
    talk = Talk(WordBag())
    for _ in range(3):
        question = talk.ask()
        assert question is not None
        talk.answer(question, "skip")
    for seed in range(20):
        question = talk.ask(seed)
        assert question is not None
        assert question.kind == "opener"
        assert prompts.questions("en").topic(question.topic).ease == 1


def test_nothing_left() -> None:
    """When every topic was declined there is no question left."""
    bank, yesterday = prompts.questions("en"), START - timedelta(days=1)
    asked = [
        Question(f"q{n}", "n1", topic.key, "opener", topic.opener, yesterday, Outcome.DECLINED)
        for n, topic in enumerate(bank.topics)
    ]
    talk = Talk(WordBag(), questions=asked)
    assert talk.ask() is None


def test_who_wants_to_rest_is_left_in_peace() -> None:
    """After "let's stop for today" nothing is asked; after the next story something is."""
    talk = Talk(WordBag())
    question = talk.ask()
    assert question is not None
    talk.answer(question, "I'm tired now, dear. Let's stop for today. Good night!")
    assert talk.ask() is None
    talk.answer(question, "My uncle carried me through the flood and I was afraid.")
    assert talk.ask() is not None


def test_a_models_wording_is_marked() -> None:
    """A question worded by a model says so; one that fails the checks is the bank's."""
    for answer, wording in (
        (
            "What is the very first thing that you can remember, a colour or a voice or a patch of light?",
            "model",
        ),
        ("What is the first thing you remember of your husband?", "bank"),
    ):
        question = next_question(
            narrator=narrator(), passages=[], questions=[], embeddings=WordBag(),
            model=Says(answer=answer), now=START,
        )  # fmt: skip
        assert question is not None
        assert question.wording == wording
        assert (question.text == answer) is (wording == "model")


def test_photo_questions_take_turns() -> None:
    """Each photo is asked who and where, in turns; a date or a place in the picture is used."""
    asked: list[Question] = []
    for number in range(3):
        question = photo_question(
            narrator=narrator(), about=entry("", number=number), questions=asked, now=START
        )
        asked.append(question)
    assert all(before.text != after.text for before, after in pairwise(asked))
    assert {question.kind for question in asked} == {"photo"}
    placed = photo_question(
        narrator=narrator("zh"), about=entry(""), questions=asked, now=START, place="杭州"
    )
    assert "杭州" in placed.text


def test_agenda_counts_what_was_told() -> None:
    """The agenda says in the narrator's language what is told of each topic, by own words alone."""
    talk = Talk(WordBag(), "zh")
    question = talk.ask()
    assert question is not None
    talk.answer(question, "那年我三岁，妈妈在院子里抱着我，我哭了。")
    foreign = replace(talk.passages[0], id="x", speaker="Bert", question="first-memory")
    found = agenda(
        narrator=narrator("zh"), passages=[*talk.passages, foreign], questions=talk.questions,
        embeddings=talk.embeddings,
    )  # fmt: skip
    first = found.of("first-memory")
    assert first is not None
    assert first.title == "最早的记忆"
    assert first.told == {"time", "place", "person", "event", "feeling"}
    assert first.covered == 0.75  # how it ended is untold
    assert first.opened
    assert len(found.topics) == len(prompts.questions("zh").topics)


def test_agenda_sees_stories_nobody_asked_for() -> None:
    """A story told unasked counts for the topic that it is near."""
    text = "Games: what did you play as a child when nobody told you what to do, in the yard?"
    unasked = passage(entry(text))
    found = agenda(narrator=narrator(), passages=[unasked], questions=[], embeddings=WordBag())
    games = found.of("games")
    assert games is not None
    assert games.passages == 1
    assert not games.opened


def test_the_bank_is_embedded_once() -> None:
    """The bank is embedded once for an embedder, and given passage vectors spare embedding passages."""
    embeddings = WordBag()
    warm(embeddings, "en")
    talk = Talk(embeddings)
    question = talk.ask()
    assert question is not None
    talk.answer(question, REPLIES["en"][0])
    talk.ask()
    before = embeddings.embedded
    known = {talk.passages[0].id: np.asarray(embeddings.embed_query("other"), np.float32)}
    agenda(
        narrator=narrator(), passages=talk.passages, questions=talk.questions, embeddings=embeddings,
        passage_vectors=known,
    )  # fmt: skip
    assert embeddings.embedded == before + 1


def _asked(**more: Any) -> Question:
    question = next_question(
        narrator=narrator(), passages=[], questions=[_opened("games")], embeddings=WordBag(), model=None,
        now=START, **more,
    )  # fmt: skip
    assert question is not None
    return question


def _opened(topic: str) -> Question:
    opener = prompts.questions("en").topic(topic).opener
    return Question(f"q-{topic}", "n1", topic, "opener", opener, START, Outcome.SKIPPED)


def test_what_is_liked_comes_sooner() -> None:
    """A topic that the narrator likes best is opened next, and the reason says so."""
    topics = prompts.questions("en").by_key
    question = _asked(liking={**dict.fromkeys(topics, 0.1), "songs": 1.0})
    assert _asked().topic != "songs"
    assert question.topic == "songs"
    assert question.why.startswith("You like to speak of things like this")


def test_what_is_off_limits_is_not_asked() -> None:
    """No question, over a whole interview, has a word that the narrator put off limits."""
    talk = Talk(WordBag())
    for turn in range(40):
        question = next_question(
            narrator=narrator(), passages=talk.passages, questions=talk.questions,
            embeddings=talk.embeddings, model=None, now=next(talk.clock), about=talk.about, seed=turn,
            off_limits=["school", "my grandmother", "Karl"],
        )  # fmt: skip
        assert question is not None
        assert not re.search(r"\b(?:schools?|grandmother|Karl)\b", question.text)
        talk.answer(question, REPLIES["en"][turn % 4])


def test_every_question_says_why() -> None:
    """Every question bears a reason in the narrator's language."""
    for language in prompts.LANGUAGES:
        talk = Talk(EMBEDDINGS[language], language)
        reasons = set()
        for turn in range(12):
            question = talk.ask(seed=turn)
            assert question is not None
            assert question.why
            reasons.add(question.why)
            talk.answer(question, REPLIES[language][turn % 7])
        assert len(reasons) >= 3
