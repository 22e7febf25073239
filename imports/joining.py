"""Tables cut in several, with or without repeated headings, become one again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from imports.cells import grid_of
from imports.recognise.header import Header
from imports.recognise.view import View
from models.grid.grid import Cell, Grid


def continues(view: View, header: Header, other: View, other_header: Header | None) -> bool:
    """Whether the other table, standing right below, goes on with the first one."""
    if other_header is not None:
        return header.same_as(other_header) and other_header.row <= 1
    return other.columns == view.columns or _widest(other) == len(header.columns)


def heading_row(view: View, text: str) -> View:
    """A table of one row that shows a heading over all columns of another table."""
    cell = Cell(0, 0, 1, view.columns, text, bold=True)
    return View(grid_of(view.widths, 1, [cell]))


def with_heading(view: View, header: Header, text: str) -> Grid:
    """The table with a row for a heading just below its column headings."""
    at = header.end
    cells = [cell if cell.row < at else cell._replace(row=cell.row + 1) for cell in view.cells]
    cells.append(Cell(at, 0, 1, view.columns, text, bold=True))
    return grid_of(view.widths, view.rows + 1, sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _widest(view: View) -> int:
    return max((len(view.distinct(row)) for row in range(view.rows)), default=0)


def joined(view: View, header: Header, others: Sequence[tuple[View, Header | None]]) -> Grid:
    """One Grid with the rows of all parts, the columns of the later ones laid onto those of the first."""
    cells: list[Cell] = list(view.cells)
    rows = view.rows
    for other, other_header in others:
        borders = _borders(view, header, other, other_header)
        for cell in other.cells:
            left, right = borders[cell.column], borders[cell.column + cell.colspan]
            column = min(left, view.columns - 1)
            cells.append(cell._replace(row=cell.row + rows, column=column, colspan=max(1, right - left)))
        rows += other.rows
    return grid_of(view.widths, rows, cells)


def _borders(view: View, header: Header, other: View, other_header: Header | None) -> list[int]:
    """Column border of the second table -> the border of the first one at the same place."""
    if other.columns == view.columns:
        return list(range(view.columns + 1))
    if other_header is not None:
        mine = [column.start for column in header.columns] + [view.columns]
        theirs = [column.start for column in other_header.columns] + [other.columns]
    else:
        row = max(range(other.rows), key=lambda index: len(other.distinct(index)))
        mine = [column.start for column in header.columns] + [view.columns]
        theirs = [other.cells[index].column for index in other.distinct(row)] + [other.columns]
    return [_matching(border, theirs, mine) for border in range(other.columns + 1)]


def _matching(border: int, theirs: Sequence[int], mine: Sequence[int]) -> int:
    place = min(bisect_left(theirs, border), len(mine) - 1)
    return mine[place]
