"""Icons of one family, drawn in the colour of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from models.resources import resource_path
from ui.theme import current_theme

_SIZES = (16, 20, 24, 32, 40, 48)


def icon(name: str, colour: str | None = None) -> QIcon:
    """A Lucide icon by name, in the text colour of the theme or in another one; greyed where disabled."""
    theme = current_theme()
    return _icon(name, colour or theme.text, theme.ink_faint)


def app_icon() -> QIcon:
    """The program's own icon in all sizes."""
    return QIcon(str(resource_path("icons", "app.png")))


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_pixmap(name, colour, size), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    source = resource_path("icons", "lucide", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
