"""Paints one step: its time, its name, a mark at the one in whose state the plan is; undone ones in grey."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.history.days import clock_words
from ui.history.step_model import CURRENT, STEP, UNDONE
from ui.theme import current_theme

_SIDE, _TOP = 10, 5


class StepDelegate(QStyledItemDelegate):
    """All rows are one line high."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line of text."""
        return QSize(120, QFontMetrics(self._view.font()).height() + 2 * _TOP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Day, step or the state before all steps."""
        theme, box = current_theme(), option.rect
        step, font = index.data(STEP), QFont(self._view.font())
        painter.save()
        if step is None:
            font.setWeight(QFont.Weight.DemiBold)
            self._words(painter, box.adjusted(_SIDE, 0, -_SIDE, 0), str(index.data()), theme.faint, font)
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.chosen if chosen else theme.hover))
        if chosen and self._view.hasFocus():
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        measure = QFontMetrics(font)
        wide = measure.horizontalAdvance("00:00") + 6
        left = box.left() + _SIDE
        undone = bool(index.data(UNDONE))
        font.setItalic(undone)
        faint = theme.ink_faint if undone else theme.faint
        if step.id:
            self._words(painter, QRect(left, box.top(), wide, box.height()), clock_words(step.at), faint, font)
        mark = measure.height() // 2
        left += wide + 6
        if index.data(CURRENT):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(left, box.center().y() - mark // 2 + 1, mark, mark)
        left += mark + 6
        name = QRect(left, box.top(), box.right() - left - 4, box.height())
        self._words(painter, name, str(index.data()), theme.ink_faint if undone else theme.text, font)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, box: QRect, text: str, colour: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
