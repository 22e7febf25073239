"""Starting the window: style, fonts, Vietnamese for Qt's own texts, and what happens when something goes wrong."""

from __future__ import annotations

import logging
import platform
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

import ui.fast_imports  # noqa: F401 isort: skip
from models.folders import log_file
from models.i18n import _
from ui.icons import app_icon
from ui.main_window import MainWindow
from ui.qt_messages import log_qt_messages
from ui.theme import apply_theme, system_theme, ui_font
from ui.translator import VietnameseTranslator

_NAME = "KeHoachCCHC"
_log = logging.getLogger(__name__)


def run(argv_path: Path | None) -> int:
    """Open the window, with a plan or a file to import where one is named; returns the exit status."""
    app = make_app()
    window = MainWindow()
    sys.excepthook = lambda kind, error, trace: report_bug(window, kind, error, trace)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: window.looks.follow())
    hints.accessibility().contrastPreferenceChanged.connect(lambda _contrast: window.looks.follow())
    window.show()
    if argv_path is not None:
        QTimer.singleShot(0, window, lambda: window.open_path(argv_path))
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__


def draw_once(path: Path) -> float:
    """Open a plan in a window and paint it once; returns the seconds it took, for the self-test and benchmarks."""
    start = time.perf_counter()
    app = make_app()
    window = _window_with(path)
    app.processEvents()
    taken = time.perf_counter() - start
    # Once more into a picture, so that a fault in painting cannot hide in a window that nobody sees.
    window.grab()
    _put_away(app, window)
    return taken


def time_edits(path: Path, count: int) -> list[float]:
    """Change one cell `count` times and take that back; returns the seconds from each edit to its paint."""
    app = make_app()
    window = _window_with(path)
    app.processEvents()
    table, model = window.workspace.table, window.workspace.model
    index = table.currentIndex()
    text = str(model.data(index, Qt.ItemDataRole.EditRole))
    taken: list[float] = []
    for number in (*range(1, count + 1), 0):
        start = time.perf_counter()
        model.setData(index, f"{text} {number}" if number else text)
        table.viewport().repaint()
        taken.append(time.perf_counter() - start)
    _put_away(app, window)
    return taken[:count]


def _window_with(path: Path) -> MainWindow:
    window = MainWindow()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 700)
    window.document.open(path)
    window.show()
    return window


def _put_away(app: QApplication, window: MainWindow) -> None:
    window.close()
    window.deleteLater()
    app.processEvents()


def make_app() -> QApplication:
    """The application object with style, theme, fonts and translations."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app = running
        if app.applicationName() == _NAME:
            # Dressed already; a second translator would be asked for each text as well, and so on.
            apply_theme(app, system_theme())
            return app
    else:
        log_qt_messages()
        # 125 % and 150 % stay what they are instead of being rounded to 100 % or 200 %.
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(sys.argv[:1])
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName("")
    app.setDesktopFileName("ke-hoach-cchc")
    app.setWindowIcon(app_icon())
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    app.setFont(ui_font(app))
    apply_theme(app, system_theme())
    translator = VietnameseTranslator(app)
    app.installTranslator(translator)
    return app


def report_bug(
    parent: MainWindow | None, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Write an unexpected error to the log and tell it in one sentence, with details to copy."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    details = "".join(traceback.format_exception(kind, error, trace))
    _log.error("unexpected error\n%s", details)
    text = _("Chương trình gặp lỗi ngoài dự tính; mọi điều đã sửa vẫn nằm trong tệp. Có thể làm tiếp.")
    box = QMessageBox(QMessageBox.Icon.Critical, _("Lỗi của chương trình"), text, parent=parent)
    box.setInformativeText(
        _("Nhờ gửi phần chi tiết cho người hỗ trợ; nó cũng ở trong tệp {log}.").format(log=log_file())
    )
    system = f"{platform.platform()}, Python {platform.python_version()}, Qt {QLibraryInfo.version().toString()}"
    box.setDetailedText(f"{system}\n\n{details}")
    copy = box.addButton(_("Sao chép chi tiết"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(box.detailedText()))
    box.addButton(_("Đóng"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
