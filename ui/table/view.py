"""The table on the screen: merged cells, row heights made when they are first seen, and the keys of a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from models.grid.grid import Address
from models.i18n import _
from ui.table.chosen import Chosen, chosen_of
from ui.table.column_drag import ColumnDrag
from ui.table.copying import copy_selection
from ui.table.delegate import CellDelegate
from ui.table.header import GridHeader
from ui.table.heading_mouse import HeadingMouse
from ui.table.keys import TableKeys
from ui.table.model import GridModel
from ui.table.mouse import TableMouse
from ui.table.painting import Overlay, TablePainter
from ui.table.range_frame import RangeFrame
from ui.table.selection import CellSelection
from ui.table.showing import show_lane
from ui.table.sizing import RowSizer
from ui.table.sticky import StickyHeadings

_ENSURE_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class TaskTable(QTableView):
    """Shows a GridModel like paper and edits it like a spreadsheet."""

    told = Signal(str)  # why something cannot be done, in a sentence
    refused_edit = Signal(QModelIndex)  # a key was typed on a cell that cannot be edited
    clear_requested = Signal(object)  # addresses whose text is to go
    paste_requested = Signal()  # what is on the clipboard is to come into the chosen cells
    menu_requested = Signal(QPoint)
    zoom_stepped = Signal(int)
    zoom_changed = Signal(float)
    columns_resized = Signal(object)  # Layout with other widths
    fit_wanted = Signal(int)  # the column that is to fit its texts

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taskTable")
        self.grid_model = model
        self.sticky = StickyHeadings(self)
        self.overlays: list[Overlay] = []  # called in this order after the cells, in every paint
        self._header = GridHeader(self)
        self.setHorizontalHeader(self._header)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setMinimumSectionSize(4)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.sizer = RowSizer(self, model)
        self.cell_delegate = CellDelegate(model, lambda: self.sizer.typesetter, self)
        self.setItemDelegate(self.cell_delegate)
        self.setModel(model)
        self.selection = CellSelection(self, model, lambda lane: show_lane(self, lane))
        self.painter = TablePainter(self, model, lambda: self.selection.extents)
        self.keys = TableKeys(self)
        self.mouse = TableMouse(self)
        self.viewport().installEventFilter(self.sticky)
        self.range_frame = RangeFrame(self)
        self.cell_delegate.left_by.connect(self._after_editor)
        self.cell_delegate.refused.connect(self._reopen)
        model.modelReset.connect(self._after_reset)
        self.sizer.shown.connect(self.show_header)
        model.spliced.connect(self.sizer.splice)
        model.refreshed.connect(self.sizer.refresh)
        model.resized.connect(self.follow_page)
        self._header.chosen = lambda: self.selection.whole_columns
        self.selection.columns_changed.connect(self._header.viewport().update)
        self.heading = HeadingMouse(self, self._header)
        self._drag = ColumnDrag(self, self._header, self.sizer, model)
        self._drag.taken.connect(self.commit_editor)
        self._drag.tried.connect(self.show_header)
        self._drag.refused.connect(lambda: self.refused_edit.emit(model.index(0, 0)))
        self._drag.dropped.connect(self.columns_resized)
        self._drag.fit_wanted.connect(self.fit_wanted)
        self.verticalScrollBar().valueChanged.connect(self.sizer.settle_visible)

    def _after_reset(self) -> None:
        self.sizer.start()
        self.show_header()

    def show_header(self) -> None:
        """Put the Grid's heading rows into the header, at the size in use."""
        live = self.grid_model.live
        block = live.grid.blocks[0] if live and live.header_rows and not self.sizer.waits else None
        self._header.show_block(block, self.sizer.widths, self.sizer.typesetter)
        self.zoom_changed.emit(self.sizer.zoom)

    def set_zoom(self, zoom: float | None) -> None:
        """A zoom factor (1.0 = as large as on paper), or None to fit the width of the window."""
        self.commit_editor()
        self.sizer.set_zoom(zoom)
        self.show_header()

    def follow_page(self) -> None:
        """Follow other settings of the page or other widths of the columns."""
        if self.sizer.fit_page():
            self.show_header()
        # A border that was dragged has brought the columns to their widths already: only the merges are missing.
        self.sizer.settle_visible()

    def stand_again(self, address: Address | None, row: int) -> None:
        """After rows came and went: back to the same value, else to the same height in the table."""
        if address is not None and self.select_address(address):
            return
        rows = self.grid_model.rowCount()
        if rows and row < 0:
            self.select_first()
        elif rows:
            cell = self.grid_model.cell(min(row, rows - 1), 0)
            self.go_to(self.grid_model.index(cell.row, cell.column))

    def select_address(self, address: Address) -> bool:
        """Make the cell that shows a value the current one; False where it is not shown."""
        index = self.grid_model.index_of(address)
        if index.isValid():
            self.go_to(index)
        return index.isValid()

    def go_to(self, index: QModelIndex, at_top: bool = False) -> None:
        """Make a cell the current one and bring it into view, its rows sized first; with `at_top` to the top."""
        hints = QAbstractItemView.ScrollHint
        hint = hints.PositionAtTop if at_top else hints.EnsureVisible
        cell = self.grid_model.cell(index.row(), index.column())
        index = self.grid_model.index(cell.row, cell.column)
        self.sizer.settle_rows(index.row(), index.row())
        self.sizer.merges.show(index.row(), index.row())
        self.setCurrentIndex(index)
        self.scrollTo(index, hint)
        self.sizer.settle_visible()
        self.scrollTo(index, hint)

    def select_first(self) -> None:
        """Make the first cell with a value behind it the current one."""
        for column in range(self.grid_model.columnCount()):
            if self.grid_model.cell(0, column).address is not None:
                self.go_to(self.grid_model.index(0, column))
                return

    def write_over(self) -> None:
        """Open the editor of the current cell with its text chosen, so that typing replaces it."""
        self.cell_delegate.replace_text = True
        self.edit(self.currentIndex())
        self.cell_delegate.replace_text = False

    def commit_editor(self) -> None:
        """Store what is typed in an open editor, and close it."""
        editor = self.cell_delegate.editor
        if editor is not None:
            self.cell_delegate.commitData.emit(editor)
            self.cell_delegate.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    @property
    def composing(self) -> bool:
        """Whether a word is being composed in an open editor."""
        editor = self.cell_delegate.editor
        return editor is not None and editor.composing

    def open_editor(self) -> None:
        """Open the editor of the current cell, or tell why it cannot be edited."""
        index = self.currentIndex()
        if index.isValid() and self.grid_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.isValid():
            self.refused_edit.emit(index)

    def write_anew(self) -> None:
        """Open the editor of the current cell without its text, which Escape brings back."""
        self.cell_delegate.keep_text = ""
        self.open_editor()
        self.cell_delegate.keep_text = None

    def selectionCommand(
        self, _index: QModelIndex | QPersistentModelIndex, _event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """What Qt makes the current cell is chosen alone, whatever key is held meanwhile."""
        return QItemSelectionModel.SelectionFlag.ClearAndSelect

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Spreadsheet keys; everything that writes a letter opens the editor with that letter."""
        if self.keys.press(event):
            return
        self.cell_delegate.replace_text = self.keys.writes(event)
        if self.cell_delegate.replace_text or event.key() == Qt.Key.Key_F2:
            self._show_current()
        try:
            super().keyPressEvent(event)
        finally:
            self.cell_delegate.replace_text = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composition that begins on a cell opens its editor, as a typed letter does."""
        self.cell_delegate.replace_text = self.cell_delegate.editor is None
        if self.cell_delegate.replace_text and (event.preeditString() or event.commitString()):
            self._show_current()
        try:
            super().inputMethodEvent(event)
        finally:
            self.cell_delegate.replace_text = False

    def _show_current(self) -> None:
        """What is written in is seen, wherever the table was scrolled to meanwhile."""
        if self.selection.lane is not None:
            show_lane(self, self.selection.lane)

    def chosen(self) -> Chosen:
        """What is chosen: a rectangle of cells, or with Ctrl several."""
        return chosen_of(self.selection, self.grid_model)

    def copy(self, cut: bool = False) -> bool:
        """Put the chosen cells on the clipboard; False where several ranges are chosen, which make no table."""
        chosen = self.chosen()
        if chosen.others:
            self.told.emit(_("Không sao chép được nhiều vùng rời nhau; hãy chọn một vùng liền."))
            return False
        return copy_selection(chosen, self.window(), cut)

    def cut(self) -> None:
        """Copy the chosen cells and ask for their texts to go."""
        if not self.grid_model.read_only and self.copy(cut=True):
            self.clear()

    def paste(self) -> None:
        """Ask for what is on the clipboard to come into the chosen cells."""
        self.paste_requested.emit()

    def clear(self) -> None:
        """Ask for the texts of the chosen cells to go."""
        if self.grid_model.read_only:
            self.refused_edit.emit(self.currentIndex())
            return
        addresses = dict.fromkeys(cell.address for cell in self.chosen().cells() if cell.address and cell.text)
        if addresses:
            self.clear_requested.emit(tuple(addresses))

    def _after_editor(self, key: int) -> None:
        self.setFocus()
        self.keys.leave(Qt.Key(key), back=key == Qt.Key.Key_Backtab)

    def _reopen(self, index: QPersistentModelIndex, text: str) -> None:
        if index.isValid():
            self.go_to(self.grid_model.index(index.row(), index.column()))
            self.cell_delegate.keep_text = text
            self.edit(self.currentIndex())
            self.cell_delegate.keep_text = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is chosen."""
        self.menu_requested.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel changes the zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_stepped.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then what lies over them."""
        painter = QPainter(self.viewport())
        damaged = event.region().subtracted(self.sticky.hidden())
        self.painter.paint(painter, damaged, self.sizer.typesetter, self.sizer.widths)
        for overlay in self.overlays:
            painter.save()
            overlay(painter, event.rect())
            painter.restore()
        self.sticky.paint(painter, event.region())
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The rows move, the heading of their area stays."""
        super().scrollContentsBy(dx, dy)
        self.sticky.scrolled(dx, dy)

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: QAbstractItemView.ScrollHint = _ENSURE_VISIBLE
    ) -> None:
        """Bring a cell into view, below the headings that stay at the top."""
        super().scrollTo(index, hint)
        hidden = self.sticky.cover(index.row()) - self.visualRect(index).top()
        if hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width where the zoom says so."""
        super().resizeEvent(event)
        if self.sizer.fit_width():
            self.show_header()
        self.sizer.settle_visible()
