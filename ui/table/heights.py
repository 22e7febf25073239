"""Row heights of one block of the Grid, merged cells included."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from models.grid.grid import Block
from ui.table.typesetter import Typesetter


def block_heights(block: Block, widths: Sequence[float], typesetter: Typesetter) -> list[int]:
    """The height in pixels of each row of the block, so that no cell, merged ones included, cuts its text."""
    edges = list(accumulate(widths, initial=0.0))
    lines, line, padding = typesetter.lines, typesetter.line_height, 2 * typesetter.pad_y
    heights = [typesetter.least_height] * block.rows
    tall: list[tuple[int, int, float]] = []
    for row, column, rowspan, colspan, text, _role, _address, prefix, bold, italic, *_rest in block.cells:
        if not text and not prefix:
            continue
        width = edges[column + colspan] - edges[column]
        needed = len(lines(prefix + text, width, bold, italic)) * line + padding
        if rowspan > 1:
            tall.append((rowspan, row, needed))
        elif needed > heights[row]:
            heights[row] = needed
    for rowspan, row, needed in sorted(tall):
        missing = needed - sum(heights[row : row + rowspan])
        if missing > 0:
            for place in range(row, row + rowspan):
                heights[place] += missing / rowspan
    return [round(height + 0.49) for height in heights]
