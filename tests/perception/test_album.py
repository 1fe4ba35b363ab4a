"""Photographs on album pages are found and cut; other pictures stay whole."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from bot.perception.album import cut_out, find_photos
from tests.conftest import ROOT

PAPERS = {"white": (244, 243, 240), "cream": (231, 218, 188), "black": (34, 32, 33)}


def photo(seed: int, size: tuple[int, int] = (300, 220)) -> Image.Image:
    """A picture with patches of light and a grain."""
    random = np.random.default_rng(seed)
    patches = random.integers(20, 220, (8, 10, 3)).astype(np.uint8)
    smooth = Image.fromarray(patches).resize(size, Image.Resampling.BICUBIC)
    grain = random.normal(0, 8, (size[1], size[0], 1))
    return Image.fromarray((np.asarray(smooth) + grain).clip(0, 255).astype(np.uint8))


def page(
    paper: str, places: list[tuple[int, int, float]], size: tuple[int, int] = (900, 1200)
) -> Image.Image:
    """Photographs glued at these middles, turned by these degrees, on paper with a little noise."""
    sheet = Image.new("RGB", size, PAPERS[paper])
    for number, (x, y, angle) in enumerate(places):
        turned = photo(number).convert("RGBA").rotate(angle, Image.Resampling.BICUBIC, expand=True)
        sheet.paste(turned, (x - turned.width // 2, y - turned.height // 2), turned)
    noise = np.random.default_rng(1).normal(0, 2, (size[1], size[0], 1))
    return Image.fromarray((np.asarray(sheet) + noise).clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("paper", PAPERS)
def test_photographs_are_found_in_the_order_of_reading(paper: str) -> None:
    """Four photographs askew on white, cream or black paper are found where they lie, row by row."""
    places = [(230, 250, 3.0), (660, 270, -2.0), (240, 800, -3.5), (650, 820, 1.0)]
    sheet = page(paper, places)
    found = find_photos(sheet)
    middles = [(one.middle[0] * sheet.width, one.middle[1] * sheet.height) for one in found]
    assert np.abs(np.array(middles) - np.array(places)[:, :2]).max() < 4


def test_a_cut_is_straight_and_whole() -> None:
    """A photograph that was glued on askew is cut at its own size, and what it shows stands upright."""
    sheet = page("cream", [(300, 300, 4.0), (550, 850, 0.0)])
    first = cut_out(sheet, find_photos(sheet)[0])
    assert first.size == pytest.approx((300, 220), abs=8)
    middle = np.asarray(first.resize((300, 220)).crop((30, 30, 270, 190)), float)
    truth = np.asarray(photo(0).crop((30, 30, 270, 190)), float)
    assert np.corrcoef(middle.ravel(), truth.ravel())[0, 1] > 0.95


def test_touching_photographs_are_parted() -> None:
    """Two photographs that touch with a step in their outline are cut apart."""
    sheet = page("cream", [(500, 900, 0.0)])
    sheet.paste(photo(5), (100, 150))
    sheet.paste(photo(6, (280, 260)), (400, 190))
    assert len(find_photos(sheet)) == 3


def test_a_seam_tells_where_photographs_touch() -> None:
    """Of two ways to make two rectangles of an outline, the one along the seam is taken."""
    sheet = page("cream", [(500, 900, 0.0)])
    sheet.paste(photo(5, (300, 260)), (100, 150))
    sheet.paste(photo(6, (300, 180)), (400, 230))  # their lower edges are one line
    first, second, _ = find_photos(sheet)
    widths = [max(x for x, _ in one.corners) - min(x for x, _ in one.corners) for one in (first, second)]
    assert [width * sheet.width for width in widths] == pytest.approx([300, 300], abs=8)


def test_a_scene_with_a_bright_corner_stays_whole() -> None:
    """A photograph with a margin, of whose sky one corner is as white as the paper, has no seam."""
    whole = photo(7, (900, 700))
    whole.paste((244, 243, 240), (0, 0, 430, 330))
    framed = Image.new("RGB", (960, 760), PAPERS["white"])
    framed.paste(whole, (30, 30))
    assert find_photos(framed) == []


def test_one_photograph_stays_whole() -> None:
    """A photograph that fills its page, with a margin or without, is no album page."""
    whole = photo(7, (900, 1200))
    assert find_photos(whole) == []
    framed = Image.new("RGB", (960, 1260), PAPERS["white"])
    framed.paste(whole, (30, 30))
    assert find_photos(framed) == []
    assert find_photos(page("white", [(450, 600, 0.0)])) == []


def test_a_scene_stays_whole() -> None:
    """A window in a wall and a table that runs from edge to edge are one picture, as are all the samples."""
    room = Image.new("RGB", (900, 700), (236, 224, 200))
    pen = ImageDraw.Draw(room)
    pen.rectangle((250, 60, 650, 380), fill=(90, 140, 190))
    pen.rectangle((0, 450, 900, 700), fill=(140, 90, 50))
    assert find_photos(room) == []
    for path in (ROOT / "samples" / "media").glob("*.jpg"):
        assert find_photos(Image.open(path).convert("RGB")) == [], path.name


def test_a_letter_stays_whole() -> None:
    """Paragraphs of writing are not taken for photographs."""
    sheet = page("white", [])
    draw = ImageDraw.Draw(sheet)
    for line in range(24):
        draw.text(
            (90, 100 + line * 30 + line // 8 * 60),
            "We walked to the harbour every Sunday " * 2,
            "black",
            font_size=20,
        )
    assert find_photos(sheet) == []


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (40, 30)])
def test_tiny_pictures(size: tuple[int, int]) -> None:
    """A picture too small for a page has no photographs on it."""
    assert find_photos(Image.new("RGB", size, "white")) == []
