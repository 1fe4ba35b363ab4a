"""A narrator's pictures: which of them a book shows, and which was there before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.perception.alike import firsts, same_picture
from bot.perception.sharpness import BLURRED
from bot.work.made import RESTORED
from memory import journal
from memory.store import Store
from memory.types import Caption, Entry, Media, MediaKind, PerceptionKind

_LARGER = 2.0  # times the pixels from which another copy is preferred


@dataclass(frozen=True)
class Picture:
    """A picture, what is seen in it, and the entry whose words go with it."""

    media: Media
    caption: Caption
    entry_id: str

    @property
    def blurred(self) -> bool:
        """True where it is surely not sharp."""
        return self.caption.sharpness is not None and self.caption.sharpness < BLURRED

    @property
    def pixels(self) -> int:
        """Its size; 0 where it was never measured."""
        return (self.caption.width or 0) * (self.caption.height or 0)


def pictures_of(store: Store, narrator_id: str) -> list[Picture]:
    """Every picture that was read, in the order in which they came. A video's frames are none."""
    read = {
        one.media_id: one.value[0]
        for one in journal.perceptions_of_narrator(store, narrator_id, PerceptionKind.CAPTION)
        if isinstance(one.value, tuple) and one.value
    }
    return [
        Picture(one, read[one.id], one.entry_id)
        for one in journal.list_media(store, narrator_id)
        if one.id in read and read[one.id].at_seconds is None and one.kind is MediaKind.IMAGE
    ]


def to_show(pictures: Sequence[Picture], entries: Mapping[str, Entry]) -> list[Picture]:
    """The pictures for a book: photographs in place of their album page, restored ones in place of their
    originals, and of copies of one picture the best, with the words of the first that has some.

    `entries` are those that stand; pictures of others are left out.
    """
    standing = [one for one in pictures if one.entry_id in entries]
    replaced = {one.media.of for one in standing if one.media.made}
    by_id = {one.media.id: one for one in standing}

    def original(one: Picture) -> Caption:
        restored = one.media.made == RESTORED
        return (by_id.get(one.media.of or "", one) if restored else one).caption

    left = [one for one in standing if one.media.id not in replaced]
    shown: dict[int, list[Picture]] = {}
    for one, first in zip(left, firsts([original(each) for each in left]), strict=True):
        shown.setdefault(first, []).append(one)
    return [_best(some, entries) for some in shown.values()]


def _best(alike: Sequence[Picture], entries: Mapping[str, Entry]) -> Picture:
    best = alike[0]
    for one in alike[1:]:
        sharper = best.blurred and not one.blurred
        restored = one.media.made == RESTORED and best.media.made != RESTORED
        larger = one.pixels >= _LARGER * best.pixels and one.blurred <= best.blurred
        if restored or sharper or (larger and best.media.made != RESTORED):
            best = one
    told = next((one.entry_id for one in alike if entries[one.entry_id].text.strip()), alike[0].entry_id)
    return replace(best, entry_id=told)


def earlier(pictures: Sequence[Picture], media_id: str) -> Picture | None:
    """The first picture that shows the same as `media_id` and came before it in another message or place."""
    this = next((one for one in pictures if one.media.id == media_id), None)
    if this is None:
        return None
    kin = {this.media.id, this.media.of}
    before = pictures[: pictures.index(this)]
    return next(
        (one for one in before if one.media.id not in kin and same_picture(one.caption, this.caption)), None
    )
