"""Filter and order of the table: keeps what is wanted for each appendix, works it out in slices, and says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout

from models.commands import SortItems
from models.deadlines.corrected import DeadlineReader
from models.grid.grid import Address
from models.grid.live import LiveGrid
from models.i18n import _
from models.plan import Appendix
from models.search.finding import column_of
from models.store import ChangeSet
from models.text import fold
from models.units.directory import directory_of
from models.units.tokens import name_key
from models.view.describing import heading_of, parts_of, sort_words
from models.view.due import judge, years_in
from models.view.filtering import Deadline, Filter, FoldedLines, dropped_by
from models.view.flagged import flagged_ids
from models.view.sorting import Sort, orders_of, ranks_of
from models.view.units import Part, count_units, count_values
from models.view.view import View
from ui.document import Document
from ui.editing import Editing
from ui.filter.bar import FilterBar
from ui.filter.menus import fill_deadlines, fill_missing, fill_sorts
from ui.filter.unit_list import UnitList
from ui.workspace import Workspace

_SLICE = 0.006


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an officer wants to see of one appendix."""

    filter: Filter = Filter()
    sort: Sort | None = None

    @property
    def is_on(self) -> bool:
        """Whether anything is left out or in another order."""
        return self.filter.is_on or self.sort is not None


class Filtering(QObject):
    """Made when it is first wanted; each appendix keeps its own filter while the plan is open."""

    changed = Signal()  # bar or view

    def __init__(
        self, document: Document, workspace: Workspace, editing: Editing, show_table: Callable[[], None]
    ) -> None:
        super().__init__(workspace)
        self._document, self._workspace, self._editing = document, workspace, editing
        self._show_table = show_table
        self._wanted: dict[str, Wanted] = {}
        self._texts = FoldedLines()
        self._live: LiveGrid | None = workspace.live
        self._work: Iterator[frozenset[str] | None] | None = None
        self._open = False
        self.today: Callable[[], date] = date.today
        self.bar = FilterBar(workspace)
        self.bar.hide()
        self._units: UnitList | None = None
        self._names: dict[str, str] = {}
        column = workspace.columns.widget(1)
        layout = column.layout() if column else None
        sheets = workspace.paper.parentWidget()
        if isinstance(layout, QBoxLayout) and sheets is not None:
            layout.insertWidget(layout.indexOf(sheets), self.bar)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._connect()

    def _connect(self) -> None:
        bar = self.bar
        bar.text_wanted.connect(lambda text: self.want(text=text))
        bar.units_wanted.connect(self._open_units)
        bar.filling.connect(self._fill)
        bar.flagged_wanted.connect(self._want_flagged)
        bar.again.connect(self.apply)
        bar.off.connect(self.take_off)
        bar.closed.connect(self.close)
        bar.keep.clicked.connect(self.keep_order)
        self._workspace.model.modelReset.connect(self._another_grid)
        self._workspace.model.spliced.connect(lambda *_args: self._show_state())
        self._workspace.turned.connect(self._show_bar)
        self._document.changed.connect(self._follow)
        self._document.closed.connect(self._forget)

    # Bar

    @property
    def is_open(self) -> bool:
        """Whether the bar is there, though perhaps behind the plan's text."""
        return self._open

    def toggle(self) -> None:
        """Open the bar and write in it; close it where it is open, and show everything again."""
        if self._open and self.bar.isVisible():
            self.close()
            return
        self._show_table()
        self.open()
        self.bar.text.setFocus()
        self.bar.text.selectAll()

    def open(self) -> None:
        """Show the bar."""
        if self._live is not None:
            self._open = True
            self._show_bar()
            self._show_wanted()

    def close(self) -> None:
        """Hide the bar and show everything."""
        self.take_off()
        self._open = False
        self._show_bar()
        self._workspace.middle.setFocus()

    def _show_bar(self) -> None:
        self.bar.setVisible(self._open and not self._workspace.in_body and self._workspace.appendix is not None)
        self.changed.emit()

    def _forget(self) -> None:
        self._timer.stop()
        self._work = self._live = None
        self._wanted, self._texts = {}, FoldedLines()
        self._open = False
        self.bar.hide()

    # What is wanted

    @property
    def now(self) -> Wanted:
        """What is wanted of the appendix that is shown."""
        return self._wanted.get(self._live.appendix_id, Wanted()) if self._live else Wanted()

    def want(self, **conditions: object) -> None:
        """Other conditions in the place of those of the same name; the others stay."""
        self._set(replace(self.now, filter=replace(self.now.filter, **conditions)))  # type: ignore[arg-type]

    def only(self, name: str) -> None:
        """Show only the tasks in which a unit leads or takes part."""
        self._show_table()
        self.open()
        key = name_key(name)
        self._names[key] = name
        self.want(units=frozenset({key}), part=Part.EITHER)

    def order(self, sort: Sort | None) -> None:
        """See the tasks in another order, or in the plan's."""
        self._set(replace(self.now, sort=sort))

    def take_off(self) -> None:
        """Show everything in the plan's order."""
        self._set(Wanted())

    def by_value(self) -> None:
        """Show only tasks with the value of the current cell in that column; the same again takes it off."""
        cell = self._workspace.place().cell
        if self._live is None or cell is None or cell.address is None:
            self._workspace.hint.emit(_("Hãy chọn một ô có nội dung để lọc theo giá trị của ô đó."))
            return
        key = fold(cell.text)
        self._names[key] = cell.text
        self._want_values(column_of(cell.address), frozenset({key}))

    def by_column(self) -> None:
        """Choose among the texts of the current cell's column, or for a unit's column among the units."""
        cell, live = self._workspace.place().cell, self._live
        column = column_of(cell.address) if cell is not None and cell.address is not None else ""
        if live is None or not (column == "task" or column in live.appendix.layout.line_fields()):
            self._workspace.hint.emit(_("Hãy chọn một ô của cột cần lọc."))
            return
        self.open()
        if column in ("lead", "partners"):
            self.want(part=Part.LEAD if column == "lead" else Part.PARTNERS)
            self._open_units()
            return
        values = count_values(live.appendix.tasks(), column)
        self._names |= {one.key: one.name for one in values}
        chosen = dict(self.now.filter.values).get(column, frozenset[str]())
        listed = UnitList(self.bar)
        listed.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        listed.list.setAccessibleName(heading_of(live.appendix.layout, column))
        listed.chosen.connect(lambda keys, _part: self._want_values(column, keys))
        listed.show_units(values, chosen, None)
        listed.open_under(self.bar.text)

    def _want_values(self, column: str, keys: frozenset[str]) -> None:
        others = tuple(pair for pair in self.now.filter.values if pair[0] != column)
        self.want(values=(*others, (column, keys)) if keys else others)

    def _set(self, wanted: Wanted) -> None:
        if self._live is not None:
            unchanged = wanted == self.now
            self._wanted[self._live.appendix_id] = wanted
            if wanted.is_on and not self._open:
                self.open()
            if not unchanged:
                self.apply()

    def _want_flagged(self, on: bool) -> None:
        self.want(ids=self._flags() if on else None)

    def _flags(self) -> frozenset[str]:
        appendix = self._workspace.appendix
        return flagged_ids(appendix, self._document.plan.remarks) if appendix else frozenset()

    # Working it out

    def apply(self) -> None:
        """Work out what is seen, from the plan as it is now."""
        live, wanted = self._live, self.now
        self._timer.stop()
        if live is None:
            return
        self._workspace.commit()
        if not wanted.filter.is_on:
            self._look(frozenset())
            return
        meets = judge(DeadlineReader.of_plan(self._document.plan), self.today())
        directory = directory_of(self._document.plan.entries)
        self._work = dropped_by(wanted.filter, live.appendix, meets, self._texts, directory)
        self._timer.start()
        self._go_on()

    def finish(self) -> None:
        """Do the rest of the work now."""
        while self._timer.isActive():
            self._go_on()

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE
        while self._work is not None:
            dropped = next(self._work)
            if dropped is not None:
                self._timer.stop()
                self._work = None
                self._look(dropped)
            elif perf_counter() > end:
                return

    def _look(self, dropped: frozenset[str]) -> None:
        live, sort, table = self._live, self.now.sort, self._workspace.table
        if live is None:
            return
        ranks = ranks_of(live.appendix, sort, DeadlineReader.of_plan(self._document.plan)) if sort else {}
        view = View(dropped, ranks) if dropped or ranks else None
        index = table.currentIndex()
        kept = self._workspace.model.cell(index.row(), index.column()) if index.isValid() else None
        if not live.look_through(view).nothing:
            self._workspace.model.show_grid(live)
            self._stand(kept.address if kept else None)
        self._show_wanted()

    def _stand(self, address: Address | None) -> None:
        """Back to the value that the officer stood on, else to the first; the focus stays where it is."""
        table = self._workspace.table
        if self._workspace.model.rowCount() and not (address and table.select_address(address)):
            table.select_first()
        if not self._workspace.model.rowCount():
            self._workspace.details.show_nothing()
            self._workspace.place_changed.emit()

    def _another_grid(self) -> None:
        """Another appendix is shown, or the same in another layout; each has its own filter."""
        live = self._workspace.live
        if live is self._live or self._workspace.model.live is not live:
            return
        self._timer.stop()
        self._work = None
        self._live = live
        if self.now.is_on:
            self._open = True
            self.apply()
        self._show_bar()
        self._show_wanted()

    def _follow(self, changes: ChangeSet) -> None:
        if self._open and changes.structural:
            self._show_state()

    # Showing it

    def _show_wanted(self) -> None:
        if self._live is not None and self._open:
            self.bar.show_wanted(self.now.filter, self.now.sort, bool(self._document.plan.remarks))
            self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        live = self._live
        if live is None or not self._open:
            return
        wanted = self.now
        parts = parts_of(wanted.filter, live.appendix.layout, self._names) if wanted.filter.is_on else []
        text = ""
        if parts:
            shown, total = live.shown_tasks(), sum(1 for _task in live.appendix.tasks())
            text = _("Đang lọc: {shown}/{total} nhiệm vụ – {conditions}.")
            text = text.format(shown=shown, total=total, conditions=" · ".join(parts))
            if not shown:
                text = _("Không có nhiệm vụ nào khớp: {conditions}.").format(conditions=" · ".join(parts))
        if wanted.sort is not None:
            order = _("Đang xếp theo {words}.").format(words=sort_words(wanted.sort))
            text = f"{text} {order}".strip()
        if text:
            text += " " + _("Bản in, tệp xuất vẫn đủ và theo thứ tự của kế hoạch.")
        self.bar.show_state(text, bool(parts), wanted.sort is not None, self._document.writable)

    def _fill(self, name: str) -> None:
        live, menu = self._live, self.bar.menu_of(name)
        if live is None:
            return
        now, layout = self.now, live.appendix.layout
        if name == "deadline":
            years = years_in(live.appendix, DeadlineReader.of_plan(self._document.plan))
            fill_deadlines(menu, years, now.filter.deadline, self._want_deadline)
        elif name == "missing":
            fill_missing(menu, layout, now.filter.missing, lambda fields: self.want(missing=fields))
        else:
            fill_sorts(menu, layout, now.sort, self.order)

    def _want_deadline(self, deadline: Deadline | None) -> None:
        self.want(deadline=deadline)

    def _open_units(self) -> None:
        if self._units is None:
            self._units = UnitList(self.bar)
            self._units.chosen.connect(self._want_units)
            self._units.part_wanted.connect(self._want_part)
        self._list_units(self.now.filter.part)
        self._units.open_under(self.bar.units)

    def _list_units(self, part: Part) -> None:
        appendix: Appendix | None = self._workspace.appendix
        if appendix is not None and self._units is not None:
            directory = directory_of(self._document.plan.entries)
            units = count_units(appendix.tasks(), part, directory)
            self._names |= {unit.key: unit.name for unit in units}
            self._units.show_units(units, directory.main_keys(self.now.filter.units), part)

    def _want_units(self, units: frozenset[str], part: Part) -> None:
        self.want(units=units, part=part)

    def _want_part(self, part: Part) -> None:
        self.want(part=part)
        self._list_units(part)

    # The plan's own order

    def keep_order(self) -> None:
        """Give the plan the order that is seen, as one step."""
        live = self._live
        if live is None or live.view is None or not live.view.sorts or not self._editing.ready():
            return
        orders = orders_of(live.appendix, live.view.ranks)
        if orders and not self._document.run(SortItems(orders)):
            return
        self.order(None)
        if orders:
            text = _("Đã sắp xếp lại nhiệm vụ của phụ lục; số thứ tự đã theo thứ tự mới.")
            self._workspace.messages.tell(text, [(_("Hoàn tác"), self._editing.undo_told)])
