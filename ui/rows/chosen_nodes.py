"""From the chosen rows of the table to the nodes that deleting, moving and copying take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.grid.grid import Owner
from models.store import PlanRows


def nodes_of(rows: PlanRows, owners: Iterable[Owner]) -> tuple[str, ...]:
    """The topmost nodes of some rows in their order: headings, tasks all of whose lines are chosen, else the lines."""
    found: dict[str, None] = {}
    lines: dict[str, dict[str, None]] = {}
    for owner in owners:
        if owner.task:
            lines.setdefault(owner.task, {})[owner.line] = None
            found[owner.task] = None
        elif heading := owner.objective or owner.group or owner.area:
            found[heading] = None
    out: list[str] = []
    for node in found:
        if node in lines and not lines[node].keys() >= set(rows.children(node)):
            out.extend(lines[node])
        else:
            out.append(node)
    return topmost(rows, out)


def topmost(rows: PlanRows, nodes: Sequence[str]) -> tuple[str, ...]:
    """The nodes without those that stand in another of them, which go along anyway."""
    chosen = frozenset(nodes)
    return tuple(node for node in dict.fromkeys(nodes) if not _is_inside(rows, node, chosen))


def _is_inside(rows: PlanRows, node: str, chosen: frozenset[str]) -> bool:
    above = rows.parent_id(node)
    while above:
        if above in chosen:
            return True
        above = rows.parent_id(above)
    return False
