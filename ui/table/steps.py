"""Where an arrow, Enter or Tab leads in a table with merged cells."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex

from ui.table.model import GridModel


class Lane(NamedTuple):
    """The row and column along which the officer moves; a merged cell on the way does not change them."""

    row: int
    column: int


def step_from(model: GridModel, current: QModelIndex, lane: Lane, down: int, right: int) -> tuple[Lane, QModelIndex]:
    """One step up, down, left or right, over the whole of the current cell; at the edge the cell itself."""
    cell = model.cell(current.row(), current.column())
    row, column = lane
    if not cell.row <= row < cell.row + cell.rowspan:
        row = cell.row
    if not cell.column <= column < cell.column + cell.colspan:
        column = cell.column
    if down:
        row = cell.row + cell.rowspan if down > 0 else cell.row - 1
    if right:
        column = cell.column + cell.colspan if right > 0 else cell.column - 1
    if not (0 <= row < model.rowCount() and 0 <= column < model.columnCount()):
        return lane, current
    return Lane(row, column), _index(model, row, column)


def tab_from(model: GridModel, current: QModelIndex, lane: Lane, way: int) -> tuple[Lane, QModelIndex]:
    """The next cell with a value behind it in reading order, or the one before; at the end the cell itself.

    Merged cells that begin in a row above are passed over, since Tab has been there already.
    """
    cell = model.cell(current.row(), current.column())
    row = lane.row if cell.row <= lane.row < cell.row + cell.rowspan else cell.row
    column = current.column()
    while True:
        column += way
        if not 0 <= column < model.columnCount():
            row += way
            column = 0 if way > 0 else model.columnCount() - 1
        if not 0 <= row < model.rowCount():
            return lane, current
        place = model.cell(row, column)
        if place.address is not None and place.row == row and place.column == column:
            return Lane(row, column), _index(model, row, column)


def _index(model: GridModel, row: int, column: int) -> QModelIndex:
    cell = model.cell(row, column)
    return model.index(cell.row, cell.column)
