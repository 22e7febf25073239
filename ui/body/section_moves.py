"""From a section to the command that moves, deletes or shifts it, numbers running along."""

from __future__ import annotations

from models.commands import Delete, Demote, Move, MoveBy, Numbered, Promote, Together
from models.i18n import _
from models.store import PlanRows
from models.store.transaction import Command


def siblings_of(rows: PlanRows, section: str) -> list[str]:
    """The sections beside one, itself included, in their order."""
    return rows.child_list("section", rows.parent_id(section))


def moving(rows: PlanRows, section: str, step: int) -> Command:
    """Move a section up (-1) or down (1) among its siblings, at the edge into the section next to its parent."""
    siblings = siblings_of(rows, section)
    parent = rows.parent_id(section)
    at_edge = section == (siblings[0] if step < 0 else siblings[-1])
    if at_edge and rows.stored_in(parent) == "section":
        beside = siblings_of(rows, parent)
        place = beside.index(parent) + step
        if 0 <= place < len(beside):
            move = Move(section, beside[place], None if step < 0 else "")
            return Numbered(Together(MoveBy((section,), step).label, (move,)))
    return Numbered(MoveBy((section,), step))


def deleting(rows: PlanRows, section: str) -> tuple[Command, str]:
    """Delete a section; and the id of the one to stand on afterwards, "" where none is left near."""
    siblings = siblings_of(rows, section)
    at = siblings.index(section)
    parent = rows.parent_id(section)
    above = parent if rows.stored_in(parent) == "section" else ""
    near = (siblings[at + 1 : at + 2] or siblings[max(0, at - 1) : at] or [above])[0]
    return Numbered(Together(_("Xóa mục"), (Delete((section,)),))), near


def level_shift(section: str, steps: int) -> Command | None:
    """Promote (below 0) or demote a section by some levels; None for no step at all."""
    if not steps:
        return None
    commands: tuple[Command, ...] = tuple(
        Promote(section) if steps < 0 else Demote(section) for _step in range(abs(steps))
    )
    return commands[0] if len(commands) == 1 else Together(commands[0].label, commands)
