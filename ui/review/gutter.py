"""Beside each line of the source what it was understood as; a press chooses the line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from imports.choices import RowMeaning
from models.i18n import _
from ui.review.source_model import SourceModel
from ui.review.words import row_word
from ui.theme import current_theme

_PAD = 8
_DOT = 5
_BOLD = (RowMeaning.AREA, RowMeaning.GROUP, RowMeaning.OBJECTIVE)
_FAINT = (RowMeaning.SKIP, RowMeaning.ABOVE, RowMeaning.BELOW, RowMeaning.HEADER, RowMeaning.CLOSING)


class Gutter(QHeaderView):
    """Painted by itself: a word for each line, a dot where the officer has said it."""

    def __init__(self, model: SourceModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self.setObjectName("sourceGutter")
        self.setAccessibleName(_("Mỗi dòng được hiểu là gì"))
        self.setToolTip(_("Bấm đúp hoặc bấm chuột phải để đổi một dòng được hiểu là gì; hoặc chọn dòng rồi nhấn số"))
        self._source = model
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(4)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.fit()

    def fit(self) -> None:
        """As wide as the longest word."""
        bold = QFont(self.font())
        bold.setBold(True)
        measure = self.fontMetrics()
        widest = max(measure.horizontalAdvance(row_word(meaning)) for meaning in RowMeaning)
        self.setFixedWidth(widest + 2 * _PAD + _DOT + 6)

    def sizeHint(self) -> QSize:
        """Known beforehand: Qt would ask a thousand lines for their words."""
        return QSize(self.width(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The word at the top of its line, where the text of the line begins."""
        theme = current_theme()
        line = self._source.lines.line(section)
        meaning = self._source.meaning(line)
        selected = self.selectionModel() is not None and self.selectionModel().isRowSelected(section)
        painter.save()
        painter.fillRect(rect, QColor(theme.chosen if selected else theme.panel))
        if word := self._source.word(line):
            font = QFont(self.font())
            font.setBold(meaning in _BOLD)
            painter.setFont(font)
            faint = meaning in _FAINT or meaning is None
            painter.setPen(QColor(theme.faint if faint else theme.text))
            room = rect.adjusted(_PAD, 3, -_PAD - _DOT - 2, 0)
            text = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, text)
        if self._source.is_chosen(line):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            middle = rect.top() + 3 + self.fontMetrics().height() // 2
            painter.drawEllipse(QPoint(rect.right() - _PAD, middle), _DOT // 2 + 1, _DOT // 2 + 1)
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()
