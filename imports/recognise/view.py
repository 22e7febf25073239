"""A Grid seen as rows of slots: which cell covers which column, headings and joined columns taken together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from imports.blocks import Spot
from imports.choices import RowMeaning
from models.grid.grid import Cell, Grid
from models.text import tidy


class Slot(NamedTuple):
    """What one row shows in one column: the text of the covering cell and where that cell begins.

    `cell` tells cells apart; `first` and `last` are the columns it covers.
    """

    cell: int
    text: str
    top: int
    first: int
    last: int
    bold: bool


class View:
    """The cells of a Grid by place; only text, spans, bold and alignment are looked at."""

    def __init__(self, grid: Grid, numbers: Sequence[int] = (), spots: Sequence[Spot] = ()) -> None:
        self.rows = grid.row_count
        self.spots = spots  # where each row stands in the source
        self.flat = False  # whether the file cannot show merged cells
        self.gone: dict[int, RowMeaning] = {}  # rows that were set aside: their texts are kept elsewhere
        self.aside: dict[int, str] = {}  # their texts
        self.chosen: dict[int, RowMeaning] = {}  # rows of which the officer said what they are
        self.numbers = numbers if len(numbers) == self.rows else range(1, self.rows + 1)  # rows as the file counts them
        self.columns = grid.column_count
        self.widths = [column.width for column in grid.columns]
        self.cells: list[Cell] = list(grid.cells())
        self.texts = [tidy(cell.printed) if cell.prefix else cell.text for cell in self.cells]
        self.owners: list[list[int]] = [[0] * self.columns for _ in range(self.rows)]
        for index, cell in enumerate(self.cells):
            if cell.rowspan == 1 and cell.colspan == 1:
                self.owners[cell.row][cell.column] = index
                continue
            for row in range(cell.row, cell.row + cell.rowspan):
                self.owners[row][cell.column : cell.column + cell.colspan] = [index] * cell.colspan

    def take_notes(self, other: View, place: Callable[[int], int]) -> None:
        """Take over what was chosen and set aside of another View, whose rows stand elsewhere here, or nowhere."""
        inside = range(self.rows)
        self.flat = self.flat or other.flat
        self.gone.update((at, meaning) for row, meaning in other.gone.items() if (at := place(row)) in inside)
        self.aside.update((at, text) for row, text in other.aside.items() if (at := place(row)) in inside)
        self.chosen.update((at, meaning) for row, meaning in other.chosen.items() if (at := place(row)) in inside)

    def rows_below(self, end: int) -> list[int]:
        """The rows of the table below its heading, and those above it that were chosen to be of the table."""
        above = [row for row in sorted(self.chosen) if row < end]
        return [row for row in (*above, *range(end, self.rows)) if row not in self.gone]

    def write(self, index: int, text: str) -> None:
        """Give a cell another text."""
        self.texts[index] = text
        self.cells[index] = self.cells[index]._replace(text=text, prefix="")

    def distinct(self, row: int) -> list[int]:
        """The cells of a row from left to right, each once."""
        found: list[int] = []
        for owner in self.owners[row]:
            if not found or found[-1] != owner:
                found.append(owner)
        return found

    def blank(self, row: int) -> bool:
        """Whether nothing in the row has text."""
        return not any(self.texts[owner] for owner in self.owners[row])

    def row_text(self, row: int) -> str:
        """The texts that begin in a row, for remarks."""
        texts = (self.texts[i] for i in self.distinct(row) if self.cells[i].row == row)
        return " | ".join(text for text in texts if text)

    def slots(self, row: int, ranges: Sequence[tuple[int, int]]) -> tuple[Slot, ...]:
        """The row in logical columns, each a range of Grid columns; several cells in one range are joined."""
        found: list[Slot] = []
        owners = self.owners[row]
        first = 0  # the column where the latest cell begins
        for place, (start, end) in enumerate(ranges):
            owner = owners[start]
            text = self.texts[owner]
            if end - start > 1:
                inside = list(dict.fromkeys(owners[start:end]))
                filled = [index for index in inside if self.texts[index]]
                if len(filled) > 1 and found and found[-1].cell == filled[0]:
                    del filled[0]  # the column before has it
                if len(filled) > 1:  # what goes on from above has been told there
                    filled = [index for index in filled if self.cells[index].row == row] or filled
                owner = filled[0] if filled else owner
                text = "\n".join(self.texts[index] for index in filled)
            if found and found[-1].cell == owner:
                found.append(found[-1])
                continue
            if first < place - 1:
                found[first:place] = [found[first]._replace(last=place - 1)] * (place - first)
            first = place
            cell = self.cells[owner]
            found.append(Slot(owner, text, cell.row, place, place, cell.bold))
        if first < len(found) - 1:
            found[first:] = [found[first]._replace(last=len(found) - 1)] * (len(found) - first)
        return tuple(found)
