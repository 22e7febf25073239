"""Rows of plain text -> Table: marks out of the cells, headings in two rows with their spans."""

from __future__ import annotations

from collections.abc import Sequence

from imports.blocks import Table
from imports.cells import MAX_PLACES, grid_of
from imports.clip.tsv import MAX_SIGNS
from imports.html.table import too_large
from imports.text.markup import marked_lines
from imports.text.rows import heads_table
from models.grid.grid import UNTOLD_WIDTH, Cell
from models.text import tidy

_LONGEST_PART = 80


def table_of(rows: Sequence[Sequence[str]], *, name: str = "", marked: bool = False) -> Table:
    """The rows as a table; short ones are filled with empty cells."""
    wide = max(map(len, rows), default=0)
    if len(rows) * wide > MAX_PLACES or sum(len(text) for row in rows for text in row) > MAX_SIGNS:
        raise too_large()
    cells: list[Cell] = []
    for place, row in enumerate(rows):
        for column in range(wide):
            cell = _cell(row[column] if column < len(row) else "", marked=marked)
            cells.append(cell._replace(row=place, column=column))
    cells = _with_parts(cells, len(rows), wide)
    return Table(grid_of([UNTOLD_WIDTH] * wide, len(rows), cells), name, flat=True)


def _cell(text: str, *, marked: bool) -> Cell:
    bold = italic = False
    if marked and ("<" in text or "*" in text):
        lines = [line for line in marked_lines(text) if line.text.strip()]
        bold = bool(lines) and all(line.bold for line in lines)
        italic = bool(lines) and all(line.italic for line in lines)
        text = "\n".join(line.text for line in lines)
    return Cell(0, 0, text=tidy(text), bold=bold, italic=italic)


def _with_parts(cells: list[Cell], rows: int, wide: int) -> list[Cell]:
    """The cells with the spans of headings in two rows: parts stand under common headings, all else spans both."""
    at = [cells[row * wide : (row + 1) * wide] for row in range(rows)]
    for row in range(rows - 1):
        above, below = at[row], at[row + 1]
        if not _is_parted(above, below):
            continue
        for place, cell in enumerate(above):
            if not cell.text:
                continue
            end = place + 1
            while end < wide and not above[end].text and below[end].text:
                end += 1
            spans = cell._replace(colspan=end - place) if below[place].text else cell._replace(rowspan=2)
            above[place] = spans
    return [cell for row, line in enumerate(at) for cell in line if cell.text or not _covered(at, row, cell.column)]


def _covered(at: Sequence[Sequence[Cell]], row: int, column: int) -> bool:
    left = next((cell for cell in reversed(at[row][:column]) if cell.text), None)
    if left is not None and left.column + left.colspan > column:
        return True
    return row > 0 and at[row - 1][column].rowspan > 1


def _is_parted(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    parts = [cell for cell in below if cell.text]
    if len(parts) < 2 or any(len(cell.text) > _LONGEST_PART for cell in parts):
        return False
    empty = [place for place, cell in enumerate(above) if not cell.text]
    if not empty or not above[0].text or below[0].text:
        return False
    # Each part stands under an empty cell or under the common heading left of one.
    under = all(not above[cell.column].text or cell.column + 1 in empty for cell in parts)
    covered = under and all(below[place].text for place in empty)
    return covered and heads_table([cell.text for cell in (*above, *below)])
