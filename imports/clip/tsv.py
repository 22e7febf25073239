"""Plain text with tabs -> Grid, as Excel, LibreOffice and Google write it: cells with line breaks stand in quotes."""

from __future__ import annotations

import re

from imports.cells import MAX_COLUMNS, MAX_PLACES, grid_of
from imports.html.table import MAX_ROWS, too_large
from models.grid.grid import UNTOLD_WIDTH, Cell, Grid
from models.text import tidy

MAX_SIGNS = 40_000_000
_ENDS = re.compile("[\t\n]")


def cells_of(text: str) -> list[list[str]]:
    """The rows of a text with tabs between the cells; raises InputProblem where they are too many.

    Excel puts a cell into quotes only for its line breaks, LibreOffice also for its quotes, which then are doubled;
    quotes that say neither are the cell's own.
    """
    if len(text) > MAX_SIGNS:
        raise too_large()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").removeprefix("\ufeff").removesuffix("\n")
    rows: list[list[str]] = [[]]
    at, end = 0, len(text)
    while at <= end:
        quoted = _quoted(text, at) if text.startswith('"', at) else None
        if quoted is not None:
            value, stop = quoted
        else:
            found = _ENDS.search(text, at)
            stop = found.start() if found else end
            value = text[at:stop]
        rows[-1].append(value)
        if len(rows) > MAX_ROWS or len(rows[-1]) > MAX_COLUMNS:
            raise too_large()
        if stop < end and text[stop] == "\n":
            rows.append([])
        at = stop + 1
    return rows


def _quoted(text: str, at: int) -> tuple[str, int] | None:
    """The value of a cell in quotes that begins here, and where it ends; None where the quotes are its own."""
    place = at + 1
    while (place := text.find('"', place)) >= 0:
        if text.startswith('"', place + 1):
            place += 2
            continue
        stop = place + 1
        inside = text[at + 1 : place]
        told = "\n" in inside or "\t" in inside or '""' in inside
        if told and (stop == len(text) or text[stop] in "\t\n"):
            return inside.replace('""', '"'), stop
        return None
    return None


def grid_of_rows(rows: list[list[str]]) -> Grid:
    """The rows as a Grid; short ones are filled with empty cells."""
    columns = max(map(len, rows), default=0)
    if len(rows) * columns > MAX_PLACES:
        raise too_large()
    cells = [Cell(row, column, text=tidy(text)) for row, line in enumerate(rows) for column, text in enumerate(line)]
    return grid_of([UNTOLD_WIDTH] * columns, len(rows), cells)
