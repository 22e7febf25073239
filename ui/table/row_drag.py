"""Dragging rows by their left edge: a grip to take them by, a line where they would come, over to the tree as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QDrag, QDropEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QLabel

from models.i18n import _
from ui.rows.drag_picture import show_beside
from ui.rows.moves import counted
from ui.rows.node_mime import NODES_MIME, pack_nodes, unpack_nodes
from ui.rows.slots import Slot, slot_beside, told_slot, unit_of
from ui.table.row_range import first_row_of, last_row_of
from ui.theme import current_theme

if TYPE_CHECKING:
    from ui.rows.row_deeds import RowDeeds
    from ui.table.view import TaskTable

_ZONE = 14  # pixels at the left edge in which the mouse takes rows
_NARROW = 6  # where the first cell holds words, not only a number
_EDGE = 28  # pixels at the top and bottom in which a drag scrolls
_SCROLL_EVERY = 30  # milliseconds
_MOST = 40  # pixels in one turn


class _Held(NamedTuple):
    """Rows that the mouse has taken: where, whether they were chosen before, and who else has heard of it."""

    at: QPoint
    row: int
    was_chosen: bool
    passed_on: bool  # the table has chosen a cell as for any click


class RowDrag(QObject):
    """Watches the viewport of a table before all others; tells RowDeeds what was dropped where."""

    def __init__(self, view: TaskTable, deeds: RowDeeds) -> None:
        super().__init__(view)
        self._view = view
        self._deeds = deeds
        self._held: _Held | None = None
        self._hover = -1  # the row whose grip is shown
        self._row = -1  # the row under the mouse while rows are dragged
        self.ids: tuple[str, ...] = ()  # what is being dragged
        self.slot: Slot | None = None
        self._copied = False
        self._at = QPoint()
        self._over_zone = False
        self.hint = QLabel(view)
        self.hint.setObjectName("widthHint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        self._scroller = QTimer(self, interval=_SCROLL_EVERY)
        self._scroller.timeout.connect(self._scroll)
        view.overlays.append(self._paint)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        view.viewport().setMouseTracking(True)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse where it is on the left edge of a row; Escape gives the rows back."""
        kind = event.type()
        if watched is self._view:
            return self._key(event) if self.ids and isinstance(event, QKeyEvent) else False
        if isinstance(event, QMouseEvent):
            return self._mouse(kind, event)
        if isinstance(event, QDropEvent):
            return self._dragged(kind, event)
        if kind is QEvent.Type.DragLeave and self.ids:
            self._end()
            return True
        if kind is QEvent.Type.Leave and self._held is None:
            self._show_grip(-1)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """While rows are dragged no key does anything else."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        elif event.key() == Qt.Key.Key_Control and not event.isAutoRepeat():
            self._copied = event.type() is not QEvent.Type.KeyRelease
            self._show_hint()
        event.accept()
        return True

    def _mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        left = event.button() is Qt.MouseButton.LeftButton
        if kind is QEvent.Type.MouseMove:
            if self._held is None:
                return self._hovered(point, event.buttons())
            self._copied = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._moved(point)
            return True
        if kind is QEvent.Type.MouseButtonPress and self._held:
            self._end()
            return True
        if kind is QEvent.Type.MouseButtonPress and left and self._row_in_zone(point) >= 0:
            return self._take(point, event.modifiers())
        if kind is QEvent.Type.MouseButtonRelease and left and self._held:
            passed_on = self._held.passed_on and not self.ids
            self._let_go()
            return not passed_on
        row = self._row_in_zone(point) if kind is QEvent.Type.MouseButtonDblClick and left else -1
        return row >= 0 and self._view.grid_model.cell(row, 0).address is None

    def _hovered(self, point: QPoint, buttons: Qt.MouseButton) -> bool:
        row = self._row_in_zone(point) if buttons == Qt.MouseButton.NoButton else -1
        over = row >= 0
        if over != self._over_zone:
            self._over_zone = over
            viewport = self._view.viewport()
            viewport.setCursor(Qt.CursorShape.OpenHandCursor) if over else viewport.unsetCursor()
            tip = _("Bấm để chọn cả hàng; kéo để chuyển đi, giữ Ctrl để chép; Esc để thôi")
            viewport.setToolTip(tip if over else "")
        near = self._left() <= point.x() <= self._left() + 3 * _ZONE and buttons == Qt.MouseButton.NoButton
        self._show_grip(self._view.rowAt(point.y()) if near and point.y() >= self._top else -1)
        return over

    def _take(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> bool:
        """The mouse is pressed on the edge; on a cell that is only a number that chooses the row, else the cell."""
        view, row = self._view, self._row_in_zone(point)
        chosen = view.chosen()
        inside = len(chosen.rows) > 1 and (row in chosen.rows or any(row in one.rows for one in chosen.others))
        reaches = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        as_heading = view.grid_model.cell(row, 0).address is None
        if not as_heading and (reaches or not inside):
            self._held = None if reaches else _Held(point, row, False, True)
            return False
        view.commit_editor()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        if reaches and chosen:
            view.selection.choose_row_range(range(min(row, chosen.rows[0]), max(row, chosen.rows[-1]) + 1))
        elif not inside:
            view.selection.choose_row_range(self._whole(row))
        self._held = _Held(point, row, inside, False)
        return True

    def _moved(self, point: QPoint) -> None:
        held = self._held
        if held is None:
            return
        self._at = point
        if not self.ids:
            far = (point - held.at).manhattanLength() >= QApplication.startDragDistance()
            if not far or self._view.grid_model.read_only:
                return
            if held.passed_on:
                self._view.mouse.stop()
                self._view.selection.choose_row_range(self._whole(held.row))
            self.ids = self._deeds.nodes()
            if not self.ids:
                self._end()
                return
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if not self._view.viewport().rect().adjusted(-_ZONE, -_EDGE * 4, _EDGE, _EDGE * 4).contains(point):
            self._hand_over()
            return
        self._find_slot()

    def _let_go(self) -> None:
        held, ids, slot, copied = self._held, self.ids, self.slot, self._copied
        self._end()
        if ids and slot is not None:
            self._deeds.drop(ids, slot, copied)
        elif not ids and held is not None and held.was_chosen:
            # Only clicked: of the rows that were chosen before, the one under the mouse.
            self._view.selection.choose_row_range(self._whole(held.row))

    def _end(self) -> None:
        self._held, self.ids, self.slot, self._copied = None, (), None, False
        self._scroller.stop()
        self.hint.hide()
        viewport = self._view.viewport()
        viewport.unsetCursor()
        self._over_zone = False
        viewport.update()

    def _hand_over(self) -> None:
        """The mouse has left the table: from here on the window's own dragging takes the rows, to the tree."""
        ids, rows = self.ids, self._deeds.rows
        self._end()
        if rows is None:
            return
        drag = QDrag(self._view)
        drag.setMimeData(pack_nodes(rows.plan_id, ids))
        show_beside(drag, counted(rows, ids))
        actions = Qt.DropAction
        drag.exec(actions.MoveAction | actions.CopyAction, actions.MoveAction)
        self._end()

    def _dragged(self, kind: QEvent.Type, event: QDropEvent) -> bool:
        """Nodes that come from the tree, or come back from there."""
        if not event.mimeData().hasFormat(NODES_MIME):
            return False
        rows = self._deeds.rows
        ids = unpack_nodes(event.mimeData(), rows.plan_id) if rows else ()
        self._copied = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self.ids, self._at = ids, event.position().toPoint()
        self._find_slot()
        slot, copied = self.slot, self._copied
        accepted = kind is QEvent.Type.DragEnter or slot is not None
        event.setDropAction(Qt.DropAction.CopyAction if copied else Qt.DropAction.MoveAction)
        event.setAccepted(bool(ids) and accepted)
        if kind is QEvent.Type.Drop:
            self._end()
            if ids and slot is not None:
                self._deeds.drop(ids, slot, copied)
        return True

    def _find_slot(self) -> None:
        view, model, rows = self._view, self._view.grid_model, self._deeds.rows
        y = max(self._top, min(self._at.y(), view.viewport().height() - 1))
        row = view.rowAt(y)
        below, row = row < 0, model.rowCount() - 1 if row < 0 else row
        slot = None
        if rows is not None and row >= 0:
            owner = model.owner(row)
            of_lines = any(id_ in rows and rows.table_of(id_) == "line" for id_ in self.ids)
            heading = owner.objective or owner.group or owner.area
            target = (owner.line if of_lines else "") or owner.task or heading
            unit = unit_of(rows, self.ids, target)
            slot = slot_beside(rows, self.ids, target, below or y >= self._span(unit, row).center().y())
        if slot != self.slot or row != self._row:
            self.slot, self._row = slot, row
            view.viewport().update()
        if self._held is not None:
            shape = Qt.CursorShape.ClosedHandCursor if slot else Qt.CursorShape.ForbiddenCursor
            view.viewport().setCursor(shape)
        self._show_hint()
        if self._overshoot():
            self._scroller.start()
        else:
            self._scroller.stop()

    def _overshoot(self) -> int:
        """How far the mouse is in the strip at the top (negative) or bottom, or beyond it."""
        y, height = self._at.y(), self._view.viewport().height()
        return min(0, y - self._top - _EDGE) or max(0, y - height + _EDGE)

    @property
    def _top(self) -> int:
        """Where the rows begin, under the headings that stay in sight."""
        stays = self._view.sticky.rect
        return 0 if stays.isEmpty() else stays.bottom() + 1

    def _scroll(self) -> None:
        bar, before = self._view.verticalScrollBar(), self._view.verticalScrollBar().value()
        bar.setValue(before + max(-_MOST, min(_MOST, self._overshoot())))
        if bar.value() != before:
            self._find_slot()
        else:
            self._scroller.stop()

    def _scrolled(self) -> None:
        """What is painted over the rows does not move with them."""
        if self.ids or self._hover >= 0:
            self._hover = -1
            self._view.viewport().update()

    def _span(self, node: str, row: int) -> QRect:
        """The part in sight of the rows that show a node; of a heading only its own row."""
        view, model = self._view, self._view.grid_model
        last = view.rowAt(view.viewport().height() - 1)
        last = model.rowCount() - 1 if last < 0 else last
        owner = model.owner(row)
        if node and not (node in (owner.area, owner.group, owner.objective) and not owner.task):
            first = first_row_of(model, node, row, max(0, view.rowAt(0)))
            row = last_row_of(model, node, row, last)
        else:
            first = row
        top = view.rowViewportPosition(first)
        bottom = view.rowViewportPosition(row) + view.rowHeight(row)
        return QRect(self._left(), top, self._right() - self._left(), bottom - top)

    def _whole(self, row: int) -> range:
        """The rows of the task that a row belongs to; of a heading its own row."""
        model = self._view.grid_model
        task = model.owner(row).task
        return range(first_row_of(model, task, row), last_row_of(model, task, row) + 1) if task else range(row, row + 1)

    def _left(self) -> int:
        return self._view.columnViewportPosition(0)

    def _right(self) -> int:
        last = self._view.grid_model.columnCount() - 1
        return self._view.columnViewportPosition(last) + self._view.columnWidth(last)

    def _row_in_zone(self, point: QPoint) -> int:
        """The row whose left edge is under a point, -1 elsewhere."""
        row = self._view.rowAt(point.y())
        if row < 0 or point.y() < self._top or self._view.cell_delegate.editor or self._view.grid_model.read_only:
            return -1
        return row if self._left() <= point.x() <= self._left() + self._zone(row) else -1

    def _zone(self, row: int) -> int:
        return _ZONE if self._view.grid_model.cell(row, 0).address is None else _NARROW

    def _show_grip(self, row: int) -> None:
        if row != self._hover:
            self._hover = row
            self._view.viewport().update(0, 0, self._left() + _ZONE + 2, self._view.viewport().height())

    def _show_hint(self) -> None:
        rows = self._deeds.rows
        if not self.ids or self.slot is None or rows is None:
            self.hint.hide()
            return
        told = told_slot(rows, self.slot)
        self.hint.setText(_("Chép: {place}").format(place=told) if self._copied else told)
        self.hint.adjustSize()
        at = self._view.viewport().mapTo(self._view, self._at) + QPoint(16, 18)
        room = self._view.rect().bottomRight() - QPoint(self.hint.width(), self.hint.height())
        self.hint.move(max(0, min(at.x(), room.x())), max(0, min(at.y(), room.y())))
        self.hint.show()
        self.hint.raise_()

    def _paint(self, painter: QPainter, damaged: QRect) -> None:
        """The grip of the row under the mouse, and the line where dragged rows would come."""
        if self.ids and self.slot is not None and self._row < self._view.grid_model.rowCount():
            rect = self._span(self.slot.node, self._row)
            inside = self.slot.side > 0 and self.slot.parent == self.slot.node
            y = rect.top() if self.slot.side < 0 else rect.bottom() + 1
            y = max(self._top + 2, min(y, self._view.viewport().height() - 3))
            colour = QColor(current_theme().accent)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour, 3))
            left = rect.left() + (_ZONE if inside else 0)
            painter.drawLine(left + 5, y, rect.right(), y)
            painter.setBrush(QColor(current_theme().paper))
            painter.setPen(QPen(colour, 2))
            painter.drawEllipse(QPoint(left + 3, y), 3, 3)
        elif 0 <= self._hover < self._view.grid_model.rowCount() and not self._view.grid_model.read_only:
            rows = self._whole(self._hover)
            top = self._view.rowViewportPosition(rows[0])
            bottom = self._view.rowViewportPosition(rows[-1]) + self._view.rowHeight(rows[-1])
            _paint_grip(
                painter,
                QRectF(self._left() + 1, top + 1, self._zone(self._hover) - 2, bottom - top - 2),
                self._over_zone,
            )


def _paint_grip(painter: QPainter, rect: QRectF, strong: bool) -> None:
    """Six dots in the middle of a strip, on a ground that covers what is under them."""
    theme = current_theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.pressed if strong else theme.hover))
    painter.drawRoundedRect(rect, 3, 3)
    painter.setBrush(QColor(theme.accent if strong else theme.faint))
    middle = rect.center()
    for across in (-2.5, 2.5) if rect.width() > _NARROW else (0.0,):
        for down in (-5.0, 0.0, 5.0):
            painter.drawEllipse(QRectF(middle.x() + across - 1.2, middle.y() + down - 1.2, 2.4, 2.4))
