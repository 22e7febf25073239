"""What happens in the coverage window: plans from above are read, tasks come into the plan, the result goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from models.coverage import acts
from models.coverage.agency import ours_of
from models.coverage.coverage import Covered
from models.coverage.editions import Edition, read_in
from models.coverage.report import report_plan
from models.errors import InputProblem
from models.grid.grid import Address
from models.i18n import _
from models.registers import AssignedTask, Verdict, entries_of
from models.store.transaction import Command
from ui import dialogs
from ui.coverage.window import CoverageWindow
from ui.document import Document
from ui.editing import Editing
from ui.guarding import guarded
from ui.jobs import Progress, run_job
from ui.list_output import ListOutput
from ui.prefs import PrefStore
from ui.review.any_source import any_source
from ui.workspace import Workspace


class CoverageFlow(QObject):
    """Holds the one window."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        prefs: PrefStore,
        workspace: Workspace,
        editing: Editing,
        leave_pages: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._prefs = prefs
        self._workspace = workspace
        self._messages = workspace.messages
        self._undo = editing.undo_told
        self._leave_pages = leave_pages
        self.shown: CoverageWindow | None = None

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if not self._document.is_open:
            return
        if self.shown is None:
            shown = self.shown = CoverageWindow(self._document, self._document.run, self._window)
            shown.load_wanted.connect(self.load)
            shown.names_wanted.connect(self._choose_names)
            shown.add_wanted.connect(self._add)
            shown.drop_wanted.connect(self._drop)
            shown.place_wanted.connect(self._lead)
            shown.report_wanted.connect(self._report)
            shown.finished.connect(lambda _result: self._forget(shown))
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()

    def _forget(self, window: CoverageWindow) -> None:
        if self.shown is window:
            self.shown = None

    def load(self, paths: Sequence[Path]) -> None:
        """Read plans from above, one after the other; without any, ask for one."""
        if not self._document.writable or self.shown is None:
            return
        if not paths:
            filters = _("Kế hoạch (*.docx *.doc *.pdf *.xlsx *.xls *.odt *.ods *.rtf *.html *.cchc);;Mọi tệp (*)")
            path = dialogs.ask_open(self.shown, _("Nạp kế hoạch cấp trên"), self._prefs.folder, filters)
            paths = [] if path is None else [path]
        for path in paths:
            guarded(self.shown, self._document.path, lambda path=path: self._read(path), retry=True)  # type: ignore[misc]

    def _read(self, path: Path) -> None:
        shown = self.shown
        if shown is None:
            return
        ours = self._document.plan

        def work(progress: Progress) -> Edition:
            from imports.refusals import naming
            from imports.understand import understand

            source = any_source(path, self._document.path, progress)
            with naming(path.name):
                plan = source.plan or understand(source, progress=progress).plan
            return read_in(ours, plan, path.stem)

        edition = run_job(shown, _("Đang đọc “{name}”…").format(name=path.name), work)
        if edition is None or not self._document.is_open:
            return
        if not edition.kept:
            raise InputProblem(
                _(
                    "Tệp “{name}” không có nhiệm vụ nào: hãy chọn kế hoạch có bảng phân công hoặc lời văn giao việc."
                ).format(name=path.name)
            )
        command = acts.take_in(edition, path.name)
        if command is not None and self._document.run(command):
            self._tell(_told(edition, path.name))

    def _tell(self, text: str) -> None:
        """What was done, in the window that the officer looks at and in the main one, with a way back."""
        if self.shown is not None:
            self.shown.parts.hint.setText(text)
        self._messages.tell(text, [(_("Hoàn tác"), self._undo)])

    def _lead(self, address: Address) -> None:
        """Show one of our tasks in the table behind the window."""
        self._leave_pages()
        self._workspace.go_to(address)

    def _choose_names(self) -> None:
        from ui.coverage.names_dialog import NamesDialog

        shown = self.shown
        if shown is None or shown.coverage is None:
            return
        plan = self._document.plan
        before = ours_of(plan)
        names = before.names([row.entry for row in shown.coverage.rows])
        dialog = NamesDialog(plan.agency, names, plan.checks.ours, shown)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            choices = dialog.choices()
            if choices != dict(plan.checks.ours):
                self._document.run(acts.choose_names(plan, before, ours_of(plan, choices), choices))
        dialog.deleteLater()

    def _add(self, row: Covered) -> None:
        from ui.coverage.adding import AddingDialog

        shown = self.shown
        if shown is None or shown.coverage is None:
            return
        dialog = AddingDialog(shown.coverage, row.entry, shown)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            task = dialog.task
            command: Command = acts.add_to_plan(row.entry, task, dialog.area)
            if shown.added(command, row):
                told = _("Đã thêm nhiệm vụ vào kế hoạch.")
                if not task.lines[0].lead:
                    told = _("Đã thêm nhiệm vụ vào kế hoạch; hãy điền đơn vị chủ trì trong bảng.")
                self._tell(told)
        dialog.deleteLater()

    def _drop(self, source: str) -> None:
        plan = self._document.plan
        names = (
            [source] if source else list(dict.fromkeys(one.source for one in entries_of(plan.entries, AssignedTask)))
        )
        command = acts.drop_sources(plan, names)
        if command is not None and self._document.run(command):
            self._tell(_("Đã bỏ nhiệm vụ của nguồn khỏi bảng đối chiếu; nhiệm vụ trong kế hoạch không đổi."))

    def _report(self, kind: str) -> None:
        shown = self.shown
        if shown is not None and shown.coverage is not None:
            coverage = shown.coverage
            output = ListOutput(shown, self._document, self._prefs, self._messages)
            output.give(kind, lambda: report_plan(coverage), _("đối chiếu nhiệm vụ cấp trên giao"))


def _told(edition: Edition, name: str) -> str:
    """How many tasks came in and what became of those that were there."""
    ours = sum(1 for entry in edition.kept if entry.verdict is not Verdict.NOT_OURS)
    if not ours:
        text = _("“{name}” có {all} nhiệm vụ, không nhiệm vụ nào nêu tên cơ quan: hãy bấm “Tên của cơ quan…” để chọn.")
        return text.format(name=name, all=len(edition.kept))
    if not edition.again:
        text = _("Đã nạp {all} nhiệm vụ từ “{name}”, trong đó {ours} nhiệm vụ của cơ quan.")
        return text.format(name=name, all=len(edition.kept), ours=ours)
    text = _("Đã nạp bản mới “{name}”: {same} nhiệm vụ như cũ, {reworded} đổi lời văn, {fresh} mới, {gone} không còn.")
    return text.format(
        name=name, same=edition.same, reworded=len(edition.reworded), fresh=edition.fresh, gone=len(edition.gone)
    )
