"""What happens with plan files: new, open, import, copy; each asks, does, and says what came of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.errors import EnvironmentProblem, PlanError
from models.files import check_file_name
from models.folders import data_folder
from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan
from models.plan_json import load_plan
from models.resources import resource_path
from models.store import PlanLocked
from ui import dialogs
from ui.document import Document
from ui.file_names import free_name
from ui.guarding import guarded
from ui.message_bar import MessageBar
from ui.prefs import PrefStore
from ui.start.starter_dialog import ask_starter

if TYPE_CHECKING:
    from imports.blocks import Source
    from ui.review.flow import ReviewFlow

_SUFFIX = ".cchc"


class FileFlows(QObject):
    """The file menu's work; `document` holds the result."""

    recent_changed = Signal()

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

    def new(self) -> None:
        """A new plan from a starter."""
        starter = ask_starter(self._window)
        if starter is None:
            return
        name = _("Kế hoạch CCHC {year}").format(year=datetime.now().astimezone().year + 1)
        self._guarded(
            lambda: self._create(starter.plan(), self._prefs.folder / (name + _SUFFIX), _("Lưu kế hoạch mới"))
        )

    def sample(self) -> None:
        """The sample plan, made afresh in the program's own folder."""

        def work() -> None:
            text = resource_path("samples", "ke-hoach-2027.json").read_text(encoding="utf-8")
            target = data_folder() / (_("Kế hoạch mẫu") + _SUFFIX)
            self._document.create(target, load_plan(text))
            self._messages.tell(
                _("Đây là kế hoạch mẫu: cứ sửa thử, lần sau mở mẫu sẽ lại như mới."),
                [(_("Lưu thành kế hoạch của tôi…"), self.save_copy)],
                stay=True,
            )

        self._guarded(work)

    def open(self, path: Path | None = None) -> None:
        """Open a plan; a file of another kind is imported."""
        if path is None:
            path = self._ask_plan(_("Mở kế hoạch"), _("Kế hoạch (*.cchc);;Tệp nhập được ({kinds});;Mọi tệp (*)"))
        if path is None:
            return
        if path.suffix.casefold() in _kinds():
            self.import_plan(path)
            return
        self._open(path)

    def open_then(self, title: str, then: Callable[[], None]) -> None:
        """Ask for a plan, or a file to be imported and looked at, and go on when its plan is open."""
        path = self._ask_plan(title, _("Kế hoạch, tệp nhập được (*.cchc {kinds});;Kế hoạch (*.cchc);;Mọi tệp (*)"))
        if path is None:
            return

        def go_on() -> None:
            if self._document.is_open:
                then()

        self.open(path)
        shown = self.reviews.shown if path.suffix.casefold() in _kinds() else None
        if shown is None:
            go_on()
        else:
            # The window of the review is still to go.
            shown.finished.connect(lambda _result: QTimer.singleShot(0, go_on))

    def _ask_plan(self, title: str, filters: str) -> Path | None:
        return dialogs.ask_open(self._window, title, self._prefs.folder, filters.format(kinds=_patterns(_kinds())))

    def _open(self, path: Path) -> None:
        while True:
            try:
                self._document.open(path)
            except PlanLocked as problem:
                self._offer_viewing(path, problem)
            except PlanError as problem:
                if path.exists() and not os.access(path, os.W_OK) and os.access(path, os.R_OK):
                    self._offer_viewing(path, problem)
                    return
                if not path.exists():
                    self._prefs.forget(path)
                    self.recent_changed.emit()
                if dialogs.show_problem(self._window, problem, retry=isinstance(problem, EnvironmentProblem)):
                    continue
            else:
                self._remember(path)
            return

    def _offer_viewing(self, path: Path, problem: PlanError) -> None:
        answers = [_("Mở để xem")]
        if dialogs.choose(self._window, _("Chưa mở được để sửa"), problem.message, answers) != 0:
            return
        try:
            self._document.open(path, read_only=True)
        except PlanError as other:
            dialogs.show_problem(self._window, other)
            return
        text = _("Đang xem “{name}” như lúc vừa mở; không sửa được ở đây.").format(name=path.name)
        self._messages.tell(text, [(_("Lưu bản sao để sửa…"), self.save_copy)], stay=True)

    def import_plan(self, source: Path | None = None) -> None:
        """Read a file of another kind and show it for review before anything of it is taken."""
        if source is None:
            source = dialogs.ask_open(self._window, _("Nhập từ Word, Excel, PDF"), self._prefs.folder, import_filters())
        if source is None:
            return
        if source.suffix.casefold() == _SUFFIX and not self._document.writable:
            self.open(source)
        else:
            self.reviews.review_file(source)

    def review_source(self, source: Source, name: str) -> None:
        """Show for review what was read already, as a document from the clipboard."""
        self.reviews.review_source(source, name)

    @cached_property
    def reviews(self) -> ReviewFlow:
        """What happens between a file and the plan that comes of it; made when first wanted."""
        from ui.review.flow import ReviewFlow

        parts = self._window, self._document, self._prefs, self._messages
        return ReviewFlow(*parts, self._create, self._undo, self._lead)

    def _create(self, plan: Plan, suggested: Path, title: str, parent: QWidget | None = None) -> bool:
        target = dialogs.ask_save(parent or self._window, title, suggested, _("Kế hoạch (*.cchc)"))
        if target is None:
            return False
        check_file_name(target)
        self._document.create(target, plan)
        self._remember(target)
        return True

    def save_copy(self) -> None:
        """Write the plan into another file, with or without its history."""
        path = self._document.path
        if path is None:
            return
        text = _("Bản sạch bỏ lịch sử sửa và các phiên bản cũ, thích hợp để gửi đi.")
        kind = dialogs.choose(self._window, _("Lưu bản sao"), text, [_("Bản đầy đủ"), _("Bản sạch để gửi")])
        if kind is None:
            return
        suggested = free_name(self._prefs.folder, path.stem + _(" - bản sao"), _SUFFIX)
        target = dialogs.ask_save(self._window, _("Lưu bản sao"), suggested, _("Kế hoạch (*.cchc)"))
        if target is None:
            return

        def work() -> None:
            check_file_name(target)
            self._document.session.save_copy(target, clean=kind == 1)
            actions = [(_("Mở bản sao"), lambda: self.open(target)), (_("Mở thư mục"), lambda: _show_folder(target))]
            self._messages.tell(_("Đã lưu bản sao “{name}”.").format(name=target.name), actions)

        self._guarded(work, retry=True)

    def forget(self, path: Path) -> None:
        """Take a plan off the list of recent ones; its file stays."""
        self._prefs.forget(path)
        self.recent_changed.emit()

    def _remember(self, path: Path) -> None:
        self._prefs.remember(path)
        self.recent_changed.emit()

    def _guarded(self, work: Callable[[], object], retry: bool = False) -> None:
        guarded(self._window, self._document.path, work, retry)


def _kinds() -> tuple[str, ...]:
    """The suffixes of files that are imported, not opened."""
    from imports.open_any import SUPPORTED

    return tuple(one for one in SUPPORTED if one != _SUFFIX)


def import_filters() -> str:
    """All files that can be read, then each sort of them, as a file dialog takes it."""
    groups = {
        _("Tệp nhập được"): (*_kinds(), _SUFFIX),
        _("Word, OpenDocument"): (".docx", ".docm", ".doc", ".rtf", ".odt", ".fodt"),
        _("Excel, bảng tính"): (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".fods", ".csv", ".tsv"),
        "PDF": (".pdf",),
        _("Trang web, tệp chữ"): (".html", ".htm", ".mht", ".mhtml", ".txt"),
        _("Kế hoạch"): (_SUFFIX, ".json"),
    }
    return ";;".join([*(f"{name} ({_patterns(kinds)})" for name, kinds in groups.items()), _("Mọi tệp (*)")])


def _patterns(kinds: Iterable[str]) -> str:
    return " ".join(f"*{one}" for one in kinds)


def _show_folder(path: Path) -> None:
    dialogs.open_outside(path.parent)
