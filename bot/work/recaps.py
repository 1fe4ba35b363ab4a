"""Recaps of a week, a month, a year and this day in earlier years: made of what was told, sent once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.care.hard import is_hard
from bot.care.reading import DISTRESS, concern_of
from bot.conversation import awaiting, care
from bot.conversation.say import say, thumb_buttons
from bot.errors import UsageError
from bot.interview.preferences import draw
from bot.story.period import Period, key_at, period_of
from bot.story.recap import Material, Past, Recap, plain
from bot.story.recap import make_recap as written
from bot.work import arc, asking, learnt
from bot.work.aloud import ask_aloud
from bot.work.files import send_file
from bot.work.speaking import spoken
from bot.work.told import feelings_of, gather
from bot.work.tools import Tools
from memory import feelings, journal, narrators, off_limits, questions
from memory import stories as kept
from memory.types import Action, Button, Emotion, MediaKind, Narrator, Passage
from prompts import message

KINDS = ("week", "month", "year", "day")
REMEMBERED = 12
"""So many of the last recaps are looked at, so that none of their sentences comes again."""

_QUIET_IN_A_ROW = 2  # after these a quiet week says nothing, but for each fourth
_FOURTH = 4


def this_week(moment: datetime, timezone: str) -> str:
    """The ISO week of a moment where the narrator lives: ``2026-W47``."""
    return key_at("week", moment, timezone)


def make_recap(tools: Tools, narrator_id: str, key: str) -> Recap:
    """What was told in the period that `key` names. Raises UsageError for one that is none."""
    narrator = narrators.get(tools.store, narrator_id)
    try:
        period = period_of(key, narrator.timezone)
    except ValueError:
        raise UsageError(f"not a week, month, year or day: {key}") from None
    before = kept.recent_recaps(tools.store, narrator_id, REMEMBERED)
    waiting = questions.open_question(tools.store, narrator_id)
    question = waiting or asking.choose(tools, narrator, f"recap:{key}")
    material = _material(tools, narrator, key)
    shown = {str(one.get("picture")) for one in before}
    model = tools.model()
    return written(
        narrator=narrator,
        period=period,
        material=material,
        past=_past(before, kept.count_recaps(tools.store, narrator_id)),
        photo=_picture(tools, narrator, period, shown),
        next_question=question.text if question else None,
        model=model,
        entails=tools.entails() if model is not None else None,
    )


def send_recap(tools: Tools, narrator_id: str, key: str) -> None:
    """The scheduled job: once for each narrator and period; not to somebody who rests."""
    narrator = narrators.get(tools.store, narrator_id)
    if kept.load_recap(tools.store, narrator_id, key) is not None or care.resting(tools.store, narrator_id):
        return
    made = make_recap(tools, narrator_id, key)
    sent = _says_something(tools, narrator_id, made)
    if sent:
        _send(tools, narrator, made, f"recap:{narrator_id}:{key}", key)
    if sent or not _is_day(key):
        _keep(tools, narrator_id, key, made, sent)


def send_recap_now(tools: Tools, narrator_id: str, ref: str) -> None:
    """The job behind /recap: this week so far, or what stands behind the command."""
    narrator = narrators.get(tools.store, narrator_id)
    kind = _kind_meant(awaiting.words(tools.store, narrator_id, ref))
    key = key_at(kind, datetime.now(UTC), narrator.timezone)
    made = make_recap(tools, narrator_id, key)
    name = _free_name(tools, narrator_id, key)
    _send(tools, narrator, made, f"recapnow:{narrator_id}:{ref}", name, others=kind)
    _keep(tools, narrator_id, name, made, True)


def write_files(tools: Tools, made: Recap, out: Path) -> list[Path]:
    """The plot and the picture of a recap as files in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    written_files = []
    if made.plot is not None:
        written_files.append(out / f"recap-{made.key}.png")
        written_files[-1].write_bytes(made.plot)
    if made.picture is not None:
        for data in _shown(tools, made.picture):
            written_files.append(out / f"recap-{made.key}-picture.jpg")
            written_files[-1].write_bytes(data)
    return written_files


