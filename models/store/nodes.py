"""Rows -> frozen nodes of models/plan.py, and a whole plan -> rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from models.layout import Layout, layout_from_json
from models.numbering import Style
from models.plan import (
    Appendix,
    Area,
    Group,
    Item,
    Line,
    Objective,
    Period,
    Plan,
    Remark,
    Section,
    Signer,
    Task,
    new_id,
)
from models.store.schema import Image
from models.text import printable

Node = Plan | Section | Appendix | Area | Group | Objective | Task | Line | Remark
NO_MERGES, NO_EXTRA = "[]", "{}"
_EMPTY: Mapping[str, str] = {}
_UNMERGED: frozenset[str] = frozenset()


def pack_json(value: Any) -> str:
    """Plain data as compact JSON text with Vietnamese letters unescaped."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _clean(value: Any) -> Any:
    """Plain data with all its texts printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {printable(str(key)): _clean(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(below) for below in value]
    return value


def pack_layout(layout: Layout) -> str:
    """The "layout" column of an appendix."""
    return pack_json(_clean(layout.to_json()))


def pack_merged(fields: frozenset[str] | set[str]) -> str:
    """The "merged" column of a line."""
    return pack_json(sorted(fields)) if fields else NO_MERGES


def merged_of(text: str) -> frozenset[str]:
    """The fields in the "merged" column of a line."""
    return _UNMERGED if text == NO_MERGES else frozenset(json.loads(text))


def pack_extra(extra: Mapping[str, str]) -> str:
    """The "extra" column of a line: custom columns by their key."""
    return pack_json(_clean(extra)) if extra else NO_EXTRA


def extra_of(text: str) -> Mapping[str, str]:
    """The custom columns in the "extra" column of a line."""
    return _EMPTY if text == NO_EXTRA else json.loads(text)


def make_line(image: Image) -> Line:
    """A line from its row."""
    id_, _task, _position, activity, product, lead, partners, deadline, funding, note, reference, merged, extra = image
    return Line(
        id=id_,
        activity=activity,
        product=product,
        lead=lead,
        partners=partners,
        deadline=deadline,
        funding=funding,
        note=note,
        reference=reference,
        merged=merged_of(merged),
        extra=extra_of(extra),
    )


def make_item(image: Image, below: tuple[Any, ...]) -> Area | Item:
    """An area, group, objective or task from its row and its children's nodes."""
    id_, _parent, _position, kind, title, style, source_number = image
    if kind == "task":
        return Task(id=id_, title=title, source_number=source_number, lines=below)
    if kind == "objective":
        return Objective(id=id_, title=title, source_number=source_number, items=below)
    if kind == "group":
        return Group(id=id_, title=title, source_number=source_number, items=below)
    item_style = None if style is None else Style(style)
    return Area(id=id_, title=title, source_number=source_number, item_style=item_style, items=below)


def make_section(image: Image, below: tuple[Section, ...]) -> Section:
    """A body section from its row and the sections in it."""
    id_, _parent, _position, number, heading, paragraphs = image
    return Section(id=id_, number=number, heading=heading, paragraphs=tuple(json.loads(paragraphs)), sections=below)


@lru_cache(maxsize=64)
def make_layout(text: str) -> Layout:
    """A layout from the "layout" column of an appendix; cached, because every edit builds its appendix anew."""
    return layout_from_json(json.loads(text))


def make_appendix(image: Image, layout: Layout, areas: tuple[Area, ...]) -> Appendix:
    """An appendix from its row, its layout and its areas."""
    id_, _parent, _position, title, label, caption, closing, _layout = image
    return Appendix(id=id_, title=title, label=label, caption=caption, closing=closing, layout=layout, areas=areas)


def make_remark(image: Image) -> Remark:
    """A remark from its row."""
    id_, _parent, _position, message, text, place = image
    return Remark(id=id_, message=message, text=text, place=place)


