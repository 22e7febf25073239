"""Rows -> frozen nodes of models/plan.py, and a whole plan -> rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from models.layout import Layout, layout_from_json
from models.numbering import Style
from models.page_settings import PageSettings, page_settings_from_json
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
from models.registers import Entry, check_settings_from_json, entry_to_json, kind_of, read_entry
from models.store.schema import (
    AppendixImage,
    EntryImage,
    Image,
    ItemImage,
    LineImage,
    PlanImage,
    RemarkImage,
    SectionImage,
)
from models.text import printable

Node = Plan | Section | Appendix | Area | Group | Objective | Task | Line | Remark | Entry
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


def pack_page(page: PageSettings) -> str:
    """The "page" column of the plan: what differs from the defaults."""
    return pack_json(page.to_json())


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


def make_line(image: LineImage) -> Line:
    """A line from its row."""
    return Line(
        id=image.id,
        activity=image.activity,
        product=image.product,
        lead=image.lead,
        partners=image.partners,
        deadline=image.deadline,
        funding=image.funding,
        note=image.note,
        reference=image.reference,
        merged=merged_of(image.merged),
        extra=extra_of(image.extra),
    )


def make_item(image: ItemImage, below: tuple[Any, ...]) -> Area | Item:
    """An area, group, objective or task from its row and its children's nodes."""
    id_, title, source_number = image.id, image.title, image.source_number
    if image.kind == "task":
        return Task(id=id_, title=title, source_number=source_number, lines=below)
    if image.kind == "objective":
        return Objective(id=id_, title=title, source_number=source_number, items=below)
    if image.kind == "group":
        return Group(id=id_, title=title, source_number=source_number, items=below)
    style = None if image.item_style is None else Style(image.item_style)
    return Area(id=id_, title=title, source_number=source_number, item_style=style, items=below)


def make_section(image: SectionImage, below: tuple[Section, ...]) -> Section:
    """A body section from its row and the sections in it."""
    paragraphs = tuple(json.loads(image.paragraphs))
    return Section(id=image.id, number=image.number, heading=image.heading, paragraphs=paragraphs, sections=below)


@lru_cache(maxsize=64)
def make_layout(text: str) -> Layout:
    """A layout from the "layout" column of an appendix; cached, because every edit builds its appendix anew."""
    return layout_from_json(json.loads(text))


def make_appendix(image: AppendixImage, areas: tuple[Area, ...]) -> Appendix:
    """An appendix from its row and its areas."""
    return Appendix(
        id=image.id,
        title=image.title,
        label=image.label,
        caption=image.caption,
        closing=image.closing,
        landscape=None if image.landscape is None else bool(image.landscape),
        layout=make_layout(image.layout),
        areas=areas,
    )


def make_remark(image: RemarkImage) -> Remark:
    """A remark from its row."""
    return Remark(id=image.id, message=image.message, text=image.text, place=image.place, at=image.at)


def make_entry(image: EntryImage) -> Entry | None:
    """An entry of the registers from its row; None for a kind of a later program."""
    return read_entry(image.kind, image.data, image.id)


