"""From chosen nodes to the command that moves, copies, deletes or shifts them, as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from models import commands
from models.commands import Together
from models.i18n import _
from models.store import PlanRows
from models.store.transaction import Command
from models.words import kind_name
from ui.rows.slots import Slot

_NAMED = 80  # signs of a title that a message shows


def _all(_node: str) -> bool:
    return True


class RowStep(NamedTuple):
    """A command, and the nodes to stand on once it is done."""

    command: Command
    nodes: tuple[str, ...]


def moving(rows: PlanRows, ids: Sequence[str], step: int, shown: Callable[[str], bool] = _all) -> RowStep:
    """Move nodes up (-1) or down (1) past a sibling that is shown, at the edge into the heading next to their own.

    Nodes of several parents come together beside the first (or going down the last) of them, past its neighbour.
    """
    label = commands.MoveBy((), step).label
    end = ids[0] if step < 0 else ids[-1]
    parent = rows.parent_id(end)
    siblings = rows.child_list(rows.stored_in(end), parent)
    place = siblings.index(end)
    at_edge = place == (0 if step < 0 else len(siblings) - 1)
    together = all(rows.parent_id(id_) == parent for id_ in ids)
    if at_edge and together and (beside := _next_parent(rows, end, step)):
        if len(ids) == 1:
            return RowStep(Together(label, (commands.Move(ids[0], beside, None if step < 0 else ""),)), (ids[0],))
        return RowStep(Together(label, (commands.MoveTo(tuple(ids), beside, None if step < 0 else ""),)), tuple(ids))
    if together:
        beyond = siblings[place + 1 :] if step > 0 else siblings[:place][::-1]
        passed = next((n for n, id_ in enumerate(beyond, 1) if shown(id_)), max(1, len(beyond)))
        return RowStep(commands.MoveBy(tuple(ids), step * passed), tuple(ids))
    above = siblings[place - 2] if place > 1 else ""
    after = above if step < 0 else siblings[min(place + 1, len(siblings) - 1)]
    return RowStep(Together(label, (commands.MoveTo(tuple(ids), parent, after),)), tuple(ids))


def _next_parent(rows: PlanRows, node: str, step: int) -> str:
    """The parent's neighbour of the same kind; "" where there is none, or for what does not leave its parent."""
    if rows.table_of(node) not in ("task", "objective", "group"):
        return ""
    parent = rows.parent_id(node)
    beside = rows.children(rows.parent_id(parent))
    at = beside.index(parent) + step
    found = beside[at] if 0 <= at < len(beside) else ""
    return found if found and rows.table_of(found) == rows.table_of(parent) else ""


def duplicating(rows: PlanRows, ids: Sequence[str]) -> RowStep:
    """Copy nodes behind the last of them, or each behind itself where they have several parents."""
    parent, table = rows.parent_id(ids[0]), rows.stored_in(ids[0])
    if all(rows.parent_id(id_) == parent and rows.stored_in(id_) == table for id_ in ids):
        copy = commands.CopyTo(tuple(ids), parent, ids[-1])
        return RowStep(copy, copy.copies)
    each = commands.Duplicate(tuple(ids))
    return RowStep(each, each.copies)


def dropping(rows: PlanRows, ids: Sequence[str], slot: Slot, copied: bool) -> RowStep:
    """Move or copy nodes to where they were dropped."""
    if rows.stored_in(ids[0]) == "section":
        return RowStep(commands.Numbered(commands.MoveTo(tuple(ids), slot.parent, slot.after)), tuple(ids))
    if not copied:
        return RowStep(commands.MoveTo(tuple(ids), slot.parent, slot.after), tuple(ids))
    copy = commands.CopyTo(tuple(ids), slot.parent, slot.after)
    return RowStep(copy, copy.copies)


def deleting(rows: PlanRows, ids: Sequence[str], shown: Callable[[str], bool] = _all) -> RowStep:
    """Take nodes away; afterwards one stands on what is shown beside the last, the first, or on what held them."""
    command: Command = (
        commands.DeleteAppendix(ids[0])
        if [rows.table_of(id_) for id_ in ids] == ["appendix"]
        else commands.Delete(tuple(ids))
    )
    if len(ids) > 1:
        command = Together(_("Xóa {what}").format(what=counted(rows, ids)), (command,))
    last = ids[-1]
    parent = rows.parent_id(last)
    siblings = rows.child_list(rows.stored_in(last), parent)
    place, gone = siblings.index(last), frozenset(ids)
    near = next((id_ for id_ in siblings[place + 1 :] if id_ not in gone and shown(id_)), "")
    near = near or next((id_ for id_ in reversed(siblings[:place]) if id_ not in gone and shown(id_)), "") or parent
    return RowStep(command, () if rows.table_of(near) == "plan" else (near,))


def told_deletion(rows: PlanRows, ids: Sequence[str]) -> str:
    """What a deletion takes away, for the message after it; "" for a single line or task."""
    count = sum(_task_count(rows, id_) for id_ in ids)
    kinds = [rows.table_of(id_) for id_ in ids]
    if len(ids) == 1:
        kind = kinds[0]
        if kind in ("line", "task") or not (count or kind == "appendix"):
            return ""
        title = " ".join(str(getattr(rows.node(ids[0]), "title", "")).split())
        text = _("Đã xóa {kind} “{title}” cùng {count} nhiệm vụ.") if count else _("Đã xóa {kind} “{title}”.")
        return text.format(kind=kind_name(kind), title=title[:_NAMED], count=count)
    if count and set(kinds) - {"task", "line"}:
        return _("Đã xóa {what}, cả thảy {count} nhiệm vụ.").format(what=counted(rows, ids), count=count)
    return _("Đã xóa {what}.").format(what=counted(rows, ids))


def counted(rows: PlanRows, ids: Sequence[str]) -> str:
    """How many of which kind: "2 nhiệm vụ và 1 dòng phân công"."""
    numbers: dict[str, int] = {}
    for id_ in ids:
        kind = rows.table_of(id_)
        numbers[kind] = numbers.get(kind, 0) + 1
    parts = [_("{count} {kind}").format(count=count, kind=kind_name(kind)) for kind, count in numbers.items()]
    return _("{first} và {last}").format(first=", ".join(parts[:-1]), last=parts[-1]) if len(parts) > 1 else parts[0]


def _task_count(rows: PlanRows, node: str) -> int:
    kind = rows.table_of(node)
    if kind in ("task", "line"):
        return int(kind == "task")
    return sum(_task_count(rows, child) for child in rows.children(node))
