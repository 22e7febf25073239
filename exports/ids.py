"""The lines that tell which row of a file shows which nodes of the plan; how they travel is the affair of each format.

What the lines say, and why rows are known by digests of their words, stands in models/row_ids.py. The digests are of
the words alone: numbers and labels before them are made anew with every file.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.grid.grid import Block, Owner
from models.row_ids import SheetIds, digest, opening_line, row_line, sheet_line

_NOBODY = Owner()
_LONG = 60  # longer texts hardly come twice


class IdRows:
    """Collects the lines while a file is filled, one sheet or table after the other."""

    def __init__(self, plan_id: str) -> None:
        self.lines = [opening_line(plan_id)]
        self._sheet = -1
        self._digests: dict[str, str] = {}

    def begin_sheet(self, sheet: SheetIds) -> None:
        """What follows stands on this sheet."""
        self._sheet += 1
        self.lines.append(sheet_line(sheet))

    def add_line(self, row: int, text: str, field: str, owner: Owner = _NOBODY) -> None:
        """One row that shows one value: a heading line of the appendix, a paragraph of the list form."""
        self.lines.append(row_line(self._sheet, row, owner, digest(text), field))

    def add_texts(self, row: int, texts: Sequence[str], field: str, owner: Owner = _NOBODY) -> None:
        """Several values of one node, as the paragraphs of a section."""
        digests = "".join(map(self._digest, texts)) or digest("")
        self.lines.append(row_line(self._sheet, row, owner, digests, field))

    def add_block(self, block: Block, rows: Sequence[int]) -> None:
        """The rows of a block of a table; `rows` are their numbers on the sheet."""
        if not block.owners:
            return
        found = [[""] * block.columns for _row in rows]
        for cell in block.cells:
            letters = self._digest(cell.text)
            if cell.rowspan == 1 and cell.colspan == 1:
                found[cell.row][cell.column] = letters
                continue
            for line in found[cell.row : cell.row + cell.rowspan]:
                line[cell.column : cell.column + cell.colspan] = [letters] * cell.colspan
        for row, owner, line in zip(rows, block.owners, found, strict=True):
            self.lines.append(row_line(self._sheet, row, owner, "".join(line)))

    def _digest(self, text: str) -> str:
        if len(text) > _LONG:
            return digest(text)
        found = self._digests.get(text)
        if found is None:
            found = self._digests[text] = digest(text)
        return found
