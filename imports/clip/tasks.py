"""A copied range as tasks: which field each of its columns means, and its rows as areas, groups, tasks and lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from imports.recognise.header import HeadColumn, Header, find_header
from imports.recognise.levels import levelled
from imports.recognise.number import parse_number
from imports.recognise.rows import Kind, classified, places_of
from imports.recognise.tree import Node, TreeBuilder, frozen
from imports.recognise.view import View
from models.errors import InputProblem
from models.grid.grid import Grid
from models.i18n import _
from models.layout import HEAD_FIELDS, LINE_FIELDS, Layout
from models.plan import Area, Line, Task
from models.text import fold

_LEFT_OUT = "extra.__"
_LONGEST_NUMBER = 12
_NUMBERS = frozenset(("arabic", "padded", "dotted", "roman"))


@dataclass(frozen=True, slots=True)
class CopiedColumns:
    """The columns of a copied range: where they lie in its Grid, their headings, and the field each is taken for."""

    columns: tuple[HeadColumn, ...]
    first_row: int  # below the headings
    heading_row: int

    @property
    def fields(self) -> tuple[str, ...]:
        """The field of each column, "" for one that is left out."""
        return tuple(column.field for column in self.columns)

    @property
    def named(self) -> bool:
        """Whether the range has headings of its own."""
        return self.first_row > self.heading_row

    def with_field(self, place: int, field: str) -> CopiedColumns:
        """The columns with one taken for another field, which the one that had it gives up."""
        changed = tuple(
            replace(column, field=field) if at == place else replace(column, field="") if column.field == field
            else column
            for at, column in enumerate(self.columns)
        )  # fmt: skip
        return replace(self, columns=changed)


def guessed_columns(grid: Grid, layout: Layout, start: int) -> CopiedColumns:
    """What the columns probably are: by their headings, else by their place from the column `start` on."""
    view = View(grid)
    header = find_header(view)
    if header is not None:
        names = {fold(column.header): column.field for column in layout.columns if column.field.startswith("extra.")}
        known = {*HEAD_FIELDS, *LINE_FIELDS}
        columns = tuple(
            replace(column, field=column.field if column.field in known else names.get(fold(column.header), ""))
            for column in header.columns
        )
        return CopiedColumns(columns, header.end, header.row)
    shown = [column.field for column in layout.shown if not layout.is_list or column.field not in ("number",)]
    numbered = _holds_numbers(grid)
    width = grid.column_count
    if width == len(shown):
        start = 0
    fields = ["number"] if numbered and shown[start : start + 1] != ["number"] else []
    fields += [field for field in shown[start:] if not (fields and field == "number")]
    fields = (fields + [""] * width)[:width]
    columns = tuple(HeadColumn(place, place + 1, "", "", field) for place, field in enumerate(fields))
    return CopiedColumns(columns, 0, 0)


def _holds_numbers(grid: Grid) -> bool:
    """Whether the first column counts rows."""
    texts = [cell.text for cell in grid.cells() if cell.column == 0 and cell.text]
    numbers = [text for text in texts if len(text) < _LONGEST_NUMBER and parse_number(text).kind in _NUMBERS]
    return grid.column_count > 1 and len(numbers) * 2 > len(texts)


@dataclass(frozen=True, slots=True)
class CopiedTasks:
    """What a range holds: its areas (one without a title for what stands in none), and what each row became.

    `kinds` says of the rows of the Grid "area", "group", "objective", "task" or "line"; rows not in it are left out.
    """

    areas: tuple[Area, ...]
    kinds: Mapping[int, str]


def tasks_of(grid: Grid, columns: CopiedColumns) -> CopiedTasks:
    """The areas, tasks and lines of a range; raises InputProblem where no column is the task's, or nothing is read."""
    if "task" not in columns.fields:
        raise InputProblem(_("Hãy chọn cột nào là “Nhiệm vụ”."))
    heads = tuple(
        column if column.field else replace(column, field=f"{_LEFT_OUT}{place}")
        for place, column in enumerate(columns.columns)
    )
    view = View(grid)
    rows = classified(view, Header(columns.heading_row, columns.first_row - columns.heading_row, heads))
    builder = TreeBuilder(places_of(heads), "", view.numbers)
    builder.build(levelled(rows))
    areas = tuple(_without_left_out(frozen(node)) for node in builder.areas)
    if not any(area.title or area.items for area in areas):
        raise InputProblem(_("Không thấy nhiệm vụ nào trong vùng đã sao chép."))
    kinds = {row.index: "line" for row in rows if row.kind is Kind.LINE}
    for node in builder.areas:
        _note(node, kinds)
    return CopiedTasks(areas, kinds)


def _note(node: Node, kinds: dict[int, str]) -> None:
    if node.kind != "area" or node.title:
        kinds[node.row] = node.kind
    for below in node.items:
        _note(below, kinds)


def _without_left_out(area: Area) -> Area:
    return replace(area, items=tuple(_item(item) for item in area.items))


def _item(item: Any) -> Any:
    if isinstance(item, Task):
        return replace(item, lines=tuple(_line(line) for line in item.lines))
    return replace(item, items=tuple(_item(below) for below in item.items))


def _line(line: Line) -> Line:
    extra = {key: text for key, text in line.extra.items() if not key.startswith(_LEFT_OUT[6:])}
    merged = frozenset(name for name in line.merged if not name.startswith(_LEFT_OUT))
    return replace(line, extra=extra, merged=merged)


def left_out(grid: Grid, columns: CopiedColumns) -> list[int]:
    """The places of the columns with texts below their heading that are left out."""
    filled = {cell.column for cell in grid.cells() if cell.text and cell.row >= columns.first_row}
    return [
        place
        for place, column in enumerate(columns.columns)
        if not column.field and any(at in filled for at in range(column.start, column.end))
    ]
