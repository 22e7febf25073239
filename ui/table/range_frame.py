"""A frame around each chosen range, as in Excel; a single cell has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from ui.table.extent import Extent
from ui.theme import current_theme

if TYPE_CHECKING:
    from ui.table.view import TaskTable

_LINE = 2  # pixels
_FAR = 100_000  # Qt's painter loses its way in rectangles of millions of pixels


class RangeFrame(QObject):
    """Lies over the cells of a table; paints anew what a change of the ranges leaves behind."""

    def __init__(self, view: TaskTable) -> None:
        super().__init__(view)
        self._view = view
        self._painted: list[QRect] = []
        view.overlays.append(self._paint)
        view.selectionModel().selectionChanged.connect(self._renew)
        view.verticalScrollBar().valueChanged.connect(self._painted.clear)

    def _renew(self) -> None:
        """Qt repaints only cells that are chosen or not chosen now, not those where a frame ran between them."""
        for box in self._painted:
            inner = box.adjusted(_LINE, _LINE, -_LINE, -_LINE)
            self._view.viewport().update(QRegion(box).subtracted(QRegion(inner)))
        self._painted.clear()

    def _paint(self, painter: QPainter, _damaged: QRect) -> None:
        selection = self._view.selection
        if selection.is_one_cell:
            return
        painter.setPen(QPen(QColor(current_theme().accent), _LINE))
        self._painted.clear()
        for extent in selection.extents:
            box = self._box(extent)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
            self._painted.append(box)

    def _box(self, extent: Extent) -> QRect:
        view = self._view
        left, top = view.columnViewportPosition(extent.left), view.rowViewportPosition(extent.top)
        right = view.columnViewportPosition(extent.right) + view.columnWidth(extent.right)
        bottom = view.rowViewportPosition(extent.bottom) + view.rowHeight(extent.bottom)
        return QRect(left, max(top, -_FAR), right - left - 1, min(bottom, _FAR) - max(top, -_FAR) - 1)
