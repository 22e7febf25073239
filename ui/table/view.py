"""The table on the screen: merged cells, row heights made when they are first seen, and the keys of a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from models.grid.grid import Address
from ui.table.chosen import Chosen, chosen_of
from ui.table.column_drag import ColumnDrag
from ui.table.copying import copy_selection
from ui.table.delegate import CellDelegate
from ui.table.header import GridHeader
from ui.table.model import AnyIndex, GridModel
from ui.table.painting import Overlay
from ui.table.sizing import RowSizer
from ui.table.steps import Lane, step_from, tab_from

_ARROWS = {
    QAbstractItemView.CursorAction.MoveUp: (-1, 0),
    QAbstractItemView.CursorAction.MoveDown: (1, 0),
    QAbstractItemView.CursorAction.MoveLeft: (0, -1),
    QAbstractItemView.CursorAction.MoveRight: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TaskTable(QTableView):
    """Shows a GridModel like paper and edits it like a spreadsheet."""

    refused_edit = Signal(QModelIndex)  # a key was typed on a cell that cannot be edited
    clear_requested = Signal(object)  # addresses whose text is to go
    paste_requested = Signal(object)  # address to paste to
    menu_requested = Signal(QPoint)
    zoom_stepped = Signal(int)
    zoom_changed = Signal(float)
    columns_resized = Signal(object)  # Layout with other widths

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taskTable")
        self.grid_model = model
        self._lane: Lane | None = None
        self._stepping = False
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
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.sizer = RowSizer(self, model)
        self.cell_delegate = CellDelegate(model, lambda: self.sizer.typesetter, self)
        self.setItemDelegate(self.cell_delegate)
        self.setModel(model)
        self.cell_delegate.left_by.connect(self._after_editor)
        self.cell_delegate.refused.connect(self._reopen)
        model.modelReset.connect(self._after_reset)
        model.spliced.connect(self.sizer.splice)
        model.refreshed.connect(self.sizer.refresh)
        model.resized.connect(self.follow_page)
        self._drag = ColumnDrag(self, self._header, self.sizer, model)
        self._drag.taken.connect(self.commit_editor)
        self._drag.tried.connect(self.show_header)
        self._drag.refused.connect(lambda: self.refused_edit.emit(model.index(0, 0)))
        self._drag.dropped.connect(self.columns_resized)
        self.verticalScrollBar().valueChanged.connect(self.sizer.settle_visible)

    def _after_reset(self) -> None:
        self._lane = None
        self.sizer.start()
        self.show_header()

    def show_header(self) -> None:
        """Put the Grid's heading rows into the header, at the size in use."""
        live = self.grid_model.live
        block = live.grid.blocks[0] if live and live.header_rows else None
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

    def stand_again(self, address: Address | None, row: int) -> None:
        """After rows came and went: back to the same value, else to the same height in the table."""
        if address is not None and self.select_address(address):
            return
        rows = self.grid_model.rowCount()
        if rows and row >= 0:
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

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Remember the row and column along which arrow keys move through merged cells."""
        if not self._stepping and current.isValid():
            self._lane = Lane(current.row(), current.column())
        super().currentChanged(current, previous)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrow keys step from cell to cell as seen, merged ones counting once."""
        current = self.currentIndex()
        if action in _ARROWS and current.isValid() and not modifiers & Qt.KeyboardModifier.ControlModifier:
            lane = self._lane or Lane(current.row(), current.column())
            lane, index = step_from(self.grid_model, current, lane, *_ARROWS[action])
            self._lane = lane
            self.sizer.settle_rows(index.row(), index.row())
            self.sizer.merges.show(index.row(), index.row())
            return index
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Spreadsheet keys; everything that writes a letter opens the editor with that letter."""
        key = Qt.Key(event.key())
        current = self.currentIndex()
        if key in _ENTER and not event.modifiers() & _COMMAND_KEYS:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and current.isValid():
            back = key == Qt.Key.Key_Backtab or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tab(-1 if back else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers() & _COMMAND_KEYS:
            self.clear()
        else:
            self._open_with(event)

    def _open_with(self, event: QKeyEvent) -> None:
        writes = bool(event.text()) and event.text().isprintable() and not event.modifiers() & _COMMAND_KEYS
        if writes or event.key() == Qt.Key.Key_F2:
            index = self.currentIndex()
            if index.isValid() and not self.grid_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.refused_edit.emit(index)
                return
        self.cell_delegate.replace_text = writes
        self._stepping = not writes
        try:
            super().keyPressEvent(event)
        finally:
            self.cell_delegate.replace_text = False
            self._stepping = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composition that begins on a cell opens its editor, as a typed letter does."""
        self.cell_delegate.replace_text = self.cell_delegate.editor is None
        try:
            super().inputMethodEvent(event)
        finally:
            self.cell_delegate.replace_text = False

    def chosen(self) -> Chosen:
        """The chosen rectangle of cells."""
        return chosen_of(self, self.grid_model)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard."""
        copy_selection(self.chosen(), self.window())

    def cut(self) -> None:
        """Copy the chosen cells and ask for their texts to go."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Ask for the clipboard's text to come into the current cell."""
        current = self.currentIndex()
        cell = self.grid_model.cell(current.row(), current.column()) if current.isValid() else None
        if cell and cell.address:
            self.paste_requested.emit(cell.address)

    def clear(self) -> None:
        """Ask for the texts of the chosen cells to go."""
        if self.grid_model.read_only:
            self.refused_edit.emit(self.currentIndex())
            return
        addresses = dict.fromkeys(cell.address for cell in self.chosen().cells() if cell.address and cell.text)
        if addresses:
            self.clear_requested.emit(tuple(addresses))

    def _step(self, down: int, right: int) -> None:
        current = self.currentIndex()
        if not current.isValid():
            return
        lane = self._lane or Lane(current.row(), current.column())
        lane, index = step_from(self.grid_model, current, lane, down, right)
        self._move_to(index, lane)

    def _tab(self, way: int) -> None:
        current = self.currentIndex()
        index = tab_from(self.grid_model, current, self._lane or Lane(current.row(), current.column()), way)
        self._move_to(index[1], index[0])

    def _move_to(self, index: QModelIndex, lane: Lane) -> None:
        self._stepping = True
        self.go_to(index)
        self._stepping = False
        self._lane = lane

    def _after_editor(self, key: int) -> None:
        self.setFocus()
        if key in _ENTER:
            self._step(1, 0)
        else:
            self._tab(1 if key == Qt.Key.Key_Tab else -1)

    def _reopen(self, index: QPersistentModelIndex, text: str) -> None:
        if index.isValid():
            self.go_to(self.grid_model.index(index.row(), index.column()))
            self.cell_delegate.keep_text = text
            self.edit(self.currentIndex())
            self.cell_delegate.keep_text = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell why a cell cannot be edited instead of doing nothing."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.grid_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.refused_edit.emit(index)
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a cell, which becomes the current one first."""
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
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
        super().paintEvent(event)
        if self.overlays:
            painter = QPainter(self.viewport())
            for overlay in self.overlays:
                painter.save()
                overlay(painter, event.rect())
                painter.restore()
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width where the zoom says so."""
        super().resizeEvent(event)
        if self.sizer.fit_width():
            self.show_header()
        self.sizer.settle_visible()
