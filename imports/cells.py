"""Cells as a file holds them -> Grid: overlaps are undone and holes filled, so that no file can break a Grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from imports.refusals import too_large
from models.grid.grid import Cell, Grid, GridColumn

# Ten thousand tasks in thirty columns; each place of a table takes about a kilobyte while it is understood.
MAX_PLACES = 300_000
MAX_TOTAL = 450_000
MAX_COLUMNS = 500
_left: ContextVar[list[int] | None] = ContextVar("places left", default=None)


@contextmanager
def shared_places() -> Iterator[None]:
    """All tables that are read inside the block share one limit on their places."""
    token = _left.set([MAX_TOTAL])
    try:
        yield
    finally:
        _left.reset(token)


def grid_of(widths: Sequence[float], rows: int, cells: Iterable[Cell], *, idle: bool = False) -> Grid:
    """A Grid of cells in reading order; a cell that overlaps an earlier one loses its span, or gives it its text.

    Rows in which no cell begins are left out, unless `idle` keeps them.

    Raises InputProblem where the table has more places than any paper.
    """
    columns = len(widths)
    if rows * columns > MAX_PLACES:
        raise too_large(f"{rows} rows x {columns} columns")
    left = _left.get()
    if left is not None:
        left[0] -= rows * columns
        if left[0] < 0:
            raise too_large(f"more than {MAX_TOTAL} places in all tables")
    taken: list[list[int]] = [[-1] * columns for _ in range(rows)]
    kept: list[Cell] = []
    for cell in cells:
        row, column = cell.row, cell.column
        if row >= rows or column >= columns:
            continue
        if (owner := taken[row][column]) >= 0:
            if cell.text:
                above = kept[owner]
                kept[owner] = above._replace(text=f"{above.text}\n{cell.text}" if above.text else cell.text)
            continue
        if cell.rowspan == 1 and cell.colspan == 1:
            taken[row][column] = len(kept)
            kept.append(cell)
            continue
        fitting = _fitting(cell, taken, rows, columns)
        for place in range(row, row + fitting.rowspan):
            taken[place][column : column + fitting.colspan] = [len(kept)] * fitting.colspan
        kept.append(fitting)
    for row, line in enumerate(taken):
        if -1 in line:
            kept += [Cell(row, column) for column, owner in enumerate(line) if owner < 0]
    # No two begin at one place, so that row and column alone decide.
    kept.sort()
    if not idle:
        kept, rows = _without_idle_rows(kept, rows)
    return Grid.of_cells([GridColumn("", width) for width in widths], rows, kept)


def _without_idle_rows(cells: list[Cell], rows: int) -> tuple[list[Cell], int]:
    """The cells without the rows in which none begins: a row too tall for Excel is written as several such rows."""
    busy = {cell.row for cell in cells}
    if len(busy) == rows:
        return cells, rows
    place = [0] * (rows + 1)
    for row in range(rows):
        place[row + 1] = place[row] + (row in busy)
    moved = [
        cell._replace(row=place[cell.row], rowspan=place[cell.row + cell.rowspan] - place[cell.row]) for cell in cells
    ]
    return moved, place[rows]


def _fitting(cell: Cell, taken: list[list[int]], rows: int, columns: int) -> Cell:
    """The cell with the largest part of its spans that is free."""
    right = min(columns, cell.column + max(1, cell.colspan))
    first = taken[cell.row]
    colspan = 1
    while cell.column + colspan < right and first[cell.column + colspan] < 0:
        colspan += 1
    rowspan = 1
    while (
        rowspan < cell.rowspan
        and cell.row + rowspan < rows
        and all(owner < 0 for owner in taken[cell.row + rowspan][cell.column : cell.column + colspan])
    ):
        rowspan += 1
    return cell._replace(rowspan=rowspan, colspan=colspan)
