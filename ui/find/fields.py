"""The line in which one writes what to find or what to put in its place, with the keys that lead on from it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindField(QLineEdit):
    """A line of text; Enter goes on, Shift+Enter back, Down into the list."""

    entered = Signal(int)  # 1 onwards, -1 back
    list_wanted = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        # A file that is dropped here is for the window to open.
        self.setAcceptDrops(False)
        self.setMinimumWidth(170)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down lead on; all else is written."""
        if event.key() in _ENTER:
            self.entered.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)


class ScopeBox(QComboBox):
    """Where to search; asks for the choices there are just before it shows them."""

    opening = Signal()

    def showPopup(self) -> None:
        """Bring the choices up to date first."""
        self.opening.emit()
        super().showPopup()
