"""What was learnt of how a narrator likes to be asked: derived from the journal each time, said in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.conversation.say import Buttons, say
from bot.conversation.zones import zone_of
from bot.interview import preferences
from bot.interview.agenda import answers_to
from bot.interview.cues import length
from bot.interview.preferences import Belief
from bot.work.tools import Tools
from memory import journal, narrators, off_limits, questions, reactions
from memory import stories as kept
from memory.store import Store, now
from memory.types import Button, Narrator, Outcome, Passage, Question
from prompts import message, nearest_language, remembered
from prompts import questions as bank_of
from prompts.bank import THEMES

_UNANSWERED = timedelta(hours=12)


@dataclass(frozen=True)
class Learnt:
    """Beliefs by arm, and the thumbs on questions by id."""

    beliefs: Mapping[str, Belief] = field(default_factory=dict)
    thumbs: Mapping[str, int] = field(default_factory=dict)


def learnt_of_questions(
    store: Store, narrator: Narrator, asked: Sequence[Question], passages: Sequence[Passage]
) -> Learnt:
    """How topics and themes were received. Nothing where the narrator does not want it learnt."""
    if not narrator.learning.on:
        return Learnt()
    thumbs = {
        one.subject: one.thumb
        for one in reactions.reactions_of(store, narrator.id)
        if one.kind == "question" and _counts(narrator, one.at)
    }
    answers = answers_to([one for one in passages if one.own], asked)
    words = {key: sum(length(one.text) for one in said) for key, said in answers.items()}
    themes = topic_themes(nearest_language(narrator.language))
    seen = preferences.of_questions(
        [one for one in asked if _counts(narrator, one.asked_at) or one.id in thumbs], thumbs, words, themes
    )
    return Learnt(preferences.believe(seen, now()), thumbs)


def liking(narrator: Narrator, learnt: Learnt, asked: int) -> dict[str, float]:
    """A draw for each topic before the next question; none where nothing is learnt."""
    if not narrator.learning.on:
        return {}
    themes = topic_themes(nearest_language(narrator.language))
    return preferences.liking(themes, learnt.beliefs, f"{narrator.id}:{asked}")


def learnt_of_days(store: Store, narrator: Narrator) -> dict[str, Belief]:
    """In which part of the day they tell."""
    if not narrator.learning.on:
        return {}
    zone, moment = zone_of(narrator.timezone), now()
    told = [one.told_at for one in journal.list_entries(store, narrator.id) if one.own]
    asked = questions.list_questions(store, narrator.id)
    vain = [one.asked_at for one in asked if one.outcome is Outcome.OPEN]
    seen = preferences.of_days(
        [one.astimezone(zone) for one in told if _counts(narrator, one)],
        [one.astimezone(zone) for one in vain if moment - one > _UNANSWERED and _counts(narrator, one)],
    )
    return preferences.believe(seen, moment)


def learnt_of_recaps(store: Store, narrator: Narrator) -> dict[str, Belief]:
    """How what recaps held was received: a kept recap's ``arms`` name its themes and people, such as
    ``theme:food`` and ``person:Ana``.
    """
    if not narrator.learning.on:
        return {}
    thumbs = [
        (one.subject, one.thumb, one.at)
        for one in reactions.reactions_of(store, narrator.id)
        if one.kind == "recap" and _counts(narrator, one.at)
    ]
    arms = {recap: (kept.load_recap(store, narrator.id, recap) or {}).get("arms", ()) for recap, *_ in thumbs}
    return preferences.believe(preferences.of_recaps(thumbs, arms), now())


def send_why(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind "Why this question?"."""
    narrator = narrators.get(tools.store, narrator_id)
    text = "\n".join(explanation(tools, narrator))
    say(tools.store, narrator, f"why:{narrator_id}:{ref}", text, buttons=_buttons(narrator))


