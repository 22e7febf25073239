"""Small coloured pills beside the nodes of the tree: how many remarks or findings stand there, and how grave.

Errors have corners, so that colour alone does not tell them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.theme import Theme, current_theme

_PADDING, _LEAST = 5.0, 16.0


class Severity(IntEnum):
    """How grave it is; the gravest comes first."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


class Badge(NamedTuple):
    """A number with its severity; `text` says in words what it counts ("2 điều cần xem lại")."""

    severity: Severity
    number: int
    text: str


def badges_width(badges: Sequence[Badge], font: QFont) -> float:
    """The room that pills take, side by side."""
    return sum(_width(badge, font) + 3 for badge in badges)


def paint_badges(painter: QPainter, rect: QRectF, badges: Sequence[Badge], font: QFont) -> None:
    """Paint pills from the left of a rectangle, in the middle of its height."""
    theme = current_theme()
    small = _small(font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(small)
    left = rect.left()
    height = QFontMetricsF(small).height() + 1
    for badge in badges:
        fill, ink = _colours(theme, badge.severity)
        pill = QRectF(left, rect.center().y() - height / 2, _width(badge, font), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        round_ = 3.0 if badge.severity is Severity.ERROR else height / 2
        painter.drawRoundedRect(pill, round_, round_)
        painter.setPen(QColor(ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, _number(badge))
        left += pill.width() + 3
    painter.restore()


def _colours(theme: Theme, severity: Severity) -> tuple[str, str]:
    if severity is Severity.ERROR:
        return theme.danger, theme.panel
    if severity is Severity.WARNING:
        return theme.caution, theme.panel
    return theme.note_border, theme.text


def _width(badge: Badge, font: QFont) -> float:
    return max(_LEAST, QFontMetricsF(_small(font)).horizontalAdvance(_number(badge)) + 2 * _PADDING)


def _number(badge: Badge) -> str:
    return str(badge.number) if badge.number < 100 else "99+"


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.85)
    small.setBold(True)
    return small
