"""The cell styles of a workbook, each made once; cells carry only their number."""

from __future__ import annotations

from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

from exports.xlsx.parts import Part
from models.layout import Align
from models.row_ids import LONG_CELL, LONG_CELL_CONTINUED

FACE = "Times New Roman"
_THIN = Side(style="thin", color="FF000000")
_NONE = Side()


class Look(NamedTuple):
    """How a cell looks: `quoted` keeps Excel from reading its text as a formula, number or date when it is edited.

    `top` is for cells so high that their middle lies on another page; `part` for the parts of a cell that was cut.
    """

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    framed: bool = True
    quoted: bool = False
    top: bool = False
    part: Part | None = None


def use_face(workbook: Workbook) -> None:
    """Make 12 pt Times New Roman the workbook's own font: Excel counts column widths in its digits."""
    book: Any = workbook  # the library has no door to the first font
    book._fonts = IndexedList()
    book._named_styles["Normal"].font = Font(name=FACE, size=12, family=1)


class Styles:
    """Style numbers of one workbook, found through a sheet that is thrown away before saving."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._sheet: Worksheet = workbook.create_sheet("styles")
        self._numbers: dict[tuple[object, ...], int] = {}

    def number(self, look: Look) -> int:
        """The number of the style in the workbook."""
        size, bold, italic, align, framed, quoted, top, part = look
        # Hashing a member of an Enum costs more than all the rest here.
        key = (size, bold, italic, align is Align.CENTER, align is Align.JUSTIFY, framed, quoted, top, part)
        found = self._numbers.get(key)
        if found is None:
            cell = self._sheet.cell(len(self._numbers) + 1, 1)
            if part is not None:
                cell.style = self._named(LONG_CELL if part.first else LONG_CELL_CONTINUED)
            cell.font = Font(name=FACE, size=look.size, bold=look.bold, italic=look.italic, family=1)
            # Paragraphs without frames begin at the top: what is left below them parts them from the next.
            middle = (framed or align is Align.CENTER) and not top and part is None
            upright = "center" if middle else "top"
            cell.alignment = Alignment(horizontal=look.align.value, vertical=upright, wrap_text=True)
            if look.framed:
                above = _THIN if part is None or part.first else _NONE
                below = _THIN if part is None or part.last else _NONE
                cell.border = Border(left=_THIN, right=_THIN, top=above, bottom=below)
            cell.quotePrefix = look.quoted
            found = self._numbers[key] = cell.style_id
        return found

    def _named(self, name: str) -> str:
        if name not in self._workbook.named_styles:
            self._workbook.add_named_style(NamedStyle(name, font=Font(name=FACE, size=12, family=1)))
        return name

    def close(self) -> None:
        """Throw the sheet away; the styles stay in the workbook."""
        self._workbook.remove(self._sheet)
