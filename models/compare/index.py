"""All nodes of a frozen plan by their ids, with what holds them; what PlanRows is for the plan in its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from models.grid.grid import Address
from models.plan import Appendix, Area, Group, Line, Objective, Plan, Section, Task

Node = Plan | Section | Appendix | Area | Group | Objective | Task | Line


class Nodes(Protocol):
    """What holds the nodes of one plan: its rows in memory, or a PlanIndex."""

    @property
    def plan(self) -> Plan:
        """The whole plan."""
        ...

    def __contains__(self, id_: object) -> bool: ...

    def node(self, id_: str) -> object:
        """The node behind an id; raises KeyError."""
        ...

    def parent_id(self, id_: str) -> str:
        """The id of the node that holds this one, "" for the plan; raises KeyError."""
        ...


class PlanIndex:
    """The nodes of a frozen plan; a damaged plan with an id used twice keeps the first."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.nodes: dict[str, Node] = {}
        self._parents: dict[str, str] = {}
        for node, parent in _walk(plan, ""):
            if node.id not in self.nodes:
                self.nodes[node.id] = node
                self._parents[node.id] = parent

    def __contains__(self, id_: object) -> bool:
        return id_ in self.nodes

    def node(self, id_: str) -> Node:
        """The node behind an id; raises KeyError."""
        return self.nodes[id_]

    def parent_id(self, id_: str) -> str:
        """The id of the node that holds this one, "" for the plan; raises KeyError."""
        return self._parents[id_]


def table_of(node: object) -> str:
    """What a node is in the words of Address: "plan", "area", "task", "line" …"""
    return type(node).__name__.lower()


def children_of(node: Node) -> tuple[Node, ...]:
    """The nodes right in a node, in reading order."""
    match node:
        case Plan():
            return (*node.sections, *node.appendices)
        case Section():
            return node.sections
        case Appendix():
            return node.areas
        case Task():
            return node.lines
        case Line():
            return ()
    return node.items


def address_of(node: object) -> Address:
    """Where a node as a whole is shown."""
    table = table_of(node)
    field = {"section": "heading", "line": "", "plan": "title"}.get(table, "title")
    return Address(table, str(getattr(node, "id", "")), field)


def _walk(node: Node, parent: str) -> Iterator[tuple[Node, str]]:
    yield node, parent
    for below in children_of(node):
        yield from _walk(below, node.id)