def make_plan(
    image: PlanImage,
    sections: tuple[Section, ...],
    appendices: tuple[Appendix, ...],
    remarks: tuple[Remark, ...],
    entries: tuple[Entry, ...] = (),
) -> Plan:
    """The plan from its row and all that stands directly in it."""
    return Plan(
        id=image.id,
        title=image.title,
        agency=image.agency,
        parent_agency=image.parent_agency,
        place=image.place,
        number=image.number,
        symbol=image.symbol,
        issued=image.issued,
        period=Period(image.period_start, image.period_end, image.period_vision),
        signer=Signer(image.signer_authority, image.signer_position, image.signer_name),
        legal_bases=tuple(json.loads(image.legal_bases)),
        recipients=tuple(json.loads(image.recipients)),
        page=page_settings_from_json(json.loads(image.page)),
        sections=sections,
        appendices=appendices,
        remarks=remarks,
        entries=entries,
        checks=check_settings_from_json(json.loads(image.checks)),
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
            yield "remark", self.remark(remark, id_, float(place))
        for place, entry in enumerate(plan.entries, 1):
            yield "entry", self.entry(entry, id_, float(place))

    def remark(self, remark: Remark, plan: str, position: float) -> RemarkImage:
        """The row of a remark."""
        texts = (printable(remark.message), printable(remark.text), printable(remark.place))
        return RemarkImage(self._id(remark.id), plan, position, *texts, printable(remark.at))

    def entry(self, entry: Entry, plan: str, position: float) -> EntryImage:
        """The row of an entry of the registers."""
        data = pack_json(_clean(entry_to_json(entry)))
        return EntryImage(self._id(entry.id), plan, position, kind_of(entry), data)

    def section(self, section: Section, parent: str, position: float) -> Iterator[tuple[str, Image]]:
        """The rows of a section and of those in it."""
        id_ = self._id(section.id)
        yield (
            "section",
            SectionImage(
                id=id_,
                parent_id=parent,
                position=position,
                number=printable(section.number),
                heading=printable(section.heading),
                paragraphs=pack_json(_clean(section.paragraphs)),
            ),
        )
        for place, below in enumerate(section.sections, 1):
            yield from self.section(below, id_, float(place))

    def appendix(self, appendix: Appendix, parent: str, position: float) -> Iterator[tuple[str, Image]]:
        """The rows of an appendix and of all in it."""
        id_ = self._id(appendix.id)
        yield (
            "appendix",
            AppendixImage(
                id=id_,
                parent_id=parent,
                position=position,
                title=printable(appendix.title),
                label=_maybe(appendix.label),
                caption=_maybe(appendix.caption),
                closing=printable(appendix.closing),
                layout=pack_layout(appendix.layout),
                landscape=None if appendix.landscape is None else int(appendix.landscape),
            ),
        )
        for place, area in enumerate(appendix.areas, 1):
            yield from self.item(area, id_, float(place))

    def item(self, item: Area | Item, parent: str, position: float) -> Iterator[tuple[str, Image]]:
        """The rows of an area, group, objective or task and of all in it."""
        id_ = self._id(item.id)
        style = item.item_style.value if isinstance(item, Area) and item.item_style is not None else None
        kind = type(item).__name__.lower()
        title, source_number = printable(item.title), printable(item.source_number)
        yield "item", ItemImage(id_, parent, position, kind, title, style, source_number)
        if isinstance(item, Task):
            for place, line in enumerate(item.lines, 1):
                yield "line", self.line(line, id_, float(place))
            return
        for place, below in enumerate(item.items, 1):
            yield from self.item(below, id_, float(place))

    def line(self, line: Line, task: str, position: float) -> LineImage:
        """The row of a line."""
        return LineImage(
            id=self._id(line.id),
            task_id=task,
            position=position,
            activity=printable(line.activity),
            product=printable(line.product),
            lead=printable(line.lead),
            partners=printable(line.partners),
            deadline=printable(line.deadline),
            funding=printable(line.funding),
            note=printable(line.note),
            reference=printable(line.reference),
            merged=pack_merged(line.merged),
            extra=pack_extra(line.extra),
        )


def _maybe(text: str | None) -> str | None:
    return None if text is None else printable(text)


def plan_image(plan: Plan, id_: str) -> PlanImage:
    """The one row of the table "plan"."""
    return PlanImage(
        id=id_,
        title=printable(plan.title),
        agency=printable(plan.agency),
        parent_agency=printable(plan.parent_agency),
        place=printable(plan.place),
        number=printable(plan.number),
        symbol=printable(plan.symbol),
        issued=printable(plan.issued),
        period_start=plan.period.start,
        period_end=plan.period.end,
        period_vision=plan.period.vision,
        signer_authority=printable(plan.signer.authority),
        signer_position=printable(plan.signer.position),
        signer_name=printable(plan.signer.name),
        legal_bases=pack_json(_clean(plan.legal_bases)),
        recipients=pack_json(_clean(plan.recipients)),
        page=pack_page(plan.page),
        checks=pack_json(_clean(plan.checks.to_json())),
    )
