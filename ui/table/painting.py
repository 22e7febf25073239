"""Paints the table's viewport in one pass: each visible cell once, from texts that are kept ready, then what lies over.

No style option and no delegate call per cell: that alone costs more than the text of a cell.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion
from PySide6.QtWidgets import QTableView

from models.grid.grid import HEADINGS, Block, Cell, Grid, Role
from ui.table.extent import Extent
from ui.table.model import GridModel
from ui.table.typesetter import SetText, Typesetter
from ui.theme import Theme, current_theme

Overlay = Callable[[QPainter, QRect], None]  # paints over the cells, within the damaged rectangle of the viewport

_KEPT_BLOCKS = 300  # a screen at the smallest zoom shows fewer
_INK, _FAINT, _MARKED = range(3)
_NUMBER = Role.NUMBER


class BlockPicture:
    """Where the cells and lines of a block lie, in pixels from its top left corner, and its texts once painted."""

    __slots__ = ("block", "cells", "heights", "lines", "texts")

    def __init__(self, block: Block, edges: Sequence[int], heights: tuple[int, ...], ruled: bool) -> None:
        self.block, self.heights = block, heights
        tops = list(accumulate(heights, initial=0))
        self.cells: list[tuple[Cell, int, int, int, int]] = []
        for cell in block.cells:
            left, right = edges[cell.column], edges[cell.column + cell.colspan]
            self.cells.append((cell, left, tops[cell.row], right, tops[cell.row + cell.rowspan]))
        self.texts: list[SetText | None] = [None] * len(self.cells)
        self.lines = list(_ruling(self.cells)) if ruled else []


Placed = tuple[int, int, BlockPicture]  # its first row, its top in the viewport


class TablePainter:
    """Paints the cells of a GridModel as they lie in its view; keeps pictures of the blocks seen last."""

    def __init__(self, view: QTableView, model: GridModel, chosen: Callable[[], Sequence[Extent]]) -> None:
        self._view = view
        self._model = model
        self._chosen = chosen
        self._pictures: OrderedDict[int, BlockPicture] = OrderedDict()
        self._typesetter: Typesetter | None = None
        self._edges: list[int] = []
        self._ruled = True
        self.cells_painted = 0
        # Scrolling then moves what is painted already, and only the new strip is painted.
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paint(self, painter: QPainter, damaged: QRegion, typesetter: Typesetter, widths: Sequence[int]) -> None:
        """Paint what is damaged: tints, texts, lines, the frame of the current cell."""
        box = damaged.boundingRect()
        view, live = self._view, self._model.live
        theme = current_theme()
        painter.fillRect(box, QColor(theme.paper))
        first = view.rowAt(max(0, box.top()))
        if live is None or first < 0 or not widths:
            return
        edges = list(accumulate(widths, initial=0))
        ruled = not live.appendix.layout.is_list
        if typesetter is not self._typesetter or edges != self._edges or ruled is not self._ruled:
            self._typesetter, self._edges, self._ruled = typesetter, edges, ruled
            self._pictures.clear()
        placed = list(self._placed(live.grid, first, box.bottom()))
        inks = QColor(theme.ink), QColor(theme.ink_faint), QColor(theme.marked_ink)
        ink = -1
        texts = list(self._tinted(painter, damaged, placed, typesetter))
        # Texts after all tints, and lines after all texts: at 125 % and 150 % a tint covers its neighbour's line.
        for wanted, text, x, y in texts:
            if wanted != ink:
                ink = wanted
                painter.setPen(inks[ink])
            text.paint(painter, x, y, box.top(), box.bottom())
        self.cells_painted += len(texts)
        painter.setPen(grid_pen(theme))
        left = view.columnViewportPosition(0)
        for _row, top, picture in placed:
            painter.translate(left, top)
            painter.drawLines(picture.lines)
            painter.translate(-left, -top)
        self._frame(painter, theme)

    def _tinted(
        self, painter: QPainter, damaged: QRegion, placed: Sequence[Placed], typesetter: Typesetter
    ) -> Iterator[tuple[int, SetText, int, int]]:
        """Tint the damaged cells; for each its ink, its text and where that stands."""
        box = damaged.boundingRect()
        pieces = damaged if damaged.rectCount() > 1 else None
        theme = current_theme()
        heading, marked = QColor(theme.heading_row), QColor(theme.marked)
        chosen = self._chosen()
        left = self._view.columnViewportPosition(0)
        first, last = box.left() - left, box.right() - left
        for row, top, picture in placed:
            near = [one for one in chosen if one.top < row + picture.block.rows and one.bottom >= row]
            above, below = box.top() - top, box.bottom() - top
            for place, (cell, x, y, right, bottom) in enumerate(picture.cells):
                if y > below or bottom <= above or x > last or right <= first:
                    continue
                if pieces is not None and not pieces.intersects(QRect(x + left, y + top, right - x, bottom - y)):
                    continue
                ink = _INK
                if near and any(one.holds_cell(cell._replace(row=cell.row + row)) for one in near):
                    ink = _MARKED
                    painter.fillRect(x + left, y + top, right - x, bottom - y, marked)
                elif cell.role in HEADINGS or (cell.bold and cell.role is _NUMBER):
                    painter.fillRect(x + left, y + top, right - x, bottom - y, heading)
                text = picture.texts[place]
                if text is None:
                    text = picture.texts[place] = SetText(typesetter, cell, right - x, bottom - y)
                if cell.optional and not cell.text:
                    ink = _FAINT
                yield ink, text, x + left, y + top

    def _placed(self, grid: Grid, row: int, bottom: int) -> Iterator[Placed]:
        """The blocks from one that holds a row down to a height of the viewport."""
        index = grid.block_index(row + self._model.offset)
        row = grid.first_row(index) - self._model.offset
        top = self._view.rowViewportPosition(row)
        while top <= bottom:
            block = grid.blocks[index]
            picture = self._picture(block, row)
            yield row, top, picture
            row += block.rows
            top += sum(picture.heights)
            index += 1
            if index >= len(grid.blocks):
                return

    def _picture(self, block: Block, row: int) -> BlockPicture:
        heights = tuple(self._view.rowHeight(row + n) for n in range(block.rows))
        picture = self._pictures.get(id(block))
        if picture is not None and picture.block is block and picture.heights == heights:
            self._pictures.move_to_end(id(block))
            return picture
        picture = self._pictures[id(block)] = BlockPicture(block, self._edges, heights, self._ruled)
        if len(self._pictures) > _KEPT_BLOCKS:
            self._pictures.popitem(last=False)
        return picture

    def _frame(self, painter: QPainter, theme: Theme) -> None:
        current = self._view.currentIndex()
        if current.isValid() and (self._view.hasFocus() or self._view.selectionModel().isSelected(current)):
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(QRectF(self._view.visualRect(current)).adjusted(1, 1, -2, -2))


def _ruling(cells: Sequence[tuple[Cell, int, int, int, int]]) -> Iterator[QLineF]:
    """The thin lines right of and under the cells of a block and at its left edge."""
    # Through the middle of a pixel, so that no scale of the screen rounds a line away.
    for _cell, left, top, right, bottom in cells:
        yield QLineF(right - 0.5, top - 0.5, right - 0.5, bottom - 0.5)
        yield QLineF(left - 0.5, bottom - 0.5, right - 0.5, bottom - 0.5)
    if cells:
        # The leftmost line stands inside its cells, for there is no neighbour.
        yield QLineF(0.5, -0.5, 0.5, cells[-1][4] - 0.5)


def grid_pen(theme: Theme) -> QPen:
    """The pen of the table's thin lines, one pixel of the screen at every scale."""
    pen = QPen(QColor(theme.grid), 1)
    pen.setCosmetic(True)
    return pen


def draw_lines(painter: QPainter, theme: Theme, rect: QRectF, first: bool, top: bool = False) -> None:
    """The thin lines right of and under a cell; the first of a row has one on its left, the topmost one above."""
    painter.setPen(grid_pen(theme))
    rect = rect.translated(0.5, 0.5)
    right, bottom = rect.right() - 1, rect.bottom() - 1
    lines = [QLineF(right, rect.top() - 1, right, bottom), QLineF(rect.left() - 1, bottom, right, bottom)]
    if first:
        lines.append(QLineF(rect.left(), rect.top() - 1, rect.left(), bottom))
    if top:
        lines.append(QLineF(rect.left(), rect.top(), right, rect.top()))
    painter.drawLines(lines)
