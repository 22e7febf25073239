"""What happens in the comparing window: places are shown, old texts come back, the table goes to a file or printer."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.commands import Together
from models.files import check_file_name
from models.grid.grid import Address
from models.i18n import _
from models.store import Version
from models.store.transaction import Command
from ui import dialogs
from ui.compare.window import CompareWindow
from ui.document import Document
from ui.file_names import safe_stem
from ui.guarding import guarded
from ui.jobs import Progress, run_job
from ui.message_bar import MessageBar
from ui.prefs import PrefStore


class CompareFlow(QObject):
    """Holds the one comparing window."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        prefs: PrefStore,
        messages: MessageBar,
        undo: Callable[[], None],
        lead: Callable[[Address], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._prefs = prefs
        self._messages = messages
        self._undo = undo
        self._lead = lead
        self._shown: CompareWindow | None = None

    def show(self, version: Version) -> None:
        """Compare a version with the plan as it is now, in a window beside the table."""

        def work() -> None:
            if self._shown is not None:
                self._shown.close()
            shown = CompareWindow(self._document, self._document.session.versions(), version, self._window)
            shown.place_wanted.connect(self._lead)
            shown.back_wanted.connect(self._take_back)
            shown.report_wanted.connect(self._report)
            shown.destroyed.connect(lambda: self._forget(shown))
            self._shown = shown
            shown.show()

        guarded(self._window, self._document.path, work)

    def _forget(self, window: CompareWindow) -> None:
        if self._shown is window:
            self._shown = None

    def _take_back(self, command: Command, where: str) -> None:
        label = _("Lấy lại như bản cũ")
        if self._document.run(Together(label, (command,))):
            text = _("Đã lấy lại như bản cũ: {where}.").format(where=where or _("Thể thức văn bản"))
            self._messages.tell(text, [(_("Hoàn tác"), self._undo)])

    def _report(self, kind: str) -> None:
        """The table of all differences as a file or on paper."""
        shown, path = self._shown, self._document.path
        if shown is None or shown.comparison is None or path is None:
            return
        comparison, (old, new) = shown.comparison, shown.names

        def make(progress: Progress) -> str:
            from exports.html.comparison import comparison_html

            return "".join(comparison_html(comparison, old, new, lambda share: progress(share, "")))

        def work() -> None:
            html = run_job(shown, _("Đang lập bảng so sánh…"), make)
            if html is None:
                return
            if kind == "print":
                from ui.compare.report import print_report

                if done := print_report(html, shown):
                    self._messages.tell(done)
                return
            target = self._ask_target(path, kind, shown)
            if target is None:
                return
            check_file_name(target)
            from ui.compare.report import write_report

            write_report(html, kind, target)
            text = _("Đã xuất “{name}”.").format(name=target.name)
            self._messages.tell(text, [(_("Mở tệp"), lambda: dialogs.open_outside(target))])

        guarded(shown, path, work, retry=True)

    def _ask_target(self, path: Path, kind: str, parent: QWidget) -> Path | None:
        folder = path.parent if os.access(path.parent, os.W_OK) else self._prefs.folder
        stem = safe_stem(_("{name} - bảng so sánh").format(name=path.stem))
        filters = "PDF (*.pdf)" if kind == "pdf" else "HTML (*.html)"
        return dialogs.ask_save(parent, _("Xuất bảng so sánh"), folder / f"{stem}.{kind}", filters)
