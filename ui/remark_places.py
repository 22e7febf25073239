"""Where the text of a remark stands in the plan, also where it was cut, joined or numbered on its way there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.grid.grid import Address
from models.plan import Appendix, Line, Plan
from models.text import fold
from models.walk import Value, rows, values_at
from ui.places import find_text

_CUTS = re.compile(r"\s*(?:\||\n| / )\s*")
_ROW = re.compile(r"^dòng \d+:\s*")
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Za-zđ])[.)]?\s+")
_LABEL = re.compile(r"^[^:]{3,40}:\s*")
_ORDER = ("Area", "Group", "Objective", "Task")
_LEAST = 0.4  # of the letters of a remark; where fewer are found again, the place would be a guess


def place_of(plan: Plan, text: str) -> Address | None:
    """The value that holds a text, else the one in the row that holds most of its parts; None where there is none."""
    first, *more = text.split("\n")
    if more and _ROW.match(first):
        text = first  # of several rows that are told together
    return find_text(plan, text) or _most_of(plan, text)


def _most_of(plan: Plan, text: str) -> Address | None:
    parts = [ways for part in _CUTS.split(text) if (ways := _ways(part))]
    best: tuple[Value, ...] = ()
    most = sum(len(ways[0]) for ways in parts) * _LEAST
    for appendix in plan.appendices:
        for folded, values in _by_rows(appendix):
            found = sum(len(ways[0]) for ways in parts if any(way in folded for way in ways))
            if found > most:
                best, most = values, found
    held = ((len(ways[0]), value.address) for ways in parts for value in best if _holds(value.text, ways))
    return max(held, key=lambda one: one[0], default=(0, None))[1]


def _holds(text: str, ways: list[str]) -> bool:
    folded = fold(text)
    return any(way in folded for way in ways)


def _ways(part: str) -> list[str]:
    """A part as it may stand in the plan, folded: whole, without its number, without the label before it."""
    part = _ROW.sub("", part).strip().rstrip(".;")
    bare = _NUMBER.sub("", part)
    ways = (part, bare, _LABEL.sub("", bare))
    return list(dict.fromkeys(way for one in ways if len(way := fold(one)) > 1))


def _by_rows(appendix: Appendix) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """The texts of each row of an appendix with those of the headings and the task above it; folded once each."""
    above: list[tuple[str, tuple[Value, ...]]] = []
    kinds: list[int] = []
    for stop in rows(appendix):
        values = tuple(value for value in values_at(stop) if value.text)
        own = fold("\n".join(value.text for value in values)), values
        if not isinstance(stop.node, Line):
            kind = _ORDER.index(type(stop.node).__name__)
            while kinds and kinds[-1] >= kind:
                kinds.pop()
                above.pop()
        whole = [*above, own]
        yield "\n".join(text for text, _values in whole), tuple(one for _text, some in whole for one in some)
        if not isinstance(stop.node, Line):
            kinds.append(kind)
            above.append(own)
