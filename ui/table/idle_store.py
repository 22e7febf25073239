"""Stores the text of an open editor after a pause in typing: what is on the screen is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.grid.grid import Address
from ui.table.editor import CellEditor

if TYPE_CHECKING:
    from ui.body.page_field import PageField

IDLE_MS = 5000


class IdleStore(QObject):
    """Watches one editor at a time; what it asks to store belongs to the same step as the editor's final text."""

    store = Signal(object, str)  # Address, text
    ended = Signal()  # an editor was left after something had been stored

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self, singleShot=True, interval=IDLE_MS)
        self.timer.timeout.connect(self._store)
        self._editor: CellEditor | PageField | None = None
        self._address: Address | None = None
        self._before = ""
        self._stored: str | None = None

    def watch(self, editor: CellEditor | PageField, address: Address | None, text: str) -> None:
        """Begin with an editor that has just opened on a value."""
        self._editor, self._address, self._before, self._stored = editor, address, text, None
        editor.textChanged.connect(self._typed)

    def take_back(self) -> None:
        """The writing is given up: what was stored meanwhile becomes what it was."""
        if self._stored is not None and self._address is not None and self._stored != self._before:
            self.store.emit(self._address, self._before)

    def _typed(self) -> None:
        if self._editor is not None:
            self.timer.start()

    def store_now(self) -> None:
        """Store without waiting: the officer has turned to another program."""
        if self.timer.isActive():
            self.timer.stop()
            self._store()

    def leave(self) -> None:
        """The editor is closed, or was left and stays where it is."""
        self.timer.stop()
        if self._editor is not None:
            self._editor.textChanged.disconnect(self._typed)
        ended = self._stored is not None
        self._editor, self._address, self._stored = None, None, None
        if ended:
            self.ended.emit()

    def _store(self) -> None:
        editor, address = self._editor, self._address
        if editor is None or address is None:
            return
        if editor.composing:
            self.timer.start()
            return
        text = editor.text()
        if text is None:
            return
        if not text and (address.table == "area" or address.field == "reference"):
            # Without its text the row itself would go, and the editor with it.
            return
        if text != (self._before if self._stored is None else self._stored):
            self._stored = text
            self.store.emit(address, text)
