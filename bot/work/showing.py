"""What was heard or seen, shown under the narrator's note with buttons."""

from __future__ import annotations

from collections.abc import Sequence

from bot.book.dates import day_in_words, moment_day
from bot.conversation.say import Buttons, feel_button, note_buttons, restore_button, say, under, video_buttons
from bot.conversation.wording import Wording, wordings_of
from bot.work import albums, gallery
from bot.work.tools import Tools
from memory import attachments, feelings, journal, outbox
from memory.types import (
    Action,
    Button,
    Entry,
    EntryKind,
    Media,
    MediaKind,
    Narrator,
    OutMessage,
    Perception,
    Trouble,
)
from prompts import message

# Channels on which somebody reads along; entries that an operator adds are not spoken about.
_SPOKEN_TO = {"telegram", "terminal"}
_SHOWN = 700  # characters of a caption that are shown; of a document a little less
_HEARD = 8000  # of what was heard: all of ten minutes' talk, for nobody can put right what they do not see


def is_spoken_about(narrator: Narrator, entry: Entry) -> bool:
    """Whether somebody waits for an answer to `entry`; nobody does to what was imported."""
    return narrator.channel in _SPOKEN_TO and "imported" not in entry.extra


def show_progress(tools: Tools, narrator: Narrator, entry: Entry) -> None:
    """Say that the note is being listened to or looked at; this message later becomes the result."""
    files = journal.media_of(tools.store, entry.id)
    if files and is_spoken_about(narrator, entry):
        text = message(f"conversation-{_doing(files[0])}", narrator.language)
        say(
            tools.store,
            narrator,
            progress_key(entry),
            text,
            reply_to=under(entry.ref, entry.extra),
            subject=("entry", entry.id),
        )


def progress_key(entry: Entry) -> str:
    """The key of an entry's one progress message."""
    return f"progress:{entry.id}"


def show(tools: Tools, narrator: Narrator, entry: Entry) -> None:
    """Turn the progress message into what was heard or seen, one message a file."""
    every = journal.media_of(tools.store, entry.id)
    sent = _sent(every)
    words = wordings_of(tools.store, entry.id)
    readings = journal.perceptions_of(tools.store, entry.id)
    seen = any(one.kind is MediaKind.IMAGE for one in sent)
    pictures = gallery.pictures_of(tools.store, narrator.id) if seen else []
    for number, one in enumerate(sent):
        text, position = _text(narrator, entry, one, words, readings)
        text = "\n\n".join([text, *_about_picture(tools, narrator, one, pictures)])
        photos = albums.photos_of(every, one)
        buttons = note_buttons(narrator.language, entry.id, position) if position is not None else ()
        if one.kind is MediaKind.VIDEO and position is not None:
            buttons += video_buttons(narrator.language, entry.id, number)
        # Of an album page the photographs alone are restored.
        if one.kind is MediaKind.IMAGE and position is not None and tools.settings.restorer and not photos:
            buttons += ((restore_button(narrator.language, entry.id, every.index(one)),),)
        if number == 0 and buttons and entry.own and has_feeling(tools, entry):
            buttons = (*buttons, (feel_button(narrator.language, entry.id),))
        reading = next((each.id for each in readings if each.media_id == one.id), "")
        _put(tools, narrator, entry, number, text, buttons, reading if one.whole or photos else "")
        if photos:
            buttons = _photo_buttons(tools, narrator, entry, number, every, photos, words)
            _put_photos(tools, narrator, entry, number, photos, buttons, reading)
        elif one.whole:
            _put_whole(tools, narrator, entry, number, reading)


def has_feeling(tools: Tools, entry: Entry) -> bool:
    """True where a feeling was read in an entry that the narrator may see, and say otherwise of."""
    return feelings.feeling_of(tools.store, entry.id) is not None


