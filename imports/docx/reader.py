"""A .docx package -> its paragraphs and tables in the order of the paper, with remarks on what lies beside the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imports import beside
from imports.blocks import Paragraph, Piece, Source
from imports.docx import names as w
from imports.docx.ids import read_ids
from imports.docx.numbering import Numbering
from imports.docx.styles import Styles
from imports.docx.table import TableReader
from imports.docx.text import TextReader
from imports.draft import Progress, Pulse, report
from imports.encodings.fonts import has_old_signs
from imports.package import Package, damaged, parsed
from models.i18n import _
from models.plan import Remark

_MAX_DEPTH = 30


def read_docx(package: Package, document: str, progress: Progress | None = None) -> Source:
    """The stream of a Word document; raises InputProblem where its parts are broken."""
    relations = {kind: part for kind, part in package.relations(document).values() if part in package}
    data = package.read(document)
    styles = package.read(relations["styles"]) if "styles" in relations else b""
    text = TextReader(
        Styles(_part(package, relations.get("styles"))),
        Numbering(_part(package, relations.get("numbering"))),
        by_fonts=has_old_signs(data) or has_old_signs(styles),
    )
    root = parsed(document, data)
    body = root.find(w.BODY)
    if body is None:
        raise damaged("no body")
    report(progress, 0.2, _("Đang đọc văn bản Word"))
    pieces: list[Piece] = []
    total = max(1, len(body))
    for count, child in enumerate(body):
        if count % 50 == 0:
            report(progress, 0.2 + 0.5 * count / total, _("Đang đọc văn bản Word"))
        pulse = Pulse(progress, 0.2 + 0.5 * count / total, _("Đang đọc văn bản Word"))
        pieces += _pieces(child, text, TableReader(text, pulse), 0)
    return Source(tuple(pieces), tuple(_remarks(package, document, text)), ids=read_ids(package))


def _part(package: Package, name: str | None) -> Any | None:
    return package.xml(name) if name else None


def _pieces(element: Any, text: TextReader, tables: TableReader, depth: int) -> Iterator[Piece]:
    if element.tag == w.P:
        yield from text.paragraphs(element)
    elif element.tag == w.TBL:
        # A table of one cell is a frame around text and tables, not a table.
        if (frame := _only_cell(element)) is not None and depth < _MAX_DEPTH:
            for child in frame:
                yield from _pieces(child, text, tables, depth + 1)
        else:
            yield tables.read(element)
    elif element.tag in w.WRAPPERS and depth < _MAX_DEPTH:
        for child in element:
            yield from _pieces(child, text, tables, depth + 1)


def _only_cell(table: Any) -> Any | None:
    """The cell of a table that has no other one."""
    rows = table.findall(w.TR)
    cells = rows[0].findall(w.TC) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 and table.find(w.SDT) is None and rows[0].find(w.SDT) is None else None


def _remarks(package: Package, document: str, text: TextReader) -> Iterator[Remark]:
    yield from beside.hidden_text(" ".join(text.hidden))
    yield from beside.pictures(text.pictures)
    told = {
        "footnotes": (w.FOOTNOTE, beside.footnote),
        "endnotes": (w.ENDNOTE, beside.endnote),
        "comments": (w.COMMENT, beside.comment),
    }
    for kind, part in package.relations(document).values():
        if part not in package:
            continue
        if kind in told:
            tag, remarks_of = told[kind]
            for note in package.xml(part).iter(tag):
                yield from remarks_of("\n".join(_plain(text, paragraph) for paragraph in note.iter(w.P)))
        elif kind in ("header", "footer"):
            paragraphs = package.xml(part).iter(w.P)
            yield from beside.page_heading("\n".join(_plain(text, paragraph) for paragraph in paragraphs))
        elif kind == "vbaProject":
            yield beside.macros()


def _plain(text: TextReader, element: Any) -> str:
    return "\n".join(paragraph.text for paragraph in text.paragraphs(element) if isinstance(paragraph, Paragraph))
