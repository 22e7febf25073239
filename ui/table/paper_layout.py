"""Lays out the text of an open cell editor with the very lines that the table paints."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextOption,
)

from models.grid.grid import Cell
from models.layout import Align
from ui.table.typesetter import TextLine, Typesetter
from ui.theme import current_theme

_EVER = 1e6  # pixels that no line fills
_SLACK = 0.8  # of the space or letter that comes next
_MOST_PREFIX = 0.8  # of the width; a longer prefix does not stand in the first line


class PaperLayout(QAbstractTextDocumentLayout):
    """Breaks every paragraph where the Typesetter does; Qt's own layout would also break at "/" and "-".

    `prefix` stands before the first line and is no part of the text. Changes of one paragraph lay out that one.
    """

    def __init__(self, document: QTextDocument, typesetter: Typesetter, cell: Cell) -> None:
        super().__init__(document)
        self._setter = typesetter
        self._style = (cell.bold, cell.italic)
        self._align = cell.align
        self._prefix = cell.prefix
        self._width = 0
        self._left = 0.0
        self._counts: list[int] = [1]  # lines of each paragraph
        self._ends: list[int] | None = None
        self._indent = 0.0
        self._metrics = QFontMetricsF(typesetter.fonts[self._style])
        self._space = self._metrics.horizontalAdvance(" ")

    @property
    def height(self) -> float:
        """The height of all lines, in pixels."""
        return self._line_ends()[-1] * self._setter.line_height

    def fit(self, width: int, left: float) -> None:
        """Lay out for a cell of that width; `left` is where lines begin."""
        if (width, left) != (self._width, self._left):
            self._width, self._left = width, left
            indent = self._metrics.horizontalAdvance(self._prefix)
            self._indent = indent if indent < _MOST_PREFIX * self._room else 0.0
            self.documentChanged(0, 0, self.document().characterCount())

    @property
    def _room(self) -> float:
        return max(8.0, self._width - 2 * self._setter.pad_x)

    def documentChanged(self, start: int, _removed: int, added: int) -> None:
        """Lay out the paragraphs that changed; those below only move."""
        if not self._width:
            return
        before = self.height
        document = self.document()
        block = document.findBlock(start)
        last = document.findBlock(start + added)
        last = last if last.isValid() else document.lastBlock()
        first, upto = block.blockNumber(), last.blockNumber()
        fresh: list[int] = []
        while block.isValid() and block.blockNumber() <= upto:
            fresh.append(self._lay_out(block))
            block = block.next()
        gone = len(self._counts) - document.blockCount() + len(fresh)
        self._counts[first : first + gone] = fresh
        self._ends = None
        if self.height != before:
            self.documentSizeChanged.emit(self.documentSize())
        self.update.emit()

    def _lay_out(self, block: QTextBlock) -> int:
        """Break a paragraph into lines; how many there are."""
        layout = block.layout()
        text = block.text()
        if preedit := layout.preeditAreaText():
            raw, at = text.encode("utf-16-le", "surrogatepass"), 2 * layout.preeditAreaPosition()
            text = (raw[:at] + preedit.encode("utf-16-le", "surrogatepass") + raw[at:]).decode("utf-16-le", "replace")
        opening = block.blockNumber() == 0 and self._indent > 0
        lines = self._setter.break_paragraph(f"{self._prefix}{text}" if opening else text, self._width, *self._style)
        indents = [self._indent if opening else 0.0] + [0.0] * (len(lines) - 1)
        self._justify(layout, block, lines, bool(preedit))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        count = 0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            indent = indents[count] if count < len(lines) else 0.0
            line.setLineWidth(self._filled(lines, count) - indent)
            free = self._room - indent - line.naturalTextWidth() if self._align is Align.CENTER else 0.0
            line.setPosition(QPointF(self._left + indent + max(0.0, free / 2), count * self._setter.line_height))
            count += 1
        layout.endLayout()
        return max(1, count)

    def _filled(self, lines: list[TextLine], number: int) -> float:
        """The width in which a line has room and the next word or letter has not."""
        if number >= len(lines) or lines[number].last:
            return _EVER
        line = lines[number]
        spread = self._align is Align.JUSTIFY and " " in line.text
        # Qt wants room for what leans out of the last letter, too.
        following = self._metrics.horizontalAdvance(lines[number + 1].text[:1] or " ")
        return (self._room if spread else line.width) + _SLACK * min(following, self._space)

    def _justify(self, layout: QTextLayout, block: QTextBlock, lines: list[TextLine], composing: bool) -> None:
        """Spread the words of a justified paragraph over its lines, as on paper; not while a word is composed."""
        if self._align is not Align.JUSTIFY or composing:
            return
        formats: list[QTextLayout.FormatRange] = []
        place = 0
        text = block.text()
        for line in lines:
            gaps = line.text.count(" ")
            end = place + len(line.text)
            if gaps and not line.last:
                spread = QTextLayout.FormatRange()
                spread.start, spread.length = place, len(line.text)
                look = QTextCharFormat()
                look.setFontWordSpacing((self._room - line.width) / gaps)
                spread.format = look
                formats.append(spread)
            place = end + (text[end : end + 1] == " ")
        layout.setFormats(formats)

    def _line_ends(self) -> list[int]:
        if self._ends is None:
            self._ends = list(accumulate(self._counts))
        return self._ends

    def _top(self, number: int) -> float:
        return (self._line_ends()[number - 1] if number else 0) * self._setter.line_height

    def documentSize(self) -> QSizeF:
        """As wide as the lines may be, as high as all of them."""
        return QSizeF(self._left + self._room, self.height)

    def pageCount(self) -> int:
        """Cells have no pages."""
        return 1

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        """The whole text."""
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where a paragraph stands."""
        number = block.blockNumber()
        if not 0 <= number < len(self._counts):
            return QRectF()
        height = self._counts[number] * self._setter.line_height
        return QRectF(0.0, self._top(number), self._left + self._room, height)

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, _accuracy: Qt.HitTestAccuracy) -> int:
        """The place in the text under a point, else the one nearest to it."""
        high = self._setter.line_height
        point = QPointF(point)  # type: ignore[arg-type]
        row = max(0, min(int(point.y() / high), self._line_ends()[-1] - 1))
        number = bisect_right(self._line_ends(), row)
        block = self.document().findBlockByNumber(number)
        layout = block.layout()
        within = row - (self._line_ends()[number - 1] if number else 0)
        if within >= layout.lineCount():
            return block.position()
        return block.position() + int(layout.lineAt(within).xToCursor(point.x()))

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint the paragraphs in sight, what is chosen in them, and the caret."""
        clip = context.clip if context.clip.isValid() else QRectF(0.0, 0.0, _EVER, self.height)
        row = max(0, min(int(clip.top() / self._setter.line_height), self._line_ends()[-1] - 1))
        block = self.document().findBlockByNumber(bisect_right(self._line_ends(), row))
        if self._indent and not block.blockNumber():
            painter.setPen(QColor(current_theme().ink_faint))
            painter.setFont(self._setter.fonts[self._style])
            painter.drawText(QPointF(self._left, self._metrics.ascent()), self._prefix)
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        while block.isValid() and self._top(block.blockNumber()) <= clip.bottom():
            self._draw_block(painter, context, block, clip)
            block = block.next()

    def _draw_block(
        self,
        painter: QPainter,
        context: QAbstractTextDocumentLayout.PaintContext,
        block: QTextBlock,
        clip: QRectF,
    ) -> None:
        spot = QPointF(0.0, self._top(block.blockNumber()))
        chosen: list[QTextLayout.FormatRange] = []
        for selection in context.selections:
            start = max(0, selection.cursor.selectionStart() - block.position())
            end = min(block.length(), selection.cursor.selectionEnd() - block.position())
            if start < end:
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = start, end - start, selection.format
                chosen.append(one)
        layout = block.layout()
        layout.draw(painter, spot, chosen, clip)
        place = context.cursorPosition
        if place < -1:
            # Qt's way to tell the place within a word that is being composed.
            inside = bool(layout.preeditAreaText())
            place = layout.preeditAreaPosition() - (place + 2) if inside else -1
        else:
            place -= block.position()
        if 0 <= place < block.length() + len(layout.preeditAreaText()):
            layout.drawCursor(painter, spot, place)
