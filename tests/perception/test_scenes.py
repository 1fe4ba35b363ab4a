"""Where scenes change, and what only looks like it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.perception.scenes import changes

STEP = 0.08
Pictures = NDArray[np.float32]


def scene(seed: int) -> Pictures:
    """A picture of soft shapes, 64 x 64, 0..255."""
    from PIL import Image

    random = np.random.default_rng(seed)
    small = random.integers(0, 255, (6, 6, 3)).astype(np.uint8)
    return np.asarray(Image.fromarray(small).resize((64, 64), Image.Resampling.BICUBIC), np.float32)


def film(*shots: Pictures) -> tuple[list[float], NDArray[np.uint8]]:
    """Seconds and frames of shots one after another."""
    frames = np.clip(np.concatenate(shots), 0, 255).astype(np.uint8)
    return [number * STEP for number in range(len(frames))], frames


def still(picture: Pictures, count: int) -> Pictures:
    """`count` frames of one part of a picture."""
    return np.stack([picture[:32, :32]] * count)


def test_a_cut_is_found_where_it_is() -> None:
    """Two scenes joined at once: one change, at the first frame of the second."""
    (found,) = changes(*film(still(scene(1), 40), still(scene(2), 40)))
    assert (found.kind, found.at) == ("cut", pytest.approx(40 * STEP))


@pytest.mark.parametrize("way", ["through black", "one into the other"])
def test_a_slow_change_is_found_once(way: str) -> None:
    """A fade or a dissolve of a second is one change, near its middle."""
    one, other = scene(3)[:32, :32], scene(4)[:32, :32]
    share = np.linspace(0, 1, 13)[:, None, None, None]
    if way == "through black":
        joint = np.where(share < 0.5, one * (1 - 2 * share), other * (2 * share - 1))
    else:
        joint = one * (1 - share) + other * share
    (found,) = changes(*film(still(scene(3), 40), joint.astype(np.float32), still(scene(4), 40)))
    assert found.kind == "fade"
    assert found.at == pytest.approx((40 + 6) * STEP, abs=0.5)


def test_a_flash_is_no_change() -> None:
    """Two bright frames, after which all is as before, change nothing."""
    flash = still(scene(5), 2) * 0.3 + 180
    assert changes(*film(still(scene(5), 40), flash, still(scene(5), 40))) == ()


def test_a_dimmed_light_is_no_change() -> None:
    """A scene that grows dark and stays visible is the same scene, at once or slowly."""
    slowly = still(scene(6), 20) * np.linspace(1, 0.5, 20)[:, None, None, None]
    dark = still(scene(6), 40) * 0.5
    assert changes(*film(still(scene(6), 40), slowly.astype(np.float32), dark)) == ()
    assert changes(*film(still(scene(6), 40), dark)) == ()


def test_a_moving_camera_is_no_change() -> None:
    """A pan across a picture is one scene."""
    whole = scene(7)
    pan = np.stack([whole[:32, at : at + 32] for at in np.linspace(0, 32, 80).astype(int)])
    assert changes(*film(pan)) == ()


def test_a_frame_or_two_are_one_scene() -> None:
    """Of hardly any frames nothing is said."""
    assert changes(*film(still(scene(8), 1))) == ()
    assert changes(*film(still(scene(8), 1), still(scene(9), 1))) == ()
