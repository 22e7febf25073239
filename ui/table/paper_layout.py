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
        self._lead: list[str] = []  # the lines of the prefix; the text begins beside the last one
        self._above = 0  # lines that have nothing of the text
        self._spread = False  # the paragraph that is laid out is justified
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
        prefix = self._prefix if block.blockNumber() == 0 else ""
        lines = self._setter.break_paragraph(f"{prefix}{text}", self._width, *self._style)
        above = 0
        if prefix:
            # Where no word of the text has room beside it, the prefix has lines of its own.
            self._lead = []
            while len(lines[above].text) < len(prefix) and not lines[above].last:
                self._lead.append(lines[above].text)
                prefix = prefix[len(lines[above].text) + 1 :]
                above += 1
            self._lead.append(prefix)
            self._above = above
            lines = lines[above:]
        indents = [self._metrics.horizontalAdvance(prefix)] + [0.0] * (len(lines) - 1)
        # Qt counts a letter beyond the first 65 536 as two; while a word is composed, the formats are Qt's.
        self._spread = self._align is Align.JUSTIFY and not preedit and max(text, default="") <= "\uffff"
        if self._align is Align.JUSTIFY and not preedit:
            layout.setFormats(self._spreads(text, lines, len(prefix)) if self._spread else [])
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
            line.setLineWidth(self._filled(lines, count, len(prefix)) - indent)
            free = self._room - indent - line.naturalTextWidth() if self._align is Align.CENTER else 0.0
            spot = QPointF(self._left + indent + max(0.0, free / 2), (above + count) * self._setter.line_height)
            line.setPosition(spot)
            count += 1
        layout.endLayout()
        return above + max(1, count)

    def _filled(self, lines: list[TextLine], number: int, prefix: int) -> float:
        """The width in which a line has room and the next word or letter has not."""
        if number >= len(lines) or lines[number].last:
            return _EVER
        line = lines[number]
        spread = self._spread and " " in line.text[0 if number else prefix :]
        # Qt wants room for what leans out of the last letter, too.
        following = self._metrics.horizontalAdvance(lines[number + 1].text[:1] or " ")
        return (self._room if spread else line.width) + _SLACK * min(following, self._space)

    def _spreads(self, text: str, lines: list[TextLine], prefix: int) -> list[QTextLayout.FormatRange]:
        """What spreads the words of a justified paragraph over its lines, as on paper."""
        found: list[QTextLayout.FormatRange] = []
        start = 0
        for line in lines:
            written = line.text[prefix:]
            prefix = max(0, prefix - len(line.text))
            gaps = written.count(" ")
            end = start + len(written)
            if gaps and not line.last:
                spread = QTextLayout.FormatRange()
                spread.start, spread.length = start, len(written)
                look = QTextCharFormat()
                look.setFontWordSpacing((self._room - line.width) / gaps)
                spread.format = look
                found.append(spread)
            start = end + (text[end : end + 1] == " ")
        return found

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
        within = row - self._line_ends()[number - 1] if number else max(0, row - self._above)
        if within >= layout.lineCount():
            return block.position()
        return block.position() + int(layout.lineAt(within).xToCursor(point.x()))

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint the paragraphs in sight, what is chosen in them, and the caret."""
        clip = context.clip if context.clip.isValid() else QRectF(0.0, 0.0, _EVER, self.height)
        row = max(0, min(int(clip.top() / self._setter.line_height), self._line_ends()[-1] - 1))
        block = self.document().findBlockByNumber(bisect_right(self._line_ends(), row))
        if not block.blockNumber():
            painter.setPen(QColor(current_theme().ink_faint))
            painter.setFont(self._setter.fonts[self._style])
            for number, text in enumerate(self._lead):
                base = number * self._setter.line_height + self._metrics.ascent()
                painter.drawText(QPointF(self._left, base), text)
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
