"""Paints the lines of a source: paragraphs as text, rows with their merged cells, quiet tints for what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QTableView

from imports.choices import SKIPPED, RowMeaning
from models.grid.grid import Cell
from models.i18n import _
from ui.review.source_layout import SourceLayout
from ui.review.source_lines import TITLE, Line
from ui.review.source_model import SourceModel
from ui.table.painting import grid_pen
from ui.table.typesetter import SetText
from ui.theme import Theme, current_theme

_BAR = 3  # pixels of the mark beside the place that the other side shows
_LEFT_OUT = (RowMeaning.SKIP, RowMeaning.ABOVE, RowMeaning.BELOW)
_HEADINGS = (RowMeaning.AREA, RowMeaning.GROUP, RowMeaning.OBJECTIVE)


class _Look(NamedTuple):
    """Colours of one row: what lies under its cells and its ink."""

    ground: QColor | None
    ink: QColor


class SourcePainter:
    """Paints what is damaged; `marked` is the line that the other side shows, or -1."""

    def __init__(self, view: QTableView, model: SourceModel, layout: SourceLayout) -> None:
        self._view = view
        self._model = model
        self._layout = layout
        self.marked = -1
        self.painted = 0

    def paint(self, painter: QPainter, box: QRect, is_chosen: Callable[[int], bool]) -> None:
        """Paint all lines within a rectangle of the viewport."""
        theme = current_theme()
        painter.fillRect(box, QColor(theme.paper))
        view = self._view
        first = view.rowAt(max(0, box.top()))
        if first < 0:
            return
        last = view.rowAt(box.bottom())
        last = last if last >= 0 else self._model.rowCount() - 1
        left = view.columnViewportPosition(0)
        lines = [(number, self._model.lines.line(number)) for number in range(first, last + 1)]
        merged: dict[tuple[int, int, int], tuple[Cell, Line, int]] = {}
        for number, line in lines:
            rect = QRect(left, view.rowViewportPosition(number), self._layout.full_width, view.rowHeight(number))
            chosen = is_chosen(number)
            if chosen or number == self.marked:
                painter.fillRect(rect, QColor(theme.chosen if chosen else theme.note))
            self.painted += 1
            if line.row is None:
                self._paragraph(painter, rect, line, theme)
            elif line.row == TITLE:
                self._title(painter, rect, line, theme)
            else:
                tinted = chosen or number == self.marked
                self._row(painter, rect, line, number, merged, theme, tinted)
        for cell, line, number in merged.values():
            self._merged(painter, left, cell, line, number, theme, box)
        if first <= self.marked <= last:
            top = view.rowViewportPosition(self.marked)
            painter.fillRect(QRect(0, top, _BAR, view.rowHeight(self.marked)), QColor(theme.accent))

    def _look(self, line: Line, theme: Theme) -> _Look:
        meaning = self._model.meaning(line)
        if self._model.reading.part(line.piece):
            return _Look(None, QColor(theme.ink))
        if not self._model.reading.used(line.piece) or meaning in _LEFT_OUT:
            return _Look(None, QColor(theme.ink_faint))
        if meaning is RowMeaning.HEADER:
            return _Look(QColor(theme.header), QColor(theme.ink))
        return _Look(QColor(theme.heading_row) if meaning in _HEADINGS else None, QColor(theme.ink))

    def _paragraph(self, painter: QPainter, rect: QRect, line: Line, theme: Theme) -> None:
        cell = self._layout.paragraph(line.piece)
        cell = cell._replace(text=self._model.text_now(line.piece, cell.text))
        x, width = self._layout.paragraph_room()
        painter.setPen(QColor(theme.ink))
        self._text(painter, cell, QRect(rect.left() + x, rect.top(), width, rect.height()))

    def _title(self, painter: QPainter, rect: QRect, line: Line, theme: Theme) -> None:
        used = self._model.reading.used(line.piece) or bool(self._model.reading.part(line.piece))
        font = QFont(self._view.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.text if used else theme.faint))
        text = self._model.table_title(line.piece)
        if not used:
            text = _("{table}: không phải bảng nhiệm vụ").format(table=text)
        rect = rect.adjusted(8, 0, -8, 0)
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    def _row(
        self,
        painter: QPainter,
        rect: QRect,
        line: Line,
        number: int,
        merged: dict[tuple[int, int, int], tuple[Cell, Line, int]],
        theme: Theme,
        tinted: bool,
    ) -> None:
        look = self._look(line, theme)
        edges = self._layout.edges(line.piece)
        if look.ground is not None and not tinted:
            painter.fillRect(QRect(rect.left(), rect.top(), edges[-1], rect.height()), look.ground)
        pen = grid_pen(theme)
        cells = self._model.cells(line)
        alone = self._model.lines.tables[line.piece].alone(line.row or 0)
        if alone is not None:
            # Over the empty cells to its right, as Excel shows it.
            column = alone.column
            cells = [
                cell._replace(colspan=len(edges) - 1 - column) if cell.column == column else cell
                for cell in cells
                if cell.column <= column
            ]
        for cell in cells:
            if cell.rowspan > 1:
                merged.setdefault((line.piece, cell.row, cell.column), (cell, line, number))
                continue
            x, right = rect.left() + edges[cell.column], rect.left() + edges[cell.column + cell.colspan]
            place = QRect(x, rect.top(), right - x, rect.height())
            painter.setPen(self._ink(line.piece, cell, look, theme))
            self._text(painter, cell, place)
            painter.setPen(pen)
            painter.drawRect(QRectF(place).adjusted(-0.5, -0.5, -0.5, -0.5))

    def _merged(
        self, painter: QPainter, left: int, cell: Cell, line: Line, number: int, theme: Theme, box: QRect
    ) -> None:
        first = number - (line.row or 0) + cell.row
        last = first + cell.rowspan - 1
        edges = self._layout.edges(line.piece)
        top = self._view.rowViewportPosition(first)
        bottom = self._view.rowViewportPosition(last) + self._view.rowHeight(last)
        x, right = left + edges[cell.column], left + edges[cell.column + cell.colspan]
        place = QRect(x, top, right - x, bottom - top)
        painter.setPen(self._ink(line.piece, cell, self._look(line, theme), theme))
        self._text(painter, cell, place, box)
        painter.setPen(grid_pen(theme))
        painter.drawRect(QRectF(place).adjusted(-0.5, -0.5, -0.5, -0.5))

    def _ink(self, piece: int, cell: Cell, look: _Look, theme: Theme) -> QColor:
        """Faint where the column is left out."""
        for column in self._model.reading.columns(piece):
            if column.start <= cell.column < column.end:
                return QColor(theme.ink_faint) if column.field == SKIPPED and cell.colspan == 1 else look.ink
        return look.ink

    def _text(self, painter: QPainter, cell: Cell, place: QRect, box: QRect | None = None) -> None:
        if not cell.printed:
            return
        clip = place if box is None else place.intersected(box)
        painter.save()
        painter.setClipRect(clip)
        # Texts begin at the top, as strangers' tables have them.
        text = SetText(self._layout.typesetter, cell, place.width(), 0.0)
        text.paint(painter, place.left(), place.top(), clip.top(), clip.bottom())
        painter.restore()
