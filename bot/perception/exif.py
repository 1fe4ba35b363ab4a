"""What a photograph's own data say: date, place, camera, which way up. Runs in the sandbox's child.

EXIF 3.0 (CIPA DC-008), XMP (ISO 16684-1) and PNG's text chunks, in this order: the camera wrote the
first, editors and scanners the others. Every value is doubted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.perception.stamps import Stamp, clean, read_stamp
from bot.perception.xmp import read_xmp, xmp_degrees

if TYPE_CHECKING:
    from PIL.Image import Image

_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_MAKE, _MODEL, _CHANGED, _ORIENTATION = 0x010F, 0x0110, 0x0132, 0x0112
_XMP_TAG = 0x02BC  # where TIFF keeps its packet
_GPS_DAY = 29
# (the stamp, the digits behind its second, its offset from UTC)
_TAKEN, _DIGITISED = (0x9003, 0x9291, 0x9011), (0x9004, 0x9292, 0x9012)
_PNG_TIMES = ("Creation Time", "exif:DateTimeOriginal")
_XMP_TAKEN = ("exif:DateTimeOriginal", "photoshop:DateCreated")
_XMP_DIGITISED = ("exif:DateTimeDigitized", "xmp:CreateDate")
_PLACE = ("Iptc4xmpCore:Location", "photoshop:City", "photoshop:State", "photoshop:Country")


@dataclass(frozen=True)
class Exif:
    """``taken_at`` is EDTF (``?`` where doubtful), ``moment`` ISO 8601 where the time of day is written too.

    Degrees are WGS 84; ``place`` is what somebody wrote into the picture's data; ``orientation`` is EXIF's
    1 to 8 as the picture was stored.
    """

    taken_at: str | None = None
    camera: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    moment: str | None = None
    place: str | None = None
    orientation: int | None = None


@dataclass(frozen=True)
class _Data:
    """The tags of the picture's blocks; a block that is broken is empty."""

    main: Mapping[int, Any]
    details: Mapping[int, Any]
    gps: Mapping[int, Any]
    xmp: Mapping[str, str]
    text: Mapping[Any, Any]


def read_exif(picture: Image) -> Exif:
    """The picture's data; what is missing or broken is None."""
    data = _data(picture)
    stamp = next((one for one in _stamps(data) if one), None)
    latitude, longitude = _position(data)
    return Exif(
        taken_at=stamp.edtf if stamp else None,
        camera=_camera(data),
        latitude=latitude,
        longitude=longitude,
        moment=stamp.moment if stamp else None,
        place=", ".join(dict.fromkeys(filter(None, (clean(data.xmp.get(n)) for n in _PLACE))))[:120] or None,
        orientation=_orientation(picture, data),
    )


def _data(picture: Image) -> _Data:
    try:
        exif = picture.getexif()
        main: dict[int, Any] = dict(exif)
    except Exception:  # noqa: BLE001 - Pillow raises anything on broken EXIF; the picture still counts
        return _Data({}, {}, {}, _packet(picture.info.get("xmp")), picture.info)
    packet = picture.info.get("xmp") or main.get(_XMP_TAG) or picture.info.get("XML:com.adobe.xmp")
    return _Data(main, _block(exif, _EXIF_IFD), _block(exif, _GPS_IFD), _packet(packet), picture.info)


def _block(exif: Any, number: int) -> dict[int, Any]:
    try:
        return dict(exif.get_ifd(number))
    except Exception:  # noqa: BLE001 - as above: one broken block does not take the others with it
        return {}


def _packet(packet: object) -> Mapping[str, str]:
    return read_xmp(packet) if isinstance(packet, bytes | str) else {}


def _stamps(data: _Data) -> Iterator[Stamp | None]:
    """When the picture was taken, the surest first."""
    for tags in (_TAKEN, _DIGITISED):
        yield _sure(_stamp(data, tags))
    for name in _XMP_TAKEN:
        yield _sure(read_stamp(data.xmp.get(name), partial=True))
    for name in _PNG_TIMES:
        yield _sure(read_stamp(data.text.get(name), partial=True))
    digitised = [read_stamp(data.xmp.get(name), partial=True) for name in _XMP_DIGITISED]
    # Without a camera it was a scanner or an editor: that day is not the picture's.
    yield from (one and (_sure(one) if _camera(data) else one.doubted) for one in digitised)
    # The day by satellite is that of Greenwich, which may be the next or the last one here.
    gps = read_stamp(data.gps.get(_GPS_DAY))
    yield gps and gps.doubted
    # An unset clock's day is worth more than none.
    for tags in (_TAKEN, _DIGITISED):
        yield _stamp(data, tags)
    # The time of the last change: an upper bound at best.
    for changed in (read_stamp(data.main.get(_CHANGED)), read_stamp(data.xmp.get("xmp:ModifyDate"))):
        yield changed and changed.doubted


def _stamp(data: _Data, tags: tuple[int, int, int]) -> Stamp | None:
    value, part, zone = (data.details.get(tag) for tag in tags)
    return read_stamp(value, part, zone)


def _sure(stamp: Stamp | None) -> Stamp | None:
    return stamp if stamp and not stamp.edtf.endswith("?") else None


def _camera(data: _Data) -> str | None:
    make = clean(data.main.get(_MAKE)) or clean(data.xmp.get("tiff:Make"))
    model = clean(data.main.get(_MODEL)) or clean(data.xmp.get("tiff:Model"))
    if make and model.lower().startswith(make.split()[0].lower()):
        make = ""  # "Canon Canon EOS 5D"
    return f"{make} {model}".strip()[:80] or None


def _orientation(picture: Image, data: _Data) -> int | None:
    # libheif turns the picture itself and notes how it lay.
    known = picture.info.get("original_orientation") or data.main.get(_ORIENTATION)
    known = known or data.xmp.get("tiff:Orientation")
    words = str(known)
    return int(words) if words in tuple("12345678") else None


def _position(data: _Data) -> tuple[float | None, float | None]:
    try:
        latitude: float | None = degrees(data.gps[2], clean(data.gps.get(1, "N")))
        longitude: float | None = degrees(data.gps[4], clean(data.gps.get(3, "E")))
    except (KeyError, TypeError, ValueError, ArithmeticError, IndexError):
        latitude = xmp_degrees(data.xmp.get("exif:GPSLatitude", ""))
        longitude = xmp_degrees(data.xmp.get("exif:GPSLongitude", ""))
    if latitude is None or longitude is None:
        return None, None
    within = abs(latitude) <= 90 and abs(longitude) <= 180
    # A receiver without a fix writes zeros.
    return (latitude, longitude) if within and (latitude, longitude) != (0.0, 0.0) else (None, None)


def degrees(parts: Any, hemisphere: str) -> float:
    """Decimal degrees of (degrees, minutes, seconds). Raises ValueError where one is not a number."""
    whole, minutes, seconds = (*(float(p) for p in parts), 0.0, 0.0)[:3]
    value = whole + minutes / 60 + seconds / 3600
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError("not a number")
    return round(-value if hemisphere.upper() in ("S", "W") else value, 6)
