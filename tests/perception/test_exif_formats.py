"""The data of photographs, in every form in which formats keep them."""

from __future__ import annotations

import os
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from PIL import Image, PngImagePlugin

from bot.perception.exif import Exif, read_exif
from bot.perception.picture import open_picture
from bot.perception.stamps import read_stamp
from bot.perception.xmp import read_xmp, xmp_degrees

SAMPLES = Path(os.environ.get("LIFESTORY_DATA", Path(__file__).parents[3] / "shared" / "data")) / "exif"
FORMATS = ("jpg", "heic", "tiff", "png", "webp")


def packet(*properties: str, elements: str = "") -> bytes:
    """An XMP packet with these properties."""
    spaces = " ".join(
        f'xmlns:{prefix}="{uri}"'
        for prefix, uri in {
            "exif": "http://ns.adobe.com/exif/1.0/",
            "tiff": "http://ns.adobe.com/tiff/1.0/",
            "xmp": "http://ns.adobe.com/xap/1.0/",
            "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        }.items()
    )
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces} {" ".join(properties)}>{elements}</rdf:Description>'
        "</rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()


def exif_block() -> Image.Exif:
    """A camera, a date with fractions of a second and an offset, a position, an orientation."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Canon", "Canon EOS 5D", 6
    exif.get_ifd(0x8769).update({0x9003: "1998:06:14 10:00:05", 0x9291: "250", 0x9011: "+02:00"})
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 28.0, 2.8), 3: "W", 4: (11.0, 53.0, 6.4)})
    return exif


def saved(path: Path, **more: Any) -> Exif:
    """What is read of a picture that was saved with `more`."""
    pillow_heif.register_heif_opener()
    Image.new("RGB", (64, 48), "navy").save(path, **more)
    return read_exif(open_picture(path, 1_000_000))


def with_packet(path: Path, xmp: bytes) -> Exif:
    """What is read of a picture whose only data are an XMP packet, where its format keeps one."""
    if path.suffix == ".png":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        return saved(path, pnginfo=info)
    return saved(path, **({"tiffinfo": {700: xmp}} if path.suffix == ".tiff" else {"xmp": xmp}))


@pytest.mark.parametrize("suffix", FORMATS)
def test_exif_in_every_format(suffix: str, tmp_path: Path) -> None:
    """JPEG, HEIC, TIFF, PNG and WebP tell the same date, moment, camera, position and orientation."""
    block = exif_block()
    # Pillow writes a TIFF's inner blocks as tags alone.
    inner = {0x8769: dict(block.get_ifd(0x8769)), 0x8825: dict(block.get_ifd(0x8825))}
    tags = {"tiffinfo": dict(block) | inner} if suffix == "tiff" else {"exif": block}
    found = saved(tmp_path / f"p.{suffix}", **tags)
    assert (found.taken_at, found.moment) == ("1998-06-14", "1998-06-14T10:00:05.250+02:00")
    assert (found.camera, found.orientation) == ("Canon EOS 5D", 6)
    assert (found.latitude, found.longitude) == pytest.approx((43.467444, -11.885111))


@pytest.mark.parametrize("suffix", FORMATS)
def test_xmp_alone_in_every_format(suffix: str, tmp_path: Path) -> None:
    """A picture without EXIF is dated and placed by its XMP packet."""
    xmp = packet(
        'exif:DateTimeOriginal="2008-10-22T16:28:39.5+02:00"',
        'exif:GPSLatitude="43,28.0469N" exif:GPSLongitude="11,53.1076E"',
        'tiff:Make="NIKON" photoshop:City="Arezzo" photoshop:Country="Italy"',
    )
    found = with_packet(tmp_path / f"p.{suffix}", xmp)
    assert (found.taken_at, found.moment) == ("2008-10-22", "2008-10-22T16:28:39.5+02:00")
    assert (found.camera, found.place) == ("NIKON", "Arezzo, Italy")
    assert (found.latitude, found.longitude) == pytest.approx((43.467448, 11.885127))


@pytest.mark.parametrize(
    ("properties", "edtf"),
    [
        ('exif:DateTimeOriginal="1962"', "1962"),
        ('photoshop:DateCreated="1962-06"', "1962-06"),
        ('xmp:CreateDate="2013-09-23T10:09:46+02:00"', "2013-09-23?"),
        ('xmp:CreateDate="2013-09-23T10:09:46+02:00" tiff:Make="NIKON"', "2013-09-23"),
        ('xmp:ModifyDate="2014-09-22T10:56:35Z"', "2014-09-22?"),
        ('xmp:MetadataDate="2014-09-22T10:56:35Z"', None),
        ('exif:DateTimeOriginal="2008-13-45"', None),
        ('exif:DateTimeOriginal="19624"', None),
        ('exif:DateTimeOriginal="1962-06-"', None),
        ('exif:DateTimeOriginal="0000-00-00T00:00:00"', None),
    ],
)
def test_dates_of_packets(properties: str, edtf: str | None, tmp_path: Path) -> None:
    """A year or month stands as such; days of making without a camera and of changes are doubted."""
    assert with_packet(tmp_path / "p.jpg", packet(properties)).taken_at == edtf


def test_properties_as_elements() -> None:
    """Properties may be elements; of a list the first item counts."""
    elements = (
        "<photoshop:DateCreated>1971-08-02</photoshop:DateCreated>"
        "<tiff:Model><rdf:Seq><rdf:li>FM2</rdf:li><rdf:li>F3</rdf:li></rdf:Seq></tiff:Model>"
    )
    assert read_xmp(packet(elements=elements)) == {"photoshop:DateCreated": "1971-08-02", "tiff:Model": "FM2"}


@pytest.mark.parametrize(
    "broken",
    [b"", b"\xff\xfe\x00", b"<x:xmpmeta></x:xmpmeta>", b"<x:xmpmeta><rdf:RDF></x:xmpmeta>", packet()[:200]],
)
def test_broken_packets(broken: bytes) -> None:
    """A broken or empty packet says nothing."""
    assert read_xmp(broken) == {}


def test_packets_with_entities_are_not_read() -> None:
    """Entities could be made to swell; XMP has none."""
    swelling = b'<!DOCTYPE x [<!ENTITY a "1962">]>' + packet('exif:DateTimeOriginal="1962"')
    assert read_xmp(swelling) == {}


def test_degrees_of_packets() -> None:
    """Minutes may have a fraction or seconds; what is neither is no position."""
    assert xmp_degrees("43,28,2.814N") == pytest.approx(43.467448)
    assert xmp_degrees("11,53.1076W") == pytest.approx(-11.885127)
    assert xmp_degrees("north") is None


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Thu, 14 Jun 1962 10:00:00 +0000", "1962-06-14"),
        ("1962:06:14 10:00:00", "1962-06-14"),
        ("1962", "1962"),
        ("some time in summer", None),
    ],
)
def test_png_creation_time(words: str, edtf: str | None, tmp_path: Path) -> None:
    """PNG's own text says when the picture was made, as its specification has it or as EXIF does."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Creation Time", words)
    assert saved(tmp_path / "p.png", pnginfo=info).taken_at == edtf


