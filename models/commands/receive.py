"""A command that makes the plan another state of itself, as it comes out of a merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from models.compare.index import children_of
from models.compare.words import longest_rise
from models.i18n import _
from models.plan import Appendix, Line, Plan, Section, Task
from models.store.nodes import RowMaker, plan_image
from models.store.schema import Image, to_row
from models.store.transaction import Tx

_TABLES = ("section", "appendix", "item", "line")


@dataclass(frozen=True, slots=True)
class Receive:
    """Write another state of the plan; parts that are the same objects in both states are not looked at.

    Rows keep their positions as far as their order is the same, so that one line that came writes one row.
    """

    plan: Plan
    label: str = ""

    def __post_init__(self) -> None:
        """Name the step where the caller did not."""
        if not self.label:
            object.__setattr__(self, "label", _("Nhận thay đổi"))

    def apply(self, tx: Tx) -> None:
        """Write what is different; remarks stay as they are."""
        plan_id = tx.plan_id
        old = tx.rows.plan
        gone: list[tuple[str, str, str]] = []
        tx.put("plan", to_row(plan_image(self.plan, plan_id)))
        self._children(tx, self.plan, plan_id, old, gone)
        for table, parent, id_ in gone:
            image = tx.image(table, id_)
            # What moved elsewhere has another parent by now.
            if image is not None and image.parent_id == parent:
                tx.drop_tree(id_)

    def _children(self, tx: Tx, node: Any, id_: str, old: Any, gone: list[tuple[str, str, str]]) -> None:
        below = children_of(node)
        for table in _TABLES:
            wanted = [one for one in below if _table(one) == table]
            before = tx.child_list(table, id_)
            kept = {one.id for one in wanted}
            gone += [(table, id_, one) for one in before if one not in kept]
            if wanted:
                self._place(tx, table, id_, wanted)
        for one in below:
            known = tx.rows.node(one.id) if one.id in tx.rows else None
            if known is not one:
                self._children(tx, one, one.id, known, gone)

    def _place(self, tx: Tx, table: str, parent: str, nodes: Sequence[Any]) -> None:
        """Write the rows of siblings that are not as they were."""
        positions = self._positions(tx, table, parent, nodes)
        for node, position in zip(nodes, positions, strict=True):
            known = tx.rows.node(node.id) if node.id in tx.rows else None
            image = tx.image(table, node.id)
            if known is node and image is not None and image.parent_id == parent and image.position == position:
                continue
            tx.put(table, to_row(_image(node, parent, position)))

    def _positions(self, tx: Tx, table: str, parent: str, nodes: Sequence[Any]) -> list[float]:
        found: list[float | None] = []
        for node in nodes:
            image = tx.image(table, node.id)
            found.append(image.position if image is not None and image.parent_id == parent else None)
        there = [place for place, position in enumerate(found) if position is not None]
        steady = {there[n] for n in longest_rise([position for position in found if position is not None])}
        spots = [position if place in steady else None for place, position in enumerate(found)]
        made = _filled(spots)
        if any(b <= a for a, b in pairwise(made)):
            return [float(number) for number in range(1, len(nodes) + 1)]
        return made


def _filled(spots: Sequence[float | None]) -> list[float]:
    """Positions with the free ones spread evenly between their neighbours."""
    out: list[float] = []
    place = 0
    while place < len(spots):
        known = spots[place]
        if known is not None:
            out.append(known)
            place += 1
            continue
        end = place
        while end < len(spots) and spots[end] is None:
            end += 1
        count = end - place
        above = spots[end] if end < len(spots) else None
        below = out[-1] if out else (above - count - 1.0 if above is not None else 0.0)
        if above is None:
            above = below + count + 1.0
        step = (above - below) / (count + 1)
        out += [below + step * number for number in range(1, count + 1)]
        place = end
    return out


def _table(node: Any) -> str:
    match node:
        case Section():
            return "section"
        case Appendix():
            return "appendix"
        case Line():
            return "line"
    return "item"


def _image(node: Any, parent: str, position: float) -> Image:
    """The row of one node alone."""
    maker = RowMaker()
    match node:
        case Section():
            return next(maker.section(replace(node, sections=()), parent, position))[1]
        case Appendix():
            return next(maker.appendix(replace(node, areas=()), parent, position))[1]
        case Line():
            return maker.line(node, parent, position)
        case Task():
            return next(maker.item(replace(node, lines=()), parent, position))[1]
    return next(maker.item(replace(node, items=()), parent, position))[1]
