"""Qt's Python binding must not lose references to None: 6.12.0 does on Python 3.11 and ends the process."""

from __future__ import annotations

import sys

from tests.qt import needs_qt


@needs_qt
def test_calls_that_return_nothing_keep_none_alive() -> None:
    from PySide6.QtCore import QTimer

    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(10_000):
        timer.setInterval(5)
    assert sys.getrefcount(None) > before - 1_000
