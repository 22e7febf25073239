"""Real keys and compositions for the window's tests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.grid.grid import Address, Cell
from ui.main_window import MainWindow


def focused() -> QWidget:
    """The widget that gets the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(text: str) -> None:
    """Type a text letter by letter, as a keyboard with Vietnamese letters does."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def compose(preedit: str, commit: str = "") -> None:
    """What an input method sends to the widget with the focus."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(focused(), event)


def key(name: str) -> None:
    """Press a key or a shortcut, named as in Qt ("Ctrl+Return"), in the widget with the focus."""
    combination = QKeySequence.fromString(name)[0]
    QTest.keyClick(focused(), combination.key(), combination.keyboardModifiers())
    QApplication.processEvents()


def stand_on(window: MainWindow, table: str, node: str, field: str = "title") -> None:
    """Click the cell that shows a value, as the mouse does."""
    view = window.workspace.table
    index = window.workspace.model.index_of(Address(table, node, field))
    assert index.isValid()
    view.go_to(index)
    # Near the top left corner, since a merged cell may reach below the window.
    point = view.visualRect(index).topLeft()
    point.setX(point.x() + 4)
    point.setY(max(2, point.y() + 4))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    view.setFocus()
    QApplication.processEvents()
    assert view.currentIndex() == index


def current_cell(window: MainWindow) -> Cell:
    """The cell with the frame."""
    index = window.workspace.table.currentIndex()
    return window.workspace.model.cell(index.row(), index.column())


def text_of(window: MainWindow, table: str, node: str, field: str = "title") -> str:
    """A value as it is stored."""
    found = window.document.session.rows.node(node)
    return str(found.text(field)) if table == "line" else str(found.title)  # type: ignore[union-attr]
