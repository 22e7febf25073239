"""Scrolls the table just so far that a place is seen, its rows sized first; tells which cells are in sight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollBar

from models.grid.grid import Cell
from ui.table.extent import extent_of
from ui.table.steps import Lane

if TYPE_CHECKING:
    from ui.table.view import TaskTable


def show_lane(view: TaskTable, lane: Lane) -> None:
    """Bring a place into view: its whole cell where that fits in the window, else the row or column of the place."""
    if not 0 <= lane.row < view.grid_model.rowCount():
        return
    view.sizer.settle_rows(lane.row, lane.row)
    view.sizer.merges.show(lane.row, lane.row)
    # What comes into sight gets its true height, which may push the place out again.
    for _round in range(2):
        _show_row(view, lane)
        view.sizer.settle_visible()
    _show_column(view, lane)


def cells_in(view: TaskTable, damaged: QRect) -> Iterator[tuple[Cell, QRect]]:
    """The cells that meet a rectangle of the viewport, with their places in it."""
    model = view.grid_model
    first, last = view.rowAt(damaged.top()), view.rowAt(damaged.bottom())
    if first < 0:
        return
    last = model.rowCount() - 1 if last < 0 else last
    seen: set[tuple[int, int]] = set()
    for row in range(first, last + 1):
        for column in range(model.columnCount()):
            cell = model.cell(row, column)
            if (cell.row, cell.column) not in seen:
                seen.add((cell.row, cell.column))
                yield cell, view.visualRect(model.index(cell.row, cell.column))


def _show_row(view: TaskTable, lane: Lane) -> None:
    cell, hidden = extent_of(view.grid_model.cell(*lane)), view.sticky.cover(lane.row)
    room = view.viewport().height() - hidden
    top, bottom = _rows(view, cell.top, cell.bottom)
    if bottom - top > room:
        top, bottom = _rows(view, lane.row, lane.row)
    _scroll(view.verticalScrollBar(), top - hidden, bottom - hidden, room)


def _show_column(view: TaskTable, lane: Lane) -> None:
    cell, room = extent_of(view.grid_model.cell(*lane)), view.viewport().width()
    left, right = _columns(view, cell.left, cell.right)
    if right - left > room:
        left, right = _columns(view, lane.column, lane.column)
    _scroll(view.horizontalScrollBar(), left, right, room)


def _rows(view: TaskTable, first: int, last: int) -> tuple[int, int]:
    return view.rowViewportPosition(first), view.rowViewportPosition(last) + view.rowHeight(last)


def _columns(view: TaskTable, first: int, last: int) -> tuple[int, int]:
    return view.columnViewportPosition(first), view.columnViewportPosition(last) + view.columnWidth(last)


def _scroll(bar: QScrollBar, first: int, last: int, room: int) -> None:
    if first < 0 or last - first > room:
        bar.setValue(bar.value() + first)
    elif last > room:
        bar.setValue(bar.value() + last - room)
