"""The marks of Word's automatic lists ("1.", "a)", "-"), counted as Word counts them."""

from __future__ import annotations

from typing import Any

from imports.docx import names as w
from imports.list_counting import CountedList, ListCounter, ListLevel
from imports.list_marks import list_number


class Numbering(ListCounter):
    """Gives the mark of each list paragraph; must be asked in the order of the text."""

    def __init__(self, root: Any | None) -> None:
        super().__init__()
        self._abstract: dict[str, CountedList] = {}
        if root is None:
            return
        for element in root.iter(w.ABSTRACT_NUM):
            levels = {list_number(level.get(w.LEVEL_REF), 0): _level(level) for level in element.iterchildren(w.LEVEL)}
            self._abstract[str(element.get(w.ABSTRACT_NUM_ID))] = CountedList(levels)
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
                shared = CountedList({**shared.levels, depth: _level(level)})
        self.lists[str(element.get(w.NUM_ID))] = (shared, starts)


def _level(element: Any) -> ListLevel:
    form, text, start = element.find(w.NUM_FORMAT), element.find(w.LEVEL_TEXT), element.find(w.START)
    return ListLevel(
        str(form.get(w.VAL)) if form is not None else "decimal",
        str(text.get(w.VAL) or "") if text is not None else "",
        list_number(start.get(w.VAL), 1) if start is not None else 1,
    )
