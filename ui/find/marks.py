"""Marks the words that were found: in the cells of the table that are in sight, and in the plan's text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from PySide6.QtCore import QRect, QRectF, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from models.grid.grid import Address, Cell
from models.layout import Align
from models.search.finding import Hit
from models.search.folding import Span
from ui.body.body_text import BodyText
from ui.find.colours import hit_colour, lay_over
from ui.table.showing import cells_in
from ui.table.typesetter import Typesetter
from ui.table.view import TaskTable
from ui.theme import current_theme

_REPAINT = 60  # milliseconds from the first new mark to its paint
_MOST_IN_TEXT = 300  # hits marked in the running text; more would make its painting slow


class HitMarks:
    """Lies over the cells of a table as one of its overlays."""

    def __init__(self, table: TaskTable) -> None:
        self._table = table
        self._spans: dict[Address, list[Span]] = {}
        self.current: Hit | None = None
        # Hits come in many small portions; not each of them has the table painted anew.
        self._soon = QTimer(table, singleShot=True, interval=_REPAINT)
        self._soon.timeout.connect(table.viewport().update)
        table.overlays.append(self.paint)

    def clear(self) -> None:
        """Mark nothing."""
        self._spans, self.current = {}, None
        self._table.viewport().update()

    def add(self, hits: Iterable[Hit]) -> None:
        """Mark further hits."""
        for hit in hits:
            self._spans.setdefault(hit.value.address, []).append(hit.span)
        if not self._soon.isActive():
            self._soon.start()

    def drop(self, ids: Collection[str]) -> None:
        """Forget the marks of nodes that have changed, until they are searched again."""
        for address in [address for address in self._spans if address.id in ids]:
            del self._spans[address]

    def stand_on(self, hit: Hit | None) -> None:
        """Mark one hit stronger than the others."""
        self.current = hit
        self._table.viewport().update()

    def paint(self, painter: QPainter, damaged: QRect) -> None:
        """Paint the marks in the cells that are to be painted anew."""
        if not self._spans:
            return
        theme, setter = current_theme(), self._table.sizer.typesetter
        now = self.current
        lay_over(painter, theme)
        for cell, rect in cells_in(self._table, damaged):
            if cell.address is None or cell.address not in self._spans:
                continue
            seen = rect.intersected(damaged)
            painter.setClipRect(seen)
            here = now.span if now is not None and now.value.address == cell.address else None
            for span, part in marks_in(setter, cell, self._spans[cell.address], QRectF(rect), QRectF(seen)):
                painter.fillRect(part, hit_colour(theme, span == here))


def marks_in(
    setter: Typesetter, cell: Cell, spans: Sequence[Span], rect: QRectF, seen: QRectF
) -> Iterator[tuple[Span, QRectF]]:
    """Where parts of a cell's text, in their order, are painted: a piece for each line that is seen of it.

    Each line is looked at once, however many parts there are.
    """
    lines = setter.lines(cell.printed, rect.width(), cell.bold, cell.italic)
    metrics = QFontMetricsF(setter.fonts[cell.bold, cell.italic])
    top = rect.top() + max(setter.pad_y, (rect.height() - len(lines) * setter.line_height) / 2)
    room, text, shift = rect.width() - 2 * setter.pad_x, cell.printed, len(cell.prefix)
    at = next_span = 0
    for line in lines:
        end = at + len(line.text)
        if top >= seen.bottom():
            return
        while next_span < len(spans) and spans[next_span].end + shift <= at:
            next_span += 1
        if top + setter.line_height > seen.top():
            spaces = line.text.count(" ")
            wider = (room - line.width) / spaces if cell.align is Align.JUSTIFY and not line.last and spaces else 0.0
            margin = rect.left() + setter.pad_x
            margin += (room - line.width) / 2 if cell.align is Align.CENTER else 0.0
            place = next_span
            while place < len(spans) and spans[place].start + shift < end:
                first, last = max(spans[place].start + shift, at), min(spans[place].end + shift, end)
                if first < last:
                    before, within = line.text[: first - at], line.text[first - at : last - at]
                    left = margin + metrics.horizontalAdvance(before) + wider * before.count(" ")
                    width = metrics.horizontalAdvance(within) + wider * within.count(" ")
                    yield spans[place], QRectF(left - 0.5, top, width + 1, setter.line_height)
                place += 1
        top += setter.line_height
        # A line ends at a space or a line break, which is not in it, or in the midst of a word that was cut.
        at = end + 1 if line.last or text[end : end + 1].isspace() else end


def mark_text(text: BodyText, hits: Iterable[Hit], current: Hit | None) -> None:
    """Mark the hits that stand in the running text."""
    theme = current_theme()
    marks: list[QTextEdit.ExtraSelection] = []
    for hit in hits:
        if (cursor := cursor_of(text, hit)) is None:
            continue
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        form = QTextCharFormat()
        form.setBackground(hit_colour(theme, hit == current))
        mark.format = form
        marks.append(mark)
        if len(marks) >= _MOST_IN_TEXT:
            break
    text.setExtraSelections(marks)


def cursor_of(text: BodyText, hit: Hit) -> QTextCursor | None:
    """The words of a hit chosen in the running text; None where they do not stand there."""
    address = hit.value.address
    if address.table == "section":
        block = (
            text.block_of(address.id, hit.value.paragraph) if hit.value.paragraph >= 0 else text.block_of(address.id)
        )
    elif address.field == "legal_bases":
        block = text.document().findBlockByNumber(hit.value.paragraph)
    else:
        return None
    if not block.isValid() or block.length() <= hit.span.end:
        return None
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + hit.span.start)
    cursor.setPosition(block.position() + hit.span.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
