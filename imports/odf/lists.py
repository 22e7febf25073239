"""The marks of lists in OpenDocument text ("1.", "a)", "-"), counted as Writer counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from imports.list_marks import bullet, counted, list_number
from imports.odf import names as o
from imports.odf.styles import Styles

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_PLACE = re.compile(r"%(\d{1,2})%")
_MOST_LEVELS = 10


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "none"
    pattern: str = ""  # "%1%.%2%."
    start: int = 1
    sign: str = ""


@dataclass(slots=True)
class OpenList:
    """A list that is being read: its style and how far each level has been counted."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class Lists:
    """Gives the mark of each item; must be asked in the order of the text."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._by_id: dict[str, OpenList] = {}
        self._by_style: dict[str, OpenList] = {}

    def begin(self, element: Any, paragraph_style: str) -> OpenList:
        """A list that is no part of another one; it goes on with an earlier one where it says so."""
        style = str(element.get(o.TEXT_STYLE) or paragraph_style)
        before = self._by_id.get(str(element.get(o.CONTINUE_LIST)))
        if before is None and element.get(o.CONTINUE_NUMBERING) == "true":
            before = self._by_style.get(style)
        opened = OpenList(style, before.counts if before is not None else {})
        if name := element.get(o.XML_ID):
            self._by_id[str(name)] = opened
        self._by_style[style] = opened
        return opened

    def mark(self, opened: OpenList, depth: int, start: str | None = None) -> str:
        """The mark of the next item of a list at a depth from 1, "" where none is printed."""
        levels = self._levels_of(opened.style)
        level = levels.get(min(depth, _MOST_LEVELS), _Level())
        counts = opened.counts
        begin = list_number(start, level.start) if start else level.start
        counts[depth] = counts[depth] + 1 if depth in counts and not start else begin
        for deeper in [place for place in counts if place > depth]:
            del counts[deeper]
        if level.sign:
            return bullet(level.sign)
        if level.form == "none":
            return ""

        def printed(place: re.Match[str]) -> str:
            above = int(place.group(1))
            its = levels.get(above, _Level())
            return counted(counts.get(above, its.start), its.form)

        return _PLACE.sub(printed, level.pattern)

    def _levels_of(self, style: str) -> dict[int, _Level]:
        known = self._levels.get(style)
        if known is None:
            element = self._styles.lists.get(style)
            known = self._levels[style] = read_levels(element) if element is not None else {}
        return known


def read_levels(style: Any) -> dict[int, _Level]:
    """The levels of a list style, or of the numbering of headings."""
    found: dict[int, _Level] = {}
    for element in style:
        depth = list_number(element.get(o.LEVEL), 0)
        if not 1 <= depth <= _MOST_LEVELS:
            continue
        if element.tag in (o.LIST_BULLET, o.LIST_IMAGE):
            found[depth] = _Level(sign=str(element.get(o.BULLET_CHAR) or "•"))
            continue
        form = _FORMS.get(str(element.get(o.NUM_FORMAT) or ""), "decimal")
        pattern = element.get(o.NUM_LIST_FORMAT)
        if pattern is None:
            shown = min(max(1, list_number(element.get(o.DISPLAY_LEVELS), 1)), depth)
            numbers = ".".join(f"%{place}%" for place in range(depth - shown + 1, depth + 1))
            pattern = f"{element.get(o.NUM_PREFIX) or ''}{numbers}{element.get(o.NUM_SUFFIX) or ''}"
        found[depth] = _Level(form, str(pattern), list_number(element.get(o.START_VALUE), 1))
    return found
