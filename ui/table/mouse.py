"""The mouse in the table's cells: click, Shift and Ctrl with a click, drag that scrolls on, double click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from ui.table.steps import Lane

if TYPE_CHECKING:
    from ui.table.view import TaskTable

_SCROLL_EVERY = 30  # milliseconds
_MOST = 60  # pixels in one turn


class TableMouse(QObject):
    """Watches the viewport of a table and chooses cells; other parts that watch it later come before."""

    def __init__(self, view: TaskTable) -> None:
        super().__init__(view)
        self._view = view
        self._drags = False
        self._at = QPoint()
        self._scroller = QTimer(self, interval=_SCROLL_EVERY)
        self._scroller.timeout.connect(self._scroll)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the mouse does with its buttons; its mere moving is left to Qt."""
        if not isinstance(event, QMouseEvent):
            return False
        kind, point = event.type(), event.position().toPoint()
        left = event.button() is Qt.MouseButton.LeftButton
        if kind is QEvent.Type.MouseButtonPress:
            self._press(point, left, event.modifiers())
            return True
        if kind is QEvent.Type.MouseMove and self._drags:
            if not event.buttons() & Qt.MouseButton.LeftButton:
                self.stop()
                return False
            self._drag(point)
            return True
        if kind is QEvent.Type.MouseButtonRelease and left and self._drags:
            self.stop()
            return True
        if kind is QEvent.Type.MouseButtonDblClick:
            if left:
                self._open(point)
            return True
        return False

    def stop(self) -> None:
        """Choose no further."""
        self._drags = False
        self._scroller.stop()

    def _press(self, point: QPoint, left: bool, modifiers: Qt.KeyboardModifier) -> None:
        view, selection = self._view, self._view.selection
        if not view.hasFocus():
            view.setFocus(Qt.FocusReason.MouseFocusReason)
        lane = self._lane_at(point)
        if lane is None:
            return
        if not left:
            # The menu is for what is chosen, where it opens over that.
            if not selection.holds(*lane):
                selection.stand(lane, scroll=False)
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            selection.extend_to(lane, scroll=False)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            selection.add(lane)
        else:
            selection.stand(lane, scroll=False)
        self._drags, self._at = True, point

    def _drag(self, point: QPoint) -> None:
        # A hand that trembles while it clicks drags nothing.
        moved = self._cell_at(point) != self._cell_at(self._at)
        self._at = point
        if moved:
            self._reach()
        if self._overshoot() != (0, 0):
            if not self._scroller.isActive():
                self._scroller.start()
        else:
            self._scroller.stop()

    def _reach(self) -> None:
        port = self._view.viewport().rect()
        point = QPoint(
            max(0, min(self._at.x(), port.width() - 1)),
            max(self._upper(), min(self._at.y(), port.height() - 1)),
        )
        lane = self._lane_at(point)
        if lane is None:
            # Beside or below the table: as far as it goes.
            view, model = self._view, self._view.grid_model
            row, column = view.rowAt(point.y()), view.columnAt(point.x())
            lane = Lane(
                row if row >= 0 else model.rowCount() - 1,
                column if column >= 0 else model.columnCount() - 1,
            )
        self._view.selection.extend_to(lane, scroll=False)

    def _scroll(self) -> None:
        across, down = self._overshoot()
        bars = ((self._view.horizontalScrollBar(), across), (self._view.verticalScrollBar(), down))
        for bar, pixels in bars:
            if pixels:
                bar.setValue(bar.value() + max(-_MOST, min(_MOST, pixels)))
        self._reach()

    def _overshoot(self) -> tuple[int, int]:
        """How far the mouse is out of the viewport, to the right and down; negative to the left and up."""
        port, at = self._view.viewport().rect(), self._at
        across = min(0, at.x()) or max(0, at.x() - port.width() + 1)
        return across, min(0, at.y() - self._upper()) or max(0, at.y() - port.height() + 1)

    def _upper(self) -> int:
        """Where the rows begin to be seen, under the headings that stay."""
        hidden = self._view.sticky.rect
        return 0 if hidden.isEmpty() else hidden.bottom() + 1

    def _open(self, point: QPoint) -> None:
        lane = self._lane_at(point)
        if lane is None:
            return
        view = self._view
        view.selection.stand(lane, scroll=False)
        view.cell_delegate.clicked_at = point
        view.open_editor()

    def _lane_at(self, point: QPoint) -> Lane | None:
        row, column = self._view.rowAt(point.y()), self._view.columnAt(point.x())
        inside = 0 <= row < self._view.grid_model.rowCount() and column >= 0
        return Lane(row, column) if inside else None

    def _cell_at(self, point: QPoint) -> tuple[int, int]:
        lane = self._lane_at(point)
        if lane is None:
            return self._view.rowAt(point.y()), self._view.columnAt(point.x())
        cell = self._view.grid_model.cell(*lane)
        return cell.row, cell.column
