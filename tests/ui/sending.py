"""What the tests of sending share: the dialog opened, its buttons clicked, its files read."""

from __future__ import annotations

import email
from email import policy
from email.message import EmailMessage
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.keys import key, press
from ui.main_window import MainWindow
from ui.send.dialog import SendDialog

STEMS = ("2027_KH-CCHC_SoMau_KeHoach.pdf", "2027_KH-CCHC_SoMau_PhuLuc1.xlsx", "2027_KH-CCHC_SoMau_PhuLuc2.xlsx")
DRAFT = "2027_KH-CCHC_SoMau_ThuGui.eml"


def shown(window: MainWindow) -> SendDialog:
    """The dialog, opened by its menu entry."""
    window.actions_by_name["actionSend"].trigger()
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SendDialog)
    return dialog


def click(button: QAbstractButton) -> None:
    """A real click of the mouse."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def folder_of(dialog: SendDialog) -> Path:
    """The one subfolder that a sending made."""
    (folder,) = (path for path in dialog.folder.iterdir() if path.name.startswith("GuiSNV_"))
    return folder


def parsed(path: Path) -> EmailMessage:
    """A draft as a mail program reads it."""
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def fill(widget: QWidget, text: str) -> None:
    """Type a text in place of what a line holds."""
    widget.setFocus()
    key("Ctrl+A")
    press(text)


def names(dialog: SendDialog) -> list[str]:
    """The live example."""
    return [dialog.files.preview.item(row).text() for row in range(dialog.files.preview.count())]
