"""The shape of a heading: which rows it takes, and which columns stand below it under which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from imports.recognise.likeness import likely_field, mended
from imports.recognise.number import parse_number, split_number
from imports.recognise.periods import period_of_heading
from imports.recognise.view import View
from imports.recognise.vocabulary import bare, field_of, phrases
from models.i18n import _
from models.layout import is_field
from models.text import one_line

_MAX_LEVELS = 4
_TALLEST = 6
_LONGEST_PART = 80
_LONGEST_BEGINNING = 40
_LONGEST_SHORT_FORM = 5
_NUMBER_AND_TASK = 2
_TASK_LIKE = frozenset({"task", "activity", "objective"})


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """A logical column: its Grid columns from start to before end, heading, common heading and field."""

    start: int
    end: int
    header: str
    group: str = ""
    field: str = ""


def heading_rows(view: View, row: int) -> tuple[int, int]:
    """The first row of the heading to which a row belongs, and how many rows it takes."""
    first = row
    while first > 0 and row - first < _MAX_LEVELS - 1 and _is_common(view, first - 1, first):
        first -= 1
    rows = min(_tall(view, row), view.rows - row)
    while rows < _MAX_LEVELS and row + rows < view.rows and _goes_on(view, row, rows):
        rows += max(1, min(_tall(view, row + rows), view.rows - row - rows))
    return first, rows + row - first


def _tall(view: View, row: int) -> int:
    """How many rows the tallest of its cells takes."""
    tall = max(view.cells[index].row + view.cells[index].rowspan - row for index in view.distinct(row))
    return tall if tall <= _TALLEST else 1


def _is_common(view: View, row: int, below: int) -> bool:
    """Whether a row above the heading holds nothing but common headings over some of its columns."""
    indexes = [index for index in view.distinct(row) if view.texts[index]]
    if not indexes:
        return False
    heads = [index for index in view.distinct(below) if view.texts[index]]
    named = [index for index in heads if field_of(view.texts[index]) in _TASK_LIKE]
    task = view.cells[named[0]].column if named else -1
    for index in indexes:
        cell, text = view.cells[index], view.texts[index]
        over = sum(cell.column <= view.cells[head].column < cell.column + cell.colspan for head in heads)
        if cell.rowspan > 1 or cell.column <= task or len(text) > _LONGEST_PART or ":" in text or not over:
            return False
        if over == len(heads):
            return False  # what lies over all of them is a title, not a common heading
        if not field_of(text) and (over < 2 or text.isupper() or cell.column + cell.colspan > view.columns):
            return False
    return True


def _goes_on(view: View, row: int, rows: int) -> bool:
    """Whether the row below a heading belongs to it: parts of common headings, or words that go on from above."""
    below = row + rows
    parts = [i for i in view.distinct(below) if view.texts[i] and view.cells[i].row == below]
    if not parts or any(len(view.texts[index]) > _LONGEST_PART for index in parts):
        return False
    if all(view.cells[i].column == 0 and view.cells[i].colspan == view.columns for i in parts):
        return False
    if len(parts) == 1 and split_number(view.texts[parts[0]])[0].kind:
        return False  # the first area, typed into one cell
    above = [cell for i in view.distinct(below - 1) if (cell := view.cells[i]).colspan > 1 and view.texts[i]]
    inside = {place for cell in above for place in range(cell.column, cell.column + cell.colspan)}
    within = [index for index in parts if view.cells[index].column in inside]
    if above and len(within) == len(parts) > len(above):
        return True
    if any(_reaches_below(view, index, level) for level in range(row, below) for index in view.distinct(level)):
        return False  # who merges cells downwards ends the heading where they end
    filled = sum(bool(view.texts[index]) for index in view.distinct(below))
    # A row of data has a text in every column, as a row of words that go on seldom has.
    if filled == len(view.distinct(below)) and not _stands_out(view, below):
        return any(cell.colspan > 1 for cell in above) and all(_is_part(view, index, row) for index in parts)
    return all(_is_part(view, index, row) for index in parts)


def _stands_out(view: View, row: int) -> bool:
    """Whether a row is bold like a heading while the next one is not."""
    if row + 1 >= view.rows:
        return False
    own = [view.cells[index].bold for index in view.distinct(row) if view.texts[index]]
    after = [view.cells[index].bold for index in view.distinct(row + 1) if view.texts[index]]
    return all(own) and not all(after)


def _is_part(view: View, index: int, row: int) -> bool:
    """Whether a text below a heading is one itself, or the end of the one above it."""
    cell, text = view.cells[index], view.texts[index]
    above = _above(view, cell.column, row, cell.row)
    if period_of_heading(text, above) is not None:
        return True
    if parse_number(text).kind not in ("", "other") or _in_capitals_below(text, above):
        return False
    if text.startswith(("(", "/")) or field_of(text) or is_field(likely_field(text)[0]):
        return True
    if text[:1].islower():
        return bare(text) in phrases("heading_ends") and len(above) <= _LONGEST_BEGINNING
    return bool(above) and not likely_field(above)[0] and bool(likely_field(f"{above} {text}")[0])


def _in_capitals_below(text: str, above: str) -> bool:
    """Whether a text in capitals stands below a heading in small letters, as the title of an area does."""
    return len(text) > _LONGEST_SHORT_FORM and text.isupper() and bool(above) and not above.isupper()


def _above(view: View, column: int, row: int, end: int) -> str:
    owners = dict.fromkeys(view.owners[level][column] for level in range(row, end))
    return " ".join(view.texts[owner] for owner in owners if view.texts[owner])


def leaves(view: View, row: int, rows: int) -> list[HeadColumn]:
    """The columns below a heading with their words: those of one column are joined, those over several are common."""
    bottom = row + rows - 1
    columns: list[HeadColumn] = []
    spans = [_reach(view, level, bottom) for level in range(row, bottom)]
    # Where headings are merged downwards, two cells over each other are two headings, not one that goes on.
    merged = {
        level for level in range(row, bottom) if any(_reaches_below(view, i, level) for i in view.distinct(level))
    }
    start = 0
    while start < view.columns:
        index = view.owners[bottom][start]
        end = start + 1
        while end < view.columns and view.owners[bottom][end] == index:
            end += 1
        groups: list[str] = []
        names: list[str] = []
        seen = {index}
        for level, reach in enumerate(spans, row):
            owner = reach[start]
            if owner in seen:
                continue
            seen.add(owner)
            if text := one_line(mended(view.texts[owner])):
                wide = any(reach[place] == owner for place in range(view.columns) if not start <= place < end)
                below = _part(view, level, bottom, start)
                apart = level in merged and below and not below[:1].islower()
                (groups if wide or apart else names).append(text)
        if text := one_line(mended(view.texts[index])):
            names.append(text)
        # Words that stand below a common heading without parts of its own are told apart by their columns alone.
        columns.append(HeadColumn(start, end, " ".join(names), " / ".join(groups)))
        start = end
    return columns


def _reach(view: View, level: int, bottom: int) -> list[int]:
    """For each column the cell whose words stand over it in one row of the heading.

    A common heading that was not merged reaches over the empty cells on its right that have parts below them.
    """
    owners = list(view.owners[level])
    for place in range(1, view.columns):
        cell = view.cells[owners[place]]
        before = owners[place - 1]
        if view.texts[owners[place]] or cell.colspan > 1 or cell.rowspan > 1 or not view.texts[before]:
            continue
        below, left = _part(view, level, bottom, place), _part(view, level, bottom, place - 1)
        if below and left and not left[:1].islower() and likely_field(below)[0] not in ("number", "task"):
            owners[place] = before
    return owners


def _reaches_below(view: View, index: int, level: int) -> bool:
    cell = view.cells[index]
    return bool(view.texts[index]) and cell.row + cell.rowspan > level + 1


def _part(view: View, level: int, bottom: int, place: int) -> str:
    """The first words below a cell of the heading."""
    for row in range(level + 1, bottom + 1):
        owner = view.owners[row][place]
        if view.cells[owner].row > level and view.texts[owner]:
            return view.texts[owner]
    return ""


def split_columns(view: View, columns: Sequence[HeadColumn], first: int) -> list[HeadColumn]:
    """A heading over several columns without parts of their own: the columns are one where their cells are."""
    found: list[HeadColumn] = []
    for column in columns:
        width = column.end - column.start
        apart = joined = 0
        if width > 1:
            for row in range(first, view.rows):
                owners = dict.fromkeys(view.owners[row][column.start : column.end])
                apart += sum(1 for owner in owners if view.texts[owner]) > 1
                cell = view.cells[next(iter(owners))]
                joined += len(owners) == 1 and (cell.column, cell.colspan) == (column.start, width)
        split = width > 1 and apart * 4 > view.rows - first and apart > joined
        if split and width == _NUMBER_AND_TASK and not column.group and _numbers_beside(view, column, first):
            found += [HeadColumn(column.start, column.end - 1, _("STT")), replace(column, start=column.end - 1)]
        elif split:
            found += [
                HeadColumn(place, place + 1, "", column.group or column.header)
                for place in range(column.start, column.end)
            ]
        else:
            found.append(column)
    return found


def _numbers_beside(view: View, column: HeadColumn, first: int) -> bool:
    """Whether one heading lies over the numbers of the tasks and the tasks."""
    if field_of(column.header) not in _TASK_LIKE:
        return False
    owners = dict.fromkeys(view.owners[row][column.start] for row in range(first, view.rows))
    texts = [view.texts[owner] for owner in owners if view.texts[owner] and view.cells[owner].colspan == 1]
    return bool(texts) and all(parse_number(text).kind not in ("", "other") for text in texts)


def without_empty(view: View, columns: Sequence[HeadColumn], first: int) -> list[HeadColumn]:
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
