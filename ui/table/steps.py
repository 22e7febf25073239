"""Where an arrow, Enter, Tab or Ctrl with an arrow leads in a table with merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from models.collecting import no_collecting
from models.grid.grid import Block, Cell
from ui.table.model import GridModel

_FAR = 5_000  # places looked at for the next one that can be written in


class Lane(NamedTuple):
    """The row and column along which the officer moves; a merged cell on the way does not change them."""

    row: int
    column: int


def step_from(model: GridModel, lane: Lane, down: int, right: int) -> Lane:
    """One step up, down, left or right, over the whole of the cell there; at the edge the place itself."""
    cell = model.cell(*lane)
    row, column = lane
    if down:
        row = cell.row + cell.rowspan if down > 0 else cell.row - 1
    if right:
        column = cell.column + cell.colspan if right > 0 else cell.column - 1
    inside = 0 <= row < model.rowCount() and 0 <= column < model.columnCount()
    return Lane(row, column) if inside else lane


def tab_from(model: GridModel, lane: Lane, way: int) -> Lane:
    """The next cell with a value behind it in reading order, or the one before; at the end the place itself.

    Merged cells that begin in a row above are passed over, since Tab has been there already.
    """
    row, column = lane.row, model.cell(*lane).column
    while True:
        column += way
        if not 0 <= column < model.columnCount():
            row += way
            column = 0 if way > 0 else model.columnCount() - 1
        if not 0 <= row < model.rowCount():
            return lane
        place = model.cell(row, column)
        if place.address is not None and place.row == row and place.column == column:
            return Lane(row, column)


def turn_within(model: GridModel, lane: Lane, rows: range, columns: range, way: int, by_rows: bool) -> Lane:
    """The next cell with a value behind it within a range, from its end on to its beginning.

    Tab goes along the rows (`by_rows`), Enter down the columns; merged cells count once.
    """
    cell = model.cell(*lane)
    across, along = (len(columns), len(rows)) if by_rows else (len(rows), len(columns))
    row, column = max(cell.row, rows[0]) - rows[0], max(cell.column, columns[0]) - columns[0]
    at = row * across + column if by_rows else column * across + row
    count = across * along
    for place in range(1, min(count, _FAR)):
        major, minor = divmod((at + way * place) % count, across)
        row, column = (major, minor) if by_rows else (minor, major)
        there = Lane(rows[row], columns[column])
        cell = model.cell(*there)
        if cell.address is not None and (cell.row, cell.column) == there:
            return there
    return lane


def edge_from(model: GridModel, lane: Lane, down: int, right: int) -> Lane:
    """Where Ctrl with an arrow leads: to the end of the filled cells, else on to the next filled one or the edge."""
    # The way may lead over thousands of rows whose cells have not been made yet.
    with no_collecting():
        return _edge_from(model, lane, down, right)


def _edge_from(model: GridModel, lane: Lane, down: int, right: int) -> Lane:
    cells = _below(model, lane, down) if down else _beside(model, lane, right)
    here = lane
    first: bool | None = None
    for there, filled in cells:
        if first is None:
            first = filled and _holds_text(model.cell(*lane), lane.column if down else None)
        if first and not filled:
            return here
        here = there
        if filled and not first:
            return here
    return here


def _beside(model: GridModel, lane: Lane, right: int) -> Iterator[tuple[Lane, bool]]:
    there = step_from(model, lane, 0, right)
    while there != lane:
        yield there, _holds_text(model.cell(*there), None)
        lane, there = there, step_from(model, there, 0, right)


def _below(model: GridModel, lane: Lane, down: int) -> Iterator[tuple[Lane, bool]]:
    """The cells below or above a place, block by block, for there may be ten thousand."""
    live, column = model.live, lane.column
    if live is None:
        return
    grid, offset = live.grid, model.offset
    row = step_from(model, lane, down, 0).row
    if row == lane.row:
        return
    index = grid.block_index(row + offset)
    first = grid.first_row(index) - offset
    while True:
        block = grid.blocks[index]
        while first <= row < first + block.rows:
            cell = _covering(block, row - first, column)
            yield Lane(row, column), _holds_text(cell, column)
            row = first + (cell.row + cell.rowspan if down > 0 else cell.row - 1)
        if not 0 <= row < model.rowCount():
            return
        if down > 0:
            first += block.rows
            index += 1
        else:
            index -= 1
            first -= grid.blocks[index].rows


def _covering(block: Block, row: int, column: int) -> Cell:
    """The cell over a place; in a small block that is only passed, an index of its places is not worth its making."""
    if block.rows > 1:
        return block.at(row, column)
    return next(cell for cell in block.cells if cell.column <= column < cell.column + cell.colspan)


def _holds_text(cell: Cell, column: int | None) -> bool:
    """Whether a cell is filled; a heading across the table is so only in the column where it begins, as in Excel."""
    return bool(cell.printed) and (column is None or cell.column == column)
