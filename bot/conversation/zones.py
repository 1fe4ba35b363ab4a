"""Languages and time zones: guessed from what the channel says, shown, changeable."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from prompts import language, languages, nearest_language

# Only languages that are mostly spoken in one zone; for others this machine's zone is the better
# guess, since a self-hosted bot mostly stands where its people live.
_BY_LANGUAGE = {
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "it": "Europe/Rome",
    "ja": "Asia/Tokyo",
    "ko": "Asia/Seoul",
    "nl": "Europe/Amsterdam",
    "pl": "Europe/Warsaw",
    "sv": "Europe/Stockholm",
    "tr": "Europe/Istanbul",
    "uk": "Europe/Kyiv",
}
_BY_REGION = {
    "gb": "Europe/London",
    "hk": "Asia/Hong_Kong",
    "in": "Asia/Kolkata",
    "ie": "Europe/Dublin",
    "nz": "Pacific/Auckland",
    "sg": "Asia/Singapore",
    "tw": "Asia/Taipei",
    "za": "Africa/Johannesburg",
}


def guess_language(code: str | None, default: str) -> str:
    """The language to speak with somebody whose program is set to `code`."""
    return nearest_language(code or default)


def guess_zone(code: str | None) -> str:
    """A likely time zone for a language code such as ``zh-hans`` or ``en-GB``."""
    parts = (code or "").lower().replace("_", "-").split("-")
    spoken = language(parts[0]).zone if parts[0] in languages() else None
    return _BY_REGION.get(parts[-1]) or spoken or _BY_LANGUAGE.get(parts[0]) or machine_zone()


def machine_zone() -> str:
    """This machine's own zone, or UTC."""
    try:
        target = str(Path("/etc/localtime").resolve())
    except OSError:
        return "UTC"
    name = target.partition("zoneinfo/")[2].removeprefix("Etc/")
    return name if name in available_timezones() else "UTC"


def find_zone(words: str) -> str | None:
    """The zone that a person means by ``Europe/Berlin``, ``berlin`` or ``new york``."""
    wanted = words.strip().casefold().replace(" ", "_")
    if not wanted:
        return None
    zones = sorted(available_timezones())
    for zone in zones:
        if zone.casefold() == wanted:
            return zone
    named = [zone for zone in zones if zone.casefold().rsplit("/", 1)[-1] == wanted]
    return next((zone for zone in named if "/" in zone), None)


def zone_of(name: str) -> ZoneInfo:
    """The zone, or UTC where this machine does not know it."""
    return ZoneInfo(name) if name in available_timezones() else ZoneInfo("UTC")
