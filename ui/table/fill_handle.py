"""The small square at the corner of the chosen cells: dragged, it copies them or counts them up, as in Excel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QRegion
from PySide6.QtWidgets import QLabel

from models.grid.grid import Role
from models.i18n import _
from ui.table.extent import Extent
from ui.table.fill_deeds import FillDeeds
from ui.table.filling import Fill, Mode, Way, fill_to, stretched, takes_text
from ui.table.view import TaskTable
from ui.theme import current_theme

_SIZE = 7  # pixels
_REACH = 3  # pixels around the square that still take it
_LINE = 2
_SHOWN = 60  # letters of the value to come
_SCROLL_EVERY = 30  # milliseconds
_MOST = 60  # pixels in one turn


class FillHandle(QObject):
    """Watches the viewport's mouse; shows what would be filled while it is dragged and hands that to FillDeeds."""

    def __init__(self, view: TaskTable, deeds: FillDeeds) -> None:
        super().__init__(view)
        self._view = view
        self._model = view.grid_model
        self._deeds = deeds
        self._source: Extent | None = None  # what the mouse has taken
        self._is_refused = False  # the mouse is held on a square that cannot be dragged
        self._aim: tuple[Way, int] | None = None
        self._fill: Fill | None = None
        self._turned = False  # Ctrl is held
        self._at = QPoint()
        self._is_over = False
        self.hint = QLabel(view)
        self.hint.setObjectName("widthHint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        self._scroller = QTimer(self, interval=_SCROLL_EVERY)
        self._scroller.timeout.connect(self._scroll)
        view.overlays.append(self._paint)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        self._model.changing.connect(self.stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse where it is on the square; Escape gives up, Ctrl turns copying and counting round."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._mouse(kind, event)
        if self._source is not None and isinstance(event, QKeyEvent):
            if kind is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.stop()
            elif event.key() == Qt.Key.Key_Control:
                self._turned = kind is QEvent.Type.KeyPress
                self._show_hint()
            return True
        return False

    def square(self) -> QRect | None:
        """Where the square is in the viewport; None where there is nothing to fill from."""
        extents = self._view.selection.extents
        if self._model.read_only or len(extents) != 1 or self._view.cell_delegate.editor is not None:
            return None
        box = self._box(extents[0])
        corner = self._model.cell(extents[0].bottom, extents[0].right)
        if not box.isValid() or not (takes_text(corner) or corner.role is Role.NUMBER or self._any_takes(extents[0])):
            return None
        return QRect(box.right() - _SIZE, box.bottom() - _SIZE, _SIZE, _SIZE)

    def stop(self) -> None:
        """Fill nothing."""
        if self._source is None:
            return
        self._update_outline()
        self._source = self._aim = self._fill = None
        self._scroller.stop()
        self.hint.hide()
        self._view.viewport().releaseKeyboard()

    def _mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        point, left = event.position().toPoint(), event.button() is Qt.MouseButton.LeftButton
        if self._is_refused:
            self._is_refused = kind is QEvent.Type.MouseMove
            return True
        if kind is QEvent.Type.MouseMove:
            if self._source is None:
                return self._hovered(point, event.buttons())
            self._turned = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._moved(point)
            return True
        if kind is QEvent.Type.MouseButtonPress:
            if self._source is not None:
                self.stop()
                return True
            return left and self._hits(point) and self._take(point)
        if kind is QEvent.Type.MouseButtonRelease and left and self._source is not None:
            self._let_go()
            return True
        if kind is QEvent.Type.MouseButtonDblClick and left and self._hits(point):
            self._deeds.to_end(self._view.selection.extents[0])
            return True
        return False

    def _hits(self, point: QPoint) -> bool:
        square = self.square()
        return square is not None and square.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(point)

    def _hovered(self, point: QPoint, buttons: Qt.MouseButton) -> bool:
        is_over = buttons == Qt.MouseButton.NoButton and self._hits(point)
        if is_over != self._is_over:
            self._is_over = is_over
            viewport = self._view.viewport()
            viewport.setCursor(Qt.CursorShape.CrossCursor) if is_over else viewport.unsetCursor()
            tip = _("Kéo để điền tiếp, giữ Ctrl để đổi giữa sao chép và đếm tiếp; bấm đúp để điền hết các dòng dưới")
            viewport.setToolTip(tip if is_over else "")
        return is_over

    def _take(self, point: QPoint) -> bool:
        source = self._view.selection.extents[0]
        if refused := self._deeds.refused(source):
            self._is_refused = True
            self._deeds.hint.emit(refused)
            return True
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._source, self._at, self._turned = source, point, False
        self._view.viewport().grabKeyboard()
        return True

    def _moved(self, point: QPoint) -> None:
        self._at = point
        self._look()
        if self._overshoot() == (0, 0):
            self._scroller.stop()
        elif not self._scroller.isActive():
            self._scroller.start()

    def _look(self) -> None:
        """Find out what would be filled, where the mouse has come to."""
        if self._source is None:
            return
        aim = self._aimed(self._source)
        if aim != self._aim:
            self._update_outline()
            goes_on = self._fill is not None and self._aim and aim and self._aim[0] is aim[0] in (Way.DOWN, Way.UP)
            if self._fill is not None and aim and goes_on:
                self._fill = stretched(self._model, self._source, self._fill, *aim)
            else:
                self._fill = fill_to(self._model, self._source, *aim) if aim else None
            self._aim = aim
            self._update_outline()
        self._show_hint()

    def _aimed(self, source: Extent) -> tuple[Way, int] | None:
        """The way from the given cells to the mouse and the row or column there; the farther way counts."""
        box, port, view = self._box(source), self._view.viewport().rect(), self._view
        x, y = max(0, min(self._at.x(), port.right())), max(0, min(self._at.y(), port.bottom()))
        down = max(0, y - box.bottom()) or min(0, y - box.top())
        right = max(0, x - box.right()) or min(0, x - box.left())
        row, column = view.rowAt(y), view.columnAt(x)
        row = self._model.rowCount() - 1 if row < 0 else row
        column = self._model.columnCount() - 1 if column < 0 else column
        if abs(down) >= abs(right):
            if row > source.bottom:
                # A merged cell is filled whole or not at all.
                cell = self._model.cell(row, source.left)
                row = max(row, cell.row + cell.rowspan - 1) if takes_text(cell) else row
                return Way.DOWN, row
            return (Way.UP, row) if row < source.top else None
        if column > source.right:
            return Way.RIGHT, column
        return (Way.LEFT, column) if column < source.left else None

    def _let_go(self) -> None:
        fill, mode = self._fill, self._mode
        self.stop()
        if fill is not None and fill.strips:
            self._deeds.drop(fill, mode)
        elif fill is not None:
            self._deeds.hint.emit(_("Ở đó không có ô nào nhận nội dung này."))

    @property
    def _mode(self) -> Mode:
        return Mode.TURNED if self._turned else Mode.AUTO

    def _scroll(self) -> None:
        across, down = self._overshoot()
        for bar, pixels in ((self._view.horizontalScrollBar(), across), (self._view.verticalScrollBar(), down)):
            if pixels:
                bar.setValue(bar.value() + max(-_MOST, min(_MOST, pixels)))
        self._look()

    def _overshoot(self) -> tuple[int, int]:
        """How far the mouse is out of the viewport, to the right and down; negative to the left and up."""
        port, at = self._view.viewport().rect(), self._at
        across = min(0, at.x()) or max(0, at.x() - port.right())
        return across, min(0, at.y()) or max(0, at.y() - port.bottom())

    def _show_hint(self) -> None:
        """The value to come, beside the mouse."""
        strip = next(iter(self._fill.strips), None) if self._fill else None
        if self._fill is None:
            self.hint.hide()
            return
        text = strip.last(self._mode) if strip else ""
        shown = " ".join(text.split())
        shown = f"{shown[:_SHOWN]}…" if len(shown) > _SHOWN else shown
        self.hint.setText(shown or (_("(để trống)") if strip else _("Không có ô nào nhận nội dung này")))
        self.hint.adjustSize()
        at = self._view.viewport().mapTo(self._view, self._at) + QPoint(14, 18)
        room = self._view.rect().adjusted(0, 0, -self.hint.width(), -self.hint.height())
        self.hint.move(max(0, min(at.x(), room.right())), max(0, min(at.y(), room.bottom())))
        self.hint.show()
        self.hint.raise_()

    def _any_takes(self, extent: Extent) -> bool:
        return any(takes_text(self._model.cell(extent.bottom, column)) for column in extent.columns)

    def _box(self, extent: Extent) -> QRect:
        """Where a range is in the viewport."""
        view = self._view
        left, top = view.columnViewportPosition(extent.left), view.rowViewportPosition(extent.top)
        right = view.columnViewportPosition(extent.right) + view.columnWidth(extent.right)
        bottom = view.rowViewportPosition(extent.bottom) + view.rowHeight(extent.bottom)
        return QRect(left, top, right - left, bottom - top)

    def _update_outline(self) -> None:
        if self._fill is not None:
            box = self._box(self._fill.whole)
            inner = box.adjusted(_LINE + 1, _LINE + 1, -_LINE - 1, -_LINE - 1)
            self._view.viewport().update(QRegion(box.adjusted(-_LINE, -_LINE, _LINE, _LINE)) - QRegion(inner))

    def _paint(self, painter: QPainter, _damaged: QRect) -> None:
        theme = current_theme()
        if self._fill is not None:
            painter.setPen(QPen(QColor(theme.accent), _LINE, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(self._box(self._fill.whole)).adjusted(1, 1, -2, -2))
        elif (square := self.square()) is not None:
            painter.fillRect(square.adjusted(-1, -1, 1, 1), QColor(theme.paper))
            painter.fillRect(square, QColor(theme.accent))
