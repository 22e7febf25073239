"""The printed number of every area, group, objective and task of an appendix, as its layout counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from models.numbering import Numbering, Style, counter, label
from models.plan import Appendix, Area, Group, Item, Task


def printed_numbers(appendix: Appendix) -> dict[str, str]:
    """Node id -> number without bracket or full stop ("I", "1", "01", "a", "1.1", or "" for none)."""
    numbers: dict[str, str] = {}
    for area, series in numbered_areas(appendix):
        if series.number is not None:
            numbers[area.id] = series.number
        numbers |= item_numbers(area, series)
    return numbers


class Series(NamedTuple):
    """All that the numbers within an area depend on beside its items: its own number, its place, the items before."""

    number: str | None  # None where the area prints no heading
    order: int
    start: int
    rules: Numbering


def numbered_areas(appendix: Appendix) -> Iterator[tuple[Area, Series]]:
    """The areas of an appendix, each with what its numbers depend on."""
    rules = appendix.layout.numbering
    labels = counter(rules.area)
    running = 0
    for order, area in enumerate(appendix.areas, 1):
        start = 0 if rules.restart else running
        running = start + len(area.items)
        titled = bool(area.title) or len(appendix.areas) > 1
        yield area, Series(next(labels) if titled else None, order, start, rules)


def item_numbers(area: Area, series: Series) -> dict[str, str]:
    """Node id -> number of all that stands in an area."""
    numbers: dict[str, str] = {}
    rules = series.rules
    style = area.item_style or rules.item
    silent = len(area.items) == 1 and not rules.alone
    for place, item in enumerate(area.items, series.start + 1):
        counted = f"{series.order}.{place}" if style is Style.DOTTED else label(place, style)
        own = "" if silent else counted
        numbers[item.id] = own
        _number_children(item, own, rules.child, numbers)
    return numbers


def _number_children(item: Item, own: str, child: str, numbers: dict[str, str]) -> None:
    if isinstance(item, Task):
        return
    for place, below in enumerate(item.items, 1):
        if not isinstance(item, Group):
            numbers[below.id] = ""
        elif child == "dotted":
            numbers[below.id] = f"{own}.{place}" if own else str(place)
        else:
            numbers[below.id] = label(place, Style(child))
        _number_children(below, numbers[below.id], child, numbers)
