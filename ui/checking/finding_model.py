"""The findings as rows of a list of any length: what is told of each is made when it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.checking.finding import Finding
from models.checking.report import SEVERITY_NAMES
from models.i18n import _
from ui.checking.arranging import Entry, Heading, Row, title_of

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
PLACE = Qt.ItemDataRole.UserRole + 2


class FindingModel(QAbstractListModel):
    """A Heading or an Entry in each row; `place_of` says where a finding stands."""

    def __init__(self, place_of: Callable[[Finding], str], parent: QObject) -> None:
        super().__init__(parent)
        self._place_of = place_of
        self._places: dict[str, str] = {}
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; places are told anew."""
        self.beginResetModel()
        self.rows = list(rows)
        self._places = {}
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The finding in a row; None for headings and beyond the end."""
        one = self.rows[row] if 0 <= row < len(self.rows) else None
        return one if isinstance(one, Entry) else None

    def row_of(self, key: str) -> int:
        """The row of a finding, -1 where it is not shown."""
        found = (row for row, one in enumerate(self.rows) if isinstance(one, Entry) and one.finding.key == key)
        return next(found, -1)

    def next_entry(self, row: int, way: int = 1) -> int:
        """The first row from here, onwards or back, that holds a finding; -1 where there is none."""
        while 0 <= row < len(self.rows):
            if isinstance(self.rows[row], Entry):
                return row
            row += way
        return -1

    def place(self, finding: Finding) -> str:
        """Where a finding stands, found once while the list is the same."""
        if finding.key not in self._places:
            self._places[finding.key] = self._place_of(finding)
        return self._places[finding.key]

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Headings and findings."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for the painter, in words for others."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == PLACE and isinstance(row, Entry):
            return self.place(row.finding)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings are only read."""
        enabled = Qt.ItemFlag.ItemIsEnabled
        heading = not index.isValid() or isinstance(self.rows[index.row()], Heading)
        return enabled if heading else enabled | Qt.ItemFlag.ItemIsSelectable

    def _spoken(self, row: Row) -> str:
        if isinstance(row, Heading):
            return heading_text(row)
        finding = row.finding
        text = _("{severity}. {title}. {message} {place}").format(
            severity=_(SEVERITY_NAMES[finding.severity]),
            title=title_of(finding),
            message=finding.message,
            place=self.place(finding),
        )
        return text if row.note is None else _("{text} Đã bỏ qua. {note}").format(text=text, note=row.note.note)


def heading_text(heading: Heading) -> str:
    """A heading with its number."""
    return f"{heading.text} ({heading.number})"
