"""The nodes behind some rows of a table: what is copied when rows are copied, hidden columns and merged cells too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from models.commands.paste import CopiedNode
from models.grid.grid import Owner
from models.plan import Appendix, Area, Group, Item, Line, Objective, Task

Find = Callable[[str], object]
"""Gives the node behind an id, as PlanRows.node does."""


def finder(appendix: Appendix, owners: Sequence[Owner]) -> Find:
    """Finds the nodes of these rows in an appendix; only the areas that they stand in are looked through."""
    wanted = {owner.area for owner in owners}
    known: dict[str, object] = {}

    def note(node: Area | Item) -> None:
        known[node.id] = node
        if isinstance(node, Task):
            known.update((line.id, line) for line in node.lines)
        else:
            for item in node.items:
                note(item)

    for area in appendix.areas:
        if area.id in wanted:
            note(area)
    return known.__getitem__


@dataclass(frozen=True, slots=True)
class Forest:
    """Copied nodes in printed order, and the ids that they have where they were copied."""

    nodes: tuple[CopiedNode, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(slots=True)
class _Growing:
    node: Area | Group | Objective | Task
    below: list[_Growing] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def grown(self) -> Area | Group | Objective | Task:
        if isinstance(self.node, Task):
            return replace(self.node, lines=tuple(self.lines))
        items = tuple(child.grown() for child in self.below)
        return replace(self.node, items=items)  # type: ignore[arg-type]


def forest_of(owners: Sequence[Owner], find: Find, objective_column: bool) -> Forest:
    """The nodes of neighbouring rows: headings whose row is among them hold what is copied below them.

    A part of the lines of one task is copied as lines. An objective that has a column of its own comes along when all
    its lines do.
    """
    tops: list[_Growing] = []
    open_nodes: dict[str, _Growing] = {}
    whole = _whole_objectives(owners, find) if objective_column else frozenset()
    for owner in owners:
        if owner.task:
            _add_line(owner, find, tops, open_nodes, whole)
        elif heading := owner.objective or owner.group or owner.area:
            _open(heading, owner, find, tops, open_nodes)
    if len(tops) == 1 and isinstance(tops[0].node, Task) and len(tops[0].lines) < len(tops[0].node.lines):
        lines = tops[0].lines
        return Forest(_from_top(tuple(lines)), tuple(line.id for line in lines))
    nodes = _from_top(tuple(top.grown() for top in tops))
    return Forest(nodes, tuple(top.node.id for top in tops))


def _whole_objectives(owners: Sequence[Owner], find: Find) -> frozenset[str]:
    counted = Counter(owner.objective for owner in owners if owner.objective and owner.line)
    return frozenset(
        id_ for id_, count in counted.items() if count == sum(len(t.lines) for t in cast(Objective, find(id_)).items)
    )


def _open(id_: str, owner: Owner, find: Find, tops: list[_Growing], open_nodes: dict[str, _Growing]) -> _Growing:
    growing = _Growing(cast(Area, find(id_)))
    above = _above(owner, id_, open_nodes)
    (above.below if above else tops).append(growing)
    open_nodes[id_] = growing
    return growing


def _above(owner: Owner, id_: str, open_nodes: dict[str, _Growing]) -> _Growing | None:
    """The innermost copied heading that holds a node."""
    holders = (owner.objective, owner.group, owner.area)
    return next((open_nodes[one] for one in holders if one and one != id_ and one in open_nodes), None)


def _add_line(
    owner: Owner, find: Find, tops: list[_Growing], open_nodes: dict[str, _Growing], whole: frozenset[str]
) -> None:
    task = open_nodes.get(owner.task)
    if task is None:
        if owner.objective in whole and owner.objective not in open_nodes:
            _open(owner.objective, owner._replace(task=""), find, tops, open_nodes)
        task = _open(owner.task, owner, find, tops, open_nodes)
    if owner.line:
        task.lines.append(cast(Line, find(owner.line)))


def _from_top(nodes: tuple[CopiedNode, ...]) -> tuple[CopiedNode, ...]:
    """The nodes with nothing merged into a cell above the first of them."""
    if not nodes:
        return nodes
    first = nodes[0]
    if isinstance(first, Line):
        return (replace(first, merged=frozenset()), *nodes[1:])
    if isinstance(first, Task) and first.lines:
        lines = (replace(first.lines[0], merged=frozenset()), *first.lines[1:])
        return (replace(first, lines=lines), *nodes[1:])
    return nodes
