"""The upper edge of a panel under the table, which is dragged to make the panel higher or lower."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget


class DragEdge(QFrame):
    """A thin line; tells by how many pixels the mouse pulls it up."""

    pulled = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(5)
        self.setCursor(Qt.CursorShape.SplitVCursor)
        self._from: float | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pull."""
        self._from = event.globalPosition().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self._from is not None:
            now = event.globalPosition().y()
            self.pulled.emit(round(self._from - now))
            self._from = now

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._from = None
