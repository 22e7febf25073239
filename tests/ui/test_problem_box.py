"""The box that tells a trouble: Enter and Escape close it, and the details stay where they are asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from models.errors import EnvironmentProblem, InputProblem
from tests.ui.keys import focused
from ui.dialogs import show_problem
from ui.main_window import MainWindow


def pressed(key: Qt.Key, seen: list[str]) -> None:
    """Press a key in the box as soon as it stands there."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or QApplication.focusWidget() is None:
            QTimer.singleShot(50, press)
            return
        seen.append(getattr(focused(), "text", str)())
        QTest.keyClick(focused(), key)

    QTimer.singleShot(300, press)


@pytest.mark.parametrize("details", ["", "BadZipFile: half of it"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_close_it(window: MainWindow, details: str, key: Qt.Key) -> None:
    seen: list[str] = []
    pressed(key, seen)
    assert show_problem(window, InputProblem("Tệp bị hỏng.", details)) is False
    assert seen == ["Đóng"]


def test_enter_tries_again_where_that_may_help(window: MainWindow) -> None:
    seen: list[str] = []
    pressed(Qt.Key.Key_Return, seen)
    assert show_problem(window, EnvironmentProblem("Tệp đang mở.", "Errno 13"), retry=True) is True
    pressed(Qt.Key.Key_Escape, seen)
    assert show_problem(window, EnvironmentProblem("Tệp đang mở.", "Errno 13"), retry=True) is False
    assert seen == ["Thử lại", "Thử lại"]
