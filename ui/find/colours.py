"""The colours of hits, and how they are laid over words, so that these stay as dark or as light as they are."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter

from ui.theme import Theme

_LIGHT, _DARK = QColor(255, 228, 130), QColor(112, 88, 12)
_LIGHT_NOW, _DARK_NOW = QColor(255, 178, 92), QColor(158, 96, 10)


def hit_colour(theme: Theme, current: bool = False) -> QColor:
    """The colour that marks words that were found, stronger for those of the hit that one stands on."""
    if current:
        return _DARK_NOW if theme.dark else _LIGHT_NOW
    return _DARK if theme.dark else _LIGHT


def lay_over(painter: QPainter, theme: Theme) -> None:
    """Have what is filled from now on darken light paper, or lighten dark paper, and leave the ink."""
    modes = QPainter.CompositionMode
    painter.setCompositionMode(modes.CompositionMode_Lighten if theme.dark else modes.CompositionMode_Multiply)
