"""The heading of a table as recognition finds it and as the officer chose it: which rows, and what each column is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from imports.choices import CUSTOM, SKIPPED, RowMeaning, TableChoices
from imports.recognise.aside import set_aside
from imports.recognise.header import HeadColumn, Header, find_header, heading_at
from imports.recognise.number import parse_number
from imports.recognise.view import View
from imports.recognise.vocabulary import extra_key
from models.layout import HEAD_FIELDS, is_field

_EXTRA = "extra."


def heading_of(view: View, choices: TableChoices) -> Header | None:
    """The heading of a table; None where no row is one and none was chosen.

    It may be without a column for tasks, where that was chosen so.
    """
    marked = [row for row, meaning in sorted(choices.rows.items()) if meaning is RowMeaning.HEADER]
    marked = [row for row in marked if 0 <= row < view.rows]
    header = _rows(view, choices, marked)
    if header is None:
        return None
    for row in marked:
        if not header.row <= row < header.end:
            set_aside(view, row, RowMeaning.HEADER)
    return with_columns(header, choices.columns)


def _rows(view: View, choices: TableChoices, marked: Sequence[int]) -> Header | None:
    if choices.header is not None and view.rows:
        row = min(max(0, choices.header[0]), view.rows - 1)
        return _with_task(view, heading_at(view, row, min(max(0, choices.header[1]), view.rows - row)))
    header = find_header(view)
    while header is not None and header.row in view.chosen:
        header = find_header(view, header.row + 1)
    if header is not None and (inside := [row for row in view.chosen if header.row < row < header.end]):
        header = heading_at(view, header.row, min(inside) - header.row)
    if marked and header is None:
        rows = next(n for n in range(1, len(marked) + 1) if marked[n:][:1] != [marked[0] + n])
        return _with_task(view, heading_at(view, marked[0], rows))
    if header is None:
        wanted = choices.used or "task" in choices.columns.values()
        return _with_task(view, heading_at(view, *_first(view))) if wanted and view.rows else None
    first, end = header.row, header.end
    while end in marked:
        end += 1
    while first - 1 in marked:
        first -= 1
    return header if (first, end) == (header.row, header.end) else heading_at(view, first, end - first)


def _first(view: View) -> tuple[int, int]:
    """The first row with a text as heading; no row where it is a task already."""
    row = next((row for row in range(view.rows) if not view.blank(row) and row not in view.gone), 0)
    filled = [view.texts[index] for index in view.distinct(row) if view.texts[index]]
    numbered = bool(filled) and parse_number(filled[0]).kind not in ("", "other")
    return row, 0 if numbered or row in view.chosen or row + 1 == view.rows else 1


def _with_task(view: View, header: Header) -> Header:
    """The heading with a column for tasks: where none is headed so, the custom one with the most text."""
    if not header.columns or any(column.field == "task" for column in header.columns):
        return header
    sizes = {
        place: sum(len(view.texts[view.owners[row][column.start]]) for row in range(header.end, view.rows))
        for place, column in enumerate(header.columns)
        if column.field.startswith(_EXTRA)
    } or {len(header.columns) - 1: 0}
    best = max(sizes, key=lambda place: sizes[place])
    columns = [replace(column, field="task") if n == best else column for n, column in enumerate(header.columns)]
    return replace(header, columns=tuple(columns))


def with_columns(header: Header, chosen: Mapping[int, str]) -> Header:
    """The heading with columns taken for what was chosen; of two choices of one field the later has it."""
    if not chosen:
        return header
    columns = _apart(header.columns, chosen)
    names: dict[int, str] = {}
    for grid_column, name in chosen.items():
        place = next((n for n, column in enumerate(columns) if column.start <= grid_column < column.end), None)
        if place is not None:
            names[place] = name
    owner = {name: place for place, name in names.items() if name not in (CUSTOM, SKIPPED)}
    kept: list[HeadColumn] = []
    left: list[HeadColumn] = []
    taken = {*owner, *(column.field for place, column in enumerate(columns) if place not in names)}
    for place, column in enumerate(columns):
        name = names.get(place, column.field)
        if name == SKIPPED:
            left.append(replace(column, field=""))
            continue
        if not is_field(name) or owner.get(name, place) != place:
            own = column.field.startswith(_EXTRA) and owner.get(column.field, place) == place
            name = column.field if own else _custom(column, taken)
        taken.add(name)
        kept.append(_fitting(column, name))
    return replace(header, columns=tuple(kept), left=tuple(left))


def _apart(columns: Sequence[HeadColumn], chosen: Mapping[int, str]) -> list[HeadColumn]:
    """The columns, one over several of the Grid being cut where these were chosen to be different things."""
    found: list[HeadColumn] = []
    for column in columns:
        cuts = [column.start]
        for place in sorted(place for place in chosen if column.start < place < column.end):
            if chosen[place] != chosen.get(cuts[-1], column.field):
                cuts.append(place)
        ends = [*cuts[1:], column.end]
        found.append(replace(column, end=ends[0]))
        found += [
            replace(column, start=start, end=end, field="") for start, end in zip(cuts[1:], ends[1:], strict=True)
        ]
    return found


def _custom(column: HeadColumn, taken: set[str]) -> str:
    keys = frozenset(name.removeprefix(_EXTRA) for name in taken if name.startswith(_EXTRA))
    return _EXTRA + extra_key(column.header or column.group, keys)


def _fitting(column: HeadColumn, name: str) -> HeadColumn:
    """The column with its field; number, objective and task have no heading in common with others."""
    if name not in HEAD_FIELDS or not column.group:
        return replace(column, field=name)
    header = " / ".join(filter(None, (column.group, column.header)))
    return replace(column, header=header, group="", field=name)
