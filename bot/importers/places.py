"""A point on the earth as archives write it."""

from __future__ import annotations

import math
from typing import Any


def point(latitude: Any, longitude: Any) -> dict[str, float]:
    """``latitude`` and ``longitude`` in degrees (WGS 84). Nothing where there is none: 0, 0 is how
    programs write that they do not know.
    """
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in (latitude, longitude)):
        return {}
    within = abs(latitude) <= 90 and abs(longitude) <= 180 and not math.isnan(latitude + longitude)
    return {"latitude": latitude, "longitude": longitude} if within and (latitude or longitude) else {}
