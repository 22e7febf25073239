"""The colours of hits, translucent, so that the words under them stay what they are."""

from __future__ import annotations

from PySide6.QtGui import QColor

from ui.theme import Theme

_LIGHT, _DARK = QColor(255, 196, 0, 105), QColor(255, 205, 70, 95)
_LIGHT_NOW, _DARK_NOW = QColor(255, 140, 0, 130), QColor(255, 165, 40, 140)


def hit_colour(theme: Theme, current: bool = False) -> QColor:
    """The colour that marks words that were found, stronger for those of the hit that one stands on."""
    if current:
        return _DARK_NOW if theme.dark else _LIGHT_NOW
    return _DARK if theme.dark else _LIGHT
