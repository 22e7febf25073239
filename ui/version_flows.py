"""What happens with versions: naming, comparing, going back, saving one as a file, renaming, deleting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.errors import PlanError
from models.files import check_file_name
from models.grid.grid import Address
from models.i18n import _
from models.store import PlanSession, Version
from ui import dialogs
from ui.document import Document
from ui.file_names import free_name
from ui.guarding import guarded
from ui.message_bar import MessageBar
from ui.prefs import PrefStore
from ui.versions_dialog import VersionsDialog

if TYPE_CHECKING:
    from ui.compare.compare_flow import CompareFlow


class VersionFlows(QObject):
    """The work behind "Lưu phiên bản" and "Các phiên bản đã lưu"."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        prefs: PrefStore,
        messages: MessageBar,
        undo: Callable[[], None],
        open_plan: Callable[[Path], None],
        lead: Callable[[Address], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._prefs = prefs
        self._messages = messages
        self._undo = undo
        self._open_plan = open_plan
        self._lead = lead
        self._comparing: CompareFlow | None = None

    def save(self) -> None:
        """Name the state of the plan as it is now."""
        now = datetime.now().astimezone()
        suggested = _("Ngày {date}").format(date=now.strftime("%d/%m/%Y %H:%M"))
        name = dialogs.ask_text(self._window, _("Lưu phiên bản"), _("Tên của phiên bản này:"), suggested)
        if name is None:
            return

        def work() -> None:
            self._document.session.save_version(name)
            actions = [(_("Xem các phiên bản…"), self.show)]
            self._messages.tell(_("Đã lưu phiên bản “{name}”.").format(name=name), actions)

        guarded(self._window, self._document.path, work, retry=True)

    def show(self) -> None:
        """The list of versions; the window waits behind it."""

        def work() -> None:
            versions = self._document.session.versions()
            dialog = VersionsDialog(versions, self._told, self._document.writable, self._window)
            dialog.compare_requested.connect(self._compare)
            dialog.restore_requested.connect(self._restore)
            dialog.rename_requested.connect(lambda version: self._rename(dialog, version))
            dialog.delete_requested.connect(lambda version: self._delete(dialog, version))
            dialog.save_requested.connect(self._save_as_file)
            dialog.open()

        guarded(self._window, self._document.path, work)

    def _compare(self, version: Version) -> None:
        from ui.compare.compare_flow import CompareFlow

        if self._comparing is None:
            self._comparing = CompareFlow(
                self._window, self._document, self._prefs, self._messages, self._undo, self._lead
            )
        self._comparing.show(version)

    def _rename(self, dialog: VersionsDialog, version: Version) -> None:
        name = dialogs.ask_text(dialog, _("Đổi tên phiên bản"), _("Tên mới của phiên bản này:"), version.name)
        if name is None or name == version.name:
            return

        def set_name(text: str) -> None:
            self._document.session.rename_version(version.id, text)
            dialog.show_versions(self._document.session.versions())

        def work() -> None:
            set_name(name)
            back = [(_("Hoàn tác"), lambda: self._in(dialog, lambda: set_name(version.name)))]
            dialog.messages.tell(_("Đã đổi tên phiên bản thành “{name}”.").format(name=name), back)

        guarded(dialog, self._document.path, work)

    def _delete(self, dialog: VersionsDialog, version: Version) -> None:
        def work() -> None:
            session = self._document.session
            kept = session.delete_version(version.id)
            dialog.show_versions(session.versions())

            def put_back() -> None:
                session.put_version_back(kept)
                dialog.show_versions(session.versions(), version)

            back = [(_("Hoàn tác"), lambda: self._in(dialog, put_back))]
            dialog.messages.tell(_("Đã xóa phiên bản “{name}”.").format(name=version.name), back, stay=True)

        guarded(dialog, self._document.path, work)

    def _in(self, dialog: VersionsDialog, work: Callable[[], None]) -> None:
        """Do what takes back what the dialog's bar has told."""
        dialog.messages.hide()
        guarded(dialog, self._document.path, work)

    def _told(self, version: Version) -> str:
        try:
            plan = self._document.session.version_plan(version.id)
        except PlanError as problem:
            return problem.message
        text = _("{appendices} phụ lục, {tasks} nhiệm vụ, {lines} dòng phân công")
        told = text.format(appendices=len(plan.appendices), tasks=plan.task_count(), lines=plan.line_count())
        return _("{what}; đúng như kế hoạch hiện nay").format(what=told) if plan == self._document.plan else told

    def _restore(self, version: Version) -> None:
        def work() -> None:
            if self._document.session.restore(version.id).changes:
                text = _("Đã khôi phục phiên bản “{name}”; nhấn Ctrl+Z nếu muốn trở lại như trước.")
                self._messages.tell(text.format(name=version.name), [(_("Hoàn tác"), self._undo)])
            else:
                text = _("Kế hoạch đang đúng như phiên bản “{name}” nên không có gì để khôi phục.")
                self._messages.tell(text.format(name=version.name))

        guarded(self._window, self._document.path, work, retry=True)

    def _save_as_file(self, version: Version) -> None:
        path = self._document.path
        if path is None:
            return
        suggested = free_name(self._prefs.folder, f"{path.stem} - {version.name}", ".cchc")
        target = dialogs.ask_save(self._window, _("Lưu phiên bản thành tệp"), suggested, _("Kế hoạch (*.cchc)"))
        if target is None:
            return

        def work() -> None:
            check_file_name(target)
            PlanSession.create(target, self._document.session.version_plan(version.id)).close()
            text = _("Đã lưu phiên bản “{name}” thành tệp “{file}”.")
            actions = [(_("Mở tệp đó"), lambda: self._open_plan(target))]
            self._messages.tell(text.format(name=version.name, file=target.name), actions)

        guarded(self._window, self._document.path, work, retry=True)
