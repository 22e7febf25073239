"""From a difference to the command that makes the new state there what the old one was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.commands import (
    Delete,
    DeleteAppendix,
    LeaveToRule,
    MergeUp,
    Move,
    SetItemStyle,
    SetLayout,
    SetOrientation,
    SetPage,
    SetParagraphs,
    SetPlan,
    SetReference,
    SetText,
    SplitCell,
    Together,
)
from models.commands.put_back import PutBack
from models.compare.comparison import Comparison, Difference, Kind
from models.compare.index import PlanIndex, children_of, table_of
from models.grid.grid import Address
from models.plan import LINE_FIELDS, Appendix, Area, Group, Line, Objective, Plan, Task
from models.store.transaction import Command


class TakingBack:
    """Makes commands for the differences of one comparison, whose new state is the plan that they will change."""

    def __init__(self, comparison: Comparison) -> None:
        self._partners = comparison.partners
        self._origins = {new: old for old, new in comparison.partners.items()}
        self._old, self._new = PlanIndex(comparison.old), PlanIndex(comparison.new)

    def command(self, difference: Difference) -> Command | None:
        """The command, one step; None for what cannot be taken back alone (a task that became an objective)."""
        if difference.paragraph is not None:
            return self._paragraph(difference)
        id_ = difference.address.id
        if difference.kind is Kind.ADDED:
            return DeleteAppendix(id_) if difference.address.table == "appendix" else Delete((id_,))
        if difference.kind is Kind.REMOVED:
            return self._put_back(id_)
        if difference.kind is Kind.MOVED:
            return self._move(id_)
        return self._value(difference.address)

    def _value(self, address: Address) -> Command | None:
        name, id_ = address.field, address.id
        old = self._old.node(self._origins[id_])
        if name.startswith("merged.") and isinstance(old, Line):
            field = name.removeprefix("merged.")
            return MergeUp(id_, field) if field in old.merged else SplitCell(id_, field)
        if isinstance(old, Line):
            return SetText(address, old.text(name)) if name != "reference" else self._reference(old, id_)
        if isinstance(old, Plan):
            return _letterhead(old, address)
        if isinstance(old, Appendix):
            return _appendix(old, address)
        if name == "item_style" and isinstance(old, Area):
            return SetItemStyle(id_, old.item_style)
        return None if name == "kind" else SetText(address, str(getattr(old, name)))

    def _reference(self, old: Line, id_: str) -> Command:
        """A reference took the texts of the other cells; they come back with it gone."""
        command = SetReference(id_, old.reference)
        names = [] if old.reference else [*LINE_FIELDS, *(f"extra.{key}" for key in old.extra)]
        texts = [SetText(Address("line", id_, name), old.text(name)) for name in names if old.text(name)]
        return Together(command.label, (command, *texts)) if texts else command

    def _paragraph(self, difference: Difference) -> Command:
        address, place = difference.address, difference.paragraph or 0
        if difference.kind is Kind.REMOVED:
            new_id = self._partners[address.id]
            before = getattr(self._old.node(address.id), address.field)
            after = list(getattr(self._new.node(new_id), address.field))
            after.insert(min(_place_of(before, place, after), len(after)), difference.before)
            return SetParagraphs(address._replace(id=new_id), tuple(after))
        after = list(getattr(self._new.node(address.id), address.field))
        after[place : place + 1] = [difference.before] if difference.kind is Kind.CHANGED else []
        return SetParagraphs(address, tuple(after))

    def _move(self, new_id: str) -> Command | None:
        old_id = self._origins[new_id]
        parent = self._partners.get(self._old.parent_id(old_id))
        if parent is None:
            return None
        return Move(new_id, parent, self._before(old_id, parent))

    def _put_back(self, old_id: str) -> Command:
        """A removed part; where what held it is gone, too, that comes back with nothing else in it."""
        part: Any = self._old.node(old_id)
        parent = self._old.parent_id(old_id)
        while parent not in self._partners:
            part, old_id = _holding_only(self._old.node(parent), part), parent
            parent = self._old.parent_id(parent)
        holder = self._partners[parent]
        return PutBack(part, holder, self._before(old_id, holder))

    def _before(self, old_id: str, parent: str) -> str:
        """The sibling behind which an old node comes: the nearest old one before it that is still in the parent."""
        kind = table_of(self._old.node(old_id))
        siblings = children_of(self._old.node(self._old.parent_id(old_id)))
        place = next(n for n, one in enumerate(siblings) if one.id == old_id)
        for one in reversed(siblings[:place]):
            partner = self._partners.get(one.id)
            apart = "section" in (table_of(one), kind) and table_of(one) != kind
            if partner is not None and not apart and self._new.parent_id(partner) == parent:
                return partner
        return ""


def _letterhead(old: Plan, address: Address) -> Command:
    name = address.field
    if name.startswith("period."):
        return SetPlan({"period": old.period})
    if name == "page":
        return SetPage(old.page)
    owner, _dot, part = name.partition(".")
    value = getattr(old, owner)
    return SetText(address, str(getattr(value, part) if part else value))


def _appendix(old: Appendix, address: Address) -> Command:
    match address.field:
        case "layout" | "widths":
            return SetLayout(address.id, old.layout)
        case "landscape":
            return SetOrientation(address.id, old.landscape)
    value = getattr(old, address.field)
    return LeaveToRule(address.id, address.field) if value is None else SetText(address, value)


def _holding_only(holder: Any, part: Any) -> Any:
    """A removed node with nothing in it but one of its children."""
    match holder:
        case Appendix():
            return replace(holder, areas=(part,))
        case Area() | Group() | Objective():
            return replace(holder, items=(part,))
        case Task():
            return replace(holder, lines=(part,))
    return replace(holder, sections=(part,))


def _place_of(before: tuple[str, ...], place: int, after: list[str]) -> int:
    """Where a removed paragraph comes: behind the nearest one before it that is still there."""
    for text in reversed(before[:place]):
        if text in after:
            return after.index(text) + 1
    return 0
