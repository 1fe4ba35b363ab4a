"""What a picture's XMP packet says (ISO 16684-1): simple properties by name. In the sandbox's child."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 4 << 20  # bytes; a packet holds thumbnails at most
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PREFIXES = {
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://cipa.jp/exif/1.0/": "exifEX",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
}
_DEGREES = re.compile(r"^(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])$", re.IGNORECASE)


def read_xmp(packet: bytes | str) -> Mapping[str, str]:
    """``prefix:Name`` -> value, of the picture's own properties; nothing where the packet is broken.

    A packet with a document type is not read: XMP has none, and entities can be made to swell.
    """
    text = packet.decode("utf-8", errors="replace") if isinstance(packet, bytes) else packet
    begin, end = text.find("<x:xmpmeta"), text.rfind("</x:xmpmeta>")
    if begin < 0 or end < 0:
        begin, end = text.find("<rdf:RDF"), text.rfind("</rdf:RDF>")
    if begin < 0 or end < 0 or len(text) > LARGEST or "<!DOCTYPE" in text or "<!ENTITY" in text:
        return {}
    try:
        root = ElementTree.fromstring(text[begin : text.find(">", end) + 1])  # noqa: S314 - see above
    except ElementTree.ParseError:
        return {}
    found: dict[str, str] = {}
    # The first description of a property stands: later ones are of ancestors and ingredients.
    for rdf in root.iter(f"{{{_RDF}}}RDF"):
        for description in rdf.findall(f"{{{_RDF}}}Description"):
            for name, value in _properties(description):
                found.setdefault(name, value)
    return found


def _properties(description: Element) -> list[tuple[str, str]]:
    """Properties as attributes and as elements, whose lists give their first item."""
    pairs = list(description.attrib.items())
    for one in description:
        item = next(one.iter(f"{{{_RDF}}}li"), one)
        pairs.append((one.tag, item.text or ""))
    named = ((_short(tag), value.strip()) for tag, value in pairs)
    return [(name, value) for name, value in named if name and value]


def _short(tag: str) -> str:
    space, _, name = tag.removeprefix("{").partition("}")
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{name}" if prefix else ""


def xmp_degrees(text: str) -> float | None:
    """Decimal degrees of ``43,28.0469N`` or ``43,28,2.81N``; None where it is neither."""
    found = _DEGREES.match(text.strip())
    if not found:
        return None
    whole, minutes, seconds = int(found[1]), float(found[2]), float(found[3] or 0)
    value = whole + minutes / 60 + seconds / 3600
    return round(-value if found[4].upper() in "SW" else value, 6)
