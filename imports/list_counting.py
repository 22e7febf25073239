"""Automatic lists of Word in any kind of file: levels, and their numbers counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from imports.list_marks import bullet, counted

_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class ListLevel:
    """One level of a list: the form of its number, its text with "%1" for the number of level 1, its first number."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class CountedList:
    """The levels of a list, and how far each of them is counted."""

    levels: dict[int, ListLevel] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class ListCounter:
    """Gives the mark of each list paragraph; must be asked in the order of the text."""

    def __init__(self) -> None:
        # number id -> the list, which several ids may share, and the numbers at which this id begins anew
        self.lists: dict[str, tuple[CountedList, dict[int, int]]] = {}
        self._begun: set[tuple[str, int]] = set()

    def mark(self, number_id: str, depth: int) -> str:
        """The mark of the next paragraph of a list, "" where the list prints none or is unknown."""
        known = self.lists.get(number_id)
        level = known[0].levels.get(depth) if known else None
        if known is None or level is None:
            return ""
        counts, starts = known[0].counts, known[1]
        if depth in starts and (number_id, depth) not in self._begun:
            counts[depth] = starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((number_id, depth))
        for deeper in [place for place in counts if place > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return bullet(level.text)
        return _PLACE.sub(lambda place: self._counted(known[0], int(place.group(1)) - 1), level.text)

    @staticmethod
    def _counted(shared: CountedList, depth: int) -> str:
        level = shared.levels.get(depth, ListLevel())
        return counted(shared.counts.get(depth, level.start), level.form)
