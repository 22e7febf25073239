"""The window that holds the tasks from above against the plan; it stays open beside the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from models.coverage import acts
from models.coverage.coverage import Coverage, Covered, State
from models.coverage.telling import progress_told
from models.grid.grid import Address
from models.i18n import _
from models.registers import Verdict
from models.store import ChangeSet
from models.store.transaction import Command
from models.text import fold
from ui.coverage.arranging import CoverageParts, arrange
from ui.coverage.candidate_list import Choice
from ui.coverage.reckoning import Reckoning
from ui.document import Document
from ui.room import resize_within
from ui.undo_keys import add_undo_keys

_AFTER = 60  # milliseconds after a change of the plan
_WIDE, _HIGH = 1180, 680


class CoverageWindow(QDialog):
    """Every act goes out as a command; the plan answers with another state."""

    load_wanted = Signal(list)  # paths; empty: ask for one
    names_wanted = Signal()
    add_wanted = Signal(object)  # Covered
    drop_wanted = Signal(str)  # the name of a source
    place_wanted = Signal(object)  # Address
    report_wanted = Signal(str)

    def __init__(self, document: Document, run: Callable[[Command], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("coverageWindow")
        self.setWindowTitle(_("Đối chiếu nhiệm vụ cấp trên giao"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._document = document
        self._run = run
        self.coverage: Coverage | None = None
        self._goal = ""  # the entry to stand on once the plan has answered
        self.reckoning = Reckoning(self)
        self.parts: CoverageParts = arrange(self)
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._connect()
        resize_within(self, _WIDE, _HIGH)
        self._ask()

    def _connect(self) -> None:
        parts, pane = self.parts, self.parts.pane
        self.reckoning.reckoned.connect(self._show)
        self._later.timeout.connect(self._ask)
        self._document.changed.connect(self._soon)
        self._document.closed.connect(self.close)
        parts.list.chosen_changed.connect(self._show_row)
        parts.list.accept_wanted.connect(self.accept_chosen)
        parts.list.unlink_wanted.connect(self._reopen)
        parts.list.candidates_wanted.connect(self._to_candidates)
        parts.filters.changed.connect(self._list)
        parts.search.textChanged.connect(lambda _text: self._list())
        parts.search.returnPressed.connect(parts.list.setFocus)
        parts.source.currentIndexChanged.connect(lambda _index: self._list())
        pane.toggled.connect(self._toggle)
        pane.take_wanted.connect(self._take)
        pane.place_wanted.connect(self._lead)
        pane.add_wanted.connect(self._add)
        pane.settled_wanted.connect(lambda: self._judge(Verdict.COVERED))
        pane.ours_wanted.connect(self._turn_ours)
        pane.noted.connect(self._note)
        pane.list.back_wanted.connect(parts.list.setFocus)
        for button in (parts.load, parts.first_load):
            button.clicked.connect(lambda: self.load_wanted.emit([]))
        parts.names.clicked.connect(self.names_wanted)
        parts.drop.clicked.connect(self._drop_source)
        parts.all.clicked.connect(self._accept_all)
        parts.undo.clicked.connect(self._step_back)
        parts.redo.clicked.connect(self._step_on)
        parts.shut.clicked.connect(self.close)
        for kind, entry in parts.reports.items():
            entry.triggered.connect(lambda _on=False, one=kind: self.report_wanted.emit(one))
        add_undo_keys(self, self._step_back, self._step_on)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._to_search)

    # What is shown

    def _soon(self, _changes: ChangeSet) -> None:
        """A method of the window: Qt lets go of it with the window, as it would not of a lambda."""
        self._later.start()

    def _ask(self) -> None:
        if self._document.is_open:
            self.reckoning.ask(self._document.plan)

    def _show(self, coverage: Coverage) -> None:
        first = self.coverage is None or not self.coverage.rows
        self.coverage = coverage
        parts = self.parts
        parts.fill_sources(coverage.sources)
        parts.filters.count(coverage)
        parts.told.setText(progress_told(coverage))
        parts.bar.setRange(0, max(1, coverage.ours))
        parts.bar.setValue(coverage.counts[State.COVERED])
        writable = self._document.writable
        for button in (parts.load, parts.first_load):
            button.setEnabled(writable)
        parts.names.setEnabled(writable and bool(coverage.rows))
        parts.drop.setEnabled(writable and bool(coverage.rows))
        proposals = coverage.counts[State.PROPOSED]
        parts.all.setText(_("N&hận mọi đề xuất ({count})").format(count=proposals))
        parts.all.setEnabled(writable and proposals > 0)
        parts.report.setEnabled(bool(coverage.rows))
        session = self._document.session
        parts.undo.setEnabled(writable and bool(session.undo_label))
        parts.redo.setEnabled(writable and bool(session.redo_label))
        parts.pages.setCurrentIndex(1 if coverage.rows else 0)
        self._list()
        if first and coverage.rows:
            parts.list.setFocus()

    def _list(self) -> None:
        coverage = self.coverage
        if coverage is None:
            return
        goal, self._goal = self._goal, ""
        current = self.parts.list.current()
        place = self.parts.list.currentIndex().row()
        self.parts.list.show_rows(self._wanted(coverage), goal or (current.entry.id if current else ""), place)
        self.parts.list.say(self._why_empty(coverage))

    def _why_empty(self, coverage: Coverage) -> str:
        if self.parts.search.text().strip():
            return _("Không có nhiệm vụ nào có những chữ này.")
        if not coverage.ours:
            return _(
                "Không nhiệm vụ nào nêu tên cơ quan. Bấm “Tên của cơ quan…” để chọn những tên trong kế hoạch cấp trên "
                "được tính là cơ quan mình; tất cả nhiệm vụ đã đọc nằm ở “Không thuộc cơ quan”."
            )
        return _("Không có nhiệm vụ nào ở mục này.")

    def _wanted(self, coverage: Coverage) -> Sequence[Covered]:
        words = fold(self.parts.search.text()).split()
        source = self.parts.source.currentData()
        rows = self.parts.filters.wanted(coverage.rows)
        if source:
            rows = [row for row in rows if row.entry.source == source]
        if words:
            rows = [row for row in rows if _has(row, words)]
        return rows

    def _show_row(self) -> None:
        chosen = self.parts.list.chosen_rows()
        current = self.parts.list.current()
        row = current if current in chosen or not chosen else chosen[0]
        self.parts.pane.keep_note()
        self.parts.pane.show_row(self.coverage, row, max(1, len(chosen)), self._document.writable)

    def _to_candidates(self) -> None:
        if self.parts.pane.list.isVisible():
            self.parts.pane.list.setFocus()
        else:
            self.parts.pane.search.setFocus()

    def _to_search(self) -> None:
        """Where one looks for depends on the side one is on."""
        pane = self.parts.pane
        field = pane.search if pane.isAncestorOf(self.focusWidget() or self) else self.parts.search
        field.setFocus()
        field.selectAll()

    # What is done

    def _do(self, command: Command | None, goal: str = "") -> bool:
        """Run a command and stand on a task from above afterwards."""
        if command is None or not self._document.writable:
            return False
        self._goal = goal
        return self._run(command)

    def accept_chosen(self) -> None:
        """Take what is proposed for the chosen tasks; a single one without a proposal is decided by hand."""
        rows = self.parts.list.chosen_rows()
        proposed = [row for row in rows if row.proposal is not None]
        if not self._document.writable or not rows:
            return
        if len(rows) == 1 and not proposed:
            if rows[0].state is State.OPEN:
                self._to_candidates()
            else:
                self._go_on(rows[0])
            return
        last = proposed[-1] if proposed else rows[-1]
        self._do(acts.accept_proposals(proposed), self._next(last))

    def _accept_all(self) -> None:
        if self.coverage is not None:
            self._do(acts.accept_proposals(self.coverage.rows))

    def _take(self) -> None:
        """Link the task with the focus, or take it off where it is linked, and go on."""
        row, choice = self.parts.pane.row, self.parts.pane.current()
        if row is None or choice is None:
            return
        if choice.linked:
            self._toggle(choice)
        elif self._do(acts.link(row.entry, [choice.task.id]), self._next(row)):
            self.parts.list.setFocus()

    def _toggle(self, choice: Choice) -> None:
        row = self.parts.pane.row
        if row is None:
            return
        linked = [task.id for task in row.tasks if task.id != choice.task.id]
        if not choice.linked:
            linked.append(choice.task.id)
        self._do(acts.relink(row.entry, linked), row.entry.id)

    def _reopen(self) -> None:
        rows = [row for row in self.parts.list.chosen_rows() if row.state is State.COVERED]
        if rows:
            self._do(acts.reopen([row.entry for row in rows]), rows[0].entry.id)

    def _judge(self, verdict: Verdict) -> None:
        rows = self.parts.list.chosen_rows()
        if rows:
            goal = self._next(rows[-1]) if verdict is not Verdict.OPEN else rows[0].entry.id
            self._do(acts.judge([row.entry for row in rows], verdict), goal)

    def _turn_ours(self) -> None:
        row = self.parts.pane.row
        if row is not None:
            self._judge(Verdict.OPEN if row.state is State.NOT_OURS else Verdict.NOT_OURS)

    def _note(self, text: str) -> None:
        row = self.parts.pane.row
        if row is not None and text != row.entry.note:
            self._do(acts.note(row.entry, text))

    def _add(self) -> None:
        if self.parts.pane.row is not None:
            self.add_wanted.emit(self.parts.pane.row)

    def added(self, command: Command, row: Covered) -> bool:
        """A task from above came into the plan: do it and go on."""
        return self._do(command, self._next(row))

    def _lead(self) -> None:
        if (choice := self.parts.pane.current()) is not None:
            self.place_wanted.emit(Address("task", choice.task.id, "title"))

    def _drop_source(self) -> None:
        coverage = self.coverage
        if coverage is not None and coverage.sources:
            self.drop_wanted.emit(str(self.parts.source.currentData() or ""))

    def _step_back(self) -> None:
        if self._document.writable:
            self._document.undo()

    def _step_on(self) -> None:
        if self._document.writable:
            self._document.redo()

    def _next(self, row: Covered) -> str:
        """The next task that waits for a decision, else just the one below."""
        rows = self.parts.list.rows.rows
        place = self.parts.list.rows.row_of(row.entry.id)
        waiting = (one for one in rows[place + 1 :] if one.state in (State.OPEN, State.PROPOSED))
        found = next(waiting, None)
        return found.entry.id if found is not None else self.parts.list.step(row.entry.id)

    def _go_on(self, row: Covered) -> None:
        place = self.parts.list.rows.row_of(self._next(row))
        if place >= 0:
            self.parts.list.setCurrentIndex(self.parts.list.rows.index(place))

    # Files and closing

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer are welcome."""
        if self._document.writable and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read them once the program that they come from may go on."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.load_wanted.emit(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is written stays, nothing more is reckoned."""
        if self._document.is_open:
            self.parts.pane.keep_note()
        self._later.stop()
        self.reckoning.end()
        super().closeEvent(event)


def _has(row: Covered, words: list[str]) -> bool:
    entry = row.entry
    text = fold(" ".join((entry.text, entry.number, entry.lead, entry.product, entry.area)))
    return all(word in text for word in words)
