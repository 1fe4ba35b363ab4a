"""Where the scenes of a video change, from small pictures of its frames. Pure.

A change is a break in what is shown, sudden (a cut) or slow (a fade, a dissolve). Three things look
like one and are none: a flash, after which all is as before; the light changing, which leaves shapes
as they are (so pictures are compared by their correlation too); and the camera moving, which no blend
of its first and last picture explains. Sudden changes are held against their neighbourhood (as in
PySceneDetect's adaptive detector), slow ones are fitted as a blend of two pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pictures = NDArray[np.uint8]  # (frames, height, width, 3), RGB
    Floats = NDArray[np.float32]

CHANGE = 0.045  # dissimilarity (0..1) of two frames from which they show different things
_TIMES = 3.0  # a cut is so many times what its neighbourhood changes by
_LASTING = 0.5  # a flash is shorter than this, in seconds
_AROUND = 1.0  # seconds of neighbourhood on each side
_SLOWEST = 1.6  # seconds from the middle of a slow change to its ends
_HALVES = (0.4, 0.6, 0.9, _SLOWEST)  # half widths, in seconds, of the dissolves looked for
_PLAIN = 0.3  # a picture with so little of its neighbours' contrast is faded out
_DIM = 0.7  # below this share of its neighbours' contrast a picture is fading
_FLASH = 0.25  # seconds; what is plain for less was a flash
_UNLIKE_A_BLEND = 0.3  # share of a change that a blend leaves unexplained where the camera moves
_NO_BLEND = 0.2  # how far the two weights of a blend are from 1 where the light changes
_RESTLESS = 0.4  # share of the change that also goes on before and after it, where the camera moves
_DENSE = 0.5  # seconds between frames from which slow changes cannot be told from movement


@dataclass(frozen=True)
class Change:
    """A new scene: the seconds at which it begins (of a slow change its middle), and how it came:
    ``cut`` or ``fade``.
    """

    at: float
    kind: str


@dataclass(frozen=True, order=True)
class _Span:
    """A change from its first to its last frame, and the frame that divides the scenes."""

    first: int
    last: int
    middle: int


def changes(times: Sequence[float], pictures: Pictures) -> tuple[Change, ...]:
    """The changes of scene, in order. `times` are the frames' seconds, rising."""
    import numpy as np

    if len(times) < 3:
        return ()
    step = float(np.median(np.diff(times))) or 1.0
    calm = _without_flashes(pictures, step)
    cuts = [_Span(index, index, index) for index in _cuts(calm, step)]
    slow: list[_Span] = []
    if step < _DENSE:
        slow = _through_plain(pictures, step, cuts)
        slow += _dissolves(calm, step, [*cuts, *slow])
    found = [Change(times[one.middle], "cut") for one in cuts]
    found += [Change(times[one.middle], "fade") for one in slow]
    return tuple(sorted(found, key=lambda one: one.at))


def unlike(one: Floats, other: Floats) -> Floats:
    """How unlike pictures (…, h, w, 3; 0..1) are: 0 for the same shapes, whatever the light; near 0.3 for
    two unrelated photographs.
    """
    import numpy as np

    apart = np.abs(one - other).mean(axis=(-3, -2, -1))
    shapes, others = one.mean(axis=-1), other.mean(axis=-1)
    shapes = shapes - shapes.mean(axis=(-2, -1), keepdims=True)
    others = others - others.mean(axis=(-2, -1), keepdims=True)
    size = np.sqrt((shapes**2).mean(axis=(-2, -1)) * (others**2).mean(axis=(-2, -1)))
    # A plain area has no shapes: there colour alone counts.
    alike = (shapes * others).mean(axis=(-2, -1)) / np.maximum(size, 4e-4)
    return np.asarray(apart * (1 - np.clip(alike, 0, 1)), np.float32)


def _without_flashes(pictures: Pictures, step: float) -> Pictures:
    """Each frame's median with those around it: what is shorter than half of that is gone, and a cut
    stays where it is.
    """
    import numpy as np

    reach = round(_FLASH / step / 1.5)
    if not reach or len(pictures) <= 2 * reach:
        return pictures
    padded = np.concatenate([pictures[:1].repeat(reach, 0), pictures, pictures[-1:].repeat(reach, 0)])
    calm = np.empty_like(pictures)
    for first in range(0, len(pictures), 256):
        part = padded[first : first + 256 + 2 * reach]
        windows = np.lib.stride_tricks.sliding_window_view(part, 2 * reach + 1, axis=0)
        calm[first : first + 256] = np.median(windows, axis=-1)
    return calm


def _floats(pictures: Pictures) -> Floats:
    import numpy as np

    return np.asarray(pictures.astype(np.float32) / 255, np.float32)