def _material(tools: Tools, narrator: Narrator, key: str) -> Material:
    """What may be told: nothing off limits, nothing said in distress, hard memories where they are wanted."""
    silent = _silent(tools, narrator)
    passages = [one for one in journal.list_passages(tools.store, narrator.id) if one.entry_id not in silent]
    felt = feelings_of(tools, narrator.id)
    liked = learnt.learnt_of_recaps(tools.store, narrator)
    return Material(
        passages=passages,
        feelings={entry: one for entry, one in felt.items() if entry not in silent},
        people=_people(tools, narrator.id, passages),
        weights={arm: draw(one, arm, f"{narrator.id}:{key}") for arm, one in liked.items()},
    )


def _silent(tools: Tools, narrator: Narrator) -> set[str]:
    """The entries that no recap of this narrator's touches."""
    passages = journal.list_passages(tools.store, narrator.id)
    felt = feelings.feelings_of(tools.store, narrator.id)
    return left_out(tools, narrator, passages, felt, hard=narrator.recap.hard)


def _people(tools: Tools, narrator_id: str, passages: Sequence[Passage]) -> dict[str, list[str]]:
    """Entry id -> the names of those whom it tells of."""
    entries = {one.id: one.entry_id for one in passages}
    found: dict[str, dict[str, None]] = {}
    for node in tools.graphs.of(narrator_id).nodes:
        for passage in node.passages if node.kind == "person" else ():
            if passage in entries:
                found.setdefault(entries[passage], {})[node.name] = None
    return {entry: list(names) for entry, names in found.items()}


def left_out(
    tools: Tools,
    narrator: Narrator,
    passages: Sequence[Passage],
    felt: Mapping[str, Emotion],
    *,
    hard: bool,
) -> set[str]:
    """The entries that no recap may touch; with `hard`, hard memories may be."""
    phrases = off_limits.phrases(tools.store, narrator.id, tools.graphs.of(narrator.id))

    def out(one: Passage) -> bool:
        valence = felt[one.entry_id].valence if one.entry_id in felt else None
        heavy = not hard and is_hard(one.text, valence)
        return heavy or concern_of(one.text) in DISTRESS or off_limits.touches(one.text, phrases)

    return {one.entry_id for one in passages if out(one)}


def _past(before: Sequence[dict[str, Any]], turn: int) -> Past:
    said = frozenset(plain(one) for recap in before for one in recap.get("sentences", ()))
    return Past(said, turn)


def _says_something(tools: Tools, narrator_id: str, made: Recap) -> bool:
    """A quiet time is said to be one twice in a row, and then each fourth time; a quiet day never."""
    if made.sentences or made.picture:
        return True
    if _is_day(made.key):
        return False
    before = kept.recent_recaps(tools.store, narrator_id, REMEMBERED)
    told = (n for n, one in enumerate(before) if one.get("sentences") or one.get("picture"))
    quiet = next(told, len(before))
    return quiet < _QUIET_IN_A_ROW or quiet % _FOURTH == 0


def _keep(tools: Tools, narrator_id: str, name: str, made: Recap, sent: bool) -> None:
    body = {
        "text": made.text if sent else "",
        "question": made.question,
        "sentences": [one.text for one in made.sentences] if sent else [],
        "entries": list(made.entries),
        "felt": list(made.felt),
        "arms": list(made.arms),
        "why": list(made.why),
        "picture": made.picture,
        "quiet": made.quiet,
    }
    kept.save_recap(tools.store, narrator_id, name, body)


def _free_name(tools: Tools, narrator_id: str, key: str) -> str:
    """A name for a recap that was asked for; the scheduled one keeps the period's own."""
    number = 1
    while kept.load_recap(tools.store, narrator_id, f"{key}+{number}") is not None:
        number += 1
    return f"{key}+{number}"


