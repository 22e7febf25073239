"""Merged cells of the rows in sight, as spans of the table view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from models.grid.grid import Block
from ui.table.model import GridModel


class VisibleMerges:
    """Sets spans for blocks when they are first seen, and takes all away before rows come or go.

    Qt moves spans along with inserted and removed rows, but its index of them does not survive every such change
    (a later paint event then reads freed memory), so no span is ever left in place for it to move.
    """

    def __init__(self, view: QTableView, model: GridModel) -> None:
        self._view = view
        self._model = model
        # By id; held here, so that no new block can take the id of one that is gone.
        self._shown: dict[int, Block] = {}

    def clear(self) -> None:
        """Take all spans away; they come back with the next show()."""
        self._shown.clear()
        self._view.clearSpans()

    def show(self, first: int, last: int) -> None:
        """Set the spans of the blocks that hold these rows, those that are not set yet."""
        live = self._model.live
        if live is None or first > last:
            return
        grid, offset, viewport = live.grid, self._model.offset, self._view.viewport()
        # For each span Qt would paint the whole table anew, which paints merged cells by the Grid anyhow.
        viewport.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, True)
        index = grid.block_index(first + offset)
        row = grid.first_row(index)
        while row <= last + offset:
            block = grid.blocks[index]
            if id(block) not in self._shown:
                self._shown[id(block)] = block
                for cell in block.cells:
                    if cell.rowspan > 1 or cell.colspan > 1:
                        self._view.setSpan(cell.row + row - offset, cell.column, cell.rowspan, cell.colspan)
            row += block.rows
            index += 1
            if index >= len(grid.blocks):
                break
        viewport.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
