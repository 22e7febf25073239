"""Finds the heading rows of a table, one or two, and says which field stands in which column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from imports.recognise.number import parse_number
from imports.recognise.view import View
from imports.recognise.vocabulary import extra_key, field_and_rank, field_of, task_stand_ins
from models.layout import HEAD_FIELDS, is_field
from models.text import fold, one_line

_SEARCHED = 40
_LONGEST_HEADING = 150
_MAX_LEVELS = 3
_TASK_LIKE = frozenset({"task", "activity", "objective"})


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """A logical column: its Grid columns from start to before end, heading, common heading and field."""

    start: int
    end: int
    header: str
    group: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The heading of a table: its first row, how many rows it takes, and the columns below it."""

    row: int
    rows: int
    columns: tuple[HeadColumn, ...]
    left: tuple[HeadColumn, ...] = ()  # columns that the officer left out

    @property
    def end(self) -> int:
        """The first row below the heading."""
        return self.row + self.rows

    def same_as(self, other: Header) -> bool:
        """Whether both tables have the same headings, so that one may continue the other."""
        return [fold(c.header) for c in self.columns] == [fold(c.header) for c in other.columns]


def find_header(view: View, first: int = 0) -> Header | None:
    """The heading of the table, or None where no row is one."""
    seen = 0
    for row in range(first, view.rows):
        if view.blank(row):
            continue
        seen += 1
        if seen > _SEARCHED:
            return None
        if _looks_like_heading(view, row):
            header = _read(view, row)
            if header is not None:
                return header
    return None


def heading_at(view: View, row: int, rows: int) -> Header:
    """The heading in rows that are known to be one, whatever they say; without any, columns by what they hold."""
    if rows:
        columns = _leaves(view, row, rows)
    else:
        columns = [HeadColumn(place, place + 1, "") for place in range(view.columns)]
    columns = _without_empty(view, _split(view, columns, row + rows), row + rows)
    return Header(row, rows, tuple(_with_fields(view, columns, row + rows)))


def _looks_like_heading(view: View, row: int) -> bool:
    indexes = [index for index in view.distinct(row) if view.cells[index].row == row and view.texts[index]]
    texts = [view.texts[index] for index in indexes]
    if len(texts) < 2 or any(len(text) > _LONGEST_HEADING for text in texts):
        return False
    if any(view.cells[index].colspan + view.cells[index].rowspan > 2 for index in indexes):
        parts = [column.header for column in _leaves(view, row, min(_height(view, row), view.rows - row))]
        texts += [text for text in parts if text and text not in texts and len(text) <= _LONGEST_HEADING]
    fields = {field for field in map(field_of, texts) if field}
    return len(fields) >= 3 or (len(fields) == 2 and bool(fields & _TASK_LIKE) and len(texts) <= 4)


def _read(view: View, row: int) -> Header | None:
    rows = min(_height(view, row), view.rows - row)
    columns = _without_empty(view, _split(view, _leaves(view, row, rows), row + rows), row + rows)
    columns = _with_fields(view, columns, row + rows)
    if not any(column.field == "task" for column in columns):
        return None
    return Header(row, rows, tuple(columns))


def _height(view: View, row: int) -> int:
    """How many rows the heading takes: as many as its tallest cell, or one more where common headings have parts."""
    cells = [view.cells[index] for index in view.distinct(row)]
    tall = max(cell.row + cell.rowspan - row for cell in cells)
    if 1 < tall <= _MAX_LEVELS:
        return tall
    below = row + 1
    groups = [cell for cell in cells if cell.colspan > 1 and cell.text]
    if not groups or below >= view.rows:
        return 1
    inside = {place for cell in groups for place in range(cell.column, cell.column + cell.colspan)}
    parts = [view.cells[index] for index in view.distinct(below)]
    texts_inside = [part.text for part in parts if part.text and part.column in inside]
    texts_outside = [part.text for part in parts if part.text and part.column not in inside and part.row == below]
    is_part_row = len(texts_inside) > len(groups) and not texts_outside and all(len(t) < 80 for t in texts_inside)
    return 2 if is_part_row else 1


