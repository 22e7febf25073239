"""What stands on every page around the text: page numbers, and the same line at the head or foot of many pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from imports.pdf.lines import Line
from models.text import fold

_NUMBER = re.compile(r"[-–—\s]*(?:trang|page)?\s*\d{1,4}(?:\s*(?:/|trên|of)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.13  # the share of a page's height that its margin takes at most
_FEWEST = 3
_MOST_LINES = 3


class Edge(NamedTuple):
    """The lines of a page outside its tables, from top to bottom, and the page's height."""

    lines: Sequence[Line]
    height: float


def running_lines(pages: Sequence[Edge]) -> tuple[list[set[int]], list[str]]:
    """For each page the places of the lines that are none of its text; and the words among them, each line once."""
    dropped: list[set[int]] = [set() for _page in pages]
    seen: Counter[tuple[bool, int, str]] = Counter()
    for page in pages:
        for place, from_top in _edge_places(page):
            seen[_key(page.lines[place], page.height, from_top=from_top)] += 1
    told: dict[str, None] = {}
    for page, places in zip(pages, dropped, strict=True):
        for place, from_top in _edge_places(page):
            line = page.lines[place]
            if _NUMBER.fullmatch(line.text):
                places.add(place)
            elif seen[_key(line, page.height, from_top=from_top)] >= max(_FEWEST, len(pages) // 2):
                places.add(place)
                told[line.text] = None
    return dropped, list(told)


def _edge_places(page: Edge) -> list[tuple[int, bool]]:
    """The outermost lines of a page that stand in its margins, with whether that is the upper one."""
    margin = _EDGE * page.height
    top = [place for place, line in enumerate(page.lines[:_MOST_LINES]) if line.bottom <= margin]
    first = max(0, len(page.lines) - _MOST_LINES)
    bottom = [p for p in range(first, len(page.lines)) if page.lines[p].top >= page.height - margin and p not in top]
    return [(place, True) for place in top] + [(place, False) for place in bottom]


def _key(line: Line, height: float, *, from_top: bool) -> tuple[bool, int, str]:
    """A running line is at the same height on each page, its number aside."""
    at = line.base if from_top else height - line.base
    return from_top, round(at / 6), _DIGITS.sub("0", fold(line.text))
