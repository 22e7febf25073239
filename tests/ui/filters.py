"""What the tests of the filter share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.keys import key, press
from ui.main_window import MainWindow


def tasks(window: MainWindow) -> list[str]:
    """The ids of the tasks as the table shows them."""
    model = window.workspace.model
    owners = [model.owner(row) for row in range(model.rowCount())]
    return list(dict.fromkeys(owner.task for owner in owners if owner.task))


def numbers(window: MainWindow) -> list[str]:
    """What the number column prints, headings included."""
    model = window.workspace.model
    return [model.cell(row, 0).text for row in range(model.rowCount()) if model.cell(row, 0).row == row]


def write_filter(window: MainWindow, text: str) -> None:
    """Open the bar and filter by a text."""
    if not ("filtering" in window.__dict__ and window.filtering.bar.isVisible()):
        key("Ctrl+Shift+L")
    window.filtering.bar.text.setFocus()
    window.filtering.bar.text.selectAll()
    press(text)
    key("Return")
    window.filtering.finish()


def click(widget: object) -> None:
    """Click a widget in its middle."""
    place = widget.rect().center()  # type: ignore[attr-defined]
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)  # type: ignore[call-overload]
    QApplication.processEvents()


def pick(window: MainWindow, name: str, entry: str) -> None:
    """Choose an entry in a menu of the bar."""
    menu = window.filtering.bar.menu_of(name)
    menu.aboutToShow.emit()
    action = next(action for action in menu.actions() if action.text() == entry)
    action.trigger()
    window.filtering.finish()


def told(window: MainWindow) -> str:
    """What the bar says is left out."""
    return str(window.filtering.bar.told.text())
