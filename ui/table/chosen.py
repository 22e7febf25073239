"""Which cells, values and rows of the table are chosen; the one answer for clipboard, keys, filling and moving."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from models.grid.grid import Address, Cell, Owner
from ui.table.extent import Extent
from ui.table.model import GridModel
from ui.table.selection import CellSelection


class Chosen(NamedTuple):
    """The chosen rectangle of a table, rows and columns counted as the model does; empty where nothing is chosen.

    With Ctrl several may be chosen: then `rows` and `columns` are those of the last one, `others` the ones before it.
    """

    model: GridModel
    rows: range
    columns: range
    others: tuple[Extent, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows and self.columns)

    def cells(self) -> Iterator[Cell]:
        """The cells in what is chosen in reading order, merged ones once.

        Where whole rows or columns are chosen, a cell that stands across them and reaches out is not among these:
        clearing a column leaves the headings alone, clearing a row the objective that it shares.
        """
        extents = self._extents()
        seen: set[tuple[int, int]] = set()
        for extent in sorted(extents):
            for row in extent.rows:
                for column in extent.columns:
                    cell = self.model.cell(row, column)
                    # Only a cell that reaches further can have been seen, or reach out.
                    if cell.rowspan > 1 or cell.colspan > 1 or len(extents) > 1:
                        if (cell.row, cell.column) in seen or not extent.holds_cell(cell):
                            continue
                        seen.add((cell.row, cell.column))
                    yield cell

    def addresses(self) -> tuple[Address, ...]:
        """The values behind the chosen cells, each once."""
        return tuple(dict.fromkeys(cell.address for cell in self.cells() if cell.address))

    def owners(self) -> tuple[Owner, ...]:
        """The plan nodes behind each chosen row, in the table's order."""
        rows = self.rows if not self.others else sorted({row for extent in self._extents() for row in extent.rows})
        return tuple(self.model.owner(row) for row in rows)

    def _extents(self) -> tuple[Extent, ...]:
        if not self:
            return ()
        return (Extent(self.rows[0], self.columns[0], self.rows[-1], self.columns[-1]), *self.others)


def chosen_of(selection: CellSelection, model: GridModel) -> Chosen:
    """What is chosen, at least the current cell."""
    extents = selection.extents
    if not extents:
        return Chosen(model, range(0), range(0))
    return Chosen(model, extents[0].rows, extents[0].columns, extents[1:])
