"""Rows that are set aside before a table is understood, and rows that go on in the cells of the row above."""

from __future__ import annotations

from collections.abc import Mapping

from imports.choices import RowMeaning
from imports.recognise.view import View
from models.grid.grid import Cell

_ASIDE = frozenset((RowMeaning.ABOVE, RowMeaning.SKIP, RowMeaning.BELOW))


def with_rows(view: View, rows: Mapping[int, RowMeaning]) -> None:
    """Take the rows of a table as they were chosen; which rows are its heading is asked elsewhere."""
    for row in sorted(row for row in rows if 0 <= row < view.rows):
        meaning = rows[row]
        if meaning is RowMeaning.JOIN:
            join_above(view, row)
        elif meaning in _ASIDE:
            set_aside(view, row, meaning)
        elif meaning is not RowMeaning.HEADER:
            view.chosen[row] = meaning


def set_aside(view: View, row: int, meaning: RowMeaning) -> None:
    """Take a row out of the table; its texts are kept in `view.aside`, a cell that goes on below begins there."""
    for index in view.distinct(row):
        cell = view.cells[index]
        below = range(row + 1, row + cell.rowspan)
        if cell.row == row and (free := next((place for place in below if place not in view.gone), None)) is not None:
            _begin_below(view, index, free)
    view.aside[row] = view.row_text(row)
    for index in view.distinct(row):
        if view.cells[index].row == row:
            view.write(index, "")
    view.gone[row] = meaning


def join_above(view: View, row: int) -> bool:
    """Add the texts of a row to the cells above them; False where no row stands above."""
    above = next((place for place in range(row - 1, -1, -1) if place not in view.gone), None)
    if above is None:
        return False
    for index in view.distinct(row):
        cell = view.cells[index]
        if cell.row != row:
            continue
        target = view.owners[above][cell.column]
        text, before = view.texts[index], view.texts[target]
        if text:
            view.write(target, f"{before} {text}" if before else text)
            view.write(index, "")
        if cell.rowspan > 1:
            _go_on(view, target, index)
    view.gone[row] = RowMeaning.JOIN
    view.aside[row] = ""
    return True


def _begin_below(view: View, index: int, row: int) -> None:
    cell = view.cells[index]
    view.cells[index] = cell._replace(row=row, rowspan=cell.row + cell.rowspan - row)
    for place in range(cell.row, row):
        _blank(view, cell, place)


def _blank(view: View, cell: Cell, row: int) -> None:
    """Put an empty cell where one has begun that now begins elsewhere."""
    view.owners[row][cell.column : cell.column + cell.colspan] = [len(view.cells)] * cell.colspan
    view.cells.append(Cell(row, cell.column, 1, cell.colspan))
    view.texts.append("")


def _go_on(view: View, target: int, index: int) -> None:
    """Let a cell of the row above cover the rows below that the joined cell covered."""
    upper, cell = view.cells[target], view.cells[index]
    if (upper.column, upper.colspan) != (cell.column, cell.colspan):
        return
    end = cell.row + cell.rowspan
    view.cells[target] = upper._replace(rowspan=end - upper.row)
    for row in range(upper.row + upper.rowspan, end):
        view.owners[row][cell.column : cell.column + cell.colspan] = [target] * cell.colspan
    view.cells[index] = cell._replace(rowspan=1)
