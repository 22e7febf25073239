"""Paints a difference: what it is about in small letters, below it the text with its marked words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextDocument
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.compare.comparison import Difference, Kind
from models.compare.words import Part, Run
from ui.differences.marks import marked_document, paint_document, shown_runs
from ui.differences.model import ROW, row_label
from ui.theme import current_theme

_SIDE, _TOP, _GAP = 10, 5, 1
_KEPT = 300  # laid out texts


class DifferenceDelegate(QStyledItemDelegate):
    """Lays each text out once for a width and keeps the last ones."""

    indent = 0  # pixels kept free on the left, for lists that mark their rows

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._documents: dict[tuple[int, int], tuple[object, QTextDocument]] = {}

    def forget(self) -> None:
        """Lay everything out anew: other colours or another font."""
        self._documents.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its words in the width of the list."""
        row, width = index.data(ROW), self._view.viewport().width()
        line = QFontMetrics(self._view.font()).height()
        if isinstance(row, str):
            return QSize(width, line + 2 * _TOP + 2)
        height = line + 2 * _TOP + _GAP
        if document := self._document(index, row, width):
            height += int(document.size().height() + 0.99)
        return QSize(width, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Heading or difference."""
        theme, row, box = current_theme(), index.data(ROW), option.rect
        painter.save()
        if isinstance(row, str):
            painter.fillRect(box, QColor(theme.window))
            self._words(painter, box, row, theme.text, bold=True)
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.chosen if chosen else theme.hover))
        if chosen and self._view.hasFocus():
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        line = QFontMetrics(self._view.font()).height()
        top = QRect(box.left(), box.top() + _TOP, box.width(), line)
        top.setLeft(top.left() + self.indent)
        self._words(painter, top, *self._label(row, chosen))
        if document := self._document(index, row, self._view.viewport().width()):
            below = QRectF(
                top.left() + _SIDE, top.bottom() + 1 + _GAP, top.width() - 2 * _SIDE, document.size().height()
            )
            paint_document(painter, document, below)
        painter.restore()

    def _label(self, row: Difference, chosen: bool) -> tuple[str, str]:
        """What stands above the text of a row, and its colour."""
        return row_label(row), current_theme().text if chosen else current_theme().faint

    def _words(self, painter: QPainter, box: QRect, text: str, colour: str, bold: bool = False) -> None:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        box = box.adjusted(_SIDE, 0, -_SIDE, 0)
        # The end of a place tells most; its beginning is the same for many.
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideLeft, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _document(
        self, index: QModelIndex | QPersistentModelIndex, row: Difference, width: int
    ) -> QTextDocument | None:
        if not row.before and not row.after:
            return None
        key = (index.row(), width)
        kept = self._documents.get(key)
        if kept is not None and kept[0] is row:
            return kept[1]
        if len(self._documents) >= _KEPT:
            self._documents.clear()
        document = marked_document(runs_of(row), self._view.font())
        document.setTextWidth(max(40, width - 2 * _SIDE - self.indent))
        self._documents[key] = (row, document)
        return document


def runs_of(row: Difference) -> tuple[Run, ...]:
    """The marked words of a difference; a move is told by the two places, which are no texts of the plan."""
    if row.kind is Kind.MOVED:
        return (Run(Part.SAME, f"{row.before} → {row.after}"),)
    return shown_runs(row.before, row.after)
