"""The quiet counter in the status line: how many errors and warnings there are; a click opens the panel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStatusBar, QToolButton

from models.checking.finding import Severity
from models.i18n import _
from ui.checking.arranging import counter_text
from ui.checking.grades import grade_icon
from ui.checking.runner import CheckRunner
from ui.icons import icon
from ui.theme import current_theme


class Counter(QToolButton):
    """Follows a CheckRunner; hidden while nothing is known yet."""

    def __init__(self, bar: QStatusBar, runner: CheckRunner, action: QAction) -> None:
        super().__init__(bar)
        self.setObjectName("checkCounter")
        self._runner = runner
        self._keys = action.shortcut().toString()
        self.setAutoRaise(True)
        self.setIconSize(QSize(14, 14))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(lambda _checked=False: action.trigger())
        runner.began.connect(self.show_counts)
        runner.finished.connect(self.show_counts)
        self.show_counts()

    def show_counts(self) -> None:
        """The numbers as they are known now."""
        self.setVisible(self._runner.ready)
        counts, theme = self._runner.settled.counts, current_theme()
        found = next((one for one in (Severity.ERROR, Severity.WARNING) if counts.get(one)), None)
        self.setIcon(grade_icon(found) if found else icon("circle-check", theme.good))
        text = counter_text(counts)
        self.setText(f" {text}")
        self.setToolTip(_("Soát lỗi: {counts} ({keys})").format(counts=text, keys=self._keys))
        self.setAccessibleName(_("Soát lỗi: {counts}").format(counts=text))
