"""What happens behind "Lập kế hoạch năm sau…": ask, make the new plan, write it into its own file and open it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.collecting import set_aside
from models.files import check_file_name
from models.folders import data_folder
from models.i18n import _
from models.plan import Plan
from models.rollover import Options, Rolled, Span, roll
from models.rollover.options import period_of
from models.rollover.telling import as_list
from models.store import PlanSession
from ui import dialogs
from ui.document import Document
from ui.guarding import guarded
from ui.jobs import Cancelled, Progress, run_job
from ui.list_output import ListOutput, kind_words
from ui.message_bar import MessageBar
from ui.prefs import PrefStore
from ui.rollover.dialog import RolloverDialog

_LIST_KINDS = ("docx", "pdf", "print")


def _tell(progress: Progress, share: float) -> None:
    if not progress(share, ""):
        raise Cancelled


class RolloverFlow(QObject):
    """Opens the dialog and does what it is asked for; `reopen` opens a plan, `remembered` tells of a new one, `ask`
    asks for a plan under a title and goes on when it is open."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        prefs: PrefStore,
        messages: MessageBar,
        reopen: Callable[[Path], None],
        remembered: Callable[[], None],
        ask: Callable[[str, Callable[[], None]], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._prefs = prefs
        self._messages = messages
        self._reopen = reopen
        self._remembered = remembered
        self._ask = ask

    def show(self) -> None:
        """The years and the tasks; the window waits behind the dialog. Where no plan is open, last year's first."""
        path = self._document.path
        if path is None:
            self._ask(_("Chọn kế hoạch năm trước"), self.show)
            return
        plan = self._document.plan
        year = datetime.now().astimezone().year
        old = period_of(plan) or Span(year, year)
        dialog = RolloverDialog(
            plan,
            old,
            path.stem,
            self._folder(path),
            lambda parent, options: self._roll(parent, plan, options),
            self._window,
        )
        dialog.make_requested.connect(lambda rolled, target: self._make(dialog, path, rolled, target))
        dialog.open()

    def _folder(self, path: Path) -> Path:
        """Beside the old plan, unless nobody would look for it there or nothing can be written."""
        usable = os.access(path.parent, os.W_OK) and path.parent != data_folder()
        return path.parent if usable else self._prefs.folder

    def _roll(self, parent: QWidget, plan: Plan, options: Options) -> Rolled | None:
        made: list[Rolled] = []

        def work() -> None:
            rolled = run_job(
                parent, _("Đang lập kế hoạch…"), lambda progress: roll(plan, options, partial(_tell, progress))
            )
            set_aside()
            if rolled is not None:
                made.append(rolled)

        guarded(parent, self._document.path, work)
        return made[0] if made else None

    def _make(self, dialog: RolloverDialog, old: Path, rolled: Rolled, target: Path) -> None:
        done = False

        def work() -> None:
            nonlocal done
            check_file_name(target)
            told = _("Đang ghi “{name}”…").format(name=target.name)
            run_job(dialog, told, lambda _progress: PlanSession.create(target, rolled.plan).close())
            self._document.open(target)
            done = True

        guarded(dialog, self._document.path, work, retry=True)
        if not done:
            return
        dialog.accept()
        self._prefs.remember(target)
        self._remembered()
        self._tell(old, rolled)

    def _tell(self, old: Path, rolled: Rolled) -> None:
        text = _("Đã lập kế hoạch {span} từ “{name}”; tệp cũ giữ nguyên.").format(
            span=rolled.options.new.in_words, name=old.name
        )
        if rolled.plan.remarks:
            text += " " + _("Có {count} điều cần xem lại ở khung dưới.").format(count=len(rolled.plan.remarks))
        actions: list[tuple[str, Callable[[], None]]] = [
            (_("In, xuất danh sách…"), lambda: self._export(rolled)),
            (_("Mở kế hoạch cũ"), lambda: self._reopen(old)),
        ]
        self._messages.tell(text, actions, stay=True)

    def _export(self, rolled: Rolled) -> None:
        """What was changed and what is to be looked at, printed or as a file."""
        title = _("In, xuất danh sách")
        text = _("Những điều cần xem lại và những chỗ đã thay đổi so với kế hoạch cũ.")
        chosen = dialogs.choose(self._window, title, text, [kind_words(kind) for kind in _LIST_KINDS])
        if chosen is not None:
            output = ListOutput(self._window, self._document, self._prefs, self._messages)
            output.give(_LIST_KINDS[chosen], lambda: as_list(rolled), _("danh sách xem lại"))
