"""The marks themselves: a wavy line under words, a corner where something is missing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

_STEP, _HEIGHT = 2.0, 1.3  # pixels
_LEAST, _FULL = 0.55, 18.0  # share of the whole size; the line of text that has the whole
_CORNER = 8.0


def paint_wave(painter: QPainter, left: float, right: float, bottom: float, line: float, colour: str) -> None:
    """A wavy line at the foot of a line of text that is `line` pixels high: small under small letters."""
    size = max(_LEAST, min(1.0, line / _FULL))
    step, height = _STEP * size, _HEIGHT * size
    y = bottom - height - 0.3
    points = [QPointF(left, y + height)]
    x, up = left, True
    while x < right:
        x = min(x + step, right)
        points.append(QPointF(x, y - height if up else y + height))
        up = not up
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.1 * size))
    painter.drawPolyline(QPolygonF(points))


def paint_corner(painter: QPainter, rect: QRectF, colour: str) -> None:
    """A small triangle in the top right corner of a cell."""
    right, top = rect.right() - 1, rect.top()
    corner = QPolygonF([QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(corner)
