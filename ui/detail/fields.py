"""Which fields of a line or heading are shown, in which order, under which names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from models.grid.grid import Address, Owner
from models.i18n import _
from models.layout import HEAD_FIELDS, Layout
from models.plan import LINE_FIELDS, Appendix, Area, Group, Line, Objective, Task
from models.store import PlanRows
from models.store.merges import line_below, run_of
from models.store.nodes import merged_of
from models.text import one_line
from models.words import field_name


class Field(NamedTuple):
    """One value with its name; `shared` counts the other lines under the same cell, `printed` is the layout's."""

    address: Address
    label: str
    text: str
    shared: int = 0
    printed: bool = True


def fields_of(layout: Layout, owner: Owner, nodes: Mapping[str, object], rows: PlanRows) -> Iterator[Field]:
    """What can be written about a row: first what the appendix prints, then what it keeps besides."""
    task, line = nodes.get(owner.task), nodes.get(owner.line)
    if not isinstance(task, Task):
        yield from _heading(owner, nodes)
        return
    objective = nodes.get(owner.objective)
    if isinstance(objective, Objective):
        yield Field(Address("objective", objective.id, "title"), _("Mục tiêu"), objective.title)
    label = one_line(layout.header_of("task")) or _("Nhiệm vụ")
    yield Field(Address("task", task.id, "title"), label, task.title)
    if isinstance(line, Line) and line.reference:
        yield Field(Address("line", line.id, "reference"), field_name("line", "reference"), line.reference)
    elif isinstance(line, Line):
        yield from _line(layout, line, rows)


def _heading(owner: Owner, nodes: Mapping[str, object]) -> Iterator[Field]:
    for kind, label in (("objective", _("Mục tiêu")), ("group", _("Nhóm nhiệm vụ")), ("area", _("Lĩnh vực"))):
        node = nodes.get(getattr(owner, kind))
        if isinstance(node, Area | Group | Objective):
            yield Field(Address(kind, node.id, "title"), label, node.title)
            return


def _line(layout: Layout, line: Line, rows: PlanRows) -> Iterator[Field]:
    printed = [column.field for column in layout.shown if column.field not in HEAD_FIELDS]
    kept = [name for name in hidden_fields(layout, line) if line.text(name)]
    below = rows.line(line_below(rows, line.id))
    joined = line.merged | (merged_of(below.merged) if below is not None else frozenset())
    for name in (*printed, *kept):
        label = one_line(layout.header_of(name)) or field_name("line", name)
        shared = len(run_of(rows, line.id, name)) - 1 if name in joined else 0
        yield Field(Address("line", line.id, name), label, line.text(name), shared, name in printed)


def hidden_fields(layout: Layout, line: Line) -> list[str]:
    """The fields of a line that its layout does not print."""
    extra = (f"extra.{key}" for key in line.extra)
    return [name for name in dict.fromkeys((*LINE_FIELDS, *extra)) if not layout.has(name)]


def custom_columns(appendix: Appendix) -> list[str]:
    """The custom columns in use in an appendix; reads it whole, so it is asked for on request alone."""
    columns = [column.field for column in appendix.layout.columns]
    used = (f"extra.{key}" for task in appendix.tasks() for line in task.lines for key in line.extra)
    return [name for name in dict.fromkeys((*columns, *used)) if name.startswith("extra.")]