def make_plan(
    image: Image, sections: tuple[Section, ...], appendices: tuple[Appendix, ...], remarks: tuple[Remark, ...]
) -> Plan:
    """The plan from its row and all that stands directly in it."""
    return Plan(
        id=image[0],
        title=image[1],
        agency=image[2],
        parent_agency=image[3],
        place=image[4],
        number=image[5],
        symbol=image[6],
        issued=image[7],
        period=Period(image[8], image[9], image[10]),
        signer=Signer(image[11], image[12], image[13]),
        legal_bases=tuple(json.loads(image[14])),
        recipients=tuple(json.loads(image[15])),
        sections=sections,
        appendices=appendices,
        remarks=remarks,
    )


class RowMaker:
    """Turns nodes into rows; a node whose id is empty or already taken gets a fresh one."""

    def __init__(self, taken: Sequence[str] = ()) -> None:
        self._taken = set(taken)

    def _id(self, wanted: str) -> str:
        chosen = wanted if wanted and wanted not in self._taken else new_id()
        self._taken.add(chosen)
        return chosen

    def plan(self, plan: Plan, plan_id: str = "") -> Iterator[tuple[str, Image]]:
        """All rows of a plan as (table, image), parents first; `plan_id` keeps an id that is already in use."""
        id_ = self._id(plan_id or plan.id)
        yield "plan", plan_image(plan, id_)
        for place, section in enumerate(plan.sections, 1):
            yield from self.section(section, id_, float(place))
        for place, appendix in enumerate(plan.appendices, 1):
            yield from self.appendix(appendix, id_, float(place))
        for place, remark in enumerate(plan.remarks, 1):
            texts = (printable(remark.message), printable(remark.text), printable(remark.place))
            yield "remark", (self._id(remark.id), id_, float(place), *texts)

    def section(self, section: Section, parent: str, position: float) -> Iterator[tuple[str, Image]]:
        """The rows of a section and of those in it."""
        id_ = self._id(section.id)
        yield "section", (
            id_, parent, position, printable(section.number), printable(section.heading),
            pack_json(_clean(section.paragraphs)),
        )  # fmt: skip
        for place, below in enumerate(section.sections, 1):
            yield from self.section(below, id_, float(place))

    def appendix(self, appendix: Appendix, parent: str, position: float) -> Iterator[tuple[str, Image]]:
        """The rows of an appendix and of all in it."""
        id_ = self._id(appendix.id)
        texts = (
            printable(appendix.title),
            _maybe(appendix.label),
            _maybe(appendix.caption),
            printable(appendix.closing),
        )
        yield "appendix", (id_, parent, position, *texts, pack_layout(appendix.layout))
        for place, area in enumerate(appendix.areas, 1):
            yield from self.item(area, id_, float(place))

    def item(self, item: Area | Item, parent: str, position: float) -> Iterator[tuple[str, Image]]:
        """The rows of an area, group, objective or task and of all in it."""
        id_ = self._id(item.id)
        style = item.item_style.value if isinstance(item, Area) and item.item_style is not None else None
        kind = type(item).__name__.lower()
        yield "item", (id_, parent, position, kind, printable(item.title), style, printable(item.source_number))
        if isinstance(item, Task):
            for place, line in enumerate(item.lines, 1):
                yield "line", self.line(line, id_, float(place))
            return
        for place, below in enumerate(item.items, 1):
            yield from self.item(below, id_, float(place))

    def line(self, line: Line, task: str, position: float) -> Image:
        """The row of a line."""
        return (
            self._id(line.id),
            task,
            position,
            printable(line.activity),
            printable(line.product),
            printable(line.lead),
            printable(line.partners),
            printable(line.deadline),
            printable(line.funding),
            printable(line.note),
            printable(line.reference),
            pack_merged(line.merged),
            pack_extra(line.extra) if line.extra else NO_EXTRA,
        )


def _maybe(text: str | None) -> str | None:
    return None if text is None else printable(text)


def plan_image(plan: Plan, id_: str) -> Image:
    """The one row of the table "plan"."""
    period, signer = plan.period, plan.signer
    letterhead = (
        plan.title, plan.agency, plan.parent_agency, plan.place, plan.number, plan.symbol, plan.issued
    )  # fmt: skip
    return (
        id_,
        *map(printable, letterhead),
        period.start,
        period.end,
        period.vision,
        *map(printable, (signer.authority, signer.position, signer.name)),
        pack_json(_clean(plan.legal_bases)),
        pack_json(_clean(plan.recipients)),
    )
