"""A block of table rows laid out: shapes in columns, and the height of each row before pages are thought of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import ceil

from exports.columns import with_room_for_numbers
from exports.pdf.shape import Shape, Shaper
from models.grid.grid import Block, Cell, GridColumn, Role

PAD_X = 4.0
PAD_Y = 2.5
_NARROWEST = 6.0
_LEAST = 20.0  # pt; a column that someone made narrower still shows a word or two
_WIDEST = 10_000.0  # mm
_HEADINGS = frozenset({Role.AREA, Role.GROUP, Role.OBJECTIVE})


class Box:
    """One cell with its shape; x and width in pt from the left end of the table, the frame included."""

    __slots__ = ("cell", "end", "row", "shape", "width", "x")

    def __init__(self, cell: Cell, x: float, width: float, shape: Shape) -> None:
        self.cell = cell
        self.row = cell.row
        self.end = cell.row + cell.rowspan
        self.x = x
        self.width = width
        self.shape = shape


class Rows:
    """Boxes in reading order and row heights in pt; `units` are the rows at which tasks end, where pages may end."""

    __slots__ = ("boxes", "heights", "units")

    def __init__(self, boxes: list[Box], heights: list[float], units: list[int]) -> None:
        self.boxes = boxes
        self.heights = heights
        self.units = units


def is_heading(block: Block) -> bool:
    """True for a heading row, which stays with the rows below it."""
    return block.rows == 1 and all(cell.role in _HEADINGS or cell.role is Role.NUMBER for cell in block.cells)


def _task_ends(block: Block) -> list[int]:
    """The rows after which a page may end: where the next row belongs to another task."""
    tasks = [owner.task for owner in block.owners]
    if len(tasks) < 2:
        return [block.rows]
    return [row for row in range(1, block.rows) if tasks[row] != tasks[row - 1] or not tasks[row]] + [block.rows]


class RowMaker:
    """Lays out the blocks of one table."""

    def __init__(self, columns: Sequence[GridColumn], numbers: Iterable[str], width: float, size: float) -> None:
        self.shaper = Shaper()
        self.size = size
        self.edges = self._edges(columns, set(numbers), width)
        self.pad = min(PAD_X, 0.15 * min(b - a for a, b in zip(self.edges, self.edges[1:], strict=False)))

    def _edges(self, columns: Sequence[GridColumn], numbers: set[str], width: float) -> list[float]:
        """The left edges of the columns and the right end; a number never breaks, however narrow its column is."""
        wanted = [max(1.0, min(column.width, _WIDEST)) for column in columns]
        scale = width / sum(wanted)
        floor = min(_LEAST, width / (2 * len(wanted)))
        narrow = [value * scale < floor for value in wanted]
        rest = sum(value for value, small in zip(wanted, narrow, strict=True) if not small)
        scale = (width - floor * sum(narrow)) / rest
        widths = [floor if small else value * scale for value, small in zip(wanted, narrow, strict=True)]
        bold = self.shaper.measure(self.size, bold=True)
        widths = with_room_for_numbers(widths, columns, numbers, bold, 2 * PAD_X + 0.5)
        return [round(edge, 2) for edge in accumulate(widths, initial=0.0)]

    def rows_of(self, block: Block) -> Rows:
        """The block laid out: merged cells that need more than their rows have share the rest among them."""
        edges, pad, size, shape = self.edges, self.pad, self.size, self.shaper.shape
        boxes: list[Box] = []
        heights = [self.shaper.measure(size).leading + 2 * PAD_Y] * block.rows
        merged: list[Box] = []
        for cell in block.cells:
            x = edges[cell.column]
            width = edges[cell.column + cell.colspan] - x
            text = cell.prefix + cell.text if cell.prefix else cell.text
            made = shape(text, max(_NARROWEST, width - 2 * pad), size, cell.bold, cell.italic, cell.align)
            box = Box(cell, x, width, made)
            boxes.append(box)
            if cell.rowspan == 1:
                need = made.height + 2 * PAD_Y
                if need > heights[cell.row]:
                    heights[cell.row] = need
            else:
                merged.append(box)
        for box in sorted(merged, key=lambda box: box.end - box.row):
            missing = box.shape.height + 2 * PAD_Y - sum(heights[box.row : box.end])
            if missing > 0:
                share = ceil(100 * missing / (box.end - box.row)) / 100
                for row in range(box.row, box.end):
                    heights[row] += share
        return Rows(boxes, heights, _task_ends(block))
