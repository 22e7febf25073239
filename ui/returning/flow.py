"""What happens with a file that came back: read, matched in a thread, looked at, and taken over as one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from imports.blocks import Source
from imports.draft import Draft
from models import commands
from models.compare.comparison import Kind
from models.i18n import _
from models.merge.merging import Merge, merge
from models.merge.own import without_own
from models.merge.sent import with_sent
from models.plan import Plan
from models.text import fold
from ui import dialogs
from ui.document import Document
from ui.guarding import guarded
from ui.jobs import Progress, run_job
from ui.message_bar import MessageBar
from ui.prefs import PrefStore
from ui.returning.decisions import Decisions
from ui.returning.window import ReturnWindow
from ui.review.any_source import any_source

if TYPE_CHECKING:
    from imports.returned.door import Returned


class ReturnFlow(QObject):
    """Holds the one window; `start` and `merge` are for files that were read already."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        prefs: PrefStore,
        messages: MessageBar,
        undo: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._prefs = prefs
        self._messages = messages
        self._undo = undo or self._take_back
        self.shown: ReturnWindow | None = None

    def takes(self, source: Source) -> bool:
        """Whether a file was made from the plan that is open, so that its changes can be taken over."""
        if not self._document.writable:
            return False
        known = [source.ids.plan if source.ids is not None else "", source.plan.id if source.plan is not None else ""]
        return self._document.plan.id in known

    def resembles(self, source: Source) -> bool:
        """Whether a file holds a plan that is called like the open one, as our own PDF does: its rows have no ids."""
        return source.plan is not None and self._document.writable and _same_name(self._document.plan, source.plan)

    def choose(self) -> None:
        """Ask for a file and go straight to its changes; one of another plan is merged by its words, if wanted."""
        if not self._document.writable:
            return
        filters = _("Tệp gửi về (*.xlsx *.xls *.ods *.docx *.odt *.pdf *.cchc);;Mọi tệp (*)")
        path = dialogs.ask_open(self._window, _("Nhận tệp gửi về"), self._prefs.folder, filters)
        if path is not None:
            self.receive(path)

    def receive(self, path: Path) -> None:
        """The same for a file that was chosen already."""

        def read(progress: Progress) -> tuple[Source, Draft]:
            from imports.refusals import naming
            from imports.understand import understand

            source = any_source(path, self._document.path, progress)
            with naming(path.name):
                return source, understand(source, progress=progress)

        def work() -> None:
            found = run_job(self._window, _("Đang đọc “{name}”…").format(name=path.name), read)
            if found is None:
                return
            source, draft = found
            if self.takes(source):
                self.start(path.name, source, draft)
                return
            if self.resembles(source):
                self.merge(path.name, draft)
                return
            text = _("Tệp “{name}” không được xuất từ kế hoạch đang mở. Có thể dò theo câu chữ rồi xem từng chỗ khác.")
            answers = [_("Dò theo câu chữ")]
            title = _("Không phải tệp của kế hoạch này")
            if dialogs.choose(self._window, title, text.format(name=path.name), answers) == 0:
                self.merge(path.name, draft)

        guarded(self._window, self._document.path, work, retry=True)

    def start(self, name: str, source: Source, draft: Draft) -> None:
        """Show the changes of a file that was made from the open plan."""
        self._open(name, source, draft)

    def merge(self, name: str, draft: Draft) -> None:
        """Show what another plan has that is not in the open one, found by its words."""
        self._open(name, None, draft)

    def _open(self, name: str, source: Source | None, draft: Draft) -> None:
        if not self._document.writable:
            return
        plan = self._document.plan

        def match(progress: Progress) -> tuple[Merge, str]:
            from imports.returned.door import returned

            progress(0.3, _("Đang đối chiếu với kế hoạch"))
            states = returned(draft.plan, source.ids if source is not None else None, plan)
            progress(0.8, _("Đang tìm chỗ khác nhau"))
            return merge(plan, states.theirs, states.base), _note(states, plan, draft.plan.id == plan.id)

        def work() -> None:
            found = run_job(self._window, _("Đang đối chiếu với kế hoạch…"), match)
            if found is not None and self._document.is_open and self._document.plan is plan:
                merged, note = found
                if draft.plan.id == plan.id:
                    merged = without_own(merged, self._document.session)
                told = with_sent(merged.changes, self._document.session)
                another = source is None and not _same_name(plan, draft.plan) and _mostly_another(plan, merged)
                if another:
                    note += " " + _("Những gì kế hoạch kia không có được ẩn đi; bấm “Bỏ” để xem.")
                made = partial(ReturnWindow, name, Merge(merged.ours, merged.theirs, told), note, another=another)
                self._show(name, made(self._window), made)

        guarded(self._window, self._document.path, work)

    def _show(self, name: str, shown: ReturnWindow, made: Callable[..., ReturnWindow]) -> None:
        if self.shown is not None:
            self.shown.close()
        shown.take_wanted.connect(lambda: self._take(name, shown))
        shown.finished.connect(lambda _result: self._left(name, shown, made))
        self.shown = shown
        shown.open()

    def _left(self, name: str, shown: ReturnWindow, made: Callable[..., ReturnWindow]) -> None:
        """What the officer has decided so far is not lost with the window."""
        if self.shown is shown:
            self.shown = None
        ours = shown.merge.ours
        if shown.decisions.can_undo and self._document.is_open and self._document.plan is ours:
            text = _("Chưa nhận thay đổi nào từ “{name}”.").format(name=name)
            self._messages.tell(text, [(_("Xem lại tiếp"), lambda: self._again(name, ours, shown.decisions, made))])

    def _again(self, name: str, ours: Plan, decisions: Decisions, made: Callable[..., ReturnWindow]) -> None:
        self._messages.hide()
        if self._document.is_open and self._document.plan is ours:
            self._show(name, made(self._window, decisions), made)
        else:
            text = _("Kế hoạch đã khác lúc xem “{name}”; hãy chọn lại tệp để đối chiếu.").format(name=name)
            self._messages.tell(text)

    def _take(self, name: str, shown: ReturnWindow) -> None:
        """All that was decided, as one step."""
        taken, left = shown.decisions.taken(), len(shown.decisions.open())
        plan = shown.merge.plan(taken, shown.decisions.written())
        label = _("Nhận thay đổi từ “{name}”").format(name=name)
        if not self._document.run(commands.Receive(plan, label)):
            return
        # The plan is another now: nothing is left to go on with.
        shown.close()
        text = _("Đã nhận {count} thay đổi từ “{name}”.").format(count=len(taken), name=name)
        if left:
            text += " " + _("{count} thay đổi chưa chọn thì để nguyên như cũ.").format(count=left)
        self._messages.tell(text, [(_("Hoàn tác"), self._undo)])

    def _take_back(self) -> None:
        self._messages.hide()
        self._document.undo()


def _same_name(ours: Plan, theirs: Plan) -> bool:
    """Whether two plans are called alike, so that one is likely made from the other."""
    if not ours.title.strip():
        return False
    return (fold(ours.title), fold(ours.agency)) == (fold(theirs.title), fold(theirs.agency))


def _mostly_another(ours: Plan, merged: Merge) -> bool:
    """Whether most tasks of a plan would go if all of another one were taken."""
    gone = sum(1 for one in merged.changes if one.shown.kind is Kind.REMOVED and one.shown.address.table == "task")
    return gone * 2 > ours.task_count()


def _note(states: Returned, ours: Plan, copy: bool) -> str:
    """What is to be known of how the changes were found."""
    if copy:
        return _("Đây là một bản sao của chính kế hoạch này; chỗ nào chỉ sửa ở đây thì không tính là thay đổi.")
    if states.base is None:
        return _("Tệp không mang dấu nhận biết dòng nên các dòng được dò theo câu chữ: hãy xem kỹ trước khi nhận.")
    if states.base is ours:
        return ""
    return _("Từ lúc gửi tệp đi, kế hoạch ở đây cũng đã sửa: những chỗ chỉ sửa ở đây được giữ nguyên.")
