"""Which tasks a filter keeps; all its conditions must be met, those about a line by one and the same line."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from models.plan import LINE_FIELDS, Appendix, Item, Line, Task
from models.search.folding import Way, folded
from models.text import fold
from models.units.directory import NOBODY, Directory
from models.view.units import Part, keys_of

_LEAST_LINE = Line(id="")
_LOOSELY = Way()
_HEADS = ("task", "objective", "group", "area")
_BATCH = 50  # tasks between two looks at the clock


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
    elsewhere (what remarks speak of), `values` pairs of a column and the
    folded texts of which it must show one.
    """

    text: str = ""
    units: frozenset[str] = frozenset()
    part: Part = Part.LEAD
    deadline: Deadline | None = None
    missing: frozenset[str] = frozenset()
    ids: frozenset[str] | None = None
    values: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether it may leave anything out."""
        return self != Filter(text=self.text if not self.text.strip() else "", part=self.part)


class FoldedLines:
    """The folded texts of lines, kept while a line is the same object, so that a filter is quick to change."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Line, str]] = {}

    def of(self, line: Line) -> str:
        """All texts of a line, folded, with a sign between them that is in none."""
        kept = self._kept.get(line.id)
        if kept is None or kept[0] is not line:
            names = ("reference", *LINE_FIELDS, *(f"extra.{key}" for key in line.extra))
            text = "\0".join([folded(line.text(name), _LOOSELY) for name in names])
            kept = self._kept[line.id] = (line, text)
        return kept[1]


def dropped_by(
    wanted: Filter,
    appendix: Appendix,
    meets: Callable[[Deadline, Line], bool],
    texts: FoldedLines,
    directory: Directory = NOBODY,
) -> Iterator[frozenset[str] | None]:
    """The ids of all tasks that a filter leaves out, and of the headings in which nothing is kept.

    `meets` tells whether a line's deadline meets a condition, the directory which spellings mean one unit. The ids come
    last; before them None again and again, so that a window may breathe.
    """
    work = _Work(wanted, meets, texts, directory)
    for area in appendix.areas:
        kept = yield from work.look_at(area.items, (area.title,), frozenset({area.id}))
        if not kept:
            work.dropped.add(area.id)
    yield frozenset(work.dropped)


class _Work:
    def __init__(
        self, wanted: Filter, meets: Callable[[Deadline, Line], bool], texts: FoldedLines, directory: Directory
    ) -> None:
        self._wanted, self._meets, self._texts, self._directory = wanted, meets, texts, directory
        self._units = directory.main_keys(wanted.units)
        self._needle = fold(wanted.text)
        self._heads = [pair for pair in wanted.values if pair[0] in _HEADS]
        self._fields = [pair for pair in wanted.values if pair[0] not in _HEADS]
        self.dropped: set[str] = set()
        self._seen = 0

    def look_at(
        self, items: tuple[Item, ...], titles: tuple[str, ...], above: frozenset[str]
    ) -> Generator[None, None, bool]:
        """Note what is left out among some items; returns whether anything is kept."""
        kept = False
        for item in items:
            if isinstance(item, Task):
                stays = self._keeps(item, titles, above)
                self._seen += 1
                if self._seen % _BATCH == 0:
                    yield None
            else:
                stays = yield from self.look_at(item.items, (*titles, item.title), above | {item.id})
            if not stays:
                self.dropped.add(item.id)
            kept = kept or stays
        return kept

    def _keeps(self, task: Task, titles: tuple[str, ...], above: frozenset[str]) -> bool:
        lines = task.lines or (_LEAST_LINE,)
        ids = self._wanted.ids
        if ids is not None and not (task.id in ids or above & ids or any(line.id in ids for line in lines)):
            return False
        if any(fold(_head(task, titles, column)) not in values for column, values in self._heads):
            return False
        needle = self._needle
        in_titles = not needle or any(needle in folded(title, _LOOSELY) for title in (task.title, *titles))
        return any((in_titles or needle in self._texts.of(line)) and self._meets_all(line) for line in lines)

    def _meets_all(self, line: Line) -> bool:
        wanted = self._wanted
        if self._units and not self._units & keys_of(line, wanted.part, self._directory):
            return False
        if wanted.missing and (line.reference or all(line.text(name).strip() for name in wanted.missing)):
            return False
        if wanted.deadline is not None and not self._meets(wanted.deadline, line):
            return False
        return all(fold(line.text(column)) in values for column, values in self._fields)


def _head(task: Task, titles: tuple[str, ...], column: str) -> str:
    """The title that a column shows at a task."""
    if column == "task":
        return task.title
    return titles[0] if column == "area" else titles[-1]
