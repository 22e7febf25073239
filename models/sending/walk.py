"""Walking through an appendix from top to bottom: every title and every value with its address."""

from __future__ import annotations

from collections.abc import Iterator

from models.grid.grid import Address
from models.plan import LINE_FIELDS, Appendix, Group, Item, Task


def titles(appendix: Appendix) -> Iterator[tuple[Address, str]]:
    """The titles of areas, groups, objectives and tasks; the one area of an appendix without areas has none."""
    for area in appendix.areas:
        if len(appendix.areas) > 1:
            yield Address("area", area.id, "title"), area.title
        for item in _items(area.items):
            yield Address(_kind(item), item.id, "title"), item.title


def values(appendix: Appendix) -> Iterator[tuple[Address, str]]:
    """All titles, and the values of all lines; a merged cell only where it begins."""
    for area in appendix.areas:
        yield Address("area", area.id, "title"), area.title
        for item in _items(area.items):
            yield Address(_kind(item), item.id, "title"), item.title
            for line in item.lines if isinstance(item, Task) else ():
                for name in ("reference", *LINE_FIELDS, *(f"extra.{key}" for key in line.extra)):
                    if name not in line.merged:
                        yield Address("line", line.id, name), line.text(name)


def _items(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if not isinstance(item, Task):
            yield from _items(item.items)


def _kind(item: Item) -> str:
    if isinstance(item, Task):
        return "task"
    return "group" if isinstance(item, Group) else "objective"