def explanation(tools: Tools, narrator: Narrator) -> list[str]:
    """Why the last question came, and in plain words what was learnt; a sentence a line."""
    language = narrator.language
    out = off_limits.phrases(tools.store, narrator.id, tools.graphs.of(narrator.id))
    asked = questions.list_questions(tools.store, narrator.id)
    lines = [message("learnt-no-question", language)]
    if asked:
        lines = [message("learnt-question", language, question=asked[-1].text)]
        lines.append(asked[-1].why or message("learnt-unsaid", language))
    lines += _recap_why(tools, narrator, out)
    if not narrator.learning.on:
        return [*lines, message("learnt-is-off", language)]
    beliefs = all_beliefs(tools, narrator)
    found = [
        *_day_words(beliefs, language),
        *_theme_words(beliefs, language),
        *_recap_words(beliefs, language, out),
    ]
    return [*lines, *(found or [message("learnt-nothing", language)]), message("learnt-how", language)]


def _recap_why(tools: Tools, narrator: Narrator, out: Sequence[str]) -> list[str]:
    """What the memories of the last recap were chosen for; nothing where there was none, or of what is left
    out by now.
    """
    last = next((one for one in kept.recent_recaps(tools.store, narrator.id, 1) if one.get("why")), None)
    if last is None:
        return []
    reasons = [f"• {one}" for one in dict.fromkeys(last["why"]) if not off_limits.touches(one, out)]
    return [message("learnt-recap-why", narrator.language), *reasons] if reasons else []


def all_beliefs(tools: Tools, narrator: Narrator) -> dict[str, Belief]:
    """Everything that was learnt, by arm; those of recaps begin with ``recap:``."""
    asked = questions.list_questions(tools.store, narrator.id)
    passages = journal.list_passages(tools.store, narrator.id)
    return {
        **learnt_of_questions(tools.store, narrator, asked, passages).beliefs,
        **learnt_of_days(tools.store, narrator),
        **{f"recap:{arm}": one for arm, one in learnt_of_recaps(tools.store, narrator).items()},
    }


@remembered
def topic_themes(language: str) -> Mapping[str, str]:
    """Each topic of the bank with its theme."""
    return {one.key: one.theme for one in bank_of(language).topics}


def _day_words(beliefs: Mapping[str, Belief], language: str) -> list[str]:
    part = preferences.usual_part(beliefs)
    return [message(f"learnt-part-{part}", language)] if part else []


def _theme_words(beliefs: Mapping[str, Belief], language: str) -> list[str]:
    arms = [preferences.theme_arm(theme) for theme in THEMES]
    found = {
        "liked": preferences.welcome(arms, beliefs),
        "disliked": preferences.unwelcome(arms, beliefs),
    }
    return [
        message(f"learnt-{name}", language, themes=_joined(_themes(some, language), language))
        for name, some in found.items()
        if some
    ]


def _themes(arms: Sequence[str], language: str) -> list[str]:
    return [message(f"theme-{one.removeprefix('theme:')}", language) for one in arms]


def _recap_words(beliefs: Mapping[str, Belief], language: str, out: Sequence[str]) -> list[str]:
    arms = sorted(arm for arm in beliefs if arm.startswith("recap:"))
    liked = [arm.removeprefix("recap:") for arm in preferences.welcome(arms, beliefs)]
    themes = [one for one in liked if one.startswith("theme:") and one.removeprefix("theme:") in THEMES]
    people = [one.removeprefix("person:") for one in liked if one.startswith("person:")]
    names = [*_themes(themes, language), *(one for one in people if not off_limits.touches(one, out))]
    return [message("learnt-recap", language, arms=_joined(names, language))] if names else []


def _joined(names: Sequence[str], language: str) -> str:
    return message("conversation-between", language).join(names)


def _buttons(narrator: Narrator) -> Buttons:
    names = ("forget", "off") if narrator.learning.on else ("on",)
    return tuple(
        (Button(message(f"learnt-button-{one}", narrator.language), f"learn:{one}"),) for one in names
    )


def _counts(narrator: Narrator, at: datetime) -> bool:
    return narrator.learning.since is None or at > narrator.learning.since
