"""OpenDocument text (.odt, .fodt) -> its paragraphs and tables in the order of the paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imports import beside
from imports.blocks import Piece, Source
from imports.draft import Progress, Pulse, report
from imports.odf import names as o
from imports.odf.lists import OpenList
from imports.odf.parts import Parts, page_headings, take_styles
from imports.odf.styles import Styles
from imports.odf.table import TableReader
from imports.odf.text import TextReader
from imports.package import damaged
from models.i18n import _
from models.plan import Remark

_MAX_DEPTH = 30
_OUTLINE = "\0outline"


def read_odt(parts: Parts, progress: Progress | None = None) -> Source:
    """The stream of a text document; raises InputProblem where its parts are broken."""
    root = parts.content()
    shared = parts.shared()
    styles = Styles()
    for holder in (shared, root):
        if holder is not None:
            take_styles(styles, holder)
    office = root.find(o.BODY)
    body = office.find(o.OFFICE_TEXT) if office is not None else None
    if body is None:
        raise damaged("no text")
    report(progress, 0.2, _("Đang đọc văn bản"))
    pulse = Pulse(progress, 0.2, _("Đang đọc văn bản"))
    reader = _Reader(styles, shared if shared is not None else root, pulse)
    pieces: list[Piece] = []
    total = max(1, len(body))
    for count, child in enumerate(body):
        if count % 50 == 0:
            report(progress, 0.2 + 0.5 * count / total, _("Đang đọc văn bản"))
        pieces += reader.pieces(child, 0)
    return Source(tuple(pieces), (*reader.remarks(), *([beside.macros()] if parts.has_macros else [])))


class _Reader:
    def __init__(self, styles: Styles, pages: Any, pulse: Pulse) -> None:
        self._text = TextReader(styles)
        self._tables = TableReader(styles, self._text, pulse)
        self._pages = pages
        outline = next(pages.iter(o.OUTLINE_STYLE), None)
        if outline is not None:
            styles.lists[_OUTLINE] = outline
        self._headings = OpenList(_OUTLINE)

    def pieces(self, element: Any, depth: int) -> Iterator[Piece]:
        """The paragraphs and tables of one part of the text."""
        tag = element.tag
        if tag == o.P:
            yield from self._text.paragraphs(element)
        elif tag == o.H:
            yield from self._text.paragraphs(element, self._heading_mark(element))
        elif tag == o.LIST:
            yield from self._text.items(element)
        elif tag == o.TABLE:
            # A table of one cell is a frame around text and tables, not a table.
            frame = self._tables.only_cell(element) if depth < _MAX_DEPTH else None
            if frame is None:
                yield self._tables.read(element)
            else:
                for child in frame:
                    yield from self.pieces(child, depth + 1)
        elif tag in o.WRAPPERS and depth < _MAX_DEPTH:
            for child in element:
                yield from self.pieces(child, depth + 1)
        elif isinstance(tag, str) and tag.startswith(o.DRAWN):
            yield from self._text.box(element)

    def _heading_mark(self, element: Any) -> str:
        level = element.get(o.OUTLINE_LEVEL) or "1"
        if element.get(o.IS_LIST_HEADER) == "true" or not (level.isascii() and level.isdigit() and len(level) < 3):
            return ""
        return self._text.lists.mark(self._headings, int(level))

    def remarks(self) -> Iterator[Remark]:
        """What lies beside the text."""
        text = self._text
        yield from beside.hidden_text(" ".join(text.hidden))
        yield from beside.pictures(text.pictures)
        for note in text.footnotes:
            yield from beside.footnote(note)
        for note in text.endnotes:
            yield from beside.endnote(note)
        for comment in text.comments:
            yield from beside.comment(comment)
        for heading in page_headings(self._pages):
            yield from beside.page_heading(text.plain(heading))
