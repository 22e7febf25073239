"""The cells of a sheet that hold text -> Grid, without the empty stretches that no paper would show."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from imports.cells import MAX_COLUMNS, MAX_PLACES, grid_of
from imports.refusals import too_large
from models.grid.grid import UNTOLD_WIDTH, Cell, Grid, Role
from models.layout import Align

MAX_MERGES = 200_000
MAX_CELLS = 300_000
MAX_SHEETS = 200
_TAIL = 100
_BLANK_ROWS, _BLANK_COLUMNS = 2, 50
_USUAL_WIDTH = 17.0


class SheetCell(NamedTuple):
    """A cell with text at its row and column in the sheet, from 0."""

    row: int
    column: int
    text: str
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT


class Merge(NamedTuple):
    """Cells shown as one: first row, first column, last row, last column."""

    top: int
    left: int
    bottom: int
    right: int


def sheet_grid(
    found: Sequence[SheetCell], merges: Sequence[tuple[int, int, int, int]], widths: Mapping[int, float]
) -> tuple[Grid, list[int]]:
    """The Grid from cell A1 to the last cell with text, and its rows; of long empty stretches only a little is kept.

    The cells are in reading order, each place once; widths are in mm by column.
    """
    if not found:
        return grid_of([], 0, []), []
    last_row = found[-1].row
    used_columns = {cell[1] for cell in found}
    last_column = max(used_columns)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in merges:
        if top <= bottom and left <= right and top <= last_row and left <= last_column:
            # A merge may go on below the last text, as the cells of a task with an empty last line do.
            spans[top, left] = (min(bottom, last_row + _TAIL), min(right, last_column + _TAIL))
    outside = {place for place, end in spans.items() if end[0] > last_row or end[1] > last_column}
    if outside:
        for corner in outside.intersection(cell[:2] for cell in found):
            last_row, last_column = max(last_row, spans[corner][0]), max(last_column, spans[corner][1])
    rows = _kept({cell[0] for cell in found} | {end for end, _right in spans.values()}, last_row, _BLANK_ROWS)
    columns = _kept(used_columns, last_column, _BLANK_COLUMNS)
    if len(rows) * len(columns) > MAX_PLACES or len(columns) > MAX_COLUMNS:
        raise too_large(f"{len(rows)} rows x {len(columns)} columns")
    row_of = {row: place for place, row in enumerate(rows)}
    column_of = {column: place for place, column in enumerate(columns)}
    cells: list[Cell] = []
    for row, column, text, bold, italic, align in found:
        place, left = row_of[row], column_of[column]
        height = width = 1
        if spans and (end := spans.pop((row, column), None)):
            height, width = bisect_right(rows, end[0]) - place, bisect_right(columns, end[1]) - left
        cells.append(Cell(place, left, height, width, text, Role.OTHER, None, "", bold, italic, align))
    if spans:
        for (row, column), end in spans.items():
            if row in row_of and column in column_of:
                height, width = (
                    bisect_right(rows, end[0]) - row_of[row],
                    bisect_right(columns, end[1]) - column_of[column],
                )
                cells.append(Cell(row_of[row], column_of[column], height, width))
        cells.sort(key=itemgetter(0, 1))
    # A sheet of which no width was ever set says nothing of widths, not that all are the same.
    other = _USUAL_WIDTH if any(column in widths for column in columns) else UNTOLD_WIDTH
    return grid_of([widths.get(column, other) for column in columns], len(rows), cells), rows


def _kept(used: set[int], last: int, blank: int) -> list[int]:
    """The used numbers up to the last, each with at most some unused ones before it."""
    kept: list[int] = []
    before = -1
    for number in sorted(used):
        if number > last:
            break
        kept += range(max(before + 1, number - blank), number + 1)
        before = number
    return kept