def show_failure(tools: Tools, narrator: Narrator, entry: Entry) -> None:
    """One kind sentence in place of the progress; where there is none, a message of its own."""
    text = message("conversation-failed", narrator.language)
    listening = bool(journal.media_of(tools.store, entry.id))
    say(
        tools.store,
        narrator,
        f"failed:{entry.id}",
        text,
        reply_to=under(entry.ref, entry.extra),
        action=Action.EDIT if listening else Action.SEND,
        edit_key=progress_key(entry) if listening else None,
        subject=("entry", entry.id),
    )


def shown(tools: Tools, narrator: Narrator, entry: Entry) -> list[str]:
    """What `show` says of each file, without saying it."""
    words, readings = wordings_of(tools.store, entry.id), journal.perceptions_of(tools.store, entry.id)
    files = _sent(journal.media_of(tools.store, entry.id))
    return [_text(narrator, entry, one, words, readings)[0] for one in files]


def _sent(files: Sequence[Media]) -> list[Media]:
    """The files that came, without the pictures that were made here of them."""
    return [one for one in files if one.made is None]


def _about_picture(
    tools: Tools, narrator: Narrator, one: Media, pictures: Sequence[gallery.Picture]
) -> list[str]:
    """That it was there before, or is blurred; nothing of a file that is no picture."""
    language = narrator.language
    this = next((each for each in pictures if each.media.id == one.id), None)
    before = gallery.earlier(pictures, one.id)
    said = []
    if before is not None:
        told_at = journal.get_entry(tools.store, before.entry_id).told_at
        day = day_in_words(moment_day(told_at, narrator.timezone), language)
        said.append(message("conversation-same-picture", language, day=day))
    if this is not None and this.blurred and before is None:
        said.append(message("conversation-blurred", language))
    return said


def _photo_buttons(
    tools: Tools,
    narrator: Narrator,
    entry: Entry,
    number: int,
    every: list[Media],
    photos: Sequence[Media],
    words: Sequence[Wording],
) -> Buttons:
    """To put each photograph's words right, to restore it, and to have the page whole."""
    language = narrator.language
    at = {word.media.id: position for position, word in enumerate(words)}
    fixes = [
        Button(
            message("conversation-button-fix-photo", language, number=str(one.part)),
            f"fix:{entry.id}:{at[one.id]}",
        )
        for one in photos
        if one.id in at
    ]
    restores = [
        restore_button(language, entry.id, every.index(one), one.part)
        for one in photos
        if tools.settings.restorer is not None
    ]
    whole = Button(message("conversation-button-whole", language), f"whole:{entry.id}:{number}")
    return (*_rows(fixes), *_rows(restores), (whole,))


def _put_photos(
    tools: Tools,
    narrator: Narrator,
    entry: Entry,
    number: int,
    photos: Sequence[Media],
    buttons: Buttons,
    reading: str,
) -> None:
    """The photographs that were cut from a page, numbered on one sheet. Where it was shown before, its words
    change: the page was whole meanwhile.
    """
    key, subject = f"photos:{entry.id}:{number}", ("entry", entry.id)
    text = message("conversation-photos-found", narrator.language, count=len(photos))
    path = attachments.keep(tools.store, narrator.id, albums.sheet(tools, photos))
    new = say(
        tools.store,
        narrator,
        key,
        text,
        action=Action.PHOTO,
        path=path,
        file_name="photographs.jpg",
        remove_path=True,
        buttons=buttons,
        reply_to=under(entry.ref, entry.extra, number),
        subject=subject,
    )
    if not new:
        attachments.remove(path)
        say(
            tools.store,
            narrator,
            f"{key}:{reading}",
            text,
            action=Action.EDIT,
            edit_key=key,
            buttons=buttons,
            subject=subject,
        )


