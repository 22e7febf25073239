"""The order in which the tasks under one heading are seen; headings keep their places, blanks come last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from models.plan import Appendix, Item, Task
from models.text import sort_key
from models.view.view import ordered, runs_of_tasks

if TYPE_CHECKING:
    from models.deadlines.corrected import DeadlineReader


class By(Enum):
    """What tasks are ordered by."""

    DEADLINE = "deadline"
    LEAD = "lead"
    TEXT = "task"


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of tasks; blanks come last either way."""

    by: By
    descending: bool = False


_LETTERS = 120  # of a text that count for its place
Place = tuple[int, Any]  # 0 in the order, more behind it; and the place in the order


def ranks_of(appendix: Appendix, sort: Sort, read: DeadlineReader) -> dict[str, int]:
    """The rank of every task that stands beside another one."""
    place = _PLACES[sort.by](read)
    ranks: dict[str, int] = {}
    for _parent, items in _families(appendix):
        for run in runs_of_tasks(items):
            tasks = [item for item in run if isinstance(item, Task)]
            if len(tasks) < 2:
                continue
            places = {task.id: place(task) for task in tasks}
            tasks.sort(key=lambda task: places[task.id][1], reverse=sort.descending)
            tasks.sort(key=lambda task: places[task.id][0])
            ranks |= {task.id: rank for rank, task in enumerate(tasks)}
    return ranks


def orders_of(appendix: Appendix, ranks: Mapping[str, int]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every node whose children change places by these ranks, with their ids in the new order."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for parent, items in _families(appendix):
        ids = tuple(item.id for run in runs_of_tasks(items) for item in ordered(run, ranks))
        if ids != tuple(item.id for item in items):
            found.append((parent, ids))
    return tuple(found)


def _families(appendix: Appendix) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Every node that holds items, with these."""
    for area in appendix.areas:
        yield from _family(area.id, area.items)


def _family(parent: str, items: tuple[Item, ...]) -> Iterator[tuple[str, tuple[Item, ...]]]:
    yield parent, items
    for item in items:
        if not isinstance(item, Task):
            yield from _family(item.id, item.items)


def _by_text(_read: DeadlineReader) -> Callable[[Task], Place]:
    return lambda task: _alphabetical(task.title)


def _by_lead(_read: DeadlineReader) -> Callable[[Task], Place]:
    def place(task: Task) -> Place:
        return _alphabetical(next((line.lead for line in task.lines if line.lead.strip()), ""))

    return place


def _by_deadline(read: DeadlineReader) -> Callable[[Task], Place]:
    def place(task: Task) -> Place:
        first, *rest = min((read(line).sort_key() for line in task.lines), default=(9, 0, 0))
        return first, rest

    return place


def _alphabetical(text: str) -> Place:
    return (0, sort_key(" ".join(text[:_LETTERS].split()))) if text.strip() else (1, ((), ()))


_PLACES: dict[By, Callable[[DeadlineReader], Callable[[Task], Place]]] = {
    By.DEADLINE: _by_deadline,
    By.LEAD: _by_lead,
    By.TEXT: _by_text,
}
