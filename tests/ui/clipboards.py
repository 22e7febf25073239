"""What the tests of the table's clipboard share: putting HTML and text there, and the preview that opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from models.grid.grid import Address
from tests.ui.keys import key, stand_on
from ui.main_window import MainWindow
from ui.table.paste_preview import PastePreview

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "clipboard"


def put(html: str = "", text: str = "") -> None:
    """Put something on the clipboard as another program does."""
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def sample(name: str) -> str:
    """A fixture as the clipboard holds it."""
    return (FIXTURES / name).read_bytes().decode("utf-8")


def choose(window: MainWindow, first: tuple[str, str, str], last: tuple[str, str, str]) -> None:
    """Choose from one value to another with the keyboard's way: a click, and Shift with the arrows."""
    stand_on(window, *first)
    model, selection = window.workspace.model, window.workspace.table.selection
    goal = model.index_of(Address(*last))
    for _step in range(40):
        extent = selection.extents[0]
        if extent.holds(goal.row(), goal.column()):
            return
        key("Shift+Down" if extent.bottom < goal.row() else "Shift+Right")
    raise AssertionError(selection.extents)


def preview(window: MainWindow) -> PastePreview:
    """The preview that is open."""
    QApplication.processEvents()
    found = [one for one in window.findChildren(PastePreview) if one.isVisible()]
    assert len(found) == 1, window.workspace.messages.text()
    return found[0]


def no_preview(window: MainWindow) -> bool:
    """Whether nothing was asked."""
    QApplication.processEvents()
    return not any(one.isVisible() for one in window.findChildren(PastePreview))


def back(window: MainWindow) -> None:
    """The window comes to the front again, as a desktop does when a dialog closes."""
    window.activateWindow()
    QApplication.processEvents()
