"""The dialog that makes next year's plan: the years, the tasks, a look at what would come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.collecting import set_aside
from models.i18n import _
from models.plan import Plan
from models.rollover import Options, Rolled, Span
from models.rollover.kinds import TaskRow, task_rows
from ui import dialogs
from ui.jobs import Cancelled, Progress, run_job
from ui.rollover.preview_page import PreviewPage
from ui.rollover.tasks_model import folded
from ui.rollover.tasks_page import TasksPage
from ui.rollover.years_page import YearsPage
from ui.room import resize_within
from ui.send.steps import StepBar

_SIZE = (960, 520)  # pixels: a screen of 1366 x 768 at 125 % leaves 1093 x 540
_OFTEN = 100  # tasks
YEARS, TASKS, PREVIEW = range(3)


class RolloverDialog(QDialog):
    """Three steps; the plan can be made from each of them. `rolled` makes it, maybe in a thread, None where stopped."""

    make_requested = Signal(object, object)  # Rolled, Path

    def __init__(
        self,
        plan: Plan,
        old: Span,
        stem: str,
        folder: Path,
        roll: Callable[[QWidget, Options], Rolled | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rolloverDialog")
        self.setWindowTitle(_("Lập kế hoạch năm sau"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plan = plan
        self._roll = roll
        self._rolled: Rolled | None = None
        self._sorted: Span | None = None
        self.steps = StepBar([_("Năm và tệp"), _("Nhiệm vụ"), _("Xem trước")], self)
        rule = QFrame(self)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self.pages = QStackedWidget(self)
        self.years = YearsPage(plan, old, stem, folder, self)
        self.tasks = TasksPage(self)
        self.preview = PreviewPage(self)
        for page in (self.years, self.tasks, self.preview):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.steps)
        column.addWidget(rule)
        column.addWidget(self.pages, 1)
        column.addLayout(self._buttons())
        self.steps.chosen.connect(self.show_step)
        self.years.changed.connect(self._update)
        self.years.browse_requested.connect(self._browse)
        self.back.clicked.connect(lambda: self.show_step(self.pages.currentIndex() - 1))
        self.next.clicked.connect(lambda: self.show_step(self.pages.currentIndex() + 1))
        self.make.clicked.connect(self._make)
        self.shut.clicked.connect(self.reject)
        self.show_step(YEARS)
        self._update()
        resize_within(self, *_SIZE)

    def options(self) -> Options:
        """What is chosen now."""
        if self._sorted is not None:
            self._sort_tasks()
        printed = self.tasks.in_note.isChecked()
        return replace(self.years.options(), decisions=self.tasks.decisions(), mark_in_note=printed)

    def show_step(self, place: int) -> None:
        """Go to a step; where the years make no sense, only the first can be seen."""
        if place != YEARS and self.years.trouble():
            place = YEARS
        if (place == TASKS and not self._sort_tasks()) or (place == PREVIEW and not self._show_preview()):
            place = self.pages.currentIndex()
        self.pages.setCurrentIndex(place)
        self.steps.show_step(place)
        # First the focus: a button that has it takes the default with it, even when it is hidden.
        {YEARS: self.years.new_first, TASKS: self.tasks.list, PREVIEW: self.preview.changes}[place].setFocus()
        self.back.setEnabled(place > YEARS)
        self.next.setVisible(place < PREVIEW)
        (self.next if place < PREVIEW else self.make).setDefault(True)

    def _sort_tasks(self) -> bool:
        """What sort a task is depends on the years of the old plan; False where the officer did not wait for it."""
        old = self.years.options().old
        if self._sorted == old:
            return True
        total = max(1, self._plan.task_count())

        def work(progress: Progress) -> tuple[list[TaskRow], list[str]]:
            rows: list[TaskRow] = []
            words: list[str] = []
            for row in task_rows(self._plan, old):
                rows.append(row)
                words.append(folded(row))
                if len(rows) % _OFTEN == 0 and not progress(len(rows) / total, ""):
                    raise Cancelled
            return rows, words

        found = run_job(self, _("Đang xem các nhiệm vụ…"), work)
        if found is None:
            return False
        set_aside()
        self._sorted = old
        self.tasks.show_tasks(*found, old)
        return True

    def _show_preview(self) -> bool:
        rolled = self._current()
        if rolled is not None and rolled is not self._shown:
            self._shown = rolled
            self.preview.show_rolled(rolled)
        return rolled is not None

    _shown: Rolled | None = None

    def _current(self) -> Rolled | None:
        """The plan as it is chosen now; made anew only where something was chosen differently."""
        options = self.options()
        if self._rolled is None or self._rolled.options != options:
            made = self._roll(self, options)
            if made is None:
                return None
            self._rolled = made
        return self._rolled

    def _make(self) -> None:
        if self.years.trouble():
            self._update()
            self.show_step(YEARS)
            return
        rolled = self._current()
        if rolled is not None:
            self.make_requested.emit(rolled, self.years.target)

    def _browse(self) -> None:
        target = self.years.target
        suggested = target if target.name else Path()
        chosen = dialogs.ask_save(self, _("Lưu kế hoạch mới"), suggested, _("Kế hoạch (*.cchc)"))
        if chosen is not None:
            self.years.set_target(chosen)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        # Made in the order in which they stand, for that is the way of Tab.
        self.back = QPushButton(_("Quay lại"), self)
        self.next = QPushButton(_("Tiếp theo"), self)
        self.make = QPushButton(_("Tạo kế hoạch mới"), self)
        self.shut = QPushButton(_("Hủy"), self)
        row.addStretch(1)
        for button in (self.back, self.next, self.make, self.shut):
            row.addWidget(button)
        return row

    def _update(self) -> None:
        good = not self.years.trouble()
        self.next.setEnabled(good)
        self.make.setEnabled(good)
        for button in self.steps.buttons[1:]:
            button.setEnabled(good)
