"""One Word table -> Grid: its rows from the flat pass or from a walk of the tree, gridSpan and vMerge understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from imports.blocks import Paragraph, Table
from imports.cells import MAX_COLUMNS, grid_of
from imports.docx import names as w
from imports.docx.flat import RawCell, RawRow, flat_rows, is_flat, merged_cell, whole
from imports.docx.text import TextReader
from imports.draft import NO_PULSE, Pulse
from models.grid.grid import UNTOLD_WIDTH, Cell, Grid, Role
from models.layout import Align

_TWIPS_PER_MM = 1440 / 25.4
_SMALL = 4
_MAX_DEPTH = 12
_ALIGNS = {"center": Align.CENTER, "justify": Align.JUSTIFY}


class TableReader:
    """Reads tables of one document with the text reader that the whole document shares."""

    def __init__(self, text: TextReader, pulse: Pulse = NO_PULSE) -> None:
        self._text = text
        self._pulse = pulse

    def read(self, element: Any) -> Table:
        """The table as a Grid; small tables also keep the paragraphs of their cells, for letterheads."""
        if len(element.findall(w.TR)) > _SMALL and not self._text.by_fonts and is_flat(element):
            return Table(rows_grid(flat_rows(element, self._text, self._pulse), partial(_widths, element)))
        lines: list[tuple[Paragraph, ...]] = []
        grid = rows_grid(self.walked_rows(element, lines), partial(_widths, element))
        return Table(grid, lines=tuple(lines) if grid.row_count <= _SMALL else ())

    def walked_rows(self, element: Any, lines: list[tuple[Paragraph, ...]]) -> Iterator[RawRow]:
        """The rows of any table, deleted ones left out; the first ones also leave their paragraphs in `lines`."""
        for number, row in enumerate(_inside(element, w.TR)):
            self._pulse()
            before, dropped = _row_start(row)
            if dropped:
                continue
            cells: list[RawCell] = []
            for cell in _inside(row, w.TC):
                span, merge = _cell_shape(cell)
                paragraphs = self._paragraphs(cell, 0)
                if number < _SMALL:
                    lines.append(tuple(paragraphs))
                cells.append(merged_cell(span, merge, [(p.text, p.bold, p.italic, p.align) for p in paragraphs]))
            yield RawRow(before, cells)

    def _paragraphs(self, cell: Any, depth: int) -> list[Paragraph]:
        """The paragraphs of a cell; those of a table inside it row by row."""
        found: list[Paragraph] = []
        for child in cell:
            tag = child.tag
            if tag == w.P:
                found += self._text.paragraphs(child)
            elif tag == w.TCPR or depth >= _MAX_DEPTH:
                continue
            elif tag == w.TBL:
                for row in _inside(child, w.TR):
                    for inner in _inside(row, w.TC):
                        found += self._paragraphs(inner, depth + 1)
            elif tag in w.WRAPPERS:
                found += self._paragraphs(child, depth + 1)
        return found


def rows_grid(rows: Iterable[RawRow], widths: Callable[[int], list[float]]) -> Grid:
    """Rows as a Grid, vertical merges joined; `widths` gives the widths of so many columns in mm."""
    cells: list[Cell] = []
    # column -> index of the cell that may grow downwards there
    open_cells: dict[int, int] = {}
    widest = row = 0
    for before, row_cells in rows:
        column = min(before, MAX_COLUMNS)
        still_open: dict[int, int] = {}
        for span, merge, text, bold, italic, align in row_cells:
            if column >= MAX_COLUMNS:
                break
            width = max(1, min(span, MAX_COLUMNS - column))
            above = open_cells.get(column) if merge == "continue" else None
            if above is not None and cells[above].colspan == width:
                top = cells[above]
                joined = f"{top.text}\n{text}" if top.text and text else top.text or text
                cells[above] = top._replace(rowspan=top.rowspan + 1, text=joined)
                still_open[column] = above
            else:
                if merge:
                    still_open[column] = len(cells)
                look = _ALIGNS.get(align, Align.LEFT)
                cells.append(Cell(row, column, 1, width, text, Role.OTHER, None, "", bold, italic, look))
            column += width
        widest = max(widest, column)
        open_cells = still_open
        row += 1
    return grid_of(widths(widest), row, cells)


def _inside(element: Any, wanted: str, depth: int = 0) -> Iterator[Any]:
    """The children with a tag, also those inside content controls and tracked insertions."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag in w.WRAPPERS and depth < _MAX_DEPTH:
            yield from _inside(child, wanted, depth + 1)


def _row_start(row: Any) -> tuple[int, bool]:
    """The grid columns left free before the first cell, and whether the row is a tracked deletion."""
    properties = row.find(w.TRPR)
    if properties is None:
        return 0, False
    before = properties.find(w.GRID_BEFORE)
    return whole(before.get(w.VAL)) if before is not None else 0, properties.find(w.DELETED) is not None


def _cell_shape(cell: Any) -> tuple[int, str]:
    """The grid columns of a cell, and "restart", "continue" or "" for its part in a vertical merge."""
    properties = cell.find(w.TCPR)
    if properties is None:
        return 1, ""
    span, merge = properties.find(w.GRID_SPAN), properties.find(w.VMERGE)
    part = "" if merge is None else "restart" if merge.get(w.VAL) == "restart" else "continue"
    return whole(span.get(w.VAL)) if span is not None else 1, part


def _widths(table: Any, columns: int) -> list[float]:
    """Column widths in mm; those that the file does not tell are an ordinary 30."""
    found: list[float] = []
    if (grid := table.find(w.TBLGRID)) is not None:
        found = [whole(column.get(w.WIDTH)) / _TWIPS_PER_MM for column in grid.iterchildren(w.GRID_COLUMN)]
    widths = [round(width, 1) if 1 <= width <= 1000 else UNTOLD_WIDTH for width in found[:columns]]
    return widths + [UNTOLD_WIDTH] * (columns - len(widths))
