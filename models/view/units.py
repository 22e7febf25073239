"""The units that lines name as lead or partners, taken apart at ";", "," and line breaks, and counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from models.plan import Line, Task
from models.text import fold, sort_key

_BETWEEN = re.compile(r"[;,\n]")
_LETTERS = 60  # of a text that count for its place
_BULLET = re.compile(r"^\s*[-–+•*]\s*")


class Part(Enum):
    """As what a unit stands in a line."""

    LEAD = ("lead",)
    PARTNERS = ("partners",)
    EITHER = ("lead", "partners")


class UnitCount(NamedTuple):
    """A unit as it is written most often, its folded name, and in how many tasks it stands."""

    name: str
    key: str
    tasks: int


@lru_cache(maxsize=20_000)
def units_in(text: str) -> tuple[str, ...]:
    """The names in a cell, each once, bullets and full stops taken off."""
    names = (" ".join(_BULLET.sub("", part).split()).strip(" .:") for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


@lru_cache(maxsize=20_000)
def unit_keys(text: str) -> frozenset[str]:
    """The folded names in a cell, by which two spellings of a unit are the same."""
    return frozenset(fold(name) for name in units_in(text))


def keys_of(line: Line, part: Part) -> frozenset[str]:
    """The folded names of the units that stand in a line as `part`."""
    return frozenset[str]().union(*(unit_keys(line.text(name)) for name in part.value))


def count_values(tasks: Iterable[Task], column: str) -> list[UnitCount]:
    """The texts that a column of the table shows, with their numbers of tasks, in the order of the alphabet."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for task in tasks:
        texts = [task.title] if column == "task" else [line.text(column) for line in task.lines]
        keys = {fold(text): text for text in texts}
        for key, text in keys.items():
            names.setdefault(key, " ".join(text.split()))
            counts[key] = counts.get(key, 0) + 1
    found = [UnitCount(names[key], key, counts[key]) for key in names]
    return sorted(found, key=lambda one: (not one.key, sort_key(one.name[:_LETTERS])))


def count_units(tasks: Iterable[Task], part: Part) -> list[UnitCount]:
    """All units with their numbers of tasks, in the order of the alphabet."""
    spellings: dict[str, dict[str, int]] = {}
    counts: dict[str, int] = {}
    for task in tasks:
        seen: set[str] = set()
        for line in task.lines:
            for field in part.value:
                for name in units_in(line.text(field)):
                    key = fold(name)
                    written = spellings.setdefault(key, {})
                    written[name] = written.get(name, 0) + 1
                    seen.add(key)
        for key in seen:
            counts[key] = counts.get(key, 0) + 1
    names = {key: max(written, key=lambda name: written[name]) for key, written in spellings.items()}
    units = [UnitCount(names[key], key, counts[key]) for key in names if key]
    return sorted(units, key=lambda unit: sort_key(unit.name))
