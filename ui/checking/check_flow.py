"""Soát lỗi in the window: joins the run, the marks, the badges and the counter; makes the panel when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from models.grid.grid import Address
from models.i18n import _
from ui.checking.body_marks import BodyMarks
from ui.checking.counter import Counter
from ui.checking.deeds import CheckDeeds
from ui.checking.going import Going
from ui.checking.line_notes import LineNotes
from ui.checking.marks import FindingMarks
from ui.checking.runner import CheckRunner
from ui.checking.spot_index import SpotIndex
from ui.checking.tree_badges import FindingBadges

if TYPE_CHECKING:
    from ui.checking.panel_flow import PanelFlow
    from ui.checking.rules_dialog import RulesDialog
    from ui.main_window import MainWindow

_REFRESH = 60  # milliseconds
_ENOUGH = 0.05  # seconds that opening the panel may wait for the rest of the check
_FOR_A_KEY = 0.4


class CheckFlow(QObject):
    """Made when it is first wanted, or soon after a plan was opened."""

    def __init__(self, window: MainWindow, show_place: Callable[[Address], None]) -> None:
        super().__init__(window)
        self._window = window
        self._document, self._workspace = window.document, window.workspace
        self.runner = CheckRunner(window.document, self)
        self.index = SpotIndex(self.runner)
        self.marks = FindingMarks(self._workspace.table, self.index, window.prefs.now.show_marks)
        self.badges = FindingBadges(window.document, self.runner, self._workspace.tree)
        self.counter = Counter(window.statusBar(), self.runner, window.actions_by_name["actionCheck"])
        window.status.add(self.counter)
        self.counter.show_counts()
        self.deeds = CheckDeeds(window, window.document, window.editing, self._workspace.messages)
        self.going = Going(window, self.runner, self.marks, show_place)
        self.notes = LineNotes(self.runner.of)
        self._workspace.details.add_block(self.notes)
        self._workspace.details.told.connect(self.notes.show_for)
        self.notes.wanted.connect(self.going.to)
        self.notes.more_wanted.connect(self.open)
        self._body: BodyMarks | None = None
        self._refresh = QTimer(self, singleShot=True, interval=_REFRESH)
        self._refresh.timeout.connect(self._show)
        self.runner.changed.connect(self._changed)
        self.runner.finished.connect(self._later)
        self.runner.began.connect(self._began)
        self._document.closed.connect(self._workspace.below.leave_check)
        self._workspace.below.left.connect(self._closed)
        self._workspace.place_changed.connect(self._moved)
        self._workspace.turned.connect(self._turned)
        self._turned()

    @cached_property
    def panel_flow(self) -> PanelFlow:
        """The panel and what fills it."""
        from ui.checking.panel_flow import PanelFlow

        return PanelFlow(self._window, self.runner, self.deeds, self.going, self.show_rules)

    @property
    def is_open(self) -> bool:
        """Whether the panel is seen."""
        return self._workspace.below.in_check

    # Actions

    def toggle(self) -> None:
        """Open the panel and write in its list; from within it, close it."""
        if not self._document.is_open:
            return
        focus = QApplication.focusWidget()
        if self.is_open and focus is not None and self._workspace.below.isAncestorOf(focus):
            self._workspace.below.leave_check()
            return
        self.open()

    def open(self) -> None:
        """Show the panel and put the keyboard into its list."""
        self._window.preview.leave_pages()
        if self.runner.working:
            self.runner.finish(_ENOUGH)
        panel = self.panel_flow.panel
        self._workspace.below.show_check(panel, panel.grades)
        self._show()
        panel.enter_list()

    def step(self, way: int) -> None:
        """Go to the next finding (1) or the one before (-1): of those in the panel while it is open, else of all."""
        if not self._document.is_open:
            return
        if self.runner.working and not self.runner.finish(_FOR_A_KEY):
            self._workspace.hint.emit(_("Đang soát lỗi, vui lòng đợi một lát."))
            return
        shown = self.is_open and not self.panel_flow.view.dismissed
        seen = [one.finding for one in self.panel_flow.entries()] if shown else self.runner.settled.findings
        self.going.step(seen, way)
        if shown:
            self.panel_flow.choose(self.going.last)

    def show_marks(self, wanted: bool) -> None:
        """Show or hide the marks in table and text, and remember it."""
        self._window.prefs.change(show_marks=wanted)
        self.marks.show(wanted)
        if self._body is not None:
            self._body.setVisible(wanted)

    def show_rules(self) -> None:
        """The rules, the settings of the check, the known words."""
        if not self._document.is_open:
            return
        dialog = self.rules_dialog()
        if dialog.exec():
            self.deeds.set_checks(dialog.checks())
        dialog.deleteLater()

    def rules_dialog(self) -> RulesDialog:
        """The dialog of the rules with what is chosen now."""
        from ui.checking.rules_dialog import RulesDialog

        return RulesDialog(self._document.plan.checks, self.runner.settled, self._document.writable, self._window)

    def export(self) -> None:
        """Print the list or write it to a file."""
        from ui.checking.export_list import ExportList

        if not self._document.is_open:
            return
        self.runner.finish()
        shown = [one.finding for one in self.panel_flow.entries()] if self.is_open else None
        ExportList(self._window, list(self.runner.settled.findings), shown).ask()

    # Following

    def _changed(self, ids: Collection[str]) -> None:
        touched = self.index.follow(ids)
        self.going.follow(ids)
        self.marks.follow(touched)
        if self._body is not None and self._workspace.in_body:
            self._body.update()
        if not touched.isdisjoint(self._workspace.details.ids):
            self.notes.show_for(self._workspace.details.ids)
        self._later()

    def _later(self) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def _show(self) -> None:
        count = len(self.runner.settled.findings)
        self._workspace.below.name_check(_("Soát lỗi ({count})").format(count=count) if count else _("Soát lỗi"))
        if self.is_open:
            self.panel_flow.show()

    def _began(self) -> None:
        self.index.forget()
        self.going.forget()
        self.notes.show_for(())
        if self._document.is_open and self._body is not None:
            self._body.plan_id = self._document.session.rows.plan_id

    def _closed(self) -> None:
        self.going.forget()
        if self._document.is_open:
            self._workspace.middle.setFocus()

    def _moved(self) -> None:
        self.going.moved()
        if self.is_open and self.panel_flow.panel.bar.here.isChecked():
            self._later()

    def _turned(self) -> None:
        """The plan's text is shown for the first time: its marks come over it."""
        if self._body is None and self._document.is_open and self._workspace.in_body:
            plan_id = self._document.session.rows.plan_id
            self._body = BodyMarks(self._workspace.body.text, self.index, plan_id, self._window.prefs.now.show_marks)

    def retheme(self) -> None:
        """Draw what has colours of its own anew."""
        self.counter.show_counts()
        self.notes.retheme()
        self.notes.show_for(self._workspace.details.ids)
