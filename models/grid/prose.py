"""Appendix -> Grid blocks in the list form: a) b) c) d) đ) … with one labelled paragraph for each field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from models.grid.grid import Address, Block, Cell, GridColumn, Owner, Role
from models.layout import Align, Layout
from models.numbering import LETTERS
from models.plan import Appendix, Area, Item, Line, Objective, Task

PAGE_WIDTH = 165.0


def prose_columns() -> tuple[GridColumn, ...]:
    """The one column of paragraphs, as wide in mm as the text of an upright A4 page."""
    return (GridColumn("", PAGE_WIDTH),)


def area_paragraphs(appendix: Appendix, area: Area, numbers: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of one area: its heading, then one for each heading or task."""
    owner = Owner(area=area.id)
    if area.title or len(appendix.areas) > 1:
        yield _heading(Role.AREA, area.id, area.title, numbers.get(area.id, ""), owner)
    yield from _items(appendix.layout, area.items, numbers, owner)


def _items(layout: Layout, items: Sequence[Item], numbers: Mapping[str, str], owner: Owner) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Task):
            rows = 1 + sum(1 if line.reference else len(layout.line_fields()) for line in item.lines)
            owners = [owner._replace(task=item.id)]
            for line in item.lines:
                count = 1 if line.reference else len(layout.line_fields())
                owners += [owner._replace(task=item.id, line=line.id)] * count
            yield Block(item.id, rows, 1, partial(_task, layout, item, numbers.get(item.id, "")), owners)
            continue
        objective = isinstance(item, Objective)
        own = owner._replace(objective=item.id) if objective else owner._replace(group=item.id)
        role = Role.OBJECTIVE if objective else Role.GROUP
        yield _heading(role, item.id, item.title, numbers.get(item.id, ""), own)
        yield from _items(layout, item.items, numbers, own)


def _heading(role: Role, node: str, title: str, number: str, owner: Owner) -> Block:
    cell = Cell(0, 0, 1, 1, title, role, Address(role.value, node, "title"), mark(number), bold=True)
    return Block(node, 1, 1, lambda: [cell], (owner,))


def mark(number: str) -> str:
    """A number as it stands before running text: "I. ", "1. ", "1.1. ", "a) "."""
    if not number:
        return ""
    return f"{number}) " if all(sign in LETTERS for sign in number) else f"{number}. "


def _task(layout: Layout, task: Task, number: str) -> list[Cell]:
    address = Address("task", task.id, "title")
    cells = [Cell(0, 0, 1, 1, task.title, Role.TASK, address, mark(number), align=Align.JUSTIFY)]
    for line in task.lines:
        cells += _line(layout, line, len(cells))
    return cells


def _line(layout: Layout, line: Line, row: int) -> list[Cell]:
    if line.reference:
        address = Address("line", line.id, "reference")
        return [Cell(row, 0, 1, 1, line.reference, Role.REFERENCE, address, "- ", align=Align.JUSTIFY)]
    cells: list[Cell] = []
    for place, field in enumerate(layout.line_fields()):
        prefix = f"- {layout.header_of(field)}: "
        address = Address("line", line.id, field)
        text = line.text(field)
        cells.append(Cell(row + place, 0, 1, 1, text, Role.FIELD, address, prefix, align=Align.JUSTIFY, optional=True))
    return cells
