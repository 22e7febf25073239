"""Paints a hit on one line: where it stands, and its sentence with the words marked, or struck out and replaced."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.search.context import context_of
from models.search.finding import Hit
from ui.find.colours import hit_colour
from ui.find.hit_model import HIT, NEW_WORDS, PLACE
from ui.theme import Theme, current_theme

AnyIndex = QModelIndex | QPersistentModelIndex
_PAD = 8
_HIGH = 9  # pixels more than a line of text
_PLACE_SHARE, _MOST_PLACE = 0.34, 330


class HitDelegate(QStyledItemDelegate):
    """Draws rows of equal height; the box before a hit, where there is one, is Qt's own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line of text with room around it."""
        return QSize(200, option.fontMetrics.height() + _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Background and box by the style, the words by parts."""
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        style = own.widget.style() if own.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        rect = QRect(option.rect).adjusted(_PAD, 0, -_PAD, 0)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, own, own.widget)
            rect.setLeft(box.right() + _PAD)
        painter.save()
        theme = current_theme()
        room = min(_MOST_PLACE, int(rect.width() * _PLACE_SHARE))
        place = QRect(rect.left(), rect.top(), room - 2 * _PAD, rect.height())
        _word(painter, place, index.data(PLACE), theme.faint, own.font)
        self._sentence(painter, rect.adjusted(room, 0, 0, 0), hit, index.data(NEW_WORDS), own.font, theme)
        painter.restore()

    def _sentence(self, painter: QPainter, rect: QRect, hit: Hit, new: str | None, font: QFont, theme: Theme) -> None:
        before, matched, after = context_of(hit)
        metrics = QFontMetrics(font)
        # The words that were found are always seen: what stands before them gives way.
        before = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, rect.width() // 3)
        left = _word(painter, rect, before, theme.text, font)
        struck = QFont(font)
        struck.setStrikeOut(new is not None)
        rect = QRect(left, rect.top(), rect.right() - left, rect.height())
        mark = QRectF(
            left - 1, rect.top() + 3, min(metrics.horizontalAdvance(matched), rect.width()) + 2, rect.height() - 6
        )
        if new is None:
            painter.fillRect(mark, hit_colour(theme))
        left = _word(painter, rect, matched, theme.text if new is None else theme.danger, struck)
        if new:
            strong = QFont(font)
            strong.setWeight(QFont.Weight.DemiBold)
            rect = QRect(left + 3, rect.top(), rect.right() - left - 3, rect.height())
            left = _word(painter, rect, new, theme.good, strong)
        _word(painter, QRect(left, rect.top(), rect.right() - left, rect.height()), after, theme.text, font)


def _word(painter: QPainter, rect: QRect, text: str, colour: str, font: QFont) -> int:
    """Paint a text from the left, cut where it is too long; returns where it ends."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, flags, shown)
    return rect.left() + metrics.horizontalAdvance(shown)
