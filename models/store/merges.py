"""Cells merged over lines: which lines stand under one cell, and keeping that true when lines come, go or move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from models.plan import LINE_FIELDS
from models.store.nodes import extra_of, merged_of, pack_merged
from models.store.schema import ItemImage, LineImage, to_row
from models.store.transaction import Tx


class Tree(Protocol):
    """What both the stored rows and a command's view of them can tell."""

    def item(self, id_: str) -> ItemImage | None:
        """The row of an area, group, objective or task, None where there is none."""
        ...

    def line(self, id_: str) -> LineImage | None:
        """The row of a line, None where there is none."""
        ...

    def siblings(self, table: str, parent: str) -> Sequence[str]:
        """The ids of one table in a node, in their order."""
        ...

    def place(self, table: str, parent: str, id_: str) -> int:
        """Where an id stands among its siblings; found without a search, for a paste asks it a thousand times."""
        ...


def value_of(line: LineImage, field: str) -> str:
    """The text of a field, or for "extra.<key>" of a custom column, in the row of a line."""
    if field.startswith("extra."):
        return extra_of(line.extra).get(field.removeprefix("extra."), "")
    if field not in LINE_FIELDS:
        raise ValueError(f"no such field: {field}")
    return str(getattr(line, field))


def line_above(tree: Tree, line_id: str) -> str:
    """The line right above, also across the border of neighbouring tasks of one parent; "" where there is none."""
    return _neighbour(tree, line_id, -1)


def line_below(tree: Tree, line_id: str) -> str:
    """The line right below, also across the border of neighbouring tasks of one parent; "" where there is none."""
    return _neighbour(tree, line_id, 1)


def _neighbour(tree: Tree, line_id: str, step: int) -> str:
    line = tree.line(line_id)
    if line is None:
        return ""
    lines = tree.siblings("line", line.task_id)
    place = tree.place("line", line.task_id, line_id) + step
    if 0 <= place < len(lines):
        return lines[place]
    task = tree.item(line.task_id)
    if task is None:
        return ""
    beside = _beside(tree, task, step)
    return _edge(tree, beside, step) if beside else ""


def _beside(tree: Tree, item: ItemImage, step: int) -> str:
    """The sibling of an item that is its neighbour, "" where there is none."""
    siblings = tree.siblings("item", item.parent_id)
    place = tree.place("item", item.parent_id, item.id) + step
    return siblings[place] if 0 <= place < len(siblings) else ""


def _edge(tree: Tree, item_id: str, step: int) -> str:
    """The first line of a task, or going up its last; "" for what is no task or has no line."""
    lines = tree.siblings("line", item_id)
    return (lines[0] if step > 0 else lines[-1]) if lines else ""


def is_joined(tree: Tree, line_id: str, field: str) -> bool:
    """True where the field's cell of a line is covered by the cell above."""
    line = tree.line(line_id)
    if line is None or line.reference or field not in merged_of(line.merged):
        return False
    above = tree.line(line_above(tree, line_id))
    return above is not None and not above.reference


def run_of(tree: Tree, line_id: str, field: str) -> list[str]:
    """The lines that stand under one cell with this line, from the top; the line alone where nothing is merged."""
    run = [line_id]
    while is_joined(tree, run[0], field):
        run.insert(0, line_above(tree, run[0]))
    while (below := line_below(tree, run[-1])) and is_joined(tree, below, field):
        run.append(below)
    return run


def mend(tx: Tx) -> None:
    """Drop the merges that a command broke: with nothing above, with a reference, or with another cell than before."""
    touched = {change.id for change in tx.changes()}
    now, before = tx, tx.rows
    for line_id in dict.fromkeys(_candidates(tx, now, before)):
        line = tx.line(line_id)
        if line is None or not (merged := merged_of(line.merged)):
            continue
        above_id = line_above(now, line_id)
        above = tx.line(above_id)
        kept = {
            field
            for field in merged
            if above is not None
            and not above.reference
            and not line.reference
            and value_of(line, field) == value_of(above, field)
            and _belong_together(before, line_id, above_id, field, touched)
        }
        if kept != merged:
            tx.put("line", to_row(line) | {"merged": pack_merged(kept)})


def _belong_together(rows: Tree, line_id: str, above_id: str, field: str, touched: set[str]) -> bool:
    """True where two lines stood under one cell before, or this very command put them there."""
    before = rows.line(line_id)
    if before is None or rows.line(above_id) is None:
        return True
    if line_id in touched and field not in merged_of(before.merged):
        return True
    return above_id in run_of(rows, line_id, field)


def _candidates(tx: Tx, now: Tree, before: Tree) -> Iterator[str]:
    """The lines that may have got another line above: what changed, and what follows it now or followed it before."""
    for change in tx.changes():
        for tree, image in ((now, change.new), (before, change.old)):
            if isinstance(image, LineImage):
                yield change.id
                yield line_below(tree, change.id)
            elif isinstance(image, ItemImage):
                yield _edge(tree, change.id, 1)
                if beside := _beside(tree, image, 1):
                    yield _edge(tree, beside, 1)
