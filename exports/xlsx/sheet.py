"""The rows of one sheet as SpreadsheetML.

Written as text, because a library's cell objects cost ten times as much as the cells themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter

from exports.measure import clean
from exports.typed import is_plain_number, reads_as_value
from exports.xlsx.styles import Look, Styles
from models.errors import InputProblem
from models.grid.grid import Cell, Role
from models.i18n import _

MOST_ROWS = 1_048_576
_EXCEL_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """A text as the content of an XML element of a workbook."""
    if "_x" in text:
        text = _EXCEL_ESCAPE.sub("_x005F_", text)  # Excel reads _x0041_ as the letter A
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class SheetRows:
    """The rows of a sheet, added from top to bottom; rows are counted from 1."""

    def __init__(self, columns: int, styles: Styles) -> None:
        self.columns = columns
        self.letters = [get_column_letter(place + 1) for place in range(columns)]
        self.last_row = 0
        self.heights: list[float] = []
        self.merges: list[str] = []
        self.breaks: list[int] = []
        self._styles = styles
        self._rows: list[str] = []

    @property
    def area(self) -> str:
        """The range of all cells."""
        return f"A1:{self.letters[-1]}{max(1, self.last_row)}"

    def add(
        self,
        cells: Sequence[Cell],
        looks: Sequence[Look],
        heights: Sequence[float],
        rich: Mapping[int, str] | None = None,
    ) -> None:
        """Rows of these heights in pt, their cells counted from the first of them; each place has one cell.

        `rich` gives the content of single cells as SpreadsheetML. Raises InputProblem where the sheet is full.
        """
        base = self.last_row + 1
        if base + len(heights) > MOST_ROWS:
            raise InputProblem(_("Bảng có quá nhiều dòng; một trang tính Excel chỉ chứa được 1.048.576 dòng."))
        letters = self.letters
        out = [[""] * self.columns for _row in heights]
        for index, (cell, look) in enumerate(zip(cells, looks, strict=True)):
            top, column = cell.row, cell.column
            if rich and index in rich:
                style = self._styles.number(look._replace(quoted=reads_as_value(cell.text)))
                value = f' t="inlineStr"><is>{rich[index]}</is></c>'
            else:
                style, value = self._value(cell, look)
            out[top][column] = f'<c r="{letters[column]}{base + top}" s="{style}"{value}'
            if cell.rowspan == 1 and cell.colspan == 1:
                continue
            bottom, right = top + cell.rowspan, column + cell.colspan
            self.merges.append(f"{letters[column]}{base + top}:{letters[right - 1]}{base + bottom - 1}")
            for row in range(top, bottom):
                for place in range(column, right):
                    if row != top or place != column:
                        out[row][place] = f'<c r="{letters[place]}{base + row}" s="{style}"/>'
        for row, (height, content) in enumerate(zip(heights, out, strict=True), base):
            self._rows.append(f'<row r="{row}" ht="{height:g}" customHeight="1">{"".join(content)}</row>')
        self.heights += heights
        self.last_row += len(heights)

    def _value(self, cell: Cell, look: Look) -> tuple[int, str]:
        """The style number and the rest of the cell's element."""
        text = cell.prefix + cell.text if cell.prefix else cell.text
        if look.part is None:  # a part was cleaned before it was cut, and keeps the space at its end
            text = clean(text)
        if not text:
            return self._styles.number(look), "/>"
        if cell.role is Role.NUMBER and is_plain_number(text):
            return self._styles.number(look), f"><v>{text}</v></c>"
        if reads_as_value(text):
            look = look._replace(quoted=True)
        return self._styles.number(look), f' t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'

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
        error = f'<ignoredError sqref="{self.area}" numberStoredAsText="1" twoDigitTextYear="1"/>'
        return f"{breaks}<ignoredErrors>{error}</ignoredErrors>"
