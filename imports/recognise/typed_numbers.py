"""Numbers typed before the tasks in a table without a column for them: they get a column of their own."""

from __future__ import annotations

from dataclasses import replace

from imports.cells import grid_of
from imports.recognise.header import HeadColumn, Header
from imports.recognise.number import Number, split_number
from imports.recognise.view import View
from models.i18n import _

_FEWEST = 2
_WIDTH = 12.0
_LEVELS = ("roman", "capital")


def with_typed_numbers(view: View, header: Header) -> tuple[View, Header]:
    """The table with a column of numbers left of the tasks, as it is where the tasks do not count themselves."""
    task = next((column for column in header.columns if column.field == "task"), None)
    if task is None or any(column.field in ("number", "objective") for column in header.columns):
        return view, header
    inside = [
        index
        for index, cell in enumerate(view.cells)
        if cell.row >= header.end and cell.column == task.start and cell.column + cell.colspan <= task.end
    ]
    numbers = {index: split_number(view.texts[index]) for index in inside if view.texts[index]}
    if not _count([number for number, _rest in numbers.values()]):
        return view, header
    at = task.start
    cells = []
    for index, cell in enumerate(view.cells):
        if index in numbers:
            number, rest = numbers[index]
            cells.append(cell._replace(colspan=1, text=number.text, prefix=""))
            cells.append(cell._replace(column=at + 1, text=rest if number.kind else view.texts[index], prefix=""))
        elif cell.column == at and cell.column + cell.colspan <= task.end:
            heading = _("STT") if cell.row == header.row else ""
            cells.append(cell._replace(colspan=1, text=heading, prefix=""))
            cells.append(cell._replace(column=at + 1))
        elif cell.column <= at < cell.column + cell.colspan:
            cells.append(cell._replace(colspan=cell.colspan + 1))
        else:
            cells.append(cell._replace(column=cell.column + (cell.column > at)))
    widths = [*view.widths[:at], _WIDTH if len(set(view.widths)) > 1 else view.widths[at], *view.widths[at:]]
    made = View(grid_of(widths, view.rows, sorted(cells), idle=True), view.numbers, view.spots)
    made.take_notes(view, lambda row: row)
    return made, _with_column(header, at)


def _count(numbers: list[Number]) -> bool:
    """Whether most tasks begin with a number, each the next of the one before or the first of a new series."""
    items = [number for number in numbers if number.kind and number.kind not in _LEVELS]
    others = sum(1 for number in numbers if not number.kind)
    if len(items) < _FEWEST or len(items) < 3 * others or items[0].value != 1:
        return False
    last: dict[tuple[str, int], int] = {}
    right = 0
    for number in items:
        series = ("arabic" if number.kind == "padded" else number.kind, len(number.parts))
        right += number.value in (1, last.get(series, 0) + 1)
        last[series] = number.value
    return right * 5 >= len(items) * 4


def _with_column(header: Header, at: int) -> Header:
    columns: list[HeadColumn] = []
    for column in header.columns:
        if column.field == "task":
            columns.append(HeadColumn(at, at + 1, _("STT"), "", "number"))
        columns.append(_moved(column, at))
    return replace(header, columns=tuple(columns), left=tuple(_moved(column, at) for column in header.left))


def _moved(column: HeadColumn, at: int) -> HeadColumn:
    by = int(column.start >= at)
    return replace(column, start=column.start + by, end=column.end + by)
