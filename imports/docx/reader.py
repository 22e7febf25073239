"""A .docx package -> its paragraphs and tables in the order of the paper, with remarks on what lies beside the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imports.blocks import Paragraph, Piece, Source
from imports.docx import names as w
from imports.docx.numbering import Numbering
from imports.docx.styles import Styles
from imports.docx.table import TableReader
from imports.docx.text import TextReader
from imports.draft import Progress, report
from imports.package import Package, damaged
from models.i18n import _
from models.plan import Remark
from models.text import one_line, tidy

_MAX_DEPTH = 30


def read_docx(package: Package, document: str, progress: Progress | None = None) -> Source:
    """The stream of a Word document; raises InputProblem where its parts are broken."""
    relations = {kind: part for kind, part in package.relations(document).values() if part in package}
    text = TextReader(
        Styles(_part(package, relations.get("styles"))), Numbering(_part(package, relations.get("numbering")))
    )
    root = package.xml(document)
    body = root.find(w.BODY)
    if body is None:
        raise damaged("no body")
    report(progress, 0.2, _("Đang đọc văn bản Word"))
    pieces: list[Piece] = []
    total = max(1, len(body))
    for count, child in enumerate(body):
        if count % 50 == 0:
            report(progress, 0.2 + 0.5 * count / total, _("Đang đọc văn bản Word"))
        pieces += _pieces(child, text, TableReader(text), 0)
    return Source(tuple(pieces), tuple(_remarks(package, document, text)))


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
    if hidden := one_line(" ".join(text.hidden)):
        yield Remark(message=_("Tệp có chữ ẩn, không in ra giấy; không đưa vào kế hoạch."), text=hidden)
    if text.pictures:
        message = _("Tệp có {count} hình hoặc đối tượng vẽ; hình không được nhập.").format(count=text.pictures)
        yield Remark(message=message)
    beside = {
        "footnotes": (w.FOOTNOTE, _("Chú thích cuối trang của tệp; hãy đưa vào chỗ cần thiết.")),
        "endnotes": (w.ENDNOTE, _("Chú thích cuối văn bản của tệp; hãy đưa vào chỗ cần thiết.")),
        "comments": (w.COMMENT, _("Lời bình trong tệp Word; không đưa vào kế hoạch.")),
    }
    for kind, part in package.relations(document).values():
        if kind in beside and part in package:
            tag, message = beside[kind]
            for note in package.xml(part).iter(tag):
                words = tidy("\n".join(_plain(text, paragraph) for paragraph in note.iter(w.P)))
                if words:
                    yield Remark(message=message, text=words)
        elif kind in ("header", "footer") and part in package:
            words = tidy("\n".join(_plain(text, paragraph) for paragraph in package.xml(part).iter(w.P)))
            if any(sign.isalpha() for sign in words):
                yield Remark(message=_("Dòng đầu trang hoặc chân trang của tệp; không đưa vào kế hoạch."), text=words)


def _plain(text: TextReader, element: Any) -> str:
    return "\n".join(paragraph.text for paragraph in text.paragraphs(element) if isinstance(paragraph, Paragraph))
