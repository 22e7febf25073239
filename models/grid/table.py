"""Appendix -> Grid blocks in a table layout: heading rows, numbers, merged objectives, tasks and lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from models.grid.grid import Address, Block, Cell, GridColumn, Owner, Role
from models.layout import HEAD_FIELDS, Align, Column, Layout
from models.plan import Appendix, Area, Group, Item, Line, Objective, Task

# Looked up for each cell of the table, which is slow in an enum.
_FIELD, _NUMBER, _OBJECTIVE, _TASK, _REFERENCE = Role.FIELD, Role.NUMBER, Role.OBJECTIVE, Role.TASK, Role.REFERENCE


def grid_columns(layout: Layout) -> tuple[GridColumn, ...]:
    """The printed columns of a table layout."""
    return tuple(GridColumn(column.field, column.width, column.header) for column in layout.shown)


def header_block(layout: Layout) -> Block:
    """The heading: one row, or two where neighbouring columns stand under a common heading."""
    columns = layout.shown
    rows = 2 if any(column.group for column in columns) else 1
    cells: list[Cell] = []
    place = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        below = list(members)
        if group:
            cells.append(_heading(0, place, 1, len(below), group))
        for offset, column in enumerate(below):
            cells.append(_heading(1 if group else 0, place + offset, 1 if group else rows, 1, column.header))
        place += len(below)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Block("header", rows, len(columns), lambda: cells)


def _heading(row: int, column: int, rowspan: int, colspan: int, text: str) -> Cell:
    return Cell(row, column, rowspan, colspan, text, Role.HEADER, bold=True, align=Align.CENTER)


def area_blocks(appendix: Appendix, area: Area, numbers: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of one area: its heading row, then one for each heading, objective or run of tied tasks."""
    builder = _Builder(appendix.layout, numbers, area.id)
    if area.title or len(appendix.areas) > 1:
        yield builder.heading(Role.AREA, area, Owner(area=area.id))
    yield from builder.items(area.items, Owner(area=area.id))


def tied(tasks: Sequence[Item]) -> Iterator[list[Item]]:
    """Runs of neighbouring tasks whose cells are merged over their borders; other items stand alone."""
    run: list[Item] = []
    for item in tasks:
        joined = bool(isinstance(item, Task) and item.lines and item.lines[0].merged and not item.lines[0].reference)
        if run and not (joined and isinstance(run[-1], Task)):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


