"""Commands that move nodes to another place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        table = tx.stored_in(self.id)
        _check_target(tx, self.id, self.parent_id)
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


@dataclass(frozen=True, slots=True)
class MoveTo:
    """Move nodes of one sort together behind the sibling `after` ("" first, None last) in a parent, in their order.

    A task that gives away all its lines gets a blank one.
    """

    ids: tuple[str, ...]
    parent_id: str
    after: str | None = None

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Di chuyển")

    def apply(self, tx: Tx) -> None:
        """Move; raises InputProblem where the parent cannot hold one of them or the place is gone."""
        ids = in_order(tx, topmost(tx, self.ids))
        for id_ in ids:
            _check_target(tx, id_, self.parent_id)
        sources = dict.fromkeys(tx.parent(id_) for id_ in ids)
        if ids:
            put_in_place(tx, tx.stored_in(ids[0]), ids, self.parent_id, self.after)
        for source in sources:
            if tx.kind(source) == "task" and not tx.child_list("line", source):
                tx.add("line", blank_line(source, 1.0, new_id()))


def _check_target(tx: Tx, id_: str, parent: str) -> None:
    """Raise InputProblem where a node may not stand in a parent, or would stand in itself."""
    if tx.stored_in(id_) == "plan":
        raise InputProblem(_("Không di chuyển được cả kế hoạch."))
    tx.check_place(tx.kind(id_), parent)
    above = parent
    while above:
        if above == id_:
            raise InputProblem(_("Không chuyển được một mục vào bên trong chính nó."))
        above = tx.parent(above)


def put_in_place(tx: Tx, table: str, ids: Sequence[str], parent: str, after: str | None) -> None:
    """Write rows of one table side by side behind a sibling ("" first, None last); those in place already stay.

    Raises InputProblem where the sibling does not stand in the parent. One position for each is found at once: moving
    a thousand rows one by one would look through their siblings a thousand times.
    """
    moving = set(ids)
    order = tx.child_list(table, parent)
    while after in moving and after in order:
        # The sibling moves along: its place is behind the one that stays above it.
        place = order.index(after)
        after = order[place - 1] if place else ""
    rest = [id_ for id_ in order if id_ not in moving]
    cut = 0 if after == "" else rest.index(after) + 1 if after in rest else len(rest)
    if order == [*rest[:cut], *ids, *rest[cut:]] and (not after or after in rest):
        return
    places = tx.positions_after(table, parent, after, len(ids), moving)
    for id_, position in zip(ids, places, strict=True):
        tx.put(table, tx.get(table, id_) | {parent_column(table): parent, "position": position})


def in_order(tx: Tx, ids: Iterable[str]) -> list[str]:
    """Nodes in the order in which they are printed."""

    def way(id_: str) -> list[tuple[float, str]]:
        steps: list[tuple[float, str]] = []
        while id_:
            image = tx.image(tx.stored_in(id_), id_)
            steps.append((image.position if image else 0.0, id_))
            id_ = tx.parent(id_)
        return steps[::-1]

    return sorted(ids, key=way)


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
        chosen = topmost(tx, self.ids)
        lists: dict[tuple[str, str], set[str]] = {}
        for id_ in chosen:
            table = tx.stored_in(id_)
            if table == "plan":
                raise InputProblem(_("Không di chuyển được cả kế hoạch."))
            lists.setdefault((table, tx.parent(id_)), set()).add(id_)
        for _round in range(abs(self.step)):
            for (table, parent), ids in lists.items():
                _shift(tx, table, parent, ids, down=self.step > 0)


def topmost(tx: Tx, ids: Iterable[str]) -> list[str]:
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
    """Move what is chosen by one place; what stands at the edge stays, with all that is joined to it."""
    order = tx.child_list(table, parent)
    if down:
        order.reverse()
    for first, last in _runs(order, ids):
        if not first:
            continue
        passed, above = order[first - 1], order[first - 2] if first > 1 else ""
        if first == last:
            moved, after = order[first], passed if down else above
        else:
            # Of many rows that pass one, only that one changes its place.
            moved, after = passed, (order[last + 1] if last + 1 < len(order) else "") if down else order[last]
        position = tx.position_after(table, parent, after, moving=moved)
        tx.put(table, tx.get(table, moved) | {parent_column(table): parent, "position": position})
        order[first - 1 : last + 1] = [*order[first : last + 1], passed]


def _runs(order: Sequence[str], ids: set[str]) -> list[tuple[int, int]]:
    """The first and last place of each row of neighbours that are all chosen."""
    runs: list[tuple[int, int]] = []
    for place, id_ in enumerate(order):
        if id_ in ids:
            follows = runs and runs[-1][1] == place - 1
            if follows:
                runs[-1] = (runs[-1][0], place)
            else:
                runs.append((place, place))
    return runs
