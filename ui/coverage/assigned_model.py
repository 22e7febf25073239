"""Tasks from above as rows of a list, those that a filter and searched words leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from models.coverage.coverage import Covered
from models.coverage.telling import doubt_sentence, state_name
from models.i18n import _
from models.registers import AssignedTask
from models.text import one_line

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class AssignedModel(QAbstractListModel):
    """A Covered in each row."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[Covered] = []

    def show(self, rows: Iterable[Covered]) -> None:
        """Show other rows; where they are the same tasks in the same order, the view keeps its place."""
        new = list(rows)
        if [row.entry.id for row in new] == [row.entry.id for row in self._rows]:
            self._rows = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    @property
    def rows(self) -> Sequence[Covered]:
        """What is shown, from top to bottom."""
        return self._rows

    def row_of(self, entry: str) -> int:
        """The row of a task from above by its id; -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.entry.id == entry), -1)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The tasks that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, and its words for screen readers."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{state_name(row.state)}: {one_line(row.entry.text)}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return " ".join([place_of(row.entry), *map(doubt_sentence, row.doubts)])
        return None


def place_of(entry: AssignedTask) -> str:
    """Who is to do it and where it stands: "Mục II.3 · Sở Nội vụ"."""
    number = _("Mục {number}").format(number=entry.number) if entry.number else ""
    lead = one_line(entry.lead) or _("chưa rõ đơn vị chủ trì")
    return " · ".join(part for part in (number, lead) if part)
