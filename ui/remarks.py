"""The remarks of an import below the table: how high they stand, going to their places, taking them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from models import commands
from models.i18n import _
from models.plan import Remark
from ui.document import Document
from ui.findings_panel import FindingsPanel
from ui.remark_places import place_of

if TYPE_CHECKING:
    from ui.workspace import Workspace


class Remarks(QObject):
    """Connects the panel of remarks with the document; `workspace` shows the places."""

    def __init__(self, document: Document, panel: FindingsPanel, rows: QSplitter, workspace: Workspace) -> None:
        super().__init__(panel)
        self._document = document
        self._panel = panel
        self._rows = rows
        self._workspace = workspace
        self.placed = False  # the officer has chosen a height
        panel.fitted.connect(self._fit)
        panel.jump_requested.connect(self._jump)
        panel.delete_requested.connect(lambda ids: ids and document.run(commands.DeleteRemarks(ids)))
        rows.splitterMoved.connect(lambda: setattr(self, "placed", True))

    def _fit(self) -> None:
        height = self._rows.height()
        if not self.placed and height > 0:
            wanted = min(self._panel.fitting_height(), height // 2)
            self._rows.setSizes([height - wanted, wanted])

    def _jump(self, remark: Remark) -> None:
        address = place_of(self._document.plan, remark.text)
        if address is None:
            self._workspace.hint.emit(_("Không thấy chữ này trong bảng; hãy tìm theo vị trí ghi ở đầu dòng."))
        else:
            self._workspace.go_to(address)
