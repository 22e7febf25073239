"""The plan as Word, PDF, Excel or HTML: asks what goes in and where to, writes in a thread, says what came of it."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.errors import InputProblem
from models.files import check_file_name
from models.i18n import _
from models.plan import Appendix, Plan
from ui import dialogs
from ui.document import Document
from ui.file_names import safe_stem
from ui.guarding import guarded
from ui.jobs import Progress, run_job
from ui.message_bar import MessageBar
from ui.prefs import PrefStore
from ui.table.copying import copy_appendix


class ExportFlows(QObject):
    """The work behind "Xuất Word", "Xuất PDF", "Xuất Excel", "Xuất HTML" and "Sao chép cả bảng"."""

    def __init__(self, window: QWidget, document: Document, prefs: PrefStore, messages: MessageBar) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._prefs = prefs
        self._messages = messages

    def export(self, kind: str) -> None:
        """Write "docx" or "pdf", the whole document or its appendices, or the appendices as "xlsx" or "html"."""
        from exports.writers import WITH_BODY, kind_name

        path = self._document.path
        if path is None:
            return
        plan, title = self._document.plan, _("Xuất {kind}").format(kind=kind_name(kind))
        body = kind in WITH_BODY and plan.has_text
        if body and plan.appendices:
            answer = self._ask_whole(title)
            if answer is None:
                return
            body = answer
        folder = path.parent if os.access(path.parent, os.W_OK) else self._prefs.folder
        stem = path.stem if body or not plan.has_text else _("{name} - phụ lục").format(name=path.stem)
        filters = f"{kind_name(kind)} (*.{kind})"
        target = dialogs.ask_save(self._window, title, folder / f"{safe_stem(stem)}.{kind}", filters)
        if target is None:
            return

        def work(progress: Progress) -> bool:
            from exports.writers import write

            write(kind, plan, target, body=body, progress=lambda share: progress(share, ""))
            return True

        def whole() -> None:
            check_file_name(target)
            _check_content(plan, body)
            if run_job(self._window, _("Đang xuất “{name}”…").format(name=target.name), work):
                actions = [
                    (_("Mở tệp"), lambda: dialogs.open_outside(target)),
                    (_("Mở thư mục"), lambda: dialogs.open_outside(target.parent)),
                ]
                self._messages.tell(_("Đã xuất “{name}”.").format(name=target.name), actions)

        guarded(self._window, path, whole, retry=True)

    def copy_table(self, appendix: Appendix | None) -> None:
        """Put a whole appendix on the clipboard, ready to be pasted into a mail."""
        if appendix is None:
            return
        chosen, plan = appendix.id, self._document.plan

        def work() -> None:
            if copy_appendix(plan, chosen, self._window):
                self._messages.tell(_("Đã sao chép cả phụ lục; dán được vào thư, Word hoặc Excel."))

        guarded(self._window, self._document.path, work)

    def _ask_whole(self, title: str) -> bool | None:
        """Whether the text goes in, too; what was answered last is offered first."""
        text = _("Xuất cả văn bản kèm phụ lục, hay chỉ các phụ lục?")
        answers = [_("Cả văn bản"), _("Chỉ phụ lục")]
        answer = dialogs.choose(self._window, title, text, answers, default=0 if self._prefs.now.export_whole else 1)
        if answer is None:
            return None
        whole = answer == 0
        if whole != self._prefs.now.export_whole:
            self._prefs.change(export_whole=whole)
        return whole


def _check_content(plan: Plan, body: bool) -> None:
    if not body and not any(appendix.areas for appendix in plan.appendices):
        raise InputProblem(_("Kế hoạch chưa có nhiệm vụ nào để xuất."))
