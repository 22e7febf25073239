"""Finds the heading of a table, wherever in its first rows, and says which field stands in which column."""

from __future__ import annotations

from dataclasses import dataclass

from imports.recognise.heading_fields import with_fields
from imports.recognise.heading_rows import HeadColumn as HeadColumn
from imports.recognise.heading_rows import heading_rows, leaves, split_columns, without_empty
from imports.recognise.headless import content_fields
from imports.recognise.likeness import likely_field
from imports.recognise.number import parse_number
from imports.recognise.view import View
from imports.recognise.vocabulary import field_of, names_people
from models.layout import is_field
from models.text import fold

_SEARCHED = 40
_LONGEST_HEADING = 150
_LONGEST_PLAIN = 60
_NUMBERS = frozenset({"arabic", "padded", "dotted", "roman"})
_TASK_LIKE = frozenset({"task", "activity", "objective"})
_TASK_LIKE_OR_TARGET = _TASK_LIKE | {"target", "named"}


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
            top, rows = heading_rows(view, row)
            header = heading_at(view, max(first, top), rows - max(0, first - top))
            if any(column.field == "task" for column in header.columns):
                return header
    return None


def heading_at(view: View, row: int, rows: int) -> Header:
    """The heading in rows that are known to be one, whatever they say; without any, columns by what they hold."""
    bare = [HeadColumn(place, place + 1, "") for place in range(view.columns)]
    columns = leaves(view, row, rows) if rows else content_fields(view, bare, row)
    columns = without_empty(view, split_columns(view, columns, row + rows), row + rows)
    return Header(row, rows, tuple(with_fields(view, columns, row + rows)))


def _looks_like_heading(view: View, row: int) -> bool:
    indexes = [index for index in view.distinct(row) if view.cells[index].row == row and view.texts[index]]
    texts = [view.texts[index] for index in indexes]
    if len(texts) < 2 or any(len(text) > _LONGEST_HEADING for text in texts):
        return False
    if parse_number(texts[0]).kind in _NUMBERS:
        return False
    fields = {field for field in map(field_of, texts) if field}
    if any(view.cells[index].colspan + view.cells[index].rowspan > 2 for index in indexes) or len(fields) == 2:
        top, rows = heading_rows(view, row)
        parts = [column.header for column in leaves(view, row, rows - (row - top))]
        texts += [text for text in parts if text and text not in texts and len(text) <= _LONGEST_HEADING]
        fields = {field for field in map(field_of, texts) if field}
    if fields and len(indexes) > 1:
        # Only beside a heading that is written right is one looked for that is not.
        fields |= {field for field, _rank in map(likely_field, texts) if field}
    if any(map(names_people, texts)) and not fields & _TASK_LIKE_OR_TARGET:
        return False
    known = {field for field in fields if is_field(field) or field == "target"}
    if fields & _TASK_LIKE_OR_TARGET and all(len(text) <= _LONGEST_PLAIN for text in texts):
        known |= fields  # beside a task, columns that no plan has tell of one, too
    if len(known) >= 3 or (len(known) == 2 and bool(known & _TASK_LIKE) and len(texts) <= 4):
        return True
    plain = all(len(text) <= _LONGEST_PLAIN for text in texts)
    return plain and "number" in known and bool(known & _TASK_LIKE) and _counts_from(view, row + 1)


def _counts_from(view: View, row: int) -> bool:
    """Whether the first text below a row is the first number of a series."""
    while row < view.rows and view.blank(row):
        row += 1
    if row >= view.rows:
        return False
    number = parse_number(view.texts[view.owners[row][0]])
    return number.kind not in ("", "other") and number.value == 1
