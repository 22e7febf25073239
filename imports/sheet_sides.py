"""Tables that stand beside each other on a sheet, with an empty column between them."""

from __future__ import annotations

from collections.abc import Mapping

from imports.cells import grid_of
from imports.recognise.header import Header, find_header, heading_at
from imports.recognise.heading_choice import with_columns
from imports.recognise.view import View

_FARTHEST = 3  # rows between the headings of two tables that stand beside each other
_FEWEST_COLUMNS = 2


def side_by_side(view: View, header: Header, chosen: Mapping[int, str]) -> list[tuple[View, Header, int]]:
    """The tables of a sheet from left to right, each with the Grid column at which it begins."""
    found: list[tuple[View, Header, int]] = []
    start = 0
    for gap in range(header.columns[0].end if header.columns else view.columns, view.columns - _FEWEST_COLUMNS):
        if gap <= start or not _empty(view, gap, header.row):
            continue
        right = _columns_of(view, gap + 1, view.columns)
        other = find_header(right)
        if other is None or abs(other.row - header.row) > _FARTHEST or _filled_heads(right, other) < _FEWEST_COLUMNS:
            continue
        if not found:
            left = _columns_of(view, 0, gap)
            left.aside = dict(view.aside)
            own = {place: name for place, name in chosen.items() if place < gap}
            found.append((left, with_columns(heading_at(left, header.row, header.rows), own), 0))
        else:
            before, before_header, first = found[-1]
            found[-1] = (_columns_of(before, 0, gap - first), before_header, first)
        start = gap + 1
        moved = {place - start: name for place, name in chosen.items() if place >= start}
        found.append((right, with_columns(other, moved), start))
    return found or [(view, header, 0)]


def _empty(view: View, column: int, first: int) -> bool:
    """Whether a column has no text from a row on; what lies across it counts as text."""
    return not any(view.texts[view.owners[row][column]] for row in range(first, view.rows) if row not in view.gone)


def _filled_heads(view: View, header: Header) -> int:
    starts_at_first = header.columns and header.columns[0].start == 0
    return len([column for column in header.columns if column.header]) if starts_at_first else 0


def _columns_of(view: View, first: int, end: int) -> View:
    """Some columns of a sheet as a View of their own; what begins further left belongs there."""
    inside = [
        cell._replace(column=cell.column - first, colspan=min(cell.colspan, end - cell.column))
        for cell in view.cells
        if first <= cell.column < end
    ]
    part = View(grid_of(view.widths[first:end], view.rows, inside, idle=True), view.numbers, view.spots)
    part.take_notes(view, lambda row: row)
    part.aside = {}
    return part
