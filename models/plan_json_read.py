"""JSON text and plain data in the format "cchc-plan/1" -> a plan; all of it may come from a stranger."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.errors import InputProblem
from models.i18n import _
from models.layout import HEAD_FIELDS, LAYOUT_NAMES, Align, Column, Layout, built_in_layout, is_field, layout_from_json
from models.numbering import Style
from models.page_settings import page_settings_from_json
from models.plan import (
    LINE_FIELDS,
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
)
from models.plan_json_write import FORMAT
from models.registers import Entry, check_settings_from_json, entry_from_json
from models.text import one_line, printable

_MAX_DEPTH = 20
_LONGEST_NAME = 40


def load_plan(text: str) -> Plan:
    """The plan in JSON text; raises InputProblem where the text is no JSON or no plan."""
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _trouble(_("Tệp JSON hỏng hoặc không phải JSON"), repr(error)) from error
    return plan_from_json(data)


def plan_from_json(data: Any) -> Plan:
    """The plan in plain data; raises InputProblem where it is not in the format cchc-plan/1."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        message = _("Tệp JSON không phải kế hoạch dạng “{format}”; hãy chọn tệp JSON do chương trình này xuất ra.")
        raise InputProblem(message.format(format=FORMAT))
    period, signer = _map(data.get("period")), _map(data.get("signer"))
    return Plan(
        title=_text(data.get("title")),
        agency=_text(data.get("agency")),
        parent_agency=_text(data.get("parent_agency")),
        place=_text(data.get("place")),
        number=_text(data.get("number")),
        symbol=_text(data.get("symbol")),
        issued=_text(data.get("issued")),
        period=Period(_year(period.get("start")), _year(period.get("end")), _year(period.get("vision"))),
        signer=Signer(_text(signer.get("authority")), _text(signer.get("position")), _text(signer.get("name"))),
        legal_bases=_texts(data.get("legal_bases")),
        recipients=_texts(data.get("recipients")),
        page=page_settings_from_json(data.get("page")),
        sections=tuple(_section_in(_map(section), 0) for section in _seq(data.get("sections"))),
        appendices=tuple(appendix_from_json(_map(appendix)) for appendix in _seq(data.get("appendices"))),
        remarks=tuple(_remark_in(_map(remark)) for remark in _seq(data.get("import_remarks"))),
        entries=tuple(entry for one in _seq(data.get("registers")) if (entry := _entry_in(_map(one))) is not None),
        checks=check_settings_from_json(data.get("checks")),
    )


def _remark_in(data: Mapping[str, Any]) -> Remark:
    texts = {name: _text(data.get(name)) for name in ("message", "text", "place", "at")}
    return Remark(**texts)


def _entry_in(data: Mapping[str, Any]) -> Entry | None:
    return entry_from_json(_text(data.get("register")), data)


def _section_in(data: Mapping[str, Any], depth: int) -> Section:
    if depth > _MAX_DEPTH:
        raise _trouble(_("Các mục trong tệp JSON lồng nhau quá sâu"))
    return Section(
        number=_text(data.get("number")),
        heading=_text(data.get("heading")),
        paragraphs=_texts(data.get("paragraphs")),
        sections=tuple(_section_in(_map(below), depth + 1) for below in _seq(data.get("sections"))),
    )


def appendix_from_json(data: Mapping[str, Any]) -> Appendix:
    """One appendix from plain data; its layout is the one stored, else the built-in one its columns fit."""
    areas = tuple(_area_in(_map(area)) for area in _seq(data.get("areas")))
    label, caption = data.get("label"), data.get("caption")
    layout = data.get("layout")
    if isinstance(layout, Mapping):
        chosen = layout_from_json(layout)
        if not chosen.shown:
            # A table without a column cannot be drawn, and a cell that nobody sees cannot be repaired.
            chosen = layout_for_columns([], chosen.is_list)
    else:
        chosen = layout_for_columns([_map(c) for c in _seq(data.get("columns"))], data.get("form") == "list")
        areas = tuple(_with_item_style(area, chosen) for area in areas)
    return Appendix(
        title=_text(data.get("title")),
        label=None if label is None else _text(label),
        caption=None if caption is None else _text(caption),
        closing=_text(data.get("closing")),
        landscape=landscape if isinstance(landscape := data.get("landscape"), bool) else None,
        layout=chosen,
        areas=areas,
    )


