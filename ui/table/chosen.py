"""Which cells, values and rows of the table are chosen; the one answer for clipboard, keys, filling and moving."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtWidgets import QTableView

from models.grid.grid import Address, Cell, Owner
from ui.table.model import GridModel


class Chosen(NamedTuple):
    """The chosen rectangle of a table, rows and columns counted as the model does; empty where nothing is chosen."""

    model: GridModel
    rows: range
    columns: range

    def __bool__(self) -> bool:
        return bool(self.rows and self.columns)

    def cells(self) -> Iterator[Cell]:
        """The cells that the rectangle touches in reading order, merged ones once."""
        seen: set[tuple[int, int]] = set()
        for row in self.rows:
            for column in self.columns:
                cell = self.model.cell(row, column)
                if (cell.row, cell.column) not in seen:
                    seen.add((cell.row, cell.column))
                    yield cell

    def addresses(self) -> tuple[Address, ...]:
        """The values behind the chosen cells, each once."""
        return tuple(dict.fromkeys(cell.address for cell in self.cells() if cell.address))

    def owners(self) -> tuple[Owner, ...]:
        """The plan nodes behind each chosen row."""
        return tuple(self.model.owner(row) for row in self.rows)


def chosen_of(view: QTableView, model: GridModel) -> Chosen:
    """The rectangle around what is chosen in a table, else the current cell."""
    chosen = view.selectionModel().selection()
    ranges = [chosen.at(n) for n in range(chosen.count())]
    if not ranges:
        current = view.currentIndex()
        if not current.isValid() or current.row() >= model.rowCount():
            return Chosen(model, range(0), range(0))
        return Chosen(model, range(current.row(), current.row() + 1), range(current.column(), current.column() + 1))
    rows = range(min(one.top() for one in ranges), max(one.bottom() for one in ranges) + 1)
    columns = range(min(one.left() for one in ranges), max(one.right() for one in ranges) + 1)
    return Chosen(model, rows, columns)
