"""The town nearest to a position, without a network (GeoNames, towns of 1,000 people and more).

Runs in the sandbox's child: the list takes over 100 MB, which goes with the child.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Any

from bot.perception.sandbox import Job

_EARTH = 6371.0  # mean radius, km
FAR = 60.0  # km; a photograph at sea was not taken in the next harbour


def read(job: Job) -> dict[str, Any]:
    """``place`` near the options ``latitude`` and ``longitude``; the job's path is not opened."""
    return {"place": place_of(job.options["latitude"], job.options["longitude"])}


def place_of(latitude: float | None, longitude: float | None) -> str | None:
    """``town, country`` within `FAR` km of the position in degrees, else None."""
    if latitude is None or longitude is None:
        return None
    import reverse_geocode

    found = reverse_geocode.get((latitude, longitude))
    if distance(latitude, longitude, found["latitude"], found["longitude"]) > FAR:
        return None
    return name_of(found)


def name_of(found: dict[str, Any]) -> str:
    """``town, country``, without saying the same twice (``Singapore``)."""
    parts = [found.get("city") or "", found.get("country") or ""]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two positions in degrees (haversine)."""
    a, b = radians(lat1), radians(lat2)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))
