"""What stands in a ruled table of one page: its cells with their lines, and the room in which they were set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import quantiles

from imports.pdf.ink import Word
from imports.pdf.lines import Line, Measure, lines_of, pitch_of
from imports.pdf.ruled import Frame
from imports.recognise.number import parse_number
from models.text import fold, one_line

_MOST_PADDING = 12.0


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell with its lines; `left` and `right` are its borders in pt."""

    row: int
    column: int
    rowspan: int
    colspan: int
    left: float
    right: float
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """All its words in one line, for comparing."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Part:
    """A ruled table as far as one page shows it; columns are distances from the left in pt."""

    columns: tuple[float, ...]
    rows: int
    cells: tuple[Filled, ...]
    padding: float
    top: float
    bottom: float

    def room(self, cell: Filled) -> Measure:
        """The room for text in a cell."""
        return Measure(cell.left + self.padding, cell.right - self.padding, pitch_of(cell.lines))

    @property
    def numbered(self) -> bool:
        """Whether the first column holds numbers."""
        texts = [one_line(cell.text) for cell in self.cells if cell.column == 0 and cell.colspan == 1 and cell.lines]
        return sum(1 for text in texts if parse_number(text).kind not in ("", "other")) * 2 > len(texts)

    def heading(self, row: int) -> tuple[tuple[int, int, str], ...]:
        """How a row reads: the columns of the cells that begin in it, and their words."""
        return tuple((cell.column, cell.colspan, fold(one_line(cell.text))) for cell in self.cells if cell.row == row)

    def without(self, rows: int) -> Part:
        """The part without its first rows."""
        cells = tuple(replace(cell, row=cell.row - rows) for cell in self.cells if cell.row >= rows)
        return replace(self, rows=self.rows - rows, cells=cells)


def part_of(frame: Frame, words: Sequence[Word]) -> Part:
    """The table of one frame with the words that lie in it."""
    cells = frame.cells
    owner = [[0] * (len(frame.columns) - 1) for _row in range(len(frame.rows) - 1)]
    for index, cell in enumerate(cells):
        for row in range(cell.row, cell.row + cell.rowspan):
            owner[row][cell.column : cell.column + cell.colspan] = [index] * cell.colspan
    inside: list[list[Word]] = [[] for _cell in cells]
    for word in words:
        row, column = frame.place(*word.middle)
        inside[owner[row][column]].append(word)
    filled: list[Filled] = []
    for cell, found in zip(cells, inside, strict=True):
        left, _top, right, _bottom = frame.box_of(cell)
        place = (cell.row, cell.column, cell.rowspan, cell.colspan)
        filled.append(Filled(*place, left, right, tuple(lines_of(found)) if found else ()))
    top, bottom = frame.rows[0], frame.rows[-1]
    return Part(frame.columns, len(frame.rows) - 1, tuple(filled), _padding(filled), top, bottom)


def _padding(cells: Sequence[Filled]) -> float:
    """The space between borders and text, the same on both sides and in all cells: the smallest that is common."""
    spaces = sorted(min(line.left for line in cell.lines) - cell.left for cell in cells if cell.lines)
    if not spaces:
        return 0.0
    low = quantiles(spaces, n=5)[0] if len(spaces) > 2 else spaces[0]
    return min(max(low, 0.0), _MOST_PADDING)
