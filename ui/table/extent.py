"""Rectangles of places in the table, and how they grow until they cut no merged cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from models.collecting import no_collecting
from models.grid.grid import Cell
from ui.table.model import GridModel


class Extent(NamedTuple):
    """Some neighbouring rows and columns, both ends included, counted as the model does."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> range:
        """The rows."""
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        """The columns."""
        return range(self.left, self.right + 1)

    def holds(self, row: int, column: int) -> bool:
        """Whether a place lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def holds_cell(self, cell: Cell) -> bool:
        """Whether a cell lies wholly in it."""
        other = extent_of(cell)
        return self.united(other) == self

    def united(self, other: Extent) -> Extent:
        """The smallest rectangle around both."""
        return Extent(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )


def extent_of(cell: Cell) -> Extent:
    """The places that a cell covers."""
    return Extent(cell.row, cell.column, cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1)


def whole_table(model: GridModel) -> Extent:
    """All places of the table."""
    return Extent(0, 0, model.rowCount() - 1, model.columnCount() - 1)


def grown(model: GridModel, extent: Extent) -> Extent:
    """The smallest rectangle around another one that cuts no merged cell."""
    # It may reach over thousands of rows whose cells have not been made yet.
    with no_collecting():
        return _grown(model, extent)


def _grown(model: GridModel, extent: Extent) -> Extent:
    last = model.columnCount() - 1
    while True:
        wider = extent
        if not (extent.left == 0 and extent.right == last):
            for cell in _wide_cells(model, extent):
                wider = wider.united(extent_of(cell))
                if wider.left == 0 and wider.right == last:
                    break
        for row in {wider.top, wider.bottom}:
            for column in wider.columns:
                wider = wider.united(extent_of(model.cell(row, column)))
        if wider == extent:
            return extent
        extent = wider


def _wide_cells(model: GridModel, extent: Extent) -> Iterator[Cell]:
    """The cells over several columns that a rectangle touches, their rows counted as the model does."""
    live = model.live
    if live is None:
        return
    grid, offset = live.grid, model.offset
    index = grid.block_index(extent.top + offset)
    first = grid.first_row(index) - offset
    while first <= extent.bottom:
        block = grid.blocks[index]
        for cell in block.wide:
            placed = cell._replace(row=cell.row + first)
            reach = extent_of(placed)
            apart = (
                reach.bottom < extent.top
                or reach.top > extent.bottom
                or reach.right < extent.left
                or reach.left > extent.right
            )
            if not apart:
                yield placed
        first += block.rows
        index += 1
        if index >= len(grid.blocks):
            return
