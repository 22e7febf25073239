"""What Qt itself has to say goes to the log file instead of the console."""

from __future__ import annotations

import atexit
import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtSystemMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt_messages() -> None:
    """Hand Qt's messages to the log from now on; to be called by who makes the application object."""
    qInstallMessageHandler(_take)
    # Qt still speaks while it is taken down, when Python can no longer answer.
    atexit.register(qInstallMessageHandler, None)


def _take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if level := _LEVELS.get(kind):
        _log.log(level, "%s (%s)", text, context.category or "default")
