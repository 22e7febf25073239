"""What a filter leaves out of an appendix and in which order its tasks are seen: a pure look at the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from models.plan import Appendix, Area, Group, Item, Objective, Task


def _no_ranks() -> Mapping[str, int]:
    return {}


@dataclass(frozen=True, slots=True)
class View:
    """Decided once, when a filter is applied, so that rows which come or change later stay in sight.

    `dropped` are tasks, and headings that are left out while nothing in them is shown; `ranks` is the order of the
    tasks that stand side by side, an empty one that of the plan.
    """

    dropped: frozenset[str] = frozenset()
    ranks: Mapping[str, int] = field(default_factory=_no_ranks)

    @property
    def sorts(self) -> bool:
        """Whether tasks are seen in another order than the plan's."""
        return bool(self.ranks)


@dataclass(frozen=True, slots=True)
class ShownArea:
    """An area as seen, None where it is left out, and the lines that lost sight of the cell they are merged with."""

    area: Area | None
    cut: frozenset[str] = frozenset()


class Viewer:
    """Looks at areas through a view; what it has seen is kept while the area is the same object."""

    def __init__(self, view: View | None = None) -> None:
        self.view = view
        self._kept: dict[str, tuple[Area, ShownArea]] = {}

    def look(self, area: Area) -> ShownArea:
        """The area as seen; without a view the area itself."""
        if self.view is None:
            return ShownArea(area)
        kept = self._kept.get(area.id)
        if kept is None or kept[0] is not area:
            kept = self._kept[area.id] = (area, shown_area(area, self.view))
        return kept[1]

    def cut(self, appendix: Appendix) -> frozenset[str]:
        """The lines of an appendix whose merged cells begin anew in this view."""
        if self.view is None:
            return frozenset()
        return frozenset[str]().union(*(self.look(area).cut for area in appendix.areas))


def shown_area(area: Area, view: View) -> ShownArea:
    """An area through a view; parts that are seen as they are stay the same objects."""
    cut: set[str] = set()
    items = _shown(area.items, view, cut)
    if not items and area.id in view.dropped:
        return ShownArea(None)
    return ShownArea(area if _same(items, area.items) else replace(area, items=items), frozenset(cut))


def path_to(appendix: Appendix, node_id: str) -> tuple[str, ...]:
    """The ids from an area down to a node of it, "" and strangers have none."""
    for area in appendix.areas:
        if area.id == node_id:
            return (area.id,)
        if below := _path(area.items, node_id):
            return (area.id, *below)
    return ()


def runs_of_tasks(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """The items cut into runs of tasks, which may change places among themselves, and single headings, which stay."""
    for is_task, run in groupby(items, key=lambda item: isinstance(item, Task)):
        if is_task:
            yield tuple(run)
        else:
            for heading in run:
                yield (heading,)


def ordered(run: Sequence[Item], ranks: Mapping[str, int]) -> list[Item]:
    """A run of tasks by their ranks; one without a rank stays behind the task that it follows in the plan."""
    first: list[Item] = []
    led: list[list[Item]] = []
    for item in run:
        if item.id in ranks:
            led.append([item])
        else:
            (led[-1] if led else first).append(item)
    led.sort(key=lambda group: ranks[group[0].id])
    return [*first, *(item for group in led for item in group)]


def _shown(items: tuple[Item, ...], view: View, cut: set[str]) -> tuple[Item, ...]:
    out: list[Item] = []
    for run in runs_of_tasks(items):
        for item in ordered(run, view.ranks) if view.ranks and len(run) > 1 else run:
            if isinstance(item, Group | Objective):
                below = _shown(item.items, view, cut)
                if below or item.id not in view.dropped:
                    out.append(item if _same(below, item.items) else replace(item, items=below))  # type: ignore[arg-type]
            elif item.id not in view.dropped:
                out.append(item)
    if _same(out, items):
        return items
    before = {item.id: items[place - 1].id if place else "" for place, item in enumerate(items)}
    above = ""
    for place, item in enumerate(out):
        if isinstance(item, Task) and item.lines and item.lines[0].merged and before[item.id] != above:
            cut.add(item.lines[0].id)
            out[place] = replace(item, lines=(replace(item.lines[0], merged=frozenset()), *item.lines[1:]))
        above = item.id
    return tuple(out)


def _same(some: Sequence[Item], others: Sequence[Item]) -> bool:
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))


def _path(items: Sequence[Item], node_id: str) -> tuple[str, ...]:
    for item in items:
        if item.id == node_id:
            return (item.id,)
        if isinstance(item, Task):
            if any(line.id == node_id for line in item.lines):
                return (item.id,)
        elif below := _path(item.items, node_id):
            return (item.id, *below)
    return ()
