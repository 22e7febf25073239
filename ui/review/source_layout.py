"""How wide the columns and how high the lines of a source are on the screen, reckoned only for what is asked for."""

from __future__ import annotations

from itertools import accumulate

from imports.blocks import Paragraph
from models.grid.grid import Cell
from models.layout import Align
from ui.review.source_lines import TITLE, Line, SourceLines
from ui.table.typesetter import Typesetter

_POINTS = 9.0
_LEAST = 48  # pixels that a column has at least
_MARGIN = 8  # left and right of a paragraph
_LONG_SPAN = 60  # rows; the text of a cell over more of them has room anyway
_HIGHEST = 4000  # pixels; nothing more of a line is shown
_LEAST_HIGH = 22
_ALIGN = {"left": Align.LEFT, "center": Align.CENTER, "right": Align.LEFT, "justify": Align.LEFT}


class SourceLayout:
    """Sizes of one source at one width."""

    def __init__(self, lines: SourceLines) -> None:
        self.lines = lines
        self.typesetter = Typesetter(_POINTS)
        self.width = 400
        self._edges: dict[int, list[int]] = {}
        self._single: dict[Line, int] = {}
        self._heights: dict[Line, int] = {}

    def fit(self, width: int) -> bool:
        """Fit all into a width; False where it was so before."""
        if width == self.width:
            return False
        self.width = width
        self._edges.clear()
        self._single.clear()
        self._heights.clear()
        return True

    @property
    def full_width(self) -> int:
        """What the widest table takes, at least the width that there is."""
        return max([self.width, *(self.edges(piece)[-1] for piece in self.lines.tables)])

    def edges(self, piece: int) -> list[int]:
        """Where the columns of a table begin, and where the last one ends."""
        found = self._edges.get(piece)
        if found is None:
            wide = [max(1.0, column.width) for column in self.lines.tables[piece].columns]
            room = self.width - 1
            shares = _shared(wide, room)
            found = self._edges[piece] = list(accumulate(shares, initial=0))
        return found

    def paragraph(self, piece: int) -> Cell:
        """A paragraph as a cell to be painted."""
        found = self.lines.pieces[piece]
        if not isinstance(found, Paragraph):
            raise TypeError(piece)
        return Cell(0, 0, text=found.tidy, bold=found.bold, italic=found.italic, align=_ALIGN.get(found.align, _LEFT))

    def paragraph_room(self) -> tuple[int, int]:
        """Left edge and width of paragraphs."""
        return _MARGIN, max(60, self.width - 2 * _MARGIN)

    def height(self, line: Line) -> int:
        """How high a line is."""
        found = self._heights.get(line)
        if found is None:
            found = self._heights[line] = self._measured(line)
        return found

    def _measured(self, line: Line) -> int:
        if line.row is None:
            cell = self.paragraph(line.piece)
            return self._bounded(self.typesetter.height(cell.text, self.paragraph_room()[1], cell.bold, cell.italic))
        if line.row == TITLE:
            return _LEAST_HIGH + 8
        height = self._alone(line)
        for cell in self.lines.tables[line.piece].rows[line.row]:
            ends = cell.rowspan > 1 and cell.row + cell.rowspan - 1 == line.row
            if ends and cell.text and cell.rowspan <= _LONG_SPAN:
                above = sum(self._alone(Line(line.piece, row)) for row in range(cell.row, line.row))
                height = max(height, self._needed(line.piece, cell) - above)
        return self._bounded(height)

    def _alone(self, line: Line) -> int:
        """The height by the cells that stand in this row only."""
        found = self._single.get(line)
        if found is None:
            table, row = self.lines.tables[line.piece], line.row or 0
            if (alone := table.alone(row)) is not None:
                found = self._needed(line.piece, alone, len(table.columns))
            else:
                cells = (cell for cell in table.rows[row] if cell.rowspan == 1)
                found = max([_LEAST_HIGH, *(self._needed(line.piece, cell) for cell in cells)])
            self._single[line] = found
        return found

    def _needed(self, piece: int, cell: Cell, end: int = 0) -> int:
        if not cell.text and not cell.prefix:
            return _LEAST_HIGH
        edges = self.edges(piece)
        width = edges[end or cell.column + cell.colspan] - edges[cell.column]
        return int(self.typesetter.height(cell.printed, width, cell.bold, cell.italic) + 0.99)

    @staticmethod
    def _bounded(height: float) -> int:
        return max(_LEAST_HIGH, min(_HIGHEST, int(height + 0.99)))


_LEFT = Align.LEFT


def _shared(wide: list[float], room: int) -> list[int]:
    """The room shared out by the widths on paper, none narrower than can be read."""
    if len(wide) * _LEAST >= room:
        return [_LEAST] * len(wide)
    fixed: set[int] = set()
    while True:
        rest = room - _LEAST * len(fixed)
        whole = sum(width for place, width in enumerate(wide) if place not in fixed)
        narrow = {n for n, width in enumerate(wide) if n not in fixed and width * rest / whole < _LEAST}
        if not narrow:
            break
        fixed |= narrow
    shares = [_LEAST if n in fixed else int(width * rest / whole) for n, width in enumerate(wide)]
    widest = max(range(len(wide)), key=lambda n: shares[n])
    shares[widest] += room - sum(shares)
    return shares
