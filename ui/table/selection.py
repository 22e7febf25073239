"""What is chosen in the table, as Excel keeps it: the cell that is written in stands still while the range grows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal
from PySide6.QtWidgets import QTableView

from ui.table.extent import Extent, extent_of, grown, whole_table
from ui.table.model import GridModel
from ui.table.steps import Lane

_REPLACE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_KEEP = QItemSelectionModel.SelectionFlag.NoUpdate
_NOWHERE = Lane(-1, -1)  # in an empty table


class Reach(Enum):
    """What a range takes in."""

    CELLS = "cells"  # grows over merged cells
    ROWS = "rows"  # whole rows; a cell that also belongs to other rows is not in it
    COLUMNS = "columns"  # whole columns; headings across the table are not in it


class CellSelection(QObject):
    """The chosen ranges of a table; the last one is the one that Shift makes larger or smaller.

    `lane` is where the officer is: the current cell, and within a merged one the row and column of the way there.
    """

    columns_changed = Signal()  # other whole columns are chosen, or none any more

    def __init__(self, view: QTableView, model: GridModel, show: Callable[[Lane], None]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._show = show
        self._lane = _NOWHERE
        self._base = Extent(0, 0, 0, 0)  # does not move while the range grows
        self._lead = Lane(0, 0)  # the corner that does
        self._reach = Reach.CELLS
        self._extent = self._base
        self._others: tuple[Extent, ...] = ()
        self._writing = False
        self._stale = True
        self._told = False
        view.selectionModel().selectionChanged.connect(self._moved_by_others)
        view.selectionModel().currentChanged.connect(self._moved_by_others)
        model.modelReset.connect(self._moved_by_others)
        model.spliced.connect(self._moved_by_others)
        model.refreshed.connect(self._merged)

    @property
    def lane(self) -> Lane | None:
        """Where the officer is; None in an empty table."""
        self._catch_up()
        return None if self._lane is _NOWHERE else self._lane

    @property
    def lead(self) -> Lane:
        """The corner of the last range that Shift moves."""
        self._catch_up()
        return self._lead

    @property
    def extents(self) -> tuple[Extent, ...]:
        """All chosen ranges, the last one first; none in an empty table."""
        self._catch_up()
        return () if self._lane is _NOWHERE else (self._extent, *self._others)

    @property
    def is_one_cell(self) -> bool:
        """Whether just the current cell is chosen, or nothing."""
        self._catch_up()
        return self._lane is _NOWHERE or (not self._others and self._extent == self._current())

    @property
    def whole_columns(self) -> range:
        """The columns that are chosen as such, none where cells or rows are."""
        self._catch_up()
        chosen = self._lane is not _NOWHERE and self._reach is Reach.COLUMNS
        return self._extent.columns if chosen else range(0)

    def holds(self, row: int, column: int) -> bool:
        """Whether a place is chosen."""
        return any(extent.holds(row, column) for extent in self.extents)

    def stand(self, lane: Lane, scroll: bool = True) -> None:
        """Choose one cell, and make it the current one."""
        self._catch_up()
        self._others = ()
        self._start(lane)
        self._apply()
        if scroll:
            self._show(lane)

    def add(self, lane: Lane) -> None:
        """Choose one more cell, from which a further range may grow; a cell that was chosen alone is given up."""
        self._catch_up()
        cell = extent_of(self._model.cell(*lane))
        chosen = self.extents
        if len(chosen) > 1 and cell in chosen:
            rest = tuple(extent for extent in chosen if extent != cell)
            self._start(Lane(rest[0].top, rest[0].left))
            self._lead, self._extent, self._others = Lane(rest[0].bottom, rest[0].right), rest[0], rest[1:]
        else:
            self._others = chosen
            self._start(lane)
        self._apply()

    def extend_to(self, lane: Lane, scroll: bool = True) -> None:
        """Let the range reach from where it began to a place."""
        self._catch_up()
        if self._lane is _NOWHERE:
            return
        self._begin_anew(Reach.CELLS)
        self._reach_to(lane)
        if scroll:
            self._show(self._lead)

    def extend(self, down: int, right: int) -> None:
        """Move the free corner one step, over whole merged cells, away from where the range began or back to it."""
        self._catch_up()
        if self._lane is _NOWHERE:
            return
        self._begin_anew(self._reach)
        before = self._extent
        # A merged cell may hold the range open: then the corner goes on, and past the beginning it leads out.
        for _try in range(self._model.columnCount() + 2):
            row, column = lead = self._lead
            if down and self._reach is not Reach.COLUMNS:
                row = _stepped(row, down, before.rows, self._base.rows, self._inner_row(down))
            if right and self._reach is not Reach.ROWS:
                column = _stepped(column, right, before.columns, self._base.columns, self._inner_column(right))
            self._reach_to(Lane(row, column))
            if self._extent != before or self._lead == lead:
                break
        self._show(self._lead)

    def choose_rows(self) -> None:
        """Choose the whole rows of the range."""
        self._choose(Reach.ROWS)

    def choose_row_range(self, rows: range) -> None:
        """Choose just these rows as a whole; the first cell that begins in them becomes the current one."""
        self._catch_up()
        starts = (n for n in range(self._model.columnCount()) if self._model.cell(rows[0], n).row == rows[0])
        self._others, self._reach = (), Reach.ROWS
        self._lane = Lane(rows[0], next(starts, 0))
        self._base = self._extent = whole_table(self._model)._replace(top=rows[0], bottom=rows[-1])
        self._lead = Lane(rows[-1], self._extent.right)
        self._apply()

    def choose_columns(self) -> None:
        """Choose the whole columns of the range."""
        self._choose(Reach.COLUMNS)

    def choose_all(self) -> None:
        """Choose the whole table; the current cell stays."""
        self._choose(Reach.CELLS)

    def choose_heading(self, columns: range, further: bool, lane: Lane) -> None:
        """Choose whole columns by their heading; with `further` all from those that were chosen up to these."""
        self._catch_up()
        if further and self._lane is not _NOWHERE:
            self._begin_anew(Reach.COLUMNS)
            goes_right = columns.start >= self._base.left
            self._reach_to(Lane(self._lane.row, columns[-1] if goes_right else columns[0]))
            return
        self._others = ()
        self._start(lane)
        self._reach = Reach.COLUMNS
        self._base = Extent(0, columns[0], self._model.rowCount() - 1, columns[-1])
        self._extent, self._lead = self._base, Lane(lane.row, columns[-1])
        self._apply()

    def move_within(self, lane: Lane) -> None:
        """Make another cell of the range the current one; the range stays."""
        self._catch_up()
        self._lane = lane
        self._apply()
        self._show(lane)

    def _choose(self, reach: Reach) -> None:
        self._catch_up()
        if self._lane is _NOWHERE:
            return
        whole, now = whole_table(self._model), self._extent
        if reach is Reach.ROWS:
            self._base = now._replace(left=whole.left, right=whole.right)
        elif reach is Reach.COLUMNS:
            self._base = now._replace(top=whole.top, bottom=whole.bottom)
        else:
            self._base = self._current()
        self._others, self._reach = (), reach
        self._extent = whole if reach is Reach.CELLS else self._base
        self._lead = Lane(self._extent.bottom, self._extent.right)
        self._apply()

    def _start(self, lane: Lane) -> None:
        self._lane = self._lead = lane
        self._reach = Reach.CELLS
        self._base = self._extent = self._current()

    def _begin_anew(self, reach: Reach) -> None:
        """A range that is to grow does so from the current cell, also where Tab has led to another one in it."""
        current = self._current()
        if reach is not self._reach or self._base.united(current) != self._base:
            self._reach, self._base = reach, current
            if reach is Reach.COLUMNS:
                self._base = current._replace(top=0, bottom=self._model.rowCount() - 1)

    def _inner_row(self, way: int) -> int:
        """The next row inwards at which the range would end if its lower (-1) or upper (1) edge came nearer."""
        edge, row = self._extent, self._extent.bottom if way < 0 else self._extent.top
        if self._reach is not Reach.CELLS:
            return row + way
        cells = [extent_of(self._model.cell(row, column)) for column in edge.columns]
        return min(cell.top for cell in cells) - 1 if way < 0 else max(cell.bottom for cell in cells) + 1

    def _inner_column(self, way: int) -> int:
        """The next column inwards; how far a merged cell there reaches is left to the growing of the range."""
        return self._lead.column + way

    def _reach_to(self, lane: Lane) -> None:
        rows, columns = self._model.rowCount(), self._model.columnCount()
        self._lead = Lane(max(0, min(lane.row, rows - 1)), max(0, min(lane.column, columns - 1)))
        wanted = self._base.united(Extent(self._lead.row, self._lead.column, self._lead.row, self._lead.column))
        if self._reach is Reach.ROWS:
            wanted = wanted._replace(left=0, right=columns - 1)
        elif self._reach is Reach.COLUMNS:
            wanted = wanted._replace(top=0, bottom=rows - 1)
        else:
            wanted = grown(self._model, wanted)
        if wanted != self._extent:
            self._extent = wanted
            self._apply()

    def _current(self) -> Extent:
        return extent_of(self._model.cell(*self._lane))

    def _apply(self) -> None:
        """Tell Qt, without letting it scroll."""
        cell = self._model.cell(*self._lane)
        chosen = self._view.selectionModel()
        self._writing = True
        scrolls = self._view.hasAutoScroll()
        self._view.setAutoScroll(False)
        chosen.select(self._as_qt((self._extent, *self._others)), _REPLACE)
        chosen.setCurrentIndex(self._model.index(cell.row, cell.column), _KEEP)
        self._view.setAutoScroll(scrolls)
        self._writing = False
        self._stale = False
        self._tell_columns()

    def _tell_columns(self) -> None:
        if self._reach is Reach.COLUMNS or self._told:
            self._told = self._reach is Reach.COLUMNS
            self.columns_changed.emit()

    def _as_qt(self, extents: Iterable[Extent]) -> QItemSelection:
        out = QItemSelection()
        for extent in extents:
            corners = (self._model.index(extent.top, extent.left), self._model.index(extent.bottom, extent.right))
            out.merge(QItemSelection(*corners), QItemSelectionModel.SelectionFlag.Select)
        return out

    def _moved_by_others(self) -> None:
        """Something else chose cells, or rows came and went; looked at only when next asked, for rows may be moving."""
        if not self._writing:
            self._stale, self._reach = True, Reach.CELLS
            self._tell_columns()

    def _merged(self) -> None:
        """Cells show something else: where some are merged now, the range grows over them."""
        if not self._stale and self._lane is not _NOWHERE and self._reach is Reach.CELLS:
            self._base = grown(self._model, self._base)
            if (wanted := grown(self._model, self._extent)) != self._extent:
                self._extent = wanted
                self._apply()

    def _catch_up(self) -> None:
        if not self._stale:
            return
        self._stale = False
        current = self._view.currentIndex()
        self._others, self._lane = (), _NOWHERE
        if not current.isValid() or current.row() >= self._model.rowCount():
            return
        self._start(Lane(current.row(), current.column()))
        chosen = self._view.selectionModel().selection()
        for one in (chosen.at(place) for place in range(chosen.count())):
            extent = Extent(one.top(), one.left(), one.bottom(), one.right())
            if extent.holds(*self._lane) and extent != self._extent:
                self._take_over(extent)

    def _take_over(self, extent: Extent) -> None:
        """Take what Qt has chosen around the current cell as the range."""
        whole, now = whole_table(self._model), self._extent
        extent = extent._replace(bottom=min(extent.bottom, whole.bottom), right=min(extent.right, whole.right))
        if extent.rows == whole.rows and now.rows != whole.rows and extent.columns != whole.columns:
            self._reach, self._base = Reach.COLUMNS, extent
        elif extent.columns == whole.columns and now.columns != whole.columns and extent.rows != whole.rows:
            self._reach, self._base = Reach.ROWS, extent
        else:
            extent = grown(self._model, extent)
        self._extent, self._lead = extent, Lane(extent.bottom, extent.right)


def _stepped(at: int, way: int, chosen: range, base: range, inner: int) -> int:
    """Where the free corner of a range goes by one step: out of the range, or nearer to where it began."""
    if way > 0:
        return min(inner, base[0]) if at < base[0] else chosen[-1] + 1
    return max(inner, base[-1]) if at > base[-1] else chosen[0] - 1
