"""Cells of a sheet that can be read only when all others are: formulas, and numbers counted on as fractions."""

from __future__ import annotations

from typing import Any, NamedTuple

from imports.spreadsheet.formulas import Formula, Solver, Unsolved
from imports.spreadsheet.places import Place, cell_name, counted_on
from imports.xlsx.parts import FoundCell
from imports.xlsx.styles import CellStyle


class _Waiting(NamedTuple):
    formula: Formula
    cached: str
    style: CellStyle
    known: bool


class Pending:
    """What a sheet leaves open while its rows are read."""

    def __init__(self) -> None:
        self.fractions: set[Place] = set()
        self._waiting: list[_Waiting] = []
        self._shared: dict[str, tuple[str, int, int]] = {}

    def formula(self, row: int, column: int, element: Any, cached: str, style: CellStyle, *, known: bool) -> None:
        """A cell with a formula and the result that the file holds; `known` where an empty text is that result."""
        text, group = element.text or "", str(element.get("si"))
        down = right = 0
        if element.get("t") == "shared":
            if text:
                self._shared.setdefault(group, (text, row, column))
            elif group in self._shared:
                text, top, left = self._shared[group]
                down, right = row - top, column - left
        self._waiting.append(_Waiting(Formula(text, row, column, down, right), cached, style, known))

    def settle(self, found: list[FoundCell]) -> list[str]:
        """Add and mend the cells that were left open; the names of those that stay empty.

        The result in the file is taken, but for an empty one, 0 and errors, as programs that cannot count write them.
        """
        unsolved: list[str] = []
        if any(not waiting.known and _is_doubtful(waiting.cached) for waiting in self._waiting):
            unsolved = self._solve(found)
        if self.fractions:
            mended = counted_on((cell[0], cell[1], cell[2], cell[:2] in self.fractions) for cell in found)
            for place, cell in enumerate(found):
                if cell[:2] in mended:
                    found[place] = (*cell[:2], mended[cell[:2]], cell[3])
        return unsolved

    def _solve(self, found: list[FoundCell]) -> list[str]:
        solver = Solver({cell[:2]: cell[2] for cell in found})
        unsolved: list[str] = []
        for formula, cached, style, known in self._waiting:
            if known or not _is_doubtful(cached):
                continue
            try:
                text = solver.solve(formula, style.form)
            except Unsolved:
                if not cached:
                    unsolved.append(cell_name(formula.row, formula.column))
                continue
            if text:
                found.append((formula.row, formula.column, text, style))
        return unsolved


def _is_doubtful(cached: str) -> bool:
    return cached in ("", "0") or cached.startswith("#")
