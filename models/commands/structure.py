"""Commands that bring new nodes into a plan, double them, or take them away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from models.commands.text import blank_line, with_text
from models.errors import InputProblem
from models.i18n import _
from models.plan import new_id
from models.store.merges import is_joined, line_above, line_below, value_of
from models.store.nodes import merged_of, pack_merged
from models.store.schema import LineImage, Row, parent_column
from models.store.transaction import Tx
from models.text import printable
from models.words import kind_name


def _add_label(kind: str) -> str:
    return _("Thêm {kind}").format(kind=kind_name(kind))


@dataclass(frozen=True, slots=True)
class _AddItem:
    """What adding an area, group, objective or task has in common; `after` is a sibling's id, "" first, None last."""

    kind: ClassVar[str]

    parent_id: str
    title: str = ""
    after: str | None = None
    id: str = field(default_factory=new_id)

    @property
    def label(self) -> str:
        """The name of the step."""
        return _add_label(self.kind)

    def apply(self, tx: Tx) -> None:
        """Add; raises InputProblem where the parent cannot hold it or the place is gone."""
        tx.check_place(self.kind, self.parent_id)
        position = tx.position_after("item", self.parent_id, self.after)
        row: Row = {"id": self.id, "parent_id": self.parent_id, "position": position, "kind": self.kind}
        tx.add("item", row | {"title": printable(self.title), "item_style": None, "source_number": ""})


class AddArea(_AddItem):
    """Add an area to an appendix."""

    __slots__ = ()
    kind = "area"


class AddGroup(_AddItem):
    """Add a group of tasks to an area."""

    __slots__ = ()
    kind = "group"


class AddObjective(_AddItem):
    """Add an objective to an area or group."""

    __slots__ = ()
    kind = "objective"


@dataclass(frozen=True, slots=True)
class AddTask(_AddItem):
    """Add a task with one blank line; a task put inside a merged cell joins it."""

    kind = "task"

    line_id: str = field(default_factory=new_id)

    def apply(self, tx: Tx) -> None:
        """Add; raises InputProblem where the parent cannot hold it or the place is gone."""
        _AddItem.apply(self, tx)
        tx.add("line", blank_line(self.id, 1.0, self.line_id))
        _join_cells_around(tx, self.line_id)


@dataclass(frozen=True, slots=True)
class AddLine:
    """Add a blank line to a task; one put inside a merged cell joins it."""

    task_id: str
    after: str | None = None
    id: str = field(default_factory=new_id)

    @property
    def label(self) -> str:
        """The name of the step."""
        return _add_label("line")

    def apply(self, tx: Tx) -> None:
        """Add; raises InputProblem where the task or the place is gone."""
        tx.check_place("line", self.task_id)
        position = tx.position_after("line", self.task_id, self.after)
        tx.add("line", blank_line(self.task_id, position, self.id))
        _join_cells_around(tx, self.id)


def _join_cells_around(tx: Tx, first: str, last: str = "") -> None:
    """Let new lines join the merged cells they were put into, as Excel and Word do; a blank line takes their text."""
    above = tx.line(line_above(tx, first))
    below_id = line_below(tx, last or first)
    below = tx.line(below_id)
    if above is None or below is None or above.reference:
        return
    row = tx.get("line", first)
    for name in merged_of(below.merged):
        if is_joined(tx.rows, below_id, name) and value_of(above, name) == value_of(below, name):
            if not last:
                row = with_text(row, name, value_of(above, name))
            if value_of(LineImage(**row), name) == value_of(above, name):
                row = row | {"merged": pack_merged(merged_of(row["merged"]) | {name})}
    tx.put("line", row)


