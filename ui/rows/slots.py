"""Where dragged nodes may be dropped: beside which row or into which heading, in the table and in the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.i18n import _
from models.store import PlanRows
from models.store.schema import PARENTS
from models.words import kind_name

_NAMED = 60  # signs of a title that a hint shows


class Slot(NamedTuple):
    """A place for nodes: in a parent behind a sibling ("" first, None last); `node` is where the mark is shown.

    The mark stands over (`side` -1) or under (1) the node, or around it (0).
    """

    parent: str
    after: str | None
    node: str
    side: int


def slot_beside(rows: PlanRows, ids: Sequence[str], target: str, lower: bool) -> Slot | None:
    """The place over or under a row of the table; None where none of its nodes can stand beside the dragged ones."""
    kinds = _kinds(rows, ids)
    if not kinds or kinds & {"appendix", "section"} or target not in rows:
        return None
    kind = rows.table_of(target)
    if kind not in ("task", "line") and _holds(kind, kinds) and (lower or _is_first_area(rows, target)):
        return _free(rows, ids, Slot(target, "", target, 1))
    node = target
    while node:
        parent = rows.parent_id(node)
        if parent and _holds(rows.table_of(parent), kinds):
            side = 1 if lower else -1
            return _free(rows, ids, Slot(parent, node if lower else sibling_above(rows, node), node, side))
        at_area = not lower and rows.table_of(node) == "area" and _holds("area", kinds)
        if at_area and (above := sibling_above(rows, node)):
            return _free(rows, ids, Slot(above, None, node, -1))
        node = parent
    return None


def unit_of(rows: PlanRows, ids: Sequence[str], target: str) -> str:
    """The node around a row beside which dragged nodes could stand, or the heading that would take them in."""
    kinds = _kinds(rows, ids)
    node = target if target in rows else ""
    while node and kinds:
        kind, parent = rows.table_of(node), rows.parent_id(node)
        if node == target and kind not in ("task", "line") and _holds(kind, kinds):
            return node
        if parent and _holds(rows.table_of(parent), kinds):
            return node
        node = parent
    return ""


def slot_at(rows: PlanRows, ids: Sequence[str], target: str, share: float) -> Slot | None:
    """The place at a node of the tree; `share` tells how far down in its row the mouse is (0 … 1)."""
    kinds = _kinds(rows, ids)
    if not kinds or target not in rows:
        return None
    kind, parent = rows.table_of(target), rows.parent_id(target)
    into = target
    if kind == "appendix" and not _holds(kind, kinds) and rows.children(target):
        into = rows.children(target)[-1]
    fits_into = kind not in kinds and _holds(rows.table_of(into), kinds)
    beside = bool(parent) and _holds(rows.table_of(parent), kinds)
    if fits_into and not (beside and share < 0.25):
        return _free(rows, ids, Slot(into, None, target, 0))
    if not beside:
        return None
    lower = share >= 0.5
    return _free(rows, ids, Slot(parent, target if lower else sibling_above(rows, target), target, 1 if lower else -1))


def sibling_above(rows: PlanRows, node: str) -> str:
    """The sibling right above a node, "" where it is the first."""
    siblings = rows.child_list(rows.stored_in(node), rows.parent_id(node))
    place = siblings.index(node)
    return siblings[place - 1] if place else ""


def told_slot(rows: PlanRows, slot: Slot) -> str:
    """Where a slot is, in words for the hint beside the mouse."""
    kind = rows.table_of(slot.parent)
    title = " ".join(str(getattr(rows.node(slot.parent), "title", "")).split())
    if kind == "plan":
        return _("Đặt vào đây")
    if not title:
        return _("Vào {kind} chưa có tên").format(kind=kind_name(kind))
    shown = title if len(title) <= _NAMED else f"{title[:_NAMED].rstrip()}…"
    return _("Vào {kind} “{title}”").format(kind=kind_name(kind), title=shown)


def _kinds(rows: PlanRows, ids: Sequence[str]) -> frozenset[str]:
    """What is dragged; nothing where something of it is gone."""
    return frozenset(rows.table_of(id_) for id_ in ids) if all(id_ in rows for id_ in ids) else frozenset()


def _holds(kind: str, kinds: frozenset[str]) -> bool:
    return all(kind in PARENTS.get(one, ()) for one in kinds)


def _is_first_area(rows: PlanRows, node: str) -> bool:
    return rows.table_of(node) == "area" and not sibling_above(rows, node)


def _free(rows: PlanRows, ids: Sequence[str], slot: Slot) -> Slot | None:
    """The slot, unless it lies in one of the dragged nodes."""
    above = slot.parent
    while above:
        if above in ids:
            return None
        above = rows.parent_id(above)
    return slot
