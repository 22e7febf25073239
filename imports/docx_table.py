"""One Word table -> Grid, in one pass over its rows and cells, gridSpan and vMerge understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imports import docx_names as w
from imports.blocks import Paragraph, Table
from imports.cells import MAX_COLUMNS, grid_of
from imports.docx_text import TextReader
from models.grid.grid import Cell
from models.layout import Align
from models.text import tidy

_TWIPS_PER_MM = 1440 / 25.4
_SMALL = 4
_MAX_DEPTH = 12
_ALIGNS = {"center": Align.CENTER, "justify": Align.JUSTIFY}


class TableReader:
    """Reads tables of one document with the text reader that the whole document shares."""

    def __init__(self, text: TextReader) -> None:
        self._text = text

    def read(self, element: Any) -> Table:
        """The table as a Grid; small tables also keep the paragraphs of their cells, for letterheads."""
        cells: list[Cell] = []
        kept: list[tuple[Paragraph, ...]] = []
        # column -> index of the cell that may grow downwards there
        open_cells: dict[int, int] = {}
        widest = rows = 0
        for row_element in _rows(element):
            column, dropped = _row_start(row_element)
            if dropped:
                continue
            still_open: dict[int, int] = {}
            for cell_element in _inside(row_element, w.TC):
                span, merge = _cell_shape(cell_element)
                span = max(1, min(span, MAX_COLUMNS - column))
                if column >= MAX_COLUMNS:
                    break
                paragraphs = tuple(self._paragraphs(cell_element, 0))
                cell = _cell(rows, column, span, paragraphs)
                above = open_cells.get(column) if merge == "continue" else None
                if above is not None and cells[above].colspan == span:
                    top = cells[above]
                    text = f"{top.text}\n{cell.text}" if top.text and cell.text else top.text or cell.text
                    cells[above] = top._replace(rowspan=top.rowspan + 1, text=text)
                    still_open[column] = above
                else:
                    if merge:
                        still_open[column] = len(cells)
                    cells.append(cell)
                    if rows < _SMALL:
                        kept.append(paragraphs)
                column += span
            widest = max(widest, column)
            open_cells = still_open
            rows += 1
        grid = grid_of(_widths(element, widest), rows, cells)
        return Table(grid, lines=tuple(kept) if rows < _SMALL else ())

    def _paragraphs(self, cell: Any, depth: int) -> Iterator[Paragraph]:
        """The paragraphs of a cell; those of a table inside it row by row."""
        for child in cell:
            tag = child.tag
            if tag == w.P:
                yield from self._text.paragraphs(child)
            elif depth >= _MAX_DEPTH:
                continue
            elif tag == w.TBL:
                for row in _rows(child):
                    for inner in _inside(row, w.TC):
                        yield from self._paragraphs(inner, depth + 1)
            elif tag in w.WRAPPERS:
                yield from self._paragraphs(child, depth + 1)


def _cell(row: int, column: int, span: int, paragraphs: tuple[Paragraph, ...]) -> Cell:
    if len(paragraphs) == 1:
        first = paragraphs[0]
        text = tidy(first.text)
        bold, italic, align = first.bold, first.italic, first.align
    else:
        text = tidy("\n".join(paragraph.text for paragraph in paragraphs))
        filled = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
        bold = bool(filled) and all(paragraph.bold for paragraph in filled)
        italic = bool(filled) and all(paragraph.italic for paragraph in filled)
        align = filled[0].align if filled else "left"
    return Cell(row, column, 1, span, text, bold=bold, italic=italic, align=_ALIGNS.get(align, Align.LEFT))


def _inside(element: Any, wanted: str, depth: int = 0) -> Iterator[Any]:
    """The children with a tag, also those inside content controls and tracked insertions."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag in w.WRAPPERS and depth < _MAX_DEPTH:
            yield from _inside(child, wanted, depth + 1)


def _rows(table: Any) -> Iterator[Any]:
    return _inside(table, w.TR)


def _row_start(row: Any) -> tuple[int, bool]:
    """The grid columns left free before the first cell, and whether the row is a tracked deletion."""
    for child in row:
        if child.tag == w.TRPR:
            before = child.find(w.GRID_BEFORE)
            skipped = _whole(before.get(w.VAL)) if before is not None else 0
            return min(skipped, MAX_COLUMNS), child.find(w.DELETED) is not None
    return 0, False


def _cell_shape(cell: Any) -> tuple[int, str]:
    """The grid columns of a cell, and "restart", "continue" or "" for its part in a vertical merge."""
    span, merge = 1, ""
    for child in cell:
        if child.tag != w.TCPR:
            continue
        for element in child:
            if element.tag == w.GRID_SPAN:
                span = _whole(element.get(w.VAL))
            elif element.tag == w.VMERGE:
                merge = "restart" if element.get(w.VAL) == "restart" else "continue"
        break
    return span, merge


def _widths(table: Any, columns: int) -> list[float]:
    """Column widths in mm; those that the file does not tell are an ordinary 30."""
    found: list[float] = []
    if (grid := table.find(w.TBLGRID)) is not None:
        found = [_whole(column.get(w.WIDTH)) / _TWIPS_PER_MM for column in grid.iterchildren(w.GRID_COLUMN)]
    widths = [round(width, 1) if 1 <= width <= 1000 else 30.0 for width in found[:columns]]
    return widths + [30.0] * (columns - len(widths))


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
