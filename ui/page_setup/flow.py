"""What happens with the page: the dialog and its step, and laying or standing the shown appendix at once."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models import commands
from models.i18n import _
from models.page import page_of
from models.store.transaction import Command
from ui.document import Document
from ui.editing import Editing
from ui.workspace import Workspace


class PageSetupFlow(QObject):
    """The work behind "Thiết lập trang…" and "Giấy ngang"."""

    def __init__(self, window: QWidget, document: Document, workspace: Workspace, editing: Editing) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._workspace = workspace
        self._editing = editing

    def show(self) -> None:
        """Open the dialog for the appendix that is shown; the window waits behind it."""
        if not self._editing.ready():
            return
        # Not needed until now; the window starts sooner without it.
        from ui.page_setup.dialog import PageSetupDialog

        appendix = self._workspace.appendix
        dialog = PageSetupDialog(self._document.plan, appendix.id if appendix else "", self._window)
        dialog.decided.connect(self._decide)
        dialog.open()

    @property
    def landscape(self) -> bool:
        """Whether the shown appendix lies."""
        appendix = self._workspace.appendix
        return appendix is not None and page_of(self._document.plan, appendix).landscape

    def turn(self) -> None:
        """Stand the shown appendix up, or lay it down."""
        appendix = self._workspace.appendix
        if appendix is None or not self._editing.ready():
            return
        landscape = not self.landscape
        if self._document.run(commands.SetOrientation(appendix.id, landscape)):
            text = _("Phụ lục này in trên giấy ngang.") if landscape else _("Phụ lục này in trên giấy dọc.")
            self._workspace.messages.tell(text, [(_("Hoàn tác"), self._editing.undo_told)])

    def _decide(self, command: Command) -> None:
        if self._document.run(command):
            text = _("Đã thiết lập trang; mọi tệp xuất ra theo thiết lập này.")
            self._workspace.messages.tell(text, [(_("Hoàn tác"), self._editing.undo_told)])
