"""The mouse in the table's heading: a click chooses the column, a chosen one is dragged to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from models.errors import InputProblem
from models.i18n import _
from models.layout import Layout
from ui.table.column_order import moved
from ui.table.header import GridHeader
from ui.table.steps import Lane
from ui.theme import current_theme

if TYPE_CHECKING:
    from ui.table.view import TaskTable

_LINE = 3  # pixels


class HeadingMouse(QObject):
    """Watches the heading's mouse where no border is taken; made before ColumnDrag, so that borders come first."""

    dropped = Signal(object)  # Layout with the columns in another order
    refused = Signal(str)  # why the columns cannot stand there, in a sentence; "" where the plan is only viewed
    menu_requested = Signal(QPoint)

    def __init__(self, view: TaskTable, header: GridHeader) -> None:
        super().__init__(view)
        self._view = view
        self._header = header
        self._pressed: QPoint | None = None
        self._carries = range(0)  # chosen columns that go with the mouse once it moves
        self._moving = False
        self._layout: Layout | None = None  # as it would be, were the mouse let go here
        self._refusal = ""
        self.mark = QFrame(view)
        self.mark.setObjectName("columnMark")
        self.hint = QLabel(view)
        self.hint.setObjectName("widthHint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        for part in (self.mark, self.hint):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.hide()
        header.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose, carry, let go; Escape puts a carried column back."""
        kind = event.type()
        if isinstance(event, QContextMenuEvent):
            self._open_menu(event)
            return True
        if isinstance(event, QMouseEvent):
            point, left = event.position().toPoint(), event.button() is Qt.MouseButton.LeftButton
            if kind is QEvent.Type.MouseMove:
                self._move(point)
            elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
                self._let_go(keep=False)
                if left:
                    self._press(point, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            elif kind is QEvent.Type.MouseButtonRelease and left:
                self._let_go(keep=True)
        elif self._moving and kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._let_go(keep=False)
            return True
        return False

    def _press(self, point: QPoint, further: bool) -> None:
        columns = self._columns_at(point)
        if not columns:
            return
        self._view.commit_editor()
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = point
        chosen = self._view.selection.whole_columns
        if not further and set(columns) <= set(chosen):
            self._carries = chosen
        else:
            self._choose(columns, further)

    def _move(self, point: QPoint) -> None:
        viewport = self._header.viewport()
        if self._pressed is None:
            columns = self._columns_at(point)
            # Over a border the shape of the mouse is another one's business.
            if columns and self._header.border_at(point) is None:
                chosen = set(columns) <= set(self._view.selection.whole_columns) and not self._view.grid_model.read_only
                viewport.setCursor(Qt.CursorShape.OpenHandCursor if chosen else Qt.CursorShape.ArrowCursor)
                viewport.setToolTip(_("Bấm để chọn cột; kéo cột đã chọn để đổi chỗ; bấm chuột phải để ẩn, đổi tên…"))
        elif self._carries:
            far = abs(point.x() - self._pressed.x()) >= QApplication.startDragDistance()
            if self._moving or far:
                self._carry(point)
        else:
            inside = QPoint(max(0, min(point.x(), self._header.length() - 1)), max(0, point.y()))
            if columns := self._columns_at(inside) or self._columns_at(QPoint(inside.x(), self._header.height() - 2)):
                self._choose(columns, further=True)

    def _carry(self, point: QPoint) -> None:
        live = self._view.grid_model.live
        if live is None:
            return
        if self._view.grid_model.read_only:
            self._let_go(keep=False)
            self.refused.emit("")
            return
        if not self._moving:
            self._moving = True
            self._header.viewport().grabKeyboard()
            self.mark.setStyleSheet(f"background: {current_theme().accent};")
        gap = self._gap_at(point.x())
        try:
            self._layout, self._refusal = moved(live.appendix.layout, self._carries, gap), ""
        except InputProblem as problem:
            self._layout, self._refusal = None, problem.message
        allowed = self._layout is not None
        shape = Qt.CursorShape.ClosedHandCursor if allowed else Qt.CursorShape.ForbiddenCursor
        self._header.viewport().setCursor(shape)
        self._show_mark(gap, allowed)

    def _show_mark(self, gap: int, allowed: bool) -> None:
        header, view = self._header, self._view
        edge = self._edge(gap) + header.x()
        room, last = view.viewport().geometry(), view.grid_model.rowCount() - 1
        below = min(room.height(), view.rowViewportPosition(last) + view.rowHeight(last)) if last >= 0 else 0
        self.mark.setGeometry(edge - _LINE // 2 - 1, header.y(), _LINE, header.height() + below)
        self.mark.setVisible(allowed)
        self.mark.raise_()
        self.hint.setText(self._refusal)
        self.hint.setWordWrap(True)
        self.hint.setFixedWidth(min(360, max(120, room.width() - 16)))
        self.hint.adjustSize()
        left = max(room.left(), min(edge - self.hint.width() // 2, room.right() - self.hint.width()))
        self.hint.move(left, header.geometry().bottom() + 6)
        self.hint.setVisible(not allowed)
        self.hint.raise_()

    def _let_go(self, keep: bool) -> None:
        pressed, self._pressed = self._pressed, None
        carried, self._carries = self._carries, range(0)
        moving, self._moving = self._moving, False
        self.mark.hide()
        self.hint.hide()
        if not moving:
            if keep and pressed is not None and carried:
                # A click on one of several chosen columns: that one alone.
                self._choose(self._columns_at(pressed), further=False)
            return
        self._header.viewport().releaseKeyboard()
        self._header.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        live = self._view.grid_model.live
        if keep and self._refusal:
            self.refused.emit(self._refusal)
        elif keep and live is not None and self._layout not in (None, live.appendix.layout):
            self.dropped.emit(self._layout)

    def _open_menu(self, event: QContextMenuEvent) -> None:
        columns = self._columns_at(event.pos())
        if columns and not set(columns) <= set(self._view.selection.whole_columns):
            self._view.commit_editor()
            self._choose(columns, further=False)
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self.menu_requested.emit(event.globalPos())

    def _choose(self, columns: range, further: bool) -> None:
        if columns and self._view.grid_model.rowCount():
            self._view.selection.choose_heading(columns, further, self._lane_in(columns))

    def _lane_in(self, columns: range) -> Lane:
        """The row to stand in: the current one where it is in sight, else the first that has a cell of its own here."""
        view, model = self._view, self._view.grid_model
        first, last = max(0, view.rowAt(0)), view.rowAt(max(0, view.viewport().height() - 1))
        last = model.rowCount() - 1 if last < 0 else last
        now = view.selection.lane
        rows = [now.row] if now and first <= now.row <= last else []
        for row in (*rows, *range(first, last + 1)):
            cell = model.cell(row, columns[0])
            if cell.column >= columns[0] and cell.column + cell.colspan <= columns.stop:
                return Lane(row, columns[0])
        return Lane(first, columns[0])

    def _columns_at(self, point: QPoint) -> range:
        cell = self._header.cell_at(point)
        return range(cell.column, cell.column + cell.colspan) if cell else range(0)

    def _edge(self, gap: int) -> int:
        if gap < self._header.count():
            return self._header.sectionViewportPosition(gap)
        return self._header.sectionViewportPosition(gap - 1) + self._header.sectionSize(gap - 1)

    def _gap_at(self, x: int) -> int:
        """The gap between columns that is nearest to a place."""
        return min(range(self._header.count() + 1), key=lambda gap: abs(self._edge(gap) - x))
