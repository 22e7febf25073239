"""Row heights and column widths for Excel, measured with the real font: rows with merged cells never grow alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil
from typing import NamedTuple

from exports.columns import with_room_for_numbers
from exports.fonts import FontStyle, style_of
from exports.measure import Measure, clean
from models.grid.grid import Block, GridColumn

HIGHEST = 409.0
PAD_Y = 3.0
# The height in pt of a line of Times New Roman in Excel, by its size; letters are drawn up to 5 % wider than the font
# says.
_LINES = {9.0: 12.0, 10.0: 13.5, 11.0: 15.0, 12.0: 15.75, 13.0: 16.5, 14.0: 18.75}
_LINE = 1.37
CAUTION = 0.95
_PIXEL = 0.75
_PAD_PIXELS = 5
_WIDEST = 10_000.0  # mm
_NARROWEST = 15.0  # mm; the longest syllables of Vietnamese need about that
_LEAST_PIXELS = 16
# A table as wide as the paper's text would put its last column overleaf on a printer that draws a little wider.
_SPARE = 0.985
_LEAST_SCALE = 10


class Need(NamedTuple):
    """The height in pt that the text of a merged cell needs, and the rows of the block that the cell covers."""

    span: int
    row: int
    height: float


class BlockHeights(NamedTuple):
    """The height in pt of each row of a block, what its merged cells need, and the most that any cell needs."""

    rows: list[float]
    merged: list[Need]
    most: float


def pixel_widths(columns: Sequence[GridColumn], numbers: Collection[str], size: float, room: float) -> list[int]:
    """The widths of a table's columns in pixels; together they fill `room` mm, or more where there are too many.

    No column is made narrower than a word needs, and no number is broken.
    """
    wanted = [max(1.0, min(column.width, _WIDEST)) for column in columns]
    points = [width / 25.4 * 72 for width in _fitted(wanted, room * _SPARE)]
    bold = Measure(FontStyle.BOLD, size * (2 - CAUTION))
    wide = with_room_for_numbers(points, columns, numbers, bold, (_PAD_PIXELS + 2) * _PIXEL)
    return [max(_LEAST_PIXELS, round(width / _PIXEL)) for width in wide]


def _fitted(wanted: Sequence[float], room: float) -> list[float]:
    """The widths in proportion, but those that would become too narrow stay at the least they can be."""
    least = [min(width, _NARROWEST) for width in wanted]
    held = [False] * len(wanted)
    while True:
        rest = room - sum(low for low, hold in zip(least, held, strict=True) if hold)
        share = rest / (sum(width for width, hold in zip(wanted, held, strict=True) if not hold) or 1)
        small = [not hold and width * share < low for width, low, hold in zip(wanted, least, held, strict=True)]
        if not any(small):
            return [low if hold else width * share for width, low, hold in zip(wanted, least, held, strict=True)]
        held = [hold or new for hold, new in zip(held, small, strict=True)]


def print_scale(widths: Sequence[int], room: float) -> int:
    """The per cent at which a table is printed: 100, less only where its many columns are wider than `room` mm."""
    total = sum(widths) * _PIXEL
    points = room / 25.4 * 72
    return 100 if total <= points else max(_LEAST_SCALE, int(points * _SPARE / total * 100))


def column_width(wide: int) -> float:
    """A width in pixels in Excel's unit: digits of the workbook's own font, 8 pixels each in 12 pt Times New Roman."""
    return min(255.0, wide / 8)


class Heights:
    """Measures rows; the same text in the same width is measured once."""

    def __init__(self) -> None:
        self._measures: dict[tuple[bool, bool, float], Measure] = {}
        self._counts: dict[tuple[str, int, bool, bool, float], int] = {}

    def measure(self, size: float, bold: bool = False, italic: bool = False) -> Measure:
        """The measure of one cut and size."""
        found = self._measures.get((bold, italic, size))
        if found is None:
            found = self._measures[bold, italic, size] = Measure(style_of(bold, italic), size)
        return found

    def height(self, text: str, width: int, size: float, bold: bool = False, italic: bool = False) -> float:
        """The height in pt of a wrapped text in a cell `width` pixels wide."""
        key = (text, width, bold, italic, size)
        count = self._counts.get(key)
        if count is None:
            count = self.measure(size, bold, italic).line_count(clean(text), text_room(width))
            self._counts[key] = count
        return max(1, count) * line_height(size) + PAD_Y

    def of_block(self, block: Block, widths: Sequence[int], size: float) -> BlockHeights:
        """The height of each row of a block; what a merged cell needs above its rows' heights they share equally."""
        least = line_height(size) + PAD_Y
        heights = [least] * block.rows
        merged: list[Need] = []
        most = least
        for cell in block.cells:
            text = cell.prefix + cell.text if cell.prefix else cell.text
            if not text:
                continue
            width = widths[cell.column] if cell.colspan == 1 else sum(widths[cell.column : cell.column + cell.colspan])
            need = self.height(text, width, size, cell.bold, cell.italic)
            if need > most:
                most = need
            if cell.rowspan > 1:
                merged.append(Need(cell.rowspan, cell.row, need))
            elif need > heights[cell.row]:
                heights[cell.row] = need
        for span, row, need in sorted(merged):
            missing = need - sum(heights[row : row + span])
            if missing > 0:
                for place in range(row, row + span):
                    heights[place] += missing / span
        return BlockHeights(heights, merged, most)


def line_height(size: float) -> float:
    """The height in pt of one line of a wrapped text in Excel."""
    return _LINES.get(size) or size * _LINE


def text_room(width: int) -> float:
    """The room in pt for the text of a cell `width` pixels wide."""
    return max(4.0, (width - _PAD_PIXELS) * _PIXEL * CAUTION)


def rounded_up(height: float) -> float:
    """A height as Excel keeps it: in quarters of a point, and never more than 409 pt."""
    return min(HIGHEST, ceil(height * 4) / 4)
