"""Tables cut in several, with or without repeated headings, become one again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from imports.blocks import Spot
from imports.cells import grid_of
from imports.recognise.header import HeadColumn, Header
from imports.recognise.number import parse_number
from imports.recognise.repeats import repeats_heading
from imports.recognise.view import View
from models.grid.grid import Cell

Part = tuple[View, Header | None]


def continues(view: View, header: Header, other: View, other_header: Header | None) -> bool:
    """Whether the other table, standing right below, goes on with the first one."""
    if other_header is not None:
        same = header.same_as(other_header) or repeats_heading(view, header, other, other_header.row)
        return same and other_header.row <= 1
    return other.columns == view.columns or _widest(other) == len(header.columns)


def numbers_in(view: View, column: int, first: int) -> list[int]:
    """The Arabic numbers that begin in a column, from a row on."""
    texts = (view.texts[view.owners[row][column]] for row in range(first, view.rows))
    numbers = (parse_number(text) for text in texts if text)
    return [number.value for number in numbers if number.kind in ("arabic", "padded")]


def heading_row(view: View, text: str, spot: Spot) -> View:
    """A table of one row that shows a heading over all columns of another table."""
    cell = Cell(0, 0, 1, view.columns, text, bold=True)
    return View(grid_of(view.widths, 1, [cell]), spots=[spot])


def with_heading(view: View, header: Header, text: str, spot: Spot) -> View:
    """The table with a row for a heading just below its column headings."""
    at = header.end
    cells = [cell if cell.row < at else cell._replace(row=cell.row + 1) for cell in view.cells]
    cells.append(Cell(at, 0, 1, view.columns, text, bold=True))
    spots = [*view.spots[:at], spot, *view.spots[at:]]
    grid = grid_of(view.widths, view.rows + 1, sorted(cells), idle=True)
    made = View(grid, spots=spots)
    made.take_notes(view, lambda row: row if row < at else row + 1)
    return made


def _widest(view: View) -> int:
    return max((len(view.distinct(row)) for row in range(view.rows)), default=0)


def joined(view: View, header: Header, others: Sequence[Part]) -> View:
    """One View with the rows of all parts, the columns of the later ones laid onto those of the first."""
    cells: list[Cell] = list(view.cells)
    spots = list(view.spots)
    rows = view.rows
    starts: list[int] = []
    for other, other_header in others:
        borders = _borders(view, header, other, other_header)
        for cell in other.cells:
            left, right = borders[cell.column], borders[cell.column + cell.colspan]
            column = min(left, view.columns - 1)
            cells.append(cell._replace(row=cell.row + rows, column=column, colspan=max(1, right - left)))
        spots += other.spots
        starts.append(rows)
        rows += other.rows
    made = View(grid_of(view.widths, rows, cells, idle=True), spots=spots)
    made.take_notes(view, lambda row: row)
    for start, (other, _header) in zip(starts, others, strict=True):
        made.take_notes(other, lambda row, start=start: row + start)  # type: ignore[misc]
    return made


def columns_in(view: View, header: Header, other: View, other_header: Header | None) -> list[HeadColumn]:
    """Where the columns of the first table, those left out included, stand in a later part of it."""
    borders = _borders(view, header, other, other_header)
    found: list[HeadColumn] = []
    for column in sorted((*header.columns, *header.left), key=lambda column: column.start):
        start = next((place for place, border in enumerate(borders) if border >= column.start), len(borders) - 1)
        end = next((place for place, border in enumerate(borders) if border >= column.end), len(borders) - 1)
        if start < end:
            found.append(replace(column, start=start, end=end))
    return found


def _borders(view: View, header: Header, other: View, other_header: Header | None) -> list[int]:
    """Column border of the second table -> the border of the first one at the same place."""
    if other.columns == view.columns:
        return list(range(view.columns + 1))
    own = sorted((*header.columns, *header.left), key=lambda column: column.start)
    mine = [column.start for column in own] + [view.columns]
    if other_header is not None:
        theirs = [column.start for column in other_header.columns] + [other.columns]
    else:
        row = max(range(other.rows), key=lambda index: len(other.distinct(index)))
        theirs = [other.cells[index].column for index in other.distinct(row)] + [other.columns]
    return [_matching(border, theirs, mine) for border in range(other.columns + 1)]


def _matching(border: int, theirs: Sequence[int], mine: Sequence[int]) -> int:
    place = min(bisect_left(theirs, border), len(mine) - 1)
    return mine[place]
