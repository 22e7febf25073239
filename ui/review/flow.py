"""From a file to what is made of it: read with progress, looked at in the review, taken where the officer wants it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from imports.blocks import Form, Source, Table
from imports.choices import NO_CHOICES, Choices
from imports.draft import Draft
from models.commands import ReplacePlan, TakeAppendices
from models.grid.grid import Address
from models.i18n import _
from models.plan import Appendix, Plan
from ui.document import Document
from ui.file_names import free_name
from ui.guarding import guarded
from ui.jobs import Progress, run_job
from ui.message_bar import MessageBar
from ui.prefs import PrefStore
from ui.review.any_source import any_source
from ui.review.deciding import Deciding
from ui.review.destinations import Destination, Way, destinations, fitting, in_blank, in_place_of
from ui.review.memory import ColumnMemory
from ui.review.reading import Reading, read_source
from ui.review.small_dialog import SmallReview
from ui.review.source_lines import SourceLines
from ui.review.window import ReviewWindow

if TYPE_CHECKING:
    from ui.returning.flow import ReturnFlow

_SUFFIX = ".cchc"


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it came out of the reading thread; `first` is the draft before anything was said."""

    name: str
    folder: Path
    source: Source
    reading: Reading
    lines: SourceLines | None = None
    first: Draft | None = None
    seconds: float = 0.0
    choices: Choices = NO_CHOICES


