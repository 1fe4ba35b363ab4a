"""The outline: the narrator's own passages put into chapters, by life period or else by theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.story.placing import PERIODS, Place, introduces, names_event, names_self, place, theme_of
from bot.story.shape import EVENT, THEMES, Shape
from memory.causes import find_causes, links
from memory.dates import edtf_interval, find_birth_year
from memory.dates_told import told_dates
from memory.told_events import Read, read_sentences
from memory.types import Caption, EntryKind, Narrator, Passage, Question
from prompts import message, questions

Photo = tuple[str, Caption, str, datetime]
"""Media id, caption, entry id, when it was told."""
LIFE_SHAPE = Shape()
_LARGE = 40
_FEW = 3
_SITTING = timedelta(minutes=30)
# Decades stand between youth and the later years where no birth year is known.
_RANK = {period: 10 * number for number, period in enumerate(PERIODS)}


@dataclass(frozen=True)
class Plan:
    """One planned chapter: its passages in order, and its pictures. ``date`` is EDTF."""

    key: str
    title: str
    passage_ids: tuple[str, ...]
    date: str | None = None
    media_ids: tuple[str, ...] = ()


def outline(
    narrator: Narrator,
    passages: Sequence[Passage],
    photos: Sequence[Photo],
    asked: Sequence[Question],
    about: Mapping[str, str] | None = None,
    shape: Shape = LIFE_SHAPE,
) -> tuple[Plan, ...]:
    """Chapters in the order of a life, or as `shape` arranges them. Only the narrator's own words
    become text.

    `about` says which entry an entry is about, by ids.
    """
    told = sorted(
        (one for one in passages if tells(one)), key=lambda one: (one.told_at, one.field, one.start)
    )
    read = read_sentences(told)
    placed = _placed(told, asked, narrator.language, read)
    if shape.arrange == EVENT:
        return _of_one_event(narrator, told, placed, photos, asked, shape.event)
    if shape.arrange == THEMES:
        placed = _by_theme(told, placed)
    beside = belonging(told, photos, about or {})
    _bring_together(placed, told, beside)
    _follow(placed, told, asked)
    groups: dict[str, list[Passage]] = {}
    for passage in told:
        groups.setdefault(placed[passage.id][0], []).append(passage)
    groups = _split(groups)
    pictures = _pictures(photos, groups, placed, beside)
    led = links(find_causes(told, read), read)
    plans = [
        Plan(
            key,
            _title(key, narrator.language),
            tuple(one.id for one in _in_order(members, placed, asked, led)),
            _span(key, [placed[one.id][1].date for one in members]),
            tuple(pictures.get(key, ())),
        )
        for key, members in groups.items()
    ]
    return tuple(sorted(plans, key=lambda plan: _order(plan.key)))


def tells(passage: Passage) -> bool:
    """Whether a passage may become text: the narrator's own words, said or written."""
    spoken = passage.field == "text" or passage.field.startswith("transcript:")
    apart = (EntryKind.LOCATION, EntryKind.CONTACT)
    return passage.own and spoken and passage.kind not in apart


Placed = Mapping[str, tuple[str, Place]]


def _by_theme(told: Sequence[Passage], placed: Placed) -> dict[str, tuple[str, Place]]:
    """Each answer goes whole to the theme of its longest part, whenever it happened."""
    themes = {
        passage.id: theme_of(max(entry, key=lambda one: len(one.text)))
        for entry in _entries(told)
        for passage in entry
    }
    return {one: (f"theme-{themes[one]}", where) for one, (_, where) in placed.items()}


def _of_one_event(
    narrator: Narrator,
    told: Sequence[Passage],
    placed: Placed,
    photos: Sequence[Photo],
    asked: Sequence[Question],
    event: str,
) -> tuple[Plan, ...]:
    """One chapter: the answers that name the event, and those to questions about them."""
    entries = {entry[0].entry_id: entry for entry in _entries(told)}
    named = {key for key, entry in entries.items() if names_event(entry, event)}
    followed = {one.text for one in asked if one.about_entry_id in named}
    chosen = [
        one
        for key, entry in entries.items()
        if key in named or entry[0].question in followed
        for one in entry
    ]
    if not chosen:
        return ()
    read = read_sentences(chosen)
    led = links(find_causes(chosen, read), read)
    order = tuple(one.id for one in _in_order(chosen, placed, asked, led))
    shown = {one.entry_id for one in chosen}
    pictures = tuple(media for media, _, entry_id, _ in photos if entry_id in shown)
    title = message("story-chapter-event", narrator.language, event=event[:1].upper() + event[1:])
    return (Plan("event", title, order, _span("event", [placed[one][1].date for one in order]), pictures),)


