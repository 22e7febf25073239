"""The sheet out of sight that tells which row shows which nodes of the plan, one line of text for each row.

What the lines say stands in models/row_ids.py. The sheet is "very hidden": no menu of Excel shows it, and it holds ids
and digests only, never words of the plan.
"""

from __future__ import annotations

from exports.ids import IdRows
from exports.xlsx.sheet import MOST_ROWS, escaped

_LONGEST = 30_000  # Excel takes 32,767 letters in a cell


class IdSheet(IdRows):
    """The lines as the rows of a sheet."""

    @property
    def area(self) -> str:
        """The range of all cells."""
        return f"A1:A{min(len(self.lines), MOST_ROWS)}"

    def data_xml(self) -> str:
        """The element sheetData."""
        rows = "".join(
            [
                f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{escaped(line[:_LONGEST])}</t></is></c></row>'
                for row, line in enumerate(self.lines[:MOST_ROWS], 1)
            ]
        )
        return f"<sheetData>{rows}</sheetData>"

    def tail_xml(self) -> str:
        """Nothing: the sheet is never seen."""
        return ""
