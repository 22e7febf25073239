"""The printed number of every area, group, objective and task of an appendix, as its layout counts."""

from __future__ import annotations

from models.numbering import Style, counter, label
from models.plan import Appendix, Group, Item, Task


def printed_numbers(appendix: Appendix) -> dict[str, str]:
    """Node id -> number without bracket or full stop ("I", "1", "01", "a", "1.1", or "" for none)."""
    rules = appendix.layout.numbering
    numbers: dict[str, str] = {}
    titled = [area for area in appendix.areas if area.title or len(appendix.areas) > 1]
    for area, text in zip(titled, counter(rules.area), strict=False):
        numbers[area.id] = text
    running = 0
    for order, area in enumerate(appendix.areas, 1):
        start = 0 if rules.restart else running
        running = start + len(area.items)
        style = area.item_style or rules.item
        silent = len(area.items) == 1 and not rules.alone
        for place, item in enumerate(area.items, start + 1):
            counted = f"{order}.{place}" if style is Style.DOTTED else label(place, style)
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
