"""Which tasks a filter keeps; all its conditions must be met, those about a line by one and the same line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from models.plan import LINE_FIELDS, Appendix, Item, Line, Task
from models.text import fold
from models.view.units import Part, keys_of

_LEAST_LINE = Line(id="")


class Due(Enum):
    """What a condition wants of a deadline."""

    BETWEEN = 1
    PAST = 2
    REGULAR = 3
    UNCLEAR = 4


@dataclass(frozen=True, slots=True)
class Deadline:
    """A condition on the deadline; the dates belong to BETWEEN, `label` is what it is called on the screen."""

    due: Due
    label: str
    start: date = date.min
    end: date = date.max


@dataclass(frozen=True, slots=True)
class Filter:
    """What the officer wants to see; as it comes it keeps everything.

    `units` are folded names, `missing` fields of which at least one is empty, `ids` nodes that are asked for from
    elsewhere (what remarks speak of), `values` folded texts that a column of the table must show.
    """

    text: str = ""
    units: frozenset[str] = frozenset()
    part: Part = Part.LEAD
    deadline: Deadline | None = None
    missing: frozenset[str] = frozenset()
    ids: frozenset[str] | None = None
    values: tuple[tuple[str, str], ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether it may leave anything out."""
        return self != Filter(part=self.part)


def dropped_by(wanted: Filter, appendix: Appendix, meets: Callable[[Deadline, str], bool]) -> frozenset[str]:
    """The ids of all tasks that a filter leaves out, and of the headings in which nothing is kept.

    `meets` tells whether a deadline's text meets a condition.
    """
    look = _Look(wanted, meets)
    dropped: set[str] = set()
    for area in appendix.areas:
        if not _mark(area.items, (area.title,), {area.id}, look, dropped):
            dropped.add(area.id)
    return frozenset(dropped)


def _mark(items: tuple[Item, ...], titles: tuple[str, ...], above: set[str], look: _Look, dropped: set[str]) -> bool:
    """Note what is left out among some items; True where anything is kept."""
    kept = False
    for item in items:
        if isinstance(item, Task):
            stays = look.keeps(item, titles, above)
        else:
            stays = _mark(item.items, (*titles, item.title), above | {item.id}, look, dropped)
        if not stays:
            dropped.add(item.id)
        kept = kept or stays
    return kept


class _Look:
    def __init__(self, wanted: Filter, meets: Callable[[Deadline, str], bool]) -> None:
        self._wanted = wanted
        self._meets = meets
        self._needle = fold(wanted.text)

    def keeps(self, task: Task, titles: tuple[str, ...], above: set[str]) -> bool:
        lines = task.lines or (_LEAST_LINE,)
        ids = self._wanted.ids
        if ids is not None and not (task.id in ids or above & ids or any(line.id in ids for line in lines)):
            return False
        if any(fold(self._head(task, titles, name)) != value for name, value in self._of_head()):
            return False
        in_titles = not self._needle or any(self._needle in fold(title) for title in (task.title, *titles))
        return any((in_titles or self._in_line(line)) and self._line_meets(line) for line in lines)

    def _of_head(self) -> Iterator[tuple[str, str]]:
        return (value for value in self._wanted.values if value[0] in ("task", "objective", "group", "area"))

    @staticmethod
    def _head(task: Task, titles: tuple[str, ...], column: str) -> str:
        """The title that a column shows at a task."""
        if column == "task":
            return task.title
        return titles[0] if column == "area" else titles[-1]

    def _in_line(self, line: Line) -> bool:
        names = ("reference", *LINE_FIELDS, *(f"extra.{key}" for key in line.extra))
        return any(self._needle in fold(line.text(name)) for name in names)

    def _line_meets(self, line: Line) -> bool:
        wanted = self._wanted
        if wanted.units and not wanted.units & keys_of(line, wanted.part):
            return False
        if wanted.missing and (line.reference or all(line.text(name).strip() for name in wanted.missing)):
            return False
        if wanted.deadline is not None and not self._meets(wanted.deadline, line.deadline):
            return False
        heads = dict(self._of_head())
        return all(fold(line.text(name)) == value for name, value in wanted.values if name not in heads)