def test_a_day_by_satellite_is_doubted(tmp_path: Path) -> None:
    """GPS tells the day at Greenwich, which counts where there is no other."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({29: "2008:10:23"})
    assert saved(tmp_path / "p.jpg", exif=exif).taken_at == "2008-10-23?"


def test_an_unset_clock_gives_way(tmp_path: Path) -> None:
    """The day on which clocks start counts only where nothing else tells a day."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2000:01:01 00:00:00"
    assert saved(tmp_path / "a.jpg", exif=exif).taken_at == "2000-01-01?"
    both = {"exif": exif, "xmp": packet('photoshop:DateCreated="1998-06-14"')}
    assert saved(tmp_path / "b.jpg", **both).taken_at == "1998-06-14"


@pytest.mark.parametrize(
    ("value", "part", "zone", "moment"),
    [
        ("2008:10:22 16:28:39", "07", "-09:30", "2008-10-22T16:28:39.07-09:30"),
        ("2008:10:22 16:28:39", " ", "  :  ", "2008-10-22T16:28:39"),
        ("2008:10:22 16:28:39", "x1", "+99:99", "2008-10-22T16:28:39"),
        ("2008-10-22T16:28Z", None, None, "2008-10-22T16:28:00+00:00"),
        ("2008:10:22 99:99:99", None, None, None),
        ("2008:10:22", None, None, None),
    ],
)
def test_moments(value: str, part: str | None, zone: str | None, moment: str | None) -> None:
    """Fractions and offsets are taken where they are some; a time that is none leaves the day."""
    found = read_stamp(value, part, zone)
    assert found is not None
    assert (found.edtf, found.moment) == ("2008-10-22", moment)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the EXIF samples are not here")
def test_every_sample_is_read() -> None:
    """Each sample's data are read without a crash, and none has a day that it does not name."""
    found = {path.name: read_exif(open_picture(path, 50_000_000)) for path in sorted(SAMPLES.iterdir())}
    assert len(found) > 20
    assert all(any(astuple(one)) for name, one in found.items() if "gps" in name)
    assert found["jpg-xmp-no_exif.jpg"].taken_at == "2013-09-23?"
    assert found["jpg-orientation-portrait_8.jpg"] == Exif(orientation=8)
    assert found["heic-samplefilehub.heif"].taken_at is None


def test_a_hemisphere_of_another_type_is_read(tmp_path: Path) -> None:
    """Some programs write the letter of the hemisphere as bytes and not as text: south stays south."""
    block = exif_block()
    block.get_ifd(0x8825)[1] = "S"
    saved(tmp_path / "p.jpg", exif=block)
    data = (tmp_path / "p.jpg").read_bytes()
    as_text, as_bytes = b"\x01\x00\x02\x00\x02\x00\x00\x00S", b"\x01\x00\x01\x00\x02\x00\x00\x00S"
    big = b"\x00\x01\x00\x02\x00\x00\x00\x02S", b"\x00\x01\x00\x01\x00\x00\x00\x02S"
    changed = data.replace(as_text, as_bytes).replace(*big)
    assert changed != data
    (tmp_path / "q.jpg").write_bytes(changed)
    assert read_exif(open_picture(tmp_path / "q.jpg", 1_000_000)).latitude == pytest.approx(-43.467444)
