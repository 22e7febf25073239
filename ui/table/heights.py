"""Row heights of one block of the Grid, merged cells included."""

from __future__ import annotations

from collections.abc import Sequence

from models.grid.grid import Block, Cell
from ui.table.typesetter import Typesetter


def block_heights(block: Block, widths: Sequence[float], typesetter: Typesetter) -> list[int]:
    """The height in pixels of each row of the block, so that no cell, merged ones included, cuts its text."""
    heights = [typesetter.least_height] * block.rows
    tall: list[tuple[int, Cell]] = []
    for cell in block.cells:
        if cell.rowspan > 1:
            tall.append((cell.rowspan, cell))
        else:
            heights[cell.row] = max(heights[cell.row], _needed(cell, widths, typesetter))
    for _span, cell in sorted(tall, key=lambda entry: entry[0]):
        rows = range(cell.row, cell.row + cell.rowspan)
        missing = _needed(cell, widths, typesetter) - sum(heights[row] for row in rows)
        if missing > 0:
            for row in rows:
                heights[row] += missing / cell.rowspan
    return [round(height + 0.49) for height in heights]


def _needed(cell: Cell, widths: Sequence[float], typesetter: Typesetter) -> float:
    width = sum(widths[cell.column : cell.column + cell.colspan])
    return typesetter.height(cell.printed, width, cell.bold, cell.italic)
