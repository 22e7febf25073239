"""The cited documents as rows of a table: one row each, sorted and searched without marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from models.citations.inventory import Listed
from models.citations.writing import figures, short
from models.i18n import _
from models.text import fold, sort_key
from ui.theme import current_theme

KIND, NUMBER, DATE, ISSUER, TITLE, PLACES, DOUBTS = range(7)
LISTED = Qt.ItemDataRole.UserRole
_AnyIndex = QModelIndex | QPersistentModelIndex


class DocumentModel(QAbstractTableModel):
    """What the register window shows; keeps all documents and the rows that fit what is looked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.headers = (
            _("Tên loại"),
            _("Số, ký hiệu"),
            _("Ngày"),
            _("Cơ quan ban hành"),
            _("Trích yếu, tên gọi"),
            _("Số chỗ"),
            _("Cần xem"),
        )
        self.documents: tuple[Listed, ...] = ()
        self.rows: list[Listed] = []
        self._folded: list[str] = []
        self._wanted = ""
        self._doubtful = False
        self._order: tuple[int, Qt.SortOrder] | None = None

    def show_documents(self, documents: Sequence[Listed]) -> None:
        """Take over the documents of the plan as it is now."""
        self.documents = tuple(documents)
        self._folded = [_folded(one) for one in self.documents]
        self._fill()

    def look_for(self, text: str, doubtful: bool) -> None:
        """Show only rows that hold all words of a text, and only doubtful ones where that is wanted."""
        self._wanted, self._doubtful = fold(text), doubtful
        self._fill()

    def row_of(self, key: tuple[str, str, str]) -> int:
        """The row of a document; -1 where it is not shown."""
        return next((row for row, one in enumerate(self.rows) if one.key == key), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, -1 for the order of kinds."""
        self._order = (column, order) if column >= 0 else None
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        words = self._wanted.split()
        self.rows = [
            one
            for one, folded in zip(self.documents, self._folded, strict=True)
            if (one.doubts or not self._doubtful) and all(word in folded for word in words)
        ]
        if self._order is not None:
            column, order = self._order
            self.rows.sort(key=lambda one: _sorts_by(one, column), reverse=order is Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        """One for each document that fits."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _AnyIndex | None = None) -> int:
        """Always the same."""
        return 0 if parent is not None and parent.isValid() else len(self.headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == PLACES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, their tips, and the look of what is doubtful or in the register."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        one = self.rows[index.row()]
        column = index.column()
        if role == LISTED:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(one, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(one, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headers[column]}: {_text(one, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column == PLACES:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and column == DOUBTS:
            return QColor(current_theme().danger)
        if role == Qt.ItemDataRole.FontRole and column == NUMBER and one.registered:
            font = QFont()
            font.setBold(True)
            return font
        return None


def _text(one: Listed, column: int) -> str:
    document = one.document
    if column == KIND:
        return document.kind
    if column == NUMBER:
        return document.number
    if column == DATE:
        return figures(document.date)
    if column == ISSUER:
        return document.issuer
    if column == TITLE:
        return " ".join(document.title.split())
    if column == PLACES:
        return str(len(one.places))
    return "; ".join(one.doubts)


def _tip(one: Listed, column: int) -> str:
    text = _text(one, column)
    if column == NUMBER:
        known = _("Có trong sổ của kế hoạch") if one.registered else _("Chưa vào sổ: đọc từ các chỗ viện dẫn")
        text = f"{short(one.document)}\n{known}"
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<p>{escaped}</p>" if text else ""


def _folded(one: Listed) -> str:
    document = one.document
    parts = (document.kind, document.number, figures(document.date), document.issuer, document.title)
    return fold(" ".join((*parts, document.note, document.replaced_by, *one.doubts)))


def _sorts_by(one: Listed, column: int) -> tuple[Any, ...]:
    if column == DATE:
        return (one.document.date,)
    if column == PLACES:
        return (len(one.places),)
    if column == NUMBER:
        digits = one.document.number.split("/")[0].split("-")[0]
        return (int(digits) if digits.isascii() and digits.isdigit() else 0, one.document.number)
    return sort_key(_text(one, column))
