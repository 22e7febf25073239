"""Officers' hands on a workbook of ours: cells changed, rows put in, taken out and sorted, as openpyxl lets them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from exports.xlsx.writer import write_xlsx
from imports.open_any import read_source
from imports.returned.door import Returned, returned
from imports.understand import understand
from models.layout import Layout
from models.merge.merging import Merge, merge
from models.plan import Plan


class Workbook:
    """A workbook of a plan, its merged cells taken apart and filled, as a sort in a spreadsheet wants it."""

    def __init__(self, plan: Plan, folder: Path, layout: Layout | None = None) -> None:
        self.path = folder / "gửi.xlsx"
        write_xlsx(plan, self.path, layout=layout)
        self.book = openpyxl.load_workbook(self.path)

    def sheet(self, place: int = 0) -> Worksheet:
        """A sheet."""
        found = self.book.worksheets[place]
        assert isinstance(found, Worksheet)
        return found

    def unmerge(self, place: int = 0) -> None:
        """Take the cells merged over several rows apart; each part keeps the text."""
        sheet = self.sheet(place)
        for merged in list(sheet.merged_cells.ranges):
            if merged.max_row > merged.min_row:
                text = sheet.cell(merged.min_row, merged.min_col).value
                sheet.unmerge_cells(str(merged))
                for row in range(merged.min_row, merged.max_row + 1):
                    sheet.cell(row, merged.min_col).value = text

    def row_of(self, text: str, place: int = 0) -> int:
        """The row with a cell of just this text."""
        sheet = self.sheet(place)
        return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == text)

    def column_of(self, header: str, place: int = 0) -> int:
        """The column under a heading."""
        sheet = self.sheet(place)
        found = (cell for row in sheet.iter_rows() for cell in row if cell.value == header)
        return int(next(found).column)

    def values(self, row: int, place: int = 0) -> list[Any]:
        """The values of a row."""
        return [cell.value for cell in self.sheet(place)[row]]

    def put(self, row: int, values: Sequence[Any], place: int = 0) -> None:
        """Write a row."""
        for column, value in enumerate(values, 1):
            self.sheet(place).cell(row, column).value = value

    def delete_row(self, row: int, place: int = 0) -> None:
        """Take a row out; openpyxl leaves merged cells where they were, a spreadsheet does not."""
        self._shift(row, -1, place)

    def insert_row(self, row: int, values: Sequence[Any], place: int = 0) -> None:
        """Put a row in and write it."""
        self._shift(row, 1, place)
        self.put(row, values, place)

    def _shift(self, row: int, step: int, place: int) -> None:
        sheet = self.sheet(place)
        merges = [(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges]
        for top, left, bottom, right in merges:
            sheet.unmerge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        sheet.delete_rows(row) if step < 0 else sheet.insert_rows(row)
        for top, left, bottom, right in merges:
            down = step if top > row or (step > 0 and top == row) else 0
            sheet.merge_cells(start_row=top + down, start_column=left, end_row=bottom + down, end_column=right)

    def back(self, plan: Plan, forget: bool = False) -> Merge:
        """What the program finds when the workbook comes back; `forget` loses the sheet out of sight."""
        states = self.states(plan, forget)
        return merge(plan, states.theirs, states.base)

    def states(self, plan: Plan, forget: bool = False) -> Returned:
        """The three states that it is merged from."""
        if forget and "_cchc" in self.book.sheetnames:
            del self.book["_cchc"]
        self.book.save(self.path)
        source = read_source(self.path)
        assert (source.ids is None) == ("_cchc" not in self.book.sheetnames)
        return returned(understand(source).plan, source.ids, plan)
