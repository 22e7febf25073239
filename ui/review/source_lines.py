"""A source as lines to be shown one under the other: paragraphs, and tables with a line of their own above the rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from imports.blocks import Source, Spot, Table
from models.grid.grid import Cell, Grid

TITLE = -1  # the row of a table's own line


class Line(NamedTuple):
    """One line: a paragraph (row None), the title of a table (row TITLE), or a row of it."""

    piece: int
    row: int | None = None


class TableRows:
    """The cells of a table by their rows, merged ones in every row that they reach into."""

    def __init__(self, grid: Grid) -> None:
        self.columns = grid.columns
        self.rows: list[list[Cell]] = [[] for _row in range(grid.row_count)]
        for cell in grid.cells():
            self.rows[cell.row].append(cell)
            for row in range(cell.row + 1, cell.row + cell.rowspan):
                self.rows[row].append(cell)

    def alone(self, row: int) -> Cell | None:
        """The only cell with a text in a row: titles, areas and notes run over the empty cells beside them."""
        cells = [cell for cell in self.rows[row] if cell.text or cell.rowspan > 1]
        return cells[0] if len(cells) == 1 and cells[0].rowspan == 1 else None

    def texts(self, row: int) -> list[str]:
        """The texts that begin in a row, from left to right."""
        return [cell.printed for cell in self.rows[row] if cell.row == row and cell.text]


class SourceLines:
    """All lines of a source; made in a thread, for a large table takes its time."""

    def __init__(self, source: Source) -> None:
        self.pieces = source.pieces
        self.tables: dict[int, TableRows] = {}
        self._first: list[int] = []  # the first line of each piece that is shown
        self._shown: list[int] = []
        self._count = 0
        for place, piece in enumerate(source.pieces):
            if isinstance(piece, Table):
                self.tables[place] = TableRows(piece.grid)
                height = 1 + piece.grid.row_count
            else:
                height = int(bool(piece.text.strip()))
            if height:
                self._first.append(self._count)
                self._shown.append(place)
                self._count += height

    def __len__(self) -> int:
        return self._count

    def line(self, number: int) -> Line:
        """The line of that number, from 0."""
        index = bisect_right(self._first, number) - 1
        place = self._shown[index]
        return Line(place, number - self._first[index] - 1) if place in self.tables else Line(place)

    def first_of(self, piece: int) -> int:
        """The number of the first line of a piece, or of what follows it where it has none."""
        index = bisect_right(self._shown, piece) - 1
        if index >= 0 and self._shown[index] == piece:
            return self._first[index]
        return self._first[index + 1] if index + 1 < len(self._first) else max(0, self._count - 1)

    def number_of(self, spot: Spot) -> int:
        """The number of the line in which a place of the source stands."""
        first = self.first_of(spot.piece)
        rows = self.tables.get(spot.piece)
        if rows is None or spot.row is None:
            return first
        return first + 1 + max(0, min(spot.row, len(rows.rows) - 1))

    def text(self, line: Line) -> str:
        """What a line says, for screen readers."""
        piece = self.pieces[line.piece]
        if isinstance(piece, Table):
            return " | ".join(self.tables[line.piece].texts(line.row)) if line.row not in (None, TITLE) else piece.name
        return piece.text


def rows_of(lines: Sequence[Line]) -> Iterator[tuple[int, list[int]]]:
    """The rows of tables among some lines, each table with its rows."""
    found: dict[int, list[int]] = {}
    for line in lines:
        if line.row is not None and line.row != TITLE:
            found.setdefault(line.piece, []).append(line.row)
    yield from found.items()
