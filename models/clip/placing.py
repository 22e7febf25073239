"""Where copied nodes go, seen from the row the officer stands in: lines to lines, tasks to tasks, areas to areas."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from models.commands.paste import CopiedNode, Placed
from models.grid.grid import Owner
from models.plan import Area, Group, Item, Line, Objective, Task
from models.text import fold


def placed(nodes: Sequence[CopiedNode], owner: Owner, appendix_id: str) -> tuple[Placed, ...]:
    """The places of nodes that come below a row; what comes later stands behind what came before it."""
    cursor = _Cursor(owner, appendix_id)
    return tuple(cursor.place(kind, tuple(group)) for kind, group in groupby(nodes, key=type))


class _Cursor:
    """Stands behind what was placed last."""

    def __init__(self, owner: Owner, appendix_id: str) -> None:
        self._at = owner
        self._appendix = appendix_id
        self._first: str | None = ""  # under a heading: its first place; under one that came along: its last

    def place(self, kind: type[CopiedNode], nodes: tuple[CopiedNode, ...]) -> Placed:
        """The place of some nodes of one sort."""
        at = self._at
        if kind is Line:
            if at.task:
                self._at = at._replace(line=nodes[-1].id)
                return Placed(at.task, at.line or None, nodes)
            kind, nodes = Task, (Task(lines=tuple(node for node in nodes if isinstance(node, Line))),)
        if kind is not Area and not at.area:
            # An appendix without any area; one without a title prints no heading.
            kind, nodes = Area, (Area(items=_items(nodes)),)
        last = nodes[-1].id
        if kind is Area:
            self._at, self._first = Owner(area=last), None
            return Placed(self._appendix, at.area or None, nodes)
        if kind is Group:
            parent, after = at.area, at.group or at.objective or at.task
            self._at = Owner(area=at.area, group=last)
        elif kind is Objective:
            parent, after = at.group or at.area, at.objective or at.task
            self._at = at._replace(objective=last, task="", line="")
        else:
            parent, after = at.objective or at.group or at.area, at.task
            self._at = at._replace(task=last, line="")
        place = Placed(parent, after or self._first, nodes)
        self._first = None
        return place


def _items(nodes: Sequence[CopiedNode]) -> tuple[Item, ...]:
    return tuple(node for node in nodes if isinstance(node, Task | Objective | Group))


def into_known(nodes: Sequence[CopiedNode], areas: Sequence[Area]) -> tuple[tuple[Placed, ...], tuple[CopiedNode, ...]]:
    """Where the contents of areas go that the appendix has already, by their titles; and the nodes that are left."""
    known = {fold(area.title): area.id for area in areas if area.title}
    into: list[Placed] = []
    rest: list[CopiedNode] = []
    for node in nodes:
        area = known.get(fold(node.title)) if isinstance(node, Area) else None
        if area is None or not isinstance(node, Area):
            rest.append(node)
        elif node.items:
            into.append(Placed(area, None, node.items))
    return tuple(into), tuple(rest)


def unwrapped(areas: Sequence[Area]) -> tuple[CopiedNode, ...]:
    """Areas as copied nodes; one without a title stands for its items."""
    nodes: list[CopiedNode] = []
    for area in areas:
        if area.title:
            nodes.append(area)
        else:
            nodes += area.items
    return tuple(nodes)