def _placed(
    told: Sequence[Passage], asked: Sequence[Question], language: str, read: Sequence[Read]
) -> dict[str, tuple[str, Place]]:
    """Passage id -> chapter key and place. Within an answer, what is not placed goes with what is."""
    birth_year = find_birth_year(told)
    by_text = {one.text: one.topic for one in asked}
    periods = {topic.key: topic.period for topic in questions(language).topics}
    inferred = {one: dates[0].edtf for one, dates in told_dates(told, read).items()}
    found: dict[str, tuple[str, Place]] = {}
    for entry in _entries(told):
        places = [place(one, birth_year, inferred.get(one.id)) for one in entry]
        topic = by_text.get(entry[0].question or "", "")
        current = next((one for one in places if one.period or one.date), Place(periods.get(topic)))
        for passage, own in zip(entry, places, strict=True):
            current = (
                own
                if own.period or own.date
                else Place(current.period, None if own is current else current.date)
            )
            found[passage.id] = (_key(passage, current), current)
    return found


def belonging(told: Sequence[Passage], photos: Sequence[Photo], about: Mapping[str, str]) -> dict[str, str]:
    """A picture's entry -> the entry it belongs with: an answer about it, else what was told just before."""
    shown = {entry_id: moment for _, _, entry_id, moment in photos}
    # Of several the last one stays: sittings go forward in time, answers backward.
    sittings = {
        entry_id: one.entry_id
        for entry_id, moment in shown.items()
        for one in told
        if one.entry_id not in shown and timedelta() <= moment - one.told_at <= _SITTING
    }
    answers = {about[one.entry_id]: one.entry_id for one in reversed(told) if one.entry_id in about}
    return sittings | {entry_id: answer for entry_id, answer in answers.items() if entry_id in shown}


def _bring_together(
    placed: dict[str, tuple[str, Place]], told: Sequence[Passage], beside: Mapping[str, str]
) -> None:
    """Words sent with a picture that name no time of their own go where what it belongs with is."""
    entries = {group[0].entry_id: group for group in _entries(told)}
    for shown, other in beside.items():
        for one in entries.get(shown, ()):
            if placed[one.id][0].startswith("theme-"):
                placed[one.id] = placed[entries[other][0].id]


def _follow(placed: dict[str, tuple[str, Place]], told: Sequence[Passage], asked: Sequence[Question]) -> None:
    """The answer to a follow-up that names no time of its own goes where what it is about is."""
    about = {one.text: one.about_entry_id for one in asked if one.about_entry_id}
    birth_year = find_birth_year(told)
    entries = {group[0].entry_id: group for group in _entries(told)}
    for group in entries.values():
        parent = entries.get(about.get(group[0].question or "") or "")
        places = [place(one, birth_year) for one in group]
        if parent is not None and not any(one.period or one.date for one in places):
            for one in group:
                placed[one.id] = placed[parent[0].id]


def _key(passage: Passage, found: Place) -> str:
    if found.period is not None:
        return found.period
    if found.date is not None:
        return f"decade-{edtf_interval(found.date)[0].year // 10 * 10}"
    return f"theme-{theme_of(passage)}"


def _split(groups: Mapping[str, list[Passage]]) -> dict[str, list[Passage]]:
    """Large chapters are split by theme, small themes put together."""
    done: dict[str, list[Passage]] = {}
    small = [key for key, members in groups.items() if key.startswith("theme-") and len(members) < _FEW]
    for key, members in groups.items():
        if key in small:
            done.setdefault("theme-everyday", []).extend(members)
        elif len(members) <= _LARGE or key.startswith("theme-"):
            done.setdefault(key, []).extend(members)
        else:
            for entry in _entries(members):
                done.setdefault(f"{key}.{theme_of(max(entry, key=lambda one: len(one.text)))}", []).extend(
                    entry
                )
    return done


def _entries(told: Iterable[Passage]) -> list[list[Passage]]:
    groups: dict[str, list[Passage]] = {}
    for passage in told:
        groups.setdefault(passage.entry_id, []).append(passage)
    return list(groups.values())


