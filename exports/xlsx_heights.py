"""Row heights for Excel, measured with the real font, because rows with merged cells never grow by themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil

from exports.columns import with_room_for_numbers
from exports.fonts import FontStyle, style_of
from exports.measure import Measure, clean
from models.grid.grid import Block, GridColumn

HIGHEST = 409.0
_PAD_Y = 3.0
# Excel sets 12 pt Times New Roman on lines of 15.75 pt, and draws letters up to 5 % wider than the font says.
_LINE = 1.3125
_CAUTION = 0.95
_PIXEL = 0.75
_PAD_PIXELS = 5
_WIDEST = 500.0  # mm; Excel allows 255 digits


def pixels(millimetres: float) -> int:
    """A width on the screen as Excel counts it, 96 pixels to the inch."""
    return max(16, round(min(millimetres, _WIDEST) / 25.4 * 96))


def pixel_widths(columns: Sequence[GridColumn], numbers: Collection[str], size: float) -> list[int]:
    """The widths of a table's columns in pixels; no number is broken."""
    points = [pixels(column.width) * _PIXEL for column in columns]
    bold = Measure(FontStyle.BOLD, size * (2 - _CAUTION))
    wide = with_room_for_numbers(points, columns, numbers, bold, (_PAD_PIXELS + 2) * _PIXEL)
    return [round(width / _PIXEL) for width in wide]


def column_width(wide: int) -> float:
    """A width in pixels in Excel's unit: digits of the workbook's own font, 8 pixels each in 12 pt Times New Roman."""
    return min(255.0, wide / 8)


class Heights:
    """Measures rows; the same text in the same width is measured once."""

    def __init__(self) -> None:
        self._measures: dict[tuple[bool, bool, float], Measure] = {}
        self._counts: dict[tuple[str, int, bool, bool, float], int] = {}

    def height(self, text: str, width: int, size: float, bold: bool = False, italic: bool = False) -> float:
        """The height in pt of a wrapped text in a cell `width` pixels wide."""
        key = (text, width, bold, italic, size)
        count = self._counts.get(key)
        if count is None:
            measure = self._measures.get((bold, italic, size))
            if measure is None:
                measure = self._measures[bold, italic, size] = Measure(style_of(bold, italic), size)
            room = max(4.0, (width - _PAD_PIXELS) * _PIXEL * _CAUTION)
            count = self._counts[key] = measure.line_count(clean(text), room)
        return max(1, count) * size * _LINE + _PAD_Y

    def of_block(self, block: Block, widths: Sequence[int], size: float) -> list[float]:
        """The height of each row of a block; what a merged cell needs above its rows' heights they share equally."""
        heights = [size * _LINE + _PAD_Y] * block.rows
        merged: list[tuple[int, int, float]] = []
        for cell in block.cells:
            text = cell.prefix + cell.text if cell.prefix else cell.text
            if not text:
                continue
            width = widths[cell.column] if cell.colspan == 1 else sum(widths[cell.column : cell.column + cell.colspan])
            need = self.height(text, width, size, cell.bold, cell.italic)
            if cell.rowspan > 1:
                merged.append((cell.rowspan, cell.row, need))
            elif need > heights[cell.row]:
                heights[cell.row] = need
        for span, row, need in sorted(merged):
            missing = need - sum(heights[row : row + span])
            if missing > 0:
                for place in range(row, row + span):
                    heights[place] += missing / span
        return heights


def split_height(height: float) -> list[float]:
    """The heights of the sheet rows that one row of the table takes: Excel allows 409 pt each."""
    count = max(1, ceil(height / HIGHEST))
    # Excel keeps heights in quarters of a point.
    return [min(HIGHEST, ceil(height / count * 4) / 4)] * count
