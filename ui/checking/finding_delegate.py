"""Paints a finding on one line: its sign, what is wrong, where it stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.text import one_line
from ui.checking.arranging import Entry, Heading
from ui.checking.finding_model import PLACE, ROW, heading_text
from ui.checking.grades import grade_icon
from ui.checking.place_words import shortened
from ui.theme import current_theme

AnyIndex = QModelIndex | QPersistentModelIndex
_PAD, _SIGN, _HIGH = 10, 16, 10  # pixels
_PLACE_SHARE, _MOST_PLACE = 0.36, 420
_LONGEST = 80  # letters of an excerpt
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


class FindingDelegate(QStyledItemDelegate):
    """Rows are of equal height, so that ten thousand cost no more than those that are seen."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line with room around it."""
        return QSize(200, max(_SIGN, self._view.fontMetrics().height()) + _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A heading, or a finding."""
        row, box, theme = index.data(ROW), QRect(option.rect), current_theme()
        painter.save()
        if isinstance(row, Heading):
            painter.fillRect(box, QColor(theme.window))
            font = QFont(self._view.font())
            font.setWeight(QFont.Weight.DemiBold)
            _word(painter, box.adjusted(_PAD, 0, -_PAD, 0), heading_text(row), theme.text, font)
        elif isinstance(row, Entry):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen or option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(box, QColor(theme.chosen if chosen else theme.hover))
            if chosen and self._view.hasFocus():
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
            self._entry(painter, box.adjusted(_PAD, 0, -_PAD, 0), row, index.data(PLACE), chosen)
        painter.restore()

    def _entry(self, painter: QPainter, box: QRect, row: Entry, place: str, chosen: bool) -> None:
        theme, finding, font = current_theme(), row.finding, self._view.font()
        faint = theme.text if chosen else theme.faint
        top = box.top() + (box.height() - _SIGN) // 2
        grade_icon(finding.severity).paint(painter, QRect(box.left(), top, _SIGN, _SIGN))
        room = min(_MOST_PLACE, int(box.width() * _PLACE_SHARE))
        end = box.right() - room
        told = QRect(box.left() + _SIGN + _PAD, box.top(), 0, box.height())
        told.setRight(end - 2 * _PAD)
        told.setLeft(_word(painter, told, finding.message, faint if row.note else theme.text, font))
        excerpt = one_line(finding.excerpt[: 4 * _LONGEST])
        if excerpt and excerpt not in finding.message and told.width() > 60:
            cut = excerpt if len(excerpt) <= _LONGEST else excerpt[:_LONGEST].rstrip() + "…"
            _word(painter, told.adjusted(_PAD, 0, 0, 0), f"“{cut}”", faint, font)
        where = shortened(place, QFontMetrics(font), room)
        _word(painter, QRect(end, box.top(), room, box.height()), where, faint, font, Qt.TextElideMode.ElideLeft)


def _word(
    painter: QPainter,
    rect: QRect,
    text: str,
    colour: str,
    font: QFont,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Paint a text from the left, cut where it is too long; returns where it ends."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(one_line(text), cut, max(0, rect.width()))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(rect, _FLAGS, shown)
    return rect.left() + metrics.horizontalAdvance(shown)