def _in_order(
    members: Sequence[Passage],
    placed: Placed,
    asked: Sequence[Question],
    led: Sequence[tuple[str, str]],
) -> list[Passage]:
    """Who speaks and undated answers first, in the order told; then by date; a follow-up's answer after
    what it is about. `led` are entries (cause, effect), which give the order where dates do not.
    """
    about = {one.text: one.about_entry_id for one in asked if one.about_entry_id}
    entries = {group[0].entry_id: group for group in _entries(members)}
    followed: dict[str, list[str]] = {}
    roots = []
    for entry_id, group in entries.items():
        parent = about.get(group[0].question or "")
        if parent in entries and parent != entry_id:
            followed.setdefault(str(parent), []).append(entry_id)
        else:
            roots.append(entry_id)
    roots.sort(key=lambda entry_id: _rank(entries[entry_id], placed))
    _causes_first(roots, led, {one for one in roots if _is_dated(entries[one], placed)})
    ordered: list[Passage] = []
    visited: set[str] = set()
    for root in [*roots, *entries]:
        _walk(root, followed, entries, visited, ordered)
    return ordered


def _causes_first(roots: list[str], led: Sequence[tuple[str, str]], dated: set[str]) -> None:
    """Where dates do not say, what the narrator told as a cause stands before what it led to."""
    for cause, effect in led:
        if cause not in roots or effect not in roots or {cause, effect} <= dated:
            continue
        before, after = roots.index(cause), roots.index(effect)
        if before > after:
            moved = roots.pop(before if effect in dated else after)
            roots.insert(after if effect in dated else before, moved)


def _is_dated(entry: Sequence[Passage], placed: Placed) -> bool:
    return any(placed[one.id][1].date for one in entry)


def _walk(
    entry_id: str,
    followed: Mapping[str, Sequence[str]],
    entries: Mapping[str, list[Passage]],
    visited: set[str],
    ordered: list[Passage],
) -> None:
    if entry_id in visited:
        return
    visited.add(entry_id)
    ordered.extend(entries[entry_id])
    for child in followed.get(entry_id, ()):
        _walk(child, followed, entries, visited, ordered)


def _rank(entry: Sequence[Passage], placed: Placed) -> tuple[bool, bool, date]:
    speaks = not any(map(names_self, entry)), not any(map(introduces, entry))
    return *speaks, min(_first(placed[one.id][1]) for one in entry)


def _first(found: Place) -> date:
    return found.start or date.min


def _pictures(
    photos: Sequence[Photo],
    groups: Mapping[str, Sequence[Passage]],
    placed: Placed,
    beside: Mapping[str, str],
) -> dict[str, list[str]]:
    """Chapter key -> media: with the words of its entry, with what it belongs with, by the date it was
    taken, else last.
    """
    by_entry = {one.entry_id: key for key, members in groups.items() for one in members}
    found: dict[str, list[str]] = {}
    for media_id, caption, entry_id, _ in photos:
        key = by_entry.get(entry_id) or by_entry.get(beside.get(entry_id, ""))
        key = key or _nearest(caption.taken_at, groups, placed)
        if key is not None:
            found.setdefault(key, []).append(media_id)
    return found


def _nearest(taken_at: str | None, groups: Mapping[str, Sequence[Passage]], placed: Placed) -> str | None:
    if not groups:
        return None
    last = max(groups, key=_order)
    try:
        day = edtf_interval(taken_at)[0] if taken_at else None
    except ValueError:
        day = None
    if day is None:
        return last
    dated = [
        (abs((start - day).days), key)
        for key, members in groups.items()
        for one in members
        if (start := placed[one.id][1].start) is not None
    ]
    return min(dated)[1] if dated else last


def _title(key: str, language: str) -> str:
    head, _, theme = key.partition(".")
    if head.startswith("decade-"):
        title = message("story-chapter-decade", language, decade=head.removeprefix("decade-"))
    elif head.startswith("theme-"):
        return message(f"story-chapter-{head}", language)
    else:
        title = message(f"story-chapter-{head}", language)
    if not theme:
        return title
    return message(
        "story-chapter-part", language, title=title, theme=message(f"story-chapter-theme-{theme}", language)
    )


def _order(key: str) -> tuple[float, str]:
    head, _, theme = key.partition(".")
    if head.startswith("decade-"):
        return _RANK["youth"] + 5 + int(head.removeprefix("decade-")) / 10_000, theme
    # Themes without dates stand before the chapters on today and the years to come.
    return (float(_RANK[head]) if head in _RANK else _RANK["later"] + 5.0, theme or head)


def _span(key: str, dates: Iterable[str | None]) -> str | None:
    """The EDTF span of a chapter in years, about where no date in it is sure; none for themes."""
    said = [one for one in dates if one]
    if not said or key.startswith("theme-"):
        return None
    known = [edtf_interval(one) for one in said]
    mark = "~" if all(one[-1] in "~?%" for one in said) else ""
    low = min(first.year for first, _ in known)
    high = max(last.year for _, last in known)
    return f"{low:04d}{mark}" if low == high else f"{low:04d}{mark}/{high:04d}{mark}"