def _cuts(pictures: Pictures, step: float) -> list[int]:
    import numpy as np

    count = len(pictures)
    jumps = np.zeros(count, np.float32)
    for first in range(1, count, 512):  # in pieces: floats are four times as large
        part = _floats(pictures[first - 1 : first + 512])
        jumps[first : first + 512] = unlike(part[:-1], part[1:])
    around = max(2, round(_AROUND / step))
    lasting = max(1, round(_LASTING / step))
    found: list[int] = []
    for index in np.flatnonzero(jumps >= CHANGE):
        near = np.r_[jumps[max(1, index - around) : index], jumps[index + 1 : index + 1 + around]]
        usual = float(np.median(near)) if len(near) else 0.0
        if jumps[index] < _TIMES * usual:
            continue
        if _lasts(pictures, int(index), lasting):
            found.append(int(index))
    return found


def _lasts(pictures: Pictures, index: int, lasting: int) -> bool:
    """True where what came with the jump at `index` stays and what was before does not return."""
    before = _floats(pictures[max(0, index - lasting) : index])
    after = _floats(pictures[index : index + lasting + 1])
    return bool(unlike(before[:, None], after[None, :]).min() >= CHANGE)


def _free(first: int, last: int, taken: Sequence[_Span]) -> bool:
    return all(last < one.first or first > one.last for one in taken)


def _through_plain(pictures: Pictures, step: float, taken: Sequence[_Span]) -> list[_Span]:
    """First and last frame of what fades out to a plain picture and in to another one."""
    import numpy as np

    contrast = np.array([float(one.std()) for one in pictures])
    reach = max(2, round(_SLOWEST / step))
    found: list[_Span] = []
    for index in np.argsort(contrast, kind="stable"):
        before = contrast[max(0, index - reach) : index]
        after = contrast[index + 1 : index + 1 + reach]
        if not len(before) or not len(after):
            continue
        first = int(index - len(before) + before.argmax())
        last = int(index + 1 + after.argmax())
        whole = min(before.max(), after.max())
        dim = int((contrast[first : last + 1] < _DIM * whole).sum())
        if contrast[index] > _PLAIN * whole or dim * step < _FLASH or not _free(first, last, found):
            continue
        ends = _floats(pictures[[first, last]])
        if _free(int(index), int(index), taken) and unlike(ends[0], ends[1]) >= CHANGE:
            found.append(_Span(first, last, int(index)))
    return found


def _dissolves(pictures: Pictures, step: float, taken: Sequence[_Span]) -> list[_Span]:
    """First and last frame of the windows in which one picture turns into another, the surest first."""
    found: list[tuple[float, _Span]] = []
    for half in sorted({max(2, round(seconds / step)) for seconds in _HALVES}):
        for index in range(half, len(pictures) - half):
            first, last = index - half, index + half
            if _free(first, last, taken) and (blend := _blended(pictures, first, last)):
                found.append(blend)
    kept: list[_Span] = []
    for _, one in sorted(found, reverse=True):
        if _free(one.first, one.last, kept):
            kept.append(one)
    return kept


def _blended(pictures: Pictures, first: int, last: int) -> tuple[float, _Span] | None:
    """How surely the first picture of a window turns into its last one by blending, and where; None where
    it does not.
    """
    import numpy as np

    window = _floats(pictures[first : last + 1])
    size = float(unlike(window[0], window[-1]))
    if size < CHANGE:
        return None
    restless = _restless(pictures, first, last, window) / size
    if restless > _RESTLESS:
        return None
    flat = window.reshape(len(window), -1).T
    ends = flat[:, [0, -1]]
    weights, *_ = np.linalg.lstsq(ends, flat[:, 1:-1], rcond=None)
    if np.abs(weights.sum(axis=0) - 1).max() > _NO_BLEND:
        return None
    rest = (
        np.abs(flat[:, 1:-1] - ends @ np.clip(weights, 0, 1)).mean() / np.abs(ends[:, 0] - ends[:, 1]).mean()
    )
    if rest > _UNLIKE_A_BLEND:
        return None
    half = int(np.flatnonzero(weights[1] >= 0.5)[0]) if (weights[1] >= 0.5).any() else flat.shape[1] // 2
    return size * (1 - float(rest)) * (1 - restless), _Span(first, last, first + 1 + half)


def _restless(pictures: Pictures, first: int, last: int, window: Floats) -> float:
    """How much changes in as many frames before the window, or after it: the calmer side."""
    before, after = 2 * first - last, 2 * last - first
    sides = []
    if before >= 0:
        sides.append(float(unlike(_floats(pictures[before]), window[0])))
    if after < len(pictures):
        sides.append(float(unlike(window[-1], _floats(pictures[after]))))
    return min(sides, default=0.0)
