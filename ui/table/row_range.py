"""Rows of the table by the nodes they show."""

from __future__ import annotations

from collections.abc import Sequence

from ui.table.model import GridModel


def rows_of_nodes(model: GridModel, nodes: Sequence[str]) -> range:
    """The rows from the first of some nodes to the end of the last; empty where none of them is shown."""
    shown = [node for node in nodes if model.row_of(node) is not None]
    if not shown:
        return range(0)
    first, last = (model.row_of(node) or 0 for node in (shown[0], shown[-1]))
    return range(first, last_row_of(model, shown[-1], last) + 1)


def last_row_of(model: GridModel, node: str, row: int, most: int | None = None) -> int:
    """The last row that shows a node, of which one row is known; looked for up to the row `most`."""
    end = model.rowCount() - 1 if most is None else min(most, model.rowCount() - 1)
    while row < end and node in model.owner(row + 1):
        row += 1
    return row


def first_row_of(model: GridModel, node: str, row: int, least: int = 0) -> int:
    """The first row that shows a node, of which one row is known; looked for down to the row `least`."""
    while row > least and node in model.owner(row - 1):
        row -= 1
    return row
