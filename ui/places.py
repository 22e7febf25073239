"""Finding values in the plan: where a text stands, what holds a node, and what a step changed."""

from __future__ import annotations

from itertools import chain

from models.grid.grid import Address, Cell, Owner
from models.plan import LINE_FIELDS, Plan
from models.store import ChangeSet, PlanRows
from models.store.merges import line_above
from models.text import fold
from models.walk import plan_values, row_values
from ui.table.model import GridModel

_TITLED = ("area", "group", "objective", "task")


def find_text(plan: Plan, text: str) -> Address | None:
    """The first value that is or holds a text, letter marks and case aside; None where there is none."""
    wanted = fold(text)
    if not wanted:
        return None
    held: Address | None = None
    # What an import could not place came from a table, most often.
    tables = chain.from_iterable(map(row_values, plan.appendices))
    for address, value, _place in chain(tables, plan_values(plan)):
        folded = fold(value)
        if folded == wanted:
            return address
        if held is None and wanted in folded:
            held = address
    return held


def changed_address(changes: ChangeSet, rows: PlanRows) -> Address | None:
    """A value of the table that a step changed and that is still there; None where it changed nothing there."""
    found: Address | None = None
    for change in changes.changes:
        if change.id not in rows or change.table not in ("item", "line"):
            continue
        table = rows.table_of(change.id)
        before, after = change.before or {}, change.after or {}
        names = (*LINE_FIELDS, "reference") if table == "line" else ("title",)
        name = next((n for n in names if before.get(n, "") != after.get(n, "")), "" if table == "line" else "title")
        if table in (*_TITLED, "line"):
            found = Address(table, change.id, name)
            if table != "line" or name:
                return found
    return found


def owner_of(rows: PlanRows, kind: str, node_id: str) -> Owner:
    """The nodes above and at a node of the tree."""
    owner = Owner()
    while kind in owner._fields:
        owner = owner._replace(**{kind: node_id})
        node_id = rows.parent_id(node_id)
        kind = rows.table_of(node_id)
    return owner


def cell_above(rows: PlanRows, model: GridModel, cell: Cell) -> Cell | None:
    """The cell over another one; None at the top, and where the line above is none of the same heading or is hidden."""
    if not cell.row:
        return None
    above = model.cell(cell.row - 1, cell.column)
    if cell.address is None or cell.address.table != "line":
        return above
    line = line_above(rows, cell.address.id)
    row = model.row_of(line)
    return above if row is not None and above.row <= row < above.row + above.rowspan else None


def appendix_of(rows: PlanRows, node_id: str) -> str:
    """The appendix in which a node stands, "" for none."""
    while node_id and rows.table_of(node_id) not in ("appendix", "plan"):
        node_id = rows.parent_id(node_id)
    return node_id if node_id and rows.table_of(node_id) == "appendix" else ""
