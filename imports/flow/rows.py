"""Rows of cells that are told by their edges -> a Table: edges that nearly meet are one, columns are between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from imports.blocks import Paragraph, Table
from imports.cells import MAX_COLUMNS
from imports.docx.flat import RawCell, RawRow, merged_cell
from imports.docx.table import rows_grid
from models.grid.grid import UNTOLD_WIDTH

_SMALL = 4
_TWIPS_PER_MM = 1440 / 25.4
_EVEN = 1000
_NEAR = 85  # twips; nothing can be read in a column so narrow


class CellShape(NamedTuple):
    """Where a cell ends, in twips; its part in a vertical merge ("restart", "continue", "") and in one to the right.

    `across` is 0 for a cell of its own; in a merge the first cell and the others have two different numbers.
    """

    right: int
    down: str = ""
    across: int = 0


class RowShape(NamedTuple):
    """Where the first cell of a row begins, and its cells; `dropped` tells of a row that was deleted."""

    left: int = 0
    cells: tuple[CellShape, ...] = ()
    dropped: bool = False


class EdgedRow(NamedTuple):
    """A row with the paragraphs of its cells."""

    shape: RowShape
    cells: list[list[Paragraph]]


class _Spanned(NamedTuple):
    left: int
    right: int
    down: str
    paragraphs: list[Paragraph]


def table_of(rows: Sequence[EdgedRow]) -> Table:
    """The rows as a Table; small ones also keep the paragraphs of their cells, for letterheads."""
    spanned: list[list[_Spanned]] = []
    shape = RowShape()
    for row in rows:
        cells = _told(row)
        shape = _complete(row.shape, len(cells), shape)
        spanned.append(_joined_across(shape, cells))
    edges = _edges({edge for cells in spanned for cell in cells for edge in (cell.left, cell.right)})
    grid = rows_grid((_placed(cells, edges) for cells in spanned), lambda columns: _widths(edges, columns))
    small = [tuple(cell.paragraphs) for cells in spanned for cell in cells] if grid.row_count <= _SMALL else []
    return Table(grid, lines=tuple(small))


def _told(row: EdgedRow) -> list[list[Paragraph]]:
    """The cells of a row, without empty ones behind those that it tells of: Writer sometimes ends a row twice."""
    count = len(row.cells)
    while (
        row.shape.cells and count > len(row.shape.cells) and not any(one.text.strip() for one in row.cells[count - 1])
    ):
        count -= 1
    return row.cells[:count]


def _complete(shape: RowShape, count: int, above: RowShape) -> RowShape:
    """The shape of a row of so many cells; one that tells of none has that of the row above, or even cells."""
    if not shape.cells and len(above.cells) == count:
        return above._replace(cells=tuple(cell._replace(down="", across=0) for cell in above.cells))
    last = shape.cells[-1].right if shape.cells else shape.left
    more = tuple(CellShape(last + _EVEN * place) for place in range(1, count - len(shape.cells) + 1))
    return shape._replace(cells=shape.cells + more)


def _joined_across(shape: RowShape, cells: Sequence[list[Paragraph]]) -> list[_Spanned]:
    found: list[_Spanned] = []
    left, first = shape.left, 0
    for cell, paragraphs in zip(shape.cells, cells, strict=False):
        right = max(left, cell.right)
        # Which number begins a merge is told differently by different programs, so that a new one begins it.
        if cell.across and first and cell.across != first:
            known = found[-1]
            found[-1] = known._replace(right=right, paragraphs=known.paragraphs + paragraphs)
        else:
            first = cell.across
            found.append(_Spanned(left, right, cell.down, paragraphs))
        left = right
    return found


def _edges(told: set[int]) -> list[int]:
    """The edges from left to right, those that nearly meet only once, never more than a table can have."""
    found = _apart(told, _NEAR)
    # So far apart, no more of them find room.
    return found if len(found) <= MAX_COLUMNS else _apart(told, (found[-1] - found[0]) // (MAX_COLUMNS - 1))


def _apart(told: set[int], near: int) -> list[int]:
    found: list[int] = []
    for edge in sorted(told):
        if not found or edge - found[-1] > near:
            found.append(edge)
    return found


def _placed(cells: Sequence[_Spanned], edges: Sequence[int]) -> RawRow:
    """A row with the columns that its cells cover; a cell too narrow to be one gives its text to the one before."""
    before = column = bisect_right(edges, cells[0].left) - 1 if cells else 0
    found: list[RawCell] = []
    kept: list[tuple[str, bool, bool, str]] = []
    for cell in cells:
        own = [(paragraph.text, paragraph.bold, paragraph.italic, paragraph.align) for paragraph in cell.paragraphs]
        end = bisect_right(edges, cell.right) - 1
        if end > column or not found:
            kept = own
            found.append(merged_cell(max(1, end - column), cell.down, kept))
            column += max(1, end - column)
        else:
            kept = kept + own
            found[-1] = merged_cell(found[-1].span, found[-1].merge, kept)
    return RawRow(before, found)


def _widths(edges: Sequence[int], columns: int) -> list[float]:
    told = [round((right - left) / _TWIPS_PER_MM, 1) for left, right in pairwise(edges)]
    widths = [width if 1 <= width <= 1000 else UNTOLD_WIDTH for width in told[:columns]]
    return widths + [UNTOLD_WIDTH] * (columns - len(widths))
