"""A photograph's own data, doubted."""

from __future__ import annotations

import pytest

from bot.perception.exif import degrees
from bot.perception.place import distance, name_of, place_of
from bot.perception.stamps import read_stamp


@pytest.mark.parametrize(
    ("stamp", "edtf"),
    [
        ("2008:10:22 16:28:39", "2008-10-22"),
        ("1998-05-01", "1998-05-01"),
        (b"2008:10:22 16:28:39\x00", "2008-10-22"),
        ("2000:01:01 00:00:00", "2000-01-01?"),
        ("0000:00:00 00:00:00", None),
        ("2008:13:45 00:00:00", None),
        ("1066:10:14 00:00:00", None),
        ("2999:10:14 00:00:00", None),
        ("    :  :     :  :  ", None),
        (None, None),
        (42, None),
    ],
)
def test_dates(stamp: object, edtf: str | None) -> None:
    """Real days become EDTF, unset clocks are doubted, nonsense and days to come are left out."""
    found = read_stamp(stamp)
    assert (found.edtf if found else None) == edtf


def test_degrees() -> None:
    """Degrees, minutes and seconds become decimal degrees; south and west are negative."""
    assert degrees((43, 28, 2.814), "N") == pytest.approx(43.467448)
    assert degrees((43, 28, 2.814), "S") == pytest.approx(-43.467448)
    assert degrees((11,), "W") == -11


def test_degrees_that_are_no_number() -> None:
    """A fraction over nothing is refused."""
    with pytest.raises(ValueError, match="number"):
        degrees((float("nan"), 0, 0), "N")


def test_a_place_on_land_is_named() -> None:
    """A position in Tuscany is near Arezzo."""
    assert place_of(43.467448, 11.885127) == "Arezzo, Italy"


def test_a_place_at_sea_is_not() -> None:
    """No town is named for the middle of the Atlantic, nor for no position."""
    assert place_of(35.0, -40.0) is None
    assert place_of(None, None) is None


def test_a_city_that_is_a_country_is_said_once() -> None:
    """Singapore is not in Singapore."""
    assert name_of({"city": "Singapore", "country": "Singapore"}) == "Singapore"


def test_distance() -> None:
    """Paris and London are 344 km apart."""
    assert distance(48.8566, 2.3522, 51.5074, -0.1278) == pytest.approx(344, abs=2)
