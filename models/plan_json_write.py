"""A plan -> plain data and JSON text in the format "cchc-plan/1"."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from models.grid.numbers import printed_numbers
from models.layout import HEAD_FIELDS
from models.plan import LINE_FIELDS, Appendix, Area, Item, Line, Plan, Section, Task
from models.registers import Entry, entry_to_json, kind_of

FORMAT = "cchc-plan/1"


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain data; absent values are null, numbers are those the program prints."""
    return {
        "format": FORMAT,
        "title": plan.title,
        "agency": plan.agency,
        "parent_agency": plan.parent_agency,
        "place": plan.place,
        "number": plan.number or None,
        "symbol": plan.symbol,
        "issued": plan.issued or None,
        "period": {"start": plan.period.start, "end": plan.period.end, "vision": plan.period.vision},
        "signer": {
            "authority": plan.signer.authority or None,
            "position": plan.signer.position,
            "name": plan.signer.name,
        },
        "legal_bases": list(plan.legal_bases),
        "recipients": list(plan.recipients),
        **({"page": plan.page.to_json()} if plan.page.to_json() else {}),
        "sections": [_section_out(section) for section in plan.sections],
        "appendices": [appendix_to_json(appendix) for appendix in plan.appendices],
        "import_remarks": [
            {"message": remark.message, "text": remark.text, "place": remark.place}
            | ({"at": remark.at} if remark.at else {})
            for remark in plan.remarks
        ],
        **({"registers": [_entry_out(entry) for entry in plan.entries]} if plan.entries else {}),
        **({"checks": plan.checks.to_json()} if plan.checks.to_json() else {}),
    }


def dump_plan(plan: Plan) -> str:
    """The plan as JSON text, Vietnamese letters unescaped."""
    return json.dumps(plan_to_json(plan), ensure_ascii=False, indent=1) + "\n"


def _entry_out(entry: Entry) -> dict[str, Any]:
    return {"register": kind_of(entry), **entry_to_json(entry)}


def _section_out(section: Section) -> dict[str, Any]:
    return {
        "number": section.number,
        "heading": section.heading,
        "paragraphs": list(section.paragraphs),
        "sections": [_section_out(below) for below in section.sections],
    }


def appendix_to_json(appendix: Appendix) -> dict[str, Any]:
    """One appendix as plain data, its layout included."""
    numbers = printed_numbers(appendix)
    layout = appendix.layout
    columns = [
        {"field": column.field, "header": column.header} | ({"group": column.group} if column.group else {})
        for column in layout.shown
        if not (layout.is_list and column.field in HEAD_FIELDS)
    ]
    fields = tuple(column.field for column in layout.columns if column.field not in HEAD_FIELDS)
    return {
        "label": appendix.label,
        "title": appendix.title,
        "form": layout.form,
        "caption": appendix.caption,
        "columns": columns,
        "areas": [_area_out(area, numbers, fields) for area in appendix.areas],
        "closing": appendix.closing or None,
        **({} if appendix.landscape is None else {"landscape": appendix.landscape}),
        "layout": layout.to_json(),
    }


def _area_out(area: Area, numbers: Mapping[str, str], fields: Sequence[str]) -> dict[str, Any]:
    out: dict[str, Any] = {"number": numbers.get(area.id) or None, "title": area.title}
    if area.item_style is not None:
        out["item_style"] = area.item_style.value
    out["items"] = [_item_out(item, numbers, fields) for item in area.items]
    return out


def _item_out(item: Item, numbers: Mapping[str, str], fields: Sequence[str]) -> dict[str, Any]:
    kind = type(item).__name__.lower()
    out: dict[str, Any] = {"kind": kind, "number": numbers.get(item.id) or None, "title": item.title}
    if isinstance(item, Task):
        out["lines"] = [_line_out(line, fields) for line in item.lines]
    else:
        out["items"] = [_item_out(below, numbers, fields) for below in item.items]
    return out


def _line_out(line: Line, fields: Sequence[str]) -> dict[str, Any]:
    if line.reference:
        return {"reference": line.reference}
    kept = [name for name in LINE_FIELDS if name in fields or line.text(name)]
    kept.sort(key=lambda name: fields.index(name) if name in fields else len(fields))
    out: dict[str, Any] = {name: line.text(name) for name in kept}
    if line.merged:
        in_order = dict.fromkeys((*kept, *sorted(line.merged)))
        out["merged"] = [name for name in in_order if name in line.merged]
    if line.extra:
        out["extra"] = dict(line.extra)
    return out
