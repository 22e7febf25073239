"""Breaks texts into lines with cached word widths and sets them, so that measuring and painting agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTextOption, QTransform

from models.grid.grid import Cell
from models.layout import Align
from ui.theme import paper_font

_PAD_X = 4.8  # pixels at the size of the paper
_PAD_Y = 3.2
_PAPER_POINTS = 12.0
_MOST_WORDS = 60_000
_MOST_KEPT = 2_000  # texts wrapped or set; a screen shows a tenth of that
_CHUNK = 30  # lines set together; of a huge cell only the chunks in sight are made
_WIDE = 1_000_000.0
_UPRIGHT = QTransform()
_BREAK = "\u2028"
_ODD = str.maketrans(dict.fromkeys("\t\v\f\r\u2028\u2029", " "))
_CENTER, _JUSTIFY = Align.CENTER, Align.JUSTIFY  # looked up for each cell, which is slow in an enum


def _option(align: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.ManualWrap)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    return option


_FROM_LEFT, _CENTRED = _option(Qt.AlignmentFlag.AlignLeft), _option(Qt.AlignmentFlag.AlignHCenter)


class TextLine(NamedTuple):
    """One line of a wrapped text: what it says, its width in pixels, and whether its paragraph ends with it."""

    text: str
    width: float
    last: bool


class Chunk(NamedTuple):
    """Some lines ready to paint, in their font."""

    font: QFont
    text: QStaticText


class SetText:
    """A cell's text broken into lines and placed in its rectangle; chunks are made ready when first painted."""

    __slots__ = ("_cell", "_chunks", "_lines", "_per_chunk", "_setter", "_top", "_width")

    def __init__(self, setter: Typesetter, cell: Cell, width: float, height: float) -> None:
        self._setter, self._cell, self._width = setter, cell, width
        self._lines = setter.lines(cell.printed, width, cell.bold, cell.italic)
        # Centred upright in cells that are higher than their text.
        self._top = max(setter.pad_y, (height - len(self._lines) * setter.line_height) / 2)
        self._per_chunk = 1 if cell.align is _JUSTIFY else _CHUNK
        self._chunks: dict[int, Chunk] = {}

    def paint(self, painter: QPainter, left: float, top: float, clip_top: float, clip_bottom: float) -> None:
        """Paint what lies between two heights; all in the painter's coordinates, the pen as it is set."""
        if not self._cell.printed:
            return
        setter, top = self._setter, top + self._top
        step = self._per_chunk * setter.line_height
        first = max(0, int((clip_top - top) / step))
        last = min((len(self._lines) - 1) // self._per_chunk, int((clip_bottom - top) / step))
        for number in range(first, last + 1):
            chunk = self._chunks.get(number)
            if chunk is None:
                start = number * self._per_chunk
                chunk = setter.chunk(self._lines, start, start + self._per_chunk, self._cell, self._width)
                self._chunks[number] = chunk
            painter.setFont(chunk.font)
            painter.drawStaticText(QPointF(left + setter.pad_x, top + number * step), chunk.text)


class Typesetter:
    """Wraps and sets texts of the paper font at one size (points of the screen)."""

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
        self._set: dict[tuple[str, int, int, bool, bool, Align], Chunk] = {}
        # As far apart as Qt sets the lines of one text, asked of Qt itself.
        one, two = (self._static("Ậ" + _BREAK * n + "g" * n, self.fonts[False, False]) for n in (0, 1))
        self.line_height = two.size().height() - one.size().height()

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
            if len(self._wrapped) > _MOST_KEPT:
                self._wrapped.clear()
            room = max(8.0, int(width) - 2 * self.pad_x)
            out: list[TextLine] = []
            for paragraph in text.split("\n"):
                if not paragraph.isprintable():
                    paragraph = paragraph.translate(_ODD)  # noqa: PLW2901
                self._wrap(paragraph, room, (bold, italic), out)
            found = self._wrapped[key] = tuple(out)
        return found

    def break_paragraph(self, paragraph: str, width: float, bold: bool = False, italic: bool = False) -> list[TextLine]:
        """A paragraph broken into lines for a cell of that width; it is still being written, so nothing is kept."""
        out: list[TextLine] = []
        self._wrap(paragraph.translate(_ODD), max(8.0, int(width) - 2 * self.pad_x), (bold, italic), out)
        return out

    def _wrap(self, paragraph: str, room: float, style: tuple[bool, bool], out: list[TextLine]) -> None:
        known = self._words[style]
        space = self._width(" ", style)
        words: list[str] = []
        used = 0.0
        for word in paragraph.split(" "):
            width = known.get(word)
            if width is None:
                width = self._width(word, style)
            needed = used + space + width if words else width
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

    def _cut(self, word: str, room: float, style: tuple[bool, bool]) -> list[str]:
        """A word that is wider than its cell, cut where it must be."""
        pieces: list[str] = []
        start, used = 0, 0.0
        for place, sign in enumerate(word):
            width = self._width(sign, style)
            if place > start and used + width > room:
                pieces.append(word[start:place])
                start, used = place, 0.0
            used += width
        return [*pieces, word[start:]]

    def _width(self, word: str, style: tuple[bool, bool]) -> float:
        widths = self._words[style]
        width = widths.get(word)
        if width is None:
            if len(widths) > _MOST_WORDS:
                widths.clear()
            width = widths[word] = self._metrics[style].horizontalAdvance(word)
        return width

    def chunk(self, lines: Sequence[TextLine], start: int, end: int, cell: Cell, width: float) -> Chunk:
        """Some of the lines of a cell of that width made ready to paint."""
        # The same units and times stand in line after line.
        key = (cell.printed, start, int(width), cell.bold, cell.italic, cell.align)
        found = self._set.get(key)
        if found is None:
            if len(self._set) > _MOST_KEPT:
                self._set.clear()
            found = self._set[key] = self._make(lines[start:end], cell, width - 2 * self.pad_x)
        return found

    def _make(self, lines: Sequence[TextLine], cell: Cell, room: float) -> Chunk:
        font = self.fonts[cell.bold, cell.italic]
        text = _BREAK.join([line.text for line in lines])
        gaps = 0 if lines[0].last or cell.align is not _JUSTIFY else text.count(" ")
        if gaps:
            font = QFont(font)
            font.setWordSpacing((room - lines[0].width) / gaps)
        return Chunk(font, self._static(text, font, room if cell.align is _CENTER else 0.0))

    @staticmethod
    def _static(text: str, font: QFont, centred_in: float = 0.0) -> QStaticText:
        out = QStaticText(text)
        out.setTextFormat(Qt.TextFormat.PlainText)
        out.setTextOption(_CENTRED if centred_in else _FROM_LEFT)
        out.setTextWidth(centred_in or _WIDE)
        out.prepare(_UPRIGHT, font)
        return out

    def paint(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        """Paint a cell's text in a rectangle once; what is painted often is kept as a SetText."""
        SetText(self, cell, rect.width(), rect.height()).paint(
            painter, rect.left(), rect.top(), rect.top(), rect.bottom()
        )
