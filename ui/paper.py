"""The sheet in the middle of the window: the appendix's heading lines, its table, its closing line."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.i18n import _
from models.plan import Appendix, Plan
from ui.appendix_heading import AppendixHeading
from ui.empty_note import EmptyNote
from ui.table.model import GridModel
from ui.table.view import TaskTable

_LEAST_WITH_LINES = 260  # pixels; where the sheet is lower, the lines would leave the table no rows


class Paper(QFrame):
    """Places table and lines as on paper; says what to do where there is nothing to show."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self._model = model
        self._lines_wanted = True
        self._has_appendix = False
        self.table = TaskTable(model, self)
        self.table.setAccessibleName(_("Bảng nhiệm vụ"))
        self.heading = AppendixHeading(parent=self)
        self.closing = AppendixHeading(closing=True, parent=self)
        self.empty = EmptyNote(self.table)
        sheet = QVBoxLayout(self)
        sheet.setContentsMargins(10, 4, 4, 4)
        sheet.setSpacing(2)
        sheet.addWidget(self.heading)
        sheet.addWidget(self.table, 1)
        sheet.addWidget(self.closing)

    def want_lines(self, wanted: bool) -> None:
        """Show or hide the lines above and under the table."""
        self._lines_wanted = wanted
        self._place_lines()

    def show_appendix(self, plan: Plan, appendix: Appendix | None, writable: bool) -> None:
        """Show the lines of an appendix at the zoom of its table, or that there is none."""
        self._has_appendix = appendix is not None
        self._place_lines()
        areas = bool(appendix and appendix.areas)
        filtered = self._model.live is not None and self._model.live.view is not None
        self.empty.show_state(self._has_appendix, self._model.rowCount() or int(filtered), areas, writable)
        if appendix is not None:
            for part in (self.heading, self.closing):
                part.show_appendix(plan, appendix, self.table.sizer.zoom, not writable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under a filter and over the hits of a search a low window has room for the table alone."""
        super().resizeEvent(event)
        self._place_lines()

    def _place_lines(self) -> None:
        room = self.height() >= _LEAST_WITH_LINES
        for part in (self.heading, self.closing):
            part.setVisible(self._lines_wanted and self._has_appendix and room)