@dataclass(frozen=True, slots=True)
class Delete:
    """Take away nodes with all that stands in them; a task keeps one blank line when its lines are deleted."""

    ids: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Xóa")

    def apply(self, tx: Tx) -> None:
        """Delete; raises InputProblem where none of them is there, or the plan itself is among them."""
        found = [(id_, tx.kind(id_)) for id_ in dict.fromkeys(self.ids) if id_ in tx.rows]
        if not found:
            raise InputProblem(_("Mục cần xóa không còn trong kế hoạch."))
        if any(kind == "plan" for _id, kind in found):
            raise InputProblem(_("Không xóa được cả kế hoạch; hãy xóa từng phụ lục."))
        # Lines last: a task that goes takes its lines along, one that stays must not become empty.
        for id_, kind in found:
            if kind != "line" and _is_there(tx, id_):
                tx.drop_tree(id_)
        for id_, kind in found:
            if kind == "line" and _is_there(tx, id_):
                _remove_line(tx, id_)


def _is_there(tx: Tx, id_: str) -> bool:
    return any(tx.image(table, id_) is not None for table in ("section", "appendix", "item", "line", "remark", "entry"))


def _remove_line(tx: Tx, line_id: str) -> None:
    """Take a line away, or empty it where it is the only one of its task."""
    row = tx.get("line", line_id)
    if len(tx.child_list("line", row["task_id"])) > 1:
        tx.drop("line", line_id)
    else:
        tx.put("line", blank_line(row["task_id"], row["position"], line_id))


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Put a copy of each node right behind it; `copies` are the ids of the copies, in the order of `ids`."""

    ids: tuple[str, ...]
    copies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Name the copies beforehand, so that the caller can select them."""
        if len(self.copies) != len(self.ids):
            object.__setattr__(self, "copies", tuple(new_id() for _id in self.ids))

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Nhân đôi")

    def apply(self, tx: Tx) -> None:
        """Copy; raises InputProblem where a node is gone or is the plan itself."""
        for id_, copy in zip(self.ids, self.copies, strict=True):
            table = tx.stored_in(id_)
            if table == "plan":
                raise InputProblem(_("Không nhân đôi được cả kế hoạch; hãy lưu một bản sao."))
            parent = tx.parent(id_)
            position = tx.position_after(table, parent, id_)
            _copy(tx, table, id_, copy, parent, position)
            lines = [copy] if table == "line" else tx.child_list("line", copy)
            if lines:
                _join_cells_around(tx, lines[0], lines[-1])


@dataclass(frozen=True, slots=True)
class CopyTo:
    """Put copies of nodes of one sort side by side behind the sibling `after` ("" first, None last) in a parent.

    `copies` are the ids of the copies, in the order of `ids`.
    """

    ids: tuple[str, ...]
    parent_id: str
    after: str | None = None
    copies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Name the copies beforehand, so that the caller can select them."""
        if len(self.copies) != len(self.ids):
            object.__setattr__(self, "copies", tuple(new_id() for _id in self.ids))

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Nhân đôi")

    def apply(self, tx: Tx) -> None:
        """Copy; raises InputProblem where the parent cannot hold one of them, or the place is gone."""
        for id_ in self.ids:
            tx.check_place(tx.kind(id_), self.parent_id)
        table = tx.stored_in(self.ids[0])
        places = tx.positions_after(table, self.parent_id, self.after, len(self.ids))
        for id_, copy, position in zip(self.ids, self.copies, places, strict=True):
            _copy(tx, table, id_, copy, self.parent_id, position)
        ends = (self.copies[0], self.copies[-1])
        if table == "item":
            below = [tx.child_list("line", copy) for copy in ends]
            ends = (below[0][0], below[1][-1]) if all(below) else ("", "")
        if table in ("item", "line") and ends[0]:
            self._open_at_top(tx, ends[0])
            _join_cells_around(tx, *ends)

    def _open_at_top(self, tx: Tx, first: str) -> None:
        """Away from its place a copy is merged with nothing above it, whatever stands there."""
        if self.after != self.ids[-1]:
            tx.put("line", tx.get("line", first) | {"merged": pack_merged(set())})


def _copy(tx: Tx, table: str, id_: str, copy: str, parent: str, position: float) -> None:
    tx.add(table, tx.get(table, id_) | {"id": copy, parent_column(table): parent, "position": position})
    for below in ("section", "item", "line"):
        for child in tx.child_list(below, id_):
            _copy(tx, below, child, new_id(), copy, tx.get(below, child)["position"])
