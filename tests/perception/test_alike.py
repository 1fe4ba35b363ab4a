"""Copies of pictures, blurred pictures, faces."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from bot.perception.alike import distance, firsts, looks_of, same_picture
from bot.perception.faces import count_faces
from bot.perception.sharpness import BLURRED, sharpness_of
from memory.types import Caption
from tests.perception.test_album import photo

PLAIN = Caption("", (), "photo-data", "1")


def seen(picture: Image.Image) -> Caption:
    """A caption with the hashes of `picture`."""
    looks = looks_of(picture)
    return replace(PLAIN, phash=looks[0], looks=looks[1:])


def recompressed(picture: Image.Image) -> Image.Image:
    """The same, as JPEG of low quality."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=30)
    return Image.open(out)


EDITS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "resized": lambda p: p.resize((150, 110)),
    "recompressed": recompressed,
    "cropped": lambda p: p.crop((6, 4, 294, 213)),
    "brighter": lambda p: ImageEnhance.Brightness(p).enhance(1.2),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_picture_is_the_same(edit: str) -> None:
    """A picture made smaller, recompressed, cropped a little or brighter is the same picture."""
    assert all(same_picture(seen(photo(n)), seen(EDITS[edit](photo(n)))) for n in range(5))


def test_other_pictures_are_others() -> None:
    """Different pictures differ in far more bits than the same one may."""
    captions = [seen(photo(n)) for n in range(8)]
    assert not any(same_picture(a, b) for n, a in enumerate(captions) for b in captions[n + 1 :])


def test_what_was_never_hashed_is_like_nothing() -> None:
    """A caption without a hash, and a plain sheet of paper, have no copies."""
    blank = seen(Image.new("RGB", (300, 200), "white"))
    assert distance(PLAIN, PLAIN) == 64
    assert not same_picture(PLAIN, PLAIN)
    assert not same_picture(blank, blank)


def test_blur_is_told() -> None:
    """A sharp picture's value is above the mark, a blurred one's below, a faded sharp one's above."""
    sharp = photo(1, (600, 400))
    draw = ImageDraw.Draw(sharp)
    for at in range(0, 600, 30):
        draw.line((at, 0, 600 - at, 400), fill="white" if at % 60 else "black", width=3)
    blurred = sharp.filter(ImageFilter.GaussianBlur(5))
    faded = ImageEnhance.Contrast(sharp).enhance(0.3)
    values = [sharpness_of(one.convert("RGB")) for one in (sharp, blurred, faded)]
    assert None not in values
    assert [value > BLURRED for value in values if value is not None] == [True, False, True]
    assert sharpness_of(Image.new("RGB", (100, 100), "grey")) is None


def test_no_face_is_invented() -> None:
    """Pictures without people have no faces."""
    assert [count_faces(photo(n)) for n in range(3)] == [0, 0, 0]


def test_copies_among_many_are_found_at_once() -> None:
    """Every picture leads to the first that shows the same, as two by two; unhashed ones to themselves."""
    many = [seen(photo(number)) for number in range(4)]
    copies = [seen(edit(photo(number))) for number, edit in enumerate(EDITS.values())]
    plain = seen(Image.new("RGB", (300, 220), "white"))
    every = [*many, plain, PLAIN, *copies, plain, PLAIN, replace(many[0], looks=())]
    slow = [
        next((at for at in range(place) if same_picture(every[at], every[place])), place)
        for place in range(len(every))
    ]
    assert firsts(every) == slow == [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 10, 11, 0]
    assert firsts([]) == []
