"""The rows of one sheet as SpreadsheetML.

Written as text, because a library's cell objects cost ten times as much as the cells themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from exports.measure import clean
from exports.xlsx_heights import HIGHEST, split_height
from exports.xlsx_styles import Look, Styles
from models.errors import InputProblem
from models.grid.grid import Block, Cell, Role
from models.i18n import _

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
_SIGNS = tuple("=+-@'")
_NUMBER_LIKE = re.compile(r"[\d\s.,:/%()$-]+|\d+(\.\d+)?[eE][+-]?\d+|(?i:true|false)")
_PLAIN_NUMBER = re.compile(r"[1-9]\d{0,8}")
_EXCEL_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def _escaped(text: str) -> str:
    if "_x" in text:
        text = _EXCEL_ESCAPE.sub("_x005F_", text)  # Excel reads _x0041_ as the letter A
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class SheetRows:
    """The rows of a sheet, added from top to bottom; rows are counted from 1."""

    def __init__(self, name: str, columns: int, styles: Styles) -> None:
        self.name = name
        self.columns = columns
        self.letters = [get_column_letter(place + 1) for place in range(columns)]
        self.last_row = 0
        self.heights: list[float] = []
        self.merges: list[str] = []
        self.breaks: list[int] = []
        self._styles = styles
        self._rows: list[str] = []

    def wide(self, text: str, look: Look, height: float) -> None:
        """A row with one text across all columns."""
        cell = Cell(0, 0, 1, self.columns, text)
        self._add([cell], [look], [height], 1)

    def block(self, block: Block, heights: Sequence[float], size: float, framed: bool = True) -> None:
        """The rows of a block of the table; a row that is too high for Excel takes several rows of the sheet."""
        looks = [Look(size, cell.bold, cell.italic, cell.align, framed) for cell in block.cells]
        self._add(block.cells, looks, heights, block.rows)

    def _add(self, cells: Sequence[Cell], looks: Sequence[Look], heights: Sequence[float], rows: int) -> None:
        parts = [split_height(height) for height in heights]
        firsts = [0]
        for part in parts:
            firsts.append(firsts[-1] + len(part))
        base = self.last_row + 1
        if base + firsts[-1] > MOST_ROWS:
            raise InputProblem(_("Bảng có quá nhiều dòng; một trang tính Excel chỉ chứa được 1.048.576 dòng."))
        letters = self.letters
        out = [[""] * self.columns for _row in range(firsts[-1])]
        for cell, look in zip(cells, looks, strict=True):
            top, bottom = firsts[cell.row], firsts[cell.row + cell.rowspan]
            column = cell.column
            tall = bottom - top > 1 and sum(heights[cell.row : cell.row + cell.rowspan]) > HIGHEST
            style, value = self._value(cell, look._replace(top=True) if tall else look, base + top)
            out[top][column] = f'<c r="{letters[column]}{base + top}" s="{style}"{value}'
            if bottom - top == 1 and cell.colspan == 1:
                continue
            right = column + cell.colspan
            self.merges.append(f"{letters[column]}{base + top}:{letters[right - 1]}{base + bottom - 1}")
            for row in range(top, bottom):
                for place in range(column, right):
                    if row != top or place != column:
                        out[row][place] = f'<c r="{letters[place]}{base + row}" s="{style}"/>'
        row = base
        for part, first in zip(parts, firsts, strict=False):
            for offset, height in enumerate(part):
                content = "".join(out[first + offset])
                self._rows.append(f'<row r="{row}" ht="{height:g}" customHeight="1">{content}</row>')
                self.heights.append(height)
                row += 1
        self.last_row = row - 1

    def _value(self, cell: Cell, look: Look, row: int) -> tuple[int, str]:
        """The style number and the rest of the cell's element."""
        text = clean(cell.prefix + cell.text if cell.prefix else cell.text)
        if not text:
            return self._styles.number(look), "/>"
        if cell.role is Role.NUMBER and _PLAIN_NUMBER.fullmatch(text):
            return self._styles.number(look), f"><v>{text}</v></c>"
        if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            message = _("Ô {cell} của trang “{sheet}” dài {count} ký tự; Excel chỉ nhận 32.767 ký tự trong một ô.")
            place = f"{self.letters[cell.column]}{row}"
            raise InputProblem(message.format(cell=place, sheet=self.name, count=len(text)))
        if text.startswith(_SIGNS) or (len(text) < 40 and _NUMBER_LIKE.fullmatch(text)):
            look = look._replace(quoted=True)
        return self._styles.number(look), f' t="inlineStr"><is><t xml:space="preserve">{_escaped(text)}</t></is></c>'

    def data_xml(self) -> str:
        """The elements sheetData and mergeCells."""
        merged = "".join([f'<mergeCell ref="{ref}"/>' for ref in self.merges])
        merges = f'<mergeCells count="{len(self.merges)}">{merged}</mergeCells>' if merged else ""
        return f"<sheetData>{''.join(self._rows)}</sheetData>{merges}"

    def tail_xml(self) -> str:
        """The elements rowBreaks and ignoredErrors; the latter keeps Excel from marking numbers like 01 and 1.1."""
        turns = "".join([f'<brk id="{row}" max="16383" man="1"/>' for row in self.breaks])
        count = len(self.breaks)
        breaks = f'<rowBreaks count="{count}" manualBreakCount="{count}">{turns}</rowBreaks>' if turns else ""
        area = f"A1:{self.letters[-1]}{max(1, self.last_row)}"
        error = f'<ignoredError sqref="{area}" numberStoredAsText="1" twoDigitTextYear="1"/>'
        return f"{breaks}<ignoredErrors>{error}</ignoredErrors>"