def layout_for_columns(columns: Sequence[Mapping[str, Any]], is_list: bool) -> Layout:
    """The built-in layout with just these columns, else one made of them; without any, a common built-in one."""
    if not columns:
        return built_in_layout("list" if is_list else "product-first")
    wanted = [(_text(c.get("field")), _text(c.get("header")), _text(c.get("group"))) for c in columns]
    for field, _header, _group in wanted:
        if not is_field(field):
            raise _trouble(_("Tệp JSON có cột lạ “{field}”").format(field=_named(field)))
    widths: dict[str, Column] = {}
    for name in LAYOUT_NAMES:
        layout = built_in_layout(name)
        shown = [(c.field, c.header, c.group) for c in layout.shown if not (is_list and c.field in HEAD_FIELDS)]
        if layout.is_list == is_list and shown == wanted:
            return layout
        for column in layout.shown:
            if not layout.is_list:
                widths.setdefault(column.field, column)
    base = built_in_layout("list" if is_list else "product-first")
    made = [
        replace(widths[field], header=header, group=group)
        if field in widths
        else Column(field=field, header=header, group=group, align=Align.LEFT)
        for field, header, group in wanted
    ]
    if is_list:
        made = [*(c for c in base.columns if c.field in HEAD_FIELDS), *made]
    return replace(base, name="custom", title=_("Mẫu riêng của kế hoạch"), columns=tuple(made))


def _with_item_style(area: Area, layout: Layout) -> Area:
    """The area with the numbering style that its own numbers show, where it is not the layout's."""
    first = next((item.source_number for item in area.items if item.source_number), "")
    padded = len(first) > 1 and first.startswith("0") and first.isdigit()
    if padded and layout.numbering.item is Style.ARABIC:
        return replace(area, item_style=Style.PADDED)
    return area


def _area_in(data: Mapping[str, Any]) -> Area:
    style = data.get("item_style")
    return Area(
        title=_text(data.get("title")),
        source_number=_text(data.get("number")),
        item_style=Style(style) if style in set(Style) else None,
        items=tuple(_item_in(_map(item)) for item in _seq(data.get("items"))),
    )


def _item_in(data: Mapping[str, Any]) -> Item:
    kind, title, number = data.get("kind"), _text(data.get("title")), _text(data.get("number"))
    if kind == "task":
        lines = tuple(_line_in(_map(line)) for line in _seq(data.get("lines")))
        return Task(title=title, source_number=number, lines=lines or (Line(),))
    if kind not in ("objective", "group"):
        raise _trouble(_("Tệp JSON có mục thuộc loại lạ “{kind}”").format(kind=_named(kind)))
    below = [_map(item) for item in _seq(data.get("items"))]
    allowed = ("task",) if kind == "objective" else ("task", "objective")
    for item in below:
        if item.get("kind") not in allowed:
            raise _trouble(_("Tệp JSON đặt một “{kind}” sai chỗ").format(kind=_named(item.get("kind"))))
    items = tuple(_item_in(item) for item in below)
    if kind == "objective":
        tasks = tuple(item for item in items if isinstance(item, Task))
        return Objective(title=title, source_number=number, items=tasks)
    inner = tuple(item for item in items if not isinstance(item, Group))
    return Group(title=title, source_number=number, items=inner)


def _line_in(data: Mapping[str, Any]) -> Line:
    texts = {name: _text(data.get(name)) for name in LINE_FIELDS}
    extra = {str(key): _text(value) for key, value in _map(data.get("extra")).items()}
    merged = frozenset(_text(name) for name in _seq(data.get("merged")))
    return Line(**texts, reference=_text(data.get("reference")), merged=merged, extra=extra)


def _trouble(what: str, details: str = "") -> InputProblem:
    return InputProblem(_("{what}; hãy xuất lại tệp rồi nhập lại.").format(what=what), details)


def _named(value: Any) -> str:
    """A value as a sentence can name it."""
    return one_line(value)[:_LONGEST_NAME] if isinstance(value, str) else "…"


def _text(value: Any) -> str:
    return "" if value is None else printable(str(value))


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(item) for item in _seq(value))


def _year(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000 else None


def _map(value: Any) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise _trouble(_("Tệp JSON có dữ liệu sai kiểu (cần một đối tượng)"), repr(value)[:200])
    return value


def _seq(value: Any) -> Sequence[Any]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _trouble(_("Tệp JSON có dữ liệu sai kiểu (cần một danh sách)"), repr(value)[:200])
    return value
