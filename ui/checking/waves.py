"""The marks themselves: a wavy line under words, a corner where something is missing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

_STEP, _HEIGHT = 2.0, 1.3  # pixels
_CORNER = 8.0


def paint_wave(painter: QPainter, left: float, right: float, y: float, colour: str) -> None:
    """A wavy line of that length around a height."""
    points = [QPointF(left, y + _HEIGHT)]
    x, up = left, True
    while x < right:
        x = min(x + _STEP, right)
        points.append(QPointF(x, y - _HEIGHT if up else y + _HEIGHT))
        up = not up
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.1))
    painter.drawPolyline(QPolygonF(points))


def paint_corner(painter: QPainter, rect: QRectF, colour: str) -> None:
    """A small triangle in the top right corner of a cell."""
    right, top = rect.right() - 1, rect.top()
    corner = QPolygonF([QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(corner)
