"""How much room the screen has for a dialog: at 150 % a screen of 1366 x 768 has 911 x 512 pixels."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_BESIDE, _ABOVE = 30, 60  # pixels kept free, for the frame of the dialog and the bar of its title


def resize_within(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog its size, or as much of it as the screen has."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width() - _BESIDE), min(height, room.height() - _ABOVE))
