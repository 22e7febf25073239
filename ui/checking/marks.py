"""Marks what was found in the cells in sight: a wavy line under the words, a corner where a text is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from models.checking.finding import Severity, Spot
from models.checking.report import SEVERITY_NAMES
from models.grid.grid import Address, Cell
from models.i18n import _
from models.search.folding import Span
from ui.checking.grades import grade_colour
from ui.checking.spot_index import Mark, SpotIndex
from ui.checking.waves import paint_corner, paint_wave
from ui.find.colours import hit_colour, lay_over
from ui.find.marks import marks_in
from ui.table.showing import cells_in
from ui.table.view import TaskTable
from ui.theme import current_theme

_MOST_TOLD = 6
_RANK = {severity: place for place, severity in enumerate(Severity)}


class FindingMarks:
    """Lies over the cells of a table as one of its overlays."""

    def __init__(self, table: TaskTable, index: SpotIndex, shown: bool) -> None:
        self._table = table
        self._index = index
        self._shown = shown
        self._spot: Spot | None = None
        table.overlays.append(self.paint)
        table.grid_model.tip_of = self.tip

    def show(self, wanted: bool) -> None:
        """Show or hide all marks."""
        self._shown = wanted
        self._table.viewport().update()

    def stand_on(self, spot: Spot | None) -> None:
        """Tint the words of one finding."""
        if spot != self._spot:
            self._spot = spot
            self._table.viewport().update()

    @property
    def spot(self) -> Spot | None:
        """The words that are tinted."""
        return self._spot

    def follow(self, nodes: Collection[str]) -> None:
        """Paint the cells of these nodes anew, as far as they are in sight."""
        if not self._shown or not nodes:
            return
        view = self._table.viewport()
        for cell, rect in cells_in(self._table, view.rect()):
            if cell.address is not None and cell.address.id in nodes:
                view.update(rect)

    def of(self, cell: Cell) -> list[Mark]:
        """What speaks of a cell as it is now, the gravest first."""
        if cell.address is None:
            return []
        found = [mark for mark in self._index.at(cell.address.id) if _belongs(mark.spot, cell)]
        return sorted(found, key=lambda mark: _RANK[mark.finding.severity])

    def paint(self, painter: QPainter, damaged: QRect) -> None:
        """Paint the marks in the cells that are to be painted anew."""
        if not self._shown and self._spot is None:
            return
        for cell, rect in cells_in(self._table, damaged):
            if cell.address is None:
                continue
            seen = QRectF(rect.intersected(damaged))
            if self._spot is not None and _belongs(self._spot, cell) and self._spot.end > self._spot.start:
                self._tint(painter, cell, QRectF(rect), seen)
            if self._shown and (marks := self.of(cell)):
                self._cell(painter, cell, marks, QRectF(rect), seen)

    def _cell(self, painter: QPainter, cell: Cell, marks: list[Mark], rect: QRectF, seen: QRectF) -> None:
        painter.save()
        painter.setClipRect(seen)
        missing = next((mark for mark in marks if mark.spot.end <= mark.spot.start), None)
        # Of findings about the same words the gravest gives its colour.
        spans: dict[Span, str] = {}
        for mark in marks:
            if mark.spot.end > mark.spot.start:
                colour = grade_colour(mark.finding.severity)
                spans.setdefault(Span(mark.spot.start, mark.spot.end), colour)
        setter = self._table.sizer.typesetter
        for span, part in marks_in(setter, cell, sorted(spans), rect, seen):
            paint_wave(painter, part.left() + 0.5, part.right() - 0.5, part.bottom(), part.height(), spans[span])
        if missing is not None:
            paint_corner(painter, rect, grade_colour(missing.finding.severity))
        painter.restore()

    def _tint(self, painter: QPainter, cell: Cell, rect: QRectF, seen: QRectF) -> None:
        if self._spot is None:
            return
        painter.save()
        painter.setClipRect(seen)
        theme = current_theme()
        lay_over(painter, theme)
        for _span, part in marks_in(
            self._table.sizer.typesetter, cell, [Span(self._spot.start, self._spot.end)], rect, seen
        ):
            painter.fillRect(part, hit_colour(theme, True))
        painter.restore()

    def tip(self, cell: Cell) -> str:
        """What is told while the mouse rests on a cell, "" for nothing."""
        return tip_text(self.of(cell)) if self._shown else ""


def tip_text(marks: Iterable[Mark]) -> str:
    """The sentences of some findings, each once, safe to show as a tip."""
    told = dict.fromkeys(f"{_(SEVERITY_NAMES[mark.finding.severity])}: {mark.finding.message}" for mark in marks)
    lines = [escape(text) for text in list(told)[:_MOST_TOLD]]
    if len(told) > _MOST_TOLD:
        lines.append(escape(_("và {count} điều khác").format(count=len(told) - _MOST_TOLD)))
    return f"<qt>{'<br>'.join(lines)}</qt>" if lines else ""


def _belongs(spot: Spot, cell: Cell) -> bool:
    """Whether a spot is about this cell and its words still stand there."""
    same = cell.address is not None and _key(spot.address) == _key(cell.address)
    return same and cell.text[spot.start : spot.end] == spot.text


def _key(address: Address) -> tuple[str, str]:
    return address.id, address.field
