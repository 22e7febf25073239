"""Cells higher than Excel's rows, cut into parts: each part is a cell of its own that holds the lines it has room for.

One merged cell over several rows would do for the eye on the screen, but printers turn pages in the middle of its
lines, and Excel takes 32,767 letters in a cell. The parts put together are the text, letter by letter; a reader knows
them by the named styles of their cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from exports.measure import Measure, clean
from exports.xlsx.heights import PAD_Y, BlockHeights, Heights, Need, line_height, text_room
from models.grid.grid import Block, Cell


class Part(NamedTuple):
    """Which piece of its cell a part is."""

    first: bool
    last: bool


class CutBlock(NamedTuple):
    """A block in rows of the sheet: their heights, where the block's rows begin, cells, and the parts among them.

    `needs` are the heights of texts that still go over several rows.
    """

    heights: list[float]
    tops: list[int]
    cells: list[Cell]
    parts: list[Part | None]
    needs: list[Need]


def cut(
    block: Block, needed: BlockHeights, widths: Sequence[int], size: float, limit: float, high: float, heights: Heights
) -> CutBlock:
    """A block with at least one cell that needs more than `limit` pt, in rows that are at most `high` pt high.

    Rows of half a page leave little of a page empty, wherever on it the block begins.
    """
    line = line_height(size)
    most = max(1, int((high - PAD_Y) / line))
    long: dict[int, list[str]] = {}
    needed_by: list[float] = []
    lines = [ceil(round((height - PAD_Y) / line, 3)) for height in needed.rows]
    for index, cell in enumerate(block.cells):
        width = sum(widths[cell.column : cell.column + cell.colspan])
        needed_by.append(heights.height(cell.printed, width, size, cell.bold, cell.italic))
        if needed_by[-1] > limit:
            measure = heights.measure(size, cell.bold, cell.italic)
            long[index] = list(printed_lines(clean(cell.printed), measure, text_room(width)))
            missing = len(long[index]) - sum(lines[cell.row : cell.row + cell.rowspan])
            for row in range(cell.row, cell.row + cell.rowspan):
                lines[row] += max(0, ceil(missing / cell.rowspan))
    counts = [_shared(count, most) for count in lines]
    tops = [0]
    for shares in counts:
        tops.append(tops[-1] + len(shares))
    rooms = [count for shares in counts for count in shares]
    cells: list[Cell] = []
    parts: list[Part | None] = []
    needs: list[Need] = []
    for index, cell in enumerate(block.cells):
        top, end = tops[cell.row], tops[cell.row + cell.rowspan]
        if index not in long:
            cells.append(cell._replace(row=top, rowspan=end - top))
            parts.append(None)
            needs.append(Need(end - top, top, needed_by[index]))
            continue
        for row, text in zip(range(top, end), _dealt(long[index], rooms[top:end]), strict=True):
            cells.append(cell._replace(row=row, rowspan=1, prefix="", text=text))
            parts.append(Part(row == top, row == end - 1))
    return CutBlock([count * line + PAD_Y for count in rooms], tops, cells, parts, needs)


def printed_lines(text: str, measure: Measure, width: float) -> Iterator[str]:
    """The lines of a wrapped text, each with the space or line break that ends it: together they are the text."""
    paragraphs = text.split("\n")
    for number, paragraph in enumerate(paragraphs, 1):
        at = 0
        lines: list[str] = []
        for wrapped in measure.wrap(paragraph, width):
            end = at + len(wrapped.text)
            end += paragraph[end : end + 1] == " "
            lines.append(paragraph[at:end])
            at = end
        yield from lines[:-1]
        yield (lines[-1] if lines else "") + ("\n" if number < len(paragraphs) else "")


def _shared(lines: int, most: int) -> list[int]:
    """So many lines in as few rows as can be, about the same number in each."""
    rows = max(1, ceil(lines / most))
    return [lines // rows + (row < lines % rows) for row in range(rows)]


def _dealt(lines: Sequence[str], rooms: Sequence[int]) -> Iterator[str]:
    at = 0
    for room in rooms:
        yield "".join(lines[at : at + room])
        at += room
