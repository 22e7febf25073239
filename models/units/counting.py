"""In how many lines each unit leads and takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from models.plan import Line
from models.units.directory import Directory
from models.units.splitter import Part, split

_BATCH = 100  # lines between two looks at the clock


@dataclass(slots=True)
class LineCount:
    """Of one unit: its name and the numbers of lines."""

    name: str
    leads: int = 0
    partners: int = 0


def roles(line: Line, directory: Directory) -> Iterable[tuple[Part, str, str]]:
    """Each unit of a line with the field it stands in and as what: the words may say otherwise than the column."""
    for field, text in (("lead", line.lead), ("partners", line.partners)):
        for part in split(text, directory) if text else ():
            yield part, field, part.role or field


def counting(lines: Iterable[Line], directory: Directory) -> Iterator[Mapping[str, LineCount] | None]:
    """The counts by the key of the unit (Directory.key_of); a unit counts once in a line and role.

    None comes again and again before them, so that a window may breathe.
    """
    found: dict[str, LineCount] = {}
    for number, line in enumerate(lines, 1):
        if number % _BATCH == 0:
            yield None
        seen: set[tuple[str, str]] = set()
        for part, _field, role in roles(line, directory):
            key = directory.key_of(part)
            if (key, role) in seen:
                continue
            seen.add((key, role))
            count = found.setdefault(key, LineCount(part.name))
            if role == "lead":
                count.leads += 1
            else:
                count.partners += 1
    yield found
