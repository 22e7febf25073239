"""The marks of Word's automatic lists ("1.", "a)", "-"), counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from imports.docx import names as w
from imports.list_marks import bullet, counted, list_number

_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Gives the mark of each list paragraph; must be asked in the order of the text."""

    def __init__(self, root: Any | None) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[_List, dict[int, int]]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for element in root.iter(w.ABSTRACT_NUM):
            levels = {list_number(level.get(w.LEVEL_REF), 0): _level(level) for level in element.iterchildren(w.LEVEL)}
            self._abstract[str(element.get(w.ABSTRACT_NUM_ID))] = _List(levels)
        for element in root.iter(w.NUM):
            self._read_list(element)

    def _read_list(self, element: Any) -> None:
        reference = element.find(w.ABSTRACT_NUM_ID)
        shared = self._abstract.get(str(reference.get(w.VAL)) if reference is not None else "")
        if shared is None:
            return
        starts: dict[int, int] = {}
        for override in element.iterchildren(w.OVERRIDE):
            depth = list_number(override.get(w.LEVEL_REF), 0)
            if (start := override.find(w.START_OVERRIDE)) is not None:
                starts[depth] = list_number(start.get(w.VAL), 1)
            if (level := override.find(w.LEVEL)) is not None:
                shared = _List({**shared.levels, depth: _level(level)})
        self._lists[str(element.get(w.NUM_ID))] = (shared, starts)

    def mark(self, number_id: str, depth: int) -> str:
        """The mark of the next paragraph of a list, "" where the list prints none or is unknown."""
        known = self._lists.get(number_id)
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
    def _counted(shared: _List, depth: int) -> str:
        level = shared.levels.get(depth, _Level())
        return counted(shared.counts.get(depth, level.start), level.form)


def _level(element: Any) -> _Level:
    form, text, start = element.find(w.NUM_FORMAT), element.find(w.LEVEL_TEXT), element.find(w.START)
    return _Level(
        str(form.get(w.VAL)) if form is not None else "decimal",
        str(text.get(w.VAL) or "") if text is not None else "",
        list_number(start.get(w.VAL), 1) if start is not None else 1,
    )
