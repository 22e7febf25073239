"""The editor of one field beside the table: grows with its text, stores it when it is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from models.grid.grid import Address
from ui.clipboard import insert_plain, takes_text
from ui.written import written


class FieldEditor(QPlainTextEdit):
    """A plain text that grows with what is written; hands it on when it is left."""

    edited = Signal(object, str)  # Address, text

    def __init__(self, address: Address, text: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.address = address
        self._kept = text
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def show_text(self, text: str) -> None:
        """Take over a text that changed elsewhere; what is being written here stays."""
        changed = self._changed
        self._kept = text
        if written(self.document()) != text.strip() and not (self.hasFocus() and changed):
            self.setPlainText(text)

    def belong_to(self, address: Address, text: str) -> None:
        """Show the same field of another line; what was written is to be stored before."""
        self.address = address
        self._kept = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        elif self.document().isUndoAvailable():
            self.document().clearUndoRedoStacks()

    def pending(self) -> str | None:
        """What is written here and not stored yet; None where nothing is."""
        return self.toPlainText() if self._changed else None

    @property
    def in_use(self) -> bool:
        """Whether somebody writes here."""
        return self.hasFocus() or self.pending() is not None

    def commit(self) -> None:
        """Hand on what was written, where it differs from what is stored."""
        if self._changed:
            self._kept = written(self.document())
            self.edited.emit(self.address, self._kept)

    @property
    def _changed(self) -> bool:
        # Only what the officer wrote counts: a stored text may have spaces at its ends.
        touched = self.document().isModified() and not self.isReadOnly()
        return touched and written(self.document()) != self._kept

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter belongs to this editor before it belongs to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _stores(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter stores, Escape takes the writing back."""
        if _stores(event):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._kept)
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only words are taken."""
        return takes_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain lines."""
        insert_plain(self, source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the editor stores its text."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height in step with the text."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(120, self.height())

    def _fit(self) -> None:
        rows = max(1, int(self.document().size().height()))
        height = rows * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + 10
        if height != self.height():
            self.setFixedHeight(height)


def _stores(event: QKeyEvent) -> bool:
    return (
        event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
