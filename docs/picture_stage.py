"""The window that sits for its pictures: plans opened in it, what a hand does, what is then on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QWidget

from models.grid.grid import Address
from models.plan import Plan
from ui.main_window import MainWindow
from ui.prefs import PrefStore
from ui.theme import current_theme

WIDTH, HEIGHT = 1366, 728  # the most common small screen, without its task bar
COLUMNS = (273, 833, 260)
_BAR = 34  # the plain title bar of a dialog, since there is no desktop here that draws one
_SETTLING = 0.4  # seconds
_LONGEST = 20.0


class Stage:
    """A window of its own folder, and what a hand does with it."""

    def __init__(self, folder: Path, plan: Plan, look: str, scale: float) -> None:
        self.folder, self.plan, self.scale = folder, plan, scale
        self.prefs = PrefStore(folder / "prefs.json")
        self.prefs.change(look=look, show_details=True, columns=COLUMNS if scale == 1 else (), folder=str(folder))
        self.window = MainWindow(self.prefs)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(round(WIDTH / scale), round(HEIGHT / scale))
        self.window.show()
        self.window.activateWindow()

    def open(self, plan: Plan | None = None, name: str = "Kế hoạch CCHC 2027") -> MainWindow:
        """The window with a fresh file of the plan, its second task's last product chosen."""
        self.window.document.close()
        self.window.actions_by_name["actionShowDetails"].setChecked(True)
        self.window.choose_parts()
        folder = self.folder / f"{len(list(self.folder.iterdir()))}"
        folder.mkdir()
        self.window.document.create(folder / f"{name}.cchc", plan or self.plan)
        self.window.workspace.messages.hide()
        self.window.activateWindow()
        self.settle(after=0.1)
        if place := self.place():
            self.window.workspace.table.select_address(place)
            self.window.workspace.table.setFocus()
        self.settle()
        return self.window

    def place(self, task: int = 1, line: int = -1, field: str = "product") -> Address | None:
        """A value of a task's line; None where the plan has no such task."""
        appendices = self.window.document.plan.appendices
        tasks = list(appendices[0].tasks()) if appendices else []
        return Address("line", tasks[task].lines[line].id, field) if len(tasks) > task else None

    def settle(self, ready: Callable[[], bool] = lambda: True, after: float = _SETTLING) -> None:
        """Let the window work until something is ready, and some time more for pictures drawn in threads."""
        start = time.monotonic()
        while (not ready() or time.monotonic() < start + after) and time.monotonic() < start + _LONGEST:
            QApplication.processEvents()
            time.sleep(0.005)

    def key(self, name: str) -> None:
        """Press a key or a shortcut in the widget that has the keyboard."""
        focus = QApplication.focusWidget() or self.window
        combination = QKeySequence.fromString(name)[0]
        QTest.keyClick(focus, combination.key(), combination.keyboardModifiers())
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type letters as a keyboard with Vietnamese letters does."""
        for sign in text:
            focus = QApplication.focusWidget()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                if focus is not None:
                    QApplication.sendEvent(focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))

    def mouse(self, widget: QWidget, kind: QEvent.Type, point: QPoint, held: bool) -> None:
        """One event of the left button, or of a moving mouse."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind is QEvent.Type.MouseMove else left
        at = QPointF(point), QPointF(widget.mapToGlobal(point))
        event = QMouseEvent(kind, *at, button, left if held else none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)
        QApplication.processEvents()

    def dialog(self, action: str = "") -> QDialog:
        """The dialog that an action opens, or the one that is open."""
        if action:
            self.window.actions_by_name[action].trigger()
        self.settle(lambda: bool(self._dialogs()))
        return self._dialogs()[0]

    def _dialogs(self) -> list[QDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]

    def grab(self) -> QPixmap:
        """The window with the menus that are open over it."""
        self.settle()
        picture = self.window.grab()
        painter = QPainter(picture)
        for over in QApplication.topLevelWidgets():
            if over.isVisible() and over is not self.window and isinstance(over, QMenu):
                painter.drawPixmap(over.pos() - self.window.pos(), over.grab())
        painter.end()
        return picture

    def framed(self, dialog: QDialog) -> QPixmap:
        """A dialog with a title bar; it closes afterwards."""
        self.settle()
        inner, ratio, theme = dialog.grab(), dialog.devicePixelRatioF(), current_theme()
        size = dialog.size()
        picture = QPixmap(round((size.width() + 2) * ratio), round((size.height() + _BAR + 1) * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.border)
        painter = QPainter(picture)
        painter.fillRect(1, 1, size.width(), _BAR - 1, theme.panel)
        painter.setFont(dialog.font())
        painter.setPen(theme.text)
        title = dialog.windowTitle() or (dialog.text() if isinstance(dialog, QMessageBox) else "")
        painter.drawText(QRect(14, 1, size.width() - 28, _BAR - 2), Qt.AlignmentFlag.AlignVCenter, title)
        painter.drawPixmap(1, _BAR, inner)
        painter.end()
        dialog.reject()
        return picture

    def name_versions(self) -> None:
        """Three versions of some weeks, and a few edits since the last one."""
        session = self.window.document.session
        for name in ("Bản đầu từ kế hoạch năm trước", "Gửi các phòng góp ý", "Trình Giám đốc Sở lần 1"):
            session.save_version(name)

    def dated(self) -> list[object]:
        """The versions with days of their own, newest first."""
        days = ("2026-12-02T14:20:00", "2026-11-18T16:05:00", "2026-11-05T09:30:00")
        versions = self.window.document.session.versions()[: len(days)]
        return [replace(one, at=at) for one, at in zip(versions, days, strict=True)]
