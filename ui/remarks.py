"""The panels below the table: how high they stand; the remarks of an import also: where they lead, taking them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from models import commands
from models.grid.grid import Address
from models.i18n import _
from models.plan import Remark
from ui.document import Document
from ui.lower_panels import LowerPanels
from ui.remark_places import place_of

if TYPE_CHECKING:
    from ui.workspace import Workspace


_CHECK_HIGH, _CHECK_LEAST = 244, 170  # pixels


class Remarks(QObject):
    """Connects the panels with the document; `workspace` shows the places."""

    def __init__(self, document: Document, lower: LowerPanels, rows: QSplitter, workspace: Workspace) -> None:
        super().__init__(lower)
        self._document = document
        self._lower = lower
        self._panel = panel = lower.remarks
        self._rows = rows
        self._workspace = workspace
        self.placed = False  # the officer has chosen a height
        self._for_check = _CHECK_HIGH
        lower.fitted.connect(self._fit)
        panel.jump_requested.connect(self._jump)
        panel.delete_requested.connect(lambda ids: ids and document.run(commands.DeleteRemarks(ids)))
        rows.splitterMoved.connect(self._placed)

    def _fit(self) -> None:
        height = self._rows.height()
        if self._lower.in_check and height > 0:
            wanted = min(self._for_check, max(height // 2, _CHECK_LEAST))
            self._rows.setSizes([height - wanted, wanted])
        elif not self.placed and height > 0:
            wanted = min(self._panel.fitting_height(), height // 2)
            self._rows.setSizes([height - wanted, wanted])

    def _placed(self) -> None:
        """The officer has dragged the border."""
        if self._lower.in_check:
            self._for_check = self._rows.sizes()[1]
        else:
            self.placed = True

    def _jump(self, remark: Remark) -> None:
        rows = self._document.session.rows
        at = Address(*remark.at.split("/", 2)) if remark.at.count("/") >= 2 else None
        address = at if at is not None and at.id in rows else place_of(self._document.plan, remark.text)
        if address is None:
            self._workspace.hint.emit(_("Không thấy chữ này trong bảng; hãy tìm theo vị trí ghi ở đầu dòng."))
        else:
            self._workspace.go_to(address)
