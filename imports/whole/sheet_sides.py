"""Tables that stand beside each other on a sheet, with an empty column between them."""

from __future__ import annotations

from collections.abc import Mapping

from imports.cells import grid_of
from imports.recognise.header import Header, find_header, heading_at
from imports.recognise.heading_choice import with_columns
from imports.recognise.view import View

_FARTHEST = 3  # rows between the headings of two tables that stand beside each other
_FEWEST_COLUMNS = 2
_MOST_LOOKS = 20


def side_by_side(view: View, header: Header, chosen: Mapping[int, str]) -> list[tuple[View, Header, int]]:
    """The tables of a sheet from left to right, each with the Grid column at which it begins."""
    places = _places(view, header)
    if len(places) == 1:
        return [(view, header, 0)]
    ends = [start - 1 for start, _heading in places[1:]] + [view.columns]
    found: list[tuple[View, Header, int]] = []
    for (start, heading), end in zip(places, ends, strict=True):
        part = _columns_of(view, start, end)
        if start == 0:
            part.aside = dict(view.aside)
        own = {place - start: name for place, name in chosen.items() if start <= place < end}
        found.append((part, with_columns(heading_at(part, heading.row, heading.rows), own), start))
    return found


def _places(view: View, header: Header) -> list[tuple[int, Header]]:
    """The columns at which the tables begin, each but the first behind an empty one, with their headings."""
    found = [(0, header)]
    looks = 0
    for gap in range(header.columns[0].end if header.columns else view.columns, view.columns - _FEWEST_COLUMNS):
        if gap <= found[-1][0] or not _empty(view, gap, header.row) or not _has_head(view, gap + 1, header.row):
            continue
        # Each look goes over all that stands further right.
        looks += 1
        if looks > _MOST_LOOKS:
            break
        right = _columns_of(view, gap + 1, view.columns)
        other = find_header(right)
        if other is None or abs(other.row - header.row) > _FARTHEST or _filled_heads(right, other) < _FEWEST_COLUMNS:
            continue
        found.append((gap + 1, other))
    return found


def _empty(view: View, column: int, first: int) -> bool:
    """Whether a column has no text from a row on; what lies across it counts as text."""
    return not any(view.texts[view.owners[row][column]] for row in range(first, view.rows) if row not in view.gone)


def _has_head(view: View, column: int, row: int) -> bool:
    """Whether anything stands in a column at the height of a heading."""
    near = range(max(0, row - _FARTHEST), min(view.rows, row + _FARTHEST + 1))
    return any(view.texts[view.owners[place][column]] for place in near)


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
