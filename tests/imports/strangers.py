"""Makes Word and Excel files from drawings of tables, as strangers would type them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl.styles import Alignment, Font

from models.plan import Appendix, Area, Plan

Rows = Sequence[Sequence[str]]
LEFT, UP = "<", "^"


def corner(rows: Rows, row: int, column: int) -> tuple[int, int]:
    """The cell that covers a place: "<" belongs to the cell on its left, "^" to the one above."""
    while rows[row][column] in (LEFT, UP):
        row, column = (row, column - 1) if rows[row][column] == LEFT else (row - 1, column)
    return row, column


def spans(rows: Rows) -> dict[tuple[int, int], tuple[int, int]]:
    """The last row and column of each cell of a drawing, by its first ones."""
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(rows):
        for column in range(len(line)):
            first = corner(rows, row, column)
            last = ends.get(first, first)
            ends[first] = (max(last[0], row), max(last[1], column))
    return ends


def add_table(document: Any, rows: Rows) -> Any:
    """Draw a table into a Word document; a cell that begins with "*" is bold."""
    table = document.add_table(len(rows), len(rows[0]))
    for (top, left), (bottom, right) in spans(rows).items():
        cell = table.cell(top, left)
        if (bottom, right) != (top, left):
            cell = cell.merge(table.cell(bottom, right))
        text = rows[top][left]
        cell.paragraphs[0].add_run(text.removeprefix("*")).bold = text.startswith("*") or None
    return table


def add_lines(document: Any, *lines: str) -> None:
    """Paragraphs: "*" at the start makes one bold, "|" puts it into the middle."""
    for line in lines:
        paragraph = document.add_paragraph()
        if line.startswith("|"):
            paragraph.alignment, line = WD_ALIGN_PARAGRAPH.CENTER, line[1:]  # noqa: PLW2901
        paragraph.add_run(line.removeprefix("*")).bold = line.startswith("*") or None


def word_file(folder: Path, rows: Rows, above: Sequence[str] = (), below: Sequence[str] = ()) -> Path:
    """A .docx with lines, one table and lines."""
    document = docx.Document()
    add_lines(document, *above)
    add_table(document, rows)
    add_lines(document, *below)
    path = folder / "la.docx"
    document.save(str(path))
    return path


def add_sheet(sheet: Any, rows: Rows, above: Sequence[str] = (), below: Sequence[str] = ()) -> None:
    """Draw a table into a sheet; plain numbers become numeric cells."""
    wide = len(rows[0])
    for row, line in enumerate(above, 1):
        sheet.cell(row, 1, line.lstrip("|*")).alignment = Alignment(horizontal="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=wide)
    first = len(above) + 1
    for (top, left), (bottom, right) in spans(rows).items():
        text = rows[top][left]
        if text:
            value = text.removeprefix("*")
            cell = sheet.cell(first + top, left + 1, int(value) if value.isdigit() and value[0] != "0" else value)
            cell.font = Font(bold=text.startswith("*"))
        if (bottom, right) != (top, left):
            sheet.merge_cells(
                start_row=first + top, end_row=first + bottom, start_column=left + 1, end_column=right + 1
            )
    for row, line in enumerate(below, first + len(rows) + 1):
        sheet.cell(row, 1, line.lstrip("|*"))


def excel_file(folder: Path, rows: Rows, above: Sequence[str] = (), below: Sequence[str] = ()) -> Path:
    """A .xlsx with lines, one table, a blank row and lines."""
    book = openpyxl.Workbook()
    add_sheet(book.active, rows, above, below)
    path = folder / "la.xlsx"
    book.save(path)
    return path


def only(plan: Plan) -> Appendix:
    """The one appendix of a plan."""
    (appendix,) = plan.appendices
    return appendix


def titles(area: Area) -> list[str]:
    """The titles of an area's items."""
    return [item.title for item in area.items]
