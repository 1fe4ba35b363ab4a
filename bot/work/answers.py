"""Looking back: answers from memories, search, the timeline, the topics."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.book.dates import edtf_in_words, minutes
from bot.book.notes import source_label
from bot.conversation import awaiting
from bot.conversation.say import say
from bot.errors import PerceptionError
from bot.interview.engine import agenda as make_agenda
from bot.perception.sandbox import private_folder
from bot.story.answer import Answer, answer
from bot.work.aloud import say_aloud
from bot.work.clips import Clip, clip_of, save_clip
from bot.work.files import send_file
from bot.work.told import events_of, gather
from bot.work.tools import Tools
from memory import journal, narrators, questions
from memory.dates import days_meant, find_birth_year
from memory.errors import NotFound
from memory.store import now
from memory.types import Action, Citation, Hit, Narrator, Passage, TimelineEvent
from prompts import message

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from bot.story.verify import Entails
    from memory.recall import Recall

_HITS = 20
_TIMELINE = 60


def find_answer(tools: Tools, narrator_id: str, question: str) -> tuple[Answer, list[Hit]]:
    """An answer from what was told, with the passages that it was looked for in."""
    narrator = narrators.get(tools.store, narrator_id)
    model = tools.model()
    # What code answers is cited word for word, so only a model's words are asked about.
    return answered(tools.recall, narrator, question, model, tools.entails() if model is not None else None)


def answered(
    recall: Recall,
    narrator: Narrator,
    question: str,
    model: BaseChatModel | None = None,
    entails: Entails | None = None,
) -> tuple[Answer, list[Hit]]:
    """The same from the parts that it takes; without a model in the told words alone."""
    hits = recall.search(narrator.id, question, _HITS)
    return answer(question, hits, model, narrator.language, narrator.name, entails), hits


def passages_of(hits: Sequence[Hit]) -> dict[str, Passage]:
    """Passage id -> passage, of the hits and what stands beside them."""
    return {one.id: one for hit in hits for one in (hit.passage, *hit.neighbours)}


def answer_text(narrator: Narrator, found: Answer, hits: Sequence[Hit]) -> str:
    """The answer and, a line each, what it (or what comes nearest to it) rests on."""
    passages = passages_of(hits)
    labels = [
        _source(passages[one.passage_id], one, narrator)
        for one in found.citations or found.nearest
        if one.passage_id in passages
    ]
    return "\n".join([found.text, *(f"— {label}" for label in dict.fromkeys(labels))])


def _source(passage: Passage, citation: Citation, narrator: Narrator) -> str:
    """``Voice note, 12 March 2026, 0:14-0:17``: where to listen, from and to."""
    label = source_label(passage, narrator, narrator.language, citation.start_s)
    if citation.start_s is None or citation.end_s is None:
        return label
    to = minutes(math.ceil(citation.end_s))
    return message("story-answer-until", narrator.language, label=label, to=to)


def send_answer(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /ask."""
    narrator = narrators.get(tools.store, narrator_id)
    send(tools, narrator, f"{narrator_id}:{ref}", awaiting.words(tools.store, narrator_id, ref))


def send(tools: Tools, narrator: Narrator, key: str, question: str, reply_to: str | None = None) -> None:
    """Answer `question` once for this `key`: the told words, and their sound where they were spoken.

    A spoken answer replies to the recording, so that all of it can be played there; what was only written
    is said aloud to whoever wants that. `reply_to` is what to reply to otherwise.
    """
    found, hits = find_answer(tools, narrator.id, question)
    cited = found.citations or found.nearest
    heard = clip_of(cited, passages_of(hits))
    whole = journal.get_entry(tools.store, heard.entry_id).ref if heard else reply_to
    text = answer_text(narrator, found, hits)
    said = say(tools.store, narrator, f"answered:{key}", text, reply_to=whole)
    if said and not (heard and _send_clip(tools, narrator, key, heard)):
        say_aloud(tools, narrator, f"answered:{key}:aloud", found.text)


def _send_clip(tools: Tools, narrator: Narrator, key: str, heard: Clip) -> bool:
    """Send the seconds as a voice note; False where the recording is gone or cannot be read."""
    with private_folder() as folder:
        try:
            save_clip(tools, heard, folder / "clip.ogg")
        except (NotFound, PerceptionError):
            return False
        data = (folder / "clip.ogg").read_bytes()
    name = f"memory-{heard.media_id[:8]}-{round(heard.start_s)}.ogg"
    send_file(tools, narrator, f"answered:{key}:clip", data, name, action=Action.VOICE)
    return True


def send_search(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /search."""
    narrator = narrators.get(tools.store, narrator_id)
    hits = tools.recall.search(narrator_id, awaiting.words(tools.store, narrator_id, ref), 5)
    text = search_text(narrator, hits)
    say(tools.store, narrator, f"searched:{narrator_id}:{ref}", text)


def search_text(narrator: Narrator, hits: list[Hit]) -> str:
    """What was found, each with where it was told."""
    if not hits:
        return message("conversation-nothing-found", narrator.language)
    lines = [message("conversation-found", narrator.language)]
    for hit in hits:
        label = source_label(hit.passage, narrator, narrator.language, hit.passage.start_s)
        lines.append(f"“{hit.passage.text}”\n— {label}")
    return "\n\n".join(lines)


def send_timeline(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /timeline, of the whole life or of the time that was named."""
    narrator = narrators.get(tools.store, narrator_id)
    told = gather(tools, narrator_id)
    named = awaiting.words(tools.store, narrator_id, ref)
    when = days_meant(named, now(), find_birth_year(told.passages))
    text = timeline_text(narrator, events_of(tools, told, when), bool(when))
    say(tools.store, narrator, f"timeline:{narrator_id}:{ref}", text)


def timeline_text(narrator: Narrator, found: list[TimelineEvent], asked: bool = False) -> str:
    """Dates in words and what happened, in order; a kind line for none, where `asked` about a time or not."""
    if not found:
        return message("conversation-nothing-found" if asked else "conversation-too-early", narrator.language)
    lines = [f"{edtf_in_words(one.date, narrator.language)}: {one.text}" for one in found[:_TIMELINE]]
    return "\n".join([message("conversation-timeline", narrator.language), *lines])


def send_topics(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /topics."""
    narrator = narrators.get(tools.store, narrator_id)
    say(tools.store, narrator, f"topics:{narrator_id}:{ref}", topics_text(tools, narrator))


def topics_text(tools: Tools, narrator: Narrator) -> str:
    """The topics that were touched, how far, and which are closed."""
    agenda = make_agenda(
        narrator=narrator,
        passages=journal.list_passages(tools.store, narrator.id),
        questions=questions.list_questions(tools.store, narrator.id),
        embeddings=tools.recall.embedder,
        passage_vectors=tools.recall.vectors(narrator.id),
    )
    lines = [message("conversation-topics", narrator.language)]
    for topic in agenda.topics:
        if topic.closed:
            lines.append(f"{topic.title} {message('conversation-topic-closed', narrator.language)}")
        elif topic.covered > 0:
            filled = round(topic.covered * 5)
            lines.append(f"{'●' * filled}{'○' * (5 - filled)} {topic.title}")
    return "\n".join(lines) if len(lines) > 1 else message("conversation-too-early", narrator.language)
