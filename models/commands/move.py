"""Commands that move nodes to another place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from models.commands.text import blank_line
from models.errors import InputProblem
from models.i18n import _
from models.plan import new_id
from models.store.schema import parent_column
from models.store.transaction import Tx


@dataclass(frozen=True, slots=True)
class Move:
    """Move a node behind the sibling `after` ("" first, None last) in a parent of the right kind.

    A task that gives away its only line gets a blank one with the id `blank_id`.
    """

    id: str
    parent_id: str
    after: str | None = None
    blank_id: str = field(default_factory=new_id)

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Di chuyển")

    def apply(self, tx: Tx) -> None:
        """Move; raises InputProblem where the parent cannot hold the node or the place is gone."""
        table, kind = tx.stored_in(self.id), tx.kind(self.id)
        if table == "plan":
            raise InputProblem(_("Không di chuyển được cả kế hoạch."))
        tx.check_place(kind, self.parent_id)
        above = self.parent_id
        while above:
            if above == self.id:
                raise InputProblem(_("Không chuyển được một mục vào bên trong chính nó."))
            above = tx.parent(above)
        old_parent = tx.parent(self.id)
        if self.after == self.id:
            return
        ids = tx.child_list(table, self.parent_id)
        if old_parent == self.parent_id and _is_in_place(ids, self.id, self.after):
            return
        position = tx.position_after(table, self.parent_id, self.after, moving=self.id)
        tx.put(table, tx.get(table, self.id) | {parent_column(table): self.parent_id, "position": position})
        if table == "line" and not tx.child_list("line", old_parent):
            tx.add("line", blank_line(old_parent, 1.0, self.blank_id))


def _is_in_place(ids: list[str], id_: str, after: str | None) -> bool:
    place = ids.index(id_)
    before = ids[place - 1] if place else ""
    return place == len(ids) - 1 if after is None else before == after


@dataclass(frozen=True, slots=True)
class MoveBy:
    """Move nodes by some places among their siblings, up (negative) or down; at the edge they stay."""

    ids: tuple[str, ...]
    step: int

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Chuyển lên") if self.step < 0 else _("Chuyển xuống")

    def apply(self, tx: Tx) -> None:
        """Move; raises InputProblem where a node is gone."""
        chosen = _topmost(tx, self.ids)
        lists: dict[tuple[str, str], set[str]] = {}
        for id_ in chosen:
            table = tx.stored_in(id_)
            if table == "plan":
                raise InputProblem(_("Không di chuyển được cả kế hoạch."))
            lists.setdefault((table, tx.parent(id_)), set()).add(id_)
        for _round in range(abs(self.step)):
            for (table, parent), ids in lists.items():
                _shift(tx, table, parent, ids, down=self.step > 0)


def _topmost(tx: Tx, ids: Iterable[str]) -> list[str]:
    """The nodes without those that stand in another of them, which move along anyway."""
    chosen = dict.fromkeys(ids)
    kept: list[str] = []
    for id_ in chosen:
        above = tx.parent(id_)
        while above and above not in chosen:
            above = tx.parent(above)
        if not above:
            kept.append(id_)
    return kept


def _shift(tx: Tx, table: str, parent: str, ids: set[str], down: bool) -> None:
    order = tx.child_list(table, parent)
    if down:
        order.reverse()
    if order[0] in ids:
        # The first of them stands at the edge: the block stays together where it is.
        stuck = {order[0]}
        for id_ in order[1:]:
            if id_ not in ids:
                break
            stuck.add(id_)
        ids = ids - stuck
    column = parent_column(table)
    for place, id_ in enumerate(order):
        if id_ not in ids:
            continue
        # The sibling on the other side of the one that is passed; order is kept up to date for the next ones.
        passed = order[place - 1]
        above_passed = order[place - 2] if place > 1 else ""
        after = passed if down else above_passed
        position = tx.position_after(table, parent, after, moving=id_)
        tx.put(table, tx.get(table, id_) | {column: parent, "position": position})
        order[place - 1], order[place] = id_, passed
