"""Rows and cells of OpenDocument tables: repeated and covered cells, spans and row groups understood, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imports.blocks import Paragraph, Table
from imports.cells import MAX_COLUMNS, MAX_PLACES, grid_of
from imports.draft import Pulse
from imports.odf import names as o
from imports.odf.styles import Styles
from imports.odf.text import TextReader
from imports.package import too_large
from imports.spreadsheet.sparse import MAX_CELLS
from models.grid.grid import UNTOLD_WIDTH, Cell, Role
from models.layout import Align
from models.text import tidy

ALIGNS = {"center": Align.CENTER, "justify": Align.JUSTIFY}
MAX_ROWS_REPEATED = 1_000
_SMALL = 4
_MAX_DEPTH = 12


class TableReader:
    """Reads the tables of one text document."""

    def __init__(self, styles: Styles, text: TextReader, pulse: Pulse) -> None:
        self._pulse = pulse
        self._styles = styles
        self._text = text

    def read(self, element: Any) -> Table:
        """The table as a Grid; small tables also keep the paragraphs of their cells, for letterheads."""
        cells: list[Cell] = []
        lines: list[tuple[Paragraph, ...]] = []
        widest = row = 0
        for source in rows_of(element):
            self._pulse()
            again = repeated(source, o.ROWS_REPEATED, MAX_ROWS_REPEATED)
            begun = len(cells)
            widest = max(widest, self._row(source, row, cells, lines))
            if len(cells) == begun:
                again = 1
            first = cells[begun:]
            for more in range(1, again):
                cells += [cell._replace(row=row + more) for cell in first]
            row += again
            if row * max(1, widest) > MAX_PLACES or len(cells) > MAX_CELLS:
                raise too_large(f"{row} rows x {widest} columns")
        names = [str(column.get(o.TABLE_STYLE) or "") for column in columns_of(element, widest)]
        widths = [self._styles.width(name) or UNTOLD_WIDTH for name in names]
        widths += [UNTOLD_WIDTH] * (widest - len(widths))
        grid = grid_of(widths, row, cells)
        return Table(grid, lines=tuple(lines) if grid.row_count <= _SMALL else ())

    def only_cell(self, element: Any) -> Any | None:
        """The cell of a table that has no other one: a frame around text."""
        found: Any | None = None
        for row in rows_of(element):
            for cell in row:
                if cell.tag in (o.CELL, o.COVERED):
                    if found is not None or repeated(cell, o.COLUMNS_REPEATED, 2) > 1:
                        return None
                    found = cell
            if repeated(row, o.ROWS_REPEATED, 2) > 1:
                return None
        return found

    def _row(self, source: Any, row: int, cells: list[Cell], lines: list[tuple[Paragraph, ...]]) -> int:
        """Add the cells of a row; the number of its columns."""
        column = 0
        for element in source:
            if element.tag not in (o.CELL, o.COVERED):
                continue
            again = repeated(element, o.COLUMNS_REPEATED, MAX_COLUMNS - column)
            if again < 1:
                break
            paragraphs = self._paragraphs(element, 0)
            if row < _SMALL:
                lines.append(tuple(paragraphs))
            text = tidy("\n".join(paragraph.text for paragraph in paragraphs))
            if text or element.tag == o.CELL:
                height, width = spans(element)
                filled = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
                bold = bool(filled) and all(paragraph.bold for paragraph in filled)
                italic = bool(filled) and all(paragraph.italic for paragraph in filled)
                align = ALIGNS.get(filled[0].align, Align.LEFT) if filled else Align.LEFT
                for place in range(column, column + again):
                    cells.append(Cell(row, place, height, width, text, Role.OTHER, None, "", bold, italic, align))
            column += again
        return column

    def _paragraphs(self, cell: Any, depth: int) -> list[Paragraph]:
        """The paragraphs of a cell; those of a table inside it row by row."""
        found: list[Paragraph] = []
        for child in cell:
            if child.tag in (o.P, o.H):
                found += self._text.paragraphs(child)
            elif child.tag == o.LIST:
                found += self._text.items(child)
            elif child.tag == o.ANNOTATION:
                self._text.comments.append(self._text.plain(child))
            elif depth >= _MAX_DEPTH:
                continue
            elif child.tag == o.TABLE:
                for row in rows_of(child):
                    for inner in row.iterchildren(o.CELL, o.COVERED):
                        found += self._paragraphs(inner, depth + 1)
            elif child.tag in o.WRAPPERS:
                found += self._paragraphs(child, depth + 1)
            elif isinstance(child.tag, str) and child.tag.startswith(o.DRAWN):
                found += self._text.box(child)
        return found


def rows_of(table: Any, depth: int = 0) -> Iterator[Any]:
    """The rows of a table, those in groups and headings included."""
    for child in table:
        if child.tag == o.ROW:
            yield child
        elif child.tag in o.ROW_WRAPPERS and depth < _MAX_DEPTH:
            yield from rows_of(child, depth + 1)


def spans(cell: Any) -> tuple[int, int]:
    """How many rows and columns a cell covers."""
    return repeated(cell, o.ROWS_SPANNED, MAX_PLACES), repeated(cell, o.COLUMNS_SPANNED, MAX_COLUMNS)


def repeated(element: Any, attribute: str, most: int) -> int:
    """A count in an attribute, 1 where there is none, no more than the limit."""
    text = element.get(attribute)
    if text is None:
        return min(1, most)
    return min(most, max(1, int(text))) if text.isascii() and text.isdigit() and len(text) < 10 else min(1, most)


def columns_of(table: Any, most: int) -> list[Any]:
    """The element of each column in order."""
    found: list[Any] = []
    waiting = list(table)[::-1]
    while waiting and len(found) < most:
        child = waiting.pop()
        if child.tag == o.COLUMN:
            found += [child] * repeated(child, o.COLUMNS_REPEATED, most - len(found))
        elif child.tag in o.COLUMN_WRAPPERS:
            waiting += list(child)[::-1]
    return found