def _leaves(view: View, row: int, rows: int) -> list[HeadColumn]:
    bottom = row + rows - 1
    columns: list[HeadColumn] = []
    start = 0
    while start < view.columns:
        index = view.owners[bottom][start]
        end = start + 1
        while end < view.columns and view.owners[bottom][end] == index:
            end += 1
        names: list[str] = []
        seen: set[int] = set()
        for level in range(row, bottom + 1):
            owner = view.owners[level][start]
            if owner not in seen and (text := one_line(view.texts[owner])):
                names.append(text)
            seen.add(owner)
        alone = len(names) == 1 and view.texts[index] == "" and view.cells[view.owners[row][start]].colspan > 1
        header, groups = (names[-1], names[:-1]) if names and not alone else ("", names)
        columns.append(HeadColumn(start, end, header, " / ".join(groups)))
        start = end
    return columns


def _split(view: View, columns: Sequence[HeadColumn], first: int) -> list[HeadColumn]:
    """A heading over several columns without parts of their own: the columns are one where their cells are."""
    found: list[HeadColumn] = []
    for column in columns:
        width = column.end - column.start
        apart = 0
        if width > 1:
            for row in range(first, view.rows):
                owners = dict.fromkeys(view.owners[row][column.start : column.end])
                apart += sum(1 for owner in owners if view.texts[owner]) > 1
        if width > 1 and apart * 4 > view.rows - first:
            found += [
                HeadColumn(place, place + 1, "", column.group or column.header)
                for place in range(column.start, column.end)
            ]
        else:
            found.append(column)
    return found


def _without_empty(view: View, columns: Sequence[HeadColumn], first: int) -> list[HeadColumn]:
    """Columns that have neither a heading nor a text of their own are no part of the table."""
    kept: list[HeadColumn] = []
    for column in columns:
        named = column.header or column.group
        filled = named or any(
            view.texts[owner] and view.cells[owner].column >= column.start
            for row in range(first, view.rows)
            for owner in set(view.owners[row][column.start : column.end])
        )
        if filled:
            kept.append(column)
    return kept


def _with_fields(view: View, columns: Sequence[HeadColumn], first: int) -> list[HeadColumn]:
    fields = [field_of(column.header) for column in columns]
    for place, column in enumerate(columns):
        if not fields[place] and column.group:
            wider = field_of(f"{column.group} {column.header}")
            rivals = [c for c in columns if c.group == column.group and not field_of(c.header)]
            if wider not in fields and len(rivals) == 1:
                fields[place] = wider
    if "number" not in fields and columns and not columns[0].header and _holds_numbers(view, columns[0], first):
        fields[0] = "number"
    if "task" not in fields:
        for stand_in in task_stand_ins():
            if stand_in in fields:
                fields[fields.index(stand_in)] = "task"
                break
        else:
            _longest_as_task(view, columns, fields, first)
    fields = _without_rivals(columns, fields)
    taken: set[str] = set()
    found: list[HeadColumn] = []
    for place, column in enumerate(columns):
        field = fields[place]
        if not is_field(field) or field in taken or (field in HEAD_FIELDS and column.group):
            field = "extra." + extra_key(column.header or column.group, frozenset(f[6:] for f in taken if "." in f))
        taken.add(field)
        found.append(replace(column, field=field))
    return found


def _without_rivals(columns: Sequence[HeadColumn], fields: Sequence[str]) -> list[str]:
    """The fields with each given to one column only: to the one whose heading names it best, else to the first."""
    best: dict[str, tuple[int, int]] = {}
    for place, (column, field) in enumerate(zip(columns, fields, strict=True)):
        named, rank = field_and_rank(column.header)
        best[field] = min(best.get(field, (99, place)), (rank if named == field else 98, place))
    return [field if best[field][1] == place else "" for place, field in enumerate(fields)]


def _holds_numbers(view: View, column: HeadColumn, first: int) -> bool:
    texts = [view.texts[view.owners[row][column.start]] for row in range(first, view.rows)]
    filled = [text for text in texts if text and len(text) < 12]
    numbers = sum(1 for text in filled if parse_number(text).kind not in ("", "other"))
    return bool(filled) and numbers * 2 > len(filled)


def _longest_as_task(view: View, columns: Sequence[HeadColumn], fields: list[str], first: int) -> None:
    """Without any heading for it, the task is the unknown column with the most text."""
    sizes = {
        place: sum(len(view.texts[view.owners[row][column.start]]) for row in range(first, view.rows))
        for place, column in enumerate(columns)
        if not fields[place]
    }
    if sizes and len({field for field in fields if field}) >= 3:
        fields[max(sizes, key=lambda place: sizes[place])] = "task"
