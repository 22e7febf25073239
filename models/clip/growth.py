"""Rows of a copied range beyond the last row of the table: new tasks under the same heading, and lines of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.clip.source import Source
from models.commands.paste import CopiedNode, Placed
from models.grid.grid import Owner, Role
from models.layout import HEAD_FIELDS, LINE_FIELDS
from models.plan import Line, Task


@dataclass(frozen=True, slots=True)
class Growth:
    """What is added, and how many tasks and lines that are."""

    added: tuple[Placed, ...] = ()
    tasks: int = 0
    lines: int = 0


@dataclass(slots=True)
class _NewTask:
    title: str
    lines: list[Line] = field(default_factory=list)


def grown(source: Source, first: int, fields: Sequence[str], above: Owner) -> Growth | None:
    """New tasks and lines for the source's rows from `first` on; None where they are something else.

    A row begins a task where its task cell begins with a text; others are lines of the task above. `above` are the
    nodes behind the last row of the table.
    """
    task_at = fields.index("task") if "task" in fields else None
    objective_at = fields.index("objective") if "objective" in fields else None
    more: list[Line] = []  # lines of the task that is there
    tasks: list[_NewTask] = []
    before: Line | None = None
    for row in range(first, source.height):
        if source.blank(row):
            before = None
            continue
        if objective_at is not None and source.text(row, objective_at) and not source.goes_on(row, objective_at):
            return None
        begins = task_at is not None and not source.goes_on(row, task_at) and bool(source.text(row, task_at))
        if task_at is None:
            begins = False
        if begins and task_at is not None:
            tasks.append(_NewTask(source.text(row, task_at)))
        elif not tasks and not above.task:
            tasks.append(_NewTask(""))
        before = _line(source, row, fields, before)
        (tasks[-1].lines if tasks else more).append(before)
    parent = above.objective or above.group or above.area
    if tasks and not parent:
        return None
    added: list[Placed] = []
    if more:
        added.append(Placed(above.task, None, tuple(more)))
    if tasks:
        made: tuple[CopiedNode, ...] = tuple(Task(title=task.title, lines=tuple(task.lines)) for task in tasks)
        added.append(Placed(parent, above.task or None, made))
    return Growth(tuple(added), len(tasks), len(more) + sum(len(task.lines) - 1 for task in tasks))


def _line(source: Source, row: int, fields: Sequence[str], before: Line | None) -> Line:
    """The line of one row; a cell that goes on from the row above is merged with it."""
    places = [place for place, name in enumerate(fields) if name not in HEAD_FIELDS]
    told = [cell for cell in dict.fromkeys(source.cell(row, place) for place in places) if cell.text]
    if len(told) == 1 and told[0].role is Role.REFERENCE:
        return Line(reference=told[0].text)
    texts = {fields[place]: source.text(row, place) for place in places}
    joins = before is not None and not before.reference
    merged = frozenset(fields[place] for place in places if joins and source.goes_on(row, place))
    own = {name: text for name, text in texts.items() if name in LINE_FIELDS}
    extra = {name[6:]: text for name, text in texts.items() if name.startswith("extra.") and text}
    return Line(**own, extra=extra, merged=merged)
