"""A copied range seen by rows and columns: which text each place shows, and where a cell goes on from the row above."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from models.grid.grid import Cell, Grid, Role
from models.layout import Layout
from models.text import fold

_HEADING_ROLES = frozenset({Role.AREA, Role.GROUP, Role.OBJECTIVE})
_LONGEST_NUMBER = 8
_MOST_HEADING_ROWS = 3


class Source:
    """Some rows and columns of a copied Grid, counted from 0 again; a row or column may come several times."""

    def __init__(self, grid: Grid) -> None:
        self._rows: Sequence[int] = range(grid.row_count)
        self._columns: Sequence[int] = range(grid.column_count)
        self._at: dict[tuple[int, int], Cell] = {}
        for cell in grid.cells():
            for row in range(cell.row, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    self._at[row, column] = cell

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self._rows)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self._columns)

    def part(self, rows: Sequence[int], columns: Sequence[int]) -> Source:
        """Some of its rows and columns, in any order, by its own counting."""
        part = copy(self)
        part._rows = [self._rows[row] for row in rows]
        part._columns = [self._columns[column] for column in columns]
        return part

    def below(self, rows: int) -> Source:
        """Without so many rows at the top."""
        return self.part(range(rows, self.height), range(self.width))

    def cell(self, row: int, column: int) -> Cell:
        """The cell that covers a place, as it stands in the whole Grid."""
        return self._at[self._rows[row], self._columns[column]]

    def text(self, row: int, column: int) -> str:
        """The text of a place: of a cell over several columns only the first shows it, of one over rows all do."""
        cell = self.cell(row, column)
        if cell.colspan == 1 or cell.column == self._columns[column]:
            return cell.text
        before = self._columns[column - 1] if column else -1
        return "" if cell.column <= before < self._columns[column] else cell.text

    def goes_on(self, row: int, column: int) -> bool:
        """Whether the cell of a place also covers the row above, which stands above it here too."""
        here = self._rows[row]
        return row > 0 and self._rows[row - 1] == here - 1 and self.cell(row, column).row < here

    def blank(self, row: int) -> bool:
        """Whether a row shows no text at all."""
        return not any(self.text(row, column) for column in range(self.width))

    def blank_column(self, column: int) -> bool:
        """Whether a column shows no text at all."""
        return not any(self.text(row, column) for row in range(self.height))

    def heading(self, row: int) -> Cell | None:
        """The cell of a row that is a heading: one across the row, at most with a number before it; else None."""
        cells = list(dict.fromkeys(self.cell(row, column) for column in range(self.width)))
        told = [cell for cell in cells if cell.text]
        heads = [cell for cell in cells if cell.role in _HEADING_ROLES and cell.rowspan == 1]
        if heads and all(cell is heads[0] or cell.role is Role.NUMBER for cell in told):
            return heads[0] if heads[0].colspan > 1 or self.width == 1 else None
        wide = told[-1] if told else None
        if wide is None or wide.role is not Role.OTHER or wide.rowspan > 1 or wide.colspan < max(2, self.width - 2):
            return None
        before = told[:-1]
        is_head = wide is cells[-1] and (not before or (len(before) == 1 and len(before[0].text) <= _LONGEST_NUMBER))
        return wide if is_head else None

    def trimmed(self) -> Source:
        """Without the blank rows and columns at its end; one of each stays."""
        height, width = self.height, self.width
        while height > 1 and self.blank(height - 1):
            height -= 1
        while width > 1 and self.blank_column(width - 1):
            width -= 1
        return self.part(range(height), range(width))


def heading_rows(source: Source, layout: Layout, start: int) -> int:
    """How many rows at the top repeat the layout's own headings, its columns beginning with the one at `start`."""
    shown = layout.shown
    names = [{fold(column.header), fold(column.group)} - {""} for column in shown[start : start + source.width]]
    count = 0
    while count < min(source.height, _MOST_HEADING_ROWS):
        told = [(place, fold(source.text(count, place))) for place in range(source.width)]
        told = [(place, text) for place, text in told if text]
        if not told or (len(told) == 1 < source.width):
            break
        if any(place >= len(names) or text not in names[place] for place, text in told):
            break
        count += 1
    return count if count < source.height else 0