class ReviewFlow(QObject):
    """Holds the one review that is open; `create` asks for a file name and makes a plan of that name."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        prefs: PrefStore,
        messages: MessageBar,
        create: Callable[[Plan, Path, str, QWidget | None], bool],
        undo: Callable[[], None],
        lead: Callable[[Address], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._prefs = prefs
        self._messages = messages
        self._create = create
        self._undo = undo
        self._lead = lead
        self.memory = ColumnMemory()
        self.shown: ReviewWindow | SmallReview | None = None

    def review_file(self, path: Path) -> None:
        """Read a file and show what is understood of it; a trouble of the computer can be tried again."""

        def read(progress: Progress) -> _Read:
            source = any_source(path, self._document.path, progress)
            folder = path.parent if os.access(path.parent, os.W_OK) else self._prefs.folder
            return self._understood(source, path.name, folder, progress)

        self._run(_("Đang đọc “{name}”…").format(name=path.name), read)

    def review_source(self, source: Source, name: str) -> None:
        """The same for what was read already, as from the clipboard; `name` is what the officer would call it."""
        self._run(
            _("Đang đọc “{name}”…").format(name=name),
            lambda progress: self._understood(source, name, self._prefs.folder, progress),
        )

    def _run(self, title: str, work: Callable[[Progress], _Read]) -> None:
        def run() -> None:
            read = run_job(self._window, title, work)
            if read is not None:
                self._show(read)

        guarded(self._window, self._document.path, run, retry=True)

    def _understood(self, source: Source, name: str, folder: Path, progress: Progress) -> _Read:
        """In the thread: the first draft, and what was chosen last time under the same headings."""
        from imports.refusals import naming
        from imports.understand import understand

        if source.form is Form.PLAN and source.plan is not None:
            return _Read(name, folder, source, Reading(Draft(source.plan)))
        start = perf_counter()
        # A table that was not recognised can still be pointed at.
        tables = any(isinstance(piece, Table) for piece in source.pieces)
        with naming(name):
            first = understand(source, NO_CHOICES, progress, anything=tables)
        seconds = perf_counter() - start
        choices = self.memory.choices_for(first)
        draft = understand(source, choices, progress) if choices != NO_CHOICES else first
        reading = read_source(source, choices, draft)
        return _Read(name, folder, source, reading, SourceLines(source), first, seconds, choices)

    def _show(self, read: _Read) -> None:
        if self.shown is not None:
            self.shown.close()
        if read.lines is None:
            draft = read.reading.draft
            found, best = self._ways(read, draft)
            if len(found) == 1:
                self._new(read, draft)
            else:
                self._show_small(read, SmallReview(read.name, draft, found, best, self._window))
            return
        from imports.understand import understand

        deciding = Deciding(read.source, read.reading, read.seconds, partial(understand, anything=True))
        if read.choices != NO_CHOICES:
            deciding.begin_with(read.choices)
        self._show_window(read, deciding)

    def _ways(self, read: _Read, draft: Draft) -> tuple[list[Destination], Destination]:
        """Where the draft can go, and what is most likely meant."""
        plan = self._document.plan if self._document.writable else None
        returning = self._returning()
        returned = plan is not None and (returning.takes(read.source) or returning.resembles(read.source))
        found = destinations(plan, returned)
        return found, fitting(found, plan, draft.plan, returned)

    def _returning(self) -> ReturnFlow:
        """The one flow of what comes back."""
        from ui.returning.flow import ReturnFlow

        parts = self._document, self._prefs, self._messages, self._undo
        return self._window.findChild(ReturnFlow) or ReturnFlow(self._window, *parts)

    def _show_small(self, read: _Read, small: SmallReview) -> None:
        small.decided.connect(lambda destination: self._finish(read, small.draft, destination))
        self._hold(small)

    def _show_window(self, read: _Read, deciding: Deciding) -> None:
        if read.lines is None:
            return
        found, best = self._ways(read, deciding.draft)
        shown = ReviewWindow(read.name, read.lines, deciding, found, best, self._window)
        if deciding.choices == read.choices != NO_CHOICES:
            shown.tell_memory()
        shown.forget.clicked.connect(lambda: self._forget(read, deciding, shown))
        shown.decided.connect(lambda destination: self._accept(read, deciding, destination))
        shown.left.connect(lambda: self._left(read, deciding))
        self._hold(shown)

    def _hold(self, shown: ReviewWindow | SmallReview) -> None:
        self.shown = shown
        shown.finished.connect(lambda _result: self._let_go(shown))
        shown.open()

    def _let_go(self, shown: ReviewWindow | SmallReview) -> None:
        if self.shown is shown:
            self.shown = None
        self._window.activateWindow()

    def _forget(self, read: _Read, deciding: Deciding, shown: ReviewWindow) -> None:
        if read.first is not None:
            self.memory.forget(read.first)
        shown.note.hide()
        deciding.choose(_without(deciding.choices, read.choices))

    def _left(self, read: _Read, deciding: Deciding) -> None:
        """What the officer has said so far is not lost with the window."""
        if deciding.can_undo and deciding.choices != read.choices:
            text = _("Chưa nhập “{name}”.").format(name=read.name)
            again = Deciding(read.source, deciding.reading, read.seconds, deciding.understand)
            again.take_over(deciding)
            self._messages.tell(text, [(_("Xem lại tiếp"), lambda: self._again(read, again))])

    def _again(self, read: _Read, deciding: Deciding) -> None:
        self._messages.hide()
        self._show_window(read, deciding)

    def _accept(self, read: _Read, deciding: Deciding, destination: Destination) -> None:
        if self._finish(read, deciding.draft, destination) and read.first is not None:
            self.memory.remember(read.first, deciding.choices)

    def _finish(self, read: _Read, draft: Draft, destination: Destination) -> bool:
        """Do what was decided; where it is not done, the review stays."""
        if destination.way is Way.MERGE:
            return self._merge(read, draft)
        done = False

        def work() -> None:
            nonlocal done
            if destination.way is Way.NEW:
                done = self._new(read, draft)
            elif destination.way is Way.FILL:
                done = self._fill(read, draft)
            else:
                done = self._take(read, draft, destination)

        guarded(self.shown or self._window, self._document.path, work, retry=True)
        if done and self.shown is not None:
            self.shown.end()
        return done

    def _merge(self, read: _Read, draft: Draft) -> bool:
        """Go on where changes are looked at one by one."""
        if self.shown is not None:
            self.shown.end()
        returning = self._returning()
        if returning.takes(read.source):
            returning.start(read.name, read.source, draft)
        else:
            returning.merge(read.name, draft)
        return True

    def _new(self, read: _Read, draft: Draft) -> bool:
        plan = draft.plan
        suggested = free_name(read.folder, Path(read.name).stem, _SUFFIX)
        if not self._create(plan, suggested, _("Lưu kế hoạch vừa nhập"), self.shown):
            return False
        text = _("Đã nhập {tasks} nhiệm vụ, {lines} dòng phân công từ “{name}”.")
        self._tell(text.format(tasks=plan.task_count(), lines=plan.line_count(), name=read.name), draft, undo=False)
        return True

    def _fill(self, read: _Read, draft: Draft) -> bool:
        label = _("Nhập “{name}”").format(name=read.name)
        if not self._document.run(ReplacePlan(in_blank(self._document.plan, draft.plan), label)):
            return False
        text = _("Đã đưa {tasks} nhiệm vụ từ “{name}” vào kế hoạch.")
        self._tell(text.format(tasks=draft.plan.task_count(), name=read.name), draft, undo=True)
        for appendix in self._document.plan.appendices[:1]:
            self._lead(_first_of(appendix))
        return True

    def _take(self, read: _Read, draft: Draft, destination: Destination) -> bool:
        plan = self._document.plan
        old = next((one for one in plan.appendices if one.id == destination.appendix), None)
        before = {one.id for one in plan.appendices}
        new = in_place_of(old, draft.plan.appendices)
        if not self._document.run(TakeAppendices(new, draft.remarks, destination.appendix)):
            return False
        text = _("Đã thêm {count} phụ lục với {tasks} nhiệm vụ từ “{name}”.")
        if destination.way is Way.REPLACE:
            text = _("Đã thay phụ lục bằng {tasks} nhiệm vụ từ “{name}”.")
        text = text.format(count=len(new), tasks=draft.plan.task_count(), name=read.name)
        self._tell(text, draft, undo=True)
        added = next((one for one in self._document.plan.appendices if one.id not in before), None)
        if added is not None:
            self._lead(_first_of(added))
        return True

    def _tell(self, text: str, draft: Draft, undo: bool) -> None:
        if draft.remarks:
            text += " " + _("Có {count} điều cần xem lại ở khung dưới.").format(count=len(draft.remarks))
        self._messages.tell(text, [(_("Hoàn tác"), self._undo)] if undo else [])


def _first_of(appendix: Appendix) -> Address:
    """The first value of an appendix that the table shows."""
    for area in appendix.areas:
        if area.title:
            return Address("area", area.id, "title")
        for item in area.items:
            return Address(type(item).__name__.lower(), item.id, "title")
    return Address("appendix", appendix.id, "title")


def _without(choices: Choices, remembered: Choices) -> Choices:
    """These choices without what came from the memory."""
    from ui.review.choosing import column_left

    for piece, table in remembered.tables.items():
        for column, field in table.columns.items():
            if choices.table(piece).columns.get(column) == field:
                choices = column_left(choices, piece, column, column + 1)
        if table.header is not None and choices.table(piece).header == table.header:
            choices = choices.with_table(piece, replace(choices.table(piece), header=None))
    return choices
