"""Filling as one act: by keys, by the menu or by the handle; what it did is told with the other way to do it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from models.commands.together import Together
from models.grid.grid import Role
from models.i18n import _
from models.official.dates import short_date
from ui.document import Document
from ui.message_bar import MessageBar
from ui.table.extent import Extent
from ui.table.filling import Fill, Mode, Way, end_of_heading, fill_down, fill_right, fill_to, is_heading, series_down
from ui.table.model import GridModel
from ui.table.steps import Lane
from ui.table.view import TaskTable

Plan = Callable[[GridModel, Extent], Fill]


class FillDeeds(QObject):
    """Turns filling into commands on the document; one act is one step."""

    hint = Signal(str)

    def __init__(self, document: Document, table: TaskTable, messages: MessageBar, undo: Callable[[], None]) -> None:
        super().__init__(table)
        self._document = document
        self._table = table
        self._model = table.grid_model
        self._messages = messages
        self._undo = undo
        self._is_last = False  # nothing has changed since the last filling
        document.changed.connect(self._something_changed)

    def down(self) -> None:
        """Copy the first cell of each chosen column into the others; one cell takes the text of the cell above."""
        self._fill_chosen(fill_down, Mode.COPY, _("Phía trên không có ô cùng loại để điền xuống."))

    def right(self) -> None:
        """Copy the first value of each chosen row into the others; one cell takes the text on its left."""
        self._fill_chosen(fill_right, Mode.COPY, _("Bên trái không có ô của cùng dòng để điền sang."))

    def series(self) -> None:
        """Continue the texts at the top of the chosen columns: quarters, months, years, numbers."""
        none = _("Hãy chọn ô đã có chữ cùng các ô bên dưới rồi điền tiếp.")
        self._fill_chosen(series_down, Mode.SERIES, none)

    def today(self) -> None:
        """Write today's date as the decree does: into the text that is being written, else over the chosen cell."""
        text = short_date(date.today())
        writing = QApplication.focusWidget()
        if isinstance(writing, QLineEdit):
            writing.insert(text)
        elif isinstance(writing, QTextEdit | QPlainTextEdit):
            if not writing.isReadOnly():
                writing.textCursor().insertText(text)
        elif writing is self._table and self._table.currentIndex().isValid():
            self._table.cell_delegate.keep_text = text
            self._table.open_editor()
            self._table.cell_delegate.keep_text = None

    def drop(self, fill: Fill, mode: Mode) -> None:
        """Fill where the handle was let go, choose what is filled, and offer the other way."""
        if not self._run(fill, mode):
            return
        self._choose(fill.whole)
        other = Mode.COPY if fill.counts(mode) else Mode.SERIES
        if fill.changes(other) != fill.changes(mode):
            self._tell(fill, mode, other)

    def to_end(self, source: Extent) -> None:
        """Fill from a range down to the last row under its heading."""
        end = end_of_heading(self._model, source)
        if end > source.bottom:
            self.drop(fill_to(self._model, source, Way.DOWN, end), Mode.AUTO)

    def refused(self, extent: Extent) -> str:
        """Why nothing of a range can be filled; "" where something can."""
        cells = [self._model.cell(extent.top, column) for column in extent.columns]
        if all(cell.role is Role.NUMBER for cell in cells):
            return _("Số thứ tự do chương trình tự đánh, không cần điền.")
        if all(is_heading(cell) or cell.role is Role.REFERENCE for cell in cells):
            return _("Dòng tiêu đề và dòng dẫn chiếu không điền theo ô khác; hãy chọn ô của nhiệm vụ.")
        return ""

    def _fill_chosen(self, plan: Plan, mode: Mode, none: str) -> None:
        table = self._table
        if not self._document.writable or table.composing or not table.selection.extents:
            return
        table.commit_editor()
        fills = [plan(self._model, extent) for extent in table.selection.extents]
        strips = tuple(strip for fill in fills for strip in fill.strips)
        if not strips:
            self.hint.emit(self.refused(table.selection.extents[0]) or none)
            return
        self._run(Fill(fills[0].whole, strips), mode)

    def _run(self, fill: Fill, mode: Mode) -> bool:
        changes = fill.changes(mode)
        if not changes:
            return bool(fill.strips)
        label = _("Điền {count} ô").format(count=len(changes))
        done = self._document.run(Together(label, changes))
        self._is_last = done
        return done

    def _tell(self, fill: Fill, mode: Mode, other: Mode) -> None:
        count = sum(len(strip.targets) for strip in fill.strips)
        told = _("Đã điền tiếp dãy vào {count} ô.") if fill.counts(mode) else _("Đã sao chép vào {count} ô.")
        turned = _("Sao chép ô") if other is Mode.COPY else _("Điền tiếp dãy")
        actions = [(turned, lambda: self._turn(fill, mode, other)), (_("Hoàn tác"), self._undo)]
        self._messages.tell(told.format(count=count), actions)

    def _turn(self, fill: Fill, mode: Mode, other: Mode) -> None:
        """Do it the other way instead; where more has happened since, on top of that."""
        self._messages.hide()
        if not self._document.writable or self._table.composing:
            return
        self._table.commit_editor()
        if self._is_last and fill.changes(mode):
            self._document.undo()
        if self._run(fill, other):
            self._choose(fill.whole)
            self._tell(fill, other, mode)

    def _choose(self, whole: Extent) -> None:
        selection = self._table.selection
        if whole.bottom < self._model.rowCount() and whole.right < self._model.columnCount():
            selection.stand(Lane(whole.top, whole.left), scroll=False)
            selection.extend_to(Lane(whole.bottom, whole.right), scroll=False)

    def _something_changed(self, _change: object) -> None:
        self._is_last = False
