"""The sheet out of sight that tells which row shows which nodes of the plan, one line of text for each row.

What the lines say, and why rows are known by digests of their words, stands in models/row_ids.py. The sheet is "very
hidden": no menu of Excel shows it, and it holds ids and digests only, never words of the plan.
"""

from __future__ import annotations

from collections.abc import Sequence

from exports.xlsx.sheet import MOST_ROWS, escaped
from models.grid.grid import Block, Owner
from models.row_ids import SheetIds, digest, opening_line, row_line, sheet_line

_NOBODY = Owner()
_LONG = 60  # longer texts hardly come twice
_LONGEST = 30_000  # Excel takes 32,767 letters in a cell


class IdRows:
    """Collects the lines while the visible sheets are filled, one sheet after the other."""

    def __init__(self, plan_id: str) -> None:
        self._lines = [opening_line(plan_id)]
        self._sheet = -1
        self._digests: dict[str, str] = {}

    def begin_sheet(self, sheet: SheetIds) -> None:
        """What follows stands on this sheet."""
        self._sheet += 1
        self._lines.append(sheet_line(sheet))

    def add_line(self, row: int, text: str, field: str, owner: Owner = _NOBODY) -> None:
        """One row that shows one value: a heading line of the appendix, a paragraph of the list form."""
        self._lines.append(row_line(self._sheet, row, owner, digest(text), field))

    def add_block(self, block: Block, rows: Sequence[int]) -> None:
        """The rows of a block of a table; `rows` are their numbers on the sheet."""
        if not block.owners:
            return
        found = [[""] * block.columns for _row in rows]
        for cell in block.cells:
            letters = self._digest(cell.prefix + cell.text if cell.prefix else cell.text)
            if cell.rowspan == 1 and cell.colspan == 1:
                found[cell.row][cell.column] = letters
                continue
            for line in found[cell.row : cell.row + cell.rowspan]:
                line[cell.column : cell.column + cell.colspan] = [letters] * cell.colspan
        for row, owner, line in zip(rows, block.owners, found, strict=True):
            self._lines.append(row_line(self._sheet, row, owner, "".join(line)))

    def _digest(self, text: str) -> str:
        if len(text) > _LONG:
            return digest(text)
        found = self._digests.get(text)
        if found is None:
            found = self._digests[text] = digest(text)
        return found

    @property
    def area(self) -> str:
        """The range of all cells."""
        return f"A1:A{min(len(self._lines), MOST_ROWS)}"

    def data_xml(self) -> str:
        """The element sheetData."""
        rows = "".join(
            [
                f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{escaped(line[:_LONGEST])}</t></is></c></row>'
                for row, line in enumerate(self._lines[:MOST_ROWS], 1)
            ]
        )
        return f"<sheetData>{rows}</sheetData>"

    def tail_xml(self) -> str:
        """Nothing: the sheet is never seen."""
        return ""
