"""The small label beside the mouse that tells what is being dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QFontMetricsF, QGuiApplication, QPainter, QPen, QPixmap

from ui.theme import current_theme

_PADDING = 8.0


def show_beside(drag: QDrag, text: str) -> None:
    """Let a drag carry a label, a little below the mouse so that the place under it can be seen."""
    theme = current_theme()
    font = QGuiApplication.font()
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(text) + 2 * _PADDING, metrics.height() + _PADDING
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    rect = QRectF(0.5, 0.5, width - 1, height - 1)
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(QColor(theme.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(-14, -16))
