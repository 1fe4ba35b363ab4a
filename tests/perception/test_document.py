"""Words of PDFs and text files."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfWriter

from bot.perception.document import decoded
from bot.perception.perceive import Perceiver
from memory.types import DocumentText, MediaKind, Trouble

POEM = "我出生在海边的一个小镇。那里的风很大，夏天我们常常去沙滩上捡贝壳，冬天就围着火炉听爷爷讲故事。"


def make_pdf(path: Path, lines: list[str]) -> Path:
    """A PDF with one line of Helvetica a page, written by hand as its format wants it."""
    pages = "".join(f"{4 + 2 * i} 0 R " for i in range(len(lines)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{pages}] /Count {len(lines)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, line in enumerate(lines):
        body = f"BT /F1 24 Tf 72 700 Td ({line}) Tj ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(body)} >>\nstream\n{body}\nendstream")
    text, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    text += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    path.write_text(f"{text}startxref\n{text.index('xref')}\n%%EOF", encoding="latin-1")
    return path


def test_a_pdf_by_page(bare: Perceiver, tmp_path: Path) -> None:
    """Each page's words are kept apart, and the reader is named."""
    path = make_pdf(tmp_path / "letter.pdf", ["Dear Anna,", "Your brother Tom"])
    [found] = bare.perceive_media(path, MediaKind.PDF, "en")
    assert isinstance(found, DocumentText)
    assert (found.pages, found.model) == (("Dear Anna,", "Your brother Tom"), "pypdf")


def test_a_locked_pdf(bare: Perceiver, tmp_path: Path) -> None:
    """A PDF that needs a password cannot be read, and says so."""
    writer = PdfWriter(clone_from=make_pdf(tmp_path / "open.pdf", ["secret"]))
    writer.encrypt("password", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    assert bare.perceive_media(tmp_path / "locked.pdf", MediaKind.PDF, "en") == [Trouble("unsupported")]


def test_a_broken_pdf(bare: Perceiver, tmp_path: Path) -> None:
    """A PDF that is only its first line is broken."""
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n")
    assert bare.perceive_media(tmp_path / "b.pdf", MediaKind.PDF, "en") == [Trouble("broken")]


def test_a_text_file(bare: Perceiver, tmp_path: Path) -> None:
    """A text file is one page, whatever it was announced as."""
    (tmp_path / "t.txt").write_text("First line.\r\nSecond line.\r\n", encoding="utf-8", newline="")
    [found] = bare.perceive_media(tmp_path / "t.txt", MediaKind.OTHER, "en")
    assert isinstance(found, DocumentText)
    assert found.pages == ("First line.\nSecond line.",)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_charsets(charset: str) -> None:
    """Chinese text is read in each charset that it is commonly written in."""
    assert decoded(POEM.encode(charset)) == POEM


def test_other_files_are_unsupported(bare: Perceiver, tmp_path: Path) -> None:
    """An archive is kept but not read; an empty file likewise."""
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04rest")
    (tmp_path / "empty.jpg").write_bytes(b"")
    for name in ("a.zip", "empty.jpg"):
        assert bare.perceive_media(tmp_path / name, MediaKind.IMAGE, "en") == [Trouble("unsupported")]
