"""A whole document from the clipboard: read like a file and shown for review before anything of it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from models.i18n import _
from ui.clipboard import on_clipboard, takes_text
from ui.document import Document
from ui.guarding import guarded
from ui.jobs import Progress, run_job
from ui.message_bar import MessageBar

if TYPE_CHECKING:
    from imports.blocks import Source
    from ui.file_flows import FileFlows

_LEAST_LINES = 4  # fewer lines than this are a cell or a row, no document


class PastedDocument(QObject):
    """Reads the clipboard as a document; `flows` shows it for review."""

    def __init__(self, window: QWidget, document: Document, flows: FileFlows, messages: MessageBar) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._flows = flows
        self._messages = messages

    def read(self) -> None:
        """Show for review what was copied; say so where nothing was."""
        mime = on_clipboard()
        if not takes_text(mime) or not (mime.html() or mime.text()).strip():
            self._messages.tell(_("Chưa có văn bản hoặc bảng nào được sao chép từ Word, Excel hay trang web."))
            return
        self._review(mime)

    def take(self) -> bool:
        """Whether a paste was a whole document into a plan that is still empty; it is under review then."""
        if isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit | QPlainTextEdit):
            return False
        if not self._document.writable or not self._document.plan.blank:
            return False
        mime = on_clipboard()
        # Rows that were copied in this program know better what they are.
        own = any(form.startswith("application/x-cchc") for form in mime.formats())
        if own or not takes_text(mime) or mime.text().strip().count("\n") + 1 < _LEAST_LINES:
            return False
        self._review(mime)
        return True

    def _review(self, mime: QMimeData) -> None:
        html, text = mime.html() if mime.hasHtml() else "", mime.text() if mime.hasText() else ""
        name = _("Phần đã sao chép")

        def read(progress: Progress) -> Source:
            from imports.pasted import pasted_source

            return pasted_source(html, text, progress)

        def work() -> None:
            source = run_job(self._window, _("Đang đọc phần đã sao chép…"), read)
            if source is not None:
                self._flows.review_source(source, name)

        guarded(self._window, self._document.path, work)
