"""The keys of the table, as Excel has them; what writes a letter opens the editor with that letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.table.steps import Lane, edge_from, step_from, tab_from, turn_within

if TYPE_CHECKING:
    from ui.table.view import TaskTable

_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_JUMPS = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_OTHER = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TableKeys:
    """Does what a key means in the table; the editor's own keys are the editor's."""

    def __init__(self, view: TaskTable) -> None:
        self._view = view
        self._model = view.grid_model
        self._tabbed: tuple[int, Lane] | None = None  # the column where Tab began, and where it has led to

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means; False where it is left to Qt, which opens the editor."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & (_SHIFT | _CTRL | _OTHER)
        lane = self._view.selection.lane
        shift, ctrl = bool(modifiers & _SHIFT), bool(modifiers & _CTRL)
        if modifiers & _OTHER:
            # Alt with an arrow moves rows and columns, where there is something to move.
            return key in _ARROWS or key in _JUMPS
        if key in _TAB or (key in _ENTER and not ctrl):
            self.leave(Qt.Key.Key_Tab if key in _TAB else key, back=shift or key == Qt.Key.Key_Backtab)
        elif lane is not None and key in _ARROWS:
            self._arrow(lane, *_ARROWS[key], shift, ctrl)
        elif lane is not None and key in _JUMPS:
            self._jump(key, lane, shift, ctrl)
        elif self._chooses(key, modifiers):
            pass
        elif key == Qt.Key.Key_Delete and modifiers == _NONE:
            self._view.clear()
        elif key == Qt.Key.Key_Backspace and modifiers == _NONE:
            self._view.write_anew()
        else:
            return self._refuses(event)
        return True

    def writes(self, event: QKeyEvent) -> bool:
        """Whether the key writes something."""
        return bool(event.text()) and event.text().isprintable() and not event.modifiers() & (_CTRL | _OTHER)

    def leave(self, key: Qt.Key, back: bool) -> None:
        """Go on by Enter or Tab, from a cell or out of its editor: within a chosen range round and round."""
        selection, tab = self._view.selection, key in _TAB
        lane = selection.lane
        if lane is None:
            return
        way = -1 if back else 1
        if not selection.is_one_cell:
            extent = selection.extents[0]
            selection.move_within(turn_within(self._model, lane, extent.rows, extent.columns, way, by_rows=tab))
            return
        began = self._tabbed[0] if self._tabbed and self._tabbed[1] == lane else None
        if tab:
            lane = tab_from(self._model, lane, way)
        elif began is None or back:
            lane = step_from(self._model, lane, way, 0)
        else:
            lane = step_from(self._model, Lane(lane.row, began), way, 0)
        start = selection.lane.column if began is None and selection.lane else began
        self._tabbed = (start, lane) if tab and start is not None else None
        selection.stand(lane)

    def _arrow(self, lane: Lane, down: int, right: int, shift: bool, ctrl: bool) -> None:
        selection = self._view.selection
        if not shift:
            step = edge_from if ctrl else step_from
            selection.stand(step(self._model, lane, down, right))
        elif ctrl:
            lead = selection.lead
            along = Lane(lead.row, lane.column) if down else Lane(lane.row, lead.column)
            there = edge_from(self._model, along, down, right)
            selection.extend_to(Lane(there.row, lead.column) if down else Lane(lead.row, there.column))
        else:
            selection.extend(down, right)

    def _jump(self, key: Qt.Key, lane: Lane, shift: bool, ctrl: bool) -> None:
        selection = self._view.selection
        start = selection.lead if shift else lane
        last = Lane(self._model.rowCount() - 1, self._model.columnCount() - 1)
        if key == Qt.Key.Key_Home:
            there = Lane(0, 0) if ctrl else Lane(start.row, 0)
        elif key == Qt.Key.Key_End:
            there = last if ctrl else Lane(start.row, last.column)
        elif ctrl:
            return  # the next appendix, where there is one
        else:
            there = Lane(self._page(start.row, 1 if key == Qt.Key.Key_PageDown else -1), start.column)
        if shift:
            selection.extend_to(there)
        else:
            selection.stand(there)

    def _page(self, row: int, way: int) -> int:
        """The row a windowful further, which comes to stand where this one stood."""
        view, bar = self._view, self._view.verticalScrollBar()
        last = self._model.rowCount() - 1
        height = max(1, view.viewport().height())
        before, y = bar.value(), view.rowViewportPosition(row)
        bar.setValue(before + way * height)
        if bar.value() == before:
            return last if way > 0 else 0
        y = max(0, min(y + way * (height - abs(bar.value() - before)), height - 1))
        found = view.rowAt(y)
        found = last if found < 0 else found
        return max(found, min(row + 1, last)) if way > 0 else min(found, max(row - 1, 0))

    def _chooses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        selection = self._view.selection
        if key == Qt.Key.Key_A and modifiers == _CTRL:
            selection.choose_all()
        elif key == Qt.Key.Key_Space and modifiers == _SHIFT:
            selection.choose_rows()
        elif key == Qt.Key.Key_Space and modifiers == _CTRL:
            selection.choose_columns()
        else:
            return False
        return True

    def _refuses(self, event: QKeyEvent) -> bool:
        """Whether something is to be written where nothing can be: that is told."""
        index = self._view.currentIndex()
        if not (self.writes(event) or event.key() == Qt.Key.Key_F2) or not index.isValid():
            return False
        if self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self._view.refused_edit.emit(index)
        return True
