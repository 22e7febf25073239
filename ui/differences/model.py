"""Differences as rows of a list, grouped under the places where they are; rows come in as they are scrolled to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from models.compare.comparison import PLACE_MARK, Difference, Kind, kind_word
from models.i18n import _
from models.words import kind_name
from ui.differences.marks import said

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_AT_ONCE = 100

Row = str | Difference


class DifferenceModel(QAbstractListModel):
    """A heading (str) or a Difference in each row."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._coming: Iterator[Row] = iter(())
        self._next: list[Row] = []

    def show(self, differences: Iterable[Difference]) -> None:
        """Show other differences; they are taken one by one as they are needed."""
        self.beginResetModel()
        self._coming = _grouped(differences)
        self._rows = list(islice(self._coming, _AT_ONCE))
        self._next = list(islice(self._coming, 1))
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The rows that were needed so far."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Whether more rows follow."""
        return not parent.isValid() and bool(self._next)

    def fetchMore(self, parent: AnyIndex) -> None:
        """Take some more rows in."""
        more = [*self._next, *islice(self._coming, _AT_ONCE)]
        self._next = list(islice(self._coming, 1))
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(more) - 1)
        self._rows += more
        self.endInsertRows()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, and its words for screen readers."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, str):
            return row
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings are only read."""
        row = self._rows[index.row()] if index.isValid() else ""
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled if isinstance(row, str) else enabled | Qt.ItemFlag.ItemIsSelectable


def _grouped(differences: Iterable[Difference]) -> Iterator[Row]:
    place: tuple[str, ...] | None = None
    for one in differences:
        if one.place != place:
            place = one.place
            yield PLACE_MARK.join(place) or _("Thể thức văn bản")
        yield one


def row_label(difference: Difference) -> str:
    """What a row is about: "Sửa Thời hạn", "Thêm nhiệm vụ"."""
    word = kind_word(difference.kind)
    if difference.label:
        return f"{word}: {difference.label}"
    if difference.kind is Kind.CHANGED:
        return _("Sửa tên {what}").format(what=kind_name(difference.address.table))
    return f"{word} {kind_name(difference.address.table)}"


def spoken(difference: Difference) -> str:
    """The whole row in words."""
    return f"{row_label(difference)}, {said(difference.before, difference.after)}"
