"""PDFs made for the tests: by hand object for object, drawn with ReportLab, and our own without its attachment."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from exports.fonts import FontStyle, font_file
from imports.blocks import Paragraph, Source, Table
from imports.pdf.reader import read_pdf

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "imports" / "pdf"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F1 12 Tf 50 700 Td (Enough words stand here to be read as a text) Tj ET\n"


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF of objects, the first one its catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def stream(content: bytes, about: bytes = b"") -> bytes:
    """A packed stream."""
    packed = zlib.compress(content, 9)
    return b"<<" + about + b"/Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"


def page_pdf(content: bytes, more: Sequence[bytes] = (), named: bytes = b"", about: bytes = b"") -> bytes:
    """A PDF of one page with a ready content stream; `more` are objects from 6 on, `named` those it may paint."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]" + about
    page += b"/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<<" + named + b">>>>>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, content, FONT, *more])


def drawn(paint: Callable[[Canvas], None], size: tuple[float, float] = (595, 842)) -> bytes:
    """A PDF drawn with fonts that have all Vietnamese letters, called "text" and "bold"."""
    for name, style in (("text", FontStyle.REGULAR), ("bold", FontStyle.BOLD)):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(font_file(style).path)))
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    paint(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def without_attachment(path: Path) -> bytes:
    """The bytes of one of our PDFs after its attachment was taken out."""
    document = pypdfium2.PdfDocument(path)
    try:
        raw.FPDFDoc_DeleteAttachment(document.raw, 0)
        out = BytesIO()
        document.save(out)
        return out.getvalue()
    finally:
        document.close()


def read(data: bytes) -> Source:
    """The source in the bytes of a PDF."""
    return read_pdf(data, "a.pdf")


def texts(source: Source) -> list[str]:
    """The paragraphs of a source and the cells of its tables, in order."""
    found: list[str] = []
    for piece in source.pieces:
        if isinstance(piece, Paragraph):
            found.append(piece.text)
        else:
            found += [cell.text for cell in piece.grid.cells()]
    return found


def tables(source: Source) -> list[list[list[str]]]:
    """The tables of a source as rows of texts, spans left out."""
    found: list[list[list[str]]] = []
    for piece in source.pieces:
        if isinstance(piece, Table):
            rows: list[list[str]] = [[] for _row in range(piece.grid.row_count)]
            for cell in piece.grid.cells():
                rows[cell.row].append(cell.text)
            found.append(rows)
    return found
