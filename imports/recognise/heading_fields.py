"""Which field stands in which column of a table, by the words of its heading and by how its cells lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from imports.recognise.contents import fields_by_contents
from imports.recognise.heading_rows import HeadColumn
from imports.recognise.likeness import likely_field
from imports.recognise.number import parse_number
from imports.recognise.periods import period_of_heading
from imports.recognise.view import View
from imports.recognise.vocabulary import extra_key, phrases, stand_ins
from models.layout import HEAD_FIELDS, is_field
from models.text import fold

_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_FEWEST_KNOWN = 3
_LONGEST_NUMBER = 12
_LONGEST_MEASURE = 20


def with_fields(view: View, columns: Sequence[HeadColumn], first: int) -> list[HeadColumn]:
    """The columns of a heading with their fields; `first` is the row below it."""
    fields = [_field(column) for column in columns]
    _from_groups(columns, fields)
    if "number" not in fields and columns and not is_field(fields[0]) and _holds_numbers(view, columns[0], first):
        fields[0] = "number"
    for place, column in enumerate(columns):
        if fields[place] == "lead" and fold(column.header) == "don vi" and _holds_measures(view, column, first):
            fields[place] = "measure"
    for wanted in ("task", "lead", "deadline"):
        if wanted not in fields and (stand_in := next((f for f in stand_ins(wanted) if f in fields), "")):
            fields[fields.index(stand_in)] = wanted
    if "task" not in fields:
        _longest_as_task(view, columns, fields, first)
    if "task" in fields:
        _by_contents(view, columns, fields, first)
    rivals = list(fields)
    fields = _without_rivals(columns, fields)
    _objective(view, columns, fields, rivals, first)
    taken: set[str] = set()
    found: list[HeadColumn] = []
    for place, column in enumerate(columns):
        field = fields[place]
        if not is_field(field) or field in taken or (field in HEAD_FIELDS and column.group):
            field = "extra." + extra_key(column.header or column.group, frozenset(f[6:] for f in taken if "." in f))
        taken.add(field)
        found.append(replace(column, field=field))
    return found


def _field(column: HeadColumn) -> str:
    if column.group and likely_field(column.group)[0] == "basis":
        return ""  # the date and the signer of the document that orders the task
    # "Quý" alone is a deadline, "Quý I" one of several columns of time.
    return "" if period_of_heading(column.header, column.group) else likely_field(column.header)[0]


def _from_groups(columns: Sequence[HeadColumn], fields: list[str]) -> None:
    """A part of a common heading that means nothing alone may mean something with it."""
    for place, column in enumerate(columns):
        if fields[place] or not column.group or period_of_heading(column.header, column.group):
            continue
        wider = likely_field(f"{column.group} {column.header}")[0]
        rivals = [n for n, c in enumerate(columns) if c.group == column.group and not fields[n]]
        # Of "Theo kế hoạch" and "Gia hạn" below "Thời hạn" the first is the time that was set.
        if wider not in fields and (len(rivals) == 1 or (wider == "deadline" and rivals[0] == place)):
            fields[place] = wider


def _without_rivals(columns: Sequence[HeadColumn], fields: Sequence[str]) -> list[str]:
    """The fields with each given to one column only: to the one whose heading names it best, else to the first."""
    best: dict[str, tuple[int, int]] = {}
    for place, (column, field) in enumerate(zip(columns, fields, strict=True)):
        named, rank = likely_field(column.header)
        best[field] = min(best.get(field, (999, place)), (rank if named == field else 998, place))
    return [field if best[field][1] == place else "" for place, field in enumerate(fields)]


def _objective(view: View, columns: Sequence[HeadColumn], fields: list[str], rivals: Sequence[str], first: int) -> None:
    """The column whose cells lie over several tasks; none where each of these tasks has a number of its own."""
    task = fields.index("task") if "task" in fields else -1
    number = fields.index("number") if "number" in fields else None
    if "objective" in fields:
        place = fields.index("objective")
        if place > task or _numbered_inside(view, columns, place, number, first):
            fields[place] = "measure"  # kept as a column of its own
        return
    for place in range(task):
        over = rivals[place] in ("task", "activity", "target") and fields[place] != "task"
        if over and _lies_over(view, columns[place], first) and not columns[place].group:
            if not _numbered_inside(view, columns, place, number, first):
                fields[place] = "objective"
            return


def _lies_over(view: View, column: HeadColumn, first: int) -> bool:
    """Whether cells of a column are merged over several rows."""
    owners = {view.owners[row][column.start] for row in range(first, view.rows)}
    return any(
        view.cells[o].rowspan > 1 and view.cells[o].colspan <= column.end - column.start and view.texts[o]
        for o in owners
    )


def _numbered_inside(view: View, columns: Sequence[HeadColumn], place: int, number: int | None, first: int) -> bool:
    """Whether the rows on which a cell of the column goes on have numbers of their own."""
    if number is None:
        return False
    column, counted = columns[place].start, columns[number].start
    on = numbered = 0
    for row in range(first, view.rows):
        over, count = view.owners[row][column], view.owners[row][counted]
        if view.cells[over].row == row or not view.texts[over] or over == count:
            continue
        on += 1
        own = view.cells[count].row == row and parse_number(view.texts[count]).kind not in ("", "other", "dotted")
        numbered += own
    return numbered * 2 > on


def _texts(view: View, column: HeadColumn, first: int) -> list[str]:
    texts = (view.texts[view.owners[row][column.start]] for row in range(first, view.rows))
    return [text for text in texts if text]


def _own_texts(view: View, column: HeadColumn, first: int) -> list[str]:
    """The texts of the cells that lie in this column alone, each once: no areas, no heading that a page repeats."""
    owners = dict.fromkeys(view.owners[row][column.start] for row in range(first, view.rows))
    wide = column.end - column.start
    cells = [(view.cells[owner], view.texts[owner]) for owner in owners if view.texts[owner]]
    heading = fold(column.header)
    return [t for cell, t in cells if cell.colspan <= wide and not _COLUMN_NUMBER.fullmatch(t) and fold(t) != heading]


def _holds_numbers(view: View, column: HeadColumn, first: int) -> bool:
    filled = _texts(view, column, first)
    numbers = sum(len(text) < _LONGEST_NUMBER and parse_number(text).kind not in ("", "other") for text in filled)
    # Area titles that reach over the whole table are no numbers, too.
    return numbers > 0 and numbers * 2 >= len(filled)


def _holds_measures(view: View, column: HeadColumn, first: int) -> bool:
    """Whether a column headed "Đơn vị" tells in what is counted, not who does it."""
    filled = _texts(view, column, first)
    measures = sum(len(text) <= _LONGEST_MEASURE and fold(text).strip(" .()") in phrases("measures") for text in filled)
    return measures * 2 > len(filled)


def _by_contents(view: View, columns: Sequence[HeadColumn], fields: list[str], first: int) -> None:
    """Fields that no heading names, for the unknown columns behind the task."""
    behind = range(fields.index("task") + 1, len(columns))
    unknown = [n for n in behind if not fields[n] and columns[n].header]
    unknown = [n for n in unknown if not period_of_heading(columns[n].header, columns[n].group)]
    fields_by_contents(fields, unknown, lambda n: _own_texts(view, columns[n], first))


def _longest_as_task(view: View, columns: Sequence[HeadColumn], fields: list[str], first: int) -> None:
    """Without any heading for it, the task is the unknown column with the most text."""
    sizes = {
        place: sum(map(len, _texts(view, column, first))) for place, column in enumerate(columns) if not fields[place]
    }
    if sizes and len({field for field in fields if is_field(field)}) >= _FEWEST_KNOWN:
        fields[max(sizes, key=lambda place: sizes[place])] = "task"
