"""One sheet of a workbook -> Table: shared and inline strings, numbers as typed, cached formula values, merges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from imports import beside
from imports.blocks import Table
from imports.cells import MAX_COLUMNS
from imports.draft import Pulse
from imports.encodings.marks import marked
from imports.package import Package, too_large
from imports.spreadsheet.places import column_number
from imports.spreadsheet.sparse import MAX_CELLS, MAX_MERGES, SheetCell, sheet_grid
from imports.xlsx.fonts import OldFonts
from imports.xlsx.parts import rejoined
from imports.xlsx.pending import Pending
from imports.xlsx.styles import CellStyle, shown
from imports.xlsx.text import index_of, rich_text, unescaped
from models.i18n import _
from models.plan import Remark
from models.text import tidy

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _C, _V, _F, _MERGE, _COLUMN, _PAGE_HEADING = (
    _S + name for name in ("row", "c", "v", "f", "mergeCell", "col", "headerFooter")
)
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_TRUE = ("1", "true")
_PLAIN = CellStyle()
_Found = tuple[int, int, str, CellStyle]
# The width of a column counts digits of the standard font, 7 pixels each and 5 for the margins, 96 pixels to the inch.
_MM_PER_PIXEL = 25.4 / 96


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share; `tidied` and `columns` keep what was worked out before.

    `parts` are the numbers of styles that mark parts of one cell; `old` is there only for fonts of old encodings.
    """

    strings: list[str]
    styles: dict[str, CellStyle]
    from_1904: bool = False
    parts: frozenset[str] = frozenset()
    columns: dict[str, int] = field(default_factory=dict)
    tidied: dict[int, str] = field(default_factory=dict)
    old: OldFonts | None = None

    def string(self, index: str) -> str:
        """A shared string in its stored form, "" where the workbook has none with that number."""
        place = index_of(index)
        known = self.tidied.get(place)
        if known is None:
            known = tidy(self.strings[place]) if 0 <= place < len(self.strings) else ""
            self.tidied[place] = known
        return known

    def raw(self, cell: Any) -> str:
        """The text of a cell as it stands in the file, the spaces at its end included."""
        if not len(cell):
            return ""
        if cell.get("t") == "inlineStr":
            return rich_text(cell[0])
        value = cell[-1].text or ""
        place = index_of(value) if cell.get("t") == "s" else -1
        return self.strings[place] if 0 <= place < len(self.strings) else value


def read_sheet(package: Package, part: str, name: str, book: Book, remarks: list[Remark], pulse: Pulse) -> Table:
    """The used part of a sheet; raises InputProblem where it is broken or larger than any paper.

    What cannot stand in the table is added to the remarks.
    """
    widths: dict[int, float] = {}
    found: list[_Found] = []
    pending = Pending()
    merges: list[tuple[int, int, int, int]] = []
    row = -1
    hidden = 0
    for element in package.iterate(part, _ROW, _MERGE, _COLUMN, _PAGE_HEADING):
        if element.tag == _ROW:
            pulse()
            number = index_of(element.get("r"))
            row = number - 1 if number > 0 else row + 1
            before = len(found)
            _read_row(element, row, book, found, pending)
            if len(found) > MAX_CELLS:
                raise too_large(f"{len(found)} cells")
            hidden += element.get("hidden") in _TRUE and len(found) > before
            element.clear()
            # Rows already read would otherwise stay as empty elements to the end.
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif element.tag == _MERGE:
            place = _RANGE.fullmatch(element.get("ref") or "")
            if place and len(merges) < MAX_MERGES:
                left, top, right, bottom = place.groups()
                merges.append((int(top) - 1, column_number(left), int(bottom) - 1, column_number(right)))
        elif element.tag == _PAGE_HEADING:
            for heading in element:
                remarks += beside.page_heading(beside.without_codes(heading.text or ""))
        else:
            _read_width(element, widths)
            hidden += element.get("hidden") in _TRUE
    unsolved = pending.settle(found)
    remarks += beside.without_values(unsolved, _("Trang “{name}”").format(name=name))
    found = _in_order(found)
    if book.parts:
        found, merges = rejoined(found, merges)
    grid, rows = sheet_grid([SheetCell(r, c, text, *style[:3]) for r, c, text, style in found], merges, widths)
    return Table(grid, name, numbers=tuple(row + 1 for row in rows), hides=hidden > 0)


def _in_order(found: list[_Found]) -> list[_Found]:
    """Cells in reading order, each place once, whatever a file may hold."""
    if all(one[:2] < two[:2] for one, two in pairwise(found)):
        return found
    return sorted({(row, column): (row, column, text, style) for row, column, text, style in found}.values())


def _read_row(element: Any, row: int, book: Book, found: list[_Found], pending: Pending) -> None:
    column = -1
    styles, columns, old = book.styles, book.columns, book.old
    for cell in element:
        if cell.tag != _C:
            continue
        reference = cell.get("r")
        if reference:
            letters = reference.rstrip("0123456789")
            column = columns.get(letters, -1)
            if column < 0:
                column = columns[letters] = column_number(letters)
        else:
            column += 1
        if book.parts and cell.get("s") in book.parts:
            found.append((row, column, book.raw(cell), styles[cell.get("s")]))
            continue
        if not len(cell):
            continue
        if old is not None and (shown_so := old.text(cell)) is not None:
            if shown_so:
                found.append((row, column, shown_so, styles.get(cell.get("s"), _PLAIN)))
            continue
        kind, style_text = cell.get("t"), cell.get("s")
        style = styles.get(style_text, _PLAIN)
        if kind == "s":
            value = cell[-1].text
            text = book.string(value) if value else ""
        else:
            text = _text(cell, kind, style, book)
            if cell[0].tag == _F:
                pending.formula(row, column, cell[0], text, style, known=kind in ("str", "b"))
            elif "." in text and kind != "inlineStr" and kind != "str" and not style.form:
                pending.fractions.add((row, column))
        if text:
            found.append((row, column, text, style))


def _text(cell: Any, kind: str | None, style: CellStyle, book: Book) -> str:
    if kind == "inlineStr":
        return tidy(marked(rich_text(cell[0]), None))
    value = next((child.text or "" for child in cell if child.tag == _V), "")
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind in ("str", "e", "d"):
        return tidy(unescaped(value))
    return shown(value, style, book.from_1904) if value else ""


def _read_width(element: Any, widths: dict[int, float]) -> None:
    try:
        first, last = int(element.get("min") or 0), int(element.get("max") or 0)
        width = float(element.get("width") or 0)
    except ValueError:
        return
    if 0 < width < 500:
        millimetres = round((int(width * 7) + 5) * _MM_PER_PIXEL, 1)
        for column in range(max(1, first), min(last, MAX_COLUMNS) + 1):
            widths[column - 1] = millimetres
