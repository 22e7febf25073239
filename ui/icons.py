"""Icons of one family, drawn in the colour of the theme at whatever size and scale they are asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from models.resources import resource_path
from ui.theme import current_theme


def icon(name: str, colour: str | None = None) -> QIcon:
    """A Lucide icon by name, in the text colour of the theme or in another one; greyed where disabled."""
    theme = current_theme()
    return _icon(name, colour or theme.text, theme.ink_faint)


def app_icon() -> QIcon:
    """The program's own icon in all sizes."""
    return QIcon(str(resource_path("icons", "app.png")))


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    return QIcon(_Engine(name, colour, disabled))


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    source = resource_path("icons", "lucide", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))


@cache
def _pixmap(name: str, colour: str, width: int, height: int, scale: float) -> QPixmap:
    pixmap = QPixmap(max(1, width), max(1, height))  # a squeezed button asks for a picture of nothing
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _drawing(name, colour).render(painter, QRectF(0, 0, width, height))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


_clones: list[QIconEngine] = []


class _Engine(QIconEngine):
    """Draws an icon when it is first shown: most of the window's icons stand in menus that are never opened."""

    def __init__(self, name: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._disabled = disabled

    def clone(self) -> QIconEngine:
        """Another engine of the same icon, for Qt's copies."""
        made = _Engine(self._name, self._colour, self._disabled)
        # Qt takes it over without telling Python, which would free it under Qt's hands.
        _clones.append(made)
        return made

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the icon itself, sharp at any scale of the painter."""
        _drawing(self._name, self._of(mode)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture of that many pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """The icon as a picture of that size, in device-independent pixels, for a screen of that scale."""
        return _pixmap(self._name, self._of(mode), round(size.width() * scale), round(size.height() * scale), scale)

    def _of(self, mode: QIcon.Mode) -> str:
        return self._disabled if mode is QIcon.Mode.Disabled else self._colour