def _kind_meant(words: str) -> str:
    said = words.strip().casefold()
    known = {
        "month": ("month", "月", "这个月", "本月", "一个月"),
        "year": ("year", "年", "今年", "这一年", "本年"),
        "day": ("day", "today", "on this day", "今天", "往年今日", "那年今日", "日"),
    }
    return next((kind for kind, names in known.items() if said in names), "week")


def _is_day(key: str) -> bool:
    return key.count("-") == 2


def _is_year(key: str) -> bool:
    return key.isdigit()


def _send(tools: Tools, narrator: Narrator, made: Recap, key: str, name: str, others: str = "") -> None:
    buttons = [thumb_buttons(narrator.language, "recap", name)] if made.sentences else []
    if others:
        buttons.append(_other_kinds(narrator.language, others))
    picture = _shown(tools, made.picture) if made.picture is not None else []
    if picture:
        file_name = f"recap-{made.key}-picture.jpg"
        send_file(
            tools,
            narrator,
            f"{key}:text",
            picture[0],
            file_name,
            made.text,
            Action.PHOTO,
            buttons=tuple(buttons),
        )
    else:
        say(tools.store, narrator, f"{key}:text", made.text, buttons=tuple(buttons))
    if made.plot is not None:
        caption = message("conversation-recap-plot", narrator.language)
        other = ((Button(message("feelings-recap-button", narrator.language), f"feelrecap:{name}"),),)
        file_name = f"recap-{made.key}.png"
        send_file(tools, narrator, f"{key}:plot", made.plot, file_name, caption, Action.PHOTO, buttons=other)
    if _is_year(made.key):
        arc.send(tools, narrator, f"{key}:life", _silent(tools, narrator))
    wanted = narrator.recap.spoken and made.sentences
    sound = spoken(made.text, narrator.language, tools.settings.voice) if wanted else None
    if sound is not None:
        name = f"recap-{made.key}.ogg"
        send_file(tools, narrator, f"{key}:voice", sound, name, action=Action.VOICE)
    waiting = questions.open_question(tools.store, narrator.id)
    if waiting is not None and not _is_day(made.key):
        subject = ("question", waiting.id)
        say(tools.store, narrator, f"{key}:question", waiting.text, subject=subject)
        ask_aloud(tools, narrator, waiting, key)


def _shown(tools: Tools, media_id: str) -> list[bytes]:
    """The picture in a form that every chat shows (a phone's HEIC is none); nothing where it cannot be."""
    one = journal.get_media(tools.store, media_id)
    return list(tools.perceiver.shown({media_id: journal.read_file(tools.store, one)}).values())


def _other_kinds(language: str, kind: str) -> tuple[Button, ...]:
    return tuple(
        Button(message(f"conversation-button-recap-{one}", language), f"recap:{one}")
        for one in KINDS
        if one != kind
    )


def _picture(tools: Tools, narrator: Narrator, period: Period, shown: set[str]) -> str | None:
    """The period's newest picture that no recap has shown lately and that shows nothing off limits."""
    phrases = off_limits.phrases(tools.store, narrator.id, tools.graphs.of(narrator.id))
    told = {one.id: one for one in journal.list_entries(tools.store, narrator.id)}
    found = []
    for media_id, caption, entry_id in gather(tools, narrator.id).captions:
        entry = told.get(entry_id)
        if entry is None or media_id in shown or not _in(period, entry.told_at):
            continue
        words = f"{entry.text}\n{caption.text}"
        calm = not (is_hard(words) or off_limits.touches(words, phrases))
        if calm and journal.get_media(tools.store, media_id).kind is MediaKind.IMAGE:
            found.append((entry.told_at, media_id))
    return max(found)[1] if found else None


def _in(period: Period, moment: datetime) -> bool:
    return period.is_anniversary(moment) if period.kind == "day" else period.holds(moment)
