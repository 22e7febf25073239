"""The plan cut down to what its first pages show, so that a picture of them is made at once; no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from models.page import closing_of
from models.plan import Appendix, Area, Item, Line, Objective, Plan, Task

_ROOM = 9_000  # signs; two full pages hold fewer
_PER_LINE = 150  # signs that a row takes up even where it says little

Held = TypeVar("Held", bound=Item)


class Specimen(NamedTuple):
    """A plan whose chosen appendix holds only its first tasks; how many those are, and of how many."""

    plan: Plan
    tasks: int
    of: int


def specimen(plan: Plan, index: int) -> Specimen:
    """The first pages' worth of one appendix; its closing line still counts all tasks."""
    whole = plan.appendices[index]
    cut = _Cut(_ROOM)
    areas: list[Area] = []
    for area in whole.areas:
        if cut.full and areas:
            break
        areas.append(replace(area, items=cut.items(area.items)))
    small = replace(whole, areas=tuple(areas), closing=closing_of(plan, whole))
    appendices = tuple(small if n == index else _without_tasks(one) for n, one in enumerate(plan.appendices))
    count = sum(1 for _task in whole.tasks())
    return Specimen(replace(plan, appendices=appendices), sum(1 for _task in small.tasks()), count)


def _without_tasks(appendix: Appendix) -> Appendix:
    """The others only count for the number of the chosen one."""
    return replace(appendix, areas=())


class _Cut:
    """Takes tasks in printed order until the room is used up; the first one always."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0

    @property
    def full(self) -> bool:
        """Whether no further task has room."""
        return self._room <= 0 and self._taken > 0

    def items(self, items: Sequence[Held]) -> tuple[Held, ...]:
        """The items, or as many of them as have room."""
        kept: list[Held] = []
        for item in items:
            if self.full:
                break
            kept.append(self._kept(item))
        return tuple(kept)

    def _kept(self, item: Held) -> Held:
        """A task as a whole, a heading with as many tasks as have room."""
        self._room -= _PER_LINE + len(item.title)
        if isinstance(item, Task):
            self._taken += 1
            self._room -= sum(_PER_LINE + _signs(line) for line in item.lines[1:])
            self._room -= sum(map(_signs, item.lines[:1]))
            return item
        if isinstance(item, Objective):
            return replace(item, items=self.items(item.items))
        return replace(item, items=self.items(item.items))


def _signs(line: Line) -> int:
    named = (line.activity, line.product, line.lead, line.partners, line.deadline, line.funding, line.note)
    return sum(map(len, (*named, line.reference, *line.extra.values())))
