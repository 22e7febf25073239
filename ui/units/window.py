"""The window of the units; it stays open beside the table and follows the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from models.i18n import _
from models.plan import Line, Plan
from models.registers import Unit, UnitChange, entries_of
from models.store import ChangeSet
from models.units.counting import LineCount, counting
from models.units.directory import directory_of
from models.units.tokens import name_key
from ui.document import Document
from ui.message_bar import MessageBar
from ui.room import resize_within
from ui.units.change_tab import ChangeTab
from ui.units.unit_tab import UnitTab

_AFTER = 300  # milliseconds after a change of the plan
_SLICE = 0.006


class UnitsWindow(QDialog):
    """Two lists, the units and the agencies that changed; counts come in slices while the window is seen."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unitsWindow")
        self.setWindowTitle(_("Danh mục đơn vị"))
        self._document = document
        self._work: Iterator[Mapping[str, LineCount] | None] | None = None
        self._entries: object = None
        self.messages = MessageBar(self)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(_("Danh mục đơn vị"))
        self.units, self.changes = UnitTab(self.tabs), ChangeTab(self.tabs)
        self.tabs.addTab(self.units, _("Đơn vị"))
        self.tabs.addTab(self.changes, _("Đổi tên cơ quan"))
        self.shut = QPushButton(_("Đóng"), self)
        self.shut.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.tabs, 1)
        column.addLayout(buttons)
        # Beside the one button there is room enough; the buttons of the lists stay free.
        self.messages.float_over(self)
        self.shut.clicked.connect(self.close)
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._later.timeout.connect(self._count)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        document.changed.connect(self._follow)
        document.changed.connect(self.messages.pass_by)
        document.closed.connect(self.close)
        resize_within(self, 940, 560)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the plan as it is now."""
        super().showEvent(event)
        self._show_entries()
        self._count()
        self.units.take_focus()

    def finish(self) -> None:
        """Do the rest of the counting now."""
        if self._later.isActive():
            self._later.stop()
            self._count()
        while self._work is not None:
            self._go_on()

    def _follow(self, changes: ChangeSet) -> None:
        if self.isVisible() and self._document.is_open:
            if any(change.table == "entry" for change in changes.changes):
                self._show_entries()
            self._later.start()

    def _show_entries(self) -> None:
        plan, writable = self._document.plan, self._document.writable
        self.units.show_units(tuple(entries_of(plan.entries, Unit)), writable)
        self.changes.show_changes(tuple(entries_of(plan.entries, UnitChange)), writable)

    def _count(self) -> None:
        self._timer.stop()
        self._work = None
        if self._document.is_open and self.isVisible():
            plan = self._document.plan
            self._work = counting(_lines(plan), directory_of(plan.entries))
            self._timer.start()
            self._go_on()

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE
        while self._work is not None:
            counts = next(self._work)
            if counts is not None:
                self._timer.stop()
                self._work = None
                known = {name_key(unit.name) for unit in self.units.model.units}
                self.units.show_counts(counts, len(counts.keys() - known))
            elif perf_counter() > end:
                return


def _lines(plan: Plan) -> Iterator[Line]:
    return (line for appendix in plan.appendices for task in appendix.tasks() for line in task.lines)
