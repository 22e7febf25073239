"""From the place where the officer stands to the command that adds, deletes, moves, merges or splits there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from models import commands
from models.grid.grid import Address, Cell, Owner
from models.i18n import _
from models.layout import LAYOUT_NAMES, built_in_layout
from models.plan import Appendix, Area
from models.store import PlanRows
from models.store.transaction import Command
from ui.actions.state import State
from ui.rows.slots import sibling_above


@dataclass(frozen=True, slots=True)
class Place:
    """Where the officer stands: a row's nodes and, in the table, the cell; in the tree the chosen node alone."""

    appendix: str = ""
    owner: Owner = Owner()
    cell: Cell | None = None
    above: Cell | None = None
    node: str = ""  # chosen in the tree, or the section of the text; "" in the table
    in_body: bool = False
    several: bool = False  # more than one row is chosen


class Planned(NamedTuple):
    """A command and the value to go to once it is done."""

    command: Command
    goal: Address | None = None
    write: bool = False  # open the editor there


class Structure:
    """Plans commands for a place; knows the rows of the plan only to look around."""

    def __init__(self, rows: PlanRows) -> None:
        self._rows = rows

    def state_of(self, place: Place, state: State) -> State:
        """The window's State with the parts that depend on the place."""
        kind = self._kind(self.target(place))
        cell = place.cell
        line_cell = cell is not None and cell.address is not None and cell.address.table == "line"
        plain = line_cell and cell is not None and cell.address is not None and cell.address.field != "reference"
        above = place.above.address if place.above else None
        same = bool(plain and above and cell and cell.address and above[::2] == cell.address[::2])
        return replace(
            state,
            node=kind,
            in_body=place.in_body,
            in_appendix=bool(place.appendix),
            in_area=bool(place.owner.area),
            in_task=bool(place.owner.task),
            mergeable=same or (plain and place.several),
            splittable=bool(plain and cell and cell.rowspan > 1),
        )

    def target(self, place: Place) -> str:
        """The id that Delete and Move take: the node in the tree, or what the cell belongs to."""
        owner = place.owner
        if place.node:
            return place.node
        if place.cell is None:
            return owner.task or owner.objective or owner.group or owner.area
        address = place.cell.address
        if address is not None and address.table == "line" and len(self._rows.children(owner.task)) > 1:
            return owner.line or address.id
        if address is not None and address.table in ("area", "group", "objective"):
            return address.id
        return owner.task or owner.objective or owner.group or owner.area

    def add_appendix(self, place: Place) -> Planned:
        """A new appendix behind the one that is shown, in the same layout, with an area that has no title yet."""
        node = self._rows.node(place.appendix) if place.appendix else None
        layout = node.layout if isinstance(node, Appendix) else built_in_layout(LAYOUT_NAMES[0])
        new = Appendix(title=_("PHỤ LỤC MỚI"), layout=layout, areas=(Area(),))
        return Planned(commands.AddAppendix(new, place.appendix or None), Address("appendix", new.id, "title"), True)

    def add_area(self, place: Place) -> Planned:
        """A new area behind the one the officer stands in, or at the end."""
        command = commands.AddArea(place.appendix, _("Lĩnh vực mới"), place.owner.area or None)
        return Planned(command, Address("area", command.id, "title"), True)

    def add_group(self, place: Place) -> Planned:
        """A new group in the area, behind the item the officer stands in."""
        owner = place.owner
        after = owner.group or owner.objective or owner.task
        command = commands.AddGroup(owner.area, _("Nhóm nhiệm vụ mới"), after or "")
        return Planned(command, Address("group", command.id, "title"), True)

    def add_objective(self, place: Place) -> Planned:
        """A new objective in the group or area, behind the objective or task the officer stands in."""
        owner = place.owner
        command = commands.AddObjective(
            owner.group or owner.area, _("Mục tiêu mới"), owner.objective or owner.task or ""
        )
        return Planned(command, Address("objective", command.id, "title"), True)

    def add_task(self, place: Place) -> Planned:
        """A new task behind the one the officer stands in, or the first under the heading."""
        owner = place.owner
        command = commands.AddTask(owner.objective or owner.group or owner.area, "", owner.task or "")
        return Planned(command, Address("task", command.id, "title"))

    def add_task_above(self, place: Place) -> Planned:
        """A new task before the one the officer stands in, or the first under the heading."""
        owner = place.owner
        after = sibling_above(self._rows, owner.task) if owner.task else ""
        command = commands.AddTask(owner.objective or owner.group or owner.area, "", after)
        return Planned(command, Address("task", command.id, "title"))

    def add_line(self, place: Place) -> Planned:
        """A new line behind the one the officer stands in."""
        command = commands.AddLine(place.owner.task, place.owner.line or None)
        cell = place.cell
        field = cell.address.field if cell and cell.address and cell.address.table == "line" else ""
        return Planned(command, Address("line", command.id, field))

    def merge_up(self, place: Place) -> Planned | None:
        """Merge the cell with the one above; None where it is no line's cell."""
        address = place.cell.address if place.cell else None
        return Planned(commands.MergeUp(address.id, address.field), address) if address else None

    def split(self, place: Place) -> Planned | None:
        """Split a merged cell; None where it is no line's cell."""
        address = place.cell.address if place.cell else None
        return Planned(commands.SplitCell(address.id, address.field), address) if address else None

    def _kind(self, node_id: str) -> str:
        return self._rows.table_of(node_id) if node_id else ""
