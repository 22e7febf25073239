"""The printed number of every area, group, objective and task of an appendix, as its layout counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

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
    for place, item in enumerate(area.items):
        own = numbers[item.id] = _item_number(area, series, place)
        _number_children(item, own, series.rules.child, numbers)
    return numbers


def number_along(appendix: Appendix, path: Sequence[str]) -> str:
    """The number of the last node of a path of ids from an area down, without counting what stands beside it."""
    area, series = next(one for one in numbered_areas(appendix) if one[0].id == path[0])
    number, node = series.number or "", cast("Area | Item", area)
    for id_ in path[1:]:
        if isinstance(node, Task):
            return ""
        place = next(place for place, item in enumerate(node.items) if item.id == id_)
        if node is area:
            number = _item_number(area, series, place)
        else:
            number = _child_number(cast(Item, node), number, series.rules.child, place)
        node = node.items[place]
    return number


def _item_number(area: Area, series: Series, place: int) -> str:
    """The number of the item at a place of an area, counted from 0."""
    rules, count = series.rules, series.start + place + 1
    if len(area.items) == 1 and not rules.alone:
        return ""
    style = area.item_style or rules.item
    return f"{series.order}.{count}" if style is Style.DOTTED else label(count, style)


def _child_number(item: Item, own: str, child: str, place: int) -> str:
    """The number of what stands at a place of a group or objective that is itself numbered `own`."""
    if not isinstance(item, Group):
        return ""
    if child == "dotted":
        return f"{own}.{place + 1}" if own else str(place + 1)
    return label(place + 1, Style(child))


def _number_children(item: Item, own: str, child: str, numbers: dict[str, str]) -> None:
    if isinstance(item, Task):
        return
    for place, below in enumerate(item.items):
        number = numbers[below.id] = _child_number(item, own, child, place)
        _number_children(below, number, child, numbers)