def _put_whole(tools: Tools, narrator: Narrator, entry: Entry, number: int, reading: str) -> None:
    """The sheet of a page that is whole now says so, and how to have the photographs again."""
    key, language = f"photos:{entry.id}:{number}", narrator.language
    again = Button(message("conversation-button-cut", language), f"cut:{entry.id}:{number}")
    say(
        tools.store,
        narrator,
        f"{key}:{reading}",
        message("conversation-whole", language),
        action=Action.EDIT,
        edit_key=key,
        buttons=((again,),),
        subject=("entry", entry.id),
    )


def _rows(buttons: list[Button]) -> Buttons:
    """Buttons in rows of four."""
    return tuple(tuple(buttons[at : at + 4]) for at in range(0, len(buttons), 4))


def _put(
    tools: Tools, narrator: Narrator, entry: Entry, number: int, text: str, buttons: Buttons, reading: str
) -> None:
    """`reading` is of an album page, whose words change with it; else empty."""
    revision = len(journal.revisions_of(tools.store, entry.id))
    key = f"shown:{entry.id}:{number}:{revision}"
    if number == 0:
        key = ":".join(part for part in (key, reading) if part)
        say(
            tools.store,
            narrator,
            key,
            text,
            buttons=buttons,
            action=Action.EDIT,
            edit_key=progress_key(entry),
            subject=("entry", entry.id),
        )
    elif not revision:
        say(
            tools.store,
            narrator,
            key,
            text,
            buttons=buttons,
            reply_to=under(entry.ref, entry.extra, number),
            subject=("entry", entry.id),
        )


def _text(
    narrator: Narrator, entry: Entry, one: Media, words: list[Wording], readings: list[Perception]
) -> tuple[str, int | None]:
    """What to say of one file and the position of its wording, None where there is none to fix."""
    language = narrator.language
    spoken = [(number, word) for number, word in enumerate(words) if word.media.id == one.id and word.text]
    heard = next(((n, w) for n, w in spoken if not w.field.startswith("caption")), None)
    number, word = heard or (spoken[0] if spoken else (0, None))
    if word is None:
        return message(_without_words(one, readings), language), None
    limit = _HEARD if word.field.startswith("transcript") else _SHOWN
    shown = word.text if len(word.text) <= limit else word.text[:limit].rstrip() + " …"
    if word.field.startswith("document"):
        pages = next(len(r.value.pages) for r in readings if hasattr(r.value, "pages"))
        return message("conversation-read", language, text=shown[:200], pages=pages), number
    if word.field.startswith("caption"):
        return message("conversation-seen", language, text=shown), number
    text = message(f"conversation-{_verb(word)}", language, text=shown)
    seen = next((w for _, w in spoken if w.field.startswith("caption")), None)
    if seen is not None and entry.kind in (EntryKind.VIDEO, EntryKind.VIDEO_NOTE):
        text = f"{text}\n\n{message('conversation-seen', language, text=seen.text)}"
    return text, number


def _verb(word: Wording) -> str:
    if word.fixed:
        return "your-words"
    return "heard-draft" if word.draft else "heard"


def _without_words(one: Media, readings: list[Perception]) -> str:
    troubles = [r.value.reason for r in readings if r.media_id == one.id and isinstance(r.value, Trouble)]
    if troubles and troubles[0] != "too-large":
        return f"perception-trouble-{troubles[0]}"
    return "conversation-silent" if one.kind is MediaKind.AUDIO else "conversation-only-kept"


def _doing(one: Media) -> str:
    if one.kind is MediaKind.AUDIO:
        return "listening"
    return "looking" if one.kind in (MediaKind.IMAGE, MediaKind.VIDEO) else "reading"


def show_later(tools: Tools, narrator: Narrator, key: str, text: str) -> None:
    """Replace the words of a progress message of a job."""
    outbox.put(
        tools.store,
        OutMessage(
            key=f"{key}:{tools.store.vault.digest(text)[:8]}",
            channel=narrator.channel,
            chat=narrator.chat,
            action=Action.EDIT,
            edit_key=key,
            text=text,
            passing=True,
        ),
    )
