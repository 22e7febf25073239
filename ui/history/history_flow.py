"""What happens behind "Lịch sử": the panel is shown or hidden, leads to places, and back to any step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from models.grid.grid import Address
from ui.document import Document
from ui.editing import Editing
from ui.history.panel import HistoryPanel
from ui.history.replaying import Replaying
from ui.side_panels import numbers_of
from ui.workspace import Workspace


class HistoryFlow(QObject):
    """Made when the history is first wanted."""

    def __init__(
        self, document: Document, workspace: Workspace, editing: Editing, lead: Callable[[Address], None]
    ) -> None:
        super().__init__(workspace)
        self._document = document
        self._workspace = workspace
        self._lead = lead
        self._replaying = Replaying(
            workspace.window(), document, workspace.messages, editing.ready, workspace.show_change
        )

    def toggle(self) -> None:
        """Show the history with the keyboard in it, or go back to what was seen before."""
        side = self._workspace.side
        if side.in_history:
            side.leave_history()
            self._workspace.middle.setFocus()
        else:
            side.show_history(self._make)

    def _make(self) -> HistoryPanel:
        panel = HistoryPanel(self._document, numbers_of(self._workspace), self._workspace.side)
        panel.place_wanted.connect(self._lead)
        panel.return_wanted.connect(self._replaying.go)
        return panel