class _Builder:
    """Builds the blocks of one area; holds what all its rows share."""

    def __init__(self, layout: Layout, numbers: Mapping[str, str], area: str) -> None:
        self.layout = layout
        self.columns = layout.shown
        self.numbers = numbers
        self.area = area
        fields = [column.field for column in self.columns]
        self.numbered = bool(fields) and fields[0] == "number"
        self.has_objective = "objective" in fields
        self.reference_at, self.reference_width = reference_place(fields)

    def heading(self, role: Role, node: Area | Group | Objective, owner: Owner) -> Block:
        """A row across the table; the number has its own cell, or stands before the title."""
        number = self.numbers.get(node.id, "")
        split = self.numbered and len(self.columns) > 1 and not (role is Role.AREA and self.layout.area_row == "whole")
        return Block(node.id, 1, len(self.columns), partial(self._heading_cells, role, node, number, split), (owner,))

    def _heading_cells(self, role: Role, node: Area | Group | Objective, number: str, split: bool) -> list[Cell]:
        address = Address(role.value, node.id, "title")
        wide = len(self.columns)
        if split:
            return [
                Cell(0, 0, 1, 1, number, Role.NUMBER, bold=True, align=Align.CENTER),
                Cell(0, 1, 1, wide - 1, node.title, role, address, bold=True),
            ]
        return [Cell(0, 0, 1, wide, node.title, role, address, f"{number}. " if number else "", bold=True)]

    def items(self, items: Sequence[Item], owner: Owner) -> Iterator[Block]:
        """The blocks of items that stand side by side."""
        for run in tied(items):
            first = run[0]
            if isinstance(first, Group):
                own = owner._replace(group=first.id)
                yield self.heading(Role.GROUP, first, own)
                yield from self.items(first.items, own)
            elif isinstance(first, Objective):
                yield from self._objective(first, Owner(owner.area, owner.group, first.id))
            else:
                yield self._tasks([task for task in run if isinstance(task, Task)], owner)

    def _objective(self, objective: Objective, owner: Owner) -> Iterator[Block]:
        if not self.has_objective:
            yield self.heading(Role.OBJECTIVE, objective, owner)
            yield from self.items(objective.items, owner)
        elif objective.items:
            yield self._tasks(list(objective.items), owner, objective)
        else:
            yield Block(objective.id, 1, len(self.columns), partial(self._empty_objective, objective), (owner,))

    def _empty_objective(self, objective: Objective) -> list[Cell]:
        return [
            self._head_cell(0, place, 1, objective, None, column)
            if column.field in HEAD_FIELDS
            else Cell(0, place, role=Role.FIELD, align=column.align)
            for place, column in enumerate(self.columns)
        ]

    def _tasks(self, tasks: list[Task], owner: Owner, objective: Objective | None = None) -> Block:
        key = objective.id if objective else tasks[0].id
        rows = sum([len(task.lines) or 1 for task in tasks])
        cells = partial(self._task_cells, tasks, objective)
        return Block(key, rows, len(self.columns), cells, partial(_owners_of, tasks, owner))

    def _task_cells(self, tasks: list[Task], objective: Objective | None) -> list[Cell]:
        lines = [line for task in tasks for line in task.lines or (Line(id=""),)]
        heads: dict[int, tuple[Task, int]] = {}
        row = 0
        for task in tasks:
            heads[row] = (task, max(1, len(task.lines)))
            row += heads[row][1]
        spans = {
            column.field: _spans(lines, column.field) for column in self.columns if column.field not in HEAD_FIELDS
        }
        cells: list[Cell] = []
        for row, line in enumerate(lines):
            for place, column in enumerate(self.columns):
                field = column.field
                if field in HEAD_FIELDS:
                    if objective and field != "task":
                        if row == 0:
                            cells.append(self._head_cell(0, place, len(lines), objective, None, column))
                    elif row in heads:
                        task, height = heads[row]
                        cells.append(self._head_cell(row, place, height, objective, task, column))
                elif line.reference and 0 <= place - self.reference_at < self.reference_width:
                    if place == self.reference_at:
                        cells.append(self._reference(row, place, line))
                elif span := spans[field][row]:
                    text = "" if line.reference else line.text(field)
                    address = Address("line", line.id, field) if line.id and not line.reference else None
                    cells.append(Cell(row, place, span, 1, text, _FIELD, address, align=column.align))
        return cells

    def _reference(self, row: int, place: int, line: Line) -> Cell:
        address = Address("line", line.id, "reference")
        return Cell(row, place, 1, self.reference_width, line.reference, _REFERENCE, address)

    def _head_cell(
        self, row: int, place: int, height: int, objective: Objective | None, task: Task | None, column: Column
    ) -> Cell:
        """A number, objective or task cell that spans the rows of what it names."""
        if column.field == "number":
            node = task if objective is None or (task and not self.has_objective) else objective
            number = self.numbers.get(node.id, "") if node else ""
            return Cell(row, place, height, 1, number, _NUMBER, align=column.align)
        if column.field == "objective":
            address = Address("objective", objective.id, "title") if objective else None
            title = objective.title if objective else ""
            return Cell(row, place, height, 1, title, _OBJECTIVE, address, align=column.align)
        address = Address("task", task.id, "title") if task else None
        return Cell(row, place, height, 1, task.title if task else "", _TASK, address, align=column.align)


def _owners_of(tasks: Sequence[Task], owner: Owner) -> list[Owner]:
    area, group, objective, _task, _line = owner
    return [Owner(area, group, objective, task.id, line.id) for task in tasks for line in task.lines or (Line(id=""),)]


def reference_place(fields: Sequence[str]) -> tuple[int, int]:
    """Where a reference begins and how many columns it takes: all line columns after the task, else the first ones."""
    start = fields.index("task") + 1 if "task" in fields else 0
    if start >= len(fields) or fields[start] in HEAD_FIELDS:
        start = next((place for place, field in enumerate(fields) if field not in HEAD_FIELDS), len(fields))
    end = start
    while end < len(fields) and fields[end] not in HEAD_FIELDS:
        end += 1
    return start, end - start


def _spans(lines: Sequence[Line], field: str) -> list[int]:
    """The row span of a field's cell at each line; 0 where the cell above covers the line."""
    spans = [1] * len(lines)
    top = 0
    for row, line in enumerate(lines):
        if row and field in line.merged and not line.reference and not lines[row - 1].reference:
            spans[top] += 1
            spans[row] = 0
        else:
            top = row
    return spans
