"""What is done to the columns of the table: hidden, shown, moved, renamed, fitted; each act one step to undo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models import commands
from models.commands.together import Together
from models.errors import InputProblem
from models.i18n import _
from models.layout import Layout
from models.text import printable
from ui import dialogs
from ui.document import Document
from ui.editing import Editing
from ui.table.column_fit import fitted
from ui.table.column_order import group_of, moved, plain
from ui.table.column_widths import with_widths
from ui.table.standing import stand_as, standing_in
from ui.workspace import Workspace


class ColumnFlow(QObject):
    """The work behind the menu of the table's heading and its keys, for the columns that are chosen."""

    def __init__(self, window: QWidget, document: Document, workspace: Workspace, editing: Editing) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._workspace = workspace
        self._editing = editing
        self.table = workspace.table
        self.table.heading.dropped.connect(lambda layout: self._arrange(layout, _("Đổi chỗ cột")))
        self.table.heading.refused.connect(self._refuse)
        self.table.fit_wanted.connect(self.fit)

    def hidden(self) -> tuple[tuple[int, str], ...]:
        """The hidden columns of the shown appendix: each one's place in the layout, and its name."""
        layout = self._layout()
        if layout is None:
            return ()
        return tuple((place, _name(layout, place)) for place, one in enumerate(layout.columns) if one.hidden)

    def hide(self) -> None:
        """Neither show nor print the chosen columns; what stands in them is kept."""
        layout, columns = self._ready()
        if layout is None or not self._allowed(len(columns) < len(layout.shown), _("Bảng phải còn ít nhất một cột.")):
            return
        places = [layout.columns.index(layout.shown[column]) for column in columns]
        names = ", ".join(_name(layout, place) for place in places)
        if self._show(places, False, _("Ẩn cột")):
            text = _("Đã ẩn cột {names}: không hiện và không in; nội dung trong cột vẫn được giữ.")
            self._workspace.messages.tell(text.format(names=names), [(_("Hoàn tác"), self._editing.undo_told)])

    def show_hidden(self, place: int | None = None) -> None:
        """Show a hidden column again, by its place in the layout; without one, all of them."""
        if not self._editing.ready() or self._layout() is None:
            return
        places = [one for one, _title in self.hidden() if place in (None, one)]
        if self._allowed(bool(places), _("Bảng này không có cột nào đang ẩn.")):
            self._show(places, True, _("Hiện cột đã ẩn"))

    def move(self, step: int) -> None:
        """Move the chosen columns one place to the left (-1) or to the right (1)."""
        layout, columns = self._ready()
        if layout is None:
            return
        gap = columns.start - 1 if step < 0 else columns.stop + 1
        if not self._allowed(0 <= gap <= len(layout.shown), _("Cột đã ở mép bảng.")):
            return
        try:
            wanted = moved(layout, columns, self._over_group(layout, columns, step, gap))
        except InputProblem as problem:
            self._workspace.hint.emit(problem.message)
            return
        whole = len(self.table.selection.whole_columns) > 0
        if self._arrange(wanted, _("Đổi chỗ cột")):
            self._follow([column.field for column in layout.shown[columns.start : columns.stop]], whole)

    def rename(self) -> None:
        """Ask for another heading of the first chosen column, or of the common heading above all of them."""
        layout, columns = self._ready()
        if layout is None:
            return
        first = layout.columns.index(layout.shown[columns.start])
        group = group_of(layout, columns)
        before = plain(group or layout.columns[first].header)
        text = dialogs.ask_text(self._window, _("Đổi tên tiêu đề"), _("Tiêu đề của cột:"), before)
        text = plain(printable(text or ""))
        if not text or text == before:
            return

        def named(place: int) -> Layout:
            parts = list(layout.columns)
            for at, column in enumerate(parts):
                if group and column.group == group:
                    parts[at] = replace(column, group=text)
                elif not group and at == place:
                    parts[at] = replace(column, header=text)
            return replace(layout, columns=tuple(parts))

        self._arrange(named(first), _("Đổi tên tiêu đề cột"))

    def fit(self, column: int | None = None) -> None:
        """Make the chosen columns as wide as their texts; or one whose border was double clicked."""
        layout, columns = self._ready(column)
        if layout is None:
            return
        widths = fitted(self.table, self.table.grid_model, self.table.sizer, columns)
        self._editing.resize_columns(with_widths(layout, widths))

    def _ready(self, column: int | None = None) -> tuple[Layout | None, range]:
        """The layout that may be changed and the columns that are meant; no layout where there is nothing to do."""
        layout = self._layout()
        if layout is None or not self._editing.ready():
            return None, range(0)
        if not self._allowed(
            not layout.is_list, _("Phụ lục dạng liệt kê không có cột; chọn mục in ở Thiết lập trang.")
        ):
            return None, range(0)
        chosen = self.table.selection.whole_columns or self.table.chosen().columns
        if column is not None and column not in self.table.selection.whole_columns:
            chosen = range(column, column + 1)
        one = len(self.table.selection.whole_columns) > 0 or len(chosen) < len(layout.shown)
        if not self._allowed(bool(chosen) and one, _("Hãy đứng ở một ô của cột, hoặc bấm vào tiêu đề của cột.")):
            return None, range(0)
        return layout, chosen

    def _layout(self) -> Layout | None:
        appendix = self._workspace.appendix
        return appendix.layout if appendix is not None and not self._workspace.in_body else None

    def _show(self, places: list[int], shown: bool, label: str) -> bool:
        # The page's dialog knows how widths fill the page when columns come and go.
        from ui.page_setup.draft import PageDraft

        appendix = self._workspace.appendix
        if appendix is None:
            return False
        draft = PageDraft(self._document.plan)
        for place in places:
            draft.set_shown(appendix.id, place, shown)
        return self._arrange(draft.appendix(appendix.id).layout, label)

    def _arrange(self, layout: Layout, label: str) -> bool:
        """Give the shown appendix another layout; the rows in sight stay in sight."""
        appendix = self._workspace.appendix
        if appendix is None or layout == appendix.layout:
            return False
        rows, standing = self.table.grid_model.rowCount(), standing_in(self.table)
        if not self._document.run(Together(label, (commands.SetLayout(appendix.id, layout),))):
            return False
        if self.table.grid_model.rowCount() == rows:
            stand_as(self.table, standing, zoom=False)
        return True

    def _follow(self, fields: list[str], whole: bool) -> None:
        """Choose the columns again that have just been moved, so that they can be moved on."""
        layout, lane = self._layout(), self.table.selection.lane
        if layout is None or lane is None or not whole:
            return
        places = [place for place, column in enumerate(layout.shown) if column.field in fields]
        columns = range(places[0], places[-1] + 1)
        self.table.selection.choose_heading(columns, False, lane._replace(column=columns.start))

    def _over_group(self, layout: Layout, columns: range, step: int, gap: int) -> int:
        """A column beside a common heading that is not its own goes past the whole of it."""
        shown = layout.shown
        beside = shown[gap if step < 0 else gap - 1].group
        if not beside or beside == shown[columns.start].group:
            return gap
        places = [place for place, column in enumerate(shown) if column.group == beside]
        return places[0] if step < 0 else places[-1] + 1

    def _allowed(self, allowed: bool, otherwise: str) -> bool:
        if not allowed:
            self._workspace.hint.emit(otherwise)
        return allowed

    def _refuse(self, reason: str) -> None:
        if reason:
            self._workspace.hint.emit(reason)
        else:
            self.table.refused_edit.emit(self.table.currentIndex())


def _name(layout: Layout, place: int) -> str:
    return f"“{plain(layout.columns[place].header) or layout.columns[place].field}”"
