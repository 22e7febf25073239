"""The table's heading as on paper, frozen above the rows: one level or two, common headings merged."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from models.grid.grid import Block, Cell
from ui.table.heights import block_heights
from ui.table.painting import draw_lines
from ui.table.typesetter import Typesetter
from ui.theme import current_theme

_REACH = 4  # pixels on each side of a border in which the mouse takes it


class GridHeader(QHeaderView):
    """A horizontal header that paints the heading block of a Grid; without one it is not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)
        self._block: Block | None = None
        self._heights: list[int] = []
        self._typesetter: Typesetter | None = None
        self.chosen: Callable[[], range] = lambda: range(0)  # the columns that are chosen as a whole

    def show_block(self, block: Block | None, widths: list[int], typesetter: Typesetter) -> None:
        """Show a heading block in columns of these widths in pixels."""
        self._block = block
        self._typesetter = typesetter
        self._heights = block_heights(block, widths, typesetter) if block else []
        self.setVisible(block is not None)
        self.setFixedHeight(sum(self._heights) + 1 if block else 0)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as the heading rows."""
        return QSize(super().sizeHint().width(), sum(self._heights) + 1)

    def border_at(self, point: QPoint) -> int | None:
        """The column whose right border is under a point and can be moved; None elsewhere.

        The table's outer borders stay where the page has its margins; under a common heading only the row that shows
        a border takes it.
        """
        if self._block is None:
            return None
        row = next((n for n, below in enumerate(accumulate(self._heights)) if point.y() < below), None)
        if row is None:
            return None
        for column in range(self.count() - 1):
            edge = self.sectionViewportPosition(column) + self.sectionSize(column)
            cell = self._block.at(row, column)
            if abs(point.x() - edge) <= _REACH and cell.column + cell.colspan == column + 1:
                return column
        return None

    def cell_at(self, point: QPoint) -> Cell | None:
        """The heading cell under a point; None beside the table."""
        row = next((n for n, below in enumerate(accumulate(self._heights)) if 0 <= point.y() < below), None)
        column = self.logicalIndexAt(point)
        return None if self._block is None or row is None or column < 0 else self._block.at(row, column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heading cells with the lines of the table."""
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.paper))
        if self._block is None or self._typesetter is None:
            painter.end()
            return
        chosen = set(self.chosen())
        for cell in self._block.cells:
            left = self.sectionViewportPosition(cell.column)
            width = sum(self.sectionSize(cell.column + n) for n in range(cell.colspan))
            top = sum(self._heights[: cell.row])
            height = sum(self._heights[cell.row : cell.row + cell.rowspan])
            rect = QRectF(left, top, width, height)
            if not rect.adjusted(-1, -1, 1, 1).intersects(QRectF(event.rect())):
                continue
            marked = chosen.issuperset(range(cell.column, cell.column + cell.colspan))
            painter.fillRect(rect.adjusted(0, 1, 0, 1), QColor(theme.marked if marked else theme.header))
            painter.setPen(QColor(theme.marked_ink if marked else theme.ink))
            self._typesetter.paint(painter, rect, cell)
            draw_lines(painter, theme, rect.adjusted(0, 0, 0, 1), cell.column == 0, top=cell.row == 0)
        painter.end()
