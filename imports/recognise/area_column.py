"""A column of areas, each cell merged over its tasks or blank below: the areas become rows of their own, it goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imports.recognise.header import HeadColumn, Header
from imports.recognise.likeness import likely_field
from imports.recognise.number import NONE, Number, parse_number, split_number
from imports.recognise.row import Kind, Row, places_of
from imports.recognise.view import Slot, View
from imports.recognise.vocabulary import field_of, names_area
from models.text import one_line

_LONGEST = 150
_TYPED = ("roman", "capital", "arabic", "padded")


def area_column(view: View, header: Header) -> HeadColumn | None:
    """The column left of the tasks that holds areas; None where its cells do not lie over several tasks."""
    task = next((place for place, column in enumerate(header.columns) if column.field == "task"), 0)
    for column in header.columns[:task]:
        headed = column.field.startswith("extra.") and likely_field(column.header)[0] == "area"
        if column.group or not (headed or _lists_areas(view, header, column)):
            continue
        task_column = header.columns[task]
        cells = [view.cells[owner] for owner in _owners(view, header, column, task_column)]
        wide = column.end - column.start
        over = any(cell.rowspan > 1 and cell.text for cell in cells) or _blank_below(view, header, column)
        if over and all(cell.colspan <= wide for cell in cells):
            return column
    return None


def _lists_areas(view: View, header: Header, column: HeadColumn) -> bool:
    """Whether a column taken for objectives, not headed so, holds nothing but contents of the reform."""
    if column.field != "objective" or field_of(column.header) == "objective":
        return False
    owners = dict.fromkeys(view.owners[row][column.start] for row in view.rows_below(header.end))
    cells = [view.cells[owner] for owner in owners if view.texts[owner]]
    texts = [view.texts[owner] for owner in owners if view.texts[owner] and view.cells[owner].colspan == 1]
    return len(texts) == len(cells) and all(len(text) <= _LONGEST and names_area(text) for text in texts)


def _blank_below(view: View, header: Header, column: HeadColumn) -> bool:
    """Whether the column is filled in the first row and blank beside tasks further down, as without merging."""
    task = next(one for one in header.columns if one.field == "task")
    texts = [
        view.texts[view.owners[row][column.start]]
        for row in view.rows_below(header.end)
        if view.texts[owner := view.owners[row][task.start]] and owner != view.owners[row][column.start]
    ]
    return bool(texts and texts[0]) and not all(texts)


def _owners(view: View, header: Header, column: HeadColumn, task: HeadColumn) -> dict[int, None]:
    """The cells of the column, without those that lie over the tasks, too, as a closing line does."""
    rows = (view.owners[row] for row in range(header.end, view.rows))
    return dict.fromkeys(owners[column.start] for owners in rows if owners[column.start] != owners[task.start])


def without_column(header: Header, column: HeadColumn) -> Header:
    """The heading without one of its columns."""
    return replace(header, columns=tuple(one for one in header.columns if one is not column))


def with_areas(rows: Sequence[Row], view: View, header: Header, column: HeadColumn) -> list[Row]:
    """The rows with one for each area of the column; a number that is merged as the area is, is the area's."""
    places = places_of(header.columns)
    found: list[Row] = []
    last = -1
    for row in rows:
        owner = view.owners[row.index][column.start]
        text = view.texts[owner]
        if owner != last and text and row.kind in (Kind.LINE, Kind.HEADING):
            last = owner
            number, own = _number(row, view.cells[owner].rowspan, view, places.number)
            if not number.kind and split_number(text)[0].kind in _TYPED:
                number, text = split_number(text)
            found.append(Row(row.index, Kind.AREA, row.slots, number, one_line(text)))
            row = own  # noqa: PLW2901
        found.append(row)
    return found


def _number(row: Row, rows: int, view: View, place: int | None) -> tuple[Number, Row]:
    slot = row.slots[place] if place is not None else None
    if place is None or slot is None or row.kind is not Kind.LINE or slot.top != row.index or slot.cell < 0:
        return NONE, row
    number = parse_number(slot.text)
    if view.cells[slot.cell].rowspan != rows or rows == 1 or not number.kind:
        return NONE, row
    slots: list[Slot] = list(row.slots)
    slots[place] = slot._replace(text="")
    return number, replace(row, slots=tuple(slots))
