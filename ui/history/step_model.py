"""The steps of the history as rows of a list, the newest on top, under their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from models.i18n import _
from models.store import Step, Steps
from ui.history.days import clock_words, day_of, day_words

AnyIndex = QModelIndex | QPersistentModelIndex
STEP = Qt.ItemDataRole.UserRole  # Step; None for a day
UNDONE = STEP + 1
CURRENT = STEP + 2
_NOWHERE = QModelIndex()
_START = Step(0, 0.0, "", "")

Row = Step | date | None  # a step, or the heading of a day (None: of an unknown one)


class StepModel(QAbstractListModel):
    """Follows the session's steps; a new one is put on top without touching the others."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._steps = Steps()
        self.today = date.today()

    @property
    def current(self) -> int:
        """The step in whose state the plan is, 0 before the first one."""
        return self._steps.done[-1].id if self._steps.done else 0

    def follow(self, steps: Steps) -> None:
        """Take over the session's steps."""
        before, self._steps = self._steps, steps
        today, self.today = self.today, date.today()
        grown = len(steps.done) - len(before.done)
        whole = not self._rows or today != self.today
        if not whole and not before.undone and not steps.undone and grown == 1 and _same_end(before, steps.done[:-1]):
            self._put_on_top(steps.done[-1])
        elif not whole and _order(before) == _order(steps):
            self._refresh()
        else:
            self._reset()

    def _put_on_top(self, step: Step) -> None:
        known = bool(self._rows) and isinstance(self._rows[0], date) and self._rows[0] == day_of(step.at)
        new: list[Row] = [step] if known else [day_of(step.at), step]
        place = 1 if known else 0
        self.beginInsertRows(QModelIndex(), place, place + len(new) - 1)
        self._rows[place:place] = new
        self.endInsertRows()
        self._refresh()

    def _refresh(self) -> None:
        """The order is as before: the newest step may have another time, others may be undone or done again."""
        newest = (*self._steps.done, *self._steps.undone)[-1:]
        place = next((n for n, row in enumerate(self._rows[:2]) if isinstance(row, Step)), -1)
        if newest and place >= 0:
            self._rows[place] = newest[0]
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = list(_rows((*self._steps.done, *self._steps.undone)))
        self.endResetModel()

    def row_of(self, step: int) -> int:
        """The row of a step; -1 where it is not kept."""
        return next((n for n, row in enumerate(self._rows) if isinstance(row, Step) and row.id == step), -1)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Steps, days, and the state before all steps."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows."""
        row = self._rows[index.row()]
        if role == STEP:
            return row if isinstance(row, Step) else None
        if role == UNDONE:
            return isinstance(row, Step) and row.id > self.current
        if role == CURRENT:
            return isinstance(row, Step) and row.id == self.current
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Step):
            return self._told(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Step):
            return f"{clock_words(row.at)} {self._told(row)}" if row.id else self._told(row)
        return None

    def words(self, row: Row) -> str:
        """The name of a step or day."""
        if not isinstance(row, Step):
            return day_words(row, self.today)
        return row.label if row.id else _("Trước bước đầu tiên còn giữ")

    def _told(self, row: Step) -> str:
        if row.id == self.current:
            return _("{step} (kế hoạch đang ở đây)").format(step=self.words(row))
        return _("{step} (đã hoàn tác)").format(step=self.words(row)) if row.id > self.current else self.words(row)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Days are only read."""
        enabled = Qt.ItemFlag.ItemIsEnabled
        step = index.isValid() and isinstance(self._rows[index.row()], Step)
        return enabled | Qt.ItemFlag.ItemIsSelectable if step else enabled


def _rows(steps: Sequence[Step]) -> list[Row]:
    out: list[Row] = []
    last: date | str | None = ""
    for step in reversed(steps):
        day = day_of(step.at)
        if day != last:
            last = day
            out.append(day)
        out.append(step)
    return [*out, _START] if steps else []


def _same_end(before: Steps, done: Sequence[Step]) -> bool:
    return before.done[-1:] == done[-1:]


def _order(steps: Steps) -> tuple[int, int, int]:
    """Tells whether the same steps are kept; undo and redo only move the border between them."""
    every = len(steps.done) + len(steps.undone)
    first = (*steps.done[:1], *steps.undone[:1])
    last = (*steps.undone[-1:], *steps.done[-1:])
    return every, first[0].id if first else 0, last[0].id if last else 0
