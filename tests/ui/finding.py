"""What the tests of find and replace share."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.keys import key, press
from ui.find.panel import FindPanel
from ui.main_window import MainWindow


def found(window: MainWindow) -> list[tuple[str, str]]:
    """Node and field of each hit in the list, once the search is over."""
    window.finding.searching.finish()
    return [(hit.value.address.id, hit.value.address.field) for hit in window.finding.hits.hits]


def click(widget: object, at: QPoint | None = None) -> None:
    """Click a widget in its middle, or at a place of it."""
    place = at or widget.rect().center()  # type: ignore[attr-defined]
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)  # type: ignore[call-overload]
    QApplication.processEvents()


def choose_scope(panel: FindPanel, name: str) -> None:
    """Choose where to search."""
    panel.scope.opening.emit()  # as its list does before it opens
    names = [panel.scope.itemText(n) for n in range(panel.scope.count())]
    panel.scope.setCurrentIndex(names.index(name))
    panel.scope.activated.emit(names.index(name))


def open_replace(window: MainWindow, text: str, wanted: str) -> FindPanel:
    """Open the panel and write what to find and what to put in its place."""
    key("Ctrl+H")
    panel = window.finding.panel
    panel.text.selectAll()
    press(text)
    panel.replacement.setFocus()
    press(wanted)
    return panel
