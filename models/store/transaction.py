"""The writing desk of one command: rows as they are, and over them what the command wants to write."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol, runtime_checkable

from models.errors import InputProblem
from models.i18n import _
from models.store.changes import Change
from models.store.rows import PlanRows, place_in
from models.store.schema import (
    PARENTS,
    TABLES,
    Image,
    ItemImage,
    LineImage,
    PlanImage,
    Row,
    same_place,
    to_image,
    to_row,
)

# Below this gap a midpoint could meet its neighbour; the siblings are then numbered anew.
_MIN_GAP = 1e-6


@runtime_checkable
class Command(Protocol):
    """One way to change a plan: a frozen dataclass with a Vietnamese name for the undo menu."""

    @property
    def label(self) -> str:
        """What the step is called after "Hoàn tác"."""
        ...

    def apply(self, tx: Tx) -> None:
        """Write the change through `tx`; raises InputProblem where it makes no sense for this plan."""
        ...


class Tx:
    """What a command reads and writes; nothing of it is in the plan or in the file before the session commits."""

    def __init__(self, rows: PlanRows) -> None:
        self.rows = rows
        self.verbatim = False  # set by commands that bring whole plans: their merges are kept as they came
        self._pending: dict[tuple[str, str], Image | None] = {}
        self._lists: dict[tuple[str, str], list[str]] = {}
        self._places: dict[tuple[str, str], dict[str, int]] = {}

    @property
    def plan_id(self) -> str:
        """The id of the plan."""
        return self.rows.plan_id

    def image(self, table: str, id_: str) -> Image | None:
        """The row as the command sees it now, None where there is none."""
        key = (table, id_)
        return self._pending[key] if key in self._pending else self.rows.image(table, id_)

    def item(self, id_: str) -> ItemImage | None:
        """The row of an area, group, objective or task as the command sees it now, None where there is none."""
        image = self.image("item", id_)
        return image if isinstance(image, ItemImage) else None

    def line(self, id_: str) -> LineImage | None:
        """The row of a line as the command sees it now, None where there is none."""
        image = self.image("line", id_)
        return image if isinstance(image, LineImage) else None

    def get(self, table: str, id_: str) -> Row:
        """A copy of a row by column names; raises InputProblem where it is gone."""
        image = self.image(table, id_)
        if image is None:
            raise InputProblem(_("Mục cần sửa không còn trong kế hoạch."), f"{table} {id_}")
        return to_row(image)

    def stored_in(self, id_: str) -> str:
        """The database table that holds an id; raises InputProblem where it is gone."""
        for table in TABLES:
            if self.image(table, id_) is not None:
                return table
        raise InputProblem(_("Mục cần sửa không còn trong kế hoạch."), id_)

    def kind(self, id_: str) -> str:
        """What an id names: "plan", "area", "task", "line" …; raises InputProblem where it is gone."""
        item = self.item(id_)
        return self.stored_in(id_) if item is None else item.kind

    def parent(self, id_: str) -> str:
        """The id of the node that holds this one, "" for the plan; raises InputProblem where it is gone."""
        image = self.image(self.stored_in(id_), id_)
        return "" if image is None else image.parent_id

    def child_list(self, table: str, parent: str) -> list[str]:
        """The ids of one table in a node, in their order, as a fresh list."""
        return list(self.siblings(table, parent))

    def siblings(self, table: str, parent: str) -> Sequence[str]:
        """The ids of one table in a node, in their order; not to be changed."""
        kept = self._lists.get((table, parent))
        return self.rows.siblings(table, parent) if kept is None else kept

    def place(self, table: str, parent: str, id_: str) -> int:
        """Where an id stands among its siblings."""
        kept = self._lists.get((table, parent))
        return (
            self.rows.place(table, parent, id_) if kept is None else place_in(self._places, (table, parent), kept, id_)
        )

    def put(self, table: str, row: Row) -> None:
        """Write a row, new or changed; raises InputProblem where its parent cannot hold it."""
        image = to_image(table, row)
        old = self.image(table, image.id)
        if old == image:
            return
        self._pending[table, image.id] = image
        if old is not None and same_place(old, image):
            return
        if old is not None:
            self._list(table, old.parent_id).remove(image.id)
        self._insert(table, image)

    def add(self, table: str, row: Row) -> None:
        """Write a new row; raises ValueError where its id is in use, as when a command is run twice."""
        id_ = row["id"]
        if any(self.image(other, id_) is not None for other in TABLES):
            raise ValueError(f"id in use: {id_}")
        self.put(table, row)

    def _list(self, table: str, parent: str) -> list[str]:
        """The ids in a node to be changed."""
        self._places.pop((table, parent), None)
        return self._lists.setdefault((table, parent), self.rows.child_list(table, parent))

    def _insert(self, table: str, image: Image) -> None:
        ids = self._list(table, image.parent_id)
        key = (image.position, image.id)
        low, high = 0, len(ids)
        while low < high:
            middle = (low + high) // 2
            other = self.image(table, ids[middle])
            if other is not None and (other.position, other.id) < key:
                low = middle + 1
            else:
                high = middle
        ids.insert(low, image.id)

    def drop(self, table: str, id_: str) -> None:
        """Remove a row; raises InputProblem where it is gone, ValueError where something still stands in it."""
        image = self.image(table, id_)
        if image is None:
            raise InputProblem(_("Mục cần xóa không còn trong kế hoạch."), f"{table} {id_}")
        for below in ("section", "appendix", "item", "line"):
            if self.child_list(below, id_):
                raise ValueError(f"{table} {id_} is not empty")
        self._pending[table, id_] = None
        if not isinstance(image, PlanImage):
            self._list(table, image.parent_id).remove(id_)

    def drop_tree(self, id_: str) -> None:
        """Remove a node and all that stands in it."""
        table = self.stored_in(id_)
        for below in ("section", "appendix", "item", "line"):
            for child in self.child_list(below, id_):
                self.drop_tree(child)
        self.drop(table, id_)

    def check_place(self, kind: str, parent: str) -> None:
        """Raise InputProblem where a node of a kind may not stand in that parent."""
        if self.kind(parent) not in PARENTS[kind]:
            raise InputProblem(_("Không đặt được vào đây: mục này không thuộc về loại mục được chọn."), f"{kind}")

    def position_after(self, table: str, parent: str, after: str | None, moving: str = "") -> float:
        """The position behind the sibling `after` ("" first, None last); `moving` is about to leave its place.

        Raises InputProblem where `after` does not stand in the parent. Numbers the siblings anew when the gap between
        two has become too small for a midpoint.
        """
        return self.positions_after(table, parent, after, 1, {moving})[0]

    def positions_after(
        self, table: str, parent: str, after: str | None, count: int, moving: Collection[str] = ()
    ) -> list[float]:
        """So many positions side by side behind the sibling `after`, as position_after() finds one."""
        ids = [id_ for id_ in self.child_list(table, parent) if id_ not in moving]
        if after is None:
            place = len(ids)
        elif after == "":
            place = 0
        elif after in ids:
            place = ids.index(after) + 1
        else:
            raise InputProblem(_("Chỗ cần đặt vào không còn trong kế hoạch."), f"{table} {after}")
        found = self._between(table, ids, place, count)
        if found is None:
            for number, id_ in enumerate(ids, 1):
                self._set_position(table, id_, float(number))
            found = [place + number / (count + 1) for number in range(1, count + 1)]
        return found

    def _between(self, table: str, ids: list[str], place: int, count: int) -> list[float] | None:
        below = self._position(table, ids[place - 1]) if place else None
        above = self._position(table, ids[place]) if place < len(ids) else None
        # Room for all of them in steps of one, where nothing stands on the other side.
        if below is None:
            below = 0.0 if above is None else above - count - 1.0
        if above is None:
            above = below + count + 1.0
        # The gap is also too small between huge numbers, which only a damaged file has.
        step = (above - below) / (count + 1)
        return [below + step * number for number in range(1, count + 1)] if above - below > _MIN_GAP * count else None

    def _position(self, table: str, id_: str) -> float:
        image = self.image(table, id_)
        return 0.0 if image is None else image.position

    def _set_position(self, table: str, id_: str, position: float) -> None:
        self.put(table, self.get(table, id_) | {"position": position})

    def changes(self) -> tuple[Change, ...]:
        """What the command changed so far, rows that ended as they began left out."""
        return tuple(self._changes())

    def _changes(self) -> Iterator[Change]:
        for (table, id_), new in self._pending.items():
            old = self.rows.image(table, id_)
            if old != new:
                yield Change(table, id_, old, new)
