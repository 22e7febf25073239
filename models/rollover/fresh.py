"""A plan with new ids for all that is in it, for it is another document; and which new id belongs to which old one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from models.plan import Appendix, Area, Item, Line, Plan, Section, Task, new_id


def with_new_ids(plan: Plan) -> tuple[Plan, Mapping[str, str]]:
    """The plan under new ids, and the new id of each old one."""
    ids = _Ids()
    made = replace(
        plan,
        id=ids.new(plan.id),
        sections=tuple(ids.section(one) for one in plan.sections),
        appendices=tuple(ids.appendix(one) for one in plan.appendices),
    )
    return made, ids.made


class _Ids:
    def __init__(self) -> None:
        self.made: dict[str, str] = {}

    def new(self, old: str) -> str:
        fresh = new_id()
        # Of a damaged plan with an id used twice, the first counts, as everywhere.
        self.made.setdefault(old, fresh)
        return fresh

    def section(self, one: Section) -> Section:
        return replace(one, id=self.new(one.id), sections=tuple(self.section(below) for below in one.sections))

    def appendix(self, one: Appendix) -> Appendix:
        return replace(one, id=self.new(one.id), areas=tuple(self._area(area) for area in one.areas))

    def _area(self, one: Area) -> Area:
        return replace(one, id=self.new(one.id), items=tuple(self._item(item) for item in one.items))

    def _item(self, one: Item) -> Item:
        if isinstance(one, Task):
            return replace(one, id=self.new(one.id), lines=tuple(self._line(line) for line in one.lines))
        below: tuple[Any, ...] = tuple(self._item(item) for item in one.items)
        return replace(one, id=self.new(one.id), items=below)

    def _line(self, one: Line) -> Line:
        return replace(one, id=self.new(one.id))
