"""The units that lines name as lead or partners, read through the plan's directory, and counted."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from models.plan import Line, Task
from models.text import fold, sort_key
from models.units.counting import roles
from models.units.directory import Directory

_LETTERS = 60  # of a text that count for its place


class Part(Enum):
    """As what a unit stands in a line."""

    LEAD = ("lead",)
    PARTNERS = ("partners",)
    EITHER = ("lead", "partners")


class UnitCount(NamedTuple):
    """A unit under its main name or as it is written most often, its key, and in how many tasks it stands."""

    name: str
    key: str
    tasks: int
    collective: bool = False


def keys_of(line: Line, part: Part, directory: Directory) -> frozenset[str]:
    """The keys of the units that stand in a line as `part`; all spellings of a unit have one key."""
    return frozenset(directory.key_of(unit) for unit, _field, role in roles(line, directory) if role in part.value)


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


def count_units(tasks: Iterable[Task], part: Part, directory: Directory) -> list[UnitCount]:
    """All units with their numbers of tasks, in the order of the alphabet, those that stand for many at the end."""
    spellings: dict[str, dict[str, int]] = {}
    counts: dict[str, int] = {}
    many: set[str] = set()
    for task in tasks:
        seen: set[str] = set()
        for line in task.lines:
            for unit, _field, role in roles(line, directory):
                if role not in part.value:
                    continue
                key = directory.key_of(unit)
                written = spellings.setdefault(key, {})
                written[unit.name] = written.get(unit.name, 0) + 1
                seen.add(key)
                if unit.collective:
                    many.add(key)
        for key in seen:
            counts[key] = counts.get(key, 0) + 1
    names = {key: max(written, key=lambda name: written[name]) for key, written in spellings.items()}
    units = [UnitCount(names[key], key, counts[key], key in many) for key in names if key]
    return sorted(units, key=lambda unit: (unit.collective, sort_key(unit.name)))
