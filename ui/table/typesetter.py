"""Breaks texts into lines with cached word widths, so that measuring a row and painting it agree and cost little."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from models.grid.grid import Cell
from models.layout import Align
from ui.theme import paper_font

_PAD_X = 4.8  # pixels at the size of the paper
_PAD_Y = 3.2
_PAPER_POINTS = 12.0
_LIMIT = 60_000


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a wrapped text: what it says, its width in pixels, and whether its paragraph ends with it."""

    text: str
    width: float
    last: bool


class Typesetter:
    """Wraps and paints texts of the paper font at one size (points of the screen)."""

    def __init__(self, points: float) -> None:
        self.points = points
        self.pad_x = _PAD_X * points / _PAPER_POINTS
        self.pad_y = _PAD_Y * points / _PAPER_POINTS
        self.fonts: dict[tuple[bool, bool], QFont] = {
            (bold, italic): paper_font(points, bold, italic) for bold in (False, True) for italic in (False, True)
        }
        self._metrics = {style: QFontMetricsF(font) for style, font in self.fonts.items()}
        self._words: dict[tuple[bool, bool], dict[str, float]] = {style: {} for style in self.fonts}
        self._wrapped: dict[tuple[str, int, bool, bool], tuple[TextLine, ...]] = {}
        metrics = self._metrics[False, False]
        self.line_height = metrics.height() * 1.03
        self.ascent = metrics.ascent()

    @property
    def least_height(self) -> float:
        """The height of a cell with a single line, in pixels."""
        return self.line_height + 2 * self.pad_y

    def height(self, text: str, width: float, bold: bool = False, italic: bool = False) -> float:
        """The height in pixels of a cell of that width that shows the whole text."""
        return len(self.lines(text, width, bold, italic)) * self.line_height + 2 * self.pad_y

    def lines(self, text: str, width: float, bold: bool = False, italic: bool = False) -> tuple[TextLine, ...]:
        """The text broken into lines for a cell of that width."""
        key = (text, int(width), bold, italic)
        found = self._wrapped.get(key)
        if found is None:
            if len(self._wrapped) > _LIMIT:
                self._wrapped.clear()
            room = max(8.0, int(width) - 2 * self.pad_x)
            found = tuple(line for part in text.split("\n") for line in self._wrap(part, room, (bold, italic)))
            self._wrapped[key] = found
        return found

    def _wrap(self, paragraph: str, room: float, style: tuple[bool, bool]) -> list[TextLine]:
        space = self._width(" ", style)
        out: list[TextLine] = []
        words: list[str] = []
        used = 0.0
        for word in paragraph.split(" "):
            width = self._width(word, style)
            needed = width if not words else used + space + width
            if words and needed > room:
                out.append(TextLine(" ".join(words), used, False))
                words, needed = [], width
            end = word
            if width > room:
                *full, end = self._cut(word, room, style)
                out += [TextLine(piece, self._width(piece, style), False) for piece in full]
                needed = self._width(end, style)
            words.append(end)
            used = needed
        out.append(TextLine(" ".join(words), used, True))
        return out

    def _cut(self, word: str, room: float, style: tuple[bool, bool]) -> list[str]:
        """A word that is wider than its cell, cut where it must be."""
        pieces = [""]
        used = 0.0
        for sign in word:
            width = self._width(sign, style)
            if pieces[-1] and used + width > room:
                pieces.append("")
                used = 0.0
            pieces[-1] += sign
            used += width
        return pieces

    def _width(self, word: str, style: tuple[bool, bool]) -> float:
        widths = self._words[style]
        width = widths.get(word)
        if width is None:
            if len(widths) > _LIMIT:
                widths.clear()
            width = widths[word] = self._metrics[style].horizontalAdvance(word)
        return width

    def paint(self, painter: QPainter, rect: QRectF, cell: Cell, text: str, clip: QRectF) -> None:
        """Paint a cell's text in a rectangle, centred upright in cells that are higher than their text."""
        lines = self.lines(text, rect.width(), cell.bold, cell.italic)
        painter.setFont(self.fonts[cell.bold, cell.italic])
        total = len(lines) * self.line_height
        y = rect.top() + max(self.pad_y, (rect.height() - total) / 2)
        for line in lines:
            if y > clip.bottom():
                break
            if y + self.line_height >= clip.top():
                self._paint_line(painter, rect, y + self.ascent, line, cell)
            y += self.line_height

    def _paint_line(self, painter: QPainter, rect: QRectF, base: float, line: TextLine, cell: Cell) -> None:
        left = rect.left() + self.pad_x
        if cell.align is Align.CENTER:
            painter.drawText(QPointF(rect.left() + (rect.width() - line.width) / 2, base), line.text)
            return
        spare = rect.width() - 2 * self.pad_x - line.width
        words = line.text.split(" ")
        if cell.align is not Align.JUSTIFY or line.last or len(words) < 2:
            painter.drawText(QPointF(left, base), line.text)
            return
        style = (cell.bold, cell.italic)
        gap = self._width(" ", style) + spare / (len(words) - 1)
        for word in words:
            painter.drawText(QPointF(left, base), word)
            left += self._width(word, style) + gap
