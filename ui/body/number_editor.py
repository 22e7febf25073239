"""The number of a section, written over where it stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from models.i18n import _
from models.text import one_line

_LEAST = 48  # pixels


class NumberEditor(QLineEdit):
    """Opens on a number; Enter or leaving hands it on, Escape does not."""

    edited = Signal(str, str)  # section id, number
    closed = Signal()

    def __init__(self, parent: QWidget, section: str, number: str, rect: QRectF) -> None:
        super().__init__(number, parent)
        self.setObjectName("numberEditor")
        self.setAccessibleName(_("Số của mục"))
        self._section, self._number, self._done = section, number, False
        self.setGeometry(rect.toRect().adjusted(-4, -2, 8, 2))
        self.resize(max(_LEAST, self.width()), max(self.sizeHint().height(), self.height()))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.selectAll()
        self.show()
        self.setFocus()

    def _finish(self, keep: bool) -> None:
        if self._done:
            return
        self._done = True
        text = one_line(self.text()).rstrip(".)").strip()
        if keep and text != self._number:
            self.edited.emit(self._section, text)
        self.closed.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stores, Escape leaves it as it was."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving stores."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._finish(keep=True)
