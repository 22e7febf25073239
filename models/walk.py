"""Walking through a plan as it is read, from the letterhead to the last appendix: every text with its address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.grid.grid import Address
from models.layout import Layout
from models.plan import LINE_FIELDS, Appendix, Area, Group, Item, Line, Objective, Plan, Section, Task

Node = Plan | Section | Appendix | Area | Group | Objective | Task | Line
_HEAD = ("parent_agency", "agency", "number", "symbol", "place", "title")
_SIGNATURE = ("authority", "position", "name")
_OWN_LINES = ("label", "caption", "title", "closing")
_NOTHING: frozenset[str] = frozenset()


class Value(NamedTuple):
    """One text; `paragraph` tells which of several that stand behind one address, else -1."""

    address: Address
    text: str
    paragraph: int = -1


class Stop(NamedTuple):
    """A node on the way; `foot` is the end of the text. In an appendix, `fields` are those of its lines in order.

    `covered` are the fields of a line whose cell begins above.
    """

    node: Node
    covered: frozenset[str] = _NOTHING
    foot: bool = False
    appendix: str = ""
    fields: tuple[str, ...] = ("reference", *LINE_FIELDS)


def stops(plan: Plan) -> Iterator[Stop]:
    """All nodes of a plan in reading order; the plan itself twice, for its head and for its signature."""
    yield Stop(plan)
    for section in plan.sections:
        yield from _sections(section)
    yield Stop(plan, foot=True)
    for appendix in plan.appendices:
        yield Stop(appendix, appendix=appendix.id)
        yield from rows(appendix)


def rows(appendix: Appendix) -> Iterator[Stop]:
    """The areas, groups, objectives, tasks and lines of an appendix in reading order."""
    fields = fields_of(appendix)
    for area in appendix.areas:
        yield Stop(area, appendix=appendix.id)
        yield from _items(area.items, appendix.id, fields)


def fields_of(appendix: Appendix) -> tuple[str, ...]:
    """All fields of a line in the order of the appendix's columns; those without a column come last."""
    return fields_of_line(appendix.layout)


@lru_cache(maxsize=64)
def fields_of_line(layout: Layout | None) -> tuple[str, ...]:
    """All fields of a line in the order of a layout's columns; those without a column come last."""
    printed = ("reference", *(layout.line_fields() if layout is not None else ()))
    return (*printed, *(name for name in LINE_FIELDS if name not in printed))


def values_at(stop: Stop) -> Iterator[Value]:
    """The texts of one node, empty ones too; those of the nodes in it are their own."""
    node = stop.node
    if isinstance(node, Line):
        more = [name for key in node.extra if (name := f"extra.{key}") not in stop.fields] if node.extra else ()
        for name in (*stop.fields, *more):
            if name not in stop.covered:
                yield Value(Address("line", node.id, name), node.text(name))
    elif isinstance(node, Plan):
        yield from _signature(node) if stop.foot else _head(node)
    elif isinstance(node, Section):
        yield Value(Address("section", node.id, "heading"), node.heading)
        yield from _paragraphs(Address("section", node.id, "paragraphs"), node.paragraphs)
    elif isinstance(node, Appendix):
        for name in _OWN_LINES:
            yield Value(Address("appendix", node.id, name), getattr(node, name) or "")
    else:
        yield Value(Address(type(node).__name__.lower(), node.id, "title"), node.title)


def plan_values(plan: Plan) -> Iterator[Value]:
    """Every text of a plan in reading order, a merged cell only where it begins."""
    for stop in stops(plan):
        yield from values_at(stop)


def row_values(appendix: Appendix) -> Iterator[Value]:
    """Every text of an appendix's rows, a merged cell only where it begins."""
    for stop in rows(appendix):
        yield from values_at(stop)


def titles(appendix: Appendix) -> Iterator[Value]:
    """The titles of areas, groups, objectives and tasks; the one area of an appendix without areas has none."""
    for stop in rows(appendix):
        hidden = isinstance(stop.node, Line) or (isinstance(stop.node, Area) and len(appendix.areas) < 2)
        if not hidden:
            yield from values_at(stop)


def _head(plan: Plan) -> Iterator[Value]:
    for name in _HEAD:
        yield Value(Address("plan", plan.id, name), getattr(plan, name))
    yield from _paragraphs(Address("plan", plan.id, "legal_bases"), plan.legal_bases)


def _signature(plan: Plan) -> Iterator[Value]:
    for name in _SIGNATURE:
        yield Value(Address("plan", plan.id, f"signer.{name}"), getattr(plan.signer, name))
    yield from _paragraphs(Address("plan", plan.id, "recipients"), plan.recipients)


def _paragraphs(address: Address, texts: tuple[str, ...]) -> Iterator[Value]:
    for place, text in enumerate(texts):
        yield Value(address, text, place)


def _sections(section: Section) -> Iterator[Stop]:
    yield Stop(section)
    for below in section.sections:
        yield from _sections(below)


def _items(items: tuple[Item, ...], appendix: str, fields: tuple[str, ...]) -> Iterator[Stop]:
    above: Line | None = None
    for item in items:
        yield Stop(item, appendix=appendix)
        if not isinstance(item, Task):
            yield from _items(item.items, appendix, fields)
            above = None
            continue
        for line in item.lines:
            joined = line.merged and above is not None and not (line.reference or above.reference)
            yield Stop(line, line.merged if joined else _NOTHING, False, appendix, fields)
            above = line
        if not item.lines:
            above = None
