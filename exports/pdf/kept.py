"""The blocks of a plan's tables, kept from one state of the plan to the next: what is as before is the same object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from exports.pdf.layout import blocks_of
from exports.selection import Selected
from models.grid.grid import Block
from models.grid.live import LiveGrid
from models.plan import Appendix, Area, Group, Line, Objective, Plan, Task

_Node = Area | Group | Objective | Task | Line


@dataclass(slots=True)
class _Source:
    plan: Plan


@dataclass(frozen=True, slots=True)
class _Touched:
    ids: frozenset[str]
    structural: bool = True


@dataclass(slots=True)
class _Kept:
    source: _Source
    grid: LiveGrid
    nodes: dict[str, _Node]


@dataclass(slots=True)
class KeptBlocks:
    """Gives out the blocks of one appendix after the other, and remembers them for the next state of the plan."""

    _kept: dict[str, _Kept] = field(default_factory=dict)

    def blocks_of(self, selected: Selected) -> Iterable[Block]:
        """The rows of a table without its heading; those that show the same as last time are the same objects."""
        appendix = selected.appendix
        nodes, whole = _nodes(appendix)
        if not whole:
            # Ids that are not unique cannot be followed.
            self._kept.pop(appendix.id, None)
            return blocks_of(selected)
        source = _Source(Plan(appendices=(appendix,)))
        kept = self._kept.get(appendix.id)
        if kept is None:
            kept = self._kept[appendix.id] = _Kept(source, LiveGrid(source, appendix.id), nodes)
        else:
            kept.source.plan = source.plan
            ids = frozenset(key for key, node in nodes.items() if _changed(kept.nodes.get(key), node))
            kept.grid.apply(_Touched(ids))
            kept.nodes = nodes
        return kept.grid.grid.blocks[1:]


def _changed(before: _Node | None, node: _Node) -> bool:
    """Whether a node shows something else; what is in it is looked at for itself."""
    if before is node:
        return False
    if isinstance(node, Area | Group | Objective) and type(before) is type(node):
        return before.title != node.title
    return True


def _nodes(appendix: Appendix) -> tuple[dict[str, _Node], bool]:
    """All nodes by id, and whether each id comes once."""
    nodes: dict[str, _Node] = {}
    count = 0
    for node in _walk(appendix.areas):
        nodes[node.id] = node
        count += 1
    return nodes, count == len(nodes)


def _walk(nodes: Iterable[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        if isinstance(node, Task):
            yield from node.lines
        elif not isinstance(node, Line):
            yield from _walk(node.items)
