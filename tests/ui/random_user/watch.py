"""Hears everything that must not happen while a user is at work: Qt's warnings, exceptions, errors in the log."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

# The offscreen platform says so of wishes that only a real screen fulfils.
_HARMLESS = ("This plugin does not support",)


class Watch(logging.Handler):
    """Collects trouble from start() to stop()."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.trouble: list[str] = []

    def told(self) -> str:
        """What was heard, each thing once."""
        return "\n".join(dict.fromkeys(self.trouble))[:8000]

    def start(self) -> None:
        """Listen from now on."""
        self._messages = qInstallMessageHandler(self._qt)
        self._hook, sys.excepthook = sys.excepthook, self._exception
        logging.getLogger().addHandler(self)

    def stop(self) -> None:
        """Listen no more."""
        logging.getLogger().removeHandler(self)
        sys.excepthook = self._hook
        qInstallMessageHandler(self._messages)

    def emit(self, record: logging.LogRecord) -> None:
        """What the program itself tells the log: a listener that failed, a backup that could not be made."""
        told = record.getMessage()
        if record.exc_info and record.exc_info[0]:
            told += "\n" + "".join(traceback.format_exception(*record.exc_info))
        self.trouble.append(told)

    def _qt(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg and not text.startswith(_HARMLESS):
            self.trouble.append(text + "\n" + "".join(traceback.format_stack(limit=6)[:-1]))

    def _exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.trouble.append("".join(traceback.format_exception(kind, error, trace)))
