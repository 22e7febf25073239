"""Dragging a border in the table's heading: the two columns beside it share their width anew, as in Word."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QTableView

from models.i18n import _
from ui.measures import millimetres
from ui.table.column_widths import border_moved, printed, shown_widths, with_widths
from ui.table.header import GridHeader
from ui.table.model import GridModel
from ui.table.sizing import RowSizer

_SNAP = 2  # half millimetres
_SEEN = 0.1  # mm; less is no difference to the eye


class _Held(NamedTuple):
    """The border that is being dragged: its column, where the mouse took it, the widths in mm before."""

    column: int
    x: int
    widths: list[float]


class ColumnDrag(QObject):
    """Watches the heading's mouse; shows the new widths at once and tells them when the mouse lets go."""

    taken = Signal()  # a drag begins
    tried = Signal()  # the columns on the screen have other widths
    dropped = Signal(object)  # Layout with the new widths
    refused = Signal()  # the plan is open for viewing only
    fit_wanted = Signal(int)  # a border was double clicked: the column before it is to fit its texts

    def __init__(self, view: QTableView, header: GridHeader, sizer: RowSizer, model: GridModel) -> None:
        super().__init__(view)
        self._header = header
        self._sizer = sizer
        self._model = model
        self._held: _Held | None = None
        self._now: list[float] = []
        self.hint = QLabel(view)
        self.hint.setObjectName("widthHint")
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        header.viewport().setMouseTracking(True)
        header.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse where it is on a border; Escape lets the border go back."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind is QEvent.Type.MouseMove:
                return self._moved(event.position().toPoint())
            left = event.button() is Qt.MouseButton.LeftButton
            if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and self._held:
                self._let_go(keep=False)
                return True
            if kind is QEvent.Type.MouseButtonDblClick and left:
                return self._fit(event.position().toPoint())
            if kind is QEvent.Type.MouseButtonPress and left:
                return self._take(event.position().toPoint())
            if kind is QEvent.Type.MouseButtonRelease and left and self._held:
                self._let_go(keep=True)
                return True
        elif self._held and kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._let_go(keep=False)
            return True
        return False

    def _moved(self, point: QPoint) -> bool:
        viewport = self._header.viewport()
        if self._held is None:
            movable = self._header.border_at(point) is not None and not self._model.read_only
            viewport.setCursor(Qt.CursorShape.SplitHCursor if movable else Qt.CursorShape.ArrowCursor)
            viewport.setToolTip(
                _("Kéo để đổi độ rộng hai cột hai bên; Esc để thôi; bấm đúp cho vừa nội dung") if movable else ""
            )
            return False
        moved = round((point.x() - self._held.x) / self._sizer.per_mm * _SNAP) / _SNAP
        before, column = self._held.widths, self._held.column
        widths = border_moved(before, column, before[column] + moved) if moved else before
        if widths != self._now:
            self._now = widths
            self._sizer.try_widths(widths)
            self.tried.emit()
        self._show_hint()
        return True

    def _take(self, point: QPoint) -> bool:
        column = self._header.border_at(point)
        if column is None:
            return False
        if self._model.read_only:
            self.refused.emit()
            return True
        self.taken.emit()
        widths = self._sizer.printed_widths
        self._held = _Held(column, point.x(), widths)
        self._now = widths
        self._header.viewport().grabKeyboard()
        self._show_hint()
        return True

    def _fit(self, point: QPoint) -> bool:
        column = self._header.border_at(point)
        if column is not None and self._model.read_only:
            self.refused.emit()
        elif column is not None:
            self.fit_wanted.emit(column)
        return column is not None

    def _let_go(self, keep: bool) -> None:
        held, self._held = self._held, None
        self._header.viewport().releaseKeyboard()
        self.hint.hide()
        live = self._model.live
        if held is None or live is None:
            return
        if keep and self._now != held.widths:
            layout = live.appendix.layout
            self.dropped.emit(with_widths(layout, _stored(shown_widths(layout), held, self._now)))
        # What the document took is stored by now; what it refused must not stay on the screen.
        if self._sizer.fit_page():
            self.tried.emit()

    def _show_hint(self) -> None:
        if self._held is None:
            return
        column = self._held.column
        left, right = (millimetres(width) for width in self._sizer.printed_widths[column : column + 2])
        self.hint.setText(f"{left}  │  {right}")
        self.hint.adjustSize()
        header = self._header
        edge = header.x() + header.sectionViewportPosition(column) + header.sectionSize(column)
        room = max(0, header.width() - self.hint.width())
        self.hint.move(min(max(0, edge - self.hint.width() // 2), room), header.geometry().bottom() + 6)
        self.hint.show()
        self.hint.raise_()


def _stored(before: list[float], held: _Held, now: list[float]) -> list[float]:
    """The widths to store: only the two beside the border are new, in the layout's own measure.

    Where the paper gave some columns room for their words, what was seen is stored for all of them.
    """
    text_width = sum(held.widths)
    as_seen = all(abs(a - b) < _SEEN for a, b in zip(printed(before, text_width), held.widths, strict=True))
    if not as_seen:
        return [round(width, 1) for width in now]
    out, place = list(before), held.column
    both = out[place] + out[place + 1]
    out[place] = round(now[place] * sum(before) / text_width, 2)
    out[place + 1] = round(both - out[place], 2)
    return out
